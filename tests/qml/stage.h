// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/sessionmodel.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace dockpass::tests {

/// The real window with a SessionModel that shows what a test wants to see, and no session behind it.
class Stage
{
public:
    struct Options
    {
        QSize size{360, 640};
        QString theme = QStringLiteral("light");
        bool kiosk = false;
    };

    Stage(const session::View &view, const Options &options);

    [[nodiscard]] ui::SessionModel &model() { return m_model; }
    /// Null where the pages could not be loaded.
    [[nodiscard]] QQuickWindow *window() const { return m_window; }
    void show(const session::View &view);

    /// The item of that object name that can be seen; null where there is none.
    [[nodiscard]] QQuickItem *item(const QString &objectName) const;
    /// All items that can be seen, from the ground up.
    [[nodiscard]] QList<QQuickItem *> visibleItems() const;

    /// Types a character as a keyboard without Caps Lock does.
    void type(const QString &text, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void press(Qt::Key key);
    void click(const QString &objectName);

private:
    ui::SessionModel m_model; // outlives the engine
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

/// The moment that every picture is taken at: Tuesday, 1 December 2026, 06:05 UTC.
QDateTime stageTime();

} // namespace dockpass::tests
