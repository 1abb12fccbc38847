// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// One black bar of a HazardStripe.
Rectangle {
    id: root

    required property int index
    readonly property bool upright: parent.height > parent.width
    readonly property int thickness: Math.min(parent.width, parent.height)

    x: upright ? 0 : (2 * index - 1) * thickness
    y: upright ? (2 * index - 1) * thickness : 0
    width: thickness
    height: thickness
    color: Theme.ink
    antialiasing: true
    transform: Matrix4x4 {
        matrix: root.upright ? Qt.matrix4x4(1, 0, 0, 0, -1, 1, 0, root.thickness, 0, 0, 1, 0, 0, 0, 0, 1)
                             : Qt.matrix4x4(1, -1, 0, root.thickness, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
    }
}
