// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.h"

#include <QFile>

#include <ctime>

namespace dockpass {

namespace {

/// The kernel's name for this boot, and for the time namespace, which shifts the boot-time clock. Where the system has
/// no such names, nobody knows.
QByteArray bootName()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray boot = file.readLine(64).trimmed();
    return boot + ' ' + QFile::symLinkTarget(QStringLiteral("/proc/self/ns/time")).section(u'/', -1).toLatin1();
}

} // namespace

Now SystemClock::now() const
{
    Now now;
    static const QByteArray boot = bootName();
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

void FakeClock::reboot()
{
    m_now.instant = Instant{};
    m_now.boot += '+';
}

} // namespace dockpass
