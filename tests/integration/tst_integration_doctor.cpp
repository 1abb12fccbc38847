// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/certificates.h"
#include "integration/device.h"
#include "integration/doctorreport.h"
#include "integration/keyring.h"
#include "store/secretservicecontrol.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace dockpass::test::doctor;
using namespace Qt::StringLiterals;

namespace {

const QString stockGrants = u"password: yes, refresh: no, authorization code: no, warehouse tokens: yes"_s;

QJsonObject answer(const QString &path, int status, const QString &body, const QString &grantType = {})
{
    QJsonObject ordered{{u"path"_s, path}, {u"status"_s, status}, {u"body"_s, body}, {u"times"_s, -1}};
    if (!grantType.isEmpty())
        ordered["grantType"_L1] = grantType;
    return ordered;
}

QJsonObject with(QJsonObject ordered, const QString &header, const QString &value)
{
    ordered["headers"_L1] = QJsonObject{{header, value}};
    return ordered;
}

QJsonObject html(const QString &path, int status, const QString &grantType = {})
{
    return with(answer(path, status, u"<!DOCTYPE html><html><body>Welcome</body></html>"_s, grantType),
                u"Content-Type"_s, u"text/html"_s);
}

/// As the Backend API reports an OAuth error (contract 1.3).
QJsonObject refusal(const QString &grantType, const QString &code)
{
    return answer(u"/token"_s, 400, uR"([{"message":"x","status":400,"code":"%1"}])"_s.arg(code), grantType);
}

QString write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write its certificates");
    return path;
}

} // namespace

/// What `dockpassctl doctor` finds out about every kind of server: outcomes, cause, code, exit code. It is run where a person is signed in, and neither their password nor a token of theirs ever leaves the device for it.
class TestDoctor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void aServerIsLookedThrough_data();
    void aServerIsLookedThrough();
    void grantsAreTold_data();
    void grantsAreTold();
    void aGrantThatIsNotAllowedIsOfNoUse();
    void anUntrustedServerGetsNoRequest_data();
    void anUntrustedServerGetsNoRequest();
    void aCertificateThatRunsOutSoonIsAWarning_data();
    void aCertificateThatRunsOutSoonIsAWarning();
    void anUnreachableServerIsToldFromAnUnknownName_data();
    void anUnreachableServerIsToldFromAnUnknownName();
    void plainHttpIsForLoopbackOnly();
    void aWrongClockIsAWarning_data();
    void aWrongClockIsAWarning();

private:
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device; ///< signed in at m_backend
    QByteArray m_keyring;
};

void TestDoctor::initTestCase()
{
    QVERIFY(secretservice::unlock());
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
    EXPECT_CODE(m_device->login(*m_backend), 0);
    m_keyring = keyring::snapshot();
    QVERIFY(!m_keyring.isEmpty());
}

void TestDoctor::init()
{
    QVERIFY(secretservice::unlock());
    QVERIFY(m_backend->clearAnswers() && m_backend->clearRequests());
}

void TestDoctor::aServerIsLookedThrough_data()
{
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("outcomes");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("failureCode");
    QTest::addColumn<int>("requests"); ///< after a definite no, nothing more is asked
    const QString token = u"/token"_s;
    const QString noApi = u"ok ok ok ok failed skipped ok"_s;
    const QString noAnswer = u"ok ok ok skipped failed skipped ok"_s;
    const auto mode = [&token](const QString &name) {
        return QJsonObject{{u"path"_s, token}, {u"mode"_s, name}, {u"times"_s, -1}};
    };

    QTest::newRow("a shop as shipped") << QJsonObject() << 0 << u"ok ok ok ok ok ok ok"_s << QString() << QString()
                                       << 5;
    QTest::newRow("a web page") << html(token, 200) << 7 << noApi << u"NotABackendApi"_s << u"DP-ADR-03"_s << 1;
    QTest::newRow("a web page of errors")
        << html(token, 404) << 7 << noApi << u"NotABackendApi"_s << u"DP-ADR-03"_s << 1;
    QTest::newRow("no token endpoint") << answer(token, 404,
                                                 uR"([{"message":"Not found","status":404,"code":"007"}])"_s)
                                       << 7 << noApi << u"NotABackendApi"_s << u"DP-ADR-03"_s << 1;
    QTest::newRow("a storefront") << answer(token, 400,
                                            uR"({"error":"unsupported_grant_type","error_description":"x"})"_s)
                                  << 7 << noApi << u"StorefrontAnswered"_s << u"DP-ADR-04"_s << 1;
    QTest::newRow("a storefront that looks at the client first")
        << answer(token, 401, uR"({"error":"invalid_client","error_description":"x"})"_s) << 7 << noApi
        << u"StorefrontAnswered"_s << u"DP-ADR-04"_s << 1;
    QTest::newRow("JSON of something else")
        << answer(token, 200, u"{}"_s) << 7 << noApi << u"AnswerUnreadable"_s << u"DP-SRV-01"_s << 1;
    QTest::newRow("a redirect") << with(answer(token, 302, {}), u"Location"_s, u"https://localhost/"_s) << 7 << noApi
                                << u"Redirected"_s << u"DP-ADR-06"_s << 1;
    QTest::newRow("a Basic login in front")
        << with(answer(token, 401, u"<html/>"_s), u"WWW-Authenticate"_s, u"Basic realm=\"staging\""_s) << 7 << noApi
        << u"HttpAuthRequired"_s << u"DP-ADR-05"_s << 1;
    QTest::newRow("maintenance") << html(token, 503) << 7 << noApi << u"ServerUnavailable"_s << u"DP-SRV-06"_s << 1;
    QTest::newRow("too many requests") << answer(token, 429, {}) << 7 << noApi << u"TooManyRequests"_s << u"DP-SRV-04"_s
                                       << 1;
    QTest::newRow("reset") << mode(u"reset"_s) << 5 << noAnswer << u"ConnectionLost"_s << u"DP-NET-04"_s << 1;
    QTest::newRow("no answer") << mode(u"hang"_s) << 5 << noAnswer << u"TimedOut"_s << u"DP-NET-05"_s << 1;
}

