// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A cross that puts something away.
Pressable {
    id: root

    property color color: Theme.text

    component Stroke: Rectangle {
        anchors.centerIn: parent
        width: 20
        height: 3
        radius: 1
        antialiasing: true
    }

    implicitWidth: Theme.target
    implicitHeight: Theme.target

    Stroke {
        rotation: 45
        color: root.color
    }
    Stroke {
        rotation: -45
        color: root.color
    }
    FocusRing {
        inner: true
        visible: root.activeFocus
        border.color: root.color
    }
}
