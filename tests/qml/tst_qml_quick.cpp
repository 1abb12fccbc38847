// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "rig.h"

#include <QQmlEngine>
#include <QtQuickTest>

/// Runs the tests written in QML (quick/tst_*.qml) against the real pages.
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine) // NOLINT(readability-make-member-function-const): called by name
    {
        engine->addImportPath(QStringLiteral(":/qt/qml"));
        qmlRegisterType<dockpass::tests::Rig>("Dockpass.Tests", 1, 0, "Rig");
    }
};

QUICK_TEST_MAIN_WITH_SETUP(tst_qml_quick, Setup)
#include "tst_qml_quick.moc"
