// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dockpass::store::Entry;

namespace {

constexpr auto userToken = "userToken"_L1;
constexpr auto warehouseToken = "warehouseToken"_L1;
const QString exchange = u"POST /warehouse-tokens"_s;

QString fingerprintOf(const Outcome &token)
{
    return BackendProcess::fingerprint(token.out.trimmed());
}

} // namespace

/// Renewal by dockpassctl: when, by whom, and what becomes of the tokens when something goes wrong on the way.
class TestRenewal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void validTokenNeedsNoServer();
    void expiredTokenIsExchangedByOneProcessOnly();
    void expiredSessionIsRefreshedByOneProcessOnly_data();
    void expiredSessionIsRefreshedByOneProcessOnly();
    void validTokenDoesNotWaitForARenewal();
    void missingGrantIsRemembered();

    void refreshTokenIsReplacedEachTime();
    void freshPairIsStoredBeforeItIsUsed();
    void lostRefreshIsNotRepeatedWhileTheTokenLives();
    void refusedRefreshEndsTheSession();
    void refusedRefreshLeavesAValidTokenAtWork();
    void passingTroubleKeepsTheSession_data();
    void passingTroubleKeepsTheSession();

private:
    void signIn(const QString &profile, std::chrono::seconds userLife, std::chrono::seconds warehouseLife);
    /// The refresh requests that the server saw, in their order.
    [[nodiscard]] QJsonArray refreshes();
    [[nodiscard]] Outcome run(const QString &command) const { return m_device->run({command}); }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

/// Waits until the token that `status` shows has reached its end.
#define WAIT_UNTIL_EXPIRED(token)                                                                                      \
    do {                                                                                                               \
        const QDateTime end = m_device->expiryOf(token);                                                               \
        QVERIFY(end.isValid());                                                                                        \
        QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > end.addSecs(1), 30'000);                            \
    } while (false)

void TestRenewal::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestRenewal::init()
{
    m_device = std::make_unique<Device>();
    QVERIFY(m_backend->clearAnswers());
}

void TestRenewal::signIn(const QString &profile, std::chrono::seconds userLife, std::chrono::seconds warehouseLife)
{
    QVERIFY(m_backend->setProfile(profile, userLife, warehouseLife));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    // What is renewed from now on lives long: no second renewal comes in between.
    QVERIFY(m_backend->setProfile(profile, 600s, 600s));
    QVERIFY(m_backend->clearRequests());
}

QJsonArray TestRenewal::refreshes()
{
    QJsonArray found;
    for (const QJsonValue request : m_backend->requests()) {
        if (request["grant_type"_L1].toString() == "refresh_token"_L1)
            found.append(request);
    }
    return found;
}

void TestRenewal::validTokenNeedsNoServer()
{
    BackendProcess backend;
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    EXPECT_CODE(m_device->login(backend), 0);
    backend.stop();
    for (const auto &[kind, entry] :
         {std::pair(u"user"_s, Entry::UserToken), {u"warehouse"_s, Entry::WarehouseToken}}) {
        const auto record = keyring::record(keyring::keyFor(backend.url(), BackendProcess::demoUser(), entry));
        QVERIFY(record);
        const Outcome token = m_device->run({u"token"_s, u"--kind"_s, kind});
        EXPECT_CODE(token, 0);
        QCOMPARE(token.out, record->accessToken.view().toByteArray() + '\n');
        QCOMPARE(token.err, QByteArray());
    }
    EXPECT_CODE(run(u"status"_s), 0);
}

void TestRenewal::expiredTokenIsExchangedByOneProcessOnly()
{
    signIn(u"stock"_s, 600s, 2s);
    WAIT_UNTIL_EXPIRED(warehouseToken);
    const QList<Outcome> outcomes = m_device->runAtOnce(8, {u"token"_s});
    for (const Outcome &outcome : outcomes) {
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.out, outcomes.first().out);
    }
    QCOMPARE(m_backend->requestCount(exchange), 1);
    QCOMPARE(m_backend->requestCount(u"POST /token"_s), 0);
    QCOMPARE(m_backend->requests().last()["issued"_L1]["access_token"_L1].toString(), fingerprintOf(outcomes.first()));
}

void TestRenewal::expiredSessionIsRefreshedByOneProcessOnly_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("warehouse token") << QStringList{u"token"_s};
    QTest::newRow("user token") << QStringList{u"token"_s, u"--kind"_s, u"user"_s};
}

/// OrcaSlicer#14531: two refreshers, one rotating token.
void TestRenewal::expiredSessionIsRefreshedByOneProcessOnly()
{
    QFETCH(const QStringList, arguments);
    signIn(u"refresh"_s, 2s, 2s);
    WAIT_UNTIL_EXPIRED(userToken);
    WAIT_UNTIL_EXPIRED(warehouseToken);
    const QList<Outcome> outcomes = m_device->runAtOnce(8, arguments);
    for (const Outcome &outcome : outcomes) {
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.out, outcomes.first().out);
    }
    QCOMPARE(refreshes().size(), 1);
    QCOMPARE(m_backend->requestCount(u"POST /token"_s), 1);
    QVERIFY(m_backend->requestCount(exchange) <= 1);
    QCOMPARE(m_device->status()["renewal"_L1]["refreshGrant"_L1].toString(), u"supported"_s);
}

