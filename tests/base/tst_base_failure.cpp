// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/failure.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace dockpass;
using namespace Qt::StringLiterals;

class FailureTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasANameAndACodeOfItsOwn()
    {
        static const QRegularExpression form(u"^DP-(NET|ADR|TLS|SRV|AUTH|MFA|WH|SES|KEY|FILE|SET)-\\d\\d$"_s);
        QSet<QString> names;
        QSet<QString> codes;
        for (const Failure::Kind kind : allFailureKinds()) {
            QVERIFY2(form.match(codeOf(kind)).hasMatch(), qPrintable(codeOf(kind)));
            names.insert(nameOf(kind));
            codes.insert(codeOf(kind));
        }
        QCOMPARE(names.size(), qsizetype(allFailureKinds().size()));
        QCOMPARE(codes.size(), names.size());
    }

    void theCodesPeopleKnowStayWhatTheyAre_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<QString>("code");
        using enum Failure::Kind;
        QTest::newRow("first") << HostNotFound << u"DP-NET-01"_s;
        QTest::newRow("credentials") << CredentialsRejected << u"DP-AUTH-01"_s;
        QTest::newRow("certificate") << CertificateExpired << u"DP-TLS-01"_s;
        QTest::newRow("maintenance") << ServerUnavailable << u"DP-SRV-06"_s;
        QTest::newRow("warehouse") << NoWarehouseAssigned << u"DP-WH-04"_s;
        QTest::newRow("list") << ListUnusable << u"DP-KEY-06"_s;
        QTest::newRow("last of the files") << FileFailed << u"DP-FILE-07"_s;
        QTest::newRow("last") << SettingFixed << u"DP-SET-03"_s;
    }
    void theCodesPeopleKnowStayWhatTheyAre()
    {
        QFETCH(const Failure::Kind, kind);
        QTEST(codeOf(kind), "code");
    }

    void a503WasNotHandledAnda502MayHaveBeen()
    {
        const auto handled = [](int status) {
            return !certainlyNotHandled({.kind = Failure::Kind::ServerUnavailable, .httpStatus = status});
        };
        QVERIFY(!handled(503));
        QVERIFY(handled(502));
        QVERIFY(handled(504));
    }

    void whatWasNotSentWasNotHandled()
    {
        QVERIFY(certainlyNotHandled({.kind = Failure::Kind::TimedOut, .unsent = true}));
        QVERIFY(!certainlyNotHandled({.kind = Failure::Kind::TimedOut}));
    }
};

QTEST_GUILESS_MAIN(FailureTest)
#include "tst_base_failure.moc"
