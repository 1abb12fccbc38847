// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"
#include "glue/httpheaders.h"
#include "glue/outcomes.h"
#include "glue/peer.h"

#include <QSignalSpy>
#include <QTest>

using namespace dockpass;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto date = "Tue, 24 Nov 2026 12:00:00 GMT";
const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

} // namespace

/// What the server's clock shows, and what a sleep of the device does to its requests.
class TimeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDateIsBelievedWhereItsMomentIsKnown_data();
    void aDateIsBelievedWhereItsMomentIsKnown();
    void everyAnswerOfTheApiTellsTheTime_data();
    void everyAnswerOfTheApiTellsTheTime();
    void whoeverAsksHearsTheTimeFirst();

    void aSleepUsesUpTheTimeOfARequest();
    void anAnswerThatCameDuringTheSleepCounts();
    void aShortSleepLeavesTheRestOfTheTime();
    void afterASleepANewConnectionIsOpened_data();
    void afterASleepANewConnectionIsOpened();

private:
    FakeClock m_clock;
};

void TimeTest::aDateIsBelievedWhereItsMomentIsKnown_data()
{
    QTest::addColumn<QDateTime>("date");
    QTest::addColumn<milliseconds>("underWay");
    QTest::addColumn<QByteArray>("age");
    QTest::addColumn<std::optional<milliseconds>>("moment"); // after the sending
    using Maybe = std::optional<milliseconds>;
    QTest::newRow("at once") << noon << 0ms << ""_ba << Maybe(0ms);
    QTest::newRow("half of the way") << noon << 3000ms << ""_ba << Maybe(1500ms);
    QTest::newRow("a slow server") << noon << milliseconds(1min) << ""_ba << Maybe(30s);
    QTest::newRow("slower than any use") << noon << milliseconds(61s) << ""_ba << Maybe();
    QTest::newRow("the device slept in between") << noon << milliseconds(9h) << ""_ba << Maybe();
    QTest::newRow("past a cache that kept nothing") << noon << 0ms << "0"_ba << Maybe(0ms);
    QTest::newRow("out of a cache") << noon << 0ms << "840"_ba << Maybe();
    QTest::newRow("out of a cache, since a second") << noon << 0ms << " 1 "_ba << Maybe();
    QTest::newRow("an age that is none") << noon << 0ms << "old"_ba << Maybe();
    QTest::newRow("no date") << QDateTime() << 0ms << ""_ba << Maybe();
}

void TimeTest::aDateIsBelievedWhereItsMomentIsKnown()
{
    QFETCH(const QDateTime, date);
    QFETCH(const milliseconds, underWay);
    QFETCH(const QByteArray, age);
    QFETCH(const std::optional<milliseconds>, moment);
    const Instant sent = m_clock.now().instant;
    const auto told = serverTime(date, sent, sent + underWay, age);
    QCOMPARE(told.has_value(), moment.has_value());
    if (told) {
        QCOMPARE(told->time, date.addMSecs(500)); // the middle of the second that the header names
        QCOMPARE(told->at, sent + *moment);
    }
}

void TimeTest::everyAnswerOfTheApiTellsTheTime_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<bool>("tells");
    const QByteArrayList dated{"Date: "_ba + date};
    QTest::newRow("what was asked for") << 200 << R"({"data":[]})"_ba << dated << true;
    QTest::newRow("a list") << 200 << "[]"_ba << dated << true;
    QTest::newRow("a refusal")
        << 400 << R"([{"message":"The user credentials were incorrect.","status":400,"code":"invalid_grant"}])"_ba
        << dated << true;
    QTest::newRow("no date") << 200 << R"({"data":[]})"_ba << QByteArrayList() << false;
    QTest::newRow("a cached answer") << 200 << R"({"data":[]})"_ba << dated + QByteArrayList{"Age: 840"} << false;
    QTest::newRow("a login page of the network") << 200 << "<html>Welcome</html>"_ba << dated << false;
    QTest::newRow("its redirect") << 302 << ""_ba << dated + QByteArrayList{"Location: http://portal.example/"}
                                  << false;
    QTest::newRow("a proxy's page") << 503 << "<h1>busy</h1>"_ba << dated << false;
    QTest::newRow("a gateway's JSON") << 502 << R"({"error":"upstream"})"_ba << dated << false;
    QTest::newRow("nothing") << 204 << ""_ba << dated << false;
}

