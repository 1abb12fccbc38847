// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/check.h"

#include "app/dockpassctl/failing.h"
#include "app/options.h"
#include "ui/notices.h"

#include <QJsonArray>

#include <algorithm>

namespace dockpass::app {

using namespace Qt::StringLiterals;
using Outcome = Check::Outcome;
using session::Notice;

namespace {

struct Words
{
    QString title;
    QString remedy;
};

/// A failure in words. Those of a sign-in serve, except where they speak of a password: none was sent.
Words wordsFor(const Failure &failure)
{
    switch (failure.kind) {
    case Failure::Kind::StorefrontAnswered:
        return {
            OptionText::tr("This looks like the storefront"),
            OptionText::tr("The answer has the form of the storefront's, not of the Back Office's. Use the address of "
                           "the Glue Backend API, which often begins with glue-backend.")};
    case Failure::Kind::WarehouseSignInMissing:
        return {
            OptionText::tr("No warehouse sign-in there"),
            OptionText::tr("The server has no /warehouse-tokens: install the module WarehouseOauthBackendApi in the "
                           "shop.")};
    default: {
        const ui::NoticeText text = ui::describe({Notice::Kind::SignInFailed, failure});
        return {text.title, text.text};
    }
    }
}

QString stableName(Subject subject)
{
    switch (subject) {
    case Subject::Settings:
        return u"settings"_s;
    case Subject::List:
        return u"list"_s;
    case Subject::Name:
        return u"name"_s;
    case Subject::Connection:
        return u"connection"_s;
    case Subject::Tls:
        return u"tls"_s;
    case Subject::Time:
        return u"time"_s;
    case Subject::Api:
        return u"api"_s;
    case Subject::Grants:
        return u"grants"_s;
    case Subject::Keychain:
        return u"keychain"_s;
    }
    Q_UNREACHABLE();
}

QString textOf(Subject subject)
{
    switch (subject) {
    case Subject::Settings:
        return OptionText::tr("settings", "check");
    case Subject::List:
        return OptionText::tr("list", "check");
    case Subject::Name:
        return OptionText::tr("name", "check");
    case Subject::Connection:
        return OptionText::tr("connection", "check");
    case Subject::Tls:
        return OptionText::tr("TLS", "check");
    case Subject::Time:
        return OptionText::tr("time", "check");
    case Subject::Api:
        return OptionText::tr("API", "check");
    case Subject::Grants:
        return OptionText::tr("grants", "check");
    case Subject::Keychain:
        return OptionText::tr("keychain", "check");
    }
    Q_UNREACHABLE();
}

QString stableName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return u"ok"_s;
    case Outcome::Warning:
        return u"warning"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Skipped:
        return u"skipped"_s;
    }
    Q_UNREACHABLE();
}

QString textOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return OptionText::tr("ok", "outcome of a check");
    case Outcome::Warning:
        return OptionText::tr("warning", "outcome of a check");
    case Outcome::Failed:
        return OptionText::tr("failed", "outcome of a check");
    case Outcome::Skipped:
        return OptionText::tr("skipped", "outcome of a check");
    }
    Q_UNREACHABLE();
}

/// The longest of the words that may stand in a column, in the language that is installed.
template<typename Value>
qsizetype widthUpTo(Value last)
{
    qsizetype width = 0;
    for (int value = 0; value <= int(last); ++value)
        width = std::max(width, textOf(Value(value)).size());
    return width;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject checkJson(const Check &check)
{
    return {{u"check"_s, stableName(check.subject)},
            {u"outcome"_s, stableName(check.outcome)},
            {u"finding"_s, check.finding},
            {u"kind"_s, check.failure ? QJsonValue(nameOf(check.failure->kind)) : QJsonValue()},
            {u"code"_s, check.failure ? QJsonValue(codeOf(check.failure->kind)) : QJsonValue()},
            {u"remedy"_s, orNull(check.remedy)}};
}

} // namespace

Check Check::failed(Subject subject, const Failure &failure)
{
    const Words words = wordsFor(failure);
    QStringList facts;
    if (failure.httpStatus != 0)
        facts << u"HTTP %1"_s.arg(failure.httpStatus);
    facts << failure.code << failure.detail;
    facts.removeAll(QString());
    const QString finding = facts.isEmpty() ? words.title : u"%1: %2"_s.arg(words.title, facts.join(u", "_s));
    return {subject, Outcome::Failed, finding, failure, words.remedy};
}

QJsonObject checksJson(const QString &server, const QList<Check> &checks)
{
    QJsonArray list;
    for (const Check &check : checks)
        list.append(checkJson(check));
    return {{u"server"_s, orNull(server)}, {u"checks"_s, list}, {u"ok"_s, exitCodeFor(checks) == ExitDone}};
}

QString checkText(const Check &check)
{
    const qsizetype outcomeWidth = std::max<qsizetype>(widthUpTo(Outcome::Skipped), 8) + 1;
    const qsizetype subjectWidth = std::max<qsizetype>(widthUpTo(Subject::Keychain), 12) + 1;
    QString text = textOf(check.outcome).leftJustified(outcomeWidth) + textOf(check.subject).leftJustified(subjectWidth)
        + check.finding + u'\n';
    if (check.remedy.isEmpty())
        return text;
    text += QString(outcomeWidth + subjectWidth, u' ');
    if (check.failure)
        text += codeOf(check.failure->kind) + u": "_s;
    return text + check.remedy + u'\n';
}

int exitCodeFor(const QList<Check> &checks)
{
    const auto failed =
        std::ranges::find_if(checks, [](const Check &check) { return check.outcome == Outcome::Failed; });
    if (failed == checks.end())
        return ExitDone;
    if (failed->failure->kind == Failure::Kind::StorefrontAnswered)
        return ExitServerRefuses; // nobody's credentials were sent, so none were refused
    return exitCodeFor(
        Notice{failed->subject == Subject::Keychain ? Notice::Kind::KeychainTrouble : Notice::Kind::SignInFailed,
               failed->failure});
}

} // namespace dockpass::app
