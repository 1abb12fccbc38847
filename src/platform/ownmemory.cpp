// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/ownmemory.h"

#include "platform/sanitizer.h"

#if defined(Q_OS_LINUX)
#include <openssl/crypto.h>

#include <QFile>

#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>
#endif

namespace dockpass::platform {

using namespace Qt::StringLiterals;

#if defined(Q_OS_LINUX)

namespace {

constexpr std::size_t pieceSize = 1 << 20;
/// Of a mapping, in bytes. What is larger holds nothing: it keeps addresses free, and would take days to read through
/// (the shadow of the address sanitizer, 14 TiB).
constexpr quintptr largestMapping = quintptr(1) << 36;
#if defined(DOCKPASS_SANITIZED)
/// The shadow of the lowest addresses begins here: 256 MB that say which memory is whose, nothing of what is in it.
constexpr quintptr lowShadow = 0x7fff8000;
#else
constexpr quintptr lowShadow = 0;
#endif

struct Mapping
{
    quintptr begin = 0;
    quintptr end = 0;
};

/// Pages of our own for the copies: a mapping by itself, that the search can leave out and that the system takes back.
class Window
{
public:
    Window() : m_pages(mmap(nullptr, pieceSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {}
    ~Window()
    {
        if (isGood()) {
            OPENSSL_cleanse(m_pages, pieceSize);
            munmap(m_pages, pieceSize);
        }
    }
    Q_DISABLE_COPY_MOVE(Window)

    [[nodiscard]] bool isGood() const { return m_pages != MAP_FAILED; }
    [[nodiscard]] char *bytes() const { return static_cast<char *>(m_pages); }
    [[nodiscard]] quintptr begin() const { return reinterpret_cast<quintptr>(m_pages); }

private:
    void *m_pages;
};

/// "7f12a000-7f12c000 rw-p 00000000 00:00 0   [heap]"; nothing: not to be looked at.
bool readMapping(const QByteArray &line, Mapping &mapping)
{
    const QByteArrayList words = line.simplified().split(' ');
    const QByteArrayList range = words.value(0).split('-');
    const QByteArray rights = words.value(1);
    const QByteArray file = words.value(5);
    const bool device = file.startsWith("/dev/") && !file.startsWith("/dev/shm/") && !file.startsWith("/dev/zero");
    if (range.size() != 2 || !rights.startsWith("rw") || device)
        return false;
    mapping = {quintptr(range[0].toULongLong(nullptr, 16)), quintptr(range[1].toULongLong(nullptr, 16))};
    const bool shadow = mapping.begin <= lowShadow && lowShadow < mapping.end;
    return mapping.begin < mapping.end && mapping.end - mapping.begin <= largestMapping && !shadow;
}

std::vector<Mapping> writableMappings()
{
    std::vector<Mapping> mappings;
    // Readable for the process itself even where it may not be dumped; /proc/self/mem is not.
    QFile file(u"/proc/self/maps"_s);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return mappings;
    const QByteArray all = file.readAll();
    Mapping mapping;
    for (const QByteArray &line : all.split('\n')) {
        if (readMapping(line, mapping))
            mappings.push_back(mapping);
    }
    return mappings;
}

/// Copies from our own memory without trusting it to be there: another thread may give it back at any time.
/// Bytes read; 0: it is gone; -1: that is not allowed, see errno.
qint64 copy(quintptr from, char *to, std::size_t size)
{
    const iovec local{to, size};
    const iovec remote{reinterpret_cast<void *>(from), size}; // NOLINT(performance-no-int-to-ptr)
    const ssize_t count = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
    return count < 0 && errno == EFAULT ? 0 : count;
}

} // namespace

Result<qint64, QString> readOwnMemory(qsizetype overlap, const std::function<void(QByteArrayView)> &look)
{
    const Window window;
    const std::vector<Mapping> mappings = writableMappings();
    if (!window.isGood() || mappings.empty())
        return u"the list of its mappings cannot be read"_s;
    const auto kept = static_cast<std::size_t>(overlap);
    const auto page = static_cast<quintptr>(sysconf(_SC_PAGESIZE));
    qint64 seen = 0;
    for (const Mapping &mapping : mappings) {
        std::size_t before = 0; // bytes of the piece before
        for (quintptr at = mapping.begin; at < mapping.end;) {
            if (at == window.begin()) {
                at += pieceSize; // neighbours in memory may be shown as one mapping
                before = 0;
                continue;
            }
            std::size_t size = std::min<std::size_t>(pieceSize - kept, mapping.end - at);
            if (at < window.begin())
                size = std::min<std::size_t>(size, window.begin() - at);
            const qint64 count = copy(at, window.bytes() + before, size);
            if (count < 0)
                return u"process_vm_readv: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno)));
            if (count == 0) { // given back meanwhile: this page is, but perhaps not the next one
                at += page - at % page;
                before = 0;
                continue;
            }
            const std::size_t held = before + std::size_t(count);
            look({window.bytes(), qsizetype(held)});
            seen += count;
            at += quintptr(count);
            before = std::min(kept, held);
            std::memmove(window.bytes(), window.bytes() + held - before, before);
        }
    }
    return seen;
}

#else

Result<qint64, QString> readOwnMemory(qsizetype, const std::function<void(QByteArrayView)> &)
{
    return u"not possible on this system"_s;
}

#endif

} // namespace dockpass::platform
