// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"
#include "glue/httpclient.h"
#include "glue/peer.h"

#include <QTest>

#include <optional>

using namespace dockpass;
using namespace dockpass::glue;
using namespace dockpass::glue::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The number of picklists, asked for over a socket (contract 11; cases 63 to 65).
class PicklistsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerIsANumberOrACause_data();
    void anAnswerIsANumberOrACause();
};

void PicklistsTest::anAnswerIsANumberOrACause_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("outcome");
    const auto rows = [](int count) {
        return httpAnswer(200, "{\"data\":[" + QByteArrayList(count, "{\"id\":\"p\"}").join(',') + "],\"links\":[]}");
    };
    QTest::newRow("63: three") << rows(3) << u"3"_s;
    QTest::newRow("63: none") << rows(0) << u"0"_s;
    QTest::newRow("63: as many as were asked for") << rows(101) << u"101"_s;
    QTest::newRow("a server that takes no limit") << rows(10'000) << u"10000"_s;
    QTest::newRow("64: not installed") << httpAnswer(404, R"({"errors":[{"status":404,"code":"007"}]})")
                                       << u"EndpointMissing"_s;
    QTest::newRow("65: not allowed") << httpAnswer(
        403, R"({"errors":[{"status":403,"code":null,"message":"Authorization failed."}]})")
                                     << u"NotPermitted"_s;
    QTest::newRow("401 in JSON") << httpAnswer(401, R"({"errors":[{"status":401,"code":null}]})")
                                 << u"AccessTokenRejected"_s;
    QTest::newRow("401 of a gateway") << httpAnswer(401, "<html>", {"WWW-Authenticate: Basic realm=\"staging\""})
                                      << u"HttpAuthRequired"_s;
    QTest::newRow("405 by a project's wiring") << httpAnswer(405, "<html>") << u"UnexpectedAnswer"_s;
    QTest::newRow("several errors") << httpAnswer(207, R"({"errors":[{"status":404,"code":"5303"}]})")
                                    << u"AnswerUnreadable"_s;
    QTest::newRow("no list") << httpAnswer(200, R"({"data":"many"})") << u"AnswerUnreadable"_s;
    QTest::newRow("a page") << httpAnswer(200, "<html>") << u"NotABackendApi"_s;
    QTest::newRow("10 MB") << httpAnswer(200, "{\"data\":[" + QByteArray(10'000'000, ' ') + "]}")
                           << u"AnswerTooLarge"_s;
}

void PicklistsTest::anAnswerIsANumberOrACause()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, outcome);
    Peer peer;
    peer.answer(answer);
    HttpOptions options;
    options.allowHttpLoopback = true;
    options.timeout = 10s;
    const SystemClock clock;
    HttpClient http(options, clock);
    GlueBackend backend(http);
    std::optional<Result<qsizetype, Failure>> result;
    backend.countPicklists(peer.url({}), Secret("token"), this, [&](Result<qsizetype, Failure> r) { result = r; });
    QTRY_VERIFY_WITH_TIMEOUT(result, 10'000);
    QCOMPARE(*result ? QString::number(result->value()) : nameOf(result->error().kind), outcome);
}

QTEST_GUILESS_MAIN(PicklistsTest)
#include "tst_glue_picklists.moc"
