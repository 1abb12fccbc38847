// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/capture.h"
#include "glue/classify.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::glue;
using Kind = Failure::Kind;
using namespace Qt::StringLiterals;
using enum Endpoint;

class ClassifyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerIsGivenItsCause_data();
    void anAnswerIsGivenItsCause();
    void aLoginInFrontOfTheShopIsNoSessionError();
    void recordedAnswersAreUnderstood_data();
    void recordedAnswersAreUnderstood();
    void theCodeIsShortAndPlain_data();
    void theCodeIsShortAndPlain();
    void hostileBodiesDoNoHarm_data();
    void hostileBodiesDoNoHarm();
    void onlyWhatWasNotHandledMayBeSentAgain();
    void noDefiniteAnswerPassesByItself();
};

namespace {

constexpr auto nginxPage = "<html>\r\n<head><title>Bad</title></head><body>nginx</body></html>\r\n";

struct Row
{
    const char *name;
    Endpoint endpoint;
    int status;
    QByteArray body;
    Kind kind;
    const char *code = "";
};

/// Contract 1.3, 2, 3.3, 7, 10, 13 and 14; the numbers are those of its cases and variants.
const QList<Row> rows{
    {"12 wrong password", PasswordGrant, 400,
     R"([{"code":"invalid_grant","message":"The user credentials were incorrect.","status":400}])",
     Kind::CredentialsRejected, "invalid_grant"},
    {"V12 storefront shape", PasswordGrant, 401, R"({"error":"invalid_grant","error_description":"..."})",
     Kind::StorefrontAnswered, "invalid_grant"},
    {"13 field missing", PasswordGrant, 400, R"([{"code":"invalid_request"}])", Kind::FieldMissing, "invalid_request"},
    {"422 blank field", PasswordGrant, 422, R"({"errors":[{"code":null,"status":422,"detail":"username: blank"}]})",
     Kind::FieldMissing},
    {"14 no password login", PasswordGrant, 400,
     R"([{"code":"unsupported_grant_type","message":"Grant type \"password\" not found"}])",
     Kind::PasswordGrantUnsupported, "unsupported_grant_type"},
    {"15 server's client broken", PasswordGrant, 400, R"([{"code":"invalid_client","status":400}])",
     Kind::ClientRejected, "invalid_client"},
    {"15 as a 401", PasswordGrant, 401, R"({"error":"invalid_client"})", Kind::ClientRejected, "invalid_client"},
    {"17 stale Authorization on /token", PasswordGrant, 401, R"([{"code":"001","status":401}])",
     Kind::AccessTokenRejected, "001"},
    {"19 wrong address", PasswordGrant, 404, R"([{"code":"007","message":"Not found","status":404}])",
     Kind::NotABackendApi, "007"},
    {"20 wrong address, HTML", PasswordGrant, 404, nginxPage, Kind::NotABackendApi},
    {"V23 wrong address, JSON:API", PasswordGrant, 404, R"({"errors":[{"code":"007","status":404}]})",
     Kind::NotABackendApi, "007"},
    {"404 never blames credentials", PasswordGrant, 404, R"([{"code":"invalid_grant"}])", Kind::NotABackendApi,
     "invalid_grant"},
    {"21 Accept refused", PasswordGrant, 415, R"([{"code":"010"}])", Kind::AcceptRefused, "010"},
    {"406 of the new platform", PasswordGrant, 406, "", Kind::AcceptRefused},
    {"22 too many", PasswordGrant, 429, nginxPage, Kind::TooManyRequests},
    {"22 too many, JSON", PasswordGrant, 429, R"([{"code":"4401"}])", Kind::TooManyRequests, "4401"},
    {"23 broken shop", PasswordGrant, 500, nginxPage, Kind::ServerError},
    {"501", PasswordGrant, 501, "", Kind::ServerError},
    {"24 bad gateway", PasswordGrant, 502, nginxPage, Kind::ServerUnavailable},
    {"24 maintenance", PasswordGrant, 503, nginxPage, Kind::ServerUnavailable},
    {"24 gateway timeout", PasswordGrant, 504, nginxPage, Kind::ServerUnavailable},
    {"505", PasswordGrant, 505, "", Kind::ServerError},
    {"301", PasswordGrant, 301, nginxPage, Kind::Redirected},
    {"308 with a code", PasswordGrant, 308, R"([{"code":"invalid_grant"}])", Kind::Redirected, "invalid_grant"},
    {"an error of the server's flattened to 400", PasswordGrant, 400, R"([{"code":"server_error","status":400}])",
     Kind::ServerError, "server_error"},
    {"400 with an unknown code", PasswordGrant, 400, R"([{"code":"9999"}])", Kind::UnexpectedAnswer, "9999"},
    {"400 HTML", PasswordGrant, 400, nginxPage, Kind::UnexpectedAnswer},
    {"401 without a body is no wrong password", PasswordGrant, 401, "", Kind::UnexpectedAnswer},
    {"403 of a firewall", PasswordGrant, 403, nginxPage, Kind::UnexpectedAnswer},
    {"405", PasswordGrant, 405, "", Kind::UnexpectedAnswer},

    {"11 captive portal", PasswordGrant, 200, nginxPage, Kind::NotABackendApi},
    {"empty 200", PasswordGrant, 200, "", Kind::NotABackendApi},
    {"204", PasswordGrant, 204, "", Kind::NotABackendApi},
    {"a JSON scalar", PasswordGrant, 200, "\"ok\"", Kind::NotABackendApi},
    {"9 empty list", PasswordGrant, 200, "[]", Kind::AnswerUnreadable},
    {"10 empty object", PasswordGrant, 200, "{}", Kind::AnswerUnreadable},
    {"27 cut off", PasswordGrant, 200, R"({"token_type":"Bearer","access_tok)", Kind::AnswerUnreadable},
    {"cut off behind a byte order mark", PasswordGrant, 200, "\xEF\xBB\xBF  [{", Kind::AnswerUnreadable},
    {"an error in a 200", PasswordGrant, 200, R"([{"code":"invalid_grant","status":400}])", Kind::CredentialsRejected,
     "invalid_grant"},
    {"V10 in a 200", WarehouseToken, 200, R"({"errors":[{"code":"5101","status":403}]})", Kind::NoActiveAssignment,
     "5101"},
    {"unknown error in a 200", WarehouseToken, 200, R"([{"code":null,"message":"?"}])", Kind::AnswerUnreadable},

    {"32 no active warehouse", WarehouseToken, 403,
     R"([{"message":"Operation is forbidden.","status":403,"code":"5101"}])", Kind::NoActiveAssignment, "5101"},
    {"V15 code as a number", WarehouseToken, 403, R"([{"status":403,"code":5101}])", Kind::NoActiveAssignment, "5101"},
    {"V15 code as a float", WarehouseToken, 403, R"([{"status":403,"code":5101.0}])", Kind::NoActiveAssignment, "5101"},
    {"V11", WarehouseToken, 403, R"({"errors":[{"code":"5101","status":"403","detail":"Operation is forbidden."}]})",
     Kind::NoActiveAssignment, "5101"},
    {"V13", WarehouseToken, 403, R"({"message":"Operation is forbidden.","status":403,"code":"5101"})",
     Kind::NoActiveAssignment, "5101"},
    {"errors as one object", WarehouseToken, 403, R"({"errors":{"code":"5101"}})", Kind::NoActiveAssignment, "5101"},
    {"35 not permitted", WarehouseToken, 403, R"([{"message":"Unauthorized request.","status":403,"code":null}])",
     Kind::NotPermitted},
    {"35 empty code", WarehouseToken, 403, R"([{"message":"Unauthorized request.","status":403,"code":""}])",
     Kind::NotPermitted},
    {"35 unknown code", WarehouseToken, 403, R"([{"status":403,"code":"5302"}])", Kind::NotPermitted, "5302"},
    {"403 HTML says nothing about the user", WarehouseToken, 403, nginxPage, Kind::UnexpectedAnswer},
    {"V16 after 2026-04", WarehouseToken, 401, R"([{"message":"Unauthorized request.","status":401,"code":null}])",
     Kind::AccessTokenRejected},
    {"401 HTML without a challenge", WarehouseToken, 401, nginxPage, Kind::UnexpectedAnswer},
    {"37 expired", WarehouseToken, 401, R"([{"code":"001"}])", Kind::AccessTokenRejected, "001"},
    {"001 that lost its zeros", WarehouseToken, 401, R"([{"code":1}])", Kind::AccessTokenRejected, "001"},
    {"40 wrong kind", WarehouseToken, 400, R"([{"code":"001","message":"Invalid access token."}])",
     Kind::AccessTokenRejected, "001"},
    {"39 missing, old", WarehouseToken, 403, R"([{"code":"002","message":"Missing access token."}])",
     Kind::AccessTokenMissing, "002"},
    {"39 missing, new", WarehouseToken, 401, R"([{"code":"002","message":"Missing access token."}])",
     Kind::AccessTokenMissing, "002"},
    {"exchange refused is no wrong password", WarehouseToken, 400, R"([{"code":"invalid_grant"}])",
     Kind::ExchangeRefused, "invalid_grant"},
    {"exchange, scope", WarehouseToken, 400, R"([{"code":"invalid_scope"}])", Kind::ExchangeRefused, "invalid_scope"},
    {"exchange, client", WarehouseToken, 400, R"([{"code":"invalid_client"}])", Kind::ExchangeRefused,
     "invalid_client"},
    {"42 MFA code", WarehouseToken, 403, R"([{"status":403,"code":"5900"}])", Kind::MfaCodeRequired, "5900"},
    {"42 MFA code wrong, wrapped", WarehouseToken, 403, R"({"errors":[{"status":403,"code":"5901"}]})",
     Kind::MfaCodeRejected, "5901"},
    {"MFA anywhere", PasswordGrant, 403, R"([{"code":5900}])", Kind::MfaCodeRequired, "5900"},
    {"43 not installed", WarehouseToken, 404, R"([{"code":"007"}])", Kind::WarehouseSignInMissing, "007"},
    {"500 is never about the token", WarehouseToken, 500, R"([{"code":"001"}])", Kind::ServerError, "001"},

    {"46 cannot refresh", RefreshGrant, 400,
     R"([{"code":"unsupported_grant_type","message":"Grant type \"refresh_token\" not found"}])",
     Kind::RefreshUnsupported, "unsupported_grant_type"},
    {"half-enabled shop", RefreshGrant, 400, R"([{"code":"invalid_scope"}])", Kind::RefreshScopeInvalid,
     "invalid_scope"},
    {"47 League 8", RefreshGrant, 400, R"([{"code":"invalid_request","message":"The refresh token is invalid."}])",
     Kind::RefreshRejected, "invalid_request"},
    {"48 League 9", RefreshGrant, 400, R"([{"code":"invalid_grant","message":"The refresh token is invalid."}])",
     Kind::RefreshRejected, "invalid_grant"},
    {"V18 401", RefreshGrant, 401, R"({"error":"invalid_request"})", Kind::RefreshRejected, "invalid_request"},
    {"V18 401 without a code", RefreshGrant, 401, R"([{"message":"no","status":401,"code":null}])",
     Kind::RefreshRejected},
    {"53 maintenance", RefreshGrant, 503, nginxPage, Kind::ServerUnavailable},
    {"only a definite no ends a session: HTML 400", RefreshGrant, 400, nginxPage, Kind::UnexpectedAnswer},
    {"only a definite no: HTML 401", RefreshGrant, 401, nginxPage, Kind::UnexpectedAnswer},
    {"only a definite no: cut off", RefreshGrant, 400, R"([{"code":"invalid_grant")", Kind::UnexpectedAnswer},
    {"only a definite no: empty list", RefreshGrant, 401, "[]", Kind::UnexpectedAnswer},
    {"only a definite no: 500 with a code", RefreshGrant, 500, R"([{"code":"invalid_grant"}])", Kind::ServerError,
     "invalid_grant"},
    {"only a definite no: 404 with a code", RefreshGrant, 404, R"([{"code":"invalid_grant"}])", Kind::NotABackendApi,
     "invalid_grant"},
    {"only a definite no: 403", RefreshGrant, 403, R"([{"code":null,"message":"Forbidden."}])", Kind::NotPermitted},
};

} // namespace

