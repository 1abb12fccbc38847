// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass::test;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString guarded = u"guarded@dockpass.example"_s; // a code is needed to go from warehouse 1 to 2
const QString guardedPassword = u"white-hatch-5"_s;
const QString office = u"office@dockpass.example"_s;
const QString officePassword = u"green-ledger-9"_s;
const QByteArray code = "123456"_ba;
const QJsonObject freshFactor{{u"type"_s, u"email"_s}, {u"code"_s, QString::fromLatin1(code)}};

const QByteArray acceptJson = "Accept: application/json"_ba;
const QByteArray acceptJsonApi = "Accept: application/vnd.api+json"_ba;
const QByteArray jsonApiType = "Content-Type: application/vnd.api+json"_ba;
const QByteArray formType = "Content-Type: application/x-www-form-urlencoded"_ba;

const QString redirect = u"https://fulfillment.dockpass.example/oauth/cb/spryker"_s;
const QString verifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s; // of RFC 7636, appendix B
const QString challenge = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;

using Form = QMap<QString, QString>;

QByteArray encoded(const Form &form)
{
    QByteArrayList pairs;
    for (auto field = form.begin(); field != form.end(); ++field)
        pairs += field.key().toLatin1() + '=' + field.value().toUtf8().toPercentEncoding();
    return pairs.join('&');
}

/// With `changes` made to it; an empty value takes the field away.
Form changed(Form form, const Form &changes)
{
    for (auto field = changes.begin(); field != changes.end(); ++field) {
        if (field.value().isEmpty())
            form.remove(field.key());
        else
            form[field.key()] = field.value();
    }
    return form;
}

Form authorization()
{
    return {{u"username"_s, BackendProcess::demoUser()},
            {u"password"_s, BackendProcess::demoPassword()},
            {u"response_type"_s, u"code"_s},
            {u"client_id"_s, u"frontend"_s},
            {u"redirect_uri"_s, redirect},
            {u"code_challenge"_s, challenge},
            {u"code_challenge_method"_s, u"S256"_s}};
}

Form redemption(const QString &authorizationCode)
{
    return {{u"grant_type"_s, u"authorization_code"_s},
            {u"code"_s, authorizationCode},
            {u"client_id"_s, u"frontend"_s},
            {u"redirect_uri"_s, redirect},
            {u"code_verifier"_s, verifier}};
}

QString errorCode(const RawAnswer &answer)
{
    return ShopClient::errorIn(answer)["code"_L1].toString();
}

QString codeIn(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body()).array().first()["code"_L1].toString();
}

} // namespace

/// The ways in that not every shop has: the second factor and the authorization code (contract 6 and 7).
class TestBackendFactors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aSwitchDemandsTheCode();
    void onlyWhatIsListedDemandsTheCode();
    void theExchangeDemandsTheCodeWhereListed();
    void theCodeDiesHalfAnHourAfterItsFirstUse();
    void aNewCodeIsSentOnDemand_data();
    void aNewCodeIsSentOnDemand();
    void typesSayWhatIsActive();
    void theLogHasCodesByTheirHashOnly();
    void withoutTheModuleThereIsNoAuthorize();
    void aPasswordBecomesACodeBecomesTokens();
    void authorizeRefuses_data();
    void authorizeRefuses();
    void theCodeGrantRefuses_data();
    void theCodeGrantRefuses();
    void aCodeWorksOnceAndForAMinute();
    void aLoopbackAddressMayHaveAnyPort();
    void stateComesBack();

private:
    [[nodiscard]] RawAnswer post(const QByteArray &path, const Form &form) const
    {
        return ShopClient(*m_backend).request("POST"_ba, path, {formType, acceptJson}, encoded(form));
    }
    [[nodiscard]] QByteArray guardedToken() const
    {
        return ShopClient(*m_backend).userTokens(guarded, guardedPassword).access;
    }
    [[nodiscard]] QString assignmentIn(int warehouse) const;
    [[nodiscard]] RawAnswer trigger(const QByteArray &token, const QByteArray &attributes) const;

    std::unique_ptr<BackendProcess> m_backend;
};

