// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/privatefolder.h"

#include "base/logging.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// One name will do: one process writes at a time.
constexpr auto leftoverSuffix = ".new"_L1;

constexpr mode_t forOthers = S_IRWXG | S_IRWXO;

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

/// Of the call that has just failed.
Failure failed(QLatin1StringView call)
{
    return {.kind = Kind::FileFailed, .detail = u"%1: %2"_s.arg(call, nameOf(errno))};
}

Failure exposed(const QString &what)
{
    return {.kind = Kind::FileExposed, .detail = what};
}

QString modeText(const struct stat &status)
{
    return u"mode 0%1"_s.arg(uint(status.st_mode & 07777), 0, 8);
}

/// Closes what it holds.
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

/// Why it may not be used, whatever it is called; nothing: it may.
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

/// All of it, or nothing with `errno` set; nothing and 0 where it is larger than `limit`.
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

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t put = ::write(descriptor, bytes.data(), std::size_t(bytes.size()));
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            bytes = bytes.sliced(put);
    }
    return true;
}

/// Never follows a link, and never waits for the other end of a pipe.
constexpr int readFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

/// Makes it and what leads to it (XDG base directories: mode 0700), and brings each to the disk.
bool makeFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const QString parent = QFileInfo(path).path();
    int made = ::mkdir(name.constData(), S_IRWXU);
    if (made != 0 && errno == ENOENT && parent != path && makeFolder(parent))
        made = ::mkdir(name.constData(), S_IRWXU);
    if (made != 0)
        return errno == EEXIST; // another process was faster
    const Descriptor above(::open(QFile::encodeName(parent).constData(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
    return above.isOpen() && ::fsync(above.get()) == 0;
}

bool isLink(int error)
{
    return error == ELOOP || error == EMLINK; // the latter: FreeBSD
}

} // namespace

Result<PrivateFolder, Failure> PrivateFolder::open(const QString &path, Absent absent, Access access)
{
    const auto openFolder = [name = QFile::encodeName(path)] {
        return ::open(name.constData(), readFlags | O_DIRECTORY);
    };
    int descriptor = openFolder();
    if (descriptor < 0 && errno == ENOENT) {
        if (absent == Absent::Leave)
            return PrivateFolder(-1);
        if (!makeFolder(path))
            return failed("making the folder"_L1);
        descriptor = openFolder();
    }
    if (descriptor < 0) {
        const Failure failure = failed("open of the folder"_L1);
        struct stat status = {};
        const bool other = (isLink(errno) || errno == ENOTDIR) // or what leads to it is none
            && ::lstat(QFile::encodeName(path).constData(), &status) == 0;
        return other ? exposed(u"folder: a link, or no folder"_s) : failure;
    }
    PrivateFolder folder(descriptor);
    if (access == Access::Private) {
        if (auto fault = faultOf(descriptor, "folder"_L1, S_IFDIR))
            return std::move(*fault);
    }
    return folder;
}

PrivateFolder::PrivateFolder(PrivateFolder &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

PrivateFolder::~PrivateFolder()
{
    if (isThere())
        ::close(m_descriptor); // and the lock with it
}

Result<Done, Failure> PrivateFolder::lock() const
{
    while (::flock(m_descriptor, LOCK_EX) != 0) {
        if (errno != EINTR)
            return failed("flock"_L1);
    }
    return Done{};
}

Result<std::optional<QByteArray>, Failure> PrivateFolder::read(const QString &name, qsizetype limit) const
{
    if (!isThere())
        return std::optional<QByteArray>();
    const Descriptor file(::openat(m_descriptor, QFile::encodeName(name).constData(), readFlags));
    if (!file.isOpen() && errno == ENOENT)
        return std::optional<QByteArray>();
    if (!file.isOpen() && isLink(errno))
        return exposed(u"file: a link"_s);
    if (!file.isOpen())
        return failed("open"_L1);
    if (auto fault = faultOf(file.get(), "file"_L1, S_IFREG))
        return std::move(*fault);
    const std::optional<Secret> bytes = readAll(file.get(), limit);
    if (!bytes && errno == 0)
        return Failure{.kind = Kind::FileAltered, .detail = u"larger than such a file can be"_s};
    if (!bytes)
        return failed("read"_L1);
    return std::optional(bytes->view().toByteArray());
}

Result<Done, Failure> PrivateFolder::replace(const QString &name, QByteArrayView bytes) const
{
    const QByteArray final = QFile::encodeName(name);
    const QByteArray fresh = QFile::encodeName(name + leftoverSuffix);
    ::unlinkat(m_descriptor, fresh.constData(), 0); // of one that was killed
    const Descriptor file(::openat(m_descriptor, fresh.constData(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file.isOpen())
        return failed("open for writing"_L1);
    const auto giveUp = [&](QLatin1StringView call) {
        Failure failure = failed(call);
        ::unlinkat(m_descriptor, fresh.constData(), 0);
        return failure;
    };
    if (!writeAll(file.get(), bytes))
        return giveUp("write"_L1);
    if (::fsync(file.get()) != 0)
        return giveUp("fsync"_L1);
    if (::renameat(m_descriptor, fresh.constData(), m_descriptor, final.constData()) != 0)
        return giveUp("rename"_L1);
    if (::fsync(m_descriptor) != 0)
        return failed("fsync of the folder"_L1);
    return Done{};
}

Result<Done, Failure> PrivateFolder::remove(const QString &name) const
{
    if (!isThere())
        return Done{};
    const QByteArray path = QFile::encodeName(name);
    if (::unlinkat(m_descriptor, path.constData(), 0) != 0 && errno != ENOENT)
        return failed("unlink"_L1);
    if (::fsync(m_descriptor) != 0)
        return failed("fsync of the folder"_L1);
    struct stat status = {};
    if (::fstatat(m_descriptor, path.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return Failure{.kind = Kind::FileFailed, .detail = u"the file is still there"_s};
    if (errno != ENOENT)
        return failed("fstatat"_L1);
    return Done{};
}

void PrivateFolder::removeLeftovers() const
{
    const int copy = isThere() ? ::openat(m_descriptor, ".", readFlags | O_DIRECTORY) : -1;
    const std::unique_ptr<DIR, int (*)(DIR *)> list(copy >= 0 ? ::fdopendir(copy) : nullptr, &::closedir);
    if (!list)
        return;
    while (const dirent *entry = ::readdir(list.get())) {
        const QByteArrayView name(entry->d_name);
        if (!name.endsWith(QByteArrayView(leftoverSuffix.data(), leftoverSuffix.size())))
            continue;
        const bool removed = ::unlinkat(m_descriptor, entry->d_name, 0) == 0;
        qCInfo(logging::store) << (removed ? "removed" : "cannot remove") << "a file that was not written to its end";
    }
}

Result<std::optional<Secret>, Failure> readKeyFile(const QString &path, KeyFileOwner owner, qsizetype limit)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), readFlags));
    if (!file.isOpen() && errno == ENOENT)
        return std::optional<Secret>();
    if (!file.isOpen() && isLink(errno))
        return exposed(u"key file: a link"_s);
    if (!file.isOpen())
        return failed("open of the key file"_L1);
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return failed("fstat of the key file"_L1);
    // An access list shows in the mode as the rights of the group: its mask (acl(5)).
    const bool byManager = owner == KeyFileOwner::UserOrManager && status.st_uid == 0 && ::geteuid() != 0
        && status.st_gid == 0 && (status.st_mode & forOthers & ~mode_t(S_IRGRP)) == 0 && S_ISREG(status.st_mode);
    if (!byManager) {
        if (auto fault = faultOf(file.get(), "key file"_L1, S_IFREG))
            return std::move(*fault);
    }
    std::optional<Secret> bytes = readAll(file.get(), limit);
    if (!bytes && errno == 0)
        return Failure{.kind = Kind::FileKeyMissing, .detail = u"key file: too large for a key"_s};
    if (!bytes)
        return failed("read of the key file"_L1);
    return bytes;
}

} // namespace dockpass::store
