// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The amber and black of a loading dock's edge. Lies down, or stands up when it is higher than wide.
Rectangle {
    id: root

    readonly property bool upright: height > width
    readonly property int thickness: upright ? width : height
    readonly property int length: upright ? height : width
    readonly property int pitch: 2 * thickness

    color: Theme.amber
    clip: true
    Accessible.ignored: true

    Repeater {
        model: Math.ceil(root.length / root.pitch) + 1
        Rectangle {
            required property int index
            x: root.upright ? 0 : index * root.pitch - root.thickness
            y: root.upright ? index * root.pitch - root.thickness : 0
            width: root.thickness
            height: root.thickness
            color: Theme.ink
            antialiasing: true
            transform: Matrix4x4 {
                matrix: root.upright ? Qt.matrix4x4(1, 0, 0, 0, -1, 1, 0, root.thickness, 0, 0, 1, 0, 0, 0, 0, 1)
                                     : Qt.matrix4x4(1, -1, 0, root.thickness, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
            }
        }
    }
}
