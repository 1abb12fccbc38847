// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/clockmonitor.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sys/timerfd.h>

using namespace dockpass;
using namespace Qt::StringLiterals;

namespace {

/// The timers of this process that are told when the wall clock is set: their descriptors.
QList<int> watchfulTimers()
{
    QList<int> found;
    const QDir folder(u"/proc/self/fdinfo"_s);
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray facts = file.readAll();
        // TFD_TIMER_ABSTIME and TFD_TIMER_CANCEL_ON_SET, on CLOCK_REALTIME.
        if (facts.contains("clockid: 0\n") && facts.contains("settime flags: 03\n"))
            found.append(name.toInt());
    }
    return found;
}

} // namespace

/// Nobody sets the clock of the machine for a test: that the kernel is asked to tell, and what is not a set clock.
class TestClockMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKernelIsAskedToTell()
    {
        QCOMPARE(watchfulTimers().size(), 0);
        {
            platform::ClockMonitor monitor;
            QCOMPARE(watchfulTimers().size(), 0);
            monitor.watch();
            QCOMPARE(watchfulTimers().size(), 1);
        }
        QCOMPARE(watchfulTimers().size(), 0);
    }

    void aTimerThatRunsOutIsNoSetClock()
    {
        platform::ClockMonitor monitor;
        QSignalSpy jumped(&monitor, &platform::ClockMonitor::jumped);
        monitor.watch();
        const QList<int> timers = watchfulTimers();
        QCOMPARE(timers.size(), 1);
        const itimerspec atOnce{{}, {0, 1}};
        QCOMPARE(::timerfd_settime(timers.first(), 0, &atOnce, nullptr), 0);
        QCOMPARE(watchfulTimers().size(), 0);
        QTRY_COMPARE(watchfulTimers(), timers); // and it watches on
        QCOMPARE(jumped.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestClockMonitor)
#include "tst_platform_clockmonitor.moc"
