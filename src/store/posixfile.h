// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/secret.h"

#include <QString>

#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/// What the file store's calls to a POSIX system have in common.
namespace dockpass::store {

/// Closes what it holds; -1: nothing.
class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Never follows a link, and never waits for the other end of a pipe.
inline constexpr int readFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
inline constexpr mode_t forOthers = S_IRWXG | S_IRWXO;

/// Of the call that has just failed, by errno.
Failure failed(QLatin1StringView call);
Failure exposed(const QString &what);
/// open() has refused to follow a link.
bool isLink(int error);
/// Why it may not be used, whatever it is called; nothing: it may. `type`: S_IFREG, S_IFDIR.
std::optional<Failure> faultOf(int descriptor, QLatin1StringView what, mode_t type);
/// All of it, or nothing with `errno` set; nothing and 0 where it is larger than `limit`.
std::optional<Secret> readAll(int descriptor, qsizetype limit);

} // namespace dockpass::store
