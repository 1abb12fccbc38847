// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// What the session has to tell, as every page shows it.
Banner {
    required property SessionModel session
    required property Journey journey

    objectName: "banner"
    visible: session.hasNotice
    severity: session.noticeSeverity
    title: session.noticeTitle
    text: session.noticeText
    action: session.noticeRetryText
    details: session.noticeFacts.length > 0
    dismissible: true
    onActionPressed: session.retryNotice()
    onDetailsPressed: journey.detailsOpen = true
    onDismissed: session.dismissNotice()
}
