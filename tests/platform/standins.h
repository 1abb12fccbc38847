// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QVariantMap>

/// System services of a test's own, on its own bus.
namespace dockpass::test {

/// As much of NetworkManager's D-Bus interface as programs ask for the state of the network.
class NetworkManager : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(QString Version MEMBER version)
    Q_PROPERTY(bool NetworkingEnabled MEMBER enabled)
    Q_PROPERTY(uint State MEMBER state)
    Q_PROPERTY(uint Connectivity MEMBER connectivity)
    Q_PROPERTY(uint Metered MEMBER metered)

public:
    enum : uint { Disconnected = 20, ConnectedSite = 60, ConnectedGlobal = 70 };
    enum : uint { None = 1, Portal = 2, Full = 4 };

    bool appearOn(QDBusConnection &bus)
    {
        return bus.registerObject(path(), this, QDBusConnection::ExportAllContents) && bus.registerService(name());
    }
    /// What it says from now on. In the object's own thread.
    void set(uint newState, uint newConnectivity)
    {
        state = newState;
        connectivity = newConnectivity;
    }
    /// Tells everybody what it says now.
    static bool announce(const QDBusConnection &bus, uint state, uint connectivity)
    {
        QDBusMessage changed = QDBusMessage::createSignal(path(), QStringLiteral("org.freedesktop.DBus.Properties"),
                                                          QStringLiteral("PropertiesChanged"));
        changed << name()
                << QVariantMap{{QStringLiteral("State"), state}, {QStringLiteral("Connectivity"), connectivity}}
                << QStringList();
        QDBusMessage moved = QDBusMessage::createSignal(path(), name(), QStringLiteral("StateChanged"));
        moved << state;
        return bus.send(changed) && bus.send(moved);
    }

private:
    static QString path() { return QStringLiteral("/org/freedesktop/NetworkManager"); }
    static QString name() { return QStringLiteral("org.freedesktop.NetworkManager"); }

    QString version = QStringLiteral("1.42.4");
    bool enabled = true;
    uint state = ConnectedSite;
    uint connectivity = Portal;
    uint metered = 0;
};

/// logind, as far as it tells of sleep.
namespace logind {

inline bool appearOn(QDBusConnection &bus)
{
    return bus.registerService(QStringLiteral("org.freedesktop.login1"));
}

/// `before`: the device is about to go to sleep; else it has woken up.
inline bool prepareForSleep(const QDBusConnection &bus, bool before)
{
    QDBusMessage signal =
        QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                   QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"));
    signal << before;
    return bus.send(signal);
}

} // namespace logind

} // namespace dockpass::test