void ClassifyTest::anAnswerIsGivenItsCause_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < rows.size(); ++i)
        QTest::newRow(rows.at(i).name) << i;
}

void ClassifyTest::anAnswerIsGivenItsCause()
{
    QFETCH(const qsizetype, index);
    const Row &row = rows.at(index);
    const Failure failure = classify(row.endpoint, row.status, row.body);
    QCOMPARE(nameOf(failure.kind), nameOf(row.kind));
    QCOMPARE(failure.httpStatus, row.status);
    QCOMPARE(failure.code, QString::fromLatin1(row.code));
}

// Cloud staging sits behind HTTP Basic, which collides with Bearer (contract 10).
void ClassifyTest::aLoginInFrontOfTheShopIsNoSessionError()
{
    for (const Endpoint endpoint : {PasswordGrant, RefreshGrant, WarehouseToken}) {
        QCOMPARE(classify(endpoint, 401, "<html>401</html>", true).kind, Kind::HttpAuthRequired);
        QCOMPARE(classify(endpoint, 401, R"({"message":"Unauthorized"})", true).kind, Kind::HttpAuthRequired);
    }
    QCOMPARE(classify(WarehouseToken, 401, R"([{"code":"001"}])", true).kind, Kind::AccessTokenRejected);
}

void ClassifyTest::recordedAnswersAreUnderstood_data()
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("cause"); // empty: holds a token, see tst_glue_answers

    const auto add = [](const char *name, Endpoint endpoint, int status, const char *cause) {
        QTest::newRow(name) << endpoint << status << QString::fromLatin1(cause);
    };
    add("core-password-ok", PasswordGrant, 201, "");
    add("core-refresh-ok", RefreshGrant, 201, "");
    add("core-warehouse-ok", WarehouseToken, 201, "");
    add("naive-refresh-warehouse-user", RefreshGrant, 400, "RefreshScopeInvalid");
    add("password-missing-grant-type", PasswordGrant, 400, "PasswordGrantUnsupported");
    add("password-missing-password", PasswordGrant, 400, "FieldMissing");
    add("password-no-accept-header", PasswordGrant, 415, "AcceptRefused");
    add("password-ok", PasswordGrant, 200, "");
    add("password-ok-form", PasswordGrant, 200, "");
    add("password-unknown-client-id", PasswordGrant, 400, "ClientRejected");
    add("password-wrong-password", PasswordGrant, 400, "CredentialsRejected");
    add("refresh-already-used", RefreshGrant, 400, "RefreshRejected");
    add("refresh-expired", RefreshGrant, 400, "RefreshRejected");
    add("refresh-missing-token", RefreshGrant, 400, "RefreshRejected");
    add("refresh-ok", RefreshGrant, 200, "");
    // About an Authorization header, which we never send with a refresh; whoever gets it has no session left to save.
    add("refresh-while-sending-expired-access-token", RefreshGrant, 401, "RefreshRejected");
    add("shipped-refresh", RefreshGrant, 400, "RefreshUnsupported");
    add("shipped-warehouse-ok", WarehouseToken, 201, "");
    add("warehouse-back-office-admin-no-assignment", WarehouseToken, 403, "NoActiveAssignment");
    add("warehouse-called-with-warehouse-token", WarehouseToken, 403, "NotPermitted");
    add("warehouse-expired-token", WarehouseToken, 401, "AccessTokenRejected");
    add("warehouse-header-without-scheme", WarehouseToken, 403, "AccessTokenMissing");
    add("warehouse-malformed-three-parts", WarehouseToken, 500, "ServerError");
    add("warehouse-no-header", WarehouseToken, 403, "NotPermitted");
    add("warehouse-ok", WarehouseToken, 201, "");
    add("warehouse-refresh-at-token", RefreshGrant, 200, "");
    add("warehouse-user-without-active-warehouse", WarehouseToken, 403, "NoActiveAssignment");
    // A capture that nobody expects anything of would not be tested.
    QCOMPARE(test::captureNames().size(), 27);
}

