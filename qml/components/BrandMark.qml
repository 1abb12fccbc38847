// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A dock door, half raised, on an amber plate.
Rectangle {
    id: root

    property int size: Theme.target
    readonly property real part: size / 14

    implicitWidth: size
    implicitHeight: size
    radius: Theme.radius
    color: Theme.amber
    Accessible.ignored: true

    // The door's frame, open at the foot
    Rectangle {
        x: 2.5 * root.part
        y: 2.5 * root.part
        width: 9 * root.part
        height: 1.4 * root.part
        color: Theme.ink
    }
    Repeater {
        model: [2.5, 10.1]
        Rectangle {
            required property real modelData
            x: modelData * root.part
            y: 2.5 * root.part
            width: 1.4 * root.part
            height: 9 * root.part
            color: Theme.ink
        }
    }
    // The shutter
    Repeater {
        model: 2
        Rectangle {
            required property int index
            x: 4.7 * root.part
            y: (4.7 + 1.7 * index) * root.part
            width: 4.6 * root.part
            height: 1 * root.part
            color: Theme.ink
        }
    }
    // What waits inside
    Rectangle {
        x: 5.6 * root.part
        y: 8.7 * root.part
        width: 2.8 * root.part
        height: 2.8 * root.part
        color: Theme.ink
    }
}
