// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/certificates.h"
#include "glue/outcomes.h"
#include "glue/peer.h"
#include "glue/tlssettings.h"

#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass;
using Kind = Failure::Kind;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto loopbackName = "IP:127.0.0.1";

QSslConfiguration served(const Identity &identity)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(identity.certificate());
    tls.setPrivateKey(identity.key());
    return tls;
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aServerWithACertificateOfTheExtraCaIsTrusted();
    void aBadCertificateIsNamedAndNothingIsSent_data();
    void aBadCertificateIsNamedAndNothingIsSent();
    void aServerWithoutTlsIsNoTlsServer();
    void aServerThatClosesDuringTheHandshakeGotNothing();
    void aClosedConnectionIsNotUsedForASecondTry();
    void aSignInCostsOneConnectionOpenedAhead();
    void aRequestMayAskForAConnectionOfItsOwn();
    void anUnusableCaFileIsToldWhereItMatters_data();
    void anUnusableCaFileIsToldWhereItMatters();
    void whatIsWrongWithACaFile_data();
    void whatIsWrongWithACaFile();

private:
    [[nodiscard]] HttpOptions options() const
    {
        HttpOptions options;
        options.caFile = m_folder.filePath(u"ca.pem"_s);
        return options;
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    Identity m_ca;
    Identity m_good;
};

void TlsTest::initTestCase()
{
    m_ca = makeIdentity({"Test CA", {}, true});
    m_good = makeIdentity({"glue.example", loopbackName}, m_ca);
    write(u"ca.pem"_s, m_ca.certificatePem);
    write(u"empty.pem"_s, {});
    write(u"words.pem"_s, "not a certificate\n");
    write(u"broken.pem"_s, m_ca.certificatePem.first(200));
    QByteArray garbled = m_ca.certificatePem;
    garbled.replace(garbled.indexOf('\n') + 1, 64, QByteArray(64, 'x'));
    write(u"garbled.pem"_s, garbled);
    write(u"two.pem"_s, "# ours\n" + m_ca.certificatePem + "\n" + m_good.certificatePem);
}

void TlsTest::aServerWithACertificateOfTheExtraCaIsTrusted()
{
    Peer peer(served(m_good));
    peer.answer(httpAnswer(200, "{}"));
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    QCOMPARE(outcomes.first(), u"200"_s);
}

void TlsTest::aBadCertificateIsNamedAndNothingIsSent_data()
{
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("detail");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto day = [&](int days) { return now.addDays(days).toString(u"yyyy-MM-dd"_s); };
    constexpr long aDay = 24 * 60 * 60;

    QTest::newRow("expired") << makeIdentity({"glue.example", loopbackName, false, -9 * aDay, -2 * aDay}, m_ca)
                             << u"CertificateExpired"_s << day(-2);
    QTest::newRow("not yet valid") << makeIdentity({"glue.example", loopbackName, false, 3 * aDay, 9 * aDay}, m_ca)
                                   << u"CertificateNotYetValid"_s << day(3);
    QTest::newRow("unknown CA") << makeIdentity({"glue.example", loopbackName}, makeIdentity({"Other CA", {}, true}))
                                << u"CertificateUntrusted"_s << u"Other CA"_s;
    QTest::newRow("self-signed") << makeIdentity({"glue.example", loopbackName}) << u"CertificateUntrusted"_s
                                 << u"glue.example"_s;
    QTest::newRow("another host") << makeIdentity({"other.example", "DNS:other.example"}, m_ca)
                                  << u"CertificateWrongHost"_s << u"other.example"_s;
}

void TlsTest::aBadCertificateIsNamedAndNothingIsSent()
{
    QFETCH(const Identity, identity);
    QFETCH(const QString, cause);
    QFETCH(const QString, detail);
    Peer peer(served(identity));
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    QCOMPARE(outcomes.first(), cause);
    const Failure &failure = outcomes.list.front().error();
    QVERIFY2(failure.detail.contains(detail), qPrintable(failure.detail));
    QVERIFY(failure.unsent);
    QVERIFY(certainlyNotHandled(failure));
    QVERIFY(peer.requests.isEmpty());
}

