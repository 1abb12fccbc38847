// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/arguments.h"
#include "app/dockpassctl/command.h"
#include "app/options.h"

#include "platform/terminal.h"
#include "ui/translations.h"

#include <QCoreApplication>

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

} // namespace

int main(int argc, char *argv[])
{
    platform::openStandardStreams();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dockpassctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOCKPASS_VERSION));

    auto policy = app::readPolicy();
    if (!policy.ok())
        return app::report(policy.error());
    ui::installTranslations(application, policy.value().text(Setting::Language));
    auto read = app::readArguments(QCoreApplication::arguments(), std::move(policy).value());
    if (!read.ok())
        return read.error().exitCode;
    app::Arguments &arguments = read.value();
    const QString &configured = arguments.policy.text(Setting::Server);
    if (arguments.server.isEmpty()
        && (arguments.verb == app::Verb::Login || arguments.policy.isLocked(Setting::Server)))
        arguments.server = glue::serverAddress(configured).toString();

    Secret password;
    if (arguments.verb == app::Verb::Login) {
        if (arguments.server.isEmpty() || arguments.user.isEmpty())
            return app::wrongUse(OptionText::tr("login needs --server and --user."));
        auto given = passwordFor(arguments);
        if (!given)
            return app::ExitWrongUse;
        password = std::move(*given);
    }

    app::Command command(arguments, std::move(password));
    QObject::connect(&command, &app::Command::ended, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    command.start();
    const int code = QCoreApplication::exec();
    if (command.mayLinger())
        app::endAtOnce(code);
    return code;
}
