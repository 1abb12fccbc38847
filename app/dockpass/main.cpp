// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpass/display.h"
#include "app/dockpass/pages.h"
#include "app/dockpass/trouble.h"
#include "app/dockpass/window.h"
#include "app/options.h"

#include "platform/dumps.h"
#include "platform/paths.h"
#include "platform/singlewindow.h"
#include "platform/terminal.h"
#include "platform/threadends.h"
#include "ui/translations.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace dockpass;
using namespace Qt::StringLiterals;
using app::OptionText; // by its own name, or lupdate files its words under another
using policy::Setting;

namespace {

bool asksForText(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](QByteArrayView argument) {
        return argument == "--help" || argument == "--help-all" || argument == "-h" || argument == "--version"
            || argument == "-v";
    });
}

/// Which window this would be: one for a display, a server and a store. The server is the one that it will show, however
/// it was typed or remembered.
QByteArray whichWindow(const policy::Policy &policy)
{
    const QString platform = QGuiApplication::platformName();
    const bool wayland = platform.startsWith("wayland"_L1);
    const QByteArray display = qgetenv(wayland ? "WAYLAND_DISPLAY" : "DISPLAY");
    const store::SessionIndex index(store::SessionIndex::defaultFile(), policy.text(Setting::Store));
    const QString server = app::accountOfWindow(index, policy.text(Setting::Server)).server;
    return platform.toUtf8() + '\n' + display + '\n' + server.toUtf8() + '\n' + policy.text(Setting::Store).toUtf8();
}

/// A window that hangs, or one that takes this long to come up, must not keep a person from their work.
constexpr std::chrono::seconds patience{5};

} // namespace

int main(int argc, char *argv[])
{
    platform::openStandardStreams();
    platform::refuseDumps();
    platform::letThreadsEndLate();
    if (asksForText(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // nothing will be shown, and there may be no display
    app::DisplayWatch display;
    QGuiApplication application(argc, argv);
    display.applicationIsMade();
    QGuiApplication::setApplicationName(u"dockpass"_s);
    QGuiApplication::setApplicationDisplayName(u"Dockpass"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(DOCKPASS_VERSION));
    QGuiApplication::setDesktopFileName(u"dockpass"_s);

    app::Pages pages;
    auto [policy, problems] = app::readSettings();
    ui::installTranslations(application,
                            app::SettingOptions::early(QGuiApplication::arguments(), Setting::Language, policy));
    if (!problems.isEmpty()) {
        const int code = app::report(problems.first());
        app::showTrouble(app::textOf(problems.first()));
        return code;
    }
    app::sayRemarks(policy);

    QCommandLineParser parser;
    parser.setApplicationDescription(OptionText::tr("Signs warehouse staff in at a Glue Backend API."));
    parser.addHelpOption();
    parser.addVersionOption();
    const app::SettingOptions options(parser,
                                      {Setting::Server, Setting::CaFile, Setting::Store, Setting::Timeout,
                                       Setting::AllowHttpLoopback, Setting::Kiosk, Setting::Theme, Setting::Language,
                                       Setting::ShopStore, Setting::SessionLength, Setting::StoreKeyFile});
    if (!parser.parse(QGuiApplication::arguments()))
        return app::wrongUse(app::misuseOf(parser, u"dockpass"_s));
    // Not by showHelp() and showVersion(), which end the process while other threads are still reading the pages.
    if (parser.isSet(u"help"_s) || parser.isSet(u"help-all"_s)) {
        app::show(app::helpOf(parser, u"dockpass "_s + QCommandLineParser::tr("[options]")));
        return 0;
    }
    if (parser.isSet(u"version"_s)) {
        app::show(QGuiApplication::applicationName() + u' ' + QGuiApplication::applicationVersion() + u'\n');
        return 0;
    }
    if (!parser.positionalArguments().isEmpty())
        return app::wrongUse(OptionText::tr("Unknown argument: %1").arg(parser.positionalArguments().first()));
    if (const int code = options.apply(parser, policy); code != 0)
        return code;
    if (parser.isSet(app::SettingOptions::nameFor(Setting::Language)))
        ui::installTranslations(application, policy.text(Setting::Language));

    platform::SingleWindow place(platform::runtimeFolder(), whichWindow(policy));
    if (place.claim(patience, qgetenv("XDG_ACTIVATION_TOKEN")) == platform::SingleWindow::Claim::Forwarded)
        return 0;

    QGuiApplication::setLayoutDirection(QLocale().textDirection());

    app::Window window(policy);
    QObject::connect(&place, &platform::SingleWindow::wanted, &window, &app::Window::comeForward);
    if (!window.open(pages)) {
        std::fputs("dockpass: the window's pages could not be loaded; see the messages above\n", stderr);
        return 1;
    }
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &window, [&place, &window] {
        place.release(); // ending may take a moment, and there is no window any more that could come forward
        window.finish();
    });
    const int code = QGuiApplication::exec();
    if (window.mayLinger())
        app::endAtOnce(code);
    return code;
}
