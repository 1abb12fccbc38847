// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/composition.h"
#include "integration/device.h"
#include "integration/virtualdisplay.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass;
using namespace dockpass::test;
using namespace Qt::StringLiterals;
using policy::Setting;
using session::Phase;
using session::View;

namespace {

const QString path = u"/picking-lists"_s;
constexpr int longEnough = 30'000; // ms, for a busy machine

policy::Policy policyFor(const BackendProcess &backend)
{
    policy::Policy policy;
    for (const auto &[setting, value] :
         {std::pair(Setting::CaFile, backend.caFile()), std::pair(Setting::Store, u"memory"_s),
          std::pair(Setting::Timeout, u"10"_s)}) {
        if (!policy.set(setting, value, policy::Layer::CommandLine).ok())
            qFatal("not a setting");
    }
    return policy;
}

/// What is known beside the number. Without the times, which are told by two clocks that do not tick as one.
View besidePicklists(View view)
{
    view.picklists.reset();
    view.countingPicklists = view.picklistsTold = false;
    for (auto *token : {&view.userToken, &view.warehouseToken}) {
        if (*token)
            (*token)->expiresAt.reset();
    }
    view.nextRenewal.reset();
    view.signInNeededBy.reset();
    view.sessionEndsAt.reset();
    view.clockSkew.reset();
    return view;
}

} // namespace

/// The number of waiting picklists, from the server to the page (contract 11).
class TestPicklists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theListsOfTheWarehouseAreCounted_data();
    void theListsOfTheWarehouseAreCounted();
    void aShopWithoutListsIsAskedOnce();
    void anAnswerToTheCountIsNoAnswerToTheSession_data();
    void anAnswerToTheCountIsNoAnswerToTheSession();
    void aServerThatIsGoneIsNoNewsEither();
    void theNumberFollowsThePersonToAnotherWarehouse();
    void theWindowAsksWhenItOpensAndWhenAPersonPresses();

private:
    /// Signs in and waits for it.
    void signIn(const QString &user = BackendProcess::demoUser(),
                const QByteArray &password = BackendProcess::demoPassword().toUtf8(), const QString &warehouse = {})
    {
        m_parts->session().signIn({m_backend->url().toString(), user}, Secret(password), warehouse);
        QTRY_COMPARE_WITH_TIMEOUT(view().phase, Phase::SignedIn, longEnough);
        QTRY_VERIFY_WITH_TIMEOUT(m_parts->session().isIdle(), longEnough);
    }
    [[nodiscard]] View view() const { return m_parts->session().view(); }
    /// Asks and waits for what comes of it.
    void ask(bool byPerson)
    {
        m_parts->session().wantPicklists(byPerson);
        QTRY_VERIFY_WITH_TIMEOUT(!view().countingPicklists, longEnough);
    }
    [[nodiscard]] int asked() { return m_backend->requestCount(u"GET "_s + path); }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<app::Composition> m_parts;
};

void TestPicklists::init()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_parts = std::make_unique<app::Composition>(policyFor(*m_backend), true);
}

void TestPicklists::cleanup()
{
    m_parts.reset();
    m_backend.reset();
}

void TestPicklists::theListsOfTheWarehouseAreCounted_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("warehouse");
    QTest::addColumn<qsizetype>("count");
    // Eight lists: one is being picked, two are finished, and one of the rest is a colleague's, who may be away.
    QTest::newRow("ready ones only, colleagues' too")
        << BackendProcess::demoUser() << BackendProcess::demoPassword().toUtf8() << QString() << qsizetype(5);
    QTest::newRow("one") << u"rover@dockpass.example"_s << QByteArray("violet-ramp-3") << u"Warehouse2"_s
                         << qsizetype(1);
    QTest::newRow("more than a hundred") << u"rover@dockpass.example"_s << QByteArray("violet-ramp-3")
                                         << u"Hamburg Hafen"_s << qsizetype(101);
}

void TestPicklists::theListsOfTheWarehouseAreCounted()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const QString, warehouse);
    QFETCH(const qsizetype, count);
    signIn(user, password, warehouse);
    QString token;
    m_parts->session().withToken(store::Entry::WarehouseToken, this, [&](const auto &use) {
        token = BackendProcess::fingerprint(use.value().accessToken.view().toByteArray());
    });
    QTRY_VERIFY_WITH_TIMEOUT(!token.isEmpty(), longEnough);
    QVERIFY(m_backend->clearRequests());
    ask(false);
    QCOMPARE(view().picklists, std::optional(count));

    const QJsonArray requests = m_backend->requests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0]["method"_L1].toString(), u"GET"_s);
    QCOMPARE(requests[0]["path"_L1].toString(), path);
    QCOMPARE(requests[0]["query"_L1].toString(),
             u"filter[picking-lists.status]=ready-for-picking&page[offset]=0&page[limit]=101"_s);
    QCOMPARE(requests[0]["secrets"_L1]["authorization"_L1].toString(), token);
}

