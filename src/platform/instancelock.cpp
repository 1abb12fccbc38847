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

InstanceLock::InstanceLock(QString file, QObject *parent) : QObject(parent), m_lock(std::move(file))
{
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, &InstanceLock::tryAll);
}

InstanceLock::~InstanceLock() = default;

std::optional<InstanceLock::Outcome> InstanceLock::tryOnce()
{
    if (m_holds == 0) {
        switch (m_lock.tryHold()) {
        case FileLock::Outcome::Held:
            break;
        case FileLock::Outcome::Busy:
            return {};
        case FileLock::Outcome::Impossible:
            qCWarning(logging::platform) << "no lock file can be made; going on without a lock between processes";
            return Outcome::Impossible;
        }
    }
    ++m_holds;
    return Outcome::Held;
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
        m_lock.letGo();
}

} // namespace dockpass::platform
