// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/certificates.h"
#include "glue/networkprobe.h"
#include "glue/peer.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace dockpass;
using Kind = Failure::Kind;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QSslConfiguration served(const Identity &identity)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(identity.certificate());
    tls.setPrivateKey(identity.key());
    return tls;
}

} // namespace

class NetworkProbeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_results.clear(); }

    void aNameHasAddresses_data();
    void aNameHasAddresses();
    void aTrustedServerShowsItsCertificate();
    void anUnusableCaFileIsToldWithTheMistrust();
    void aServerThatDoesNotShakeHandsIsNamed_data();
    void aServerThatDoesNotShakeHandsIsNamed();
    void aDeadContextIsNotCalled();
    void theCallbackMayDestroyTheProbe();

private:
    [[nodiscard]] NetworkProbe::Callback take()
    {
        return [this](Result<NetworkFinding, Failure> result) { m_results.push_back(std::move(result)); };
    }
    /// Connects, then shakes hands.
    void probeBoth(const QUrl &server, const HttpOptions &options)
    {
        m_probe = std::make_unique<NetworkProbe>(server, options, m_clock);
        m_probe->connectToServer(this, take());
        QTRY_COMPARE(m_results.size(), 1u);
        QVERIFY(m_results.front().ok());
        m_probe->shakeHands(this, take());
        QTRY_COMPARE(m_results.size(), 2u);
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    Identity m_ca;
    Identity m_good;
    HttpOptions m_options;
    std::vector<Result<NetworkFinding, Failure>> m_results;
    std::unique_ptr<NetworkProbe> m_probe;
};

void NetworkProbeTest::initTestCase()
{
    m_ca = makeIdentity({"Test CA", {}, true});
    m_good = makeIdentity({"glue.example", "IP:127.0.0.1"}, m_ca);
    m_options.caFile = m_folder.filePath(u"ca.pem"_s);
    QFile file(m_options.caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(m_ca.certificatePem), m_ca.certificatePem.size());
}

void NetworkProbeTest::aNameHasAddresses_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("literal");
    QTest::addColumn<QString>("address");
    QTest::newRow("name") << u"localhost"_s << false << u"127.0.0.1"_s;
    QTest::newRow("IPv4") << u"192.0.2.7"_s << true << u"192.0.2.7"_s;
    QTest::newRow("IPv6") << u"[2001:db8::7]"_s << true << u"2001:db8::7"_s;
}

void NetworkProbeTest::aNameHasAddresses()
{
    QFETCH(const QString, host);
    QFETCH(const bool, literal);
    QFETCH(const QString, address);
    NetworkProbe probe(QUrl(u"https://"_s + host), m_options, m_clock);
    QCOMPARE(probe.namesAnAddress(), literal);
    probe.lookUp(this, take());
    QVERIFY(m_results.empty()); // never from within the call
    QTRY_COMPARE(m_results.size(), 1u);
    QVERIFY(m_results.front().ok());
    QVERIFY2(m_results.front().value().addresses.contains(address),
             qPrintable(m_results.front().value().addresses.join(u' ')));
}

void NetworkProbeTest::aTrustedServerShowsItsCertificate()
{
    Peer peer(served(m_good));
    probeBoth(peer.url({}), m_options);
    QVERIFY(m_results.back().ok());
    const NetworkFinding &found = m_results.back().value();
    QCOMPARE(found.connectedTo, u"127.0.0.1"_s);
    QCOMPARE(found.protocol, u"TLS 1.3"_s);
    QCOMPARE(found.subject, u"glue.example"_s);
    QCOMPARE(found.issuer, u"Test CA"_s);
    QCOMPARE(found.validUntil, m_good.certificate().expiryDate().toUTC());
    QCOMPARE(peer.requests.size(), 0);
}

void NetworkProbeTest::anUnusableCaFileIsToldWithTheMistrust()
{
    Peer peer(served(m_good));
    HttpOptions options;
    options.caFile = m_folder.filePath(u"nowhere.pem"_s);
    probeBoth(peer.url({}), options);
    QVERIFY(!m_results.back().ok());
    const Failure &failure = m_results.back().error();
    QCOMPARE(failure.kind, Kind::CertificateUntrusted);
    QVERIFY2(failure.detail.contains("CA file not used: "_L1 + options.caFile), qPrintable(failure.detail));
    QVERIFY(failure.unsent);
    QCOMPARE(failure.host, peer.url().authority());
}

void NetworkProbeTest::aServerThatDoesNotShakeHandsIsNamed_data()
{
    QTest::addColumn<QByteArray>("greeting"); ///< what it says at once
    QTest::addColumn<bool>("closes");         ///< or that it leaves when it is spoken to
    QTest::addColumn<Kind>("cause");
    QTest::newRow("silent") << QByteArray() << false << Kind::TimedOut;
    QTest::newRow("something else than TLS") << "220 mail.example ESMTP\r\n"_ba << false << Kind::TlsFailed;
    QTest::newRow("closes") << QByteArray() << true << Kind::ConnectionLost;
}

// owncloud/client #10495: a request that hung for 2450 s.
void NetworkProbeTest::aServerThatDoesNotShakeHandsIsNamed()
{
    QFETCH(const QByteArray, greeting);
    QFETCH(const bool, closes);
    QFETCH(const Kind, cause);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write(greeting);
        if (closes)
            connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::disconnectFromHost);
    });
    HttpOptions options = m_options;
    options.timeout = 1s;
    probeBoth(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())), options);
    QVERIFY(!m_results.back().ok());
    QVERIFY2(m_results.back().error().kind == cause, qPrintable(nameOf(m_results.back().error().kind)));
}

void NetworkProbeTest::aDeadContextIsNotCalled()
{
    NetworkProbe probe(QUrl(u"https://192.0.2.7"_s), m_options, m_clock);
    bool called = false;
    {
        QObject context;
        probe.lookUp(&context, [&called](const Result<NetworkFinding, Failure> &) { called = true; });
    }
    probe.lookUp(this, take()); // answered after the one before it
    QTRY_COMPARE(m_results.size(), 1u);
    QVERIFY(!called);
}

void NetworkProbeTest::theCallbackMayDestroyTheProbe()
{
    Peer peer(served(m_good));
    m_probe = std::make_unique<NetworkProbe>(peer.url({}), m_options, m_clock);
    m_probe->connectToServer(this, [this](const Result<NetworkFinding, Failure> &) { m_probe.reset(); });
    QTRY_VERIFY(!m_probe);
    QTRY_COMPARE(peer.openConnections(), 0);
}

QTEST_GUILESS_MAIN(NetworkProbeTest)
#include "tst_glue_networkprobe.moc"
