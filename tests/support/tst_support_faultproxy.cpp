// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "backend/shopclient.h"
#include "support/faultproxy.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass::test;
using namespace std::chrono_literals;
using End = RawAnswer::End;

namespace {

const QByteArray question = "GET /nothing-here HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";

RawAnswer askOver(RawClient &client, std::chrono::milliseconds limit = 10s)
{
    if (!client.isConnected() || !client.send(question))
        return {};
    return client.receive(limit);
}

/// A stall has no end; long enough to be sure that nothing comes.
std::chrono::milliseconds limitFor(const Fault &fault)
{
    return fault.kind == Fault::Kind::Stall ? 300ms : 10s;
}

} // namespace

/// Each fault as it looks from the other end of the wire.
class TestFaultProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void everythingPasses_data();
    void everythingPasses();
    void nothingListens();
    void anAnswerBreaksOffAtItsByte_data();
    void anAnswerBreaksOffAtItsByte();
    void aStallOutlivesTheServersEnd();
    void aHandshakeBreaksOff_data();
    void aHandshakeBreaksOff();
    void anAnswerDrips();
    void aDrippingAnswerIsWholeAlthoughTheServerHasGone();
    void aHeaderBreaksOffInTheMiddle();
    void somethingElseAnswers_data();
    void somethingElseAnswers();
    void aPortalAnswersAHandshake();
    void aRequestBreaksOffAtItsByte_data();
    void aRequestBreaksOffAtItsByte();
    void aConnectionEndsBeforeTheRequest();
    void aFaultIsForTheNextConnectionsOnly();
    void aFaultForAllLastsUntilItIsCleared();
    void aFaultBefallsAnOpenConnection_data();
    void aFaultBefallsAnOpenConnection();
    void aStallCanEnd();
    void aServerThatIsGoneIsAReset();
    void aClientsDepartureReachesTheServer();

private:
    [[nodiscard]] RawAnswer ask(const FaultProxy &proxy, std::chrono::milliseconds limit = 10s)
    {
        RawClient client(proxy.url(), m_tls.caFile());
        return askOver(client, limit);
    }

    void trustBackend(QSslSocket &client) const
    {
        QSslConfiguration configuration = client.sslConfiguration();
        configuration.addCaCertificates(m_tls.caFile());
        client.setSslConfiguration(configuration);
    }

    BackendProcess m_tls;
    BackendProcess m_plain{{u"--http"_s}};
};

void TestFaultProxy::initTestCase()
{
    QVERIFY2(m_tls.isRunning(), qPrintable(m_tls.errorString()));
    QVERIFY2(m_plain.isRunning(), qPrintable(m_plain.errorString()));
}

void TestFaultProxy::init()
{
    QVERIFY(m_tls.clearRequests() && m_plain.clearRequests());
}

void TestFaultProxy::everythingPasses_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestFaultProxy::everythingPasses()
{
    QFETCH(const bool, tls);
    BackendProcess &backend = tls ? m_tls : m_plain;
    const FaultProxy proxy(backend.url());
    QCOMPARE_NE(proxy.url().port(), backend.url().port());
    RawClient client(proxy.url(), m_tls.caFile());
    QVERIFY(client.isConnected());
    for (int request = 1; request <= 2; ++request) {
        const RawAnswer answer = askOver(client);
        QCOMPARE(answer.end, End::Whole);
        QCOMPARE(answer.status(), 404);
        QCOMPARE(backend.requestCount(u"GET /nothing-here"_s), request);
    }
    const Traffic traffic = proxy.traffic();
    QCOMPARE(traffic.connections, 1);
    QCOMPARE(traffic.fromClients, traffic.toServer);
    QCOMPARE(traffic.fromServer, traffic.toClients);
    if (tls)
        QCOMPARE_GT(traffic.fromClients, 2 * question.size());
    else
        QCOMPARE(traffic.fromClients, 2 * question.size());
}

void TestFaultProxy::nothingListens()
{
    FaultProxy proxy(m_plain.url());
    proxy.refuse();
    QVERIFY(!RawClient(proxy.url(), {}).isConnected());
    QCOMPARE(proxy.traffic().connections, 0);
    proxy.acceptAgain();
    QCOMPARE(ask(proxy).end, End::Whole);
}

void TestFaultProxy::anAnswerBreaksOffAtItsByte_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<End>("end");
    for (const int at : {0, 1, 17, 100}) {
        QTest::addRow("stall at %d", at) << Fault::stallAt(at) << End::TimedOut;
        QTest::addRow("close at %d", at) << Fault::closeAt(at) << End::Closed;
        QTest::addRow("reset at %d", at) << Fault::resetAt(at) << End::Reset;
    }
}

void TestFaultProxy::anAnswerBreaksOffAtItsByte()
{
    QFETCH(const Fault, fault);
    QFETCH(const End, end);
    FaultProxy proxy(m_plain.url());
    proxy.failNext(fault);
    const RawAnswer answer = ask(proxy, limitFor(fault));
    QCOMPARE(answer.end, end);
    QCOMPARE(answer.bytes.size(), fault.at);
    QVERIFY(QByteArray("HTTP/1.1 404").startsWith(answer.bytes.first(qMin(fault.at, 12))));
    QCOMPARE(proxy.traffic().toClients, fault.at);
    QCOMPARE(m_plain.requestCount(u"GET /nothing-here"_s), 1); // only the answer is lost
}

