// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "integration/shiftedclock.h"
#include "integration/virtualdisplay.h"
#include "platform/standins.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

const QString exchange = u"POST /warehouse-tokens"_s;
const QString refresh = u"POST /token"_s;
const QString count = u"GET /picking-lists"_s;
constexpr int longEnough = 40'000; // ms, for a busy machine
/// Less than the window's own tick, which is counted from the last that happened: what comes sooner was caused.
constexpr int beforeTheTick = 20'000; // ms

} // namespace

/// The real programs while the device's clocks are moved under them (shiftedclock), beside a logind and a NetworkManager
/// of the test's own.
class TestClocks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aSessionOutlivesASetClock_data();
    void aSessionOutlivesASetClock();
    void aTokenIsNeitherShortenedNorLengthened_data();
    void aTokenIsNeitherShortenedNorLengthened();
    void aSessionOfAnEarlierBootIsNotLengthened_data();
    void aSessionOfAnEarlierBootIsNotLengthened();
    void aWrongClockIsTold_data();
    void aWrongClockIsTold();
    void aWindowLivesThroughASetClock_data();
    void aWindowLivesThroughASetClock();
    void whatWakesTheWindowRenewsAtOnce_data();
    void whatWakesTheWindowRenewsAtOnce();
    void nineHoursOfSleepAreRenewedAtOnce();
    void aRequestThatSleptIsGivenUp();

private:
    void signIn(const QString &profile, seconds userLife, seconds warehouseLife);
    void openWindow();
    /// Opens it and waits until it rests.
    void openQuietWindow();
    QJsonObject status() { return m_device->status(); }

    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"services"_s);
    NetworkManager m_networkManager;
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<ShiftedClock> m_clock;
    std::unique_ptr<QProcess> m_window;
};

void TestClocks::initTestCase()
{
    m_networkManager.set(NetworkManager::ConnectedGlobal, NetworkManager::Full);
    QVERIFY(m_networkManager.appearOn(m_bus));
    QVERIFY(logind::appearOn(m_bus));
}

void TestClocks::init()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
    m_clock = std::make_unique<ShiftedClock>();
    m_clock->addTo(m_device->environment());
    m_device->environment().insert(u"DBUS_SYSTEM_BUS_ADDRESS"_s, qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
}

void TestClocks::cleanup()
{
    if (m_window) {
        m_window->kill();
        m_window->waitForFinished();
        m_window.reset();
    }
    m_backend.reset();
}

void TestClocks::signIn(const QString &profile, seconds userLife, seconds warehouseLife)
{
    QVERIFY(m_backend->setProfile(profile, userLife, warehouseLife));
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(m_backend->clearRequests());
}

void TestClocks::openWindow()
{
    m_window =
        m_device->start(u"dockpass"_s, {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
    QVERIFY(m_window->waitForStarted());
}

void TestClocks::openQuietWindow()
{
    openWindow();
    // The page has its number: the last that happens before a tick.
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(count), 1, longEnough);
    QTest::qWait(0);
    QCOMPARE(m_backend->requestCount(exchange), 0);
}

void TestClocks::aSessionOutlivesASetClock_data()
{
    QTest::addColumn<seconds>("jump");
    QTest::addColumn<bool>("certified"); // the certificate is one of that day
    QTest::newRow("9 days on") << seconds(9 * 24h) << true;
    QTest::newRow("9 days back") << seconds(-9 * 24h) << false;
    QTest::newRow("6 years on") << seconds(6 * 365 * 24h) << false;
    QTest::newRow("6 years back") << seconds(-6 * 365 * 24h) << false;
}

void TestClocks::aSessionOutlivesASetClock()
{
    QFETCH(const seconds, jump);
    QFETCH(const bool, certified);
    signIn(u"stock"_s, {}, {});
    const Outcome before = m_device->run({u"token"_s});
    EXPECT_CODE(before, 0);
    const QDateTime end = m_device->expiryOf(u"warehouseToken"_s);
    m_clock->setWall(jump);
    const Outcome after = m_device->run({u"token"_s});
    EXPECT_CODE(after, 0);
    QCOMPARE(after.out, before.out);
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject());
    QVERIFY(std::abs(end.secsTo(m_device->expiryOf(u"warehouseToken"_s)) - jump.count()) <= 2);
    QCOMPARE(status()["state"_L1], QJsonValue(u"signedIn"_s));
    // Where the clock says that the certificate is not one of these days there is no renewal, and no end either.
    const Outcome renewal = m_device->run({u"renew"_s});
    QVERIFY2(certified == (renewal.code == 0) && renewal.code != 3, renewal.report().constData());
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    m_clock->setWall(0s);
    EXPECT_CODE(m_device->run({u"renew"_s}), 0);
}

