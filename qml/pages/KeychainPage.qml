// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// There may be a saved session, but the keychain does not give it out: wait, unlock, or sign in without it.
ScrollPage {
    id: root

    required property SessionModel session
    property bool wide: false
    readonly property bool waiting: session.keychain === SessionModel.Keychain.Waiting
    readonly property bool locked: session.keychain === SessionModel.Keychain.Locked
    readonly property bool absent: session.keychain === SessionModel.Keychain.Absent

    objectName: "keychainPage"
    centred: wide

    onWaitingChanged: (waiting ? without : again).forceActiveFocus(Qt.OtherFocusReason)
    Component.onCompleted: (waiting ? without : again).forceActiveFocus(Qt.OtherFocusReason)

    PageHeader {
        width: parent.width
        title: root.waiting ? qsTr("One moment") : root.locked ? qsTr("Keychain is locked")
             : root.absent ? qsTr("No keychain") : qsTr("Keychain error")
        server: root.session.server
        mark: !root.wide
    }
    Rectangle {
        width: parent.width
        height: 9 * Theme.unit
        radius: Theme.radius
        color: Theme.plate
        visible: root.waiting

        Activity {
            anchors.centerIn: parent
        }
    }
    Label {
        width: parent.width
        font.pixelSize: Theme.lead
        text: root.waiting ? qsTr("The keychain of this device has not answered yet. A window may be open that asks for its password.")
            : root.locked ? qsTr("Your session may be saved there. Unlock the keychain, then try again.")
            : root.absent ? qsTr("This device has no keychain running, so no saved session can be read.")
                          : qsTr("The keychain of this device did not give out the saved session.")
    }
    Label {
        width: parent.width
        visible: root.session.noticeFacts.length > 0
        text: root.session.noticeFacts
        color: Theme.quiet
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    ActionButton {
        id: again
        objectName: "retryKeychainButton"
        width: parent.width
        visible: !root.waiting
        primary: true
        text: qsTr("Try again")
        onClicked: root.session.retryKeychain()
    }
    ActionButton {
        id: without
        objectName: "withoutKeychainButton"
        width: parent.width
        text: qsTr("Sign in without it")
        onClicked: root.session.continueWithoutKeychain()
    }
    Label {
        width: parent.width
        text: qsTr("Without the keychain you have to sign in again after a restart.")
        color: Theme.quiet
    }
}
