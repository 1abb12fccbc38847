// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"
#include "integration/keyring.h"
#include "store/secretservicecontrol.h"

#include <QJsonDocument>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <cmath>

using namespace dockpass;
using namespace dockpass::test;
using namespace dockpass::test::failures;
using namespace Qt::StringLiterals;

/// The contract's cases (its section 14, with the shapes of 10 and 13) as dockpassctl meets them over a socket: an answer
/// in, a conclusion out. Those that tst_integration_failures, _renewal and _warehouses walk are not walked again.
class TestContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aTokenIsUnderstoodInEveryShape_data();
    void aTokenIsUnderstoodInEveryShape();
    void aWrongClockChangesNoLifetime_data();
    void aWrongClockChangesNoLifetime();
    void anAnswerHasOneMeaning_data();
    void anAnswerHasOneMeaning();
    void retryAfterIsToldInSeconds_data();
    void retryAfterIsToldInSeconds();
    void aRefreshWithoutANewRefreshTokenKeepsTheOld();
    void hostileRowsAreLeftOut();
    void hostileNamesAreShownPlain();
    void oddTruthsAreReadAsMeant_data();
    void oddTruthsAreReadAsMeant();
    void tenThousandAssignmentsAreShown();
    void onlyOwnAssignmentsAreShown();

private:
    /// Signs in where the shop answers so to each of the three requests.
    Outcome loginWith(const QJsonObject &userToken, const QJsonObject &warehouseToken);

    std::unique_ptr<BackendProcess> m_shop;
    std::unique_ptr<Stage> m_stage;
};

namespace {

/// What the programs that have ended have worked, in whole seconds of the processor: the same on a busy machine.
qint64 workOfPrograms()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return qint64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
}

const QString token = u"/token"_s;
const QString exchange = u"/warehouse-tokens"_s;
const QString list = u"/warehouse-user-assignments"_s;
const QString anAssignment = list + u"/*"_s;

constexpr qint64 untold = -1;
constexpr qint64 tenYears = 10LL * 365 * 24 * 3600;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// An access token with these claims, which nobody has signed: clients cannot verify one (contract 4).
QString jwt(const QByteArray &claims)
{
    return QString::fromLatin1(base64Url(R"({"typ":"JWT","alg":"RS256"})") + '.' + base64Url(claims) + ".c2lnbmF0dXJl");
}

/// Claims that end so many seconds from now, by the clock of a server that is ahead by `ahead` seconds.
QByteArray claimsUntil(qint64 seconds, qint64 ahead = 0)
{
    const auto now = double(QDateTime::currentMSecsSinceEpoch()) / 1000 + double(ahead);
    return R"({"iat":)" + QByteArray::number(now, 'f', 7) + R"(,"exp":)"
        + QByteArray::number(now + double(seconds), 'f', 7)
        + R"(,"sub":"{\"id_user\":1,\"uuid\":\"ü\"}","scopes":["user","warehouse-user"]})";
}

/// One row of the list of assignments.
QByteArray assignment(const QByteArray &id, const QByteArray &name, const QByteArray &more = R"("isActive":false)")
{
    return R"({"type":"warehouse-user-assignments","id":)" + id + R"(,"attributes":{"warehouse":{"name":)" + name
        + R"(},)" + more + "}}";
}

QJsonObject listOf(const QByteArrayList &rows)
{
    return answer(list, 200, QString::fromUtf8(R"({"data":[)" + rows.join(',') + R"(],"links":[]})"));
}

} // namespace

void TestContract::initTestCase()
{
    QVERIFY(secretservice::unlock());
    m_shop = std::make_unique<BackendProcess>();
    QVERIFY2(m_shop->isRunning(), qPrintable(m_shop->errorString()));
}

void TestContract::init()
{
    m_stage = std::make_unique<Stage>(*m_shop);
}

void TestContract::cleanup()
{
    m_stage.reset();
    QVERIFY(m_shop->clearAnswers() && m_shop->clearRequests());
    QVERIFY(m_shop->setProfile(u"stock"_s));
}

Outcome TestContract::loginWith(const QJsonObject &userToken, const QJsonObject &warehouseToken)
{
    m_stage->order({userToken, refusal(list, 404, u"007"_s), warehouseToken});
    return m_stage->login();
}