// Case 64.
void TestPicklists::aShopWithoutListsIsAskedOnce()
{
    QVERIFY(m_backend->changeShop({{u"pickingLists"_s, false}}));
    signIn();
    const View before = besidePicklists(view());
    ask(false);
    QVERIFY(!view().picklists);
    QCOMPARE(besidePicklists(view()), before);
    ask(false);
    QCOMPARE(asked(), 1);
    QVERIFY(m_backend->changeShop({{u"pickingLists"_s, true}}));
    ask(true); // a person knows better
    QCOMPARE(asked(), 2);
    QCOMPARE(view().picklists, std::optional<qsizetype>(5));
}

void TestPicklists::anAnswerToTheCountIsNoAnswerToTheSession_data()
{
    QTest::addColumn<QJsonObject>("answer");
    const auto errors = [](int status, const QString &code) {
        return QJsonObject{
            {u"path"_s, path},
            {u"status"_s, status},
            {u"body"_s, uR"({"errors":[{"status":%1,"code":%2,"message":"x"}]})"_s.arg(status).arg(code)}};
    };
    QTest::newRow("401 001: this token is refused") << errors(401, uR"("001")"_s);
    QTest::newRow("403: authorization failed") << errors(403, u"null"_s); // case 65
    QTest::newRow("404 007") << errors(404, uR"("007")"_s);
    QTest::newRow("500 HTML") << QJsonObject{{u"path"_s, path}, {u"status"_s, 500}, {u"body"_s, u"<html>"_s}};
    QTest::newRow("503") << QJsonObject{{u"path"_s, path}, {u"status"_s, 503}, {u"body"_s, u"<html>"_s}};
    QTest::newRow("a page") << QJsonObject{{u"path"_s, path}, {u"status"_s, 200}, {u"body"_s, u"<html>"_s}};
    // Qt asks again by itself where a connection ends before the answer begins: a GET changes nothing.
    QTest::newRow("reset") << QJsonObject{{u"path"_s, path}, {u"mode"_s, u"reset"_s}, {u"times"_s, -1}};
    QTest::newRow("cut off") << QJsonObject{{u"path"_s, path}, {u"mode"_s, u"truncate"_s}};
}

void TestPicklists::anAnswerToTheCountIsNoAnswerToTheSession()
{
    QFETCH(const QJsonObject, answer);
    signIn();
    ask(false);
    QCOMPARE(view().picklists, std::optional<qsizetype>(5));
    const View before = besidePicklists(view());
    QVERIFY(m_backend->setAnswers({answer}));
    QVERIFY(m_backend->clearRequests());
    ask(true);
    QVERIFY(!view().picklists);
    QCOMPARE(besidePicklists(view()), before);
    QVERIFY(view().warehouseToken->valid && view().userToken->valid);
    QVERIFY(!view().notice);
    // Nothing follows: no renewal, no exchange.
    QCOMPARE(m_backend->requests().size(), asked());
    QVERIFY(answer["mode"_L1] == "reset"_L1 || asked() == 1);
    QVERIFY(m_backend->clearAnswers());
    ask(true);
    QCOMPARE(view().picklists, std::optional<qsizetype>(5));
}

void TestPicklists::aServerThatIsGoneIsNoNewsEither()
{
    signIn();
    ask(false);
    QVERIFY(view().picklists);
    const View before = besidePicklists(view());
    m_backend->stop();
    ask(true);
    QVERIFY(!view().picklists);
    QCOMPARE(besidePicklists(view()), before); // "online" is said by what the session itself asks for
}

void TestPicklists::theNumberFollowsThePersonToAnotherWarehouse()
{
    signIn(u"rover@dockpass.example"_s, "violet-ramp-3", u"Warehouse2"_s);
    ask(false);
    QCOMPARE(view().picklists, std::optional<qsizetype>(1));
    m_parts->session().changeWarehouse(u"Warehouse1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view().warehouseName, u"Warehouse1"_s, longEnough);
    QVERIFY(!view().picklists);
    ask(false); // at once, although the last question was a moment ago
    QCOMPARE(view().picklists, std::optional<qsizetype>(5));
    m_parts->session().signOut();
    QTRY_COMPARE_WITH_TIMEOUT(view().phase, Phase::SignedOut, longEnough);
    QVERIFY(!view().picklists);
}

void TestPicklists::theWindowAsksWhenItOpensAndWhenAPersonPresses()
{
    const VirtualDisplay display;
    QVERIFY2(display.isUp(), "Xvfb does not start");
    Device device;
    display.addTo(device.environment());
    const auto window =
        device.start(u"dockpass"_s, {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
    QTRY_VERIFY_WITH_TIMEOUT(display.focusWindowOf(window->processId()), longEnough);
    QVERIFY(display.type(BackendProcess::demoUser().toUtf8() + '\t' + BackendProcess::demoPassword().toUtf8())
            && display.pressReturn());
    QTRY_COMPARE_WITH_TIMEOUT(asked(), 1, longEnough);
    // The button comes with the number, and is the first one to reach.
    const auto pressed = [&] { return display.type("\t") && display.pressReturn() && asked() > 1; };
    QTRY_VERIFY_WITH_TIMEOUT(pressed(), longEnough);
    window->kill();
    window->waitForFinished();
}

QTEST_GUILESS_MAIN(TestPicklists)
#include "tst_integration_picklists.moc"
