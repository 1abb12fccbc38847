// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpass/trouble.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>

namespace dockpass::app {

void showTrouble(const QString &facts)
{
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("facts"), facts}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Dockpass/TroubleWindow.qml")));
    if (!engine.rootObjects().isEmpty())
        QGuiApplication::exec();
}

} // namespace dockpass::app