void TestFaultProxy::aStallOutlivesTheServersEnd()
{
    QVERIFY(m_plain.setAnswers({QJsonObject{{u"path"_s, u"/nothing-here"_s}, {u"mode"_s, u"truncate"_s}}}));
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::stallAt(10));
    const RawAnswer answer = ask(proxy, 300ms);
    QCOMPARE(answer.end, End::TimedOut);
    QCOMPARE(answer.bytes.size(), 10);
}

void TestFaultProxy::aHandshakeBreaksOff_data()
{
    QTest::addColumn<Fault>("fault");
    for (const int at : {0, 100, 500}) {
        QTest::addRow("stall at %d", at) << Fault::stallAt(at);
        QTest::addRow("close at %d", at) << Fault::closeAt(at);
        QTest::addRow("reset at %d", at) << Fault::resetAt(at);
    }
    QTest::newRow("request cut at 0") << Fault::cutRequestAt(0);
    QTest::newRow("request cut at 100") << Fault::cutRequestAt(100);
    QTest::newRow("garbage") << Fault::garbage();
}

void TestFaultProxy::aHandshakeBreaksOff()
{
    QFETCH(const Fault, fault);
    FaultProxy proxy(m_tls.url());
    proxy.failNext(fault);
    QSslSocket client;
    trustBackend(client);
    client.connectToHostEncrypted(u"127.0.0.1"_s, quint16(proxy.url().port()), u"localhost"_s);
    QVERIFY(!client.waitForEncrypted(int(limitFor(fault).count())));
    const bool stalls = fault.kind == Fault::Kind::Stall;
    QCOMPARE(client.state(), stalls ? QAbstractSocket::ConnectedState : QAbstractSocket::UnconnectedState);
    if (fault.kind != Fault::Kind::Substitute)
        QCOMPARE(proxy.traffic().toClients, fault.kind == Fault::Kind::CutRequest ? 0 : fault.at);

    QSslSocket next; // it was the fault's doing
    trustBackend(next);
    next.connectToHostEncrypted(u"127.0.0.1"_s, quint16(proxy.url().port()), u"localhost"_s);
    QVERIFY2(next.waitForEncrypted(10'000), qPrintable(next.errorString()));
}

void TestFaultProxy::anAnswerDrips()
{
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::slow(5ms));
    QElapsedTimer watch;
    watch.start();
    const RawAnswer answer = ask(proxy);
    QCOMPARE(answer.end, End::Whole);
    QCOMPARE(answer.status(), 404);
    QCOMPARE_GE(watch.elapsed(), answer.bytes.size() * 4); // Qt's timers may be early by a twentieth
}

void TestFaultProxy::aDrippingAnswerIsWholeAlthoughTheServerHasGone()
{
    QVERIFY(m_plain.setAnswers({QJsonObject{{u"path"_s, u"/nothing-here"_s}, {u"mode"_s, u"truncate"_s}}}));
    FaultProxy proxy(m_plain.url());
    const RawAnswer atOnce = ask(proxy);
    QCOMPARE(atOnce.end, End::Closed);
    QVERIFY(!atOnce.bytes.isEmpty());

    QVERIFY(m_plain.setAnswers({QJsonObject{{u"path"_s, u"/nothing-here"_s}, {u"mode"_s, u"truncate"_s}}}));
    proxy.failNext(Fault::slow(1ms));
    const RawAnswer slowly = ask(proxy);
    QCOMPARE(slowly.end, End::Closed);
    QCOMPARE(slowly.bytes.size(), atOnce.bytes.size());
}

void TestFaultProxy::aHeaderBreaksOffInTheMiddle()
{
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::halfHeaders());
    const RawAnswer answer = ask(proxy);
    QCOMPARE(answer.end, End::Closed);
    QVERIFY(answer.bytes.startsWith("HTTP/1.1 404"));
    QVERIFY(!answer.bytes.contains("\r\n\r\n"));
}

void TestFaultProxy::somethingElseAnswers_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::newRow("garbage") << Fault::garbage() << 0;
    QTest::newRow("portal") << Fault::portalPage() << 302;
}

void TestFaultProxy::somethingElseAnswers()
{
    QFETCH(const Fault, fault);
    QFETCH(const int, status);
    FaultProxy proxy(m_plain.url());
    proxy.failNext(fault);
    const RawAnswer answer = ask(proxy);
    QCOMPARE(answer.end, status == 0 ? End::Closed : End::Whole);
    QCOMPARE(answer.bytes, fault.bytes);
    QCOMPARE(answer.status(), status);
    QCOMPARE(proxy.traffic().toServer, 0);
    QCOMPARE(m_plain.requestCount(u"GET /nothing-here"_s), 0);
}