void TimeTest::everyAnswerOfTheApiTellsTheTime()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArrayList, headers);
    QFETCH(const bool, tells);
    Peer peer;
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    const Secret token("eyJ.a.b");
    const QUrl server = peer.url({});
    int ended = 0;
    const auto count = [&ended](const auto &) { ++ended; };
    const std::function<void()> requests[]{
        [&] { backend.requestUserToken(server, u"u"_s, Secret("p"), this, count); },
        [&] { backend.authorize(server, u"u"_s, Secret("p"), this, count); },
        [&] {
            backend.redeem(server, {Secret("c"), Secret("v")}, this, count);
        },
        [&] { backend.refresh(server, Secret("r"), this, count); },
        [&] {
            backend.requestWarehouseToken({server, token, Secret()}, this, count);
        },
        [&] {
            backend.requestAssignments({server, token, Secret()}, u"u-1"_s, this, count);
        },
        [&] {
            backend.activateAssignment({server, token, Secret()}, u"a-1"_s, this, count);
        },
        [&] {
            backend.requestMfaTypes({server, token, Secret()}, this, count);
        },
        [&] {
            backend.triggerMfa({server, token, Secret()}, u"email"_s, this, count);
        },
        [&] { backend.countPicklists(server, token, this, count); },
    };
    QSignalSpy told(&backend, &GlueBackend::serverTimeTold);
    for (const auto &request : requests) {
        peer.answer(httpAnswer(status, body, headers));
        const int before = ended;
        request();
        QTRY_COMPARE(ended, before + 1);
    }
    QCOMPARE(told.size(), tells ? qsizetype(std::size(requests)) : 0);
    for (const QList<QVariant> &signal : told) {
        const auto time = signal.first().value<ServerTime>();
        QCOMPARE(time.time, noon.addMSecs(500));
        QCOMPARE(time.at, m_clock.now().instant);
    }
}

void TimeTest::whoeverAsksHearsTheTimeFirst()
{
    Peer peer;
    peer.answer(httpAnswer(400, "[]", {"Date: "_ba + date}));
    HttpClient http(options(), m_clock);
    GlueBackend backend(http);
    QSignalSpy told(&backend, &GlueBackend::serverTimeTold);
    qsizetype heard = -1;
    backend.countPicklists(peer.url({}), Secret("eyJ.a.b"), this, [&](const auto &) { heard = told.size(); });
    QTRY_COMPARE(heard, 1);
}

// owncloud/client#10495: after a sleep a token request hung for 2450 s.
void TimeTest::aSleepUsesUpTheTimeOfARequest()
{
    Peer peer;
    HttpClient http(options(1h), m_clock);
    Outcomes outcomes;
    http.send(requestTo(peer.url()), &outcomes, outcomes.take());
    HttpRequest own = requestTo(peer.url());
    own.ownConnection = true;
    http.send(std::move(own), &outcomes, outcomes.take());
    QTRY_COMPARE(peer.requests.size(), 2);
    m_clock.advance(9h);
    http.distrustConnections();
    QTRY_COMPARE(outcomes.list.size(), 2U); // and not after the hour that a timer would wait
    QCOMPARE(outcomes.list.front().error().kind, Failure::Kind::TimedOut);
    QVERIFY(!outcomes.list.front().error().unsent); // nobody knows what has become of it
    QTRY_COMPARE(peer.openConnections(), 0);
}

void TimeTest::anAnswerThatCameDuringTheSleepCounts()
{
    Peer peer;
    peer.answer(httpAnswer(201, "{}"));
    HttpClient http(options(1h), m_clock);
    Outcomes outcomes;
    http.send(requestTo(peer.url()), &outcomes, outcomes.take());
    m_clock.advance(9h);
    http.distrustConnections(); // before anything of the answer was read
    QTRY_COMPARE(outcomes.list.size(), 1U);
    QCOMPARE(outcomes.first(), u"201"_s);
}

void TimeTest::aShortSleepLeavesTheRestOfTheTime()
{
    Peer peer;
    HttpClient http(options(1h), m_clock);
    Outcomes patient;
    http.send(requestTo(peer.url()), &patient, patient.take());
    QTRY_COMPARE(peer.requests.size(), 1);
    m_clock.advance(59min);
    http.distrustConnections();
    // One that is given up at once, a moment later: by then the first would be, too.
    m_clock.advance(30s);
    Outcomes other;
    {
        HttpClient hasty(options(1ms), m_clock);
        hasty.send(requestTo(peer.url()), &other, other.take());
        QTRY_COMPARE(other.list.size(), 1U);
    }
    QVERIFY(patient.list.empty());
    m_clock.advance(1min);
    http.distrustConnections();
    QTRY_COMPARE(patient.list.size(), 1U);
}

void TimeTest::afterASleepANewConnectionIsOpened_data()
{
    QTest::addColumn<bool>("slept");
    QTest::addColumn<int>("connections");
    QTest::newRow("awake: the connection is kept") << false << 1;
    QTest::newRow("slept: it may be dead") << true << 2;
}

void TimeTest::afterASleepANewConnectionIsOpened()
{
    QFETCH(const bool, slept);
    QFETCH(const int, connections);
    Peer peer;
    peer.answer(httpAnswer(200, "{}"));
    peer.answer(httpAnswer(200, "{}"));
    HttpClient http(options(), m_clock);
    Outcomes outcomes;
    http.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 1U);
    if (slept)
        http.distrustConnections();
    http.send(requestTo(peer.url()), &outcomes, outcomes.take());
    QTRY_COMPARE(outcomes.list.size(), 2U);
    QCOMPARE(outcomes.list.back().value().status, 200);
    QCOMPARE(peer.connections, connections);
}

QTEST_GUILESS_MAIN(TimeTest)
#include "tst_glue_time.moc"