void ClassifyTest::recordedAnswersAreUnderstood()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const int, status);
    QFETCH(const QString, cause);
    const test::Capture capture = test::readCapture(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(capture.status, status);
    QVERIFY(!capture.body.isEmpty());
    if (!cause.isEmpty())
        QCOMPARE(nameOf(classify(endpoint, capture.status, capture.body).kind), cause);
}

void ClassifyTest::theCodeIsShortAndPlain_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::newRow("markup") << QByteArray(R"("<b>x</b>")") << u"bxb"_s;
    QTest::newRow("line breaks and direction marks") << QByteArray(R"("a\r\nb\u202ec")") << u"abc"_s;
    QTest::newRow("not ASCII") << QByteArray("\"\xC3\xA4z\"") << u"z"_s;
    QTest::newRow("long") << '"' + QByteArray(5000, 'x') + '"' << QString(40, u'x');
    QTest::newRow("null") << QByteArray("null") << QString();
    QTest::newRow("object") << QByteArray("{}") << QString();
    QTest::newRow("true") << QByteArray("true") << QString();
    QTest::newRow("fraction") << QByteArray("5101.5") << QString();
    QTest::newRow("negative") << QByteArray("-1") << QString();
    QTest::newRow("huge") << QByteArray("1e300") << QString();
    QTest::newRow("usual") << QByteArray(R"("a-b_c.9")") << u"a-b_c.9"_s;
}

