// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/arguments.h"
#include "app/dockpassctl/command.h"
#include "app/dockpassctl/doctor.h"
#include "app/dockpassctl/failing.h"
#include "app/dockpassctl/output.h"
#include "app/options.h"

#include "platform/dumps.h"
#include "platform/freedmemory.h"
#include "platform/terminal.h"
#include "platform/threadends.h"
#include "store/sessionindex.h"
#include "ui/translations.h"

#include <QCoreApplication>
#include <QDir>

#include <optional>

using namespace dockpass;
using app::OptionText; // by its own name, or lupdate files its words under another
using policy::Setting;

namespace {

/// The password for a login; nothing after a word on standard error.
std::optional<Secret> passwordFor(const app::Arguments &arguments)
{
    std::optional<Secret> password;
    if (arguments.passwordFromInput)
        password = platform::readSecretLine();
    else
        password = platform::askSecret(OptionText::tr("Password of %1: ").arg(arguments.user));
    if (!password || password->isEmpty()) {
        app::say(arguments.passwordFromInput
                     ? OptionText::tr("There is no password on standard input.")
                     : OptionText::tr("No password was given. Without a terminal use --password-stdin."));
        return {};
    }
    return password;
}

/// Nothing has been sealed yet: what is typed now becomes the passphrase.
bool isNewStore()
{
    return QDir(app::storeFolders().entries).entryList(QDir::Files | QDir::Hidden | QDir::System).isEmpty();
}

/// The passphrase of the file store, where that is the key and the command wants one. Empty: there is none, which is a
/// failure only once a file is there to be read. Nothing: what becomes the passphrase was not typed twice alike.
std::optional<Secret> storePassphraseFor(const app::Arguments &arguments)
{
    const bool wanted = arguments.policy.text(Setting::Store) == QLatin1StringView("file")
        && app::needsStoreKey(arguments.verb) && app::keySources(arguments.policy).needPassphrase();
    if (!wanted)
        return Secret();
    if (arguments.storePassphraseFromInput)
        return platform::readSecretLine();
    Secret typed = platform::askSecret(OptionText::tr("Passphrase of the session file: ")).value_or(Secret());
    if (arguments.verb == app::Verb::Login && !typed.isEmpty() && isNewStore()) {
        const auto again = platform::askSecret(OptionText::tr("Once more: "));
        if (!again || !(*again == typed))
            return {};
    }
    return typed;
}

/// Nothing was begun.
int refuse(const Failure &failure, bool json)
{
    const session::Notice notice{session::Notice::Kind::SignInFailed, failure};
    if (json && !app::print(QJsonObject{{QStringLiteral("error"), app::errorJson(notice)}}))
        return app::wrongUse(OptionText::tr("The result cannot be written to standard output."));
    app::say(notice);
    return app::exitCodeFor(notice);
}

/// Why a login could not be kept, known before a password is asked for.
std::optional<Failure> refusalOfStore(const app::Arguments &arguments, const Secret &storePassphrase)
{
    if (arguments.policy.text(Setting::Store) != QLatin1StringView("file"))
        return {};
    auto key = store::FileVault(app::storeFolders(), app::keySources(arguments.policy, storePassphrase.clone())).look();
    return key ? std::nullopt : std::optional(std::move(key).error());
}

/// The server that the window would go to: the configured one, else that of the last session.
QUrl serverFor(const app::Arguments &arguments)
{
    QString server = arguments.server;
    if (server.isEmpty())
        server = arguments.policy.text(Setting::Server);
    const store::SessionIndex index(store::SessionIndex::defaultFile(), arguments.policy.text(Setting::Store));
    for (const auto &account : {index.current(), index.lastUsed()}) {
        if (server.isEmpty() && account)
            server = account->server;
    }
    return glue::serverAddress(server);
}

int runDoctor(const app::Arguments &arguments)
{
    Secret storePassphrase;
    if (arguments.storePassphraseFromInput)
        storePassphrase = platform::readSecretLine();
    app::Doctor doctor(serverFor(arguments), arguments, std::move(storePassphrase));
    QObject::connect(&doctor, &app::Doctor::ended, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    doctor.start();
    const int code = QCoreApplication::exec();
    if (doctor.mayLinger())
        app::endAtOnce(code);
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    platform::openStandardStreams();
    platform::refuseDumps();
    platform::overwriteFreedMemory();
    platform::letThreadsEndLate();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dockpassctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOCKPASS_VERSION));

    const QStringList line = QCoreApplication::arguments();
    app::SettingsFound settings = app::readSettings();
    ui::installTranslations(application, app::SettingOptions::early(line, Setting::Language, settings.policy));
    // The doctor tells it as one of its findings.
    if (!settings.problems.isEmpty() && !app::asksForDoctor(line))
        return app::reportProblem(settings.problems.first(), app::wantsJson(line));
    auto read = app::readArguments(line, std::move(settings.policy));
    if (!read.ok())
        return read.error().exitCode;
    app::Arguments &arguments = read.value();
    arguments.problems = std::move(settings.problems);
    if (arguments.verb == app::Verb::Doctor)
        return runDoctor(arguments);
    app::sayRemarks(arguments.policy);
    const QString &configured = arguments.policy.text(Setting::Server);
    if (arguments.server.isEmpty()
        && (arguments.verb == app::Verb::Login || arguments.policy.isLocked(Setting::Server)))
        arguments.server = glue::serverAddress(configured).toString();

    auto passphrase = storePassphraseFor(arguments);
    if (!passphrase)
        return app::wrongUse(OptionText::tr("These were two different passphrases."));
    Secret storePassphrase = std::move(*passphrase);
    Secret password;
    if (arguments.verb == app::Verb::Login) {
        if (arguments.server.isEmpty() || arguments.user.isEmpty())
            return app::wrongUse(OptionText::tr("login needs --server and --user."));
        if (const auto refusal = refusalOfStore(arguments, storePassphrase))
            return refuse(*refusal, arguments.json);
        auto given = passwordFor(arguments);
        if (!given)
            return app::ExitWrongUse;
        password = std::move(*given);
    }

    app::Command command(arguments, std::move(password), std::move(storePassphrase));
    QObject::connect(&command, &app::Command::ended, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    command.start();
    const int code = QCoreApplication::exec();
    if (command.mayLinger())
        app::endAtOnce(code);
    return code;
}
