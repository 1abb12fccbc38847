// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/backoff.h"
#include "session/renewalplan.h"

#include "support/tally.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

using namespace dockpass;
using namespace dockpass::session;
using namespace std::chrono_literals;

namespace {

constexpr int devices = 10'000;
constexpr Instant start{1000h};

/// How many of them do something in the fullest second.
class Seconds
{
public:
    void count(Instant at) { m_most = std::max(m_most, ++m_perSecond[at.sinceBoot / 1s]); }
    [[nodiscard]] int most() const { return m_most; }
    [[nodiscard]] qint64 first() const { return m_perSecond.begin()->first; }
    [[nodiscard]] qint64 last() const { return m_perSecond.rbegin()->first; }

private:
    std::map<qint64, int> m_perSecond;
    int m_most = 0;
};

/// Pearson's measure of how far values in [0, 1) are from being uniform over 100 boxes. With 99 degrees of freedom it is
/// beyond 149 once in a thousand times for ones that are; the seeds here are fixed, so it is what it is.
double unevenness(const std::vector<double> &values)
{
    std::array<int, 100> boxes{};
    for (const double value : values)
        ++boxes.at(std::size_t(std::clamp(value, 0.0, 0.999999) * 100));
    const double expected = double(values.size()) / 100;
    double sum = 0;
    for (const int box : boxes)
        sum += (box - expected) * (box - expected) / expected;
    return sum;
}

} // namespace

/// Ten thousand devices against one server (superset PR #5518, fxa-oauth #370): nothing is done in step.
class tst_session_fleet : public QObject
{
    Q_OBJECT

    test::Tally m_tally{"tst_session_fleet"};

private Q_SLOTS:
    // C reference implementation by Sebastiano Vigna, seed 1234567.
    void chance_is_splitmix64()
    {
        Chance chance{1'234'567};
        QCOMPARE(chance.next(), 6'457'827'717'110'365'317ULL);
        QCOMPARE(chance.next(), 3'203'168'211'198'807'973ULL);
        QCOMPARE(chance.next(), 9'817'491'932'198'370'423ULL);
        QCOMPARE(chance.next(), 4'593'380'528'125'082'431ULL);
        QCOMPARE(chance.next(), 16'408'922'859'458'223'821ULL);
    }

    void a_shift_that_signed_in_within_a_minute_does_not_renew_within_one()
    {
        Seconds renewals;
        std::vector<double> places;
        Chance chance{7};
        for (int i = 0; i < devices; ++i) {
            const double jitter = chance.fraction();
            const Instant signedIn = start + milliseconds(qint64(60'000 * chance.fraction()));
            const TokenLife token{signedIn, signedIn + 8h};
            const Instant at = *renewalTime(token, jitter);
            QVERIFY(at >= signedIn + 4h && at < signedIn + 432min);
            renewals.count(at);
            places.push_back(double((at - signedIn - 4h) / 1ms) / double(192min / 1ms));
        }
        QVERIFY2(renewals.most() <= devices / 1000, qPrintable(QString::number(renewals.most())));
        QVERIFY2(unevenness(places) < 149, qPrintable(QString::number(unevenness(places))));
        m_tally.add("devices", devices);
        m_tally.add("renewals in the fullest second", renewals.most());
    }

    void back_off_is_uniform_between_a_second_and_its_cap_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<qint64>("cap"); // seconds
        const std::array<qint64, 9> caps{8, 16, 32, 64, 128, 256, 300, 300, 300};
        for (std::size_t i = 0; i < caps.size(); ++i)
            QTest::addRow("failure %d", int(i) + 1) << int(i) + 1 << caps.at(i);
        QTest::newRow("failure 1000") << 1000 << qint64(300);
        QTest::newRow("no failure at all") << -5 << qint64(8);
    }

    void back_off_is_uniform_between_a_second_and_its_cap()
    {
        QFETCH(int, failures);
        QFETCH(qint64, cap);
        Chance chance{quint64(failures)};
        std::vector<double> places;
        milliseconds sum{0};
        for (int i = 0; i < devices; ++i) {
            const milliseconds pause = backOff(failures, {}, chance.fraction());
            QVERIFY(pause >= 1s && pause <= cap * 1s);
            places.push_back(double((pause - 1s).count()) / double((cap - 1) * 1000));
            sum += pause;
        }
        QVERIFY2(unevenness(places) < 149, qPrintable(QString::number(unevenness(places))));
        const double mean = double(sum.count()) / devices / 1000;
        QVERIFY2(std::abs(mean - double(cap + 1) / 2) < double(cap) / 50, qPrintable(QString::number(mean)));
    }

    /// The server goes down and all of them notice in the same millisecond.
    void an_outage_that_hits_all_at_once_is_not_answered_at_once()
    {
        std::vector<Chance> chances;
        Chance seeds{99};
        for (int i = 0; i < devices; ++i)
            chances.push_back(Chance{seeds.next()});
        std::vector<Instant> at(devices, start);
        double worst = 0;
        for (int failures = 1; failures <= 12; ++failures) {
            Seconds retries;
            for (int i = 0; i < devices; ++i) {
                at[i] = at[i] + backOff(failures, {}, chances[i].fraction());
                retries.count(at[i]);
            }
            const double share = double(retries.most()) / devices;
            const double even = failures == 1 ? 1.0 / 7 : failures == 2 ? 1.0 / 15 : 1.0 / 31;
            QVERIFY2(share < even * 1.15, qPrintable(QStringLiteral("failure %1: %2").arg(failures).arg(share)));
            worst = std::max(worst, share);
        }
        m_tally.add("retries in the fullest second", qint64(std::llround(worst * devices)));
    }

    void retry_after_is_never_undercut_and_nobody_comes_back_in_step_data()
    {
        QTest::addColumn<qint64>("asked");    // seconds
        QTest::addColumn<qint64>("earliest"); // what is believed of it
        QTest::addColumn<double>("share");    // of the fullest second
        QTest::newRow("none") << qint64(0) << qint64(1) << 0.15;
        QTest::newRow("below nothing") << qint64(-9) << qint64(1) << 0.15;
        QTest::newRow("a second") << qint64(1) << qint64(1) << 0.15;
        QTest::newRow("half a minute") << qint64(30) << qint64(30) << 0.04;
        QTest::newRow("two minutes") << qint64(120) << qint64(120) << 0.015;
        QTest::newRow("an hour") << qint64(3600) << qint64(3600) << 0.008;
        QTest::newRow("a week is not believed") << qint64(604'800) << qint64(3600) << 0.008;
    }

    void retry_after_is_never_undercut_and_nobody_comes_back_in_step()
    {
        QFETCH(qint64, asked);
        QFETCH(qint64, earliest);
        QFETCH(double, share);
        Chance chance{4711};
        Seconds retries;
        for (int i = 0; i < devices; ++i) {
            const milliseconds pause = backOff(1, std::chrono::seconds(asked), chance.fraction());
            QVERIFY(pause >= earliest * 1s);
            retries.count(start + pause);
        }
        QVERIFY2(retries.most() <= devices * share, qPrintable(QString::number(retries.most())));
    }

    void two_devices_that_failed_together_part()
    {
        Chance one{1};
        Chance other{2};
        int together = 0;
        for (int failures = 1; failures <= 100; ++failures)
            together += backOff(failures, {}, one.fraction()) / 1s == backOff(failures, {}, other.fraction()) / 1s;
        QVERIFY2(together <= 5, qPrintable(QString::number(together)));
    }
};

QTEST_GUILESS_MAIN(tst_session_fleet)
#include "tst_session_fleet.moc"
