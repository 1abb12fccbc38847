// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "screen.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace dockpass::bench {

namespace {

constexpr std::size_t lookAtEvery = 3;

/// The words of an X window dump's header that matter here; all are big-endian.
enum HeaderWord { HeaderSize = 0, Height = 5, BitsPerPixel = 11, BytesPerLine = 12, Colors = 19, HeaderWords = 25 };

std::size_t wordAt(const std::byte *header, HeaderWord index)
{
    std::size_t word = 0;
    for (std::size_t i = 0; i < 4; ++i)
        word = word << 8 | std::to_integer<std::size_t>(header[4 * std::size_t(index) + i]);
    return word;
}

} // namespace

Screen::Screen(const char *file)
{
    const int descriptor = ::open(file, O_RDONLY | O_CLOEXEC);
    struct stat facts
    {
    };
    if (descriptor < 0 || ::fstat(descriptor, &facts) != 0)
        throw std::runtime_error("the screen's file cannot be read");
    m_size = std::size_t(facts.st_size);
    m_file = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (m_file == MAP_FAILED || m_size < 4 * HeaderWords)
        throw std::runtime_error("the screen's file cannot be mapped");

    const auto *header = static_cast<const std::byte *>(m_file);
    constexpr std::size_t bytesOfAColor = 12;
    const std::size_t start = wordAt(header, HeaderSize) + wordAt(header, Colors) * bytesOfAColor;
    m_line = wordAt(header, BytesPerLine);
    m_lines = wordAt(header, Height) / lookAtEvery;
    m_stride = m_line * lookAtEvery;
    if (wordAt(header, BitsPerPixel) != 32 || start + m_stride * m_lines > m_size)
        throw std::runtime_error("the screen has another form than expected");
    m_pixels = header + start;
    m_seen.resize(m_line * m_lines);
    (void)changed();
}

Screen::~Screen()
{
    ::munmap(m_file, m_size);
}

bool Screen::changed()
{
    bool any = false;
    for (std::size_t i = 0; i < m_lines; ++i) {
        const std::byte *shown = m_pixels + i * m_stride;
        std::byte *seen = m_seen.data() + i * m_line;
        if (std::memcmp(seen, shown, m_line) != 0) {
            std::memcpy(seen, shown, m_line);
            any = true;
        }
    }
    return any;
}

} // namespace dockpass::bench
