// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayList>
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
    [[nodiscard]] QString name() const { return m_name; }
    /// Lets a program that is started with it draw here.
    void addTo(QProcessEnvironment &environment) const;

    /// The window of this process has come up and has the keyboard now.
    [[nodiscard]] bool focusWindowOf(qint64 processId) const;
    /// A window of this process is above all others in the upper left corner, where they all are.
    [[nodiscard]] bool isOnTop(qint64 processId) const;
    /// By which X knows the window of this process that is shown; nothing: none is.
    [[nodiscard]] std::optional<quint32> windowOf(qint64 processId) const;
    /// By its title, for a window of somebody else's.
    [[nodiscard]] bool hasWindow(const QString &title) const;
    [[nodiscard]] bool focusWindow(const QString &title) const;
    [[nodiscard]] bool pressIn(const QString &title, const QString &key) const;
    /// Makes the window of this process as small as a handheld (360 by 640), and a PNG file of what it shows.
    [[nodiscard]] bool photograph(qint64 processId, const QString &file) const;
    /// Types `text`; a tabulator is that key. It is handed over on standard input, because arguments are public.
    [[nodiscard]] bool type(const QByteArray &text) const;
    /// `key` by its name for X: "Tab", "shift+Tab".
    [[nodiscard]] bool press(const QString &key) const { return xdotool({QStringLiteral("key"), key}).has_value(); }
    [[nodiscard]] bool pressReturn() const { return press(QStringLiteral("Return")); }

private:
    /// The visible windows that this search finds; the newest one is the last.
    [[nodiscard]] QByteArrayList windows(const QStringList &search) const;
    [[nodiscard]] bool focus(const QByteArray &window) const;
    /// What it prints; nothing: it failed.
    [[nodiscard]] std::optional<QByteArray> xdotool(const QStringList &arguments, const QByteArray &input = {}) const;

    QProcess m_server;
    QString m_name;
};

} // namespace dockpass::test
