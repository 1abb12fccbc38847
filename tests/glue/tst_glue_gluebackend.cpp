// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"
#include "glue/httpclient.h"
#include "glue/peer.h"
#include "glue/sent.h"

#include <QMap>
#include <QTest>

#include <vector>

using namespace dockpass;
using Kind = Failure::Kind;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Secret secret(const QByteArray &bytes)
{
    return Secret(QByteArrayView(bytes));
}

} // namespace

class GlueBackendTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUserTokenIsAskedForInTheDocumentedForm();
    void aRefreshIsAskedForInTheDocumentedForm();
    void aWarehouseTokenIsAskedForInTheDocumentedForm();
    void namesAndPasswordsAreEncodedByteByByte_data();
    void namesAndPasswordsAreEncodedByteByByte();
    void theServersPathPrefixIsKept_data();
    void theServersPathPrefixIsKept();
    void aMissingTokenIsNotAsked();
    void aRefreshLeavesTheKeptAliveConnectionAlone();
    void anAnswerBecomesATokenOrACause_data();
    void anAnswerBecomesATokenOrACause();
    void addressesAreMadeCanonical_data();
    void addressesAreMadeCanonical();

private:
    /// Exactly these headers, whatever their order; the version and the port are the run's own.
    void verifyHeaders(const Sent &sent, const Peer &peer, QMap<QByteArray, QByteArray> specific)
    {
        specific.insert("host", peer.url().authority().toUtf8());
        specific.insert("accept", "application/json");
        specific.insert("accept-encoding", "identity");
        specific.insert("accept-language", "en");
        specific.insert("connection", "Keep-Alive");
        specific.insert("content-length", QByteArray::number(sent.body.size()));
        specific.insert("x-request-id", sent.headers.value("x-request-id"));
        specific.insert("user-agent", sent.headers.value("user-agent"));
        specific.insert("x-request-id", sent.headers.value("x-request-id")); // tst_glue_headers
        QVERIFY(!sent.headers.value("x-request-id").isEmpty());
        QCOMPARE(sent.headers, specific);
        QCOMPARE(sent.headers.value("x-request-id").size(), 16);
        QVERIFY(QRegularExpression(u"^Dockpass/\\d+\\.\\d+\\.\\d+$"_s)
                    .match(QString::fromLatin1(sent.headers.value("user-agent")))
                    .hasMatch());
    }

    GlueBackend::TokenCallback take()
    {
        return [this](Result<TokenAnswer, Failure> result) { m_results.push_back(std::move(result)); };
    }

    SystemClock m_clock;
    std::vector<Result<TokenAnswer, Failure>> m_results;

private Q_SLOTS:
    void init() { m_results.clear(); }
};

void GlueBackendTest::aUserTokenIsAskedForInTheDocumentedForm()
{
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.requestUserToken(peer.url({}), u"richard@spryker.com"_s, secret("change123"), this, take());
    QTRY_COMPARE(peer.requests.size(), 1);
    const Sent sent = parse(peer.requests.first());
    QCOMPARE(sent.line, "POST /token HTTP/1.1"_ba);
    QCOMPARE(sent.body, "grant_type=password&username=richard%40spryker.com&password=change123"_ba);
    // No Authorization: the server would judge that first (contract 1.1).
    verifyHeaders(sent, peer, {{"content-type", "application/x-www-form-urlencoded"}});
}

void GlueBackendTest::aRefreshIsAskedForInTheDocumentedForm()
{
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.refresh(peer.url({}), secret("def50200+/="), this, take());
    QTRY_COMPARE(peer.requests.size(), 1);
    const Sent sent = parse(peer.requests.first());
    QCOMPARE(sent.line, "POST /token HTTP/1.1"_ba);
    QCOMPARE(sent.body, "grant_type=refresh_token&refresh_token=def50200%2B%2F%3D"_ba);
    verifyHeaders(sent, peer, {{"content-type", "application/x-www-form-urlencoded"}});
}

void GlueBackendTest::aWarehouseTokenIsAskedForInTheDocumentedForm()
{
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.requestWarehouseToken({peer.url({}), secret("eyJ.a-b_c.d"), Secret()}, this, take());
    QTRY_COMPARE(peer.requests.size(), 1);
    const Sent sent = parse(peer.requests.first());
    QCOMPARE(sent.line, "POST /warehouse-tokens HTTP/1.1"_ba);
    QCOMPARE(sent.body, "{}"_ba);
    verifyHeaders(sent, peer, {{"content-type", "application/json"}, {"authorization", "Bearer eyJ.a-b_c.d"}});
}

