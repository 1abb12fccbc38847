// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.h"
#include "integration/device.h"
#include "integration/keyring.h"

#include <QJsonObject>
#include <QTest>

#include <functional>
#include <memory>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dockpass::store::Entry;

namespace {

const QString exchange = u"POST /warehouse-tokens"_s;

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate);
}

} // namespace

/// How long a session lasts, by dockpassctl and a real keyring; and what a server in trouble costs many at once.
class TestLength : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void theEndIsToldWithEverythingThatGoesOut();
    void aShortSessionEndsByItselfAndIsErased();
    void aRestartOfTheProgramAndASetClockDoNotLengthenIt();
    void aSessionOfAnEarlierBootEndsOneLengthAfterThisOnesZero();
    void anAdministratorCanFixIt();
    void aRecordOfAnEarlierVersionIsLimitedFromItsIssue();
    void sixteenThatNeedATokenWaitForOneAnswer();

private:
    Outcome signIn(const QStringList &more = {})
    {
        m_device->trust(*m_backend);
        return m_device->run(Device::loginArguments(*m_backend) + more, BackendProcess::demoPassword().toUtf8());
    }
    [[nodiscard]] dockpass::store::Key key(Entry entry) const
    {
        return keyring::keyFor(m_backend->url(), BackendProcess::demoUser(), entry);
    }
    /// Changes what lies in the keyring.
    void change(const std::function<void(dockpass::store::SessionRecord &)> &how)
    {
        for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
            auto record = keyring::record(key(entry));
            QVERIFY(record);
            how(*record);
            QVERIFY(keyring::setBytes(key(entry), dockpass::store::encode(*record).view().toByteArray()));
        }
    }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

void TestLength::init()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
}

void TestLength::theEndIsToldWithEverythingThatGoesOut()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    EXPECT_CODE(signIn(), 0);
    const QDateTime after = QDateTime::currentDateTimeUtc();
    const QJsonObject status = m_device->status();
    const QDateTime end = timeOf(status["sessionEndsAt"_L1]);
    // Whole seconds are told, rounded down.
    QVERIFY(end >= before.addSecs(12 * 3600 - 1) && end <= after.addSecs(12 * 3600));
    QCOMPARE(timeOf(status["warehouseToken"_L1]["expiresAt"_L1]), end); // itself it lives 7 days
    QVERIFY(timeOf(status["userToken"_L1]["expiresAt"_L1]) < end);      // 8 hours
    const Outcome token = m_device->run({u"token"_s, u"--format"_s, u"json"_s});
    EXPECT_CODE(token, 0);
    QCOMPARE(timeOf(token.json()["expiresAt"_L1]), end);
    QVERIFY(m_device->run({u"status"_s}).out.contains("Session ends:"));
}