void TestBackendFactors::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestBackendFactors::init()
{
    QVERIFY(m_backend->changeShop({{u"authorize"_s, true},
                                   {u"redirectUris"_s, QJsonArray{redirect}},
                                   {u"mfaResources"_s, QJsonArray{u"warehouse-user-assignments"_s}},
                                   {u"mfaForWarehouseUsers"_s, false}}));
    QVERIFY(m_backend->patchUser(guarded, {{u"activeWarehouse"_s, 1}, {u"mfa"_s, freshFactor}}));
    QVERIFY(m_backend->patchUser(office, {{u"mfa"_s, QJsonValue::Null}}));
}

QString TestBackendFactors::assignmentIn(int warehouse) const
{
    const QJsonArray rows = ShopClient::dataIn(ShopClient(*m_backend).askAssignments(guardedToken()));
    return rows.at(warehouse - 1)["id"_L1].toString();
}

RawAnswer TestBackendFactors::trigger(const QByteArray &token, const QByteArray &attributes) const
{
    return ShopClient(*m_backend)
        .request("POST"_ba, "/multi-factor-auth-trigger"_ba, {jsonApiType, "Authorization: Bearer "_ba + token},
                 R"({"data":{"type":"multi-factor-auth-trigger","attributes":)"_ba + attributes + "}}");
}

void TestBackendFactors::aSwitchDemandsTheCode()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = guardedToken();
    const RawAnswer missing = shop.activate(token, assignmentIn(2));
    QCOMPARE(missing.status(), 403);
    QCOMPARE(missing.body(),
             R"({"errors":[{"status":403,"code":"5900","message":"X-MFA-Code header is missing."}]})"_ba);
    const RawAnswer wrong = shop.activate(token, assignmentIn(2), "654321"_ba);
    QCOMPARE(wrong.status(), 403);
    QCOMPARE(wrong.body(), R"({"errors":[{"status":403,"code":"5901","message":"X-MFA-Code is invalid."}]})"_ba);
    QCOMPARE(shop.activate(token, assignmentIn(2), code).status(), 200);
}

void TestBackendFactors::onlyWhatIsListedDemandsTheCode()
{
    const ShopClient shop(*m_backend);
    // Neither the sign-in nor reading, and the exchange only where it is listed.
    const QByteArray token = guardedToken();
    QCOMPARE(shop.askAssignments(token).status(), 200);
    QCOMPARE(shop.askWarehouse(token).status(), 201);
    // Nor users without a second factor.
    const QByteArray picker = shop.userTokens().access;
    const QString own = ShopClient::dataIn(shop.askAssignments(picker)).first()["id"_L1].toString();
    QCOMPARE(shop.activate(picker, own).status(), 200);
    QVERIFY(m_backend->changeShop({{u"mfaResources"_s, QJsonArray{}}}));
    QCOMPARE(shop.activate(token, assignmentIn(2)).status(), 200);
}

void TestBackendFactors::theExchangeDemandsTheCodeWhereListed()
{
    QVERIFY(m_backend->changeShop({{u"mfaResources"_s, QJsonArray{u"warehouse-tokens"_s}}}));
    const ShopClient shop(*m_backend);
    const QByteArray token = guardedToken();
    const RawAnswer missing = shop.askWarehouse(token);
    QCOMPARE(missing.status(), 403);
    QCOMPARE(missing.body(), R"([{"status":403,"code":"5900","message":"X-MFA-Code header is missing."}])"_ba);
    const auto exchange = [&](const QByteArray &mfaCode) {
        return shop.request("POST"_ba, "/warehouse-tokens"_ba,
                            {acceptJson, "Authorization: Bearer "_ba + token, "x-mfa-code: "_ba + mfaCode}, "{}"_ba);
    };
    QCOMPARE(errorCode(exchange(""_ba)), u"5900"_s);
    QCOMPARE(errorCode(exchange("0"_ba)), u"5901"_s);
    QCOMPARE(exchange(code).status(), 201);
    QCOMPARE(shop.activate(token, assignmentIn(2)).status(), 200);
}