// Case 28.
void GlueBackendTest::namesAndPasswordsAreEncodedByteByByte_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("unreserved") << u"aZ09-._~"_s << QByteArray("aZ09-._~");
    QTest::newRow("form characters") << u"a+b&c=d%2B e;f"_s << QByteArray("a%2Bb%26c%3Dd%252B%20e%3Bf");
    QTest::newRow("umlauts") << u"größe"_s << QByteArray("gr%C3%B6%C3%9Fe");
    QTest::newRow("outside the basic plane") << u"🔑"_s << QByteArray("%F0%9F%94%91");
    QTest::newRow("quotes and slashes") << u"\"'/\\<>"_s << QByteArray("%22%27%2F%5C%3C%3E");
    QTest::newRow("control characters") << u"a\r\n\t"_s + QChar(u'\0') << QByteArray("a%0D%0A%09%00");
    QTest::newRow("composed and not") << u"\u00e9e\u0301"_s << QByteArray("%C3%A9e%CC%81");
}

void GlueBackendTest::namesAndPasswordsAreEncodedByteByByte()
{
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, sent);
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.requestUserToken(peer.url({}), typed, secret(typed.toUtf8()), this, take());
    QTRY_COMPARE(peer.requests.size(), 1);
    QCOMPARE(parse(peer.requests.first()).body, "grant_type=password&username=" + sent + "&password=" + sent);
}

void GlueBackendTest::theServersPathPrefixIsKept_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("none") << QString() << QByteArray("/token");
    QTest::newRow("slash") << u"/"_s << QByteArray("/token");
    QTest::newRow("version") << u"/v1"_s << QByteArray("/v1/token");
    QTest::newRow("version, slash") << u"/v1/"_s << QByteArray("/v1/token");
    QTest::newRow("encoded") << u"/a%2Fb%20c"_s << QByteArray("/a%2Fb%20c/token");
    QTest::newRow("query and fragment") << u"/v1?x=1#y"_s << QByteArray("/v1/token");
}

void GlueBackendTest::theServersPathPrefixIsKept()
{
    QFETCH(const QString, prefix);
    QFETCH(const QByteArray, path);
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.refresh(peer.url(prefix), secret("r"), this, take());
    QTRY_COMPARE(peer.requests.size(), 1);
    QCOMPARE(parse(peer.requests.first()).line, "POST " + path + " HTTP/1.1");
}

// Case 39: without a header the server would say "not permitted", which is not what is wrong.
void GlueBackendTest::aMissingTokenIsNotAsked()
{
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.requestWarehouseToken({peer.url({}), Secret(), Secret()}, this, take());
    QTRY_COMPARE(m_results.size(), 1U);
    QCOMPARE(m_results.front().error().kind, Kind::AccessTokenMissing);
    QCOMPARE(peer.connections, 0);
}

void GlueBackendTest::aRefreshLeavesTheKeptAliveConnectionAlone()
{
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    for (int i = 0; i < 2; ++i)
        peer.answer(httpAnswer(200, R"({"access_token":"a"})"));
    backend.requestUserToken(peer.url({}), u"u"_s, secret("p"), this, take());
    QTRY_COMPARE(m_results.size(), 1U);
    backend.refresh(peer.url({}), secret("r"), this, take());
    QTRY_COMPARE(m_results.size(), 2U);
    QVERIFY(m_results.back());
    QCOMPARE(peer.connections, 2);
}

void GlueBackendTest::anAnswerBecomesATokenOrACause_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("refresh");
    QTest::addColumn<QString>("warehouse");
    QTest::newRow("token") << httpAnswer(201, R"([{"accessToken":"a","refreshToken":"r","expiresIn":60}])") << u"a"_s
                           << u"a"_s << u"a"_s;
    QTest::newRow("invalid_grant") << httpAnswer(400, R"([{"code":"invalid_grant"}])") << u"CredentialsRejected"_s
                                   << u"RefreshRejected"_s << u"ExchangeRefused"_s;
    QTest::newRow("captive portal") << httpAnswer(200, "<html>") << u"NotABackendApi"_s << u"NotABackendApi"_s
                                    << u"NotABackendApi"_s;
    QTest::newRow("redirect") << httpAnswer(307, "", {"Location: https://portal.example/"}) << u"Redirected"_s
                              << u"Redirected"_s << u"Redirected"_s;
    QTest::newRow("Basic") << httpAnswer(401, "<html>", {"WWW-Authenticate: Basic realm=\"staging\""})
                           << u"HttpAuthRequired"_s << u"HttpAuthRequired"_s << u"HttpAuthRequired"_s;
}

