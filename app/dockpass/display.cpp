// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpass/display.h"

#include "app/composition.h"
#include "app/options.h"
#include "ui/translations.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <atomic>
#include <utility>

namespace dockpass::app {

using namespace Qt::StringLiterals;

namespace {

std::atomic<DisplayWatch *> watching = nullptr;

constexpr const char *nothingThere = QT_TRANSLATE_NOOP(
    "OptionText", "There is no display to show a window on. Start Dockpass in a desktop session, or use dockpassctl.");
constexpr const char *forIT = QT_TRANSLATE_NOOP("OptionText", "For IT: %1");

} // namespace

DisplayWatch::DisplayWatch()
{
    watching = this;
    m_before = qInstallMessageHandler(take);
}

DisplayWatch::~DisplayWatch()
{
    giveBack();
}

void DisplayWatch::applicationIsMade()
{
    // Without a screen the first window would be the end of it: a frame buffer that cannot be opened comes as far as this.
    if (!QGuiApplication::primaryScreen())
        endWithoutDisplay({});
    for (const Word &word : giveBack()) {
        const QMessageLogger log(nullptr, 0, nullptr, word.category.constData());
        (word.type == QtInfoMsg ? log.info() : log.warning()).noquote() << word.text;
    }
}

void DisplayWatch::take(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    DisplayWatch *const watch = watching;
    if (!watch)
        return; // another thread's, at the very end
    if (type == QtFatalMsg)
        watch->endWithoutDisplay(text);
    else if (type != QtDebugMsg)
        watch->hold(type, context, text);
    else
        watch->m_before(type, context, text);
}

void DisplayWatch::hold(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const std::lock_guard guard(m_mutex);
    m_held.append({type, context.category, text.simplified()});
}

QList<DisplayWatch::Word> DisplayWatch::giveBack()
{
    if (watching.exchange(nullptr))
        qInstallMessageHandler(m_before);
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_held, {});
}

/// Nothing is installed yet, and the application is half made: what has to be known is found out here.
void DisplayWatch::endWithoutDisplay(const QString &lastWord)
{
    QStringList told;
    for (const Word &word : giveBack()) {
        if (word.type != QtInfoMsg) // that a plug-in which was tried is of no use here
            told.append(word.text);
    }
    // Where no plug-in would do, Qt's last word is of the application and how it was installed.
    const bool known = lastWord.contains("no Qt platform plugin could be initialized"_L1);
    if (!lastWord.isEmpty() && (told.isEmpty() || !known))
        told.append(lastWord.simplified());
    const auto settings = readPolicy();
    const QString language = SettingOptions::early(QCoreApplication::arguments(), policy::Setting::Language,
                                                   settings.ok() ? settings.value() : policy::Policy());
    say(ui::translated(language, "OptionText", nothingThere));
    if (!told.isEmpty())
        say(ui::translated(language, "OptionText", forIT).arg(told.join(u"; "_s)));
    endAtOnce(ExitWrongUse);
}

} // namespace dockpass::app
