// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"
#include "glue/outcomes.h"
#include "glue/peer.h"
#include "glue/sent.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace dockpass;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What goes along with every request: language, store, the number it can be found by; and what a login page of the
/// network makes of its failure (contract 10).
class HeadersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void languageAndStoreAreTold_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("store");
        QTest::newRow("built-in") << u"en"_s << QString();
        QTest::newRow("German") << u"de"_s << QString();
        QTest::newRow("a store") << u"en"_s << u"DE"_s;
        QTest::newRow("both") << u"de"_s << u"b2b_EU-1"_s;
    }
    void languageAndStoreAreTold()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, store);
        HttpOptions shop = options();
        shop.language = language;
        shop.store = store;
        Peer peer;
        HttpClient http(shop, m_clock);
        GlueBackend backend(http);
        const Secret token("eyJ.a.b");
        const auto nothing = [](const auto &) {};
        backend.requestUserToken(peer.url({}), u"u"_s, Secret("p"), this, nothing);
        backend.refresh(peer.url({}), Secret("r"), this, nothing);
        backend.requestWarehouseToken({peer.url({}), token, Secret()}, this, nothing);
        backend.requestAssignments({peer.url({}), token, Secret()}, u"u-1"_s, this, nothing);
        backend.activateAssignment({peer.url({}), token, Secret()}, u"a-1"_s, this, nothing);
        backend.countPicklists(peer.url({}), token, this, nothing);
        QTRY_COMPARE(peer.requests.size(), 6);
        for (const QByteArray &request : std::as_const(peer.requests)) {
            const auto headers = parse(request).headers;
            QCOMPARE(headers.value("accept-language"), language.toLatin1());
            QCOMPARE(headers.contains("store"), !store.isEmpty());
            QCOMPARE(headers.value("store"), store.toLatin1());
            QVERIFY(!headers.contains("x-store")); // which no shop reads
        }
    }

    void eachRequestHasANumberOfItsOwn()
    {
        Peer peer;
        for (int i = 0; i < 4; ++i)
            peer.answer(httpAnswer(200, "{}"));
        HttpClient client(options(), m_clock);
        Outcomes outcomes;
        for (int i = 0; i < 4; ++i)
            client.send(requestTo(peer.url()), &outcomes, outcomes.take());
        QTRY_COMPARE(outcomes.list.size(), 4U);
        QSet<QByteArray> sent;
        QSet<QByteArray> told;
        for (const QByteArray &request : std::as_const(peer.requests))
            sent.insert(parse(request).headers.value("x-request-id"));
        for (const auto &outcome : outcomes.list)
            told.insert(outcome.value().requestId.toLatin1());
        QCOMPARE(sent.size(), 4);
        QCOMPARE(told, sent);
        for (const QByteArray &id : std::as_const(sent))
            QVERIFY2(QRegularExpression(u"^[0-9a-f]{16}$"_s).match(QString::fromLatin1(id)).hasMatch(), id.constData());
    }

    void aFailureTellsTheNumberOfItsRequest_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("kind");
        QTest::newRow("refused by the server") << httpAnswer(403, R"([{"code":"5101"}])") << u"NoActiveAssignment"_s;
        QTest::newRow("broke while answering") << httpAnswer(500, "<html>") << u"ServerError"_s;
        QTest::newRow("not to be read") << httpAnswer(201, "[{") << u"AnswerUnreadable"_s;
        QTest::newRow("cut off") << QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n[{")
                                 << u"ConnectionLost"_s;
        QTest::newRow("closed without a word") << QByteArray() << u"ConnectionLost"_s;
    }
    void aFailureTellsTheNumberOfItsRequest()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QString, kind);
        Peer peer;
        peer.answer(answer, Peer::Then::Close);
        HttpClient http(options(), m_clock);
        GlueBackend backend(http);
        std::optional<Failure> failure;
        backend.requestWarehouseToken({peer.url({}), Secret("eyJ.a.b"), Secret()}, this,
                                      [&](const Result<TokenAnswer, Failure> &result) { failure = result.error(); });
        QTRY_VERIFY(failure);
        QCOMPARE(nameOf(failure->kind), kind);
        QCOMPARE(failure->requestId.toLatin1(), parse(peer.requests.first()).headers.value("x-request-id"));
        QVERIFY(!failure->requestId.isEmpty());
    }

    void whatWasNotSentHasNoNumber()
    {
        HttpClient client(options(), m_clock);
        Outcomes outcomes;
        client.send(requestTo(QUrl(u"http://glue.example/token"_s)), &outcomes, outcomes.take());
        QTRY_COMPARE(outcomes.list.size(), 1U);
        QCOMPARE(outcomes.first(), u"InsecureAddress"_s);
        QVERIFY(outcomes.list.front().error().requestId.isEmpty());
    }

    // Nextcloud #81: a captive portal showed as a frightening fault of the server.
    void aLoginPageOfTheNetworkExplainsFailuresOnly_data()
    {
        QTest::addColumn<QByteArray>("answer"); // empty: none
        QTest::addColumn<Peer::Then>("then");
        QTest::addColumn<bool>("portal");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("cut off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{") << Peer::Then::Close
                                 << true << u"CaptivePortal"_s;
        QTest::newRow("cut off, no portal") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
                                            << Peer::Then::Close << false << u"ConnectionLost"_s;
        QTest::newRow("reset") << QByteArray() << Peer::Then::Reset << true << u"CaptivePortal"_s;
        QTest::newRow("no answer") << QByteArray() << Peer::Then::Keep << true << u"CaptivePortal"_s;
        QTest::newRow("no answer, no portal") << QByteArray() << Peer::Then::Keep << false << u"TimedOut"_s;
        QTest::newRow("whole") << httpAnswer(200, "{}") << Peer::Then::Keep << true << u"200"_s;
        QTest::newRow("a page") << httpAnswer(200, "<html>") << Peer::Then::Close << true << u"200"_s;
        QTest::newRow("refused whole") << httpAnswer(400, "[]") << Peer::Then::Close << true << u"400"_s;
        QTest::newRow("broken whole") << httpAnswer(503, "<html>") << Peer::Then::Close << true << u"503"_s;
        QTest::newRow("redirect") << httpAnswer(302, "", {"Location: http://portal.example/"}) << Peer::Then::Close
                                  << true << u"302"_s;
    }
    void aLoginPageOfTheNetworkExplainsFailuresOnly()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Peer::Then, then);
        QFETCH(const bool, portal);
        QFETCH(const QString, outcome);
        Peer peer;
        peer.answer(answer, then);
        HttpOptions network = options();
        network.timeout = then == Peer::Then::Keep && answer.isEmpty() ? 300ms : 10s;
        int asked = 0;
        network.behindCaptivePortal = [&asked, portal] {
            ++asked;
            return portal;
        };
        HttpClient client(network, m_clock);
        Outcomes outcomes;
        client.send(requestTo(peer.url()), &outcomes, outcomes.take());
        QTRY_COMPARE(outcomes.list.size(), 1U);
        QCOMPARE(outcomes.first(), outcome);
        QCOMPARE(asked, outcomes.list.front() ? 0 : 1); // asking takes time: only where it may explain something
        if (portal && !outcomes.list.front()) {
            // What it looked like is for IT; whether the request was handled is as unknown as before.
            QVERIFY(outcomes.list.front().error().detail.contains(u": "_s));
            QVERIFY(!certainlyNotHandled(outcomes.list.front().error()));
        }
    }

    void whatWasNotSentStaysUnsentBehindALoginPage()
    {
        Peer peer;
        const QUrl closed = peer.url();
        peer.stopListening();
        HttpOptions network = options();
        network.behindCaptivePortal = [] { return true; };
        HttpClient client(network, m_clock);
        Outcomes outcomes;
        client.send(requestTo(closed), &outcomes, outcomes.take());
        QTRY_COMPARE(outcomes.list.size(), 1U);
        QCOMPARE(outcomes.first(), u"CaptivePortal"_s);
        QVERIFY(certainlyNotHandled(outcomes.list.front().error()));
        QVERIFY(outcomes.list.front().error().detail.startsWith(u"ConnectionRefused: "_s));
    }

private:
    SystemClock m_clock;
};

QTEST_GUILESS_MAIN(HeadersTest)
#include "tst_glue_headers.moc"
