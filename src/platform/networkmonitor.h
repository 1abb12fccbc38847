// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace dockpass::platform {

/// Whether the network lets nobody out before a login page of its own, as far as the system knows; false where it does
/// not tell. The first call loads a plugin and may ask a system service (milliseconds): not for the time of the start.
[[nodiscard]] bool behindCaptivePortal();

/// Tells when this device gets a network back or a better one, so that what failed for want of it is tried at once.
/// Where the system does not tell (no backend for QNetworkInformation), it stays silent and the usual retries do.
class NetworkMonitor : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to watch. Loads a plugin: call it when the first frame is out.
    void watch();

Q_SIGNALS:
    void returned();

private:
    void look();

    QNetworkInformation::Reachability m_reachability = QNetworkInformation::Reachability::Unknown;
};

} // namespace dockpass::platform
