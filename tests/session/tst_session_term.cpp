// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/state.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace std::chrono_literals;

/// By which clock a session's length is counted.
class tst_session_term : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    store::SessionRecord written(const SessionTerm &term) const
    {
        const Now now = m_clock.now();
        store::SessionRecord record;
        record.boot = now.boot;
        record.bootedAt = now.wallAt(Instant{});
        record.term = recorded(term, now);
        return record;
    }
    SessionTerm read(const store::SessionRecord &record) const { return termOf(record, m_clock.now()).value(); }
    milliseconds left(const SessionTerm &term) const
    {
        return std::max(term.endsAt - m_clock.now().instant, milliseconds(0));
    }

private Q_SLOTS:
    void init() { m_clock = FakeClock(); }

    void what_is_left_by_which_clock_data()
    {
        QTest::addColumn<int>("restarts");
        QTest::addColumn<qint64>("wallSeconds"); // how far the wall clock has gone when the record is read
        QTest::addColumn<qint64>("bootSeconds"); // likewise the boot-time clock, where it is the same boot
        QTest::addColumn<qint64>("leftSeconds");
        const auto row = [](const char *name, int restarts, std::chrono::seconds wall, std::chrono::seconds boot,
                            std::chrono::seconds left) {
            QTest::newRow(name) << restarts << qint64(wall.count()) << qint64(boot.count()) << qint64(left.count());
        };
        constexpr auto day = 24h;
        constexpr auto year = 365 * day;
        row("same boot, clocks agree", 0, 1h, 1h, 9h);
        row("same boot, the date is set forward by an hour", 0, 2h, 1h, 9h);
        row("same boot, forward by a day", 0, day, 1h, 9h);
        row("same boot, forward by ten years", 0, 10 * year, 1h, 9h);
        row("same boot, back by an hour", 0, 0h, 1h, 9h);
        row("same boot, back by ten years", 0, -10 * year, 1h, 9h);
        row("same boot, to the end", 0, 10h, 10h, 0h);
        row("same boot, beyond the end, date set back", 0, -year, 11h, 0h);
        row("same boot, nine hours of sleep", 0, 9h, 9h, 1h);
        row("restarted, clocks agree", 1, 1h, 0h, 9h);
        row("restarted, off over the end", 1, 10h, 0h, 0h);
        row("restarted, off for a week", 1, 7 * day, 0h, 0h);
        row("restarted, the date is set back by a second", 1, -1s, 0h, 10h);
        row("restarted, back by ten years (an empty clock battery)", 1, -10 * year, 0h, 10h);
        row("restarted, forward by an hour", 1, 2h, 0h, 8h);
        row("restarted, forward by ten years", 1, 10 * year, 0h, 0h);
        row("restarted twice, back each time", 2, -day, 0h, 10h);
    }

    void what_is_left_by_which_clock()
    {
        QFETCH(int, restarts);
        QFETCH(qint64, wallSeconds);
        QFETCH(qint64, bootSeconds);
        QFETCH(qint64, leftSeconds);
        const SessionTerm term = termFrom(m_clock.now().instant, 12h);
        m_clock.advance(2h);
        const store::SessionRecord record = this->written(term);
        const QDateTime written = m_clock.now().wall;
        QCOMPARE(written.msecsTo(record.term->endsAt), qint64(milliseconds(10h).count()));
        m_clock.advance(std::chrono::seconds(bootSeconds));
        m_clock.setWall(written.addSecs(wallSeconds));
        for (int i = 0; i < restarts; ++i)
            m_clock.reboot();
        const SessionTerm read = this->read(record);
        QCOMPARE(left(read), milliseconds(std::chrono::seconds(leftSeconds)));
        QCOMPARE(read.length, milliseconds(12h));
        QCOMPARE(read.isOver(m_clock.now().instant), leftSeconds == 0);
        QCOMPARE(read.writtenAt.has_value(), restarts == 0);
    }

    // Whatever the wall clock was set to: else it could seem to have begun in this boot, later than one that has.
    void what_began_before_this_boot_ends_one_length_after_its_zero_at_the_latest()
    {
        const store::SessionRecord record = written(termFrom(m_clock.now().instant, 12h));
        m_clock.setWall(m_clock.now().wall.addYears(-1));
        m_clock.reboot();
        m_clock.advance(3h);
        const SessionTerm read = this->read(record);
        QCOMPARE(left(read), milliseconds(9h));
        QVERIFY(store::isLater(signInTimeOf(termFrom(Instant{milliseconds(1)}, 12h), m_clock.now().boot),
                               signInTimeOf(read, m_clock.now().boot)));
    }

    void a_chain_of_restarts_and_set_clocks_never_lengthens()
    {
        SessionTerm term = termFrom(m_clock.now().instant, 12h);
        milliseconds before = 12h;
        for (int i = 0; i < 1000; ++i) {
            const store::SessionRecord record = written(term);
            m_clock.setWall(m_clock.now().wall.addSecs((i * 7919 % 200'000) - 120'000));
            if (i % 3 == 0)
                m_clock.reboot();
            term = read(record);
            QVERIFY2(left(term) <= before, qPrintable(QStringLiteral("restart %1").arg(i)));
            before = left(term);
        }
    }

    void a_boot_that_is_not_named_is_another_one()
    {
        store::SessionRecord record = written(termFrom(m_clock.now().instant, 12h));
        QVERIFY(read(record).writtenAt);
        record.boot.clear();
        QVERIFY(!read(record).writtenAt);
        // The same name and a clock that is behind: a machine put back to a saved state, or a forgery.
        const SessionTerm term = termFrom(m_clock.now().instant, 12h);
        m_clock.advance(1h);
        record = written(term);
        m_clock = FakeClock();
        QVERIFY(!read(record).writtenAt);
        QCOMPARE(left(read(record)), milliseconds(11h));
    }

    void a_record_cannot_claim_more_than_its_length()
    {
        store::SessionRecord record = written(termFrom(m_clock.now().instant, 12h));
        record.term->endsAt = record.term->endsAt.addDays(4);
        QCOMPARE(left(read(record)), milliseconds(12h));
    }

    void a_stricter_policy_counts_from_the_begin_and_a_looser_one_not_at_all()
    {
        const Instant begin = m_clock.now().instant;
        const SessionTerm term = termFrom(begin, 12h);
        QCOMPARE(term.within(8h).endsAt, begin + 8h);
        QCOMPARE(term.within(8h).length, milliseconds(8h));
        QCOMPARE(term.within(24h), term);
        QCOMPARE(term.within(12h), term);
    }

    void the_end_is_announced_for_a_quarter_of_an_hour_and_counted_down_by_minutes_data()
    {
        QTest::addColumn<qint64>("length"); // of the session, seconds
        QTest::addColumn<qint64>("left");   // milliseconds
        QTest::addColumn<int>("minutes");   // 0: nothing is told
        QTest::addColumn<qint64>("change"); // milliseconds until the next thing changes
        const auto row = [](const char *name, std::chrono::seconds length, milliseconds left, int minutes,
                            milliseconds change) {
            QTest::newRow(name) << qint64(length.count()) << qint64(left.count()) << minutes << qint64(change.count());
        };
        row("at the begin", 12h, 12h, 0, 12h - 15min);
        row("a moment before", 12h, 15min + 1ms, 0, 1ms);
        row("announced", 12h, 15min, 15, 1min);
        row("and a half", 12h, 14min + 30s, 15, 30s);
        row("a begun minute counts", 12h, 14min + 1ms, 15, 1ms);
        row("fourteen", 12h, 14min, 14, 1min);
        row("the last but one", 12h, 1min + 1s, 2, 1s);
        row("the last", 12h, 1min, 1, 1min);
        row("the last second", 12h, 1s, 1, 1s);
        row("the last millisecond", 12h, 1ms, 1, 1ms);
        row("over", 12h, 0s, 0, 0s);
        row("long over", 12h, -5h, 0, 0s);
        row("a short one: the second half", 20min, 11min, 0, 1min);
        row("a short one, announced", 20min, 10min, 10, 1min);
        row("ten seconds", 10s, 5s, 1, 5s);
    }

    void the_end_is_announced_for_a_quarter_of_an_hour_and_counted_down_by_minutes()
    {
        QFETCH(qint64, length);
        QFETCH(qint64, left);
        QFETCH(int, minutes);
        QFETCH(qint64, change);
        const Instant now = m_clock.now().instant + 1000h;
        const SessionTerm term{now + milliseconds(left), std::chrono::seconds(length)};
        QCOMPARE(minutesLeft(term, now).value_or(0), minutes);
        QCOMPARE(nextChange(term, now) - now, milliseconds(change));
    }

    void what_is_left_is_written_down_at_once_in_a_new_boot_and_then_every_hour()
    {
        const Instant now = m_clock.now().instant;
        SessionTerm term = termFrom(now, 12h);
        QCOMPARE(writeTermAt(term, now), now);
        term.writtenAt = now;
        QCOMPARE(writeTermAt(term, now + 30min), now + 1h);
    }

    void a_term_that_nobody_set_is_over() { QVERIFY(SessionTerm{}.isOver(m_clock.now().instant)); }
};

QTEST_GUILESS_MAIN(tst_session_term)
#include "tst_session_term.moc"
