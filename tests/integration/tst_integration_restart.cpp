// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "session/view.h"
#include "store/secretservicecontrol.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString exchange = u"POST /warehouse-tokens"_s;
constexpr int longEnough = 40'000; // ms, for a busy machine
} // namespace

/// The window's program, seen from the server: it finds its session again after a kill, and renews it by itself.
class TestRestart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void sessionIsFoundAfterAKill_data();
    void sessionIsFoundAfterAKill();
    void warehouseTokenIsExchangedOnTime();
    void userTokenIsRefreshedOnTime();
    void sessionThatCannotBeRenewedEnds();
    void signedOutElsewhereItStaysSignedOut();
    void signedOutElsewhereTheOpenWindowForgets();
    void keychainThatComesLateIsWaitedFor();

private:
    void signIn(const QString &profile, std::chrono::seconds userLife, std::chrono::seconds warehouseLife);
    void openWindow();
    void killWindow();
    /// The requests for new tokens: "/warehouse-tokens", or refreshes at "/token".
    [[nodiscard]] QList<QJsonValue> renewals(const QString &path);
    /// They came one after the other, not in a loop.
    [[nodiscard]] static bool atIntervals(const QList<QJsonValue> &requests, std::chrono::milliseconds atLeast);

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<QProcess> m_window;
};

void TestRestart::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestRestart::init()
{
    m_device = std::make_unique<Device>();
    QVERIFY(m_backend->clearAnswers());
}

void TestRestart::cleanup()
{
    killWindow();
}

void TestRestart::signIn(const QString &profile, std::chrono::seconds userLife, std::chrono::seconds warehouseLife)
{
    QVERIFY(m_backend->setProfile(profile, userLife, warehouseLife));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(m_backend->clearRequests());
}

void TestRestart::openWindow()
{
    m_window =
        m_device->start(u"dockpass"_s, {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
    QVERIFY(m_window->waitForStarted());
}

void TestRestart::killWindow()
{
    if (!m_window)
        return;
    m_window->kill();
    m_window->waitForFinished();
    m_window.reset();
}

QList<QJsonValue> TestRestart::renewals(const QString &path)
{
    QList<QJsonValue> found;
    for (const QJsonValue request : m_backend->requests()) {
        if (request["path"_L1].toString() == path && request["grant_type"_L1].toString() != "password"_L1)
            found.append(request);
    }
    return found;
}

bool TestRestart::atIntervals(const QList<QJsonValue> &requests, std::chrono::milliseconds atLeast)
{
    for (qsizetype i = 1; i < requests.size(); ++i) {
        const auto at = [&requests](qsizetype n) {
            return QDateTime::fromString(requests.at(n)["time"_L1].toString(), Qt::ISODateWithMs);
        };
        if (at(i - 1).msecsTo(at(i)) < atLeast.count())
            return false;
    }
    return true;
}

void TestRestart::sessionIsFoundAfterAKill_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QJsonArray>("answers");
    QTest::newRow("at rest") << u"stock"_s << QJsonArray();
    QTest::newRow("while it exchanges") << u"stock"_s
                                        << QJsonArray{QJsonObject{{u"path"_s, u"/warehouse-tokens"_s},
                                                                  {u"mode"_s, u"hang"_s},
                                                                  {u"carryOut"_s, true}}};
}

void TestRestart::sessionIsFoundAfterAKill()
{
    QFETCH(const QString, profile);
    QFETCH(const QJsonArray, answers);
    signIn(profile, 600s, 4s);
    QVERIFY(m_backend->setAnswers(answers));
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 1, longEnough);
    killWindow();
    QVERIFY(m_backend->clearRequests());
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 2, longEnough);
    QCOMPARE(m_backend->requestCount(u"POST /token"_s), 0); // nobody typed a password
}

void TestRestart::warehouseTokenIsExchangedOnTime()
{
    signIn(u"stock"_s, 600s, 4s);
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 4, longEnough);
    const QList<QJsonValue> seen = renewals(u"/warehouse-tokens"_s);
    QVERIFY(atIntervals(seen, 1s));
    QCOMPARE(m_device->status()["state"_L1].toString(), u"signedIn"_s); // shared with the command line
}

