// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/doomed.h"
#include "support/tally.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString exchange = u"POST /warehouse-tokens"_s;
constexpr int longEnough = 60'000; // ms, for a busy machine

} // namespace

/// The window and many commands want a token at the moment in which it ends.
class TestSeveralProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void oneOfThemRenews_data();
    void oneOfThemRenews();
    void theyNeedNotSeeOneRuntimeFolder();
    void aKilledOneIsInNobodysWay();

private:
    [[nodiscard]] std::unique_ptr<Doomed> openWindow();
    [[nodiscard]] int refreshesAsked();

    Tally m_tally{"several_processes"};
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

void TestSeveralProcesses::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
}

std::unique_ptr<Doomed> TestSeveralProcesses::openWindow()
{
    return std::make_unique<Doomed>(
        *m_device, u"dockpass"_s,
        QStringList{u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
}

int TestSeveralProcesses::refreshesAsked()
{
    int asked = 0;
    for (const QJsonValue request : m_backend->requests())
        asked += request["grant_type"_L1].toString() == "refresh_token"_L1 ? 1 : 0;
    return asked;
}

void TestSeveralProcesses::oneOfThemRenews_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("refreshes");
    QTest::newRow("by an exchange") << u"stock"_s << 0;
    QTest::newRow("by a rotation and an exchange") << u"refresh"_s << 1;
}

void TestSeveralProcesses::oneOfThemRenews()
{
    QFETCH(const QString, profile);
    QFETCH(const int, refreshes);
    const std::chrono::seconds userLife = refreshes == 0 ? 600s : 8s;
    QVERIFY(m_backend->setProfile(profile, userLife, 8s));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    const auto window = openWindow();
    QVERIFY(window->waitUntilSaid("event RecordLoaded"));
    // As in a device that sleeps, with its window open, until everything is over.
    const auto signal = [&window](int what) { return ::kill(pid_t(window->process().processId()), what) == 0; };
    QVERIFY(signal(SIGSTOP));
    QVERIFY(m_backend->setProfile(profile, 600s, 600s));
    QDateTime end = m_device->expiryOf(u"warehouseToken"_s);
    if (refreshes > 0)
        end = std::max(end, m_device->expiryOf(u"userToken"_s));
    QVERIFY(end.isValid());
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > end.addSecs(1), longEnough);
    QVERIFY(m_backend->clearRequests());
    const auto person = m_device->start(u"dockpassctl"_s, {u"token"_s, u"--format"_s, u"header"_s});
    QVERIFY(signal(SIGCONT));
    const QList<Outcome> outcomes = m_device->runAtOnce(16, {u"token"_s});
    const Outcome theirs = outcomeOf(*person);
    EXPECT_CODE(theirs, 0);
    for (const Outcome &outcome : outcomes) {
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.out, outcomes.first().out);
    }
    QCOMPARE(theirs.out, "Authorization: Bearer " + outcomes.first().out);
    // The window has what the others have: it is used for the number of its page, or read under the lock.
    QVERIFY(window->waitUntilSaid("effect EndRenewal done"));
    const int refreshed = refreshesAsked();
    QCOMPARE(refreshed, refreshes);
    QCOMPARE(m_backend->requestCount(exchange), 1);
    m_tally.add("processes at the end of a token", outcomes.size() + 2);
    m_tally.add("renewals at the server", refreshed + 1);
}

/// A service that began before anybody had signed in to the system has none; who comes later has one.
void TestSeveralProcesses::theyNeedNotSeeOneRuntimeFolder()
{
    QVERIFY(m_backend->setProfile(u"refresh"_s, 8s, 8s));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(m_backend->setProfile(u"refresh"_s, 600s, 600s));
    const QDateTime end = std::max(m_device->expiryOf(u"userToken"_s), m_device->expiryOf(u"warehouseToken"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > end.addSecs(1), longEnough);
    QVERIFY(m_backend->clearRequests());
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/token"_s}, {u"delayMs"_s, 3000}}}));
    QProcessEnvironment &environment = m_device->environment();
    const QString folder = environment.value(u"XDG_RUNTIME_DIR"_s);
    QVERIFY(!folder.isEmpty());
    const auto shell = m_device->start(u"dockpassctl"_s, {u"token"_s});
    environment.remove(u"XDG_RUNTIME_DIR"_s);
    const auto service = m_device->start(u"dockpassctl"_s, {u"token"_s});
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder);
    const Outcome one = outcomeOf(*shell);
    const Outcome other = outcomeOf(*service);
    EXPECT_CODE(one, 0);
    EXPECT_CODE(other, 0);
    QCOMPARE(one.out, other.out);
    QCOMPARE(refreshesAsked(), 1);
}

void TestSeveralProcesses::aKilledOneIsInNobodysWay()
{
    QVERIFY(m_backend->setProfile(u"stock"_s, 600s, 1s));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(m_backend->setProfile(u"stock"_s, 600s, 600s));
    const QDateTime end = m_device->expiryOf(u"warehouseToken"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > end.addSecs(1), longEnough);
    QVERIFY(m_backend->clearRequests());
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"hang"_s}}}));
    Doomed first(*m_device, u"dockpassctl"_s, {u"token"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, longEnough);
    Doomed second(*m_device, u"dockpassctl"_s, {u"token"_s});
    QVERIFY(second.waitUntilSaid("effect PrepareRenewal done")); // waits for the lock
    QVERIFY(!second.saidLike("event RenewalPrepared"));
    first.kill();
    EXPECT_CODE(outcomeOf(second.process()), 0);
    QCOMPARE(m_backend->requestCount(exchange), 2);
}

QTEST_GUILESS_MAIN(TestSeveralProcesses)
#include "tst_integration_severalprocesses.moc"
