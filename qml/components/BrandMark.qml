// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A dock door, half raised, on an amber plate.
Rectangle {
    id: root

    property int size: Theme.target
    readonly property real part: size / 14

    component Block: Rectangle {
        property real part
        property rect area
        x: area.x * part
        y: area.y * part
        width: area.width * part
        height: area.height * part
        color: Theme.ink
    }

    implicitWidth: size
    implicitHeight: size
    radius: Theme.radius
    color: Theme.amber
    Accessible.ignored: true

    // The door's frame, open at the foot
    Block { part: root.part; area: Qt.rect(2.5, 2.5, 9, 1.4) }
    Block { part: root.part; area: Qt.rect(2.5, 2.5, 1.4, 9) }
    Block { part: root.part; area: Qt.rect(10.1, 2.5, 1.4, 9) }
    // The shutter
    Block { part: root.part; area: Qt.rect(4.7, 4.7, 4.6, 1) }
    Block { part: root.part; area: Qt.rect(4.7, 6.4, 4.6, 1) }
    // What waits inside
    Block { part: root.part; area: Qt.rect(5.6, 8.7, 2.8, 2.8) }
}