void ClassifyTest::theCodeIsShortAndPlain()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, code);
    QCOMPARE(classify(PasswordGrant, 400, R"([{"message":"m","code":)" + json + "}]").code, code);
}

void ClassifyTest::hostileBodiesDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '[');
    QTest::newRow("deep errors") << QByteArray(R"({"errors":[)").repeated(100'000);
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("not UTF-8") << QByteArray("[{\"code\":\"\xFF\xFE\"}]");
    QTest::newRow("list of numbers") << QByteArray("[1,2,3]");
    QTest::newRow("errors as text") << QByteArray(R"({"errors":"no"})");
    QTest::newRow("errors empty") << QByteArray(R"({"errors":[]})");
    QTest::newRow("code as a list") << QByteArray(R"([{"code":["invalid_grant"]}])");
}

void ClassifyTest::hostileBodiesDoNoHarm()
{
    QFETCH(const QByteArray, body);
    for (const Endpoint endpoint : {PasswordGrant, RefreshGrant, WarehouseToken})
        QCOMPARE(classify(endpoint, 400, body).kind, Kind::UnexpectedAnswer);
}

void ClassifyTest::onlyWhatWasNotHandledMayBeSentAgain()
{
    const auto failure = [](Kind cause, int status = 0, bool unsent = false) {
        Failure f;
        f.kind = cause;
        f.httpStatus = status;
        f.unsent = unsent;
        return f;
    };
    for (const Kind cause :
         {Kind::HostNotFound, Kind::Offline, Kind::ConnectionRefused, Kind::ProxyFailed, Kind::InsecureAddress,
          Kind::InvalidAddress, Kind::CertificateExpired, Kind::CertificateNotYetValid, Kind::CertificateUntrusted,
          Kind::CertificateWrongHost, Kind::TlsFailed})
        QVERIFY2(certainlyNotHandled(failure(cause)), qPrintable(nameOf(cause)));
    QVERIFY(certainlyNotHandled(failure(Kind::TooManyRequests, 429)));
    QVERIFY(certainlyNotHandled(failure(Kind::ServerUnavailable, 503)));
    // A gateway that gave up waiting may have passed the request on.
    QVERIFY(!certainlyNotHandled(failure(Kind::ServerUnavailable, 502)));
    QVERIFY(!certainlyNotHandled(failure(Kind::ServerUnavailable, 504)));
    QVERIFY(!certainlyNotHandled(failure(Kind::ServerError, 500)));
    for (const Kind cause : {Kind::ConnectionLost, Kind::TimedOut}) {
        QVERIFY(!certainlyNotHandled(failure(cause)));
        QVERIFY(certainlyNotHandled(failure(cause, 0, true)));
    }
}

void ClassifyTest::noDefiniteAnswerPassesByItself()
{
    for (const Kind cause : {Kind::CredentialsRejected, Kind::RefreshRejected, Kind::RefreshUnsupported,
                             Kind::RefreshScopeInvalid, Kind::NoActiveAssignment, Kind::AccessTokenRejected,
                             Kind::NotPermitted, Kind::ExchangeRefused, Kind::EndpointMissing, Kind::InvalidAddress})
        QVERIFY2(!isTransient(cause), qPrintable(nameOf(cause)));
    for (const Kind cause : {Kind::ConnectionLost, Kind::TimedOut, Kind::ServerError, Kind::ServerUnavailable,
                             Kind::NotABackendApi, Kind::CertificateUntrusted, Kind::UnexpectedAnswer})
        QVERIFY2(isTransient(cause), qPrintable(nameOf(cause)));
}

QTEST_GUILESS_MAIN(ClassifyTest)
#include "tst_glue_classify.moc"
