// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/doctorreport.h"
#include "integration/keyring.h"
#include "store/secretservicecontrol.h"

#include <QTest>

using namespace dockpass::test;
using namespace dockpass::test::doctor;
using namespace Qt::StringLiterals;

/// What `dockpassctl doctor` finds out about the keychain, what it prints, and which server it means.
class TestDoctorOnDevice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void lockedKeychain();
    void noKeychain();
    void keychainThatDoesNotAnswer();
    void keychainIsLookedAtWithoutAServerToo();
    void memoryNeedsNoKeychain();

    void oneLineForEachCheck();
    void whatTheSettingsHoldInVainIsNamed();
    void theServerOfTheLastSessionIsMeant();
    void wrongUse_data();
    void wrongUse();

private:
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device; ///< signed in at m_backend
    QByteArray m_keyring;
};

void TestDoctorOnDevice::initTestCase()
{
    QVERIFY(secretservice::unlock());
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
    EXPECT_CODE(m_device->login(*m_backend), 0);
    m_keyring = keyring::snapshot();
    QVERIFY(!m_keyring.isEmpty());
}

void TestDoctorOnDevice::init()
{
    QVERIFY(secretservice::unlock());
    QVERIFY(m_backend->clearAnswers() && m_backend->clearRequests());
}

void TestDoctorOnDevice::lockedKeychain()
{
    QVERIFY(secretservice::lock());
    expectReport(m_device->run(arguments(*m_backend)), 6, u"ok ok ok ok ok ok failed"_s, u"KeychainLocked"_s,
                 u"DP-KEY-01"_s);
    QVERIFY(secretservice::unlock());
    QCOMPARE(keyring::snapshot(), m_keyring);
}

void TestDoctorOnDevice::noKeychain()
{
    Device device;
    device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + device.home() + u"/no-bus"_s);
    expectReport(device.run(arguments(*m_backend)), 6, u"ok ok ok ok ok ok failed"_s, u"KeychainAbsent"_s,
                 u"DP-KEY-02"_s);
}

void TestDoctorOnDevice::keychainThatDoesNotAnswer()
{
    const secretservice::Stopped stopped;
    QVERIFY(stopped.ok());
    expectReport(m_device->run(arguments(*m_backend)), 6, u"ok ok ok ok ok ok failed"_s, u"KeychainNoAnswer"_s,
                 u"DP-KEY-03"_s);
}

/// Both are wrong: both are told, and the exit code is that of the first.
void TestDoctorOnDevice::keychainIsLookedAtWithoutAServerToo()
{
    QVERIFY(secretservice::lock());
    const Outcome outcome = m_device->run({u"doctor"_s, u"--json"_s, u"--server"_s, u"https://nowhere.invalid"_s});
    expectReport(outcome, 5, u"failed skipped skipped skipped skipped skipped failed"_s, u"HostNotFound"_s,
                 u"DP-NET-01"_s);
    QCOMPARE(checkOf(outcome, u"keychain"_s)["kind"_L1].toString(), u"KeychainLocked"_s);
}

void TestDoctorOnDevice::memoryNeedsNoKeychain()
{
    QVERIFY(secretservice::lock());
    expectReport(m_device->run(arguments(*m_backend, {u"--store"_s, u"memory"_s})), 0, u"ok ok ok ok ok ok skipped"_s,
                 {}, {});
}

void TestDoctorOnDevice::oneLineForEachCheck()
{
    const QString server = m_backend->url().toString();
    const QByteArray port = QByteArray::number(m_backend->url().port());
    const Outcome good = m_device->run({u"doctor"_s, u"--server"_s, server});
    EXPECT_CODE(good, 0);
    QCOMPARE(good.err, QByteArray());
    const QList<QByteArray> lines = good.out.split('\n');
    QCOMPARE(lines.size(), 9);
    QCOMPARE(lines.at(0), "ok       settings     no line of the settings files is misspelt"_ba);
    QVERIFY2(lines.at(1).startsWith("ok       name         localhost is "), good.report().constData());
    QVERIFY2(lines.at(2).startsWith("ok       connection   ") && lines.at(2).endsWith(" answers at port " + port),
             good.report().constData());
    QCOMPARE(lines.at(6),
             "ok       grants       password: yes, refresh: no, authorization code: no, warehouse tokens: yes"_ba);
    QCOMPARE(lines.at(7), "ok       keychain     open, and it answers"_ba);
    QCOMPARE(lines.at(8), QByteArray());

    const Outcome bad = m_device->run({u"doctor"_s, u"--server"_s, u"nowhere.invalid"_s});
    EXPECT_CODE(bad, 5);
    const QList<QByteArray> told = bad.out.split('\n');
    QCOMPARE(told.size(), 10);
    QVERIFY2(told.at(1).startsWith("failed   name         Server not found"), bad.report().constData());
    QVERIFY2(told.at(2).startsWith("                      DP-NET-01: The server's name is not known"),
             bad.report().constData());
    QCOMPARE(told.at(3), "skipped  connection   because an earlier check failed"_ba);
}

/// A misspelt name fixes nothing, and nobody would notice.
void TestDoctorOnDevice::whatTheSettingsHoldInVainIsNamed()
{
    Device device;
    device.administer("timeuot=20\nlocked=theme,thmee\n"_ba);
    const QString policy = u"/etc/dockpass/policy.conf"_s;
    device.configure("ca=" + m_backend->caFile().toUtf8() + "\nlocked=ca\n");
    const QString own = device.home() + u"/.config/dockpass/dockpass.conf"_s;
    const QStringList remarks{policy + u":2: there is no setting timeuot"_s,
                              policy + u":3: locked names thmee, which is no setting"_s,
                              own + u":3: locked does nothing in a user's own file"_s};

    const Outcome outcome = device.run(arguments(*m_backend));
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.err, QByteArray());
    const QJsonObject check = checkOf(outcome, u"settings"_s);
    QVERIFY2(check["outcome"_L1] == "warning"_L1, outcome.report().constData());
    QCOMPARE(check["finding"_L1].toString(), remarks.join(u"; "_s));
    QVERIFY(check["remedy"_L1].isString());
    // And each other command says it.
    const Outcome status = device.run({u"status"_s});
    EXPECT_CODE(status, 3);
    for (const QString &remark : remarks)
        QVERIFY2(status.err.contains(remark.toUtf8()), status.report().constData());
}

void TestDoctorOnDevice::theServerOfTheLastSessionIsMeant()
{
    const Outcome outcome = m_device->run({u"doctor"_s, u"--json"_s});
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.json()["server"_L1].toString(), m_backend->url().toString());
    expectNoCredentials(*m_backend);
    QCOMPARE(keyring::snapshot(), m_keyring);
}

void TestDoctorOnDevice::wrongUse_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no server") << QStringList{} << "doctor needs --server"_ba;
    QTest::newRow("a person") << QStringList{u"--user"_s, u"x"_s} << "user"_ba;
    QTest::newRow("no address") << QStringList{u"--server"_s, u"ftp://shop.example"_s} << "Not a server address"_ba;
}

void TestDoctorOnDevice::wrongUse()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, said);
    const Device device;
    const Outcome outcome = device.run(QStringList{u"doctor"_s} + options);
    EXPECT_CODE(outcome, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(said), outcome.report().constData());
}

QTEST_GUILESS_MAIN(TestDoctorOnDevice)
#include "tst_integration_doctorondevice.moc"
