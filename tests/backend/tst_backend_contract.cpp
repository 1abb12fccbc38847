// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "capture.h"
#include "shopclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass::test;
using std::chrono::seconds;

namespace {

/// What has to be in place before a captured request means what it meant.
enum class Setup {
    Nothing, ///< credentials in the body, or an Authorization header that needs none
    UserToken,
    UserTokenAlone, ///< the header is the token, without "Bearer"
    ExpiredUserToken,
    FloaterToken, ///< of a user without an active warehouse
    OfficeToken,  ///< of a Back Office user without assignment
    WarehouseToken,
    FreshRefresh,
    UsedRefresh,
    ExpiredRefresh,
    WarehouseRefresh,
    FreshRefreshWithExpiredUserToken,
};

struct Prepared
{
    QByteArray authorization;
    QByteArray refreshToken;
};

Prepared prepare(Setup setup, BackendProcess &backend)
{
    const ShopClient shop(backend);
    const auto bearer = [](const ShopClient::Tokens &tokens) { return "Bearer "_ba + tokens.access; };
    switch (setup) {
    case Setup::Nothing:
        return {};
    case Setup::UserToken:
        return {bearer(shop.userTokens()), {}};
    case Setup::UserTokenAlone:
        return {shop.userTokens().access, {}};
    case Setup::FloaterToken:
        return {bearer(shop.userTokens(u"floater@dockpass.example"_s, u"blue-pallet-4"_s)), {}};
    case Setup::OfficeToken:
        return {bearer(shop.userTokens(u"office@dockpass.example"_s, u"green-ledger-9"_s)), {}};
    case Setup::WarehouseToken:
        return {bearer(shop.warehouseTokens()), {}};
    case Setup::FreshRefresh:
        return {{}, shop.userTokens().refresh};
    case Setup::WarehouseRefresh:
        return {{}, shop.warehouseTokens().refresh};
    case Setup::UsedRefresh: {
        const QByteArray token = shop.userTokens().refresh;
        return shop.askRefresh(token).status() == 200 ? Prepared{{}, token} : Prepared{};
    }
    case Setup::ExpiredUserToken: {
        const Prepared prepared{bearer(shop.userTokens()), {}};
        return backend.advance(seconds(28800)) ? prepared : Prepared{};
    }
    case Setup::ExpiredRefresh: {
        const Prepared prepared{{}, shop.userTokens().refresh};
        return backend.advance(seconds(2592000)) ? prepared : Prepared{};
    }
    case Setup::FreshRefreshWithExpiredUserToken: {
        const ShopClient::Tokens tokens = shop.userTokens();
        return backend.advance(seconds(28800)) ? Prepared{bearer(tokens), tokens.refresh} : Prepared{};
    }
    }
    Q_UNREACHABLE();
}

/// The captured body with the credentials and tokens of this run in it.
QByteArray bodyOf(const Capture &capture, const Prepared &prepared)
{
    QByteArray body = capture.requestBody;
    body.replace("richard@spryker.com", BackendProcess::demoUser().toUtf8());
    body.replace("richard%40spryker.com", BackendProcess::demoUser().toUtf8().toPercentEncoding());
    body.replace("change123", BackendProcess::demoPassword().toUtf8());
    if (const qsizetype begin = body.indexOf("def50200"); begin >= 0)
        body.replace(begin, body.lastIndexOf('"') - begin, prepared.refreshToken);
    return body;
}

QByteArrayList headersOf(const Capture &capture, const Prepared &prepared)
{
    QByteArrayList lines;
    for (const auto &[name, value] : capture.requestHeaders) {
        if (name == "Host" || name == "Content-Length")
            continue;
        const bool replaced = name == "Authorization" && !prepared.authorization.isEmpty();
        lines += name + ": " + (replaced ? prepared.authorization : value);
    }
    return lines;
}

/// The same members of the same types, and lists of the same length; values may differ.
bool sameShape(const QJsonValue &a, const QJsonValue &b)
{
    if (a.type() != b.type())
        return false;
    if (a.isArray()) {
        const QJsonArray left = a.toArray();
        const QJsonArray right = b.toArray();
        if (left.size() != right.size())
            return false;
        for (qsizetype i = 0; i < left.size(); ++i) {
            if (!sameShape(left.at(i), right.at(i)))
                return false;
        }
    }
    if (a.isObject()) {
        const QJsonObject left = a.toObject();
        const QJsonObject right = b.toObject();
        if (left.keys() != right.keys())
            return false;
        for (auto member = left.begin(); member != left.end(); ++member) {
            if (!sameShape(member.value(), right.value(member.key())))
                return false;
        }
    }
    return true;
}

QJsonValue jsonIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

RawAnswer answerOf(const Capture &capture)
{
    return {RawAnswer::End::Whole, "HTTP/1.1 "_ba + QByteArray::number(capture.status) + " -\r\n\r\n" + capture.body};
}

QJsonObject subjectOf(const QJsonObject &claims)
{
    return QJsonDocument::fromJson(claims["sub"_L1].toString().toUtf8()).object();
}

struct Replay
{
    const char *capture;
    QLatin1StringView profile;
    Setup setup;
};

constexpr Replay replays[] = {
    {"core-password-ok", "core"_L1, Setup::Nothing},
    {"core-refresh-ok", "core-refresh"_L1, Setup::FreshRefresh},
    {"core-warehouse-ok", "core"_L1, Setup::UserToken},
    {"naive-refresh-warehouse-user", "half"_L1, Setup::FreshRefresh},
    {"password-missing-grant-type", "stock"_L1, Setup::Nothing},
    {"password-missing-password", "stock"_L1, Setup::Nothing},
    {"password-no-accept-header", "stock"_L1, Setup::Nothing},
    {"password-ok", "stock"_L1, Setup::Nothing},
    {"password-ok-form", "stock"_L1, Setup::Nothing},
    {"password-unknown-client-id", "stock"_L1, Setup::Nothing},
    {"password-wrong-password", "stock"_L1, Setup::Nothing},
    {"refresh-already-used", "refresh"_L1, Setup::UsedRefresh},
    {"refresh-expired", "refresh"_L1, Setup::ExpiredRefresh},
    {"refresh-missing-token", "refresh"_L1, Setup::Nothing},
    {"refresh-ok", "refresh"_L1, Setup::FreshRefresh},
    {"refresh-while-sending-expired-access-token", "refresh"_L1, Setup::FreshRefreshWithExpiredUserToken},
    {"shipped-refresh", "stock"_L1, Setup::FreshRefresh},
    {"shipped-warehouse-ok", "stock"_L1, Setup::UserToken},
    {"warehouse-back-office-admin-no-assignment", "stock"_L1, Setup::OfficeToken},
    {"warehouse-called-with-warehouse-token", "stock"_L1, Setup::WarehouseToken},
    {"warehouse-expired-token", "stock"_L1, Setup::ExpiredUserToken},
    {"warehouse-header-without-scheme", "stock"_L1, Setup::UserTokenAlone},
    {"warehouse-malformed-three-parts", "stock"_L1, Setup::Nothing},
    {"warehouse-no-header", "stock"_L1, Setup::Nothing},
    {"warehouse-ok", "stock"_L1, Setup::UserToken},
    {"warehouse-refresh-at-token", "refresh"_L1, Setup::WarehouseRefresh},
    {"warehouse-user-without-active-warehouse", "stock"_L1, Setup::FloaterToken},
};

void compareHeaders(const RawAnswer &answer, const Capture &capture)
{
    for (const auto &[name, value] : capture.headers) {
        // These three belong to the recording, not to the shop.
        if (name != "Host" && name != "Connection" && name != "Date")
            QCOMPARE(name + ": " + answer.header(name), name + ": " + value);
    }
    QVERIFY(answer.header("Date").endsWith(" GMT"));
}

/// Without its times, whose decimal fractions are longer in one token than in the next.
qsizetype sizeOf(const QByteArray &token)
{
    QJsonObject claims = ShopClient::claimsOf(token);
    for (const QString &time : {u"iat"_s, u"nbf"_s, u"exp"_s})
        claims.remove(time);
    return token.size() - token.split('.').at(1).size() + QJsonDocument(claims).toJson(QJsonDocument::Compact).size();
}

void compareTokens(const ShopClient::Tokens &tokens, const ShopClient::Tokens &recorded)
{
    QVERIFY(qAbs(sizeOf(tokens.access) - sizeOf(recorded.access)) <= 8);
    QVERIFY(qAbs(tokens.refresh.size() - recorded.refresh.size()) <= 8);
    const QJsonObject claims = ShopClient::claimsOf(tokens.access);
    const QJsonObject recordedClaims = ShopClient::claimsOf(recorded.access);
    QVERIFY(sameShape(claims, recordedClaims));
    QCOMPARE(claims["aud"_L1], recordedClaims["aud"_L1]);
    QCOMPARE(claims["scopes"_L1], recordedClaims["scopes"_L1]);
    QCOMPARE(subjectOf(claims), subjectOf(recordedClaims));
}

} // namespace

class TestBackendContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyCaptureIsReplayed();
    void agreesWithCapture_data();
    void agreesWithCapture();
    void answersByTheContract_data();
    void answersByTheContract();
    void specialCharactersSurviveEveryForm_data();
    void specialCharactersSurviveEveryForm();

private:
    std::unique_ptr<BackendProcess> m_backend;
};

void TestBackendContract::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestBackendContract::init()
{
    QVERIFY(m_backend->setProfile(u"stock"_s));
}

void TestBackendContract::everyCaptureIsReplayed()
{
    QStringList replayed;
    for (const Replay &replay : replays)
        replayed += QString::fromLatin1(replay.capture);
    QCOMPARE(replayed, Capture::names());
}

void TestBackendContract::agreesWithCapture_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<Setup>("setup");
    for (const Replay &replay : replays)
        QTest::newRow(replay.capture) << QString(replay.profile) << replay.setup;
}

void TestBackendContract::agreesWithCapture()
{
    QFETCH(QString, profile);
    QFETCH(Setup, setup);
    const Capture capture = Capture::read(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(capture.status > 0);

    QVERIFY(m_backend->setProfile(profile));
    const Prepared prepared = prepare(setup, *m_backend);
    QVERIFY(setup == Setup::Nothing || !prepared.authorization.isEmpty() || !prepared.refreshToken.isEmpty());
    const RawAnswer answer =
        ShopClient(*m_backend)
            .request(capture.method, capture.path, headersOf(capture, prepared), bodyOf(capture, prepared));

    QCOMPARE(answer.status(), capture.status);
    compareHeaders(answer, capture);
    if (capture.status >= 400) {
        QCOMPARE(answer.body().trimmed(), capture.body);
        return;
    }
    QVERIFY2(sameShape(jsonIn(answer.body()), jsonIn(capture.body)), answer.body().constData());
    compareTokens(ShopClient::tokensIn(answer), ShopClient::tokensIn(answerOf(capture)));
}

void TestBackendContract::answersByTheContract_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QJsonValue>("code");

    const QByteArray post = "POST"_ba;
    const QByteArray token = "/token"_ba;
    const QByteArray warehouse = "/warehouse-tokens"_ba;
    const QByteArray json = "Accept: application/json"_ba;
    const QByteArray vendorContent = "Content-Type: application/vnd.api+json"_ba;
    const QByteArray form = "Content-Type: application/x-www-form-urlencoded"_ba;
    const QByteArray login =
        R"({"grantType":"password","username":"picker@dockpass.example","password":"amber-forklift-7"})"_ba;
    const QJsonValue null = QJsonValue::Null;
    const QJsonValue none = QJsonValue::Undefined;

    const auto row = [](const char *name, const QByteArray &method, const QByteArray &path,
                        const QByteArrayList &headers, const QByteArray &body, int status, const QJsonValue &code) {
        QTest::newRow(name) << method << path << headers << body << status << code;
    };
    // Content negotiation, contract 0.1
    row("Accept */*", post, token, {"Accept: */*"_ba}, login, 200, none);
    row("Accept application/*", post, token, {"Accept: application/*"_ba}, login, 200, none);
    row("Accept with quality", post, token, {"Accept: application/json;q=0.9"_ba}, login, 200, none);
    row("Accept second in a list", post, token, {"Accept: text/html, application/json"_ba}, login, 200, none);
    row("Accept with charset", post, token, {"Accept: application/json;charset=utf-8"_ba}, login, 415, u"010"_s);
    row("Accept with space before q", post, token, {"Accept: application/json; q=0.9"_ba}, login, 415, u"010"_s);
    row("Accept of JSON:API on POST", post, token, {"Accept: application/vnd.api+json"_ba}, login, 415, u"010"_s);
    row("JSON:API content at /token", post, token, {json, vendorContent}, login, 404, u"007"_s);
    row("JSON:API content at /warehouse-tokens", post, warehouse, {json, vendorContent}, "{}"_ba, 404, u"007"_s);
    // Routes, contract 9 and 10
    row("unknown route", post, "/access-tokens"_ba, {json}, login, 404, u"007"_s);
    row("no warehouses", "GET"_ba, "/warehouses"_ba, {"Accept: application/vnd.api+json"_ba}, {}, 404, u"007"_s);
    row("no revocation", "DELETE"_ba, "/refresh-tokens/mine"_ba, {json}, {}, 404, u"007"_s);
    row("GET at /token", "GET"_ba, token, {json}, {}, 404, u"008"_s);
    row("PATCH at /warehouse-tokens", "PATCH"_ba, warehouse, {json}, "{}"_ba, 404, u"008"_s);
    row("slash at the end", post, "/token/"_ba, {json}, login, 200, none);
    // Bodies, contract 1.1 and 1.3
    row("JSON under a form's Content-Type", post, token, {json, form}, login, 200, none);
    row("empty object", post, token, {json}, "{}"_ba, 400, u"unsupported_grant_type"_s);
    row("JSON:API envelope", post, token, {json}, "{\"data\":{\"attributes\":"_ba + login + "}}", 400,
        u"unsupported_grant_type"_s);
    row("internal grant", post, token, {json, form}, "grant_type=Warehouse"_ba, 400, u"unsupported_grant_type"_s);
    row("empty password", post, token, {json, form},
        "grant_type=password&username=picker%40dockpass.example&password="_ba, 400, u"invalid_grant"_s);
    row("empty user name", post, token, {json, form}, "grant_type=password&username=&password=x"_ba, 400,
        u"invalid_grant"_s);
    row("null password", post, token, {json}, R"({"grant_type":"password","username":"x","password":null})"_ba, 400,
        u"invalid_request"_s);
    row("missing user name", post, token, {json, form}, "grant_type=password&password=x"_ba, 400, u"invalid_request"_s);
    row("unknown user", post, token, {json, form}, "grant_type=password&username=x&password=x"_ba, 400,
        u"invalid_grant"_s);
    row("blocked user", post, token, {json, form},
        "grant_type=password&username=blocked%40dockpass.example&password=red-gate-5"_ba, 400, u"invalid_grant"_s);
    row("client id of the shop", post, token, {json, form},
        "client_id=frontend&grant_type=password&username=picker%40dockpass.example&password=amber-forklift-7"_ba, 200,
        none);
    row("empty body", post, token, {json}, {}, 500, none);
    // Authorization, contract 3.3, judged on every route
    row("lower-case scheme", post, warehouse, {json, "Authorization: bearer abc"_ba}, "{}"_ba, 401, u"001"_s);
    row("Basic", post, warehouse, {json, "Authorization: Basic YTpi"_ba}, "{}"_ba, 401, u"001"_s);
    row("garbage", post, warehouse, {json, "Authorization: Bearer garbage"_ba}, "{}"_ba, 401, u"001"_s);
    row("one word", post, warehouse, {json, "Authorization: fake_token"_ba}, "{}"_ba, 403, u"002"_s);
    row("scheme alone", post, warehouse, {json, "Authorization: Bearer"_ba}, "{}"_ba, 403, u"002"_s);
    row("no header", post, warehouse, {json}, "{}"_ba, 403, null);
    row("garbage at /token", post, token, {json, "Authorization: Bearer garbage"_ba}, login, 401, u"001"_s);
    row("garbage at no route", "GET"_ba, "/nowhere"_ba, {json, "Authorization: Bearer garbage"_ba}, {}, 401, u"001"_s);
    row("garbage without Accept", post, warehouse, {"Authorization: Bearer garbage"_ba}, "{}"_ba, 401, u"001"_s);
}

