// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/instancelock.h"

#include "base/logging.h"

#include <utility>

namespace dockpass::platform {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds pollEvery = 50ms;
} // namespace

InstanceLock::InstanceLock(const QString &file, QObject *parent) : InstanceLock(QStringList{file}, parent) {}

InstanceLock::InstanceLock(const QStringList &files, QObject *parent) : QObject(parent)
{
    for (const QString &file : files)
        m_locks.emplace_back(file);
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, &InstanceLock::tryAll);
}

InstanceLock::~InstanceLock() = default;

std::optional<InstanceLock::Outcome> InstanceLock::tryOnce()
{
    if (m_holds == 0) {
        if (const auto outcome = tryFiles(); outcome != Outcome::Held)
            return outcome;
    }
    ++m_holds;
    return Outcome::Held;
}

std::optional<InstanceLock::Outcome> InstanceLock::tryFiles()
{
    bool held = false;
    for (FileLock &lock : m_locks) {
        const FileLock::Outcome outcome = lock.tryHold();
        if (outcome == FileLock::Outcome::Busy) {
            letFilesGo();
            return {};
        }
        held = held || outcome == FileLock::Outcome::Held;
    }
    if (held)
        return Outcome::Held;
    qCWarning(logging::platform) << "no lock file can be made; going on without a lock between processes";
    return Outcome::Impossible;
}

void InstanceLock::letFilesGo()
{
    for (FileLock &lock : m_locks)
        lock.letGo();
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
        letFilesGo();
}

} // namespace dockpass::platform
