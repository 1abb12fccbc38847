// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.h"

#include <QSysInfo>

#include <ctime>

namespace dockpass {

Now SystemClock::now() const
{
    static const QUuid boot(QString::fromLatin1(QSysInfo::bootUniqueId()));
    Now now;
    now.boot = boot;
    now.wall = QDateTime::currentDateTimeUtc();
#ifdef CLOCK_BOOTTIME
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    now.instant.sinceBoot = milliseconds(qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000);
#else
    now.instant.sinceBoot =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
    return now;
}

void FakeClock::advance(milliseconds by)
{
    m_now.instant = m_now.instant + by;
    m_now.wall = m_now.wall.addMSecs(by.count());
}

void FakeClock::restart()
{
    m_now.instant = Instant{milliseconds(20'000)};
    m_now.boot = QUuid(m_now.boot.data1 + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

} // namespace dockpass
