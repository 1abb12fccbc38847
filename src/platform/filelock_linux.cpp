// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/filelock.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dockpass::platform {

/// An open file with a lock that the kernel gives back when the file is closed, be it by a kill.
struct FileLock::Hold
{
    explicit Hold(int descriptor) : file(descriptor) {}
    ~Hold() { ::close(file); }
    Hold(const Hold &) = delete;
    Hold &operator=(const Hold &) = delete;

    int file;
};

namespace {

int openForLock(const QByteArray &path)
{
    return ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
}

/// Makes it and what leads to it, each closed to all others (XDG base directories: mode 0700).
bool makeFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const QString parent = QFileInfo(path).path();
    int made = ::mkdir(name.constData(), S_IRWXU);
    if (made != 0 && errno == ENOENT && parent != path && makeFolder(parent))
        made = ::mkdir(name.constData(), S_IRWXU);
    return made == 0 || errno == EEXIST; // another process was faster
}

/// One that somebody else has made may be open to others. A link is not followed: what it leads to is not ours.
void closeToOthers(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (folder < 0)
        return;
    struct stat is
    {
    };
    if (::fstat(folder, &is) == 0 && is.st_uid == ::geteuid() && (is.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        ::fchmod(folder, S_IRWXU);
    ::close(folder);
}

/// Whether others who open this path meet this very file. Somebody may have cleaned the folder up meanwhile.
bool isStillAt(const QByteArray &path, int file)
{
    struct stat opened
    {
    };
    struct stat there
    {
    };
    return ::fstat(file, &opened) == 0 && ::lstat(path.constData(), &there) == 0 && opened.st_ino == there.st_ino
        && opened.st_dev == there.st_dev;
}

} // namespace

FileLock::FileLock(QString file) : m_file(std::move(file)) {}

FileLock::~FileLock() = default;

FileLock::Outcome FileLock::tryHold()
{
    if (m_hold)
        return Outcome::Busy;
    const QByteArray path = QFile::encodeName(m_file);
    const QString folder = QFileInfo(m_file).absolutePath();
    int file = openForLock(path);
    if (file < 0 && errno == ENOENT && makeFolder(folder))
        file = openForLock(path);
    if (file < 0)
        return Outcome::Impossible;
    auto hold = std::make_unique<Hold>(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK || errno == EINTR ? Outcome::Busy : Outcome::Impossible; // the latter: of NFS
    if (!isStillAt(path, file))
        return Outcome::Busy; // the next try finds the new one
    closeToOthers(folder);
    m_hold = std::move(hold);
    return Outcome::Held;
}

void FileLock::letGo()
{
    m_hold.reset();
}

} // namespace dockpass::platform
