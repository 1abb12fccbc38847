// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/answers.h"
#include "glue/capture.h"
#include "glue/httpheaders.h"

#include <QTest>

using namespace dockpass;
using Kind = Failure::Kind;
using namespace dockpass::glue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
constexpr double noonSeconds = 1795521600;

HttpAnswer answerOf(const QByteArray &body, int status = 200)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = Secret(QByteArrayView(body));
    answer.sentAt = Instant{5s};
    answer.receivedAt = noon;
    answer.host = u"glue.example"_s;
    return answer;
}

QByteArray jwt(const QByteArray &payload)
{
    return "e30." + payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln";
}

QByteArray text(const Secret &secret)
{
    return secret.view().toByteArray();
}

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyShapeOfATokenIsRead_data();
    void everyShapeOfATokenIsRead();
    void aMissingRefreshTokenIsNoFailure_data();
    void aMissingRefreshTokenIsNoFailure();
    void recordedTokensAreRead_data();
    void recordedTokensAreRead();
    void aLifetimeIsTakenFromExpiresIn_data();
    void aLifetimeIsTakenFromExpiresIn();
    void withoutExpiresInTheTokenTells_data();
    void withoutExpiresInTheTokenTells();
    void theDevicesClockIsComparedWithTheServers();
    void whatHoldsNoUsableTokenIsAFailure_data();
    void whatHoldsNoUsableTokenIsAFailure();
    void aFailureCarriesTheFactsOfItsAnswer();
};

void AnswersTest::everyShapeOfATokenIsRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray snake =
        R"({"token_type":"Bearer","expires_in":28800,"access_token":"A.b-c","refresh_token":"def"})";
    const QByteArray camel = R"({"tokenType":"Bearer","expiresIn":28800,"accessToken":"A.b-c","refreshToken":"def"})";
    QTest::newRow("V1") << 200 << snake;
    QTest::newRow("V2") << 200 << "[" + snake + "]";
    QTest::newRow("V2 201") << 201 << "[" + snake + "]";
    QTest::newRow("V3") << 201 << "[" + camel + "]";
    QTest::newRow("V4") << 201
                        << R"({"data":{"type":"warehouse-tokens","id":null,"attributes":)" + camel + R"(,"links":[]}})";
    QTest::newRow("V4 list") << 200 << R"({"data":[{"type":"t","attributes":)" + camel + R"(}],"links":{}})";
    QTest::newRow("V4 in a list") << 200 << R"([{"data":{"attributes":)" + snake + "}}]";
    QTest::newRow("data without attributes") << 200 << R"({"data":)" + snake + "}";
    QTest::newRow("V5") << 200 << camel;
    QTest::newRow("both spellings")
        << 200 << QByteArray(R"({"access_token":null,"accessToken":"A.b-c","refresh_token":"def","expires_in":28800})");
    QTest::newRow("V8 no type") << 200
                                << QByteArray(R"({"expires_in":28800,"access_token":"A.b-c","refresh_token":"def"})");
    QTest::newRow("V8 odd type")
        << 200 << QByteArray(R"({"token_type":null,"expires_in":28800,"access_token":"A.b-c","refresh_token":"def"})");
    QTest::newRow("more members")
        << 200
        << QByteArray(R"({"code":"x","expires_in":28800,"access_token":"A.b-c","refresh_token":"def","z":[{}]})");
    QTest::newRow("byte order mark") << 200 << "\xEF\xBB\xBF" + snake;
    QTest::newRow("white space") << 200 << "\r\n\t " + snake + "\n";
}

void AnswersTest::everyShapeOfATokenIsRead()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const auto result = tokenFrom(Endpoint::PasswordGrant, answerOf(body, status));
    QVERIFY(result);
    QCOMPARE(text(result.value().accessToken), "A.b-c"_ba);
    QCOMPARE(text(result.value().refreshToken), "def"_ba);
    QCOMPARE(result.value().lifetime, std::optional<milliseconds>(8h));
    QCOMPARE(result.value().sentAt, Instant{5s});
}

// V7, case 8.
void AnswersTest::aMissingRefreshTokenIsNoFailure_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::newRow("absent") << QByteArray();
    QTest::newRow("null") << QByteArray(R"(,"refresh_token":null)");
    QTest::newRow("empty") << QByteArray(R"(,"refresh_token":"")");
    QTest::newRow("false") << QByteArray(R"(,"refresh_token":false)");
}

void AnswersTest::aMissingRefreshTokenIsNoFailure()
{
    QFETCH(const QByteArray, member);
    const auto result = tokenFrom(Endpoint::PasswordGrant, answerOf(R"({"access_token":"a")" + member + "}"));
    QVERIFY(result);
    QVERIFY(result.value().refreshToken.isEmpty());
}

