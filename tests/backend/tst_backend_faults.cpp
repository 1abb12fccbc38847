// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass::test;
using std::chrono::milliseconds;
using End = RawAnswer::End;

namespace {

const QByteArray login =
    "POST /token HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Length: 86\r\n\r\n"
    R"({"grant_type":"password","username":"picker@dockpass.example","password":"x-forklift"})";

QJsonObject order(const QString &mode)
{
    return {{u"path"_s, u"/token"_s}, {u"mode"_s, mode}};
}

} // namespace

/// Each fault as it looks from the other end of the wire, plain and under TLS.
class TestBackendFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void faultEndsAsItSays_data();
    void faultEndsAsItSays();
    void dripSendsByteByByte_data() { transports(); }
    void dripSendsByteByByte();
    void truncationPromisesMoreThanItSends_data() { transports(); }
    void truncationPromisesMoreThanItSends();
    void hugeBodyExceedsAMebibyte_data() { transports(); }
    void hugeBodyExceedsAMebibyte();
    void aHangingRequestBlocksNobody();
    void delayHoldsTheAnswerBack();
    void cannedAnswersReplaceTheRealOne();
    void answersAreUsedUpInTheirOrder();
    void answersCanBeMeantForOneGrant();
    void theRequestIsCarriedOutAlthoughItsAnswerIsLost();
    void theRequestIsNotCarriedOutUnlessAsked();
    void nonsenseIsRefusedAsAWhole_data();
    void nonsenseIsRefusedAsAWhole();
    void oneConnectionCarriesManyRequests();
    void aBodyMayBeAbsentWithoutSayingSo();

private:
    void transports();
    [[nodiscard]] BackendProcess &backend(bool tls) { return tls ? *m_tls : *m_plain; }
    [[nodiscard]] RawAnswer ask(BackendProcess &backend, milliseconds limit = std::chrono::seconds(10));

    std::unique_ptr<BackendProcess> m_tls;
    std::unique_ptr<BackendProcess> m_plain;
};

void TestBackendFaults::initTestCase()
{
    const QStringList refresh{u"--profile"_s, u"refresh"_s};
    m_tls = std::make_unique<BackendProcess>(refresh);
    m_plain = std::make_unique<BackendProcess>(refresh + QStringList{u"--http"_s});
    QVERIFY2(m_tls->isRunning(), qPrintable(m_tls->errorString()));
    QVERIFY2(m_plain->isRunning(), qPrintable(m_plain->errorString()));
    QCOMPARE(m_tls->url().scheme(), u"https"_s);
    QCOMPARE(m_plain->url().scheme(), u"http"_s);
}

void TestBackendFaults::init()
{
    for (BackendProcess *backend : {m_tls.get(), m_plain.get()})
        QVERIFY(backend->clearAnswers() && backend->clearRequests());
}

void TestBackendFaults::transports()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

RawAnswer TestBackendFaults::ask(BackendProcess &backend, milliseconds limit)
{
    RawClient client(backend.url(), backend.caFile());
    if (!client.isConnected() || !client.send(login))
        return {};
    return client.receive(limit);
}

void TestBackendFaults::faultEndsAsItSays_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<End>("end");
    for (const bool tls : {false, true}) {
        const char *transport = tls ? "TLS" : "plain";
        QTest::addRow("hang, %s", transport) << u"hang"_s << tls << End::TimedOut;
        QTest::addRow("reset, %s", transport) << u"reset"_s << tls << End::Reset;
        QTest::addRow("close, %s", transport) << u"close"_s << tls << End::Closed;
    }
}

