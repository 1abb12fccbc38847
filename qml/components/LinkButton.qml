// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A quiet button that looks like underlined text; as large a target as the others.
Pressable {
    id: root

    implicitWidth: Math.max(Theme.target, label.implicitWidth + 2 * Theme.unit)
    implicitHeight: Theme.target

    Text {
        id: label
        anchors.left: parent.left
        anchors.leftMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        font.pixelSize: Theme.body
        font.bold: true
        font.underline: true
        color: Theme.text
        opacity: root.down ? 0.6 : 1
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    FocusRing {
        inner: true
        visible: root.activeFocus
    }
}
