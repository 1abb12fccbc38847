// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "integration/virtualdisplay.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

const QString rover = u"rover@dockpass.example"_s; // four warehouses, 2 is active
const QByteArray roverPassword = "violet-ramp-3";
const QString chooser = u"chooser@dockpass.example"_s; // three, none is active
const QByteArray chooserPassword = "copper-door-8";

} // namespace

/// Where a person works: from the list, by name, and again for a session that goes on (contract 5).
class TestWarehouses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theOnlyOneIsTakenInSilence();
    void aNameOrUuidIsEnough_data();
    void aNameOrUuidIsEnough();
    void theListIsShown();
    void namesFromTheServerAreShownSafely();
    void aChangeTakesItsTokenAlong();
    void aChangeThatFailsChangesNothing_data();
    void aChangeThatFailsChangesNothing();
    void aShopWithoutTheListStillSignsIn_data();
    void aShopWithoutTheListStillSignsIn();
    void inTheWindowItIsChosenWithTheKeyboard();

private:
    [[nodiscard]] Outcome login(const QString &user, const QByteArray &password, const QStringList &more = {})
    {
        return m_device->run(Device::loginArguments(*m_backend, user) + more, password + '\n');
    }
    [[nodiscard]] QJsonValue warehouse() { return m_device->status()["warehouse"_L1]; }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

void TestWarehouses::init()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
}

void TestWarehouses::cleanup()
{
    m_device.reset();
    m_backend.reset();
}

void TestWarehouses::theOnlyOneIsTakenInSilence()
{
    EXPECT_CODE(login(u"starter@dockpass.example"_s, "silver-scale-1"), 0);
    QCOMPARE(warehouse()["id"_L1].toInt(), 2);
    QCOMPARE(warehouse()["name"_L1].toString(), u"Warehouse2"_s);
}

void TestWarehouses::aNameOrUuidIsEnough_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("id");
    QTest::newRow("a name") << u"warehouse1"_s << 0 << 1;
    QTest::newRow("a uuid") << u"70f399db-5d1a-586e-89af-cb493c3e4ff9"_s << 0 << 2;
    QTest::newRow("nobody's") << u"Warehouse99"_s << 7 << 0;
}

void TestWarehouses::aNameOrUuidIsEnough()
{
    QFETCH(QString, wish);
    QFETCH(int, code);
    QFETCH(int, id);
    EXPECT_CODE(login(chooser, chooserPassword, {u"--warehouse"_s, wish}), code);
    QCOMPARE(warehouse()["id"_L1].toInt(), id);
}

void TestWarehouses::theListIsShown()
{
    EXPECT_CODE(login(rover, roverPassword), 0);
    const Outcome text = m_device->run({u"warehouses"_s});
    EXPECT_CODE(text, 0);
    QVERIFY2(text.out.startsWith("* Warehouse2\n"), text.out.constData());
    QCOMPARE(text.out.count('\n'), 4);
    const Outcome json = m_device->run({u"warehouses"_s, u"--json"_s});
    EXPECT_CODE(json, 0);
    const QJsonArray list = json.json()["warehouses"_L1].toArray();
    QCOMPARE(list.size(), 4);
    QCOMPARE(list[0].toObject(),
             (QJsonObject{{u"name"_s, u"Warehouse2"_s},
                          {u"uuid"_s, u"70f399db-5d1a-586e-89af-cb493c3e4ff9"_s},
                          {u"active"_s, true},
                          {u"enabled"_s, true}}));
}

void TestWarehouses::namesFromTheServerAreShownSafely()
{
    EXPECT_CODE(login(u"everywhere@dockpass.example"_s, "golden-crane-7", {u"--warehouse"_s, u"Nowhere"_s}), 7);
    EXPECT_CODE(login(rover, roverPassword), 0);
    QVERIFY(m_backend->patchUser(
        rover,
        {{u"assignments"_s,
          QJsonArray{QJsonObject{
              {u"uuid"_s, u"a-1"_s},
              {u"isActive"_s, true},
              {u"warehouse"_s,
               QJsonObject{{u"id"_s, 1}, {u"uuid"_s, u"w-1"_s}, {u"name"_s, u"a\u202Eb\n\u001B[31mc"_s}}}}}}}));
    const Outcome list = m_device->run({u"warehouses"_s});
    EXPECT_CODE(list, 0);
    QCOMPARE(list.out, "* ab [31mc\n"_ba);
}

