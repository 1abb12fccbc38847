// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/virtualdisplay.h"
#include "platform/pseudoterminal.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

const QString guarded = u"guarded@dockpass.example"_s; // two warehouses, 1 is active; to switch takes a code
const QByteArray guardedPassword = "white-hatch-5\n";
const QByteArray code = "739182"; // nothing else here looks like it
const QString codeOnInput = u"--mfa-code-stdin"_s;
constexpr int longEnough = 60'000; // ms, for a busy machine

} // namespace

/// A second factor at whatever request wants one (contract 7), by the command line and in the window.
class TestFactors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aScriptGivesTheCodeOnALineOfItsOwn();
    void aWrongCodeIsRefusedAndNothingIsLost_data();
    void aWrongCodeIsRefusedAndNothingIsLost();
    void anyRequestMayWantOne_data();
    void anyRequestMayWantOne();
    void theCodeIsSentWhereTheServerLetsThisPerson_data();
    void theCodeIsSentWhereTheServerLetsThisPerson();
    void onATerminalItIsAskedForUntilItIsRight();
    void theCodeIsNowhereToBeRead();
    void inTheWindowItHasAPageOfItsOwn();

private:
    [[nodiscard]] Outcome login(const QStringList &more = {}, const QByteArray &input = {})
    {
        return m_device->run(Device::loginArguments(*m_backend, guarded) + more, guardedPassword + input);
    }
    [[nodiscard]] int warehouse() { return m_device->status()["warehouse"_L1]["id"_L1].toInt(); }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

void TestFactors::init()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    QVERIFY(m_backend->patchUser(
        guarded, {{u"mfa"_s, QJsonObject{{u"type"_s, u"email"_s}, {u"code"_s, QString::fromLatin1(code)}}}}));
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
}

void TestFactors::cleanup()
{
    m_device.reset();
    m_backend.reset();
}

void TestFactors::aScriptGivesTheCodeOnALineOfItsOwn()
{
    EXPECT_CODE(login({u"--warehouse"_s, u"Warehouse2"_s, codeOnInput}, code + '\n'), 0);
    QCOMPARE(warehouse(), 2);
    int patches = 0;
    for (const QJsonValue request : m_backend->requests())
        patches += request["method"_L1] == "PATCH"_L1 ? 1 : 0;
    QCOMPARE(patches, 2); // refused for want of a code, repeated with it
}

void TestFactors::aWrongCodeIsRefusedAndNothingIsLost_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("kind");
    QTest::newRow("wrong") << QStringList{codeOnInput} << "000000\n"_ba << u"MfaCodeRejected"_s;
    QTest::newRow("none on standard input") << QStringList{codeOnInput} << ""_ba << u"MfaCodeRequired"_s;
    QTest::newRow("nobody to ask") << QStringList() << ""_ba << u"MfaCodeRequired"_s;
}

void TestFactors::aWrongCodeIsRefusedAndNothingIsLost()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, input);
    QFETCH(const QString, kind);
    EXPECT_CODE(login(), 0);
    const QByteArray before = m_device->run({u"token"_s}).out;
    const Outcome refused =
        m_device->run(QStringList{u"use-warehouse"_s, u"Warehouse2"_s, u"--json"_s} + options, input);
    QVERIFY2(refused.code == 4, refused.report().constData());
    QCOMPARE(refused.json()["error"_L1]["kind"_L1].toString(), kind);
    QCOMPARE(m_device->run({u"token"_s}).out, before);
    QCOMPARE(warehouse(), 1);
}

void TestFactors::anyRequestMayWantOne_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("a login") << QStringList();
    QTest::newRow("a renewal") << QStringList{u"renew"_s};
    QTest::newRow("a change of the warehouse") << QStringList{u"use-warehouse"_s, u"Warehouse2"_s};
}

void TestFactors::anyRequestMayWantOne()
{
    QFETCH(const QStringList, command);
    const QJsonObject exchangeWantsOne{
        {u"mfaResources"_s, QJsonArray{u"warehouse-tokens"_s, u"warehouse-user-assignments"_s}}};
    if (command.isEmpty()) {
        QVERIFY(m_backend->changeShop(exchangeWantsOne));
        EXPECT_CODE(login({codeOnInput}, code + '\n'), 0);
    } else {
        EXPECT_CODE(login(), 0);
        const QByteArray before = m_device->run({u"token"_s}).out;
        QVERIFY(m_backend->changeShop(exchangeWantsOne));
        const Outcome refused = m_device->run(command + QStringList{u"--json"_s}, {});
        QVERIFY2(refused.code == 4, refused.report().constData());
        QCOMPARE(refused.json()["error"_L1]["kind"_L1].toString(),
                 u"MfaCodeRequired"_s); // one document, or none is read
        QCOMPARE(refused.json()["error"_L1]["httpStatus"_L1].toInt(), 403);
        // The code was right, and then the shop was busy: nothing is renewed, and nothing says so.
        QVERIFY(m_backend->setAnswers(
            {QJsonObject{{u"path"_s, u"/warehouse-tokens"_s},
                         {u"status"_s, 403},
                         {u"body"_s, uR"([{"code":"5900","status":403,"message":"x"}])"_s}},
             QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"status"_s, 503}, {u"body"_s, u"busy"_s}}}));
        if (command.first() == "renew"_L1)
            EXPECT_CODE(m_device->run(command + QStringList{codeOnInput}, code + '\n'), 7);
        QVERIFY(m_backend->clearAnswers());
        EXPECT_CODE(m_device->run(command + QStringList{codeOnInput}, code + '\n'), 0);
        QVERIFY(m_device->run({u"token"_s}).out != before);
    }
    QCOMPARE(m_device->status()["state"_L1].toString(), u"signedIn"_s);
}

