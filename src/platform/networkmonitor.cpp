// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/networkmonitor.h"

#include "base/logging.h"

#include <QNetworkInformation>

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
    const auto isOnline = [](QNetworkInformation::Reachability reachability) {
        return reachability != QNetworkInformation::Reachability::Disconnected;
    };
    QNetworkInformation *information = QNetworkInformation::instance();
    m_online = isOnline(information->reachability());
    connect(information, &QNetworkInformation::reachabilityChanged, this, [this, isOnline](auto reachability) {
        const bool was = std::exchange(m_online, isOnline(reachability));
        if (m_online && !was)
            Q_EMIT returned();
    });
}

} // namespace dockpass::platform