void TestRestart::userTokenIsRefreshedOnTime()
{
    signIn(u"refresh"_s, 4s, 600s);
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(renewals(u"/token"_s).size() >= 4, longEnough);
    const QList<QJsonValue> seen = renewals(u"/token"_s);
    QVERIFY(atIntervals(seen, 1s));
    for (qsizetype i = 1; i < seen.size(); ++i)
        QCOMPARE(seen.at(i)["secrets"_L1]["refresh_token"_L1], seen.at(i - 1)["issued"_L1]["refresh_token"_L1]);
}

void TestRestart::sessionThatCannotBeRenewedEnds()
{
    signIn(u"stock"_s, 12s, 4s);
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 1, longEnough);
    QTRY_COMPARE_WITH_TIMEOUT(m_device->run({u"status"_s}).code, 3, longEnough);
    // One try of the refresh grant has shown that this shop has none; with the user token's end all asking ends.
    QCOMPARE(renewals(u"/token"_s).size(), 1);
    QVERIFY(atIntervals(renewals(u"/warehouse-tokens"_s), 1s));
    QCOMPARE(keyring::countFor(m_backend->url()), 2); // running out is no reason to erase
    QCOMPARE(m_window->state(), QProcess::Running);
}

void TestRestart::signedOutElsewhereItStaysSignedOut()
{
    signIn(u"stock"_s, 600s, 4s);
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 1, longEnough);
    EXPECT_CODE(m_device->run({u"logout"_s}), 0);
    QVERIFY(m_backend->clearRequests());
    // Its own copy of the token reaches its end, with the window's plan for it.
    const QDateTime end = QDateTime::currentDateTimeUtc().addSecs(6);
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > end, longEnough);
    QCOMPARE(m_backend->requestCount(exchange), 0);
    QCOMPARE(keyring::countFor(m_backend->url()), 0); // and nothing was put back
    QCOMPARE(m_window->state(), QProcess::Running);
}

void TestRestart::signedOutElsewhereTheOpenWindowForgets()
{
    signIn(u"stock"_s, 600s, 600s);
    m_device->environment().insert(u"QT_LOGGING_RULES"_s, u"dockpass.session.debug=true"_s);
    const QTemporaryDir folder;
    QFile said(folder.filePath(u"said"_s));
    m_window = m_device->start(
        u"dockpass"_s, {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()}, said.fileName());
    QVERIFY(said.open(QIODevice::ReadOnly));
    QByteArray words;
    const auto saysPhase = [&](dockpass::session::Phase phase) {
        words += said.readAll();
        return words.contains("-> " + QByteArray::number(int(phase)) + '\n');
    };
    QTRY_VERIFY_WITH_TIMEOUT(saysPhase(dockpass::session::Phase::SignedIn), longEnough);
    EXPECT_CODE(m_device->run({u"logout"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(saysPhase(dockpass::session::Phase::SignedOut), longEnough);
    m_device->environment().remove(u"QT_LOGGING_RULES"_s);
}

/// nextcloud/desktop#870 and its kin: asked to sign in after every boot, because the keyring was not ready yet.
void TestRestart::keychainThatComesLateIsWaitedFor()
{
    signIn(u"stock"_s, 600s, 4s);
    secretservice::Stopped keychain;
    QVERIFY(keychain.ok());
    openWindow();
    // Longer than the window waits before it lets the person sign in without it.
    const QDateTime late = QDateTime::currentDateTimeUtc().addSecs(12);
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > late, longEnough);
    QCOMPARE(m_backend->requestCount(exchange), 0);
    keychain.resume();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 1, longEnough);
    QCOMPARE(m_backend->requestCount(u"POST /token"_s), 0);
}

QTEST_GUILESS_MAIN(TestRestart)
#include "tst_integration_restart.moc"
