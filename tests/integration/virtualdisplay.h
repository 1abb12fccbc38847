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
    /// Types `text`; a tabulator is that key. It is handed over on standard input, because arguments are public.
    [[nodiscard]] bool type(const QByteArray &text) const;
    [[nodiscard]] bool pressReturn() const { return press(QStringLiteral("Return")); }
    /// By its name in X: "shift+Tab".
    [[nodiscard]] bool press(const QString &key) const { return xdotool({QStringLiteral("key"), key}).has_value(); }

private:
    /// What it prints; nothing: it failed.
    [[nodiscard]] std::optional<QByteArray> xdotool(const QStringList &arguments, const QByteArray &input = {}) const;

    QProcess m_server;
    QString m_name;
};

} // namespace dockpass::test