void AnswersTest::recordedTokensAreRead_data()
{
    QTest::addColumn<std::chrono::seconds>("lifetime");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<bool>("warehouse");
    const QStringList user{u"user"_s, u"warehouse-user"_s};
    const QStringList warehouse{u"warehouse"_s};
    QTest::newRow("core-password-ok") << 28800s << user << false;
    QTest::newRow("core-refresh-ok") << 28800s << user << false;
    QTest::newRow("core-warehouse-ok") << 604800s << warehouse << true;
    QTest::newRow("password-ok") << 28800s << user << false;
    QTest::newRow("password-ok-form") << 28800s << user << false;
    QTest::newRow("refresh-ok") << 28800s << user << false;
    QTest::newRow("shipped-warehouse-ok") << 604800s << warehouse << true;
    QTest::newRow("warehouse-ok") << 604800s << warehouse << true;
    QTest::newRow("warehouse-refresh-at-token") << 28800s << warehouse << true;
}

void AnswersTest::recordedTokensAreRead()
{
    QFETCH(const std::chrono::seconds, lifetime);
    QFETCH(const QStringList, scopes);
    QFETCH(const bool, warehouse);
    const test::Capture capture = test::readCapture(QString::fromLatin1(QTest::currentDataTag()));
    HttpAnswer answer = answerOf(capture.body, capture.status);
    answer.date = httpDate(capture.date, noon);
    QVERIFY(answer.date.isValid());

    const auto result = tokenFrom(Endpoint::RefreshGrant, std::move(answer));
    QVERIFY(result);
    QVERIFY(result.value().lifetime);
    QVERIFY(*result.value().lifetime <= lifetime && *result.value().lifetime >= lifetime - 1s); // exp - now at issue
    QCOMPARE(QSet<QString>(result.value().claims.scopes.begin(), result.value().claims.scopes.end()),
             QSet<QString>(scopes.begin(), scopes.end()));
    QCOMPARE(result.value().claims.warehouseId.has_value(), warehouse);
    QCOMPARE(result.value().claims.userUuid.isEmpty(), warehouse);
    QVERIFY(result.value().refreshToken.size() > 700);
}

void AnswersTest::aLifetimeIsTakenFromExpiresIn_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms"); // -1: unknown
    constexpr qint64 tenYears = 315'360'000'000;
    QTest::newRow("number") << QByteArray("28800") << qint64(28'800'000);
    QTest::newRow("numeric text, case 5") << QByteArray(R"("28800")") << qint64(28'800'000);
    QTest::newRow("text with spaces") << QByteArray(R"(" 60 ")") << qint64(60'000);
    QTest::newRow("float") << QByteArray("28799.25") << qint64(28'799'250);
    QTest::newRow("null") << QByteArray("null") << qint64(-1);
    QTest::newRow("zero is no lifetime") << QByteArray("0") << qint64(-1);
    QTest::newRow("negative is no lifetime") << QByteArray("-5") << qint64(-1);
    QTest::newRow("words") << QByteArray(R"("soon")") << qint64(-1);
    QTest::newRow("NaN") << QByteArray(R"("nan")") << qint64(-1);
    QTest::newRow("infinity") << QByteArray(R"("inf")") << qint64(-1);
    QTest::newRow("true") << QByteArray("true") << qint64(-1);
    QTest::newRow("list") << QByteArray("[60]") << qint64(-1);
    QTest::newRow("for ever") << QByteArray("1e300") << tenYears;
    QTest::newRow("largest integer") << QByteArray("9223372036854775807") << tenYears;
}

void AnswersTest::aLifetimeIsTakenFromExpiresIn()
{
    QFETCH(const QByteArray, value);
    QFETCH(const qint64, ms);
    const auto result =
        tokenFrom(Endpoint::PasswordGrant, answerOf(R"({"access_token":"opaque","expires_in":)" + value + "}"));
    QVERIFY(result);
    QCOMPARE(result.value().lifetime, ms < 0 ? std::nullopt : std::optional(milliseconds(ms)));
}

