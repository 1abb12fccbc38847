// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A text field with its label above and a hint below.
FocusScope {
    id: root

    property string label
    /// What is wrong or worth knowing; empty: nothing.
    property string hint
    /// The hint says what has to be put right.
    property bool wrong: false
    property bool readOnly: false
    property alias field: field
    /// What is drawn around it, for a button at its end.
    property alias frame: frame
    property alias text: field.text
    /// Room at the end of the field, for a button.
    property int endPadding: Theme.gap

    signal accepted
    signal edited

    implicitHeight: column.height

    Column {
        id: column
        width: parent.width
        spacing: Theme.unit / 2

        Label {
            width: parent.width
            text: root.label
            font.bold: true
            Accessible.ignored: true // the field says it
        }
        Rectangle {
            id: frame
            width: parent.width
            height: Theme.target
            radius: Theme.radius
            color: root.readOnly ? Theme.background : Theme.surface
            border.width: field.activeFocus ? Theme.ring : Theme.border
            border.color: field.activeFocus ? Theme.focusRing : Theme.quiet

            // Beside the text too a finger means the field.
            TapHandler {
                onTapped: field.forceActiveFocus()
            }
            // Not the TextField of the templates: it takes its name away from a screen reader when it holds a password,
            // and loading its module costs an eighth of the program's start.
            TextInput {
                id: field
                // The room beside it is not its padding: there a long text would run over the border.
                anchors.fill: parent
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: root.endPadding
                clip: true
                focus: true
                readOnly: root.readOnly
                color: Theme.text
                font.pixelSize: Theme.lead
                selectionColor: Theme.amber
                selectedTextColor: Theme.amberText
                verticalAlignment: TextInput.AlignVCenter
                activeFocusOnTab: true
                selectByMouse: true
                // Added: `|` is left to the interpreter, for which the first look at `Qt.` takes in all its thousand names.
                inputMethodHints: Qt.ImhNoPredictiveText + Qt.ImhNoAutoUppercase + Qt.ImhPreferLowercase
                Accessible.role: Accessible.EditableText
                Accessible.name: root.label
                Accessible.description: root.hint
                onAccepted: root.accepted()
                onTextEdited: root.edited()
                // Away from the field its beginning is seen: that is what tells one name from another. Who comes back goes
                // on at the end.
                onActiveFocusChanged: cursorPosition = activeFocus ? length : 0
            }
        }
        Row {
            width: parent.width
            visible: root.hint.length > 0
            spacing: Theme.unit
            topPadding: Theme.unit / 2

            Sign {
                id: sign
                color: root.wrong ? Theme.error : Theme.amber
                glyphColor: root.wrong ? Theme.errorText : Theme.amberText
            }
            Label {
                width: parent.width - sign.width - parent.spacing
                text: root.hint
                font.bold: true
                Accessible.ignored: true // the field's description says it
            }
        }
    }
}