void TestBackendFactors::theCodeDiesHalfAnHourAfterItsFirstUse()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = guardedToken();
    const QString second = assignmentIn(2);
    QVERIFY(m_backend->advance(minutes(31))); // unused, it waits
    QCOMPARE(shop.activate(token, second, code).status(), 200);
    QVERIFY(m_backend->advance(minutes(29)));
    QCOMPARE(shop.activate(token, second, code).status(), 200);
    // The code itself has to come each time.
    QCOMPARE(errorCode(shop.activate(token, second)), u"5900"_s);
    QVERIFY(m_backend->advance(minutes(1)));
    QCOMPARE(errorCode(shop.activate(token, second, code)), u"5901"_s);
}

void TestBackendFactors::aNewCodeIsSentOnDemand_data()
{
    QTest::addColumn<bool>("backOffice");
    QTest::addColumn<bool>("openToWarehouseUsers");
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QJsonValue>("code");
    const QByteArray email = R"({"type":"email"})"_ba;
    const QJsonValue none = QJsonValue::Undefined;
    QTest::newRow("a warehouse user may not ask") << false << false << email << 403 << QJsonValue(QJsonValue::Null);
    QTest::newRow("unless switched on") << false << true << email << 204 << none;
    QTest::newRow("a Back Office user may") << true << false << email << 204 << none;
    QTest::newRow("not by another way") << false << true << R"({"type":"sms"})"_ba << 400 << QJsonValue(u"5906"_s);
    QTest::newRow("not by none") << false << true << "{}"_ba << 400 << QJsonValue(u"5902"_s);
}

void TestBackendFactors::aNewCodeIsSentOnDemand()
{
    QFETCH(bool, backOffice);
    QFETCH(bool, openToWarehouseUsers);
    QFETCH(QByteArray, attributes);
    QFETCH(int, status);
    QFETCH(QJsonValue, code);
    QVERIFY(m_backend->changeShop({{u"mfaForWarehouseUsers"_s, openToWarehouseUsers}}));
    QVERIFY(m_backend->patchUser(office, {{u"mfa"_s, freshFactor}}));
    const ShopClient shop(*m_backend);
    const RawAnswer answer =
        trigger(backOffice ? shop.userTokens(office, officePassword).access : guardedToken(), attributes);
    QCOMPARE(answer.status(), status);
    if (status == 204) {
        QCOMPARE(answer.body(), QByteArray());
        return;
    }
    QCOMPARE(ShopClient::errorIn(answer)["code"_L1], code);
    if (code.isNull())
        QCOMPARE(ShopClient::errorIn(answer)["message"_L1].toString(), u"Unauthorized request."_s);
}

void TestBackendFactors::typesSayWhatIsActive()
{
    QVERIFY(m_backend->changeShop({{u"mfaForWarehouseUsers"_s, true}}));
    const ShopClient shop(*m_backend);
    const auto types = [&](const QByteArray &token) {
        const RawAnswer answer =
            shop.request("GET"_ba, "/multi-factor-auth-types"_ba, {acceptJsonApi, "Authorization: Bearer "_ba + token});
        QStringList all;
        for (const QJsonValue type : ShopClient::dataIn(answer))
            all += type["attributes"_L1]["type"_L1].toString() + u' ' + type["attributes"_L1]["status"_L1].toString();
        return all;
    };
    QCOMPARE(types(guardedToken()), QStringList{u"email activated"_s});
    QCOMPARE(types(shop.userTokens().access), QStringList{u"email deactivated"_s});
    QVERIFY(m_backend->patchUser(guarded, {{u"mfa"_s, QJsonObject{{u"type"_s, u"totp"_s}, {u"code"_s, u"1"_s}}}}));
    QCOMPARE(types(guardedToken()), (QStringList{u"email deactivated"_s, u"totp activated"_s}));

    // A new code undoes what time has done.
    QVERIFY(m_backend->patchUser(guarded, {{u"mfa"_s, freshFactor}}));
    const QString second = assignmentIn(2);
    QCOMPARE(shop.activate(guardedToken(), second, code).status(), 200);
    QVERIFY(m_backend->advance(minutes(31)));
    QCOMPARE(errorCode(shop.activate(guardedToken(), second, code)), u"5901"_s);
    QCOMPARE(trigger(guardedToken(), R"({"type":"email"})"_ba).status(), 204);
    QCOMPARE(shop.activate(guardedToken(), second, code).status(), 200);
}