void TestBackendFaults::faultEndsAsItSays()
{
    QFETCH(QString, mode);
    QFETCH(bool, tls);
    QFETCH(End, end);
    QVERIFY(backend(tls).setAnswers({order(mode)}));
    const RawAnswer answer = ask(backend(tls), milliseconds(end == End::TimedOut ? 300 : 10'000));
    QCOMPARE(answer.end, end);
    QCOMPARE(answer.bytes, QByteArray());
    QTRY_COMPARE(backend(tls).requestCount(u"POST /token"_s), 1);
    QCOMPARE(backend(tls).requests().at(0)["status"_L1].toInt(-1), 0);
    // It was ordered for one request: the next one is answered.
    QCOMPARE(ask(backend(tls)).status(), 400);
}

void TestBackendFaults::dripSendsByteByByte()
{
    QFETCH(bool, tls);
    constexpr int Pace = 20;
    QJsonObject drip = order(u"drip"_s);
    drip["dripMs"_L1] = Pace;
    QVERIFY(backend(tls).setAnswers({drip}));
    RawClient client(backend(tls).url(), backend(tls).caFile());
    QVERIFY(client.isConnected());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.send(login));
    QByteArray received;
    while (received.size() < 5) {
        QVERIFY(timer.elapsed() < 10'000);
        const RawAnswer part = client.receive(milliseconds(Pace));
        QCOMPARE(part.end, End::TimedOut);
        received += part.bytes;
    }
    // On a busy machine many may have come by the time they are looked at.
    const QByteArray line = "HTTP/1.1 400 Bad Request\r\n";
    QCOMPARE(received.first(qMin(received.size(), line.size())), line.first(qMin(received.size(), line.size())));
    QVERIFY2(received.size() <= timer.elapsed() / Pace + 1, received.constData());
}

void TestBackendFaults::truncationPromisesMoreThanItSends()
{
    QFETCH(bool, tls);
    QVERIFY(backend(tls).setAnswers({order(u"truncate"_s)}));
    const RawAnswer answer = ask(backend(tls));
    QCOMPARE(answer.end, End::Closed);
    QCOMPARE(answer.status(), 400);
    QVERIFY(!answer.body().isEmpty());
    QCOMPARE(answer.header("Content-Length").toLongLong() / 2, answer.body().size());
}

void TestBackendFaults::hugeBodyExceedsAMebibyte()
{
    QFETCH(bool, tls);
    QVERIFY(backend(tls).setAnswers({order(u"huge"_s)}));
    const RawAnswer answer = ask(backend(tls));
    QCOMPARE(answer.end, End::Whole);
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.body().size() > 1024 * 1024);
}

void TestBackendFaults::aHangingRequestBlocksNobody()
{
    QJsonObject hang = order(u"hang"_s);
    hang["times"_L1] = 20;
    QVERIFY(m_tls->setAnswers({hang}));
    std::vector<std::unique_ptr<RawClient>> hanging;
    for (int i = 0; i < 20; ++i) {
        hanging.push_back(std::make_unique<RawClient>(m_tls->url(), m_tls->caFile()));
        QVERIFY(hanging.back()->send(login));
    }
    QTRY_COMPARE(m_tls->requestCount(u"POST /token"_s), 20);
    QCOMPARE(ask(*m_tls).status(), 400);
}

void TestBackendFaults::delayHoldsTheAnswerBack()
{
    QVERIFY(m_plain->setAnswers({QJsonObject{{u"path"_s, u"/token"_s}, {u"delayMs"_s, 300}}}));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(ask(*m_plain).status(), 400);
    QVERIFY(timer.elapsed() >= 300);
}

void TestBackendFaults::cannedAnswersReplaceTheRealOne()
{
    const QJsonObject headers{{u"Retry-After"_s, u"30"_s}, {u"Content-Type"_s, u"text/html"_s}};
    QVERIFY(m_tls->setAnswers(
        {QJsonObject{{u"path"_s, u"*"_s}, {u"status"_s, 503}, {u"headers"_s, headers}, {u"body"_s, u"<h1>ü</h1>"_s}}}));
    const RawAnswer answer = ask(*m_tls);
    QCOMPARE(answer.status(), 503);
    QCOMPARE(answer.header("Retry-After"), "30"_ba);
    QCOMPARE(answer.header("Content-Type"), "text/html"_ba);
    QVERIFY(answer.header("Date").endsWith("GMT"));
    QCOMPARE(answer.header("X-Frame-Options"), QByteArray());
    QCOMPARE(answer.body(), "<h1>ü</h1>"_ba);
}

void TestBackendFaults::answersAreUsedUpInTheirOrder()
{
    QVERIFY(m_tls->setAnswers({QJsonObject{{u"path"_s, u"/token"_s}, {u"status"_s, 502}, {u"times"_s, 2}},
                               QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"status"_s, 504}},
                               QJsonObject{{u"path"_s, u"/token"_s}, {u"status"_s, 429}}}));
    QList<int> seen;
    for (int i = 0; i < 4; ++i)
        seen += ask(*m_tls).status();
    QCOMPARE(seen, (QList<int>{502, 502, 429, 400}));
    QCOMPARE(m_tls->counts()["pendingAnswers"_L1].toInt(), 1);
}