void TestLength::aShortSessionEndsByItselfAndIsErased()
{
    EXPECT_CODE(signIn({u"--session-length"_s, u"6s"_s}), 0);
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    Outcome token;
    const auto ended = [&] {
        if (token.code <= 0)
            token = m_device->run({u"token"_s, u"--json"_s});
        return token.code > 0; // asked again it would be nobody's
    };
    QTRY_VERIFY_WITH_TIMEOUT(ended(), 60'000);
    QVERIFY2(token.code == 3, token.report().constData());
    QCOMPARE(token.json()["error"_L1]["kind"_L1].toString(), u"SessionOver"_s);
    QVERIFY2(token.err.contains("6 second"), token.report().constData());
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
    QCOMPARE(m_backend->requestCount(exchange), 1); // that of the sign-in
    EXPECT_CODE(m_device->run({u"token"_s}), 3);
    EXPECT_CODE(signIn(), 0);
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
}

void TestLength::aRestartOfTheProgramAndASetClockDoNotLengthenIt()
{
    EXPECT_CODE(signIn(), 0);
    const QDateTime end = timeOf(m_device->status()["sessionEndsAt"_L1]);
    // As if the date had been set two years back, or on, since: in one boot it does not matter.
    for (const int years : {2, -2}) {
        change([years](dockpass::store::SessionRecord &record) {
            for (QDateTime *time :
                 {&record.issuedAt, &record.expiresAt, &record.bootedAt, &record.term->endsAt, &record.term->writtenAt})
                *time = time->addYears(years);
        });
        EXPECT_CODE(m_device->run({u"renew"_s}), 0);
        QVERIFY(qAbs(timeOf(m_device->status()["sessionEndsAt"_L1]).secsTo(end)) <= 1);
    }
}

/// What is still left by the wall clock is not, where this boot alone has lasted longer: half its time is a length that is
/// over on every device, however long it has been up. What the rule leaves where it has not: tst_integration_clocks.
void TestLength::aSessionOfAnEarlierBootEndsOneLengthAfterThisOnesZero()
{
    EXPECT_CODE(signIn(), 0);
    const auto half = dockpass::SystemClock().now().instant.sinceBoot / 2;
    change([half](dockpass::store::SessionRecord &record) {
        record.boot = "another";
        record.term->length = half;
        record.term->writtenAt = QDateTime::currentDateTimeUtc();
        record.term->endsAt = record.term->writtenAt.addMSecs(half.count());
    });
    const Outcome token = m_device->run({u"token"_s, u"--json"_s});
    EXPECT_CODE(token, 3);
    QCOMPARE(token.json()["error"_L1]["kind"_L1].toString(), u"SessionOver"_s);
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
    QCOMPARE(m_backend->requestCount(exchange), 1); // that of the sign-in
}

void TestLength::anAdministratorCanFixIt()
{
    EXPECT_CODE(signIn({u"--session-length"_s, u"for ever"_s}), 2);
    EXPECT_CODE(signIn({u"--session-length"_s, u"169h"_s}), 2);
    EXPECT_CODE(signIn({u"--session-length"_s, u"8h"_s}), 0);
    // A stricter one counts for the session there is, a looser one does not.
    const QDateTime end = timeOf(m_device->status()["sessionEndsAt"_L1]);
    const auto endBy = [this](const QString &length) {
        return timeOf(
            m_device->run({u"status"_s, u"--json"_s, u"--session-length"_s, length}).json()["sessionEndsAt"_L1]);
    };
    QVERIFY(qAbs(endBy(u"24h"_s).secsTo(end)) <= 1);
    QVERIFY(qAbs(endBy(u"1h"_s).secsTo(end.addSecs(-7 * 3600))) <= 1);
}

void TestLength::aRecordOfAnEarlierVersionIsLimitedFromItsIssue()
{
    EXPECT_CODE(signIn(), 0);
    change([](dockpass::store::SessionRecord &record) {
        record.term.reset();
        record.issuedAt = record.issuedAt.addSecs(-3600);
    });
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(timeOf(m_device->status()["sessionEndsAt"_L1]));
    QVERIFY2(left <= 11 * 3600 && left > 11 * 3600 - 120, qPrintable(QString::number(left)));
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    QVERIFY(keyring::record(key(Entry::UserToken))->term);
}

void TestLength::sixteenThatNeedATokenWaitForOneAnswer()
{
    EXPECT_CODE(signIn(), 0);
    auto record = keyring::record(key(Entry::WarehouseToken));
    QVERIFY(record);
    record->issuedAt = record->issuedAt.addDays(-8);
    record->expiresAt = record->expiresAt.addDays(-8);
    QVERIFY(keyring::setBytes(key(Entry::WarehouseToken), dockpass::store::encode(*record).view().toByteArray()));
    // Known not to refresh: the exchange is what they need, and it hangs.
    EXPECT_CODE(m_device->run({u"renew"_s}), 0);
    QVERIFY(keyring::setBytes(key(Entry::WarehouseToken), dockpass::store::encode(*record).view().toByteArray()));
    QVERIFY(m_backend->setAnswers(
        {QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"hang"_s}, {u"times"_s, -1}}}));
    const int before = m_backend->requestCount(exchange);
    // Long enough for sixteen to have begun on a busy machine before the first has its answer.
    const QList<Outcome> outcomes = m_device->runAtOnce(16, {u"token"_s, u"--timeout"_s, u"20"_s, u"--json"_s});
    for (const Outcome &outcome : outcomes) {
        EXPECT_CODE(outcome, 5);
        QCOMPARE(outcome.json()["error"_L1]["kind"_L1].toString(), u"TimedOut"_s);
    }
    // One that began only when the first had its answer may have asked itself; all others waited for that one.
    const int asked = m_backend->requestCount(exchange) - before;
    QVERIFY2(asked >= 1 && asked <= 3, qPrintable(QString::number(asked)));
    // A person's wish goes all the same.
    QVERIFY(m_backend->clearAnswers());
    EXPECT_CODE(m_device->run({u"renew"_s}), 0);
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
}

QTEST_GUILESS_MAIN(TestLength)
#include "tst_integration_length.moc"