void TestRenewal::validTokenDoesNotWaitForARenewal()
{
    signIn(u"stock"_s, 600s, 600s);
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"hang"_s}}}));
    const auto renewal = m_device->start(u"dockpassctl"_s, {u"renew"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, 20'000);
    EXPECT_CODE(run(u"token"_s), 0);
    EXPECT_CODE(run(u"status"_s), 0);
    QCOMPARE(renewal->state(), QProcess::Running);
    renewal->kill();
    QVERIFY(renewal->waitForFinished());
}

void TestRenewal::missingGrantIsRemembered()
{
    signIn(u"stock"_s, 600s, 600s);
    QCOMPARE(m_device->status()["renewal"_L1]["refreshGrant"_L1].toString(), u"unknown"_s);
    EXPECT_CODE(run(u"renew"_s), 0);
    QCOMPARE(refreshes().size(), 1);
    QCOMPARE(m_device->status()["renewal"_L1]["refreshGrant"_L1].toString(), u"unsupported"_s);
    EXPECT_CODE(run(u"renew"_s), 0);
    QCOMPARE(refreshes().size(), 1);
    QCOMPARE(m_backend->requestCount(exchange), 2);
    // Until the next sign-in: the shop may have got it by then.
    signIn(u"refresh"_s, 600s, 600s);
    EXPECT_CODE(run(u"renew"_s), 0);
    QCOMPARE(refreshes().size(), 1);
    QCOMPARE(m_device->status()["renewal"_L1]["refreshGrant"_L1].toString(), u"supported"_s);
}

void TestRenewal::refreshTokenIsReplacedEachTime()
{
    signIn(u"refresh"_s, 600s, 600s);
    const auto key = keyring::keyFor(m_backend->url(), BackendProcess::demoUser(), Entry::UserToken);
    for (int i = 0; i < 3; ++i) {
        const auto before = keyring::record(key);
        QVERIFY(before);
        EXPECT_CODE(run(u"renew"_s), 0);
        const QJsonValue request = refreshes().last();
        QCOMPARE(request["status"_L1].toInt(), 200);
        QCOMPARE(request["secrets"_L1]["refresh_token"_L1].toString(),
                 BackendProcess::fingerprint(before->refreshToken.view().toByteArray()));
        const auto after = keyring::record(key);
        QVERIFY(after);
        QCOMPARE(request["issued"_L1]["refresh_token"_L1].toString(),
                 BackendProcess::fingerprint(after->refreshToken.view().toByteArray()));
        QCOMPARE(after->revision, before->revision + 1);
        QVERIFY(!after->refreshSpent);
    }
    QCOMPARE(refreshes().size(), 3);
}

void TestRenewal::freshPairIsStoredBeforeItIsUsed()
{
    signIn(u"refresh"_s, 600s, 600s);
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"hang"_s}}}));
    const auto renewal = m_device->start(u"dockpassctl"_s, {u"renew"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, 20'000);
    // The new user token is at work, so it has to be in the keychain. A kill now loses nothing.
    renewal->kill();
    QVERIFY(renewal->waitForFinished());
    const QJsonValue issued = refreshes().last()["issued"_L1];
    const auto record =
        keyring::record(keyring::keyFor(m_backend->url(), BackendProcess::demoUser(), Entry::UserToken));
    QVERIFY(record);
    QCOMPARE(BackendProcess::fingerprint(record->refreshToken.view().toByteArray()),
             issued["refresh_token"_L1].toString());

    QVERIFY(m_backend->clearRequests());
    const Outcome token = m_device->run({u"token"_s, u"--kind"_s, u"user"_s});
    EXPECT_CODE(token, 0);
    QCOMPARE(fingerprintOf(token), issued["access_token"_L1].toString());
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject());
    EXPECT_CODE(run(u"renew"_s), 0); // the dead one's lock is no obstacle
    QCOMPARE(refreshes().last()["secrets"_L1]["refresh_token"_L1], issued["refresh_token"_L1]);
}

