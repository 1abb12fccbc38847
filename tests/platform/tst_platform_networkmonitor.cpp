// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/networkmonitor.h"

#include <QSignalSpy>
#include <QTest>

using namespace dockpass;

/// Where the system does not tell: no bus, no NetworkManager.
class TestNetworkMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")); }

    void aSystemThatDoesNotTellKnowsOfNoLoginPage()
    {
        QVERIFY(!platform::behindCaptivePortal());
        QVERIFY(!platform::behindCaptivePortal()); // nor after it was asked once
    }

    void aSystemThatDoesNotTellIsSilent()
    {
        platform::NetworkMonitor monitor;
        QSignalSpy returned(&monitor, &platform::NetworkMonitor::returned);
        monitor.watch();
        QCOMPARE(returned.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestNetworkMonitor)
#include "tst_platform_networkmonitor.moc"
