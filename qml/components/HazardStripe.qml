// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The amber and black of a loading dock's edge. Lies down, or stands up when it is higher than wide.
Rectangle {
    id: root

    readonly property int thickness: Math.min(width, height)
    readonly property int length: Math.max(width, height)

    color: Theme.amber
    clip: true
    Accessible.ignored: true

    Repeater {
        model: root.thickness > 0 ? Math.ceil(root.length / (2 * root.thickness)) + 1 : 0
        HazardBar {}
    }
}
