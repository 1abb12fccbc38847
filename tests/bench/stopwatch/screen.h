// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <vector>

namespace dockpass::bench {

/// What a virtual display shows, read from the file in which `Xvfb -fbdir` keeps it: looking costs the X server nothing.
class Screen
{
public:
    /// Throws std::runtime_error if `file` is no screen of 32 bits a pixel.
    explicit Screen(const char *file);
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    /// Whether anything looks other than at the last call. Every third line is looked at: no letter is lower than that.
    [[nodiscard]] bool changed();

private:
    void *m_file = nullptr;
    std::size_t m_size = 0;
    const std::byte *m_pixels = nullptr;
    std::size_t m_stride = 0; ///< bytes from one looked-at line to the next
    std::size_t m_line = 0;   ///< bytes of a line
    std::size_t m_lines = 0;
    std::vector<std::byte> m_seen;
};

} // namespace dockpass::bench