void TestClocks::aTokenIsNeitherShortenedNorLengthened_data()
{
    QTest::addColumn<seconds>("jump");
    QTest::newRow("3 hours on") << seconds(3h);
    QTest::newRow("3 hours back") << seconds(-3h);
}

void TestClocks::aTokenIsNeitherShortenedNorLengthened()
{
    QFETCH(const seconds, jump);
    signIn(u"stock"_s, 8h, 1h);
    m_clock->setWall(jump);
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    QCOMPARE(m_backend->requestCount(exchange), 0);
    m_clock->sleep(61min);
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    QCOMPARE(m_backend->requestCount(exchange), 1);
    QCOMPARE(m_backend->requestCount(refresh), 0);
}

void TestClocks::aSessionOfAnEarlierBootIsNotLengthened_data()
{
    QTest::addColumn<seconds>("uptime");
    QTest::addColumn<seconds>("left"); // of 12 hours
    QTest::newRow("just started") << seconds(1min) << seconds(40min);
    QTest::newRow("up for so long that the boot decides") << seconds(11h + 45min) << seconds(15min);
    QTest::newRow("up for longer than a session lasts") << seconds(13h) << 0s;
}

/// An hour was left when the record was written, 20 minutes ago by the wall clock.
void TestClocks::aSessionOfAnEarlierBootIsNotLengthened()
{
    QFETCH(const seconds, uptime);
    QFETCH(const seconds, left);
    m_clock->bootedBefore(uptime);
    signIn(u"stock"_s, {}, {});
    const auto keyFor = [this](dockpass::store::Entry entry) {
        return keyring::keyFor(m_backend->url(), BackendProcess::demoUser(), entry);
    };
    const QDateTime end = QDateTime::currentDateTimeUtc().addSecs(left.count());
    for (const auto entry : {dockpass::store::Entry::UserToken, dockpass::store::Entry::WarehouseToken}) {
        auto record = keyring::record(keyFor(entry));
        QVERIFY(record && record->term);
        record->boot = "another";
        record->term->writtenAt = QDateTime::currentDateTimeUtc().addSecs(-20 * 60);
        record->term->endsAt = record->term->writtenAt.addSecs(3600);
        QVERIFY(keyring::setBytes(keyFor(entry), dockpass::store::encode(*record).view().toByteArray()));
    }
    if (left == 0s) {
        const Outcome token = m_device->run({u"token"_s, u"--json"_s});
        EXPECT_CODE(token, 3);
        QCOMPARE(token.json()["error"_L1]["kind"_L1].toString(), u"SessionOver"_s);
        QCOMPARE(keyring::countFor(m_backend->url()), 0);
        return;
    }
    const auto told = [this] { return QDateTime::fromString(status()["sessionEndsAt"_L1].toString(), Qt::ISODate); };
    const qint64 early = told().secsTo(end);
    QVERIFY2(std::abs(early) < 120, qPrintable(QString::number(early)));
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    QVERIFY(keyring::record(keyFor(dockpass::store::Entry::UserToken))->boot != "another"); // counted in this one now
    QVERIFY(std::abs(told().secsTo(end)) < 120);
}

void TestClocks::aWrongClockIsTold_data()
{
    QTest::addColumn<seconds>("deviceIsAhead");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("right") << 0s << QByteArray();
    QTest::newRow("slow") << seconds(-14min) << "14 minutes slow"_ba;
    QTest::newRow("fast") << seconds(3h) << "3 hours fast"_ba;
}

