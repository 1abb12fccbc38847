// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace dockpass::ui {

using namespace Qt::StringLiterals;

namespace {

QString fileFor(const QString &code)
{
    return u":/i18n/dockpass_"_s + code + u".qm"_s;
}

} // namespace

QString languageFor(const QString &language)
{
    const QStringList wishes = language.isEmpty() ? QLocale::system().uiLanguages() : QStringList{language};
    for (const QString &wish : wishes) {
        const QString code = wish.left(wish.indexOf(QLatin1Char(wish.contains(u'_') ? '_' : '-')));
        if (QFile::exists(fileFor(code)))
            return code;
    }
    return u"en"_s;
}

QString installTranslations(QCoreApplication &application, const QString &language)
{
    const QString code = languageFor(language);
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));

    // An earlier one would speak where this one has no words of its own.
    for (QTranslator *earlier : application.findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(earlier);
        delete earlier;
    }
    auto translator = std::make_unique<QTranslator>(&application);
    if (translator->load(fileFor(code))) // English has one too, for its plurals
        QCoreApplication::installTranslator(translator.release());
    return code;
}

QString translated(const QString &language, const char *context, const char *source)
{
    QTranslator translator;
    const bool loaded = translator.load(fileFor(languageFor(language)));
    const QString text = loaded ? translator.translate(context, source) : QString();
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

} // namespace dockpass::ui