void TestFaultProxy::aPortalAnswersAHandshake()
{
    FaultProxy proxy(m_tls.url());
    proxy.failNext(Fault::portalPage());
    QSslSocket client;
    trustBackend(client);
    client.connectToHostEncrypted(u"127.0.0.1"_s, quint16(proxy.url().port()), u"localhost"_s);
    QVERIFY(!client.waitForEncrypted(10'000));
    QCOMPARE(client.error(), QAbstractSocket::SslHandshakeFailedError);
}

void TestFaultProxy::aRequestBreaksOffAtItsByte_data()
{
    QTest::addColumn<qint64>("at");
    QTest::newRow("at once") << qint64(0);
    QTest::newRow("in the first line") << qint64(10);
    QTest::newRow("before its last byte") << question.size() - 1;
}

void TestFaultProxy::aRequestBreaksOffAtItsByte()
{
    QFETCH(const qint64, at);
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::cutRequestAt(at));
    const RawAnswer answer = ask(proxy);
    QCOMPARE(answer.end, End::Closed);
    QCOMPARE(answer.bytes, QByteArray());
    QCOMPARE(proxy.traffic().toServer, at);
    QCOMPARE(m_plain.requestCount(u"GET /nothing-here"_s), 0);
}

void TestFaultProxy::aConnectionEndsBeforeTheRequest()
{
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::cutRequestAt(0));
    RawClient client(proxy.url(), {});
    QVERIFY(client.isConnected());
    QCOMPARE(client.receive().end, End::Closed);
}

void TestFaultProxy::aFaultIsForTheNextConnectionsOnly()
{
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::closeAt(5), 2);
    proxy.failNext(Fault::resetAt(0));
    QCOMPARE(ask(proxy).end, End::Closed);
    QCOMPARE(ask(proxy).end, End::Closed);
    QCOMPARE(ask(proxy).end, End::Reset);
    QCOMPARE(ask(proxy).end, End::Whole);
    QCOMPARE(proxy.traffic().connections, 4);
}

void TestFaultProxy::aFaultForAllLastsUntilItIsCleared()
{
    FaultProxy proxy(m_plain.url());
    proxy.failAll(Fault::resetAt(0));
    for (int time = 0; time < 3; ++time)
        QCOMPARE(ask(proxy).end, End::Reset);
    proxy.clear();
    QCOMPARE(ask(proxy).end, End::Whole);
}

void TestFaultProxy::aFaultBefallsAnOpenConnection_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<End>("end");
    QTest::addColumn<int>("requests");
    QTest::newRow("answer") << Fault::resetAt(50) << End::Reset << 2;
    QTest::newRow("request") << Fault::cutRequestAt(30) << End::Reset << 1; // no goodbye of TLS comes through
}

void TestFaultProxy::aFaultBefallsAnOpenConnection()
{
    QFETCH(const Fault, fault);
    QFETCH(const End, end);
    QFETCH(const int, requests);
    FaultProxy proxy(m_tls.url());
    proxy.failNext(Fault::closeAt(1'000'000)); // its count is not the next one's
    RawClient client(proxy.url(), m_tls.caFile());
    QCOMPARE(askOver(client).end, End::Whole);
    const Traffic before = proxy.traffic();
    proxy.failOpen(fault);
    QCOMPARE(askOver(client).end, end);
    const Traffic after = proxy.traffic();
    if (fault.kind == Fault::Kind::CutRequest)
        QCOMPARE(after.toServer - before.toServer, fault.at);
    else
        QCOMPARE(after.toClients - before.toClients, fault.at);
    QCOMPARE(m_tls.requestCount(u"GET /nothing-here"_s), requests);
    QCOMPARE(ask(proxy).end, End::Whole);
}

void TestFaultProxy::aStallCanEnd()
{
    FaultProxy proxy(m_plain.url());
    proxy.failNext(Fault::stallAt(0));
    RawClient client(proxy.url(), {});
    QCOMPARE(askOver(client, 300ms).end, End::TimedOut);
    proxy.failOpen({});
    QCOMPARE(askOver(client).end, End::Whole);
}

void TestFaultProxy::aServerThatIsGoneIsAReset()
{
    BackendProcess backend{{u"--http"_s}};
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    const FaultProxy proxy(backend.url());
    backend.stop();
    RawClient client(proxy.url(), {});
    QVERIFY(client.isConnected());
    QCOMPARE(client.receive().end, End::Reset);
}

void TestFaultProxy::aClientsDepartureReachesTheServer()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    FaultProxy proxy(QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())));
    proxy.failAll(Fault::stallAt(0));
    QTcpSocket *atServer = nullptr;
    {
        RawClient client(proxy.url(), {});
        QTRY_VERIFY(server.hasPendingConnections());
        atServer = server.nextPendingConnection();
        QCOMPARE(atServer->state(), QAbstractSocket::ConnectedState);
        QCOMPARE(proxy.openConnections(), 1);
    }
    QTRY_COMPARE(proxy.openConnections(), 0);
    QTRY_COMPARE(atServer->state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_support_faultproxy.moc"
