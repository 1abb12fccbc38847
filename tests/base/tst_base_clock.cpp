// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.h"

#include <QTest>

#include <ctime>

using namespace dockpass;
using namespace std::chrono_literals;

namespace {

#ifdef CLOCK_BOOTTIME
milliseconds bootTime()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return milliseconds(qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000);
}
#endif

} // namespace

class TestClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void systemClockRunsWhileTheDeviceSleeps();
    void systemClockShowsUtc();
    void wallTimesAndInstantsTranslate_data();
    void wallTimesAndInstantsTranslate();
    void fakeClockStandsStill();
    void timePassesOnBothFakeClocks();
    void setDateDoesNotMoveTheBootClock();
    void aBootHasANameOfItsOwn();
};

/// A renewal that counted on a clock which stands still in sleep would come hours late (owncloud/client#10495).
void TestClock::systemClockRunsWhileTheDeviceSleeps()
{
#ifdef CLOCK_BOOTTIME
    const milliseconds before = bootTime();
    const Now now = SystemClock().now();
    const milliseconds after = bootTime();
    QVERIFY(before <= now.instant.sinceBoot);
    QVERIFY(now.instant.sinceBoot <= after);
#else
    QSKIP("this system has no clock that runs during sleep");
#endif
}

void TestClock::systemClockShowsUtc()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Now now = SystemClock().now();
    QCOMPARE(now.wall.timeSpec(), Qt::UTC);
    QVERIFY(before <= now.wall);
    QVERIFY(now.wall <= QDateTime::currentDateTimeUtc());
}

void TestClock::wallTimesAndInstantsTranslate_data()
{
    QTest::addColumn<milliseconds>("distance");
    QTest::newRow("now") << 0ms;
    QTest::newRow("a millisecond ago") << -1ms;
    QTest::newRow("in eight hours") << milliseconds(8h);
    QTest::newRow("a month ago, before the boot") << milliseconds(-720h);
}

void TestClock::wallTimesAndInstantsTranslate()
{
    QFETCH(const milliseconds, distance);
    const Now now = FakeClock().now();
    const Instant at = now.instant + distance;
    QCOMPARE(now.wallAt(at), now.wall.addMSecs(distance.count()));
    QCOMPARE(now.instantAt(now.wallAt(at)), at);
}

void TestClock::fakeClockStandsStill()
{
    const FakeClock clock;
    const Now first = clock.now();
    const QDateTime real = QDateTime::currentDateTimeUtc();
    QTRY_VERIFY(QDateTime::currentDateTimeUtc() > real);
    QCOMPARE(clock.now().instant, first.instant);
    QCOMPARE(clock.now().wall, first.wall);
}

void TestClock::timePassesOnBothFakeClocks()
{
    FakeClock clock;
    const Now before = clock.now();
    clock.advance(90s);
    QCOMPARE(clock.now().instant - before.instant, milliseconds(90s));
    QCOMPARE(before.wall.secsTo(clock.now().wall), 90);
}

void TestClock::setDateDoesNotMoveTheBootClock()
{
    FakeClock clock;
    const Now before = clock.now();
    clock.setWall(before.wall.addDays(-3));
    QCOMPARE(clock.now().instant, before.instant);
    QCOMPARE(clock.now().wall, before.wall.addDays(-3));
}

void TestClock::aBootHasANameOfItsOwn()
{
#ifdef CLOCK_BOOTTIME
    QVERIFY(SystemClock().now().boot.size() > 36); // the boot's, and the time namespace's
#endif
    QCOMPARE(SystemClock().now().boot, SystemClock().now().boot);
    FakeClock clock;
    const Now before = clock.now();
    clock.advance(90s);
    QCOMPARE(clock.now().boot, before.boot);
    clock.reboot();
    QVERIFY(clock.now().boot != before.boot);
    QCOMPARE(clock.now().instant, Instant{});
    QCOMPARE(clock.now().wall, before.wall.addSecs(90));
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_base_clock.moc"