void TestBackendFactors::theLogHasCodesByTheirHashOnly()
{
    QVERIFY(m_backend->clearRequests());
    const ShopClient shop(*m_backend);
    QVERIFY(shop.activate(guardedToken(), assignmentIn(2), code).status() == 200);
    const QString authorizationCode = codeIn(post("/authorize"_ba, authorization()));
    QCOMPARE(post("/token"_ba, redemption(authorizationCode)).status(), 200);

    const QJsonArray requests = m_backend->requests();
    const QByteArray log = QJsonDocument(requests).toJson();
    for (const QString &secret : {QString::fromLatin1(code), authorizationCode, verifier, challenge})
        QVERIFY2(!log.contains('"' + secret.toLatin1() + '"'), qPrintable(secret));
    const qsizetype last = requests.size() - 1;
    QCOMPARE(requests.at(last - 2)["secrets"_L1]["mfa_code"_L1].toString(), BackendProcess::fingerprint(code));
    QCOMPARE(requests.at(last)["secrets"_L1]["code"_L1], requests.at(last - 1)["issued"_L1]["code"_L1]);
    QCOMPARE(m_backend->counts()["tokens"_L1]["authorization_code"_L1].toInt(), 1);
}

void TestBackendFactors::withoutTheModuleThereIsNoAuthorize()
{
    QVERIFY(m_backend->changeShop({{u"authorize"_s, false}}));
    const RawAnswer absent = post("/authorize"_ba, authorization());
    QCOMPARE(absent.status(), 404);
    QCOMPARE(errorCode(absent), u"007"_s);
    QCOMPARE(errorCode(post("/token"_ba, redemption(u"x"_s))), u"unsupported_grant_type"_s);
}

void TestBackendFactors::aPasswordBecomesACodeBecomesTokens()
{
    const ShopClient shop(*m_backend);
    const RawAnswer answer = post("/authorize"_ba, authorization());
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.body().startsWith("[{\"code\":\"def50200"));
    QVERIFY(answer.body().endsWith("\",\"state\":null}]"));

    const RawAnswer redeemed = post("/token"_ba, redemption(codeIn(answer)));
    QCOMPARE(redeemed.status(), 200);
    const ShopClient::Tokens tokens = ShopClient::tokensIn(redeemed);
    QVERIFY(!tokens.refresh.isEmpty());
    QCOMPARE(ShopClient::claimsOf(tokens.access)["sub"_L1], ShopClient::claimsOf(shop.userTokens().access)["sub"_L1]);
    QCOMPARE(shop.askWarehouse(tokens.access).status(), 201);
}

void TestBackendFactors::authorizeRefuses_data()
{
    QTest::addColumn<Form>("changes");
    QTest::addColumn<QString>("code");
    QTest::newRow("wrong password") << Form{{u"password"_s, u"x"_s}} << u"invalid_grant"_s;
    QTest::newRow("unknown user") << Form{{u"username"_s, u"x"_s}} << u"invalid_grant"_s;
    QTest::newRow("blocked user") << Form{{u"username"_s, u"blocked@dockpass.example"_s},
                                          {u"password"_s, u"red-gate-5"_s}}
                                  << u"invalid_grant"_s;
    QTest::newRow("no password") << Form{{u"password"_s, {}}} << u"invalid_request"_s;
    QTest::newRow("no response type") << Form{{u"response_type"_s, {}}} << u"invalid_request"_s;
    QTest::newRow("no client") << Form{{u"client_id"_s, {}}} << u"invalid_request"_s;
    QTest::newRow("another client") << Form{{u"client_id"_s, u"x"_s}} << u"invalid_client"_s;
    QTest::newRow("another redirect") << Form{{u"redirect_uri"_s, redirect + u'/'}} << u"invalid_client"_s;
    QTest::newRow("a challenge of no form") << Form{{u"code_challenge"_s, u"short"_s}} << u"invalid_request"_s;
    QTest::newRow("an unknown method") << Form{{u"code_challenge_method"_s, u"S512"_s}} << u"invalid_request"_s;
}