// AppAuth-Android#693: nobody could sign in, and nobody knew that it was the device's clock.
void TestClocks::aWrongClockIsTold()
{
    QFETCH(const seconds, deviceIsAhead);
    QFETCH(const QByteArray, words);
    m_clock->setWall(deviceIsAhead);
    signIn(u"stock"_s, {}, {});
    const Outcome told = m_device->run({u"status"_s});
    EXPECT_CODE(told, 0);
    QVERIFY2(words.isEmpty() ? !told.out.contains("Clock:") : told.out.contains(words), told.report().constData());
    QVERIFY(std::abs(status()["clockSkew"_L1].toInteger() + deviceIsAhead.count()) <= 30);
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject()); // nobody was asked
    m_clock->setWall(0s);                                                   // set right
    QVERIFY(!m_device->run({u"status"_s}).out.contains("Clock:"));
}

void TestClocks::aWindowLivesThroughASetClock_data()
{
    aTokenIsNeitherShortenedNorLengthened_data();
}

void TestClocks::aWindowLivesThroughASetClock()
{
    QFETCH(const seconds, jump);
    signIn(u"stock"_s, 600s, 4s);
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= 1, longEnough);
    m_clock->setWall(jump);
    const int before = m_backend->requestCount(exchange);
    QTRY_VERIFY_WITH_TIMEOUT(m_backend->requestCount(exchange) >= before + 3, longEnough);
    QCOMPARE(status()["state"_L1], QJsonValue(u"signedIn"_s));
    QCOMPARE(m_backend->requestCount(refresh), 0);
}

void TestClocks::whatWakesTheWindowRenewsAtOnce_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("logind") << u"logind"_s;
    QTest::newRow("a network that comes back") << u"network"_s;
    QTest::newRow("a person who looks") << u"person"_s;
}

/// The device has slept for most of the warehouse token's life.
void TestClocks::whatWakesTheWindowRenewsAtOnce()
{
    QFETCH(const QString, what);
    VirtualDisplay display;
    QVERIFY(display.isUp());
    display.addTo(m_device->environment());
    signIn(u"stock"_s, 8h, 600s);
    openQuietWindow();
    QVERIFY(logind::prepareForSleep(m_bus, true));
    m_clock->sleep(590s);
    if (what == "logind"_L1) {
        QVERIFY(logind::prepareForSleep(m_bus, false));
    } else if (what == "network"_L1) {
        m_networkManager.set(NetworkManager::Disconnected, NetworkManager::None);
        QVERIFY(NetworkManager::announce(m_bus, NetworkManager::Disconnected, NetworkManager::None));
        m_networkManager.set(NetworkManager::ConnectedGlobal, NetworkManager::Full);
        QVERIFY(NetworkManager::announce(m_bus, NetworkManager::ConnectedGlobal, NetworkManager::Full));
    } else {
        QVERIFY(display.focusWindowOf(m_window->processId()));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, beforeTheTick);
    QCOMPARE(status()["state"_L1], QJsonValue(u"signedIn"_s));
}

void TestClocks::nineHoursOfSleepAreRenewedAtOnce()
{
    signIn(u"refresh"_s, 8h, 168h);
    openQuietWindow();
    m_clock->sleep(9h);
    QVERIFY(m_backend->advance(9h));
    QVERIFY(logind::prepareForSleep(m_bus, false));
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(refresh), 1, beforeTheTick);
    QTRY_COMPARE_WITH_TIMEOUT(status()["state"_L1], QJsonValue(u"signedIn"_s), longEnough);
    QCOMPARE(m_backend->requests().last()["status"_L1].toInt(), 200);
}

// owncloud/client#10495: after a sleep a token request hung for 2450 s.
void TestClocks::aRequestThatSleptIsGivenUp()
{
    signIn(u"stock"_s, 8h, 600s);
    openQuietWindow();
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"hang"_s}}}));
    m_clock->sleep(590s);
    QVERIFY(logind::prepareForSleep(m_bus, false));
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, beforeTheTick);
    m_clock->sleep(1h);
    QVERIFY(logind::prepareForSleep(m_bus, false));
    // Its limit of 30 s has passed asleep: the next one is on its way long before a timer would have let it go.
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 2, beforeTheTick);
}

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_integration_clocks.moc"