void TestContract::aTokenIsUnderstoodInEveryShape_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<qint64>("seconds"); ///< that it lives from now on
    const QString opaque = u"opaque-token"_s;
    const auto snake = [](const QString &expires, const QString &access = u"opaque-token"_s) {
        return uR"({"token_type":"Bearer","access_token":"%1","refresh_token":"def50200","expires_in":%2})"_s.arg(
            access, expires);
    };
    const QString camel =
        uR"({"tokenType":"Bearer","accessToken":"%1","refreshToken":"def50200","expiresIn":28800})"_s.arg(opaque);
    const QString bare = uR"({"access_token":"%1"})"_s;
    QTest::newRow("1: V1") << 200 << snake(u"28800"_s) << 28800LL;
    QTest::newRow("2: V2") << 201 << u'[' + snake(u"28800"_s) + u']' << 28800LL;
    QTest::newRow("3: V3") << 201 << u'[' + camel + u']' << 28800LL;
    QTest::newRow("4: V4") << 200 << uR"({"data":{"type":"token","id":null,"attributes":%1}})"_s.arg(camel) << 28800LL;
    QTest::newRow("V5") << 200 << camel << 28800LL;
    QTest::newRow("5: a numeric string") << 200 << snake(u"\"28800\""_s) << 28800LL;
    QTest::newRow("6: by the claims, in fractions")
        << 200 << bare.arg(jwt(claimsUntil(28799))) << 28799LL; // 68 too: the claims are not all ASCII
    QTest::newRow("7: nobody tells") << 200 << bare.arg(opaque) << untold;
    QTest::newRow("8: no refresh token")
        << 200 << uR"({"access_token":"a","expires_in":60,"refresh_token":null,"token_type":null})"_s << 60LL;
    QTest::newRow("a fraction") << 200 << snake(u"28799.75"_s) << 28799LL;
    QTest::newRow("beyond every calendar") << 200 << snake(u"1e308"_s) << tenYears;
    QTest::newRow("beyond 64 bits") << 200 << snake(u"9223372036854775808"_s) << tenYears;
    for (const QString &nonsense :
         {u"-5"_s, u"0"_s, u"\"NaN\""_s, u"\"-inf\""_s, u"\"soon\""_s, u"null"_s, u"true"_s, u"[60]"_s, u"{}"_s}) {
        QTest::addRow("%s, and no claims", qPrintable(nonsense)) << 200 << snake(nonsense) << untold;
        QTest::addRow("%s, and claims", qPrintable(nonsense)) << 200 << snake(nonsense, jwt(claimsUntil(600))) << 600LL;
    }
    QTest::newRow("claims out of range") << 200 << bare.arg(jwt(R"({"iat":-1e308,"exp":1e308})")) << tenYears;
    QTest::newRow("claims of the wrong types")
        << 200 << bare.arg(jwt(R"({"exp":"tomorrow","sub":[1],"scopes":{"a":1}})")) << untold;
}

void TestContract::aTokenIsUnderstoodInEveryShape()
{
    QFETCH(const int, status);
    QFETCH(const QString, body);
    QFETCH(const qint64, seconds);
    // The same for both tokens: case 29 to 31, and 45, for none of them says that it is for a warehouse.
    EXPECT_CODE(loginWith(answer(token, status, body), answer(exchange, status, body)), 0);
    const Outcome told = m_stage->run({u"status"_s});
    EXPECT_CODE(told, 0);
    for (const QLatin1StringView name : {"userToken"_L1, "warehouseToken"_L1}) {
        const QJsonValue expiry = told.json()[name]["expiresAt"_L1];
        if (seconds == untold) { // then the session's own length is all there is
            QVERIFY2(expiry.isString() && expiry == told.json()["sessionEndsAt"_L1], told.out.constData());
            continue;
        }
        const QDateTime end = QDateTime::fromString(expiry.toString(), Qt::ISODate);
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(end);
        const qint64 expected = std::min<qint64>(seconds, 12 * 3600);
        QVERIFY2(left <= expected + 1 && left > expected - 600, told.out.constData());
    }
}

void TestContract::aWrongClockChangesNoLifetime_data()
{
    QTest::addColumn<int>("ahead"); // the server's clock, in seconds
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<QString>("more");
    for (const int hours : {-2, 2}) {
        const int ahead = hours * 3600;
        const qint64 end = QDateTime::currentSecsSinceEpoch() + ahead + 3600;
        const QByteArray endOnly = R"({"exp":)" + QByteArray::number(end) + "}";
        QTest::addRow("%d h, told in seconds", hours) << ahead << claimsUntil(3600, ahead) << u",\"expires_in\":3600"_s;
        QTest::addRow("%d h, by the claims", hours) << ahead << claimsUntil(3600, ahead) << QString();
        QTest::addRow("%d h, by its end and the server's Date", hours) << ahead << endOnly << QString();
    }
}