void GlueBackendTest::anAnswerBecomesATokenOrACause()
{
    QFETCH(const QByteArray, answer);
    Peer peer;
    for (int i = 0; i < 3; ++i)
        peer.answer(answer);
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    backend.requestUserToken(peer.url({}), u"u"_s, secret("p"), this, take());
    QTRY_COMPARE(m_results.size(), 1U);
    backend.refresh(peer.url({}), secret("r"), this, take());
    QTRY_COMPARE(m_results.size(), 2U);
    backend.requestWarehouseToken({peer.url({}), secret("t"), Secret()}, this, take());
    QTRY_COMPARE(m_results.size(), 3U);

    const char *columns[] = {"user", "refresh", "warehouse"};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto &result = m_results.at(i);
        const QString outcome =
            result ? QString::fromLatin1(result.value().accessToken.view()) : nameOf(result.error().kind);
        QCOMPARE(outcome, *static_cast<QString *>(QTest::qData(columns[i], qMetaTypeId<QString>())));
        if (!result)
            QCOMPARE(result.error().host, peer.url().authority());
    }
    QCOMPARE(peer.requests.size(), 3);
}

void GlueBackendTest::addressesAreMadeCanonical_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address"); // empty: invalid
    QTest::newRow("bare") << u"glue.example"_s << u"https://glue.example"_s;
    QTest::newRow("capitals, default port, slash") << u"https://Glue.Example:443/"_s << u"https://glue.example"_s;
    QTest::newRow("prefix") << u"https://glue.example/v1/"_s << u"https://glue.example/v1"_s;
    QTest::newRow("prefix, many slashes") << u"glue.example/v1//"_s << u"https://glue.example/v1"_s;
    QTest::newRow("dots in the path") << u"https://glue.example/a/../v1"_s << u"https://glue.example/v1"_s;
    QTest::newRow("dots to the top and beyond") << u"https://x/a/../../v1/."_s << u"https://x/v1"_s;
    QTest::newRow("dots in disguise") << u"https://x/a/%2e%2e/v1"_s << u"https://x/v1"_s;
    QTest::newRow("slashes in the path") << u"https://x///a//b"_s << u"https://x/a/b"_s;
    QTest::newRow("a dot and a letter") << u"https://x/a/.é/.well-known"_s << u"https://x/a/.%C3%A9/.well-known"_s;
    QTest::newRow("http") << u"http://localhost:8080"_s << u"http://localhost:8080"_s;
    QTest::newRow("http, default port") << u"HTTP://localhost:80"_s << u"http://localhost"_s;
    QTest::newRow("the other's default port") << u"http://localhost:443"_s << u"http://localhost:443"_s;
    QTest::newRow("bare with a port") << u"localhost:8443"_s << u"https://localhost:8443"_s;
    QTest::newRow("spaces around") << u" https://x \n"_s << u"https://x"_s;
    QTest::newRow("user info") << u"https://user:pw@x"_s << u"https://x"_s;
    QTest::newRow("query and fragment") << u"https://x/v1?a=b#c"_s << u"https://x/v1"_s;
    QTest::newRow("IPv4") << u"192.168.1.5:8443"_s << u"https://192.168.1.5:8443"_s;
    QTest::newRow("IPv6") << u"https://[2001:DB8::1]:8443/"_s << u"https://[2001:db8::1]:8443"_s;
    QTest::newRow("IPv6, bare") << u"[::1]"_s << u"https://[::1]"_s;
    QTest::newRow("other letters") << u"https://Bücher.example"_s << u"https://xn--bcher-kva.example"_s;
    QTest::newRow("another scheme") << u"ftp://x"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("blank") << u"  "_s << QString();
    QTest::newRow("scheme only") << u"https://"_s << QString();
    QTest::newRow("no host") << u"https:///v1"_s << QString();
    QTest::newRow("space within") << u"glue example"_s << QString();
    QTest::newRow("port 0") << u"https://x:0"_s << QString();
    QTest::newRow("port too high") << u"https://x:70000"_s << QString();
    QTest::newRow("port in words") << u"https://x:ssl"_s << QString();
    QTest::newRow("user info, bare") << u"user:pw@x"_s << u"https://x"_s;
    QTest::newRow("bracket left open") << u"https://[::1"_s << QString();
}

void GlueBackendTest::addressesAreMadeCanonical()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, address);
    const QUrl url = serverAddress(typed);
    QCOMPARE(url.isValid(), !address.isEmpty());
    QCOMPARE(QString::fromLatin1(url.toEncoded()), address);
    QCOMPARE(serverAddress(url.toString()), url); // once canonical, always so
}

QTEST_GUILESS_MAIN(GlueBackendTest)
#include "tst_glue_gluebackend.moc"
