// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace dockpass::test {

/// A display of the test's own (Xvfb) with a person who types on it (xdotool).
class VirtualDisplay
{
public:
    VirtualDisplay();
    ~VirtualDisplay();
    Q_DISABLE_COPY_MOVE(VirtualDisplay)

    [[nodiscard]] bool isUp() const { return !m_name.isEmpty(); }
    /// Lets a program that is started with it draw here.
    void addTo(QProcessEnvironment &environment) const;

    /// The window of this process has come up and has the keyboard now.
    [[nodiscard]] bool focusWindowOf(qint64 processId) const;
    /// A window of this process is above all others in the upper left corner, where they all are.
    [[nodiscard]] bool isOnTop(qint64 processId) const;
    /// Types `text`; a tabulator is that key. It is handed over on standard input, because arguments are public.
    [[nodiscard]] bool type(const QByteArray &text) const;
    /// `key` by its name for X: "Tab", "shift+Tab".
    [[nodiscard]] bool press(const QString &key) const { return xdotool({QStringLiteral("key"), key}).has_value(); }
    [[nodiscard]] bool pressReturn() const { return press(QStringLiteral("Return")); }

private:
    /// What it prints; nothing: it failed.
    [[nodiscard]] std::optional<QByteArray> xdotool(const QStringList &arguments, const QByteArray &input = {}) const;

    QProcess m_server;
    QString m_name;
};

} // namespace dockpass::test
