// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/networkmonitor.h"

#include "base/logging.h"

#include <utility>

namespace dockpass::platform {

namespace {

/// There is one backend for all that is asked in the life of the process: one that can tell both, or else this alone.
bool load(QNetworkInformation::Feature feature)
{
    using Feature = QNetworkInformation::Feature;
    return QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::CaptivePortal)
        || QNetworkInformation::loadBackendByFeatures(feature);
}

} // namespace

bool behindCaptivePortal()
{
    return load(QNetworkInformation::Feature::CaptivePortal)
        && QNetworkInformation::instance()->isBehindCaptivePortal();
}

void NetworkMonitor::watch()
{
    if (!load(QNetworkInformation::Feature::Reachability)) {
        qCDebug(logging::platform) << "the system does not tell about the network";
        return;
    }
    QNetworkInformation *information = QNetworkInformation::instance();
    m_reachability = information->reachability();
    connect(information, &QNetworkInformation::reachabilityChanged, this, &NetworkMonitor::look);
    // Somebody has got past the login page of the network.
    connect(information, &QNetworkInformation::isBehindCaptivePortalChanged, this, [this](bool behind) {
        if (!behind && m_reachability > QNetworkInformation::Reachability::Disconnected)
            Q_EMIT returned();
    });
}

void NetworkMonitor::look()
{
    const auto before = std::exchange(m_reachability, QNetworkInformation::instance()->reachability());
    if (m_reachability > before && m_reachability > QNetworkInformation::Reachability::Disconnected)
        Q_EMIT returned();
}

} // namespace dockpass::platform
