// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Templates as T
import Dockpass

/// A quiet button that looks like underlined text; as large a target as the others.
T.Button {
    id: control

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.target
    horizontalPadding: Theme.unit
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Text {
        text: control.text
        font.pixelSize: Theme.body
        font.bold: true
        font.underline: true
        color: Theme.text
        opacity: control.down ? 0.6 : 1
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: "transparent"
        border.width: control.visualFocus ? Theme.ring : 0
        border.color: Theme.focusRing
    }
}