void TestBackendFaults::answersCanBeMeantForOneGrant()
{
    QVERIFY(m_tls->setAnswers({QJsonObject{
        {u"path"_s, u"/token"_s}, {u"grantType"_s, u"refresh_token"_s}, {u"status"_s, 503}, {u"times"_s, -1}}}));
    QCOMPARE(ask(*m_tls).status(), 400);
    const ShopClient shop(*m_tls);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(shop.askRefresh("def50200"_ba).status(), 503);
}

void TestBackendFaults::theRequestIsCarriedOutAlthoughItsAnswerIsLost()
{
    const ShopClient shop(*m_tls);
    const QByteArray token = shop.userTokens().refresh;
    QJsonObject lost = order(u"reset"_s);
    lost["carryOut"_L1] = true;
    QVERIFY(m_tls->setAnswers({lost}));
    QCOMPARE(shop.askRefresh(token).end, End::Reset);
    QCOMPARE(shop.askRefresh(token).status(), 400);
    QCOMPARE(m_tls->counts()["tokens"_L1]["refresh_token"_L1].toInt(), 1);
}

void TestBackendFaults::theRequestIsNotCarriedOutUnlessAsked()
{
    const ShopClient shop(*m_tls);
    const QByteArray token = shop.userTokens().refresh;
    QVERIFY(m_tls->setAnswers({order(u"reset"_s), QJsonObject{{u"path"_s, u"/token"_s}, {u"status"_s, 503}}}));
    QCOMPARE(shop.askRefresh(token).end, End::Reset);
    QCOMPARE(shop.askRefresh(token).status(), 503);
    QCOMPARE(shop.askRefresh(token).status(), 200);
}

void TestBackendFaults::nonsenseIsRefusedAsAWhole_data()
{
    QTest::addColumn<QJsonObject>("wrong");
    QTest::newRow("unknown mode") << order(u"explode"_s);
    QTest::newRow("no path") << QJsonObject{{u"status"_s, 503}};
    QTest::newRow("unknown member") << QJsonObject{{u"path"_s, u"/token"_s}, {u"stauts"_s, 503}};
    QTest::newRow("no such status") << QJsonObject{{u"path"_s, u"/token"_s}, {u"status"_s, 99}};
    QTest::newRow("never") << QJsonObject{{u"path"_s, u"/token"_s}, {u"times"_s, 0}};
}

void TestBackendFaults::nonsenseIsRefusedAsAWhole()
{
    QFETCH(QJsonObject, wrong);
    QVERIFY(!m_tls->setAnswers({order(u"hang"_s), wrong}));
    QVERIFY(!m_tls->errorString().isEmpty());
    QCOMPARE(m_tls->counts()["pendingAnswers"_L1].toInt(-1), 0);
}

void TestBackendFaults::oneConnectionCarriesManyRequests()
{
    RawClient client(m_tls->url(), m_tls->caFile());
    for (int i = 0; i < 10; ++i) {
        QVERIFY(client.send(login));
        QCOMPARE(client.receive().status(), 400);
    }
    QCOMPARE(m_tls->connectionCount(), 1);
    QCOMPARE(m_tls->counts()["handshakes"_L1].toInt(), 1);
    QCOMPARE(m_tls->requestCount(u"POST /token"_s), 10);
}

void TestBackendFaults::aBodyMayBeAbsentWithoutSayingSo()
{
    RawClient client(m_tls->url(), m_tls->caFile());
    QVERIFY(client.send("POST /warehouse-tokens HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"_ba));
    QCOMPARE(client.receive().status(), 403);
}

QTEST_GUILESS_MAIN(TestBackendFaults)
#include "tst_backend_faults.moc"
