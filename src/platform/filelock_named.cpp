// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/filelock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <chrono>
#include <cstdlib>

namespace dockpass::platform {

using namespace std::chrono_literals;

namespace {

/// A file that names no holder is being written just now, or was left behind; after this it was left behind.
constexpr std::chrono::milliseconds longestWrite = 2s;

/// Removes the file of a holder that died (or lost power) before its name was in it: nobody else ever would.
bool removeNameless(QLockFile &lock, const QString &path)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&process, &host, &program))
        return false;
    const QDateTime written = QFileInfo(path).lastModified();
    if (!written.isValid() || std::abs(written.msecsTo(QDateTime::currentDateTime())) < longestWrite.count())
        return false;
    return lock.removeStaleLockFile(); // not if somebody alive has it open after all
}

/// Closed to all others, where the system knows such modes.
void makeFolder(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool isTaken(const QLockFile &lock)
{
    return lock.error() == QLockFile::LockFailedError;
}

} // namespace

struct FileLock::Hold
{
    explicit Hold(const QString &path) : file(path) { file.setStaleLockTime(0); } // only a dead holder's is taken over
    QLockFile file;
};

FileLock::FileLock(QString file) : m_file(std::move(file)) {}

FileLock::~FileLock() = default;

FileLock::Outcome FileLock::tryHold()
{
    if (m_hold)
        return Outcome::Busy;
    auto hold = std::make_unique<Hold>(m_file);
    QLockFile &lock = hold->file;
    if (!lock.tryLock(0ms)) {
        if (isTaken(lock) && !removeNameless(lock, m_file))
            return Outcome::Busy;
        if (!isTaken(lock))
            makeFolder(QFileInfo(m_file).absolutePath());
        if (!lock.tryLock(0ms))
            return isTaken(lock) ? Outcome::Busy : Outcome::Impossible;
    }
    m_hold = std::move(hold);
    return Outcome::Held;
}

void FileLock::letGo()
{
    m_hold.reset();
}

} // namespace dockpass::platform
