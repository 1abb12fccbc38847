// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// Slanted bars that light up in turn: something is under way. Draws nothing new while it is not visible.
Item {
    id: root

    property int step: 0

    component Bar: Rectangle {
        property bool lit: false
        width: 7
        height: 18
        radius: 1
        antialiasing: true
        color: Theme.amber
        opacity: lit ? 1 : 0.3
        transform: Matrix4x4 { matrix: Qt.matrix4x4(1, -0.4, 0, 4, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1) }
    }

    implicitWidth: bars.width
    implicitHeight: 20
    Accessible.ignored: true

    Row {
        id: bars
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6
        Bar { lit: root.step === 0 }
        Bar { lit: root.step === 1 }
        Bar { lit: root.step === 2 }
    }
    Timer {
        interval: Theme.activityStep
        repeat: true
        running: root.visible
        onTriggered: root.step = (root.step + 1) % 3
    }
}