void TestDoctor::aServerIsLookedThrough()
{
    QFETCH(const QJsonObject, answer);
    QFETCH(const int, code);
    QFETCH(const QString, outcomes);
    QFETCH(const QString, kind);
    QFETCH(const QString, failureCode);
    QFETCH(const int, requests);
    if (!answer.isEmpty())
        QVERIFY2(m_backend->setAnswers({answer}), qPrintable(m_backend->errorString()));
    const Outcome outcome = m_device->run(arguments(*m_backend, {u"--timeout"_s, u"2"_s}));
    expectReport(outcome, code, outcomes, kind, failureCode);
    QCOMPARE(outcome.json()["server"_L1].toString(), m_backend->url().toString());
    QCOMPARE(m_backend->requests().size(), requests);
    expectNoCredentials(*m_backend);
    QCOMPARE(keyring::snapshot(), m_keyring);
}

void TestDoctor::grantsAreTold_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QJsonObject>("shop");
    QTest::addColumn<QJsonArray>("answers");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("failureCode");
    QTest::addColumn<QString>("grants");
    const QString none;
    const QJsonObject noChange;
    const QJsonArray asTheShop;
    const QJsonObject withCode{{u"authorize"_s, true}};
    const QString exchange = u"/warehouse-tokens"_s;
    const QString passwordGrant = u"password"_s;
    const QString unsupported = u"unsupported_grant_type"_s;

    QTest::newRow("stock") << u"stock"_s << noChange << asTheShop << u"ok"_s << none << none << stockGrants;
    QTest::newRow("core") << u"core"_s << noChange << asTheShop << u"ok"_s << none << none << stockGrants;
    QTest::newRow("refresh") << u"refresh"_s << noChange << asTheShop << u"ok"_s << none << none
                             << u"password: yes, refresh: yes, authorization code: no, warehouse tokens: yes"_s;
    // Without a token to try, half of a grant looks like a whole one.
    QTest::newRow("half of a refresh")
        << u"half"_s << noChange << asTheShop << u"ok"_s << none << none
        << u"password: yes, refresh: yes, authorization code: no, warehouse tokens: yes"_s;
    QTest::newRow("authorization code")
        << u"stock"_s << withCode << asTheShop << u"ok"_s << none << none
        << u"password: yes, refresh: no, authorization code: yes, warehouse tokens: yes"_s;
    QTest::newRow("no password grant") << u"stock"_s << noChange << QJsonArray{refusal(passwordGrant, unsupported)}
                                       << u"failed"_s << u"PasswordGrantUnsupported"_s << u"DP-AUTH-03"_s
                                       << u"password: no, refresh: no, authorization code: no, warehouse tokens: yes"_s;
    QTest::newRow("authorization code alone")
        << u"stock"_s << withCode << QJsonArray{refusal(passwordGrant, unsupported)} << u"warning"_s << none << none
        << u"password: no, refresh: no, authorization code: yes, warehouse tokens: yes"_s;
    QTest::newRow("the shop's own client is broken")
        << u"stock"_s << noChange << QJsonArray{refusal(passwordGrant, u"invalid_client"_s)} << u"failed"_s
        << u"ClientRejected"_s << u"DP-AUTH-04"_s
        << u"password: not known, refresh: no, authorization code: no, warehouse tokens: yes"_s;
    QTest::newRow("no warehouse sign-in")
        << u"stock"_s << noChange
        << QJsonArray{answer(exchange, 404, uR"([{"message":"Not found","status":404,"code":"007"}])"_s)} << u"failed"_s
        << u"WarehouseSignInMissing"_s << u"DP-WH-06"_s
        << u"password: yes, refresh: no, authorization code: no, warehouse tokens: no"_s;
    // Contract 3.3: protecting the path is optional, and a newer shop says 401.
    QTest::newRow("an unprotected warehouse sign-in")
        << u"stock"_s << noChange << QJsonArray{html(exchange, 500)} << u"ok"_s << none << none << stockGrants;
    QTest::newRow("a newer shop")
        << u"stock"_s << noChange
        << QJsonArray{answer(exchange, 401, uR"([{"message":"Unauthorized request.","status":401,"code":null}])"_s)}
        << u"ok"_s << none << none << stockGrants;
    QTest::newRow("the warehouse sign-in is down")
        << u"stock"_s << noChange << QJsonArray{html(exchange, 503)} << u"failed"_s << u"ServerUnavailable"_s
        << u"DP-SRV-06"_s << u"password: yes, refresh: no, authorization code: no, warehouse tokens: not known"_s;
    QTest::newRow("no word on the refresh")
        << u"stock"_s << noChange << QJsonArray{html(u"/token"_s, 500, u"refresh_token"_s)} << u"warning"_s << none
        << none << u"password: yes, refresh: not known, authorization code: no, warehouse tokens: yes"_s;
}

