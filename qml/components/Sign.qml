// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A round sign with one character: seen before anything is read.
Rectangle {
    id: root

    property int size: 20
    property string glyph: "!"
    property color glyphColor: Theme.amberText

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: Theme.amber
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        text: root.glyph
        color: root.glyphColor
        font.pixelSize: Math.round(root.size * 0.8)
        font.bold: true
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
