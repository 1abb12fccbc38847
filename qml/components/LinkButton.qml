// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Templates as T
import Dockpass

/// A quiet button that looks like underlined text; as large a target as the others.
T.Button {
    id: control

    property color color: Theme.text

    implicitWidth: label.implicitWidth + leftPadding + rightPadding
    implicitHeight: Theme.target
    horizontalPadding: Theme.unit
    font.pixelSize: Theme.body
    font.bold: true
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Text {
        id: label
        text: control.text
        font.pixelSize: control.font.pixelSize
        font.bold: true
        font.underline: true
        color: control.color
        opacity: control.down ? 0.6 : 1
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: "transparent"
        border.width: control.visualFocus ? Theme.ring : 0
        border.color: control.color
    }
}
