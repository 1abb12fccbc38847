// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace dockpass::ui {

using namespace Qt::StringLiterals;

QString installTranslations(QCoreApplication &application, const QString &language)
{
    const QString sourceLanguage = u"en"_s;
    QStringList wishes = language.isEmpty() ? QLocale::system().uiLanguages() : QStringList{language};
    wishes << sourceLanguage;
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));

    // An earlier one would speak where this one has no words of its own.
    for (QTranslator *earlier : application.findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(earlier);
        delete earlier;
    }
    auto translator = std::make_unique<QTranslator>(&application);
    for (const QString &wish : std::as_const(wishes)) {
        const QString code = wish.left(wish.indexOf(QLatin1Char(wish.contains(u'_') ? '_' : '-')));
        // English has a file too, for its plurals.
        if (translator->load(u"dockpass_"_s + code, u":/i18n"_s)) {
            QCoreApplication::installTranslator(translator.release());
            return code;
        }
    }
    return sourceLanguage;
}

} // namespace dockpass::ui
