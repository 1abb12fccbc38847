// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// What is being waited for, said once it has taken a while.
Label {
    id: root

    property bool waiting: false

    visible: waiting && patience.over
    color: Theme.quiet
    horizontalAlignment: Text.AlignHCenter

    Timer {
        id: patience
        property bool over: false
        interval: Theme.wordDelay
        running: root.waiting && !over
        onTriggered: over = true
    }
}
