// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/assignments.h"

#include <QTest>

using namespace dockpass;
using Kind = Failure::Kind;
using namespace dockpass::glue;
using namespace Qt::StringLiterals;

namespace {

HttpAnswer answerOf(const QByteArray &body, int status = 200)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = Secret(QByteArrayView(body));
    answer.host = u"glue.example"_s;
    return answer;
}

/// With ' for ", which moc reads too.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray row(const QByteArray &id, const QByteArray &name, const QByteArray &active, const QByteArray &enabled)
{
    return json("{'type':'warehouse-user-assignments','id':'" + id
                + "','attributes':{'userUuid':'u-1','warehouse':{'uuid':'w-1','name':'" + name
                + "','isActive':" + enabled + "},'isActive':" + active + "},'links':[]}");
}

} // namespace

/// Contract 5 and 11, V21.
class AssignmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsRead()
    {
        const auto list = assignmentsFrom(answerOf("{\"data\":[" + row("a-1", "North", "true", "true") + ','
                                                   + row("a-2", "South", "false", "false") + "],\"links\":{}}"));
        QVERIFY(list);
        QCOMPARE(list.value().size(), 2);
        const Assignment north{u"a-1"_s, u"u-1"_s, u"w-1"_s, u"North"_s, true, true};
        QCOMPARE(list.value().first(), north);
        QVERIFY(!list.value().last().enabled && !list.value().last().active);
    }

    void aLongListIsReadToItsEnd()
    {
        constexpr int rows = 10'000;
        QByteArray body = "{\"data\":[";
        for (int at = 0; at < rows; ++at)
            body += row("a-" + QByteArray::number(at), "North", "false", "true") + (at < rows - 1 ? "," : "]}");
        const auto list = assignmentsFrom(answerOf(body));
        QVERIFY(list);
        QCOMPARE(list.value().size(), rows);
        QCOMPARE(list.value().last().id, u"a-9999"_s);
        QCOMPARE(picklistsFrom(answerOf(body)).value(), rows);
    }

    void shapesThatMeanTheSame_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qsizetype>("rows");
        QTest::newRow("a single object") << QByteArray("{\"data\":" + row("a", "N", "true", "true") + "}") << 1ll;
        QTest::newRow("words for truth") << QByteArray("{\"data\":[" + row("a", "N", "\"true\"", "1") + "]}") << 1ll;
        QTest::newRow("empty") << json("{'data':[],'links':{'self':'x'}}") << 0ll;
        QTest::newRow("no attributes") << json("{'data':[{'id':'a'}]}") << 1ll;
        QTest::newRow("no object at all") << json("{'data':[1,null,'x',[]]}") << 0ll;
    }
    void shapesThatMeanTheSame()
    {
        QFETCH(QByteArray, body);
        QFETCH(qsizetype, rows);
        const auto list = assignmentsFrom(answerOf(body));
        QVERIFY(list);
        QCOMPARE(list.value().size(), rows);
        for (const Assignment &assignment : list.value())
            QVERIFY(!assignment.warehouseName.isEmpty());
    }

    // An id becomes a part of the path that a token is sent to.
    void idsThatLeadElsewhereAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char *id : {"", "..", "a/b", "a%2Fb", "a?b", "a#b", "a b", "a\\u0000b", "\\u00e4", "../token"})
            QTest::newRow(id) << QByteArray(id);
        QTest::newRow("long") << QByteArray(129, 'a');
    }
    void idsThatLeadElsewhereAreLeftOut()
    {
        QFETCH(QByteArray, id);
        const auto list = assignmentsFrom(answerOf("{\"data\":[" + row(id, "N", "true", "true") + "]}"));
        QVERIFY(list);
        QCOMPARE(list.value().size(), 0);
    }

    void namesAreSafeToShow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Lager Süd 2"_s << u"Lager Süd 2"_s;
        QTest::newRow("markup stays text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
        QTest::newRow("lines") << u"a\r\nb\tc"_s << u"a b c"_s;
        QTest::newRow("turned round") << u"abc\u202Egnp.exe"_s << u"abcgnp.exe"_s;
        QTest::newRow("isolates") << u"\u2066x\u2069\u200F"_s << u"x"_s;
        QTest::newRow("control characters") << QString(u"a"_s + QChar(0) + QChar(0x1b) + u"[31mb"_s) << u"a[31mb"_s;
        QTest::newRow("beyond 16 bits") << u"\U0001F4E6 box"_s << u"\U0001F4E6 box"_s;
        QTest::newRow("invisible beyond 16 bits") << u"\U000E0041a\U0001D173\U000F0000b"_s << u"ab"_s;
        QTest::newRow("half a character") << QString(u"a"_s + QChar(0xd83d)) << u"a\uFFFD"_s;
        QTest::newRow("cut within a character")
            << QString(QString(78, u'x') + u"\U0001F4E6yz"_s) << QString(QString(78, u'x') + u'\u2026');
        QTest::newRow("nothing left") << u"\u200b \n"_s << QString();
        QTest::newRow("too long") << QString(1000, u'x') << QString(QString(79, u'x') + u'\u2026');
    }
    void namesAreSafeToShow()
    {
        QFETCH(QString, name);
        QTEST(displayName(name), "shown");
    }

    void failuresAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("list");
        QTest::addColumn<Kind>("activation");
        const auto error = [](const char *code) {
            return json(QByteArray("{'errors':[{'status':400,'code':'") + code + "','message':'m'}]}");
        };
        QTest::newRow("gone") << 404 << error("5201") << Kind::EndpointMissing << Kind::AssignmentGone;
        QTest::newRow("gone, by validation") << 400 << error("5201") << Kind::UnexpectedAnswer << Kind::AssignmentGone;
        QTest::newRow("too many") << 400 << error("5205") << Kind::UnexpectedAnswer << Kind::AssignmentRefused;
        QTest::newRow("module absent") << 404 << error("007") << Kind::EndpointMissing << Kind::EndpointMissing;
        QTest::newRow("no user") << 403 << error("5204") << Kind::NotPermitted << Kind::AssignmentRefused;
        QTest::newRow("code needed") << 403 << error("5900") << Kind::MfaCodeRequired << Kind::MfaCodeRequired;
        QTest::newRow("expired") << 401 << error("001") << Kind::AccessTokenRejected << Kind::AccessTokenRejected;
        QTest::newRow("closed") << 403 << json("{'errors':[{'status':403,'code':null,'message':'m'}]}")
                                << Kind::NotPermitted << Kind::NotPermitted;
        QTest::newRow("a page") << 200 << QByteArray("<html>") << Kind::NotABackendApi << Kind::NotABackendApi;
        QTest::newRow("no data") << 200 << QByteArray("{}") << Kind::AnswerUnreadable << Kind::AnswerUnreadable;
        QTest::newRow("cut off") << 200 << json("{'data':[{'id'") << Kind::AnswerUnreadable << Kind::AnswerUnreadable;
    }
    void failuresAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, list);
        QFETCH(Kind, activation);
        QCOMPARE(nameOf(assignmentsFrom(answerOf(body, status)).error().kind), nameOf(list));
        QCOMPARE(nameOf(activationFrom(answerOf(body, status)).error().kind), nameOf(activation));
        QCOMPARE(activationFrom(answerOf(body, status)).error().host, u"glue.example"_s);
    }

    void anActivationWithoutARowIsNoSuccess()
    {
        QCOMPARE(activationFrom(answerOf(json("{'data':[]}"))).error().kind, Kind::AnswerUnreadable);
        QVERIFY(activationFrom(answerOf("{\"data\":" + row("a", "N", "true", "true") + "}")).value().active);
    }

    void picklistsAreCounted()
    {
        QCOMPARE(picklistsFrom(answerOf(json("{'data':[{},{},{}]}"))).value(), 3);
        QCOMPARE(picklistsFrom(answerOf(json("{'data':[]}"))).value(), 0);
        QCOMPARE(picklistsFrom(answerOf(json("{'errors':[{'status':403,'code':null}]}"), 403)).error().kind,
                 Kind::NotPermitted);
    }
};

QTEST_GUILESS_MAIN(AssignmentsTest)
#include "tst_glue_assignments.moc"