void TestDoctor::grantsAreTold()
{
    QFETCH(const QString, profile);
    QFETCH(const QJsonObject, shop);
    QFETCH(const QJsonArray, answers);
    QFETCH(const QString, outcome);
    QFETCH(const QString, kind);
    QFETCH(const QString, failureCode);
    QFETCH(const QString, grants);
    BackendProcess backend({u"--profile"_s, profile});
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    QVERIFY(shop.isEmpty() || backend.changeShop(shop));
    QVERIFY2(backend.setAnswers(answers), qPrintable(backend.errorString()));
    const Outcome run = m_device->run(arguments(backend));
    expectReport(run, outcome == "failed"_L1 ? 7 : 0, u"ok ok ok ok ok %1 ok"_s.arg(outcome), kind, failureCode);
    const QString finding = checkOf(run, u"grants"_s)["finding"_L1].toString();
    QVERIFY2(finding == grants || (outcome == "failed"_L1 && finding.endsWith(grants)), run.report().constData());
    expectNoCredentials(backend);
}

void TestDoctor::aGrantThatIsNotAllowedIsOfNoUse()
{
    const Outcome run = m_device->run(arguments(*m_backend) + QStringList{u"--grant"_s, u"code"_s});
    expectReport(run, 7, u"ok ok ok ok ok failed ok"_s, u"CodeGrantUnsupported"_s, u"DP-AUTH-05"_s);
}

void TestDoctor::anUntrustedServerGetsNoRequest_data()
{
    QTest::addColumn<QStringList>("backend");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("failureCode");
    const auto fault = [](const QString &name) { return QStringList{u"--bad-certificate"_s, name}; };
    QTest::newRow("unknown CA") << QStringList{} << false << u"CertificateUntrusted"_s << u"DP-TLS-03"_s;
    QTest::newRow("expired") << fault(u"expired"_s) << true << u"CertificateExpired"_s << u"DP-TLS-01"_s;
    QTest::newRow("not yet valid") << fault(u"not-yet-valid"_s) << true << u"CertificateNotYetValid"_s
                                   << u"DP-TLS-02"_s;
    QTest::newRow("of another host") << fault(u"wrong-host"_s) << true << u"CertificateWrongHost"_s << u"DP-TLS-04"_s;
    QTest::newRow("self-signed") << fault(u"self-signed"_s) << true << u"CertificateUntrusted"_s << u"DP-TLS-03"_s;
}

void TestDoctor::anUntrustedServerGetsNoRequest()
{
    QFETCH(const QStringList, backend);
    QFETCH(const bool, trusted);
    QFETCH(const QString, kind);
    QFETCH(const QString, failureCode);
    BackendProcess server(backend);
    QVERIFY2(server.isRunning(), qPrintable(server.errorString()));
    const BackendProcess &ca = trusted ? server : *m_backend;
    const Outcome outcome =
        m_device->run({u"doctor"_s, u"--json"_s, u"--server"_s, server.url().toString(), u"--ca"_s, ca.caFile()});
    expectReport(outcome, 5, u"ok ok failed skipped skipped skipped ok"_s, kind, failureCode);
    QCOMPARE(server.counts()["requests"_L1].toObject(), QJsonObject());
}

void TestDoctor::aCertificateThatRunsOutSoonIsAWarning_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("in 13 days") << 13 << u"warning"_s;
    QTest::newRow("in 15 days") << 15 << u"ok"_s;
}

