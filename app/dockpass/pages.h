// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QQmlComponent>
#include <QQmlEngine>
#include <QVariantMap>

#include <memory>
#include <thread>

namespace dockpass::app {

/// The files of the pages, read from the moment this is made, while the program makes ready what they will show.
/// Outlives what it has made.
class Pages
{
public:
    Pages();

    /// The window with its first page. Null: they could not be loaded, and why is in the log.
    [[nodiscard]] std::unique_ptr<QObject> makeWindow(const QVariantMap &properties);

private:
    std::jthread m_fonts;
    QQmlEngine m_engine;
    QQmlComponent m_ahead;
};

} // namespace dockpass::app
