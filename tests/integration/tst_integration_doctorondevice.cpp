// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/doctorreport.h"
#include "integration/keyring.h"
#include "store/secretservicecontrol.h"
#include "store/sessionindex.h"

#include <QDir>
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
    void anImpossibleSettingIsOneOfTheFindings_data();
    void anImpossibleSettingIsOneOfTheFindings();
    void theListOfSessionsIsLookedAt_data();
    void theListOfSessionsIsLookedAt();
    void withoutAServerTheDeviceIsLookedAt();
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
    QCOMPARE(lines.size(), 10);
    QCOMPARE(lines.at(0), "ok       settings     no line of the settings files is misspelt"_ba);
    QCOMPARE(lines.at(1),
             "ok       list         " + BackendProcess::demoUser().toUtf8() + " at " + server.toUtf8() + ": signed in");
    QVERIFY2(lines.at(2).startsWith("ok       name         localhost is "), good.report().constData());
    QVERIFY2(lines.at(3).startsWith("ok       connection   ") && lines.at(3).endsWith(" answers at port " + port),
             good.report().constData());
    QCOMPARE(lines.at(7),
             "ok       grants       password: yes, refresh: no, authorization code: no, warehouse tokens: yes"_ba);
    QCOMPARE(lines.at(8), "ok       keychain     open, and it answers"_ba);
    QCOMPARE(lines.at(9), QByteArray());

    const Outcome bad = m_device->run({u"doctor"_s, u"--server"_s, u"nowhere.invalid"_s});
    EXPECT_CODE(bad, 5);
    const QList<QByteArray> told = bad.out.split('\n');
    QCOMPARE(told.size(), 11);
    QVERIFY2(told.at(2).startsWith("failed   name         Server not found"), bad.report().constData());
    QVERIFY2(told.at(3).startsWith("                      DP-NET-01: The server's name is not known"),
             bad.report().constData());
    QCOMPARE(told.at(4), "skipped  connection   because an earlier check failed"_ba);
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

void TestDoctorOnDevice::anImpossibleSettingIsOneOfTheFindings_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("outcomes");
    QTest::addColumn<QStringList>("said"); // behind the file's name
    QTest::newRow("two of them, and a misspelt one")
        << "timeout=0\ntheem=dark\nstore=cellar\n"_ba << arguments(*m_backend)
        << u"failed ok ok ok ok ok ok ok warning"_s
        << QStringList{u":2: timeout = 0 (1 to 300)"_s, u":4: store = cellar (keychain, memory or file)"_s,
                       u":3: there is no setting theem"_s};
    QTest::newRow("the address of the server")
        << "server=ftp://shop.example\n"_ba << QStringList{u"doctor"_s, u"--json"_s}
        << u"failed ok skipped skipped skipped skipped skipped skipped warning"_s
        << QStringList{u":2: server = ftp://shop.example"_s};
}

void TestDoctorOnDevice::anImpossibleSettingIsOneOfTheFindings()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QStringList, options);
    QFETCH(const QString, outcomes);
    QFETCH(const QStringList, said);
    const Device device;
    device.configure(settings);
    const Outcome outcome = device.run(options);
    EXPECT_CODE(outcome, 8);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY2(outcomesOf(outcome.json()) == outcomes, outcome.report().constData());
    const QJsonObject check = checkOf(outcome, u"settings"_s);
    QCOMPARE(check["kind"_L1].toString(), u"SettingImpossible"_s);
    QVERIFY(check["remedy"_L1].isString());
    for (const QString &words : said)
        QVERIFY2(check["finding"_L1].toString().contains(device.home() + u"/.config/dockpass/dockpass.conf"_s + words),
                 outcome.report().constData());
    // Every other command ends there.
    EXPECT_CODE(device.run({u"status"_s}), 8);
}

void TestDoctorOnDevice::theListOfSessionsIsLookedAt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("finding");
    QTest::newRow("none yet") << u"none"_s << u"ok"_s << u"there is none yet, and it can be written"_s;
    QTest::newRow("sessions") << u"stored"_s << u"ok"_s << u"mika at https://shop.example: signed in"_s;
    QTest::newRow("one that is still to be erased")
        << u"erasing"_s << u"warning"_s << u"mika at https://shop.example: signed out, still to be erased"_s;
    QTest::newRow("in another store") << u"file"_s << u"ok"_s
                                      << u"mika at https://shop.example: signed in, in another store: file"_s;
    QTest::newRow("emptied") << u"emptied"_s << u"failed"_s << u"it was emptied, or is damaged"_s;
    QTest::newRow("unreadable") << u"folder"_s << u"failed"_s << u"it cannot be read"_s;
    QTest::newRow("not to be written") << u"locked"_s << u"failed"_s
                                       << u"it cannot be written; mika at https://shop.example: signed in"_s;
    QTest::newRow("no place for it") << u"no place"_s << u"failed"_s << u"it cannot be written"_s;
}

void TestDoctorOnDevice::theListOfSessionsIsLookedAt()
{
    QFETCH(const QString, what);
    QFETCH(const QString, outcome);
    QFETCH(const QString, finding);
    using dockpass::store::SessionIndex;
    Device device;
    const QString folder = device.home() + u"/.config/dockpass"_s;
    const QString file = folder + u"/sessions.conf"_s;
    if (what == "no place"_L1)
        device.environment().insert(u"XDG_CONFIG_HOME"_s, u"/dev/null/config"_s);
    else if (what == "folder"_L1)
        QVERIFY(QDir().mkpath(file));
    else if (what != "none"_L1)
        QVERIFY(SessionIndex(file, what == "file"_L1 ? what : u"keychain"_s)
                    .setMarker({u"https://shop.example"_s, u"mika"_s},
                               what == "erasing"_L1 ? SessionIndex::Marker::Erasing : SessionIndex::Marker::Stored));
    if (what == "emptied"_L1)
        QVERIFY(QFile::resize(file, 0));
    if (what == "locked"_L1)
        QVERIFY(QDir().mkpath(file + u".lock/held"_s));
    const auto look = [&folder] {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    };
    const QStringList before = look();

    const Outcome told = device.run(arguments(*m_backend));
    EXPECT_CODE(told, outcome == "failed"_L1 ? 6 : 0);
    const QJsonObject check = checkOf(told, u"list"_s);
    QVERIFY2(check["outcome"_L1] == outcome, told.report().constData());
    QVERIFY2(check["finding"_L1].toString().endsWith(finding), told.report().constData());
    QCOMPARE(check["kind"_L1].toString(), outcome == "failed"_L1 ? u"ListUnusable"_s : QString());
    // Which also holds what another home folder's list names. A list that cannot be read may name that, too.
    const bool unread = what == "emptied"_L1 || what == "folder"_L1;
    QCOMPARE(checkOf(told, u"keychain"_s)["outcome"_L1].toString(), unread ? u"ok"_s : u"warning"_s);
    QCOMPARE(look(), before);
}

void TestDoctorOnDevice::withoutAServerTheDeviceIsLookedAt()
{
    const Device device;
    const Outcome outcome = device.run({u"doctor"_s, u"--json"_s});
    expectReport(outcome, 0, u"skipped skipped skipped skipped skipped skipped warning"_s);
    QVERIFY(outcome.json()["server"_L1].isNull());
    QVERIFY2(checkOf(outcome, u"name"_s)["finding"_L1].toString().startsWith("no server is known"_L1),
             outcome.report().constData());
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
