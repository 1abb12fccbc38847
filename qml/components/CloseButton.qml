// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Templates as T
import Dockpass

/// A cross that puts something away.
T.Button {
    id: control

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
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Stroke {
            rotation: 45
            color: control.color
        }
        Stroke {
            rotation: -45
            color: control.color
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: "transparent"
        border.width: control.visualFocus ? Theme.ring : 0
        border.color: control.color
    }
}
