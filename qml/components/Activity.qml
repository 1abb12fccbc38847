// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// Slanted bars that light up in turn: something is under way. Draws nothing new while it is not visible.
Item {
    id: root

    property color color: Theme.amber
    property int step: 0

    implicitWidth: bars.width
    implicitHeight: 20
    Accessible.ignored: true

    Row {
        id: bars
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6
        Repeater {
            model: 3
            Rectangle {
                required property int index
                width: 7
                height: 18
                radius: 1
                antialiasing: true
                color: root.color
                opacity: root.step % 3 === index ? 1 : 0.3
                transform: Matrix4x4 { matrix: Qt.matrix4x4(1, -0.4, 0, 4, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1) }
            }
        }
    }
    Timer {
        interval: Theme.activityStep
        repeat: true
        running: root.visible
        onTriggered: root.step += 1
    }
}