void TestBackendContract::answersByTheContract()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, headers);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QJsonValue, code);

    const RawAnswer answer = ShopClient(*m_backend).request(method, path, headers, body);
    QCOMPARE(answer.end, RawAnswer::End::Whole);
    QCOMPARE(answer.status(), status);
    if (code.isUndefined())
        return;
    const QJsonObject error = ShopClient::errorIn(answer);
    QCOMPARE(error["code"_L1], code);
    QCOMPARE(error["status"_L1].toInt(), status);
    QVERIFY(!error["message"_L1].toString().isEmpty());
    const bool jsonApi = answer.header("Content-Type") == "application/vnd.api+json";
    QCOMPARE(answer.body().startsWith(jsonApi ? "{\"errors\":[" : "["), true);
}

void TestBackendContract::specialCharactersSurviveEveryForm_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("form, all percent-encoded")
        << "application/x-www-form-urlencoded"_ba
        << "grant_type=password&username=k%C3%A4the%2Bnacht%40dockpass.example&password=%2B%26%25%20%C3%BC%22%5C"_ba;
    QTest::newRow("form, space as plus")
        << "application/x-www-form-urlencoded"_ba
        << "grant_type=password&username=k%C3%A4the%2Bnacht%40dockpass.example&password=%2B%26%25+%C3%BC%22%5C"_ba;
    QTest::newRow("JSON, snake_case")
        << "application/json"_ba
        << R"({"grant_type":"password","username":"käthe+nacht@dockpass.example","password":"+&% ü\"\\"})"_ba;
    QTest::newRow("JSON, camelCase")
        << "application/json"_ba
        << R"({"grantType":"password","username":"käthe+nacht@dockpass.example","password":"+&% ü\"\\"})"_ba;
}

void TestBackendContract::specialCharactersSurviveEveryForm()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    const RawAnswer answer =
        ShopClient(*m_backend)
            .request("POST"_ba, "/token"_ba, {"Accept: application/json"_ba, "Content-Type: "_ba + contentType}, body);
    QCOMPARE(answer.status(), 200);
    const QJsonObject claims = ShopClient::claimsOf(ShopClient::tokensIn(answer).access);
    QCOMPARE(subjectOf(claims)["id_user"_L1].toInt(), 5);
}

QTEST_GUILESS_MAIN(TestBackendContract)
#include "tst_backend_contract.moc"