void TestDoctor::aCertificateThatRunsOutSoonIsAWarning()
{
    QFETCH(const int, days);
    QFETCH(const QString, outcome);
    using namespace dockpass::glue::test;
    const QTemporaryDir folder;
    const Identity authority = makeIdentity({.name = "Company CA", .subjectAltName = {}, .authority = true});
    const Identity server = makeIdentity(
        {.name = "shop.example", .subjectAltName = "DNS:localhost,IP:127.0.0.1", .validUntil = days * 86'400L},
        authority);
    BackendProcess backend({u"--cert"_s, write(folder.filePath(u"server.pem"_s), server.certificatePem), u"--key"_s,
                            write(folder.filePath(u"server.key"_s), server.keyPem)});
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    const QString ca = write(folder.filePath(u"ca.pem"_s), authority.certificatePem);
    const Outcome run =
        m_device->run({u"doctor"_s, u"--json"_s, u"--server"_s, backend.url().toString(), u"--ca"_s, ca});
    expectReport(run, 0, u"ok ok %1 ok ok ok ok"_s.arg(outcome));
    const QString finding = checkOf(run, u"tls"_s)["finding"_L1].toString();
    const QString end = QDateTime::currentDateTimeUtc().addDays(days).date().toString(Qt::ISODate);
    QCOMPARE(finding, u"TLS 1.3, certificate of shop.example until %1, issued by Company CA"_s.arg(end));
}

void TestDoctor::anUnreachableServerIsToldFromAnUnknownName_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("outcomes");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("failureCode");
    BackendProcess stopped;
    const QString address = stopped.url().toString();
    stopped.stop();
    const QString refused = u"ok failed skipped skipped skipped skipped ok"_s;
    QTest::newRow("nobody listens") << address << refused << u"ConnectionRefused"_s << u"DP-NET-03"_s;
    QTest::newRow("nobody listens at an address") << QString(address).replace(u"localhost"_s, u"127.0.0.1"_s) << refused
                                                  << u"ConnectionRefused"_s << u"DP-NET-03"_s;
    QTest::newRow("no such host") << u"https://nowhere.invalid"_s // RFC 6761 6.4
                                  << u"failed skipped skipped skipped skipped skipped ok"_s << u"HostNotFound"_s
                                  << u"DP-NET-01"_s;
}

void TestDoctor::anUnreachableServerIsToldFromAnUnknownName()
{
    QFETCH(const QString, server);
    QFETCH(const QString, outcomes);
    QFETCH(const QString, kind);
    QFETCH(const QString, failureCode);
    const Outcome outcome = m_device->run({u"doctor"_s, u"--json"_s, u"--server"_s, server});
    expectReport(outcome, 5, outcomes, kind, failureCode);
    const QString name = checkOf(outcome, u"name"_s)["finding"_L1].toString();
    QCOMPARE(name.contains("no name to look up"_L1), server.contains("127.0.0.1"_L1));
}

void TestDoctor::plainHttpIsForLoopbackOnly()
{
    BackendProcess plain({u"--http"_s});
    QVERIFY2(plain.isRunning(), qPrintable(plain.errorString()));
    const Outcome refused = m_device->run(arguments(plain));
    expectReport(refused, 5, u"ok ok failed skipped skipped skipped ok"_s, u"InsecureAddress"_s, u"DP-ADR-02"_s);
    QCOMPARE(plain.requests().size(), 0);
    const Outcome allowed = m_device->run(arguments(plain, {u"--allow-http-loopback"_s}));
    expectReport(allowed, 0, u"ok ok skipped ok ok ok ok"_s);
    expectNoCredentials(plain);
}

void TestDoctor::aWrongClockIsAWarning_data()
{
    QTest::addColumn<int>("ahead"); ///< s, the server of the device
    QTest::addColumn<QString>("finding");
    QTest::newRow("slow") << 14 * 60 << u"The clock of this device is 14 minutes slow."_s;
    QTest::newRow("fast") << -3 * 3600 << u"The clock of this device is 3 hours fast."_s;
}

/// AppAuth-Android #693: a wrong clock, and nobody knew why nobody could sign in.
void TestDoctor::aWrongClockIsAWarning()
{
    QFETCH(const int, ahead);
    QFETCH(const QString, finding);
    BackendProcess backend;
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    QVERIFY2(backend.advance(std::chrono::seconds(ahead)), qPrintable(backend.errorString()));
    const Outcome outcome = m_device->run(arguments(backend));
    expectReport(outcome, 0, u"ok ok ok warning ok ok ok"_s);
    QCOMPARE(checkOf(outcome, u"time"_s)["finding"_L1].toString(), finding);
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_integration_doctor.moc"