void TlsTest::aServerWithoutTlsIsNoTlsServer()
{
    Peer peer;
    peer.greetWith("HTTP/1.1 400 Bad Request\r\n\r\n");
    QUrl url = peer.url();
    url.setScheme(u"https"_s);
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(url), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    QCOMPARE(outcomes.first(), u"TlsFailed"_s);
    QVERIFY(outcomes.list.front().error().unsent);
}

void TlsTest::aServerThatClosesDuringTheHandshakeGotNothing()
{
    Peer peer;
    QUrl url = peer.url();
    url.setScheme(u"https"_s);
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(url), &outcomes, outcomes.take());
    QTRY_COMPARE(peer.openConnections(), 1);
    peer.closeConnections();
    QTRY_COMPARE(outcomes.list.size(), 1U);
    QVERIFY2(certainlyNotHandled(outcomes.list.front().error()), qPrintable(outcomes.first()));
}

// Qt repeats a request on a new connection, up to three times, when the old one closes before the answer.
void TlsTest::aClosedConnectionIsNotUsedForASecondTry()
{
    Peer peer(served(m_good));
    peer.answer(httpAnswer(200, "{}"));
    peer.answer({}, Peer::Then::Close);
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 2U);
    QVERIFY(!outcomes.list.back());
    QCOMPARE(outcomes.list.back().error().kind, Kind::ConnectionLost);
    QVERIFY(!certainlyNotHandled(outcomes.list.back().error()));
    QCOMPARE(peer.requests.size(), 2);
    QCOMPARE(peer.connections, 1);
}

void TlsTest::aSignInCostsOneConnectionOpenedAhead()
{
    Peer peer(served(m_good));
    peer.answer(httpAnswer(200, "{}"));
    peer.answer(httpAnswer(201, "[]"));
    HttpClient client(options(), m_clock);
    client.preconnect(peer.url());
    QTRY_COMPARE(peer.openConnections(), 1);
    client.preconnect(peer.url());

    Outcomes outcomes;
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    client.send(requestTo(peer.url(u"/warehouse-tokens"_s)), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 2U);
    QCOMPARE(peer.requests.size(), 2);
    QCOMPARE(peer.connections, 1);
}

void TlsTest::aRequestMayAskForAConnectionOfItsOwn()
{
    Peer peer(served(m_good));
    for (int i = 0; i < 3; ++i)
        peer.answer(httpAnswer(200, "{}"));
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    HttpRequest own = requestTo(peer.url());
    own.ownConnection = true;
    client.send(std::move(own), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 2U);
    QCOMPARE(outcomes.list.back().value().status, 200);
    QCOMPARE(peer.connections, 2);
    QTRY_COMPARE(peer.openConnections(), 1); // it is gone with its request
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 3U);
    QCOMPARE(peer.connections, 2);
}

void TlsTest::anUnusableCaFileIsToldWhereItMatters_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("seen at a look") << u"words.pem"_s;
    QTest::newRow("seen by a parser") << u"garbled.pem"_s;
}

void TlsTest::anUnusableCaFileIsToldWhereItMatters()
{
    QFETCH(const QString, name);
    HttpOptions wrong;
    wrong.caFile = m_folder.filePath(name);
    Peer peer(served(m_good));
    HttpClient client(wrong, m_clock);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"CA file not used: .*"_s + name));
    Outcomes outcomes;
    client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    QCOMPARE(outcomes.first(), u"CertificateUntrusted"_s);
    QVERIFY(outcomes.list.front().error().detail.contains(name));
}

void TlsTest::whatIsWrongWithACaFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("one") << u"ca.pem"_s << true;
    QTest::newRow("two, with a comment") << u"two.pem"_s << true;
    QTest::newRow("missing") << u"nowhere.pem"_s << false;
    QTest::newRow("empty") << u"empty.pem"_s << false;
    QTest::newRow("words") << u"words.pem"_s << false;
    QTest::newRow("cut off") << u"broken.pem"_s << false;
    QTest::newRow("a folder") << u"."_s << false;
}

void TlsTest::whatIsWrongWithACaFile()
{
    QFETCH(const QString, name);
    QFETCH(const bool, good);
    const QString path = m_folder.filePath(name);
    const QString trouble = caFileTrouble(path);
    QVERIFY2(good ? trouble.isEmpty() : trouble.startsWith(path + u": "_s), qPrintable(trouble));
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_glue_tls.moc"
