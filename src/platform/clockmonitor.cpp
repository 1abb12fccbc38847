// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/clockmonitor.h"

#include "base/logging.h"

#include <QSocketNotifier>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <limits>
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace dockpass::platform {

#ifdef Q_OS_LINUX

ClockMonitor::~ClockMonitor()
{
    if (m_timer >= 0)
        ::close(m_timer);
}

void ClockMonitor::watch()
{
    m_timer = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_timer < 0)
        return;
    connect(new QSocketNotifier(m_timer, QSocketNotifier::Read, this), &QSocketNotifier::activated, this,
            &ClockMonitor::look);
    arm();
}

/// For a time that never comes: what it is good for is being cancelled, timerfd_create(2).
void ClockMonitor::arm()
{
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max();
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
}

void ClockMonitor::look()
{
    quint64 times = 0;
    const bool cancelled = ::read(m_timer, &times, sizeof times) < 0 && errno == ECANCELED;
    arm();
    if (!cancelled)
        return;
    qCDebug(logging::platform) << "the clock was set, or the device has woken up";
    Q_EMIT jumped();
}

#else

ClockMonitor::~ClockMonitor() = default;
void ClockMonitor::watch() {}
void ClockMonitor::arm() {}
void ClockMonitor::look() {}

#endif

} // namespace dockpass::platform
