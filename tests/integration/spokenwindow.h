// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDBusConnection>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace dockpass::test {

/// The accessibility bus of the D-Bus session.
class SpeakingBus : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.a11y.Bus")
public:
    SpeakingBus();
    [[nodiscard]] bool isUp() const { return m_bus.isConnected(); }
    /// Lets a program that is started with it tell there what it shows.
    static void addTo(QProcessEnvironment &environment);
    /// Lets programs in another D-Bus session, at this address, find it. They look for it while this one's event loop
    /// runs; QPA 6.4 takes no notice of AT_SPI_BUS_ADDRESS.
    [[nodiscard]] bool announceOn(const QString &address);

public Q_SLOTS:
    Q_SCRIPTABLE QString GetAddress() const { return m_address; }

private:
    friend class SpokenWindow;
    QString m_address;
    QDBusConnection m_bus;
};

/// A window as a screen reader finds it (AT-SPI), and as somebody uses it who has only that. Reads anew each time.
class SpokenWindow
{
public:
    struct Node
    {
        QString role; ///< "heading", "alert message", "push button"
        QString name;
        QString description;
        QString path;
    };

    SpokenWindow(const SpeakingBus &bus, qint64 processId) : m_bus(bus.m_bus), m_processId(processId) {}

    /// What can be seen, in the order of the window; empty: nothing yet.
    [[nodiscard]] QList<Node> read();
    /// The names of all nodes of this role that can be seen.
    [[nodiscard]] QStringList names(const QString &role);
    /// False: there is no such button to be seen.
    [[nodiscard]] bool press(const QString &button);

private:
    void readBelow(const QString &path, QList<Node> &found);
    [[nodiscard]] bool find();

    QDBusConnection m_bus;
    qint64 m_processId;
    QString m_service; ///< the program's name on the bus; empty: not there yet
};

} // namespace dockpass::test