/// Case 70. AppAuth-Android#693: wrong device clock, and nobody can sign in.
void TestContract::aWrongClockChangesNoLifetime()
{
    QFETCH(const int, ahead);
    QFETCH(const QByteArray, claims);
    QFETCH(const QString, more);
    const QString body = uR"({"access_token":"%1"%2})"_s.arg(jwt(claims), more);
    QVERIFY(m_shop->advance(std::chrono::seconds(ahead)));
    const Outcome outcome = loginWith(answer(token, 200, body), answer(exchange, 201, body));
    QVERIFY(m_shop->advance(std::chrono::seconds(-ahead)));
    EXPECT_CODE(outcome, 0);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(m_stage->device.expiryOf(u"userToken"_s));
    QVERIFY2(left > 3600 - 600 && left <= 3601, qPrintable(QString::number(left)));
}

void TestContract::anAnswerHasOneMeaning_data()
{
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<QStringList>("command"); // empty: the login
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("kind");
    const QStringList login;
    const QStringList show{u"warehouses"_s};
    const QStringList change{u"use-warehouse"_s, u"Warehouse1"_s};
    const QStringList renew{u"renew"_s};
    const auto row = [](const QString &name) -> QTestData & { return QTest::newRow(qPrintable(name)); };

    row(u"20: 404 in HTML"_s) << html(token, 404) << login << 7 << u"NotABackendApi"_s;
    row(u"404 008 at /token"_s) << refusal(token, 404, u"008"_s) << login << 7 << u"NotABackendApi"_s;
    row(u"404 008 on the exchange"_s) << refusal(exchange, 404, u"008"_s) << login << 7 << u"WarehouseSignInMissing"_s;
    row(u"404 009 for the list"_s) << refusal(list, 404, u"009"_s) << show << 7 << u"EndpointMissing"_s;
    for (const QString &path : {token, exchange}) {
        row(u"405 at "_s + path) << html(path, 405) << login << 7 << u"UnexpectedAnswer"_s;
        row(u"409 at "_s + path) << refusal(path, 409, u"x"_s) << login << 7 << u"UnexpectedAnswer"_s;
        row(u"418 at "_s + path) << answer(path, 418, {}) << login << 7 << u"UnexpectedAnswer"_s;
        row(u"deep JSON at "_s + path) << answer(path, 200, QString(100'000, u'[')) << login << 7
                                       << u"AnswerUnreadable"_s;
        row(u"10 MB at "_s + path) << answer(path, 200, u'"' + QString(10'000'000, u'a') + u'"') << login << 7
                                   << u"AnswerTooLarge"_s;
        row(u"10 MB of an error at "_s + path)
            << answer(path, 400, uR"([{"code":"invalid_grant","message":")"_s + QString(10'000'000, u'a') + uR"("}])"_s)
            << login << 7 << u"AnswerTooLarge"_s;
        row(u"no body at "_s + path) << answer(path, 200, {}) << login << 7 << u"NotABackendApi"_s;
        row(u"NULs at "_s + path) << answer(path, 200, QString(1000, QChar(0))) << login << 7 << u"NotABackendApi"_s;
        row(u"409 with a body at "_s + path) << refusal(path, 409, {}) << login << 7 << u"UnexpectedAnswer"_s;
    }
    row(u"422 from the API Platform"_s) << answer(token, 422, uR"({"errors":[{"detail":"blank","status":"422"}]})"_s)
                                        << login << 4 << u"FieldMissing"_s;
    row(u"V12: the storefront's shape"_s)
        << answer(token, 401, uR"({"error":"invalid_grant"})"_s) << login << 4 << u"StorefrontAnswered"_s;
    row(u"V13: bare"_s) << answer(token, 400, uR"({"message":"x","status":400,"code":"invalid_client"})"_s) << login
                        << 7 << u"ClientRejected"_s;
    row(u"V11 and V15: 5101 as a number"_s)
        << answer(exchange, 403, uR"({"errors":[{"detail":"x","status":"403","code":5101}]})"_s) << login << 7
        << u"NoActiveWarehouse"_s;
    row(u"35: code null on the exchange"_s)
        << answer(exchange, 403, uR"([{"message":"Unauthorized request.","status":403,"code":null}])"_s) << login << 7
        << u"NotPermitted"_s;
    row(u"the same as 401"_s) << answer(exchange, 401, uR"([{"message":"Unauthorized request.","code":null}])"_s)
                              << login << 3 << u"AccessTokenRejected"_s;
    row(u"40: 001 with 400"_s) << refusal(exchange, 400, u"001"_s) << login << 3 << u"AccessTokenRejected"_s;
    row(u"39: 002 with 401"_s) << refusal(exchange, 401, u"002"_s) << login << 3 << u"AccessTokenMissing"_s;
    row(u"a page of the storefront's on the exchange"_s) << html(exchange, 200) << login << 7 << u"NotABackendApi"_s;

    row(u"405 for the list"_s) << html(list, 405) << show << 7 << u"UnexpectedAnswer"_s;
    row(u"401 in JSON for the list"_s) << answer(list, 401, uR"({"errors":[{"status":401,"code":null}]})"_s) << show
                                       << 3 << u"AccessTokenRejected"_s;
    row(u"5204 for the list"_s) << answer(list, 403, uR"({"errors":[{"status":403,"code":"5204"}]})"_s) << show << 7
                                << u"NotPermitted"_s;
    row(u"10 MB of a list"_s) << answer(list, 200, u"{\"data\":["_s + QString(10'000'000, u' ') + u"]}"_s) << show << 7
                              << u"AnswerTooLarge"_s;
    row(u"a deep list"_s) << answer(list, 200, uR"({"data":)"_s.repeated(20'000)) << show << 7 << u"AnswerUnreadable"_s;
    row(u"no list in it"_s) << answer(list, 200, uR"({"data":7})"_s) << show << 7 << u"AnswerUnreadable"_s;

    row(u"409 for the activation"_s) << answer(anAssignment, 409, uR"({"errors":[{"status":409}]})"_s) << change << 7
                                     << u"UnexpectedAnswer"_s;
    row(u"405 for the activation"_s) << html(anAssignment, 405) << change << 7 << u"UnexpectedAnswer"_s;
    row(u"60: 5206"_s) << answer(anAssignment, 400, uR"({"errors":[{"status":400,"code":"5206"}]})"_s) << change << 7
                       << u"AssignmentRefused"_s;
    row(u"61: 5900"_s) << answer(anAssignment, 403, uR"({"errors":[{"status":403,"code":"5900"}]})"_s) << change << 4
                       << u"MfaCodeRequired"_s;
    row(u"an activation of nothing"_s) << answer(anAssignment, 200, uR"({"data":[]})"_s) << change << 7
                                       << u"AnswerUnreadable"_s;
}

void TestContract::anAnswerHasOneMeaning()
{
    QFETCH(const QJsonObject, answer);
    QFETCH(const QStringList, command);
    QFETCH(const int, code);
    QFETCH(const QString, kind);
    const QString rover = u"rover"_s;
    if (!command.isEmpty())
        EXPECT_CODE(m_stage->loginAs(rover, "violet-ramp-3\n"), 0);
    QVERIFY(m_shop->clearRequests());
    m_stage->order({answer});
    const Outcome outcome = command.isEmpty() ? m_stage->loginAs(rover, "violet-ramp-3\n") : m_stage->run(command);
    EXPECT_CODE(outcome, code);
    QVERIFY2(outcome.json()["error"_L1]["kind"_L1] == kind, outcome.report().constData());
    QVERIFY2(!(outcome.out + outcome.err).toLower().contains("user name or password"), outcome.report().constData());
    for (const char *request : {"POST /token", "POST /warehouse-tokens", "GET /warehouse-user-assignments"})
        QVERIFY2(m_shop->requestCount(QString::fromLatin1(request)) <= 1, request); // nothing goes round in circles
    // What went wrong for somebody who is signed in does not sign them out.
    if (!command.isEmpty())
        EXPECT_CODE(m_stage->run({u"token"_s}), 0);
}

void TestContract::retryAfterIsToldInSeconds_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("least"); // -1: not told
    QTest::addColumn<int>("most");
    const auto date = [](int seconds, const QString &format) {
        return QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(seconds), format);
    };
    const QString fixdate = u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s;
    QTest::newRow("22: seconds") << u"30"_s << 30 << 30;
    QTest::newRow("22: a date") << date(600, fixdate) << 560 << 601;
    QTest::newRow("RFC 850") << date(600, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s) << 560 << 601;
    QTest::newRow("asctime") << date(600, u"ddd MMM d hh:mm:ss yyyy"_s) << 560 << 601;
    QTest::newRow("a date that is over") << date(-600, fixdate) << 0 << 0;
    QTest::newRow("at once") << u"0"_s << 0 << 0;
    QTest::newRow("negative") << u"-30"_s << -1 << -1;
    QTest::newRow("a fraction") << u"1.5"_s << -1 << -1;
    QTest::newRow("a word") << u"soon"_s << -1 << -1;
    QTest::newRow("beyond 64 bits") << u"99999999999999999999"_s << -1 << -1;
    QTest::newRow("a thousand years") << u"31536000000"_s << 366 * 24 * 3600 << 366 * 24 * 3600;
}

void TestContract::retryAfterIsToldInSeconds()
{
    QFETCH(const QString, header);
    QFETCH(const int, least);
    QFETCH(const int, most);
    for (const int status : {429, 503}) {
        const Outcome outcome = m_stage->loginAnswered(html(token, status, {{u"Retry-After"_s, header}}));
        EXPECT_CODE(outcome, 7);
        const QJsonValue told = outcome.json()["error"_L1]["retryAfter"_L1];
        QVERIFY2(told.isNull() == (least < 0), outcome.report().constData());
        QVERIFY2(least < 0 || (told.toInt() >= least && told.toInt() <= most), outcome.report().constData());
    }
}

/// Case 50.
void TestContract::aRefreshWithoutANewRefreshTokenKeepsTheOld()
{
    QVERIFY(m_shop->setProfile(u"refresh"_s));
    m_stage->signIn();
    const auto key = keyring::keyFor(m_shop->url(), BackendProcess::demoUser(), store::Entry::UserToken);
    const auto before = keyring::record(key);
    QVERIFY(before);
    const QString body = uR"({"access_token":"%1","expires_in":28800,"refresh_token":null})"_s;
    QJsonObject refreshed = answer(token, 200, body.arg(QString::fromLatin1(before->accessToken.view())));
    refreshed["grantType"_L1] = u"refresh_token"_s;
    m_stage->order({refreshed});
    EXPECT_CODE(m_stage->run({u"renew"_s}), 0);
    const auto after = keyring::record(key);
    QVERIFY(after && after->revision == before->revision + 1);
    QVERIFY(after->refreshToken == before->refreshToken && !after->refreshSpent);
}

void TestContract::hostileRowsAreLeftOut()
{
    m_stage->signIn();
    QByteArrayList rows;
    for (const QByteArray &id : {R"("../../token")"_ba, R"("a/b")"_ba, R"("..")"_ba, R"("a%2Fb")"_ba, R"("a?b")"_ba,
                                 R"("a#b")"_ba, R"("a\u0000b")"_ba, R"("a\r\nX: y")"_ba, R"("ä")"_ba, R"("")"_ba,
                                 "7"_ba, "null"_ba, R"(["a"])"_ba, '"' + QByteArray(129, 'a') + '"'})
        rows << assignment(id, R"("hostile")");
    rows << "7"
         << "null"
         << "[]"
         << R"("text")" << assignment(R"("good-1")", R"("Good")");
    m_stage->order({listOf(rows)});
    const Outcome shown = m_stage->run({u"warehouses"_s});
    EXPECT_CODE(shown, 0);
    QCOMPARE(shown.json()["warehouses"_L1].toArray(),
             (QJsonArray{QJsonObject{
                 {u"name"_s, u"Good"_s}, {u"uuid"_s, QJsonValue()}, {u"active"_s, false}, {u"enabled"_s, true}}}));
    // Named all the same, it is nobody's, and nothing is sent.
    m_stage->order({listOf(rows)});
    QVERIFY(m_shop->clearRequests());
    EXPECT_CODE(m_stage->run({u"use-warehouse"_s, u"../../token"_s}), 7);
    QCOMPARE(m_shop->counts()["requests"_L1].toObject(), (QJsonObject{{u"GET /warehouse-user-assignments"_s, 1}}));
}

void TestContract::hostileNamesAreShownPlain()
{
    m_stage->signIn();
    const QByteArray longName(100'000, 'x');
    const QByteArrayList names{R"("a\u001b[31mb\r\nc")",
                               R"("abc\u202egnp.exe")",
                               R"("\u2066x\u2069")",
                               R"("\ud83d")",
                               R"("")",
                               "null",
                               "7",
                               '"' + longName + '"',
                               R"("<b>%1</b>")",
                               R"("\u0000\u0007\u009b\u200bz")"};
    QByteArrayList rows;
    for (qsizetype i = 0; i < names.size(); ++i)
        rows << assignment("\"row-" + QByteArray::number(i) + "-of-many\"", names[i]);
    m_stage->order({listOf(rows), listOf(rows)});
    const Outcome json = m_stage->run({u"warehouses"_s});
    EXPECT_CODE(json, 0);
    QStringList shown;
    for (const QJsonValue warehouse : json.json()["warehouses"_L1].toArray())
        shown << warehouse["name"_L1].toString();
    shown.sort();
    QStringList expected{u"a[31mb c"_s,  u"abcgnp.exe"_s, u"x"_s,        u"\uFFFD"_s,
                         u"row-4-of"_s,  u"row-5-of"_s,   u"row-6-of"_s, QString(79, u'x') + u'\u2026',
                         u"<b>%1</b>"_s, u"z"_s};
    expected.sort();
    QCOMPARE(shown, expected);
    const Outcome text = m_stage->device.run({u"warehouses"_s});
    EXPECT_CODE(text, 0);
    QCOMPARE(text.out.count('\n'), names.size()); // a line each, whatever the names hold
    for (const char byte : text.out)
        QVERIFY(byte == '\n' || byte < 0 || byte >= 0x20);
}

void TestContract::oddTruthsAreReadAsMeant_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("active");
    QTest::newRow("true") << "true"_ba << true;
    QTest::newRow("false") << "false"_ba << false;
    QTest::newRow("1") << "1"_ba << true;
    QTest::newRow("0") << "0"_ba << false;
    QTest::newRow("a word") << R"("true")"_ba << true;
    QTest::newRow("a word in capitals") << R"("TRUE")"_ba << true;
    QTest::newRow("a digit in a string") << R"("1")"_ba << true;
    QTest::newRow("another word") << R"("false")"_ba << false;
    QTest::newRow("nonsense") << R"("yes, please")"_ba << false;
    QTest::newRow("null") << "null"_ba << false;
    QTest::newRow("a list") << "[true]"_ba << false;
    QTest::newRow("an object") << R"({"a":true})"_ba << false;
}

void TestContract::oddTruthsAreReadAsMeant()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, active);
    m_stage->signIn();
    m_stage->order({listOf({assignment(R"("a")", R"("North")", R"("isActive":)" + value)})});
    const Outcome outcome = m_stage->run({u"warehouses"_s});
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.json()["warehouses"_L1][0]["active"_L1], QJsonValue(active));
}

void TestContract::tenThousandAssignmentsAreShown()
{
    m_stage->signIn();
    QByteArrayList rows;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray number = QByteArray::number(i);
        rows << R"({"id":"a)" + number + R"(","attributes":{"warehouse":{"name":"W)" + number + R"("}}})";
    }
    QVERIFY(rows.join(',').size() < 1'000'000); // as much as is read of any answer
    m_stage->order({listOf(rows)});
    const auto before = workOfPrograms();
    const Outcome outcome = m_stage->run({u"warehouses"_s});
    const auto work = workOfPrograms() - before;
    QVERIFY2(work < 5, qPrintable(QString::number(work)));
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.json()["warehouses"_L1].toArray().size(), 10'000);
    m_stage->order(
        {listOf(rows), answer(anAssignment, 200, uR"({"data":{"id":"a9999","attributes":{"isActive":true}}})"_s)});
    EXPECT_CODE(m_stage->run({u"use-warehouse"_s, u"W9999"_s}), 0);
    QCOMPARE(m_shop->requestCount(u"PATCH /warehouse-user-assignments/a9999"_s), 1);
}

/// Case 56: a Back Office user is shown everybody's by the server.
void TestContract::onlyOwnAssignmentsAreShown()
{
    EXPECT_CODE(m_stage->loginAs(u"lead"_s, "black-stamp-2\n"), 0);
    const QByteArray others = R"("userUuid":"somebody-else","isActive":true)";
    const QByteArray own = R"("userUuid":"a2fd6fda-4329-5249-8388-d7eb54b39ef5","isActive":false)";
    m_stage->order({listOf({assignment(R"("a")", R"("Theirs")", others), assignment(R"("b")", R"("Mine")", own)})});
    const Outcome outcome = m_stage->run({u"warehouses"_s});
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.json()["warehouses"_L1].toArray().size(), 1);
    QCOMPARE(outcome.json()["warehouses"_L1][0]["name"_L1], QJsonValue(u"Mine"_s));
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_integration_contract.moc"
