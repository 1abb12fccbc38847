// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/failurefacts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass;

namespace {

Failure withEverything()
{
    return {Failure::Kind::AnswerUnreadable,
            200,
            u"invalid_grant"_s,
            u"no token"_s,
            u"glue.example:8443"_s,
            {},
            true,
            u"dp-1"_s,
            QDateTime({2026, 11, 24}, {6, 0}, Qt::UTC)};
}

qsizetype bytesOf(const QString &text)
{
    return text.toUtf8().size();
}

} // namespace

class FailureFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFactHasItsLabelAndItsPlainValue()
    {
        QStringList rows;
        for (const ui::FailureFact &fact : ui::factsOf(withEverything()))
            rows << fact.label + u'=' + fact.value;
        QCOMPARE(rows,
                 (QStringList{u"Code=DP-SRV-01"_s, u"Name=AnswerUnreadable"_s, u"HTTP status=200"_s,
                              u"Server's code=invalid_grant"_s, u"Server=glue.example:8443"_s, u"Detail=no token"_s,
                              u"Request=dp-1"_s, u"Time=2026-11-24T06:00:00Z"_s}));
    }

    void whatIsScannedSaysAllOfThem()
    {
        QCOMPARE(ui::scanTextOf(withEverything(), u"1.2.3"_s),
                 u"Dockpass 1.2.3\nDP-SRV-01\nAnswerUnreadable\nHTTP 200\ninvalid_grant\nglue.example:8443\nno token\n"
                 u"request dp-1\n2026-11-24T06:00:00Z"_s);
    }

    void aLongDetailIsCutAndNothingElse_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::newRow("long") << QString(2000, u'd');
        QTest::newRow("letters of two bytes") << QString(2000, u'ü');
        QTest::newRow("letters of four bytes") << u"😀"_s.repeated(500);
    }
    void aLongDetailIsCutAndNothingElse()
    {
        QFETCH(QString, detail);
        Failure failure = withEverything();
        failure.detail = detail;
        const QString text = ui::scanTextOf(failure, u"1.2.3"_s);
        QVERIFY2(bytesOf(text) <= ui::scanLimit && bytesOf(text) > ui::scanLimit - 4, qPrintable(text));
        QVERIFY(text.startsWith(u"Dockpass 1.2.3\nDP-SRV-01\nAnswerUnreadable\n"_s));
        QVERIFY2(text.endsWith(u"...\nrequest dp-1\n2026-11-24T06:00:00Z"_s), qPrintable(text));
        QVERIFY(!text.contains(QChar::ReplacementCharacter)); // no half letter
    }

    void whatFitsIsNotCut()
    {
        Failure failure = withEverything();
        failure.detail.clear();
        const qsizetype room = ui::scanLimit - bytesOf(ui::scanTextOf(failure, u"1.2.3"_s)) - 1; // its line end
        failure.detail = QString(room, u'd');
        QVERIFY(ui::scanTextOf(failure, u"1.2.3"_s).contains(failure.detail));
        failure.detail += u'd';
        QVERIFY(!ui::scanTextOf(failure, u"1.2.3"_s).contains(failure.detail));
    }

    void theCodeStaysWhateverElseIsTooLong()
    {
        Failure failure = withEverything();
        failure.host = QString(600, u'h');
        const QString text = ui::scanTextOf(failure, u"1.2.3"_s);
        QCOMPARE(bytesOf(text), ui::scanLimit);
        QVERIFY(text.startsWith(u"Dockpass 1.2.3\nDP-SRV-01\nAnswerUnreadable\nHTTP 200\n"_s));
    }

    void everyFailureFitsWithUsualFacts()
    {
        for (const Failure::Kind kind : allFailureKinds()) {
            Failure failure = withEverything();
            failure.kind = kind;
            QVERIFY(ui::scanTextOf(failure, u"1.2.3"_s).contains(codeOf(kind) + u'\n'));
        }
    }
};

QTEST_APPLESS_MAIN(FailureFactsTest)
#include "tst_ui_failurefacts.moc"
