// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/posixfile.h"

#include <cerrno>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// English everywhere, which strerror() is not.
QString nameOf(int error)
{
    switch (error) {
    case ENOSPC:
        return u"no space left (ENOSPC)"_s;
    case EDQUOT:
        return u"quota used up (EDQUOT)"_s;
    case EIO:
        return u"input/output error (EIO)"_s;
    case EROFS:
        return u"read-only file system (EROFS)"_s;
    case EACCES:
        return u"permission denied (EACCES)"_s;
    case EPERM:
        return u"not permitted (EPERM)"_s;
    case ENOTDIR:
        return u"not a folder (ENOTDIR)"_s;
    case ENOENT:
        return u"not there (ENOENT)"_s;
    case EMFILE:
    case ENFILE:
        return u"too many open files (%1)"_s.arg(error);
    default:
        return u"error %1"_s.arg(error);
    }
}

QString modeText(const struct stat &status)
{
    return u"mode 0%1"_s.arg(uint(status.st_mode & 07777), 0, 8);
}

} // namespace

Failure failed(QLatin1StringView call)
{
    return {.kind = Kind::FileFailed, .detail = u"%1: %2"_s.arg(call, nameOf(errno))};
}

Failure exposed(const QString &what)
{
    return {.kind = Kind::FileExposed, .detail = what};
}

bool isLink(int error)
{
    return error == ELOOP || error == EMLINK; // the latter: FreeBSD
}

std::optional<Failure> faultOf(int descriptor, QLatin1StringView what, mode_t type)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return failed("fstat"_L1);
    if ((status.st_mode & S_IFMT) != type)
        return exposed(u"%1: of another type"_s.arg(what));
    if (status.st_uid != ::geteuid())
        return exposed(u"%1: belongs to another user"_s.arg(what));
    if (status.st_mode & forOthers)
        return exposed(u"%1: %2"_s.arg(what, modeText(status)));
    return {};
}

std::optional<Secret> readAll(int descriptor, qsizetype limit)
{
    Secret bytes = Secret::ofSize(limit + 1);
    qsizetype size = 0;
    while (size <= limit) {
        const ssize_t got = ::read(descriptor, bytes.data() + size, std::size_t(limit + 1 - size));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return {};
        if (got == 0) {
            bytes.truncate(size);
            return bytes;
        }
        size += got;
    }
    errno = 0;
    return {};
}

} // namespace dockpass::store
