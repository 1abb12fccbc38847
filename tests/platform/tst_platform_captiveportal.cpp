// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/networkmonitor.h"
#include "platform/standins.h"

#include <QNetworkInformation>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace dockpass;
using test::NetworkManager;
using namespace Qt::StringLiterals;

/// Beside a NetworkManager of our own on the test's bus. It lives in a thread of its own, because it is asked by calls
/// that wait.
class TestCaptivePortal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // Of this test, before anybody looks for the system's.
        QVERIFY(qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS")));
        QVERIFY(m_manager.appearOn(m_bus)); // still in this thread, in which it gets what it is asked through
        m_manager.moveToThread(&m_thread);
        m_thread.start();
    }

    void cleanupTestCase()
    {
        m_thread.quit();
        m_thread.wait();
    }

    void whatTheSystemKnowsOfALoginPageIsTold()
    {
        QVERIFY(!QNetworkInformation::instance()); // nothing is loaded before somebody asks
        QVERIFY(platform::behindCaptivePortal());
        // Somebody has logged in there.
        change(NetworkManager::ConnectedGlobal, NetworkManager::Full);
        QTRY_VERIFY(!platform::behindCaptivePortal());
        change(NetworkManager::ConnectedSite, NetworkManager::Portal);
        QTRY_VERIFY(platform::behindCaptivePortal());
    }

    // There is one backend in a process: the question must not take the news of a returning network away.
    void theNetworkIsStillWatched()
    {
        platform::NetworkMonitor monitor;
        monitor.watch();
        QVERIFY(QNetworkInformation::instance()->supports(QNetworkInformation::Feature::Reachability));
        QVERIFY(QNetworkInformation::instance()->supports(QNetworkInformation::Feature::CaptivePortal));
    }

    void aNetworkThatComesBackIsTold_data()
    {
        QTest::addColumn<uint>("before");
        QTest::addColumn<uint>("portalBefore");
        QTest::addColumn<uint>("after");
        QTest::addColumn<int>("told");
        const uint off = NetworkManager::Disconnected;
        const uint site = NetworkManager::ConnectedSite;
        const uint global = NetworkManager::ConnectedGlobal;
        const uint none = NetworkManager::None;
        const uint portal = NetworkManager::Portal;
        QTest::newRow("there was none") << off << none << global << 1;
        QTest::newRow("it led nowhere but here") << site << none << global << 1;
        QTest::newRow("it has gone") << global << uint(NetworkManager::Full) << off << 0;
        QTest::newRow("nothing new") << global << uint(NetworkManager::Full) << global << 0;
        QTest::newRow("its login page is behind us") << site << portal << site << 1;
    }
    void aNetworkThatComesBackIsTold()
    {
        QFETCH(uint, before);
        QFETCH(uint, portalBefore);
        QFETCH(uint, after);
        QFETCH(int, told);
        change(before, portalBefore);
        const QNetworkInformation *information = QNetworkInformation::instance();
        const bool behind = portalBefore == NetworkManager::Portal;
        QTRY_COMPARE(information->isBehindCaptivePortal(), behind);
        QTRY_COMPARE(information->reachability(), reachabilityOf(before));
        platform::NetworkMonitor monitor;
        QSignalSpy returned(&monitor, &platform::NetworkMonitor::returned);
        monitor.watch();
        const bool connected = after != NetworkManager::Disconnected;
        change(after, connected ? NetworkManager::Full : NetworkManager::None);
        QTRY_COMPARE(information->reachability(), reachabilityOf(after));
        QTRY_COMPARE(information->isBehindCaptivePortal(), false);
        QTRY_COMPARE(returned.size(), told);
    }

private:
    static QNetworkInformation::Reachability reachabilityOf(uint state)
    {
        using enum QNetworkInformation::Reachability;
        return state == NetworkManager::Disconnected ? Disconnected
            : state == NetworkManager::ConnectedSite ? Site
                                                     : Online;
    }

    void change(uint state, uint connectivity)
    {
        QMetaObject::invokeMethod(
            &m_manager, [this, state, connectivity] { m_manager.set(state, connectivity); },
            Qt::BlockingQueuedConnection);
        QVERIFY(NetworkManager::announce(m_bus, state, connectivity));
    }

    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"manager"_s);
    QThread m_thread;
    NetworkManager m_manager;
};

QTEST_GUILESS_MAIN(TestCaptivePortal)
#include "tst_platform_captiveportal.moc"
