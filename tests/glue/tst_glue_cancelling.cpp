// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/outcomes.h"
#include "glue/peer.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who may die when, and who is told then.
class CancellingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerIsNeverDeliveredFromWithinTheCall();
    void afterCancelAllNothingComes();
    void aDeadContextIsNotCalledAndItsConnectionIsClosed();
    void theCallbackMayAskAgain();
    void theCallbackMayCancelTheOthers();
    void theCallbackMayDestroyTheClient();
    void aClientMayBeDestroyedInTheMiddle();

private:
    SystemClock m_clock;
};

void CancellingTest::anAnswerIsNeverDeliveredFromWithinTheCall()
{
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(QUrl()), &outcomes, outcomes.take());
    QVERIFY(outcomes.list.empty());
    QTRY_COMPARE(outcomes.list.size(), 1U);
}

void CancellingTest::afterCancelAllNothingComes()
{
    Peer peer;
    HttpClient client(options(), m_clock);
    Outcomes cancelled;
    client.send(requestTo(QUrl()), &cancelled, cancelled.take()); // refused, and its refusal is on its way
    client.send(requestTo(peer.url()), &cancelled, cancelled.take());
    QTRY_COMPARE(peer.requests.size(), 1);
    client.send(requestTo(QUrl()), &cancelled, cancelled.take());
    cancelled.list.clear();
    client.cancelAll();
    QTRY_COMPARE(peer.openConnections(), 0);

    Outcomes outcomes;
    client.send(requestTo(QUrl()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U); // whatever was on its way before has arrived by now
    QVERIFY(cancelled.list.empty());
}

void CancellingTest::aDeadContextIsNotCalledAndItsConnectionIsClosed()
{
    Peer peer;
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    auto context = std::make_unique<QObject>();
    client.send(requestTo(peer.url()), context.get(), outcomes.take());
    QTRY_COMPARE(peer.requests.size(), 1);
    context.reset();
    QTRY_COMPARE(peer.openConnections(), 0);
    QVERIFY(outcomes.list.empty());
}

void CancellingTest::theCallbackMayAskAgain()
{
    Peer peer;
    peer.answer(httpAnswer(200, "{}"));
    peer.answer(httpAnswer(201, "{}"));
    HttpClient client(options(), m_clock);
    Outcomes outcomes;
    client.send(requestTo(peer.url()), this, [&](Result<HttpAnswer, Failure> first) {
        outcomes.list.push_back(std::move(first));
        client.send(requestTo(peer.url()), &outcomes, outcomes.take());
    });
    QTRY_COMPARE(outcomes.list.size(), 2U);
    QCOMPARE(outcomes.list.back().value().status, 201);
}

void CancellingTest::theCallbackMayCancelTheOthers()
{
    Peer peer;
    HttpClient client(options(), m_clock);
    Outcomes others;
    client.send(requestTo(peer.url()), &others, others.take());
    QTRY_COMPARE(peer.requests.size(), 1);
    bool called = false;
    client.send(requestTo(QUrl()), this, [&](const Result<HttpAnswer, Failure> &) {
        called = true;
        client.cancelAll();
    });
    client.send(requestTo(QUrl()), &others, others.take());
    QTRY_VERIFY(called);
    QTRY_COMPARE(peer.openConnections(), 0);
    QVERIFY(others.list.empty());
}

void CancellingTest::theCallbackMayDestroyTheClient()
{
    Peer peer;
    peer.answer(httpAnswer(200, "{}"));
    auto client = std::make_unique<HttpClient>(options(), m_clock);
    Outcomes others;
    client->send(requestTo(peer.url()), this, [&](const Result<HttpAnswer, Failure> &) { client.reset(); });
    client->send(requestTo(peer.url()), &others, others.take());
    QTRY_VERIFY(!client);
    QVERIFY(others.list.empty());
    QTRY_COMPARE(peer.openConnections(), 0);
}

void CancellingTest::aClientMayBeDestroyedInTheMiddle()
{
    Peer peer;
    Outcomes outcomes;
    {
        HttpClient client(options(), m_clock);
        HttpRequest own = requestTo(peer.url());
        own.ownConnection = true;
        client.send(std::move(own), &outcomes, outcomes.take());
        client.send(requestTo(peer.url()), &outcomes, outcomes.take());
        QTRY_COMPARE(peer.requests.size(), 2);
    }
    QTRY_COMPARE(peer.openConnections(), 0);
    QVERIFY(outcomes.list.empty());
}

QTEST_GUILESS_MAIN(CancellingTest)
#include "tst_glue_cancelling.moc"
