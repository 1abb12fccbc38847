// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/arguments.h"

#include "app/dockpassctl/failing.h"
#include "app/dockpassctl/output.h"
#include "app/options.h"
#include "glue/gluebackend.h"
#include "ui/translations.h"

#include <QCommandLineParser>

#include <array>
#include <optional>

namespace dockpass::app {

using namespace Qt::StringLiterals;
using policy::Setting;

namespace {

struct VerbName
{
    Verb verb;
    QLatin1StringView name;
    const char *explanation;
};

constexpr std::array verbs{
    VerbName{Verb::Login, "login"_L1,
             QT_TRANSLATE_NOOP("OptionText",
                               "Sign in and keep the session. Needs --user, and --server where none is configured.")},
    VerbName{Verb::Status, "status"_L1,
             QT_TRANSLATE_NOOP("OptionText", "Show who is signed in, where and until when. Asks no server.")},
    VerbName{Verb::Token, "token"_L1,
             QT_TRANSLATE_NOOP("OptionText", "Print an access token; renew it first if it has run out.")},
    VerbName{Verb::Renew, "renew"_L1, QT_TRANSLATE_NOOP("OptionText", "Get fresh tokens now.")},
    VerbName{Verb::Warehouses, "warehouses"_L1, QT_TRANSLATE_NOOP("OptionText", "List the warehouses of the person.")},
    VerbName{Verb::UseWarehouse, "use-warehouse"_L1,
             QT_TRANSLATE_NOOP("OptionText", "Work in another warehouse: use-warehouse NAME or UUID.")},
    VerbName{Verb::Logout, "logout"_L1, QT_TRANSLATE_NOOP("OptionText", "Erase the session from this device.")},
    VerbName{Verb::Doctor, "doctor"_L1,
             QT_TRANSLATE_NOOP("OptionText", "Look for what keeps people from signing in. Needs no credentials.")},
};

QString overview()
{
    QString text = OptionText::tr("Usage: dockpassctl COMMAND [OPTION...]\n\nCommands:\n");
    for (const VerbName &verb : verbs)
        text += u"  %1 %2\n"_s.arg(QString(verb.name).leftJustified(13), OptionText::tr(verb.explanation));
    text += OptionText::tr("\nOptions of a command: dockpassctl COMMAND --help\n"
                           "Results go to standard output, messages to standard error.\n"
                           "Exit codes: 0 done, 2 wrong use, 3 not signed in, 4 credentials refused,\n"
                           "  5 server unreachable or not trusted,\n"
                           "  6 keychain or file store, or something is left of a session,\n"
                           "  7 server refuses or misbehaves,\n"
                           "  8 fixed by the administrator, or a settings file that cannot be used.\n");
    return text;
}

const VerbName *find(const QString &name)
{
    for (const VerbName &verb : verbs) {
        if (name == verb.name)
            return &verb;
    }
    return nullptr;
}

QCommandLineOption option(QLatin1StringView name, const QString &explanation, const QString &value = {})
{
    QCommandLineOption made(QString(name), explanation);
    made.setValueName(value);
    return made;
}

void addOwnOptions(QCommandLineParser &parser, Verb verb)
{
    if (verb != Verb::Doctor)
        parser.addOption(
            option("user"_L1, OptionText::tr("User name in the Back Office."), OptionText::tr("NAME", "placeholder")));
    if (needsStoreKey(verb)) {
        parser.addOption(option("store-passphrase-stdin"_L1,
                                OptionText::tr("Read the passphrase for --store file from standard input, a line of "
                                               "its own before all others, if there is no credential and no key file. "
                                               "Without this it is asked for on the terminal.")));
    } else if (verb == Verb::Doctor) {
        parser.addOption(option("store-passphrase-stdin"_L1,
                                OptionText::tr("Read the passphrase for --store file from standard input, if there is "
                                               "no credential and no key file.")));
    }
    if (verb == Verb::Login) {
        parser.addOption(option("password-stdin"_L1,
                                OptionText::tr("Read the password from standard input, up to the "
                                               "first line end. Without this it is asked for on "
                                               "the terminal.")));
        parser.addOption(option("warehouse"_L1,
                                OptionText::tr("Name or uuid of the warehouse to work in. Without it: the active one."),
                                OptionText::tr("NAME", "placeholder")));
    }
    if (mayNeedCode(verb)) {
        parser.addOption(option("mfa-code-stdin"_L1,
                                OptionText::tr("Read the code of the second factor from standard input, a line of its "
                                               "own after the password's, if the server wants one. Without this it is "
                                               "asked for on the terminal.")));
    }
    if (verb == Verb::Logout)
        parser.addOption(option("verify"_L1,
                                OptionText::tr("Look for what is left of the session: in the keychain, the list of "
                                               "sessions, files, and this process's memory. Exit code 0 only if "
                                               "nothing is.")));
    if (verb == Verb::Token) {
        parser.addOption(
            option("kind"_L1, OptionText::tr("warehouse (default) or user."), OptionText::tr("KIND", "placeholder")));
        parser.addOption(option("format"_L1, OptionText::tr("raw (default), header or json."),
                                OptionText::tr("FORMAT", "placeholder")));
    }
    parser.addOption(option("json"_L1, OptionText::tr("Print the result as JSON.")));
}

QList<Setting> ownSettings()
{
    return {Setting::Server,
            Setting::CaFile,
            Setting::Store,
            Setting::Timeout,
            Setting::AllowHttpLoopback,
            Setting::Grant,
            Setting::ClientId,
            Setting::RedirectUri,
            Setting::Language,
            Setting::ShopStore,
            Setting::SessionLength,
            Setting::StoreKeyFile};
}

/// Those that make no difference to a command that asks no server, or nobody for tokens.
QList<Setting> unusedSettings(Verb verb)
{
    if (verb == Verb::Doctor)
        return {Setting::ClientId, Setting::RedirectUri, Setting::SessionLength};
    if (verb != Verb::Status && verb != Verb::Logout)
        return {};
    return {Setting::CaFile,   Setting::Timeout,     Setting::AllowHttpLoopback, Setting::Grant,
            Setting::ClientId, Setting::RedirectUri, Setting::ShopStore};
}

/// How the command is called, as it is typed, with what it cannot do without.
QString usageOf(const VerbName &verb)
{
    QStringList words{u"dockpassctl"_s, verb.name};
    if (verb.verb == Verb::Login)
        words += u"--user "_s + OptionText::tr("NAME", "placeholder");
    else if (verb.verb == Verb::UseWarehouse)
        words += OptionText::tr("NAME", "placeholder");
    words += QCommandLineParser::tr("[options]");
    return words.join(u' ');
}

/// The first word that is neither an option nor the value of one; empty: there is none.
QString commandIn(const QStringList &arguments)
{
    QCommandLineParser parser;
    const SettingOptions settings(parser, ownSettings());
    for (const QLatin1StringView name : {"user"_L1, "warehouse"_L1, "kind"_L1, "format"_L1})
        parser.addOption(option(name, {}, u"NAME"_s));
    // What is wrong is told once the command is known; an option that is not known here has no value of its own.
    static_cast<void>(parser.parse(arguments));
    return parser.positionalArguments().value(0);
}

/// The options of `token`. Empty, or what is wrong with them.
QString readTokenOptions(const QCommandLineParser &parser, Arguments &read)
{
    if (read.verb != Verb::Token)
        return {};
    const QString kind = parser.value(u"kind"_s);
    const QString format = parser.value(u"format"_s);
    if (kind == "user"_L1)
        read.kind = store::Entry::UserToken;
    else if (parser.isSet(u"kind"_s) && kind != "warehouse"_L1)
        return OptionText::tr("--kind is warehouse or user, not: %1").arg(kind);
    if (format == "header"_L1)
        read.format = TokenFormat::Header;
    else if (format == "json"_L1)
        read.format = TokenFormat::Json;
    else if (parser.isSet(u"format"_s) && format != "raw"_L1)
        return OptionText::tr("--format is raw, header or json, not: %1").arg(format);
    if (read.json && parser.isSet(u"format"_s) && read.format != TokenFormat::Json)
        return OptionText::tr("--json and --format %1 exclude each other.").arg(format);
    if (read.json)
        read.format = TokenFormat::Json;
    read.json = read.format == TokenFormat::Json; // --format json: a failure is told in JSON too
    return {};
}

} // namespace

bool asksForDoctor(const QStringList &arguments)
{
    const VerbName *verb = find(commandIn(arguments));
    return verb && verb->verb == Verb::Doctor;
}

bool wantsJson(const QStringList &arguments)
{
    const qsizetype format = arguments.indexOf(u"--format"_s);
    return arguments.contains(u"--json"_s) || arguments.contains(u"--format=json"_s)
        || (format >= 0 && arguments.value(format + 1) == "json"_L1);
}

int reportProblem(const policy::Policy::Problem &problem, bool json)
{
    const auto failure = failureOf(problem);
    if (!failure)
        return wrongUse(textOf(problem));
    if (json && !print(QJsonObject{{u"error"_s, errorJson(*failure, textOf(problem))}}))
        return wrongUse(OptionText::tr("The result cannot be written to standard output."));
    say(*failure, textOf(problem));
    return ExitPolicy;
}

Result<Arguments, Ended> readArguments(const QStringList &arguments, policy::Policy policy)
{
    const QString first = arguments.value(1);
    if (first == "--help"_L1 || first == "-h"_L1 || first == "help"_L1) {
        show(overview());
        return Ended{ExitDone};
    }
    if (first == "--version"_L1 || first == "-v"_L1) {
        show(u"dockpassctl "_s + QStringLiteral(DOCKPASS_VERSION) + u'\n');
        return Ended{ExitDone};
    }
    const QString command = commandIn(arguments);
    if (command.isEmpty() && (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s))) {
        show(overview());
        return Ended{ExitDone};
    }
    const VerbName *verb = find(command);
    if (!verb) {
        return Ended{wrongUse(command.isEmpty()
                                  ? OptionText::tr("No command. See dockpassctl --help")
                                  : OptionText::tr("Unknown command: %1. See dockpassctl --help").arg(command))};
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(OptionText::tr(verb->explanation));
    if (verb->verb == Verb::UseWarehouse)
        parser.addPositionalArgument(OptionText::tr("NAME", "placeholder"),
                                     OptionText::tr("Name or uuid of the warehouse."));
    parser.addOption({{u"h"_s, u"help"_s}, OptionText::tr("Show this.")});
    addOwnOptions(parser, verb->verb);
    const SettingOptions settings(parser, ownSettings(), unusedSettings(verb->verb));
    if (!parser.parse(arguments))
        return Ended{wrongUse(misuseOf(parser, u"dockpassctl "_s + verb->name))};
    if (parser.isSet(u"help"_s)) {
        show(helpOf(parser, usageOf(*verb)));
        return Ended{ExitDone};
    }
    const bool namesWarehouse = verb->verb == Verb::UseWarehouse;
    if (const qsizetype known = namesWarehouse ? 2 : 1; parser.positionalArguments().size() > known)
        return Ended{wrongUse(OptionText::tr("Unknown argument: %1").arg(parser.positionalArguments().at(known)))};
    const auto report = [&arguments](const policy::Policy::Problem &problem) {
        return reportProblem(problem, wantsJson(arguments));
    };
    if (const int code = settings.apply(parser, policy, report); code != ExitDone)
        return Ended{code};
    if (parser.isSet(SettingOptions::nameFor(Setting::Language)))
        ui::installTranslations(*QCoreApplication::instance(), policy.text(Setting::Language));

    Arguments read;
    read.verb = verb->verb;
    read.policy = std::move(policy);
    read.server = glue::serverAddress(parser.value(SettingOptions::nameFor(Setting::Server))).toString();
    if (read.verb != Verb::Doctor)
        read.user = parser.value(u"user"_s).trimmed();
    if (namesWarehouse)
        read.warehouse = parser.positionalArguments().value(1).trimmed();
    else if (read.verb == Verb::Login)
        read.warehouse = parser.value(u"warehouse"_s).trimmed();
    if (read.warehouse.isEmpty() && (namesWarehouse || (read.verb == Verb::Login && parser.isSet(u"warehouse"_s))))
        return Ended{wrongUse(OptionText::tr("Name a warehouse: its name or its uuid."))};
    read.json = parser.isSet(u"json"_s);
    read.verify = read.verb == Verb::Logout && parser.isSet(u"verify"_s);
    read.passwordFromInput = read.verb == Verb::Login && parser.isSet(u"password-stdin"_s);
    read.storePassphraseFromInput = read.verb != Verb::Logout && parser.isSet(u"store-passphrase-stdin"_s);
    read.codeFromInput = mayNeedCode(read.verb) && parser.isSet(u"mfa-code-stdin"_s);
    if (read.verb != Verb::Doctor && parser.isSet(u"user"_s) && read.user.isEmpty())
        return Ended{wrongUse(OptionText::tr("The user name is empty."))};
    if (const QString problem = readTokenOptions(parser, read); !problem.isEmpty())
        return Ended{wrongUse(problem)};
    return read;
}

} // namespace dockpass::app