/// stablyai/orca#18719: replaying refreshes whose answers were lost signed 21,605 sessions out.
void TestRenewal::lostRefreshIsNotRepeatedWhileTheTokenLives()
{
    QVERIFY(m_backend->setProfile(u"refresh"_s, 15s, 1s));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(m_backend->clearRequests());
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/token"_s},
                                               {u"grantType"_s, u"refresh_token"_s},
                                               {u"mode"_s, u"reset"_s},
                                               {u"carryOut"_s, true}}}));
    // The refresh is lost, the old user token still opens the warehouse.
    EXPECT_CODE(run(u"renew"_s), 0);
    QCOMPARE(refreshes().size(), 1);
    EXPECT_CODE(run(u"renew"_s), 0);
    EXPECT_CODE(m_device->run({u"token"_s, u"--kind"_s, u"user"_s}), 0);
    const QDateTime expiry = m_device->expiryOf(userToken);
    QVERIFY2(QDateTime::currentDateTimeUtc() < expiry, "this machine is too slow for the test's lifetimes");
    QCOMPARE(refreshes().size(), 1);

    WAIT_UNTIL_EXPIRED(userToken);
    WAIT_UNTIL_EXPIRED(warehouseToken);
    const Outcome ended = run(u"token"_s);
    EXPECT_CODE(ended, 3);
    QVERIFY2(ended.err.contains("The server ended the session."), ended.report().constData());
    QCOMPARE(ended.out, QByteArray());
    QCOMPARE(refreshes().size(), 2); // once, now that nothing is left to lose
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
    EXPECT_CODE(run(u"token"_s), 3);
    QCOMPARE(refreshes().size(), 2);
}

void TestRenewal::refusedRefreshEndsTheSession()
{
    signIn(u"refresh"_s, 2s, 2s);
    QVERIFY(m_backend->revokeRefreshTokens());
    WAIT_UNTIL_EXPIRED(userToken);
    WAIT_UNTIL_EXPIRED(warehouseToken);
    const Outcome ended = run(u"token"_s);
    EXPECT_CODE(ended, 3);
    QVERIFY2(ended.err.contains("RefreshRejected"), ended.report().constData());
    QVERIFY2(!ended.err.contains("Wrong user name"), ended.report().constData());
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
    QCOMPARE(run(u"token"_s).err, "dockpassctl: Nobody is signed in.\n"_ba);
}

void TestRenewal::refusedRefreshLeavesAValidTokenAtWork()
{
    signIn(u"refresh"_s, 600s, 600s);
    QVERIFY(m_backend->revokeRefreshTokens());
    // The warehouse token was renewed, the session was not: that is no success.
    const Outcome half = run(u"renew"_s);
    EXPECT_CODE(half, 3);
    QVERIFY2(half.err.contains("This session will end"), half.report().constData());
    QCOMPARE(m_backend->requestCount(exchange), 1);
    EXPECT_CODE(run(u"token"_s), 0);
    EXPECT_CODE(run(u"status"_s), 0);
    EXPECT_CODE(run(u"renew"_s), 0);
    QCOMPARE(refreshes().size(), 1); // a refused token is not tried again
    QVERIFY(m_device->status()["renewal"_L1]["signInNeededBy"_L1].isString());
}

void TestRenewal::passingTroubleKeepsTheSession_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<int>("code");
    const QJsonObject page{{u"Content-Type"_s, u"text/html"_s}};
    for (const QString &path : {u"/token"_s, u"/warehouse-tokens"_s}) {
        const auto row = [&path](const char *name) -> QTestData & {
            return QTest::addRow("%s at %s", name, qPrintable(path)) << path;
        };
        row("503") << QJsonObject{{u"status"_s, 503}, {u"headers"_s, page}, {u"body"_s, u"<h1>busy</h1>"_s}} << 7;
        row("500") << QJsonObject{{u"status"_s, 500}, {u"headers"_s, page}, {u"body"_s, u"<h1>broken</h1>"_s}} << 7;
        row("captive portal") << QJsonObject{{u"status"_s, 200}, {u"headers"_s, page}, {u"body"_s, u"<h1>Wi-Fi</h1>"_s}}
                              << 7;
        row("401 in HTML") << QJsonObject{{u"status"_s, 401}, {u"headers"_s, page}, {u"body"_s, u"<h1>Basic</h1>"_s}}
                           << 7;
        row("reset") << QJsonObject{{u"mode"_s, u"reset"_s}} << 5;
        row("no answer") << QJsonObject{{u"mode"_s, u"hang"_s}} << 5;
    }
}

/// owncloud/client#11980: no network, reported as "token invalid, sign in again".
void TestRenewal::passingTroubleKeepsTheSession()
{
    QFETCH(const QString, path);
    QFETCH(QJsonObject, answer);
    QFETCH(const int, code);
    signIn(u"refresh"_s, path == "/token"_L1 ? 2s : 600s, 2s);
    if (path == "/token"_L1)
        WAIT_UNTIL_EXPIRED(userToken);
    WAIT_UNTIL_EXPIRED(warehouseToken);
    answer["path"_L1] = path;
    QVERIFY2(m_backend->setAnswers({answer}), qPrintable(m_backend->errorString()));
    const Outcome outcome = m_device->run({u"token"_s, u"--timeout"_s, u"1"_s});
    EXPECT_CODE(outcome, code);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    EXPECT_CODE(run(u"status"_s), 0);
    EXPECT_CODE(run(u"token"_s), 0);
}

QTEST_GUILESS_MAIN(TestRenewal)
#include "tst_integration_renewal.moc"
