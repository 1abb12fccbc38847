// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/instancelock.h"

#include "base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <cstdlib>
#include <utility>

namespace dockpass::platform {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds pollEvery = 50ms;
/// A file that names no holder is being written just now, or was left behind; after this it was left behind.
constexpr std::chrono::milliseconds longestWrite = 2s;
} // namespace

InstanceLock::InstanceLock(QString file, QObject *parent) : QObject(parent), m_file(std::move(file)), m_lock(m_file)
{
    m_lock.setStaleLockTime(0); // never by age: only a dead holder's lock is taken over
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, &InstanceLock::tryAll);
}

InstanceLock::~InstanceLock()
{
    if (m_holds > 0)
        m_lock.unlock();
}

std::optional<InstanceLock::Outcome> InstanceLock::tryOnce()
{
    if (m_holds == 0 && !m_lock.tryLock(0ms)) {
        const bool taken = m_lock.error() == QLockFile::LockFailedError;
        if (taken && !removeNameless())
            return {};
        if (!taken)
            QDir().mkpath(QFileInfo(m_file).absolutePath());
        if (!m_lock.tryLock(0ms)) {
            if (m_lock.error() == QLockFile::LockFailedError)
                return {};
            qCWarning(logging::platform) << "no lock file can be made; going on without a lock between processes";
            return Outcome::Impossible;
        }
    }
    ++m_holds;
    return Outcome::Held;
}

bool InstanceLock::removeNameless()
{
    qint64 process = 0;
    QString host;
    QString program;
    if (m_lock.getLockInfo(&process, &host, &program))
        return false;
    const QDateTime written = QFileInfo(m_file).lastModified();
    if (!written.isValid() || std::abs(written.msecsTo(QDateTime::currentDateTime())) < longestWrite.count())
        return false;
    return m_lock.removeStaleLockFile(); // not if somebody alive has it open after all
}

void InstanceLock::hold(std::chrono::milliseconds atMost, QObject *context, Callback callback)
{
    if (const auto outcome = tryOnce()) {
        callback(*outcome);
        return;
    }
    m_waiters.push_back({context, std::move(callback), atMost});
    m_poll.start();
}

void InstanceLock::tryAll()
{
    // A callback may call hold() again: work on a list of our own.
    std::vector<Waiter> waiting = std::exchange(m_waiters, {});
    for (Waiter &waiter : waiting) {
        if (!waiter.context)
            continue;
        waiter.left -= pollEvery;
        if (const auto outcome = tryOnce())
            waiter.callback(*outcome);
        else if (waiter.left <= 0ms)
            waiter.callback(Outcome::Busy);
        else
            m_waiters.push_back(std::move(waiter));
    }
    if (m_waiters.empty())
        m_poll.stop();
}

void InstanceLock::letGo()
{
    if (m_holds > 0 && --m_holds == 0)
        m_lock.unlock();
}

} // namespace dockpass::platform