void TestWarehouses::aChangeTakesItsTokenAlong()
{
    EXPECT_CODE(login(rover, roverPassword), 0);
    const QByteArray before = m_device->run({u"token"_s}).out;
    const QByteArray user = m_device->run({u"token"_s, u"--kind"_s, u"user"_s}).out;
    EXPECT_CODE(m_device->run({u"use-warehouse"_s, u"Warehouse1"_s}), 0);
    QCOMPARE(warehouse()["id"_L1].toInt(), 1);
    QVERIFY(m_device->run({u"token"_s}).out != before);
    QCOMPARE(m_device->run({u"token"_s, u"--kind"_s, u"user"_s}).out, user);
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    QCOMPARE(m_backend->requestCount(u"POST /token"_s), 1); // no password was needed
}

void TestWarehouses::aChangeThatFailsChangesNothing_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QJsonArray>("answers");
    QTest::addColumn<int>("code");
    const auto at = [](const QString &path, QJsonObject answer) {
        answer[u"path"_s] = path;
        return QJsonArray{answer};
    };
    const QString list = u"/warehouse-user-assignments"_s;
    QTest::newRow("no such warehouse") << u"Nowhere"_s << QJsonArray() << 7;
    QTest::newRow("no list") << u"Warehouse1"_s << at(list, {{u"status"_s, 500}, {u"body"_s, u"<html>"_s}}) << 7;
    QTest::newRow("refused") << u"Warehouse1"_s
                             << at(list + u"/*"_s,
                                   {{u"status"_s, 400}, {u"body"_s, uR"({"errors":[{"code":"5205","status":400}]})"_s}})
                             << 7;
    QTest::newRow("answers that it is not active")
        << u"Warehouse1"_s
        << at(list + u"/*"_s,
              {{u"status"_s, 200}, {u"body"_s, uR"({"data":{"id":"x","attributes":{"isActive":false}}})"_s}})
        << 7;
    QTest::newRow("cut off") << u"Warehouse1"_s << at(list + u"/*"_s, {{u"mode"_s, u"reset"_s}}) << 5;
    QTest::newRow("no token for it") << u"Warehouse1"_s
                                     << at(u"/warehouse-tokens"_s, {{u"status"_s, 503}, {u"body"_s, u"busy"_s}}) << 7;
}

void TestWarehouses::aChangeThatFailsChangesNothing()
{
    QFETCH(QString, wish);
    QFETCH(QJsonArray, answers);
    QFETCH(int, code);
    EXPECT_CODE(login(rover, roverPassword), 0);
    const QByteArray before = m_device->run({u"token"_s}).out;
    QVERIFY(m_backend->setAnswers(answers));
    EXPECT_CODE(m_device->run({u"use-warehouse"_s, wish}), code);
    QCOMPARE(m_device->run({u"token"_s}).out, before);
    QCOMPARE(m_device->status()["state"_L1].toString(), u"signedIn"_s);
}

void TestWarehouses::aShopWithoutTheListStillSignsIn_data()
{
    QTest::addColumn<QString>("list");
    QTest::newRow("module absent") << u"missing"_s;
    QTest::newRow("closed to this user") << u"closed"_s;
}

void TestWarehouses::aShopWithoutTheListStillSignsIn()
{
    QFETCH(QString, list);
    QVERIFY(m_backend->changeShop({{u"assignments"_s, list}}));
    EXPECT_CODE(login(BackendProcess::demoUser(), BackendProcess::demoPassword().toUtf8()), 0);
    QCOMPARE(warehouse(), QJsonValue(QJsonObject{{u"id"_s, 1}, {u"name"_s, QJsonValue()}}));
    EXPECT_CODE(m_device->run({u"warehouses"_s}), 7);
}

void TestWarehouses::inTheWindowItIsChosenWithTheKeyboard()
{
    const VirtualDisplay display;
    QVERIFY2(display.isUp(), "Xvfb does not start");
    display.addTo(m_device->environment());
    const auto window =
        m_device->start(u"dockpass"_s, {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
    QTRY_VERIFY_WITH_TIMEOUT(display.focusWindowOf(window->processId()), 30'000);
    QVERIFY(display.type(chooser.toUtf8() + '\t' + chooserPassword) && display.pressReturn());
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(u"GET /warehouse-user-assignments"_s), 1, 20'000);
    // The list has the page to itself: the first of it is one Tab away. What comes too early meets no button.
    const auto asked = [&] { return m_backend->requestCount(u"POST /warehouse-tokens"_s) > 0; };
    const auto chosen = [&] { return display.type("\t") && display.pressReturn() && QTest::qWaitFor(asked, 3'000); };
    QTRY_VERIFY_WITH_TIMEOUT(chosen(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_device->status()["state"_L1].toString(), u"signedIn"_s, 20'000);
    QVERIFY(!warehouse()["name"_L1].toString().isEmpty());
    window->kill();
    window->waitForFinished();
}

QTEST_GUILESS_MAIN(TestWarehouses)
#include "tst_integration_warehouses.moc"
