// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/doctorreport.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

namespace dockpass::test::doctor {

using namespace Qt::StringLiterals;

QString outcomesOf(const QJsonObject &report)
{
    QStringList outcomes;
    for (const QJsonValue &check : report["checks"_L1].toArray())
        outcomes << check["outcome"_L1].toString();
    return outcomes.join(u' ');
}

namespace {

/// The first failed one; empty if none has failed.
QJsonObject failedCheckOf(const QJsonObject &report)
{
    for (const QJsonValue &check : report["checks"_L1].toArray()) {
        if (check["outcome"_L1] == "failed"_L1)
            return check.toObject();
    }
    return {};
}

} // namespace

QStringList arguments(const BackendProcess &backend, const QStringList &options)
{
    QStringList list{u"doctor"_s, u"--json"_s, u"--server"_s, backend.url().toString()};
    if (!backend.caFile().isEmpty())
        list << u"--ca"_s << backend.caFile();
    return list + options;
}

QJsonObject checkOf(const Outcome &outcome, const QString &name)
{
    for (const QJsonValue &check : outcome.json()["checks"_L1].toArray()) {
        if (check["check"_L1] == name)
            return check.toObject();
    }
    return {};
}

void expectReport(const Outcome &outcome, int code, const QString &outcomes, const QString &kind,
                  const QString &failureCode)
{
    EXPECT_CODE(outcome, code);
    QCOMPARE(outcome.err, QByteArray());
    const QJsonObject report = outcome.json();
    QVERIFY2(outcomesOf(report) == u"ok ok "_s + outcomes, outcome.report().constData());
    QCOMPARE(report["ok"_L1], QJsonValue(code == 0));
    const QJsonObject failed = failedCheckOf(report);
    QCOMPARE(failed["kind"_L1].toString(), kind);
    QCOMPARE(failed["code"_L1].toString(), failureCode);
    // Whoever reads that something is wrong reads what helps.
    for (const QJsonValue &check : report["checks"_L1].toArray()) {
        const QString result = check["outcome"_L1].toString();
        QVERIFY2(check["remedy"_L1].isString() == (result == "failed"_L1 || result == "warning"_L1),
                 outcome.report().constData());
        QVERIFY(!check["finding"_L1].toString().isEmpty());
    }
}

void expectNoCredentials(BackendProcess &backend)
{
    const QSet<QString> harmless{u"grant_type"_s, u"response_type"_s};
    const QJsonArray requests = backend.requests();
    for (const QJsonValue &request : requests) {
        QCOMPARE(request["secrets"_L1].toObject(), QJsonObject());
        QVERIFY(!request.toObject().contains("issued"_L1));
        for (const QJsonValue &field : request["fields"_L1].toArray())
            QVERIFY2(harmless.contains(field.toString()), qPrintable(field.toString()));
        for (const QJsonValue &header : request["headers"_L1].toArray()) {
            const QString name = header.toString();
            QVERIFY2(name != "Authorization"_L1 && name != "Cookie"_L1 && name != "X-MFA-Code"_L1, qPrintable(name));
        }
    }
}

} // namespace dockpass::test::doctor
