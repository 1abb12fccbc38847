// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/privatefolder.h"

#include "base/logging.h"
#include "store/posixfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <memory>
#include <utility>

#include <dirent.h>
#include <sys/file.h>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

constexpr auto leftoverSuffix = ".new"_L1;

/// Of a file that is being written. Never another's: on NFS the lock on a folder is each device's own, and a rename must
/// not bring what another device has half written.
QByteArray freshNameFor(const QString &name)
{
    const QString own = QString::number(QRandomGenerator::system()->generate64(), 16);
    return QFile::encodeName(name + u'.' + own + leftoverSuffix);
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
        const int error = errno;
        const Failure failure = failed("open of the folder"_L1);
        struct stat status = {};
        const bool other = (isLink(error) || error == ENOTDIR) // or what leads to it is none
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
    const QByteArray fresh = freshNameFor(name);
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

Result<Done, Failure> PrivateFolder::removeLeftovers(const QString &of) const
{
    if (!isThere())
        return Done{};
    const int copy = ::openat(m_descriptor, ".", readFlags | O_DIRECTORY);
    const std::unique_ptr<DIR, int (*)(DIR *)> list(copy >= 0 ? ::fdopendir(copy) : nullptr, &::closedir);
    if (!list)
        return failed("list of the folder"_L1);
    const QByteArray prefix = of.isEmpty() ? QByteArray() : QFile::encodeName(of + u'.');
    std::optional<Failure> failure;
    while (const dirent *entry = ::readdir(list.get())) {
        const QByteArrayView name(entry->d_name);
        if (!name.startsWith(prefix) || !name.endsWith(QByteArrayView(leftoverSuffix.data(), leftoverSuffix.size())))
            continue;
        const bool removed = ::unlinkat(m_descriptor, entry->d_name, 0) == 0;
        if (!removed && errno != ENOENT)
            failure = failed("unlink of a file not written to its end"_L1);
        qCInfo(logging::store) << (removed ? "removed" : "cannot remove") << "a file that was not written to its end";
    }
    if (failure)
        return std::move(*failure);
    return Done{};
}

bool bringToDisk(const QString &path)
{
    // A person may have linked the folder to elsewhere.
    const Descriptor descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return descriptor.isOpen() && (::fsync(descriptor.get()) == 0 || errno == EINVAL);
}

} // namespace dockpass::store