void TestBackendFactors::authorizeRefuses()
{
    QFETCH(Form, changes);
    QFETCH(QString, code);
    const RawAnswer answer = post("/authorize"_ba, changed(authorization(), changes));
    QCOMPARE(answer.status(), 400);
    QCOMPARE(errorCode(answer), code);
}

void TestBackendFactors::theCodeGrantRefuses_data()
{
    QTest::addColumn<Form>("changes");
    QTest::addColumn<QString>("code");
    QTest::newRow("no code") << Form{{u"code"_s, {}}} << u"invalid_request"_s;
    QTest::newRow("another code") << Form{{u"code"_s, u"def50200"_s}} << u"invalid_request"_s;
    QTest::newRow("no redirect") << Form{{u"redirect_uri"_s, {}}} << u"invalid_request"_s;
    QTest::newRow("another redirect") << Form{{u"redirect_uri"_s, u"https://x.example/"_s}} << u"invalid_request"_s;
    QTest::newRow("no verifier") << Form{{u"code_verifier"_s, {}}} << u"invalid_request"_s;
    QTest::newRow("a verifier of no form") << Form{{u"code_verifier"_s, u"short"_s}} << u"invalid_request"_s;
    QTest::newRow("another verifier") << Form{{u"code_verifier"_s, challenge}} << u"invalid_grant"_s;
    QTest::newRow("another client") << Form{{u"client_id"_s, u"x"_s}} << u"invalid_client"_s;
}

void TestBackendFactors::theCodeGrantRefuses()
{
    QFETCH(Form, changes);
    QFETCH(QString, code);
    const QString authorizationCode = codeIn(post("/authorize"_ba, authorization()));
    const RawAnswer answer = post("/token"_ba, changed(redemption(authorizationCode), changes));
    QCOMPARE(answer.status(), 400);
    QCOMPARE(errorCode(answer), code);
    // A refusal does not use the code up.
    QCOMPARE(post("/token"_ba, redemption(authorizationCode)).status(), 200);
}

void TestBackendFactors::aCodeWorksOnceAndForAMinute()
{
    const QString once = codeIn(post("/authorize"_ba, authorization()));
    QCOMPARE(post("/token"_ba, redemption(once)).status(), 200);
    QCOMPARE(errorCode(post("/token"_ba, redemption(once))), u"invalid_request"_s);

    const QString late = codeIn(post("/authorize"_ba, authorization()));
    QVERIFY(m_backend->advance(seconds(60)));
    QCOMPARE(errorCode(post("/token"_ba, redemption(late))), u"invalid_request"_s);
}

void TestBackendFactors::aLoopbackAddressMayHaveAnyPort()
{
    QVERIFY(m_backend->changeShop({{u"redirectUris"_s, QJsonArray{u"http://127.0.0.1/signed-in"_s}}}));
    const auto status = [this](const QString &uri) {
        return post("/authorize"_ba, changed(authorization(), {{u"redirect_uri"_s, uri}})).status();
    };
    QCOMPARE(status(u"http://127.0.0.1:39127/signed-in"_s), 200);
    QCOMPARE(status(u"http://127.0.0.1:39127/elsewhere"_s), 400);
    QCOMPARE(status(redirect), 400);
}

void TestBackendFactors::stateComesBack()
{
    const RawAnswer answer = post("/authorize"_ba, changed(authorization(), {{u"state"_s, u"a \"b\""_s}}));
    QCOMPARE(QJsonDocument::fromJson(answer.body()).array().first()["state"_L1].toString(), u"a \"b\""_s);
}

QTEST_GUILESS_MAIN(TestBackendFactors)
#include "tst_backend_factors.moc"
