// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/failurefacts.h"

#include "ui/failuretexts.h"

#include <QStringList>

namespace dockpass::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList saidIn(const QList<FailureFact> &facts)
{
    QStringList all;
    for (const FailureFact &fact : facts)
        all << fact.said;
    return all;
}

/// At most so many bytes of UTF-8, and no half character.
QString beginningOf(const QString &text, qsizetype bytes)
{
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() <= bytes)
        return text;
    qsizetype end = std::max<qsizetype>(0, bytes);
    while (end > 0 && (static_cast<uchar>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return QString::fromUtf8(utf8.first(end));
}

QString linesOf(const Failure &failure, const QString &version)
{
    return (QStringList{u"Dockpass "_s + version} + saidIn(factsOf(failure))).join(u'\n');
}

} // namespace

QList<FailureFact> factsOf(const Failure &failure)
{
    QList<FailureFact> facts;
    const auto add = [&facts](const QString &label, const QString &value, QLatin1StringView prefix = {}) {
        if (!value.isEmpty())
            facts.append({label, value, prefix + value});
    };
    add(Words::tr("Code"), codeOf(failure.kind));
    add(Words::tr("Name"), nameOf(failure.kind));
    if (failure.httpStatus != 0)
        add(Words::tr("HTTP status"), QString::number(failure.httpStatus), "HTTP "_L1);
    else if (!failure.host.isEmpty())
        add(Words::tr("HTTP status"), u"no HTTP answer"_s);
    add(Words::tr("Server's code"), failure.code);
    add(Words::tr("Server"), failure.host);
    add(Words::tr("Detail"), failure.detail);
    add(Words::tr("Request"), failure.requestId, "request "_L1);
    if (failure.at.isValid())
        add(Words::tr("Time"), failure.at.toString(Qt::ISODate));
    return facts;
}

QString lineOf(const QList<FailureFact> &facts)
{
    return saidIn(facts).join(u" · "_s);
}

QString scanTextOf(const Failure &failure, const QString &version)
{
    Failure told = failure;
    const qsizetype over = linesOf(told, version).toUtf8().size() - scanLimit;
    if (over > 0) {
        const auto mark = "..."_L1; // plain ASCII needs no mark of its encoding in the code
        told.detail = beginningOf(told.detail, told.detail.toUtf8().size() - over - mark.size());
        if (!told.detail.isEmpty())
            told.detail += mark;
    }
    return beginningOf(linesOf(told, version), scanLimit);
}

} // namespace dockpass::ui
