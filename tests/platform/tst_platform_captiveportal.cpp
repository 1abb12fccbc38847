// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/networkmonitor.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QNetworkInformation>
#include <QTest>
#include <QThread>

using namespace dockpass;
using namespace Qt::StringLiterals;

namespace {

const QString path = u"/org/freedesktop/NetworkManager"_s;
const QString name = u"org.freedesktop.NetworkManager"_s;

/// As much of NetworkManager's D-Bus interface as programs ask for the state of the network.
class NetworkManager : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(QString Version MEMBER version)
    Q_PROPERTY(bool NetworkingEnabled MEMBER enabled)
    Q_PROPERTY(uint State MEMBER state)
    Q_PROPERTY(uint Connectivity MEMBER connectivity)
    Q_PROPERTY(uint Metered MEMBER metered)

public:
    enum : uint { ConnectedSite = 60, ConnectedGlobal = 70 };
    enum : uint { Portal = 2, Full = 4 };

    QString version = u"1.42.4"_s;
    bool enabled = true;
    uint state = ConnectedSite;
    uint connectivity = Portal;
    uint metered = 0;
};

} // namespace

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
        m_manager.moveToThread(&m_thread);
        m_thread.start();
        QVERIFY(m_bus.registerObject(path, &m_manager, QDBusConnection::ExportAllContents));
        QVERIFY(m_bus.registerService(name));
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

private:
    void change(uint state, uint connectivity)
    {
        QMetaObject::invokeMethod(
            &m_manager,
            [this, state, connectivity] {
                m_manager.state = state;
                m_manager.connectivity = connectivity;
            },
            Qt::BlockingQueuedConnection);
        QDBusMessage changed =
            QDBusMessage::createSignal(path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
        changed << name << QVariantMap{{u"State"_s, state}, {u"Connectivity"_s, connectivity}} << QStringList();
        QVERIFY(m_bus.send(changed));
        QDBusMessage moved = QDBusMessage::createSignal(path, name, u"StateChanged"_s);
        moved << state;
        QVERIFY(m_bus.send(moved));
    }

    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"manager"_s);
    QThread m_thread;
    NetworkManager m_manager;
};

QTEST_GUILESS_MAIN(TestCaptivePortal)
#include "tst_platform_captiveportal.moc"
