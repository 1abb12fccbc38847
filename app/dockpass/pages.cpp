// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpass/pages.h"

#include <QDebug>
#include <QFont>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QQmlError>
#include <QUrl>

#include <utility>

namespace dockpass::app {

namespace {

QUrl page(const QString &file)
{
    return QUrl(QStringLiteral("qrc:/qt/qml/Dockpass/")).resolved(QUrl(file));
}

/// Takes about as long as reading Main.qml: both at once.
void findFonts()
{
    (void)QFontDatabase::families();
}

/// Opens the fonts of the first page (sizes as in Theme.qml), each of which asks fontconfig: here this thread has nothing
/// else to do. One that is not named is opened when its text is made.
void openFonts()
{
    for (const auto &[size, bold] : {std::pair{16, false}, {16, true}, {20, false}, {20, true}, {28, true}}) {
        QFont font;
        font.setPixelSize(size);
        font.setBold(bold);
        (void)QFontMetricsF(font).height();
    }
}

} // namespace

Pages::Pages() : m_fonts(&findFonts), m_ahead(&m_engine)
{
    m_engine.addImportPath(QStringLiteral(":/qt/qml"));
    m_ahead.loadUrl(page(QStringLiteral("Main.qml")), QQmlComponent::Asynchronous);
}

std::unique_ptr<QObject> Pages::makeWindow(const QVariantMap &properties)
{
    openFonts();
    QQmlComponent main(&m_engine, page(QStringLiteral("Main.qml"))); // waits for what is being read
    // The first page is read by the engine's thread while this one makes the window that asks for it. Not before: it would
    // be read before Main.qml is said to be there.
    const QQmlComponent first(&m_engine, page(QStringLiteral("pages/SignInPage.qml")), QQmlComponent::Asynchronous);
    std::unique_ptr<QObject> window(main.createWithInitialProperties(properties));
    for (const QQmlError &error : main.errors())
        qWarning().noquote() << error.toString();
    return window;
}

} // namespace dockpass::app
