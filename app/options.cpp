// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/options.h"

#include "glue/gluebackend.h"
#include "glue/tlssettings.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace dockpass::app {

using namespace Qt::StringLiterals;
using policy::Policy;
using policy::Setting;

namespace {

bool isSwitch(Setting setting)
{
    return setting == Setting::AllowHttpLoopback || setting == Setting::Kiosk;
}

QString explain(Setting setting)
{
    switch (setting) {
    case Setting::Server:
        return OptionText::tr("Address of the Glue Backend API.");
    case Setting::CaFile:
        return OptionText::tr("PEM file with further certificates to trust.");
    case Setting::AllowHttpLoopback:
        return OptionText::tr("Allow http:// to this device itself, for tests.");
    case Setting::Store:
        return OptionText::tr("Where the session is kept: keychain (default), memory, or file (encrypted).");
    case Setting::Timeout:
        return OptionText::tr("Time limit of a whole request in seconds, 1 to 300; 30 by default.");
    case Setting::Kiosk:
        return OptionText::tr("Full screen without window controls.");
    case Setting::Theme:
        return OptionText::tr("auto, light or dark.");
    case Setting::Grant:
        return OptionText::tr("How to sign in: auto (default), code (authorization code) or password.");
    case Setting::ClientId:
        return OptionText::tr("Client that the shop knows us by, for the authorization code; frontend by default.");
    case Setting::RedirectUri:
        return OptionText::tr("Address that is registered for that client; without it, the one the shop knows.");
    case Setting::Language:
        return OptionText::tr("en or de; without it, the system's.");
    case Setting::SessionLength:
        return OptionText::tr(
            "How long a session may last from the password on, such as 12h (default), 90m or 7h30m; at "
            "most 168h.");
    case Setting::ShopStore:
        return OptionText::tr("Store of the shop, such as DE, where it has several; without it, the shop's default.");
    case Setting::StoreKeyFile:
        return OptionText::tr("Key for --store file; a systemd credential dockpass-store-key goes before it.");
    }
    return {};
}

QString placeholder(Setting setting)
{
    switch (setting) {
    case Setting::Server:
        return QStringLiteral("URL");
    case Setting::RedirectUri:
        return QStringLiteral("URL");
    case Setting::CaFile:
    case Setting::StoreKeyFile:
        return OptionText::tr("FILE", "placeholder");
    case Setting::Timeout:
        return OptionText::tr("SECONDS", "placeholder");
    case Setting::SessionLength:
        return OptionText::tr("LENGTH", "placeholder");
    default:
        return OptionText::tr("NAME", "placeholder");
    }
}

/// Qt's words of a help and of its complaints, which stand in none of its translations that we could rely on.
[[maybe_unused]] constexpr std::array wordsOfQt{
    QT_TRANSLATE_NOOP("QCommandLineParser", "Displays version information."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Displays help on commandline options."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Displays help including Qt specific options."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown option '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unknown options: %1."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Missing value after '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unexpected value after '%1'."),
    QT_TRANSLATE_NOOP("QCommandLineParser", "[options]"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Usage: %1"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Options:"),
    QT_TRANSLATE_NOOP("QCommandLineParser", "Arguments:"),
};

/// The policy's words for what a setting may be, which speaks English alone.
constexpr std::array choices{
    QT_TRANSLATE_NOOP("OptionText", "true or false"),
    QT_TRANSLATE_NOOP("OptionText", "keychain, memory or file"),
    QT_TRANSLATE_NOOP("OptionText", "1 to 300"),
    QT_TRANSLATE_NOOP("OptionText", "auto, light or dark"),
    QT_TRANSLATE_NOOP("OptionText", "auto, code or password"),
    QT_TRANSLATE_NOOP("OptionText", "visible characters without spaces"),
    QT_TRANSLATE_NOOP("OptionText", "an absolute address without a fragment"),
    QT_TRANSLATE_NOOP("OptionText", "en or de"),
    QT_TRANSLATE_NOOP("OptionText", "1s to 168h, such as 12h, 90m or 7h30m"),
    QT_TRANSLATE_NOOP("OptionText", "letters, digits, _ and -, at most 64"),
    QT_TRANSLATE_NOOP("OptionText", "an absolute path"),
};

QString inOurLanguage(const QString &detail)
{
    for (const char *choice : choices) {
        const QString end = u"(%1)"_s.arg(QLatin1StringView(choice));
        if (detail.endsWith(end))
            return detail.chopped(end.size()) + u'(' + OptionText::tr(choice) + u')';
    }
    return detail;
}

/// What the policy cannot know: that an address is one, that a file holds certificates.
QString problemWith(Setting setting, const QString &value)
{
    if (setting == Setting::Server && !glue::serverAddress(value).isValid())
        return OptionText::tr("Not a server address: %1").arg(value.section(u'@', -1)); // user info may be a password
    const QString trouble = setting == Setting::CaFile ? glue::caFileTrouble(value) : QString();
    return trouble.isEmpty() ? trouble : OptionText::tr("Not a possible setting: %1").arg(u"ca = "_s + trouble);
}

} // namespace

SettingOptions::SettingOptions(QCommandLineParser &parser, QList<Setting> settings, const QList<Setting> &unused)
    : m_settings(std::move(settings))
{
    for (Setting setting : std::as_const(m_settings)) {
        QCommandLineOption option(nameFor(setting), explain(setting));
        if (!isSwitch(setting))
            option.setValueName(placeholder(setting));
        if (unused.contains(setting))
            option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
}

QString SettingOptions::early(const QStringList &arguments, Setting setting, const Policy &policy)
{
    const QString name = u"--"_s + nameFor(setting);
    QString value = policy.text(setting);
    for (qsizetype i = 1; i < arguments.size() && !policy.isLocked(setting); ++i) {
        if (arguments.at(i).startsWith(name + u'='))
            value = arguments.at(i).mid(name.size() + 1);
        else if (arguments.at(i) == name && i + 1 < arguments.size())
            value = arguments.at(++i);
    }
    return value;
}

int SettingOptions::apply(const QCommandLineParser &parser, Policy &policy, const Report &report) const
{
    for (Setting setting : m_settings) {
        if (!parser.isSet(nameFor(setting)))
            continue;
        const QString value = isSwitch(setting) ? QStringLiteral("true") : parser.value(nameFor(setting));
        if (const QString problem = problemWith(setting, value); !problem.isEmpty())
            return wrongUse(problem);
        // The address that the administrator may have fixed, written in another way.
        if (setting == Setting::Server && glue::serverAddress(value) == glue::serverAddress(policy.text(setting)))
            continue;
        if (const auto done = policy.set(setting, value, policy::Layer::CommandLine); !done.ok())
            return report(done.error());
    }
    return ExitDone;
}

QString misuseOf(const QCommandLineParser &parser, const QString &program)
{
    return OptionText::tr("%1 See %2 --help").arg(parser.errorText(), program);
}

QString helpOf(const QCommandLineParser &parser, const QString &usage)
{
    // Qt's first line is the path by which the program was started, and has the options before the command.
    const QString help = parser.helpText();
    return QCommandLineParser::tr("Usage: %1").arg(usage) + help.sliced(help.indexOf(u'\n'));
}

void show(const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stdout);
}

void say(const QString &text)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(text));
}