void TestFactors::theCodeIsSentWhereTheServerLetsThisPerson_data()
{
    QTest::addColumn<bool>("lets");
    QTest::newRow("it does") << true;
    QTest::newRow("it does not, as in the demo shops") << false;
}

void TestFactors::theCodeIsSentWhereTheServerLetsThisPerson()
{
    QFETCH(const bool, lets);
    QVERIFY(m_backend->changeShop({{u"mfaForWarehouseUsers"_s, lets}}));
    EXPECT_CODE(login({u"--warehouse"_s, u"Warehouse2"_s, codeOnInput}, code + '\n'), 0);
    int status = 0;
    for (const QJsonValue request : m_backend->requests()) {
        if (request["path"_L1] == "/multi-factor-auth-trigger"_L1)
            status = request["status"_L1].toInt();
    }
    QCOMPARE(status, lets ? 204 : 403);
}

void TestFactors::onATerminalItIsAskedForUntilItIsRight()
{
    PseudoTerminal terminal(m_device->commandLine(u"dockpassctl"_s,
                                                  {u"login"_s, u"--server"_s, m_backend->url().toString(), u"--user"_s,
                                                   guarded, u"--warehouse"_s, u"Warehouse2"_s}));
    QVERIFY(terminal.isOpen());
    QVERIFY(terminal.waitFor("Password of"));
    terminal.type(guardedPassword);
    QVERIFY2(terminal.waitFor("Code of your second factor: "), terminal.screen().constData());
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.echoes(), longEnough);
    terminal.type("000000\n");
    QVERIFY2(terminal.waitFor("DP-MFA-02"), terminal.screen().constData());
    QVERIFY2(terminal.waitFor("Code of your second factor: ", 2), terminal.screen().constData());
    QTRY_VERIFY_WITH_TIMEOUT(!terminal.echoes(), longEnough);
    terminal.type(code + '\n');
    QVERIFY2(terminal.waitFor("Signed in as"), terminal.screen().constData());
    QVERIFY(!terminal.screen().contains(code));
    QTRY_COMPARE_WITH_TIMEOUT(warehouse(), 2, longEnough);
}

void TestFactors::theCodeIsNowhereToBeRead()
{
    m_device->environment().insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    const Outcome signedIn = login({u"--warehouse"_s, u"Warehouse2"_s, codeOnInput}, code + '\n');
    QVERIFY2(signedIn.code == 0, signedIn.report().constData());
    QVERIFY(!signedIn.err.contains(code));
    QVERIFY(!signedIn.out.contains(code));
    QVERIFY(!m_device->remembered().contains(code));
}

void TestFactors::inTheWindowItHasAPageOfItsOwn()
{
    QVERIFY(m_backend->changeShop({{u"mfaResources"_s, QJsonArray{u"warehouse-tokens"_s}},
                                   {u"assignments"_s, u"missing"_s},
                                   {u"mfaForWarehouseUsers"_s, true}}));
    const VirtualDisplay display;
    QVERIFY2(display.isUp(), "Xvfb does not start");
    display.addTo(m_device->environment());
    const auto window =
        m_device->start(u"dockpass"_s, {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
    QTRY_VERIFY_WITH_TIMEOUT(display.focusWindowOf(window->processId()), longEnough);
    QVERIFY(display.type(guarded.toUtf8() + '\t' + guardedPassword.trimmed()) && display.pressReturn());
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(u"POST /multi-factor-auth-trigger"_s), 1, longEnough);
    // A wrong one first: the page stays, and takes the right one. What is typed before the page is there is lost.
    const auto asked = [&] { return m_backend->requestCount(u"POST /warehouse-tokens"_s) > 1; };
    const auto refused = [&] {
        return display.type("000000") && display.pressReturn() && QTest::qWaitFor(asked, 10'000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(refused(), longEnough);
    const auto signedIn = [&] { return m_device->status()["state"_L1].toString() == "signedIn"_L1; };
    const auto accepted = [&] {
        return display.type(code) && display.pressReturn() && QTest::qWaitFor(signedIn, 10'000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(accepted(), longEnough);
    QCOMPARE(m_backend->requestCount(u"POST /multi-factor-auth-trigger"_s), 1); // no second message for a wrong code
    window->kill();
    window->waitForFinished();
}

QTEST_GUILESS_MAIN(TestFactors)
#include "tst_integration_factors.moc"
