// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A password field that can show what was typed and warns of Caps Lock.
TextEntry {
    id: root

    property bool capsLock: false
    property string problem
    property bool shown: false

    endPadding: reveal.width
    wrong: problem.length > 0
    hint: problem.length > 0 ? problem : capsLock ? qsTr("Caps Lock is on") : ""

    field.echoMode: shown ? TextInput.Normal : TextInput.Password
    field.passwordMaskDelay: 0
    field.inputMethodHints: Qt.ImhHiddenText + Qt.ImhSensitiveData + Qt.ImhNoPredictiveText + Qt.ImhNoAutoUppercase
    // What is marked while it can be read would go to the other programs' middle mouse button.
    field.selectByMouse: !shown

    SilentPassword {
        field: root.field
    }
    Pressable {
        id: reveal
        objectName: "showPasswordButton"
        parent: root.frame
        anchors.right: parent.right
        width: Math.max(Theme.target, word.implicitWidth + 2 * Theme.gap)
        height: Theme.target
        text: root.shown ? qsTr("Hide password") : qsTr("Show password")
        onClicked: root.shown = !root.shown

        Rectangle {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: 1
            height: parent.height - 2 * Theme.gap
            color: Theme.hairline
            visible: !reveal.activeFocus
        }
        Text {
            id: word
            anchors.centerIn: parent
            text: root.shown ? qsTr("Hide") : qsTr("Show")
            font.pixelSize: Theme.body
            font.bold: true
            color: Theme.text
            opacity: reveal.down ? 0.6 : 1
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        FocusRing {
            inner: true
            visible: reveal.activeFocus
        }
    }
}