void AnswersTest::withoutExpiresInTheTokenTells_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<int>("deviceIsAheadHours");
    QTest::addColumn<bool>("serverTellsItsTime");
    QTest::addColumn<qint64>("ms");
    const auto seconds = [](double offset) { return QByteArray::number(noonSeconds + offset, 'f', 3); };
    const QByteArray both = R"({"iat":)" + seconds(-0.5) + R"(,"exp":)" + seconds(3600) + "}";
    const QByteArray expOnly = R"({"exp":)" + seconds(3600) + "}";
    QTest::newRow("exp less the server's Date") << both << 0 << true << qint64(3'600'000);
    QTest::newRow("case 70: a wrong device clock changes nothing") << both << 2 << true << qint64(3'600'000);
    QTest::newRow("without Date: exp less iat") << both << 2 << false << qint64(3'600'500);
    QTest::newRow("neither: the device's clock") << expOnly << 0 << false << qint64(3'600'000);
    QTest::newRow("neither, and the device is ahead") << expOnly << 2 << false << qint64(-3'600'000);
    QTest::newRow("already over") << QByteArray(R"({"exp":)" + seconds(-60) + "}") << 0 << true << qint64(-60'000);
    QTest::newRow("absurd") << QByteArray(R"({"exp":1e300})") << 0 << true << qint64(315'360'000'000);
    QTest::newRow("absurdly past") << QByteArray(R"({"exp":-1e300})") << 0 << true << qint64(-315'360'000'000);
}

void AnswersTest::withoutExpiresInTheTokenTells()
{
    QFETCH(const QByteArray, claims);
    QFETCH(const int, deviceIsAheadHours);
    QFETCH(const bool, serverTellsItsTime);
    QFETCH(const qint64, ms);
    HttpAnswer answer = answerOf(R"({"access_token":")" + jwt(claims) + R"(","expires_in":null})");
    answer.receivedAt = noon.addSecs(deviceIsAheadHours * 3600);
    if (serverTellsItsTime)
        answer.date = noon;
    const auto result = tokenFrom(Endpoint::PasswordGrant, std::move(answer));
    QVERIFY(result);
    QCOMPARE(result.value().lifetime, std::optional(milliseconds(ms)));
}

// AppAuth-Android#693: nobody could sign in, and nobody knew that it was the device's clock.
void AnswersTest::theDevicesClockIsComparedWithTheServers()
{
    FakeClock clock;
    const Now sent = clock.now();
    const ServerTime told{sent.wall.addSecs(14 * 60), sent.instant};
    QCOMPARE(told.aheadOf(clock.now()), milliseconds(14min));
    clock.advance(9h); // both go on
    QCOMPARE(told.aheadOf(clock.now()), milliseconds(14min));
    clock.setWall(clock.now().wall.addSecs(14 * 60)); // somebody sets it right: no answer is needed to see that
    QCOMPARE(told.aheadOf(clock.now()), milliseconds(0));
    clock.setWall(clock.now().wall.addYears(3));
    QVERIFY(told.aheadOf(clock.now()) < -3 * 365 * 24h);
}

void AnswersTest::whatHoldsNoUsableTokenIsAFailure_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("cause");
    const QString unreadable = u"AnswerUnreadable"_s;
    QTest::newRow("case 9") << QByteArray("[]") << unreadable;
    QTest::newRow("case 10 empty object") << QByteArray("{}") << unreadable;
    QTest::newRow("case 10 empty token") << QByteArray(R"({"access_token":""})") << unreadable;
    QTest::newRow("null") << QByteArray(R"({"access_token":null})") << unreadable;
    QTest::newRow("number") << QByteArray(R"({"access_token":7})") << unreadable;
    QTest::newRow("blank") << QByteArray(R"({"access_token":"  "})") << unreadable;
    QTest::newRow("case 27 cut off") << QByteArray(R"({"access_token":"abc","refresh)") << unreadable;
    QTest::newRow("header injection") << QByteArray(R"({"access_token":"a\r\nX-Evil: 1"})") << unreadable;
    QTest::newRow("zero byte") << QByteArray(R"({"access_token":"a\u0000b"})") << unreadable;
    QTest::newRow("not ASCII") << QByteArray(R"({"access_token":"aéb"})") << unreadable;
    QTest::newRow("damaged refresh token")
        << QByteArray(R"({"access_token":"a","refresh_token":"d\ne"})") << unreadable;
    // A record that holds it could be written and not read.
    QTest::newRow("token too long") << R"({"access_token":")" + QByteArray(30'001, 'a') + R"("})" << unreadable;
    QTest::newRow("refresh token too long")
        << R"({"access_token":"a","refresh_token":")" + QByteArray(30'001, 'r') + R"("})" << unreadable;
    QTest::newRow("deep") << QByteArray(100'000, '[') << unreadable;
    QTest::newRow("token too deep") << QByteArray(
        R"({"data":{"data":{"data":{"data":{"data":{"data":{"access_token":"a"}}}}}}})")
                                    << unreadable;
    QTest::newRow("case 11") << QByteArray("<!doctype html>") << u"NotABackendApi"_s;
    QTest::newRow("nothing") << QByteArray() << u"NotABackendApi"_s;
    QTest::newRow("error in a 200") << QByteArray(R"([{"code":"invalid_grant"}])") << u"CredentialsRejected"_s;
}

void AnswersTest::whatHoldsNoUsableTokenIsAFailure()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, cause);
    const auto result = tokenFrom(Endpoint::PasswordGrant, answerOf(body));
    QVERIFY(!result);
    QCOMPARE(nameOf(result.error().kind), cause);
    QVERIFY(!result.error().detail.contains(u"abc"_s));
}

void AnswersTest::aFailureCarriesTheFactsOfItsAnswer()
{
    HttpAnswer answer = answerOf("<html>busy</html>", 429);
    answer.retryAfter = 30s;
    const auto result = tokenFrom(Endpoint::RefreshGrant, std::move(answer));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TooManyRequests);
    QCOMPARE(result.error().httpStatus, 429);
    QCOMPARE(result.error().retryAfter, std::optional(30s));
    QCOMPARE(result.error().host, u"glue.example"_s);

    // A token in an answer that is no success is not taken.
    QVERIFY(!tokenFrom(Endpoint::PasswordGrant, answerOf(R"({"access_token":"a"})", 400)));
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_glue_answers.moc"
