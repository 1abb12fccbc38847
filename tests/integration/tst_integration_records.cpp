// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"

#include <QCborStreamWriter>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using dockpass::store::Entry;

namespace {

const QString kaethe = u"k\u00e4the+nacht@dockpass.example"_s;
const QByteArray kaethesPassword = "+&% \xc3\xbc\"\\"_ba;

/// As a later version of the program might write one.
QByteArray futureRecord()
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    writer.startMap();
    writer.append("version"_L1);
    writer.append(quint64(99));
    writer.append("sealed"_L1);
    writer.append("something new"_ba);
    writer.endMap();
    return bytes;
}

} // namespace

/// What lies in the keyring: broken, of a later version, of several people, and gone.
class TestRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void brokenRecordIsToldAndKept_data();
    void brokenRecordIsToldAndKept();
    void entryOfAnotherSignInIsNotMixedIn();
    void vanishedRecordIsTold();
    void twoPeopleOnOneDevice();
    void twoServersOnOneDevice();
    void signingOutLeavesNothing();

private:
    [[nodiscard]] dockpass::store::Key key(Entry entry) const;

    std::unique_ptr<BackendProcess> m_backend;
};

void TestRecords::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

dockpass::store::Key TestRecords::key(Entry entry) const
{
    return keyring::keyFor(m_backend->url(), BackendProcess::demoUser(), entry);
}

void TestRecords::brokenRecordIsToldAndKept_data()
{
    QTest::addColumn<Entry>("entry");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("fact");
    for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
        const char *name = entry == Entry::UserToken ? "user" : "warehouse";
        QTest::addRow("garbage, %s token", name) << entry << "no record"_ba
                                                 << "RecordDamaged"_ba;
        QTest::addRow("cut off, %s token", name) << entry << futureRecord().first(5) << "RecordDamaged"_ba;
        QTest::addRow("empty map, %s token", name) << entry << "\xa0"_ba
                                                   << "RecordDamaged"_ba;
        QTest::addRow("of a later version, %s token", name) << entry << futureRecord() << "RecordFuture"_ba;
    }
}

void TestRecords::brokenRecordIsToldAndKept()
{
    QFETCH(const Entry, entry);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, fact);
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    QVERIFY(m_backend->clearRequests());
    QVERIFY(keyring::setBytes(key(entry), bytes));
    const QByteArray broken = keyring::snapshot();
    QCOMPARE(keyring::countFor(m_backend->url()), 2); // it was overwritten, not added

    for (const QString &command : {u"status"_s, u"token"_s, u"renew"_s}) {
        const Outcome outcome = device.run({command});
        EXPECT_CODE(outcome, 3);
        QVERIFY2(outcome.err.contains(fact), outcome.report().constData());
        QVERIFY(command == "status"_L1 || outcome.out.isEmpty());
    }
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject());
    EXPECT_CODE(device.run(Device::loginArguments(*m_backend), "wrong"_ba), 4);
    QCOMPARE(keyring::snapshot(), broken);

    EXPECT_CODE(device.login(*m_backend), 0);
    QVERIFY(keyring::record(key(entry)));
    EXPECT_CODE(device.run({u"token"_s}), 0);
}

/// As after a kill between the two writes of a login.
void TestRecords::entryOfAnotherSignInIsNotMixedIn()
{
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    const QByteArray oldWarehouse = keyring::bytes(key(Entry::WarehouseToken));
    EXPECT_CODE(device.login(*m_backend), 0);
    QVERIFY(keyring::setBytes(key(Entry::WarehouseToken), oldWarehouse));
    const auto old = keyring::record(key(Entry::WarehouseToken));
    QVERIFY(old);

    QVERIFY(m_backend->clearRequests());
    const Outcome token = device.run({u"token"_s});
    EXPECT_CODE(token, 0);
    QCOMPARE(m_backend->requestCount(u"POST /warehouse-tokens"_s), 1);
    QVERIFY(token.out.trimmed() != old->accessToken.view().toByteArray());
}

void TestRecords::vanishedRecordIsTold()
{
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    const Device other; // signs the same person out of the keyring, without this device's knowledge
    EXPECT_CODE(other.login(*m_backend), 0);
    EXPECT_CODE(other.run({u"logout"_s}), 0);
    const Outcome token = device.run({u"token"_s});
    EXPECT_CODE(token, 3);
    QVERIFY2(token.err.contains("RecordMissing"), token.report().constData());
}

void TestRecords::twoPeopleOnOneDevice()
{
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    const Outcome first = device.run({u"token"_s});
    EXPECT_CODE(device.run(Device::loginArguments(*m_backend, kaethe), kaethesPassword), 0);
    const Outcome second = device.run({u"token"_s});
    EXPECT_CODE(second, 0);
    QVERIFY(second.out != first.out);
    QCOMPARE(device.status()["user"_L1].toString(), kaethe); // the last one signed in is meant
    QCOMPARE(keyring::countFor(m_backend->url()), 4);

    const QStringList named{u"--user"_s, BackendProcess::demoUser()};
    QCOMPARE(device.run(QStringList{u"token"_s} + named).out, first.out);
    EXPECT_CODE(device.run({u"logout"_s}), 0); // the second
    EXPECT_CODE(device.run({u"token"_s}), 3);
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    QCOMPARE(device.run(QStringList{u"token"_s} + named).out, first.out);
    EXPECT_CODE(device.run(QStringList{u"logout"_s} + named), 0);
    EXPECT_CODE(device.run(QStringList{u"token"_s} + named), 3);
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
}

void TestRecords::twoServersOnOneDevice()
{
    const BackendProcess other;
    QVERIFY2(other.isRunning(), qPrintable(other.errorString()));
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    const Outcome first = device.run({u"token"_s});
    EXPECT_CODE(device.login(other), 0);
    const Outcome second = device.run({u"token"_s});
    QVERIFY(second.out != first.out);
    const auto tokenAt = [&device](const BackendProcess &backend) {
        return device.run({u"token"_s, u"--server"_s, backend.url().toString() + u'/'});
    };
    QCOMPARE(tokenAt(*m_backend).out, first.out);
    QCOMPARE(tokenAt(other).out, second.out);
    EXPECT_CODE(device.run({u"logout"_s, u"--server"_s, m_backend->url().toString()}), 0);
    EXPECT_CODE(tokenAt(*m_backend), 3);
    QCOMPARE(device.run({u"token"_s}).out, second.out);
    EXPECT_CODE(device.run({u"logout"_s}), 0);
}

/// MSAL Android#2453: sign-out "succeeded", and the token was still there.
void TestRecords::signingOutLeavesNothing()
{
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    const Outcome outcome = device.run({u"logout"_s, u"--json"_s});
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.json()["state"_L1].toString(), u"signedOut"_s);
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
    QCOMPARE(keyring::bytes(key(Entry::UserToken)), QByteArray());
    EXPECT_CODE(device.run({u"status"_s}), 3);
    QCOMPARE(device.status()["user"_L1].toString(), BackendProcess::demoUser()); // remembered for the next sign-in
    EXPECT_CODE(device.run({u"logout"_s}), 3);
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_integration_records.moc"
