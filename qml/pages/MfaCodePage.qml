// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The second factor: the server goes on when it has the code.
ScrollPage {
    id: root

    required property SessionModel session
    required property Journey journey

    readonly property bool waiting: !session.choosing
    property string problem

    objectName: "mfaCodePage"

    function submit() {
        if (waiting)
            return
        problem = code.field.length === 0 ? qsTr("Type the code") : ""
        if (problem.length === 0)
            session.enterCode(code.field) // takes the code out of the field
        code.field.forceActiveFocus()
    }

    onWaitingChanged: code.field.forceActiveFocus()
    Component.onCompleted: code.field.forceActiveFocus()
    Keys.onEscapePressed: session.cancel()

    PageHeader {
        width: parent.width
        title: qsTr("Enter your code")
        server: root.session.server
        mark: !root.wide
    }
    NoticeBanner {
        width: parent.width
        session: root.session
        journey: root.journey
        visible: root.session.hasNotice && !root.waiting
        action: "" // to try again is what the page is for
    }
    Label {
        objectName: "codeDelivery"
        width: parent.width
        text: qsTr("This account is protected by a second factor.") + " " + root.session.codeDelivery
    }
    TextEntry {
        id: code
        width: parent.width
        label: qsTr("Code")
        hint: root.problem
        wrong: true
        readOnly: root.waiting
        field.objectName: "codeField"
        field.maximumLength: 64
        field.inputMethodHints: Qt.ImhPreferNumbers + Qt.ImhSensitiveData + Qt.ImhNoPredictiveText
        onAccepted: root.submit()
        onEdited: root.problem = ""
    }
    ActionButton {
        objectName: "codeButton"
        width: parent.width
        primary: true
        busy: root.waiting
        enabled: !root.waiting
        text: root.waiting ? qsTr("Checking the code") : qsTr("Go on")
        onClicked: root.submit()
    }
    ActionButton {
        objectName: "sendCodeButton"
        width: parent.width
        visible: root.session.codeCanBeSent
        text: qsTr("Send a new code")
        onClicked: {
            code.field.forceActiveFocus() // this button goes away meanwhile
            root.session.sendCode()
        }
    }
    ActionButton {
        objectName: "cancelButton"
        width: parent.width
        text: root.session.reauthenticating ? qsTr("Back") : qsTr("Cancel")
        onClicked: root.session.cancel()
    }
}
