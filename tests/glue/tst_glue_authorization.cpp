// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/authorization.h"
#include "glue/gluebackend.h"
#include "glue/httpclient.h"
#include "glue/peer.h"
#include "glue/sent.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUrlQuery>

using namespace dockpass;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QUrlQuery form(const QByteArray &body)
{
    return QUrlQuery(QString::fromLatin1(body));
}

QString field(const QUrlQuery &form, const QString &name)
{
    return form.queryItemValue(name, QUrl::FullyDecoded);
}

/// What the peer would have to know to be right: the state that came.
QByteArray withState(QByteArray text, const QByteArray &state)
{
    return text.replace("STATE", state);
}

} // namespace

// RFC 6749 4.1 and RFC 7636 as the Backend API has them (contract 6).
class tst_glue_authorization : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    const OAuthClient m_client{u"frontend"_s, u"http://127.0.0.1/signed-in"_s};

    Result<AuthorizationCode, Failure> read(int status, const QByteArray &body, const QUrl &location,
                                            Authorization sent)
    {
        HttpAnswer answer;
        answer.status = status;
        answer.body = Secret(QByteArrayView(body));
        answer.location = location;
        return authorizationFrom(answer, m_client, std::move(sent));
    }

private Q_SLOTS:
    void verifierAndStateAreFreshEachTime()
    {
        const auto first = Authorization::fresh();
        const auto second = Authorization::fresh();
        QVERIFY(first && second);
        QCOMPARE(first->verifier.size(), 43); // RFC 7636 4.1
        QCOMPARE(first->state.size(), 22);
        QVERIFY(!(first->verifier == second->verifier));
        QVERIFY(first->state != second->state);
        const QByteArray hash = QCryptographicHash::hash(first->verifier.view(), QCryptographicHash::Sha256);
        QCOMPARE(first->challenge, hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }

    void bothRequestsFitTogetherOnTheWire()
    {
        Peer peer;
        HttpClient http(options(), m_clock);
        GlueBackend backend(http, m_client);
        std::optional<Result<AuthorizationCode, Failure>> result;
        backend.authorize(peer.url({}), u"ann+1@example.org"_s, Secret("p&w"), this,
                          [&](Result<AuthorizationCode, Failure> r) { result.emplace(std::move(r)); });
        QTRY_COMPARE(peer.requests.size(), 1);
        const Sent asked = parse(peer.requests.first());
        QCOMPARE(asked.line, "POST /authorize HTTP/1.1"_ba);
        QCOMPARE(asked.headers.value("content-type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(asked.headers.value("accept"), "application/json"_ba);
        QVERIFY(!asked.headers.contains("authorization"));
        const QUrlQuery request = form(asked.body);
        QCOMPARE(field(request, u"username"_s), u"ann+1@example.org"_s);
        QCOMPARE(field(request, u"password"_s), u"p&w"_s);
        QCOMPARE(field(request, u"response_type"_s), u"code"_s);
        QCOMPARE(field(request, u"client_id"_s), u"frontend"_s);
        QCOMPARE(field(request, u"redirect_uri"_s), m_client.redirectUri);
        QCOMPARE(field(request, u"code_challenge_method"_s), u"S256"_s);
        QVERIFY(!field(request, u"state"_s).isEmpty());

        backend.redeem(peer.url({}), {Secret("def50200+abc"), Secret("verifier")}, this, [](const auto &) {});
        QTRY_COMPARE(peer.requests.size(), 2);
        const Sent redeemed = parse(peer.requests.last());
        QCOMPARE(redeemed.line, "POST /token HTTP/1.1"_ba);
        const QUrlQuery token = form(redeemed.body);
        QCOMPARE(field(token, u"grant_type"_s), u"authorization_code"_s);
        QCOMPARE(field(token, u"code"_s), u"def50200+abc"_s);
        QCOMPARE(field(token, u"client_id"_s), u"frontend"_s);
        QCOMPARE(field(token, u"redirect_uri"_s), m_client.redirectUri);
        QCOMPARE(field(token, u"code_verifier"_s), u"verifier"_s);
        QVERIFY(!token.hasQueryItem(u"password"_s));
    }

    void aRedirectThatIsNotSetIsNotSent()
    {
        Peer peer;
        HttpClient http(options(), m_clock);
        GlueBackend backend(http);
        backend.authorize(peer.url({}), u"ann"_s, Secret("pw"), this, [](const auto &) {});
        QTRY_COMPARE(peer.requests.size(), 1);
        QVERIFY(!form(parse(peer.requests.first()).body).hasQueryItem(u"redirect_uri"_s));
    }

    void anAnswerIsHeldToWhatWasAsked_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("outcome");
        const QString back = m_client.redirectUri + u"?code=c1&state=STATE"_s;
        const auto json = [](const char *name, int status, const char *body, const char *outcome) {
            QTest::newRow(name) << status << QByteArray(body) << QString() << QString::fromLatin1(outcome);
        };
        json("as the shop sends it", 200, R"([{"code":"c1","state":"STATE"}])", "c1");
        json("as documented", 201, R"([{"code":"c1","state":"STATE"}])", "c1");
        json("an object", 200, R"({"code":"c1","state":"STATE"})", "c1");
        json("JSON:API", 200, R"({"data":{"attributes":{"code":"c1","state":"STATE"}}})", "c1");
        json("another state", 200, R"([{"code":"c1","state":"other"}])", "AuthorizationMismatch");
        json("no state", 200, R"([{"code":"c1","state":null}])", "AuthorizationMismatch");
        json("no code", 200, R"([{"code":"","state":"STATE"}])", "AnswerUnreadable");
        json("a code with a line end", 200, R"([{"code":"c\r\n1","state":"STATE"}])", "AnswerUnreadable");
        json("nothing", 200, "[]", "AnswerUnreadable");
        json("a page", 200, "<html>", "NotABackendApi");
        json("an error in a 200", 200, R"([{"code":"invalid_grant","status":400,"message":"x"}])",
             "CredentialsRejected");
        json("wrong password", 400, R"([{"code":"invalid_grant","status":400,"message":"x"}])", "CredentialsRejected");
        json("another client", 400, R"([{"code":"invalid_client","status":400,"message":"x"}])", "ClientRejected");
        json("not understood", 400, R"([{"code":"invalid_request","status":400,"message":"x"}])",
             "AuthorizationRefused");
        json("not installed", 404, R"([{"code":"007","status":404,"message":"Not found"}])", "CodeGrantUnsupported");
        json("not installed, a page", 404, "<html>", "CodeGrantUnsupported");
        json("broken", 500, "<html>", "ServerError");
        const auto redirect = [](const char *name, const QString &location, const char *outcome) {
            QTest::newRow(name) << 302 << QByteArray() << location << QString::fromLatin1(outcome);
        };
        redirect("the redirect itself", back, "c1");
        redirect("a redirect elsewhere", u"https://evil.example/?code=c1&state=STATE"_s, "AuthorizationMismatch");
        redirect("a longer path", u"http://127.0.0.1/signed-in/x?code=c1&state=STATE"_s, "AuthorizationMismatch");
        redirect("another state in it", m_client.redirectUri + u"?code=c1&state=other"_s, "AuthorizationMismatch");
        redirect("to https, as an edge does", u"https://shop.example/authorize"_s, "Redirected");
    }
    void anAnswerIsHeldToWhatWasAsked()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, location);
        auto sent = Authorization::fresh();
        const QByteArray state = sent->state;
        const QByteArray verifier = sent->verifier.view().toByteArray();
        const auto result =
            read(status, withState(body, state),
                 QUrl(QString(location).replace(u"STATE"_s, QString::fromLatin1(state))), std::move(*sent));
        const QString outcome = result ? QString::fromLatin1(result.value().code.view()) : nameOf(result.error().kind);
        QTEST(outcome, "outcome");
        if (result)
            QCOMPARE(result.value().verifier.view().toByteArray(), verifier);
    }

    void theSecondFactorGoesWithTheRequestThatWantsIt()
    {
        Peer peer;
        HttpClient http(options(), m_clock);
        GlueBackend backend(http);
        backend.activateAssignment({peer.url({}), Secret("user-token"), Secret("123456")}, u"a-1"_s, this,
                                   [](const auto &) {});
        QTRY_COMPARE(peer.requests.size(), 1);
        const Sent sent = parse(peer.requests.first());
        QCOMPARE(sent.line, "PATCH /warehouse-user-assignments/a-1 HTTP/1.1"_ba);
        QCOMPARE(sent.headers.value("x-mfa-code"), "123456"_ba);
        backend.requestWarehouseToken({peer.url({}), Secret("user-token"), Secret()}, this, [](const auto &) {});
        QTRY_COMPARE(peer.requests.size(), 2);
        QVERIFY(!parse(peer.requests.last()).headers.contains("x-mfa-code"));
    }

    // A line end in a code would begin another header.
    void aCodeThatIsNoneIsNotSent()
    {
        Peer peer;
        HttpClient http(options(), m_clock);
        GlueBackend backend(http);
        std::optional<Failure> failure;
        backend.requestWarehouseToken({peer.url({}), Secret("user-token"), Secret("12\r\nX: y")}, this,
                                      [&](const Result<TokenAnswer, Failure> &result) { failure = result.error(); });
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Failure::Kind::MfaCodeRejected);
        QVERIFY(failure->unsent);
        QCOMPARE(peer.requests.size(), 0);
    }

    void aCodeIsTriggeredForItsType()
    {
        Peer peer;
        HttpClient http(options(), m_clock);
        GlueBackend backend(http);
        std::optional<bool> sent;
        peer.answer("HTTP/1.1 204 No Content\r\n\r\n");
        backend.triggerMfa({peer.url({}), Secret("user-token"), Secret()}, u"email"_s, this,
                           [&](const Result<Done, Failure> &result) { sent = result.ok(); });
        QTRY_VERIFY(sent);
        QVERIFY(*sent);
        const Sent request = parse(peer.requests.first());
        QCOMPARE(request.line, "POST /multi-factor-auth-trigger HTTP/1.1"_ba);
        QCOMPARE(request.headers.value("content-type"), "application/vnd.api+json"_ba);
        QCOMPARE(request.body, R"({"data":{"attributes":{"type":"email"},"type":"multi-factor-auth-trigger"}})"_ba);
    }

    void theTypesThatAreOnAreRead_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QStringList>("types");
        const auto row = [](const QByteArray &type, const QByteArray &status) {
            return R"({"type":"multi-factor-auth-types","attributes":{"type":)" + type + R"(,"status":)" + status
                + "}}";
        };
        QTest::newRow("a word") << row("\"email\"", "\"activated\"") << QStringList{u"email"_s};
        QTest::newRow("a number, as in the manual") << row("\"email\"", "1") << QStringList{u"email"_s};
        QTest::newRow("not on") << row("\"email\"", "\"deactivated\"") << QStringList();
        QTest::newRow("pending") << row("\"email\"", "\"activation is pending\"") << QStringList();
        QTest::newRow("one of two") << row("\"email\"", "0") + "," + row("\"sms\"", "1") << QStringList{u"sms"_s};
        QTest::newRow("no word at all") << row("7", "1") << QStringList();
        QTest::newRow("a line end in it") << row(R"("a\nb")", "1") << QStringList();
    }
    void theTypesThatAreOnAreRead()
    {
        QFETCH(const QByteArray, rows);
        Peer peer;
        HttpClient http(options(), m_clock);
        GlueBackend backend(http);
        peer.answer(httpAnswer(200, "{\"data\":[" + rows + "]}"));
        std::optional<QStringList> types;
        backend.requestMfaTypes({peer.url({}), Secret("user-token"), Secret()}, this,
                                [&](const Result<QStringList, Failure> &result) { types = result.value(); });
        QTRY_VERIFY(types);
        QTEST(*types, "types");
    }
};

QTEST_GUILESS_MAIN(tst_glue_authorization)
#include "tst_glue_authorization.moc"
