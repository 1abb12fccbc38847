// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/sleepmonitor.h"
#include "platform/standins.h"

#include <QSignalSpy>
#include <QTest>

using namespace dockpass;
using namespace Qt::StringLiterals;
namespace logind = test::logind;

/// Beside a logind of our own on the test's bus, which is all of the system's bus that this process sees.
class TestSleepMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_monitor.watch(); } // before there is a logind: it may come later
    void init() { QVERIFY(logind::appearOn(m_logind)); }
    void cleanup() { m_logind.unregisterService(u"org.freedesktop.login1"_s); }

    void wakingUpIsTold()
    {
        QSignalSpy woke(&m_monitor, &platform::SleepMonitor::woke);
        QVERIFY(logind::prepareForSleep(m_logind, true));
        QVERIFY(logind::prepareForSleep(m_logind, false));
        QTRY_COMPARE(woke.size(), 1);
        QVERIFY(logind::prepareForSleep(m_logind, true));
        QVERIFY(logind::prepareForSleep(m_logind, false));
        QTRY_COMPARE(woke.size(), 2); // and none of them by falling asleep
    }

    void nobodyElseWakesUs()
    {
        QSignalSpy woke(&m_monitor, &platform::SleepMonitor::woke);
        QDBusConnection other = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"other"_s);
        QVERIFY(logind::prepareForSleep(other, false));
        // A message of the other's that has come is behind it.
        QVERIFY(other.registerService(u"example.Other"_s));
        QVERIFY(logind::prepareForSleep(m_logind, false));
        QTRY_COMPARE(woke.size(), 1);
    }

    void aLogindThatIsStartedAnewIsHeard()
    {
        cleanup();
        QDBusConnection next = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"next"_s);
        QVERIFY(logind::appearOn(next));
        QSignalSpy woke(&m_monitor, &platform::SleepMonitor::woke);
        QVERIFY(logind::prepareForSleep(next, false));
        QTRY_COMPARE(woke.size(), 1);
        next.unregisterService(u"org.freedesktop.login1"_s);
    }

private:
    QDBusConnection m_logind = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"logind"_s);
    platform::SleepMonitor m_monitor;
};

int main(int argc, char *argv[])
{
    // Before anybody looks for the system's: addresses are read once.
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    QCoreApplication application(argc, argv);
    TestSleepMonitor test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform_sleepmonitor.moc"
