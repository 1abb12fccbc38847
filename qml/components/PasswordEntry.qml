// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Templates as T
import Dockpass

/// A password field that can show what was typed and warns of Caps Lock.
TextEntry {
    id: root

    property bool capsLock: false
    property string problem
    property alias shown: reveal.checked

    endPadding: reveal.width
    wrong: problem.length > 0
    hint: problem.length > 0 ? problem : capsLock ? qsTr("Caps Lock is on") : ""

    field.echoMode: shown ? TextInput.Normal : TextInput.Password
    field.passwordMaskDelay: 0
    field.inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase

    T.Button {
        id: reveal
        objectName: "showPasswordButton"
        parent: root.field
        anchors.right: parent.right
        width: implicitWidth
        implicitWidth: Math.max(Theme.target, implicitContentWidth + 2 * Theme.gap)
        implicitHeight: Theme.target
        checkable: true
        text: checked ? qsTr("Hide") : qsTr("Show")
        Accessible.name: checked ? qsTr("Hide password") : qsTr("Show password")
        Keys.onReturnPressed: toggle()
        Keys.onEnterPressed: toggle()

        contentItem: Text {
            text: reveal.text
            font.pixelSize: Theme.body
            font.bold: true
            color: Theme.text
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        background: Item {
            Rectangle {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: 1
                height: parent.height - 2 * Theme.gap
                color: Theme.hairline
                visible: !reveal.visualFocus
            }
            Rectangle {
                anchors.fill: parent
                anchors.margins: Theme.unit
                radius: Theme.radius - Theme.unit / 2
                color: reveal.down ? Theme.hairline : "transparent"
                border.width: reveal.visualFocus ? Theme.ring : 0
                border.color: Theme.focusRing
            }
        }
    }
}