int wrongUse(const QString &text)
{
    say(text);
    return ExitWrongUse;
}

int report(const Policy::Problem &problem)
{
    const auto failure = failureOf(problem);
    say(failure ? u"%1 (%2)"_s.arg(textOf(problem), codeOf(failure->kind)) : textOf(problem));
    return failure ? ExitPolicy : ExitWrongUse;
}

std::optional<Failure> failureOf(const Policy::Problem &problem)
{
    const auto as = [&problem](Failure::Kind kind) { return Failure{.kind = kind, .detail = problem.detail}; };
    switch (problem.kind) {
    case Policy::Problem::Kind::Invalid:
        return problem.file.isEmpty() ? std::nullopt : std::optional(as(Failure::Kind::SettingImpossible));
    case Policy::Problem::Kind::Locked:
        return as(Failure::Kind::SettingFixed);
    case Policy::Problem::Kind::Unreadable:
        return as(Failure::Kind::SettingsUnreadable);
    }
    Q_UNREACHABLE();
}

QString textOf(const Policy::Problem &problem)
{
    switch (problem.kind) {
    case Policy::Problem::Kind::Invalid:
        return OptionText::tr("Not a possible setting: %1").arg(inOurLanguage(problem.detail));
    case Policy::Problem::Kind::Locked:
        return OptionText::tr("The administrator has fixed this setting: %1").arg(problem.detail);
    case Policy::Problem::Kind::Unreadable:
        return OptionText::tr("These settings cannot be read: %1").arg(problem.detail);
    }
    Q_UNREACHABLE();
}

QString textOf(const Policy::Remark &remark)
{
    using Kind = Policy::Remark::Kind;
    // What was meant for a value may stand there as well, with a password in it.
    QString name = remark.name.section(u'@', -1);
    std::ranges::replace_if(
        name, [](QChar c) { return !c.isPrint(); }, u'?');
    const QString what = remark.kind == Kind::UnknownSetting ? OptionText::tr("there is no setting %1").arg(name)
        : remark.kind == Kind::UnknownLock ? OptionText::tr("locked names %1, which is no setting").arg(name)
                                           : OptionText::tr("locked does nothing in a user's own file");
    return u"%1:%2: %3"_s.arg(remark.file).arg(remark.line).arg(what);
}

void sayRemarks(const Policy &policy)
{
    for (const Policy::Remark &remark : policy.remarks())
        say(OptionText::tr("Passed over: %1").arg(textOf(remark)));
}

void endAtOnce(int exitCode)
{
    std::fflush(nullptr);
    std::_Exit(exitCode);
}

} // namespace dockpass::app
