// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// There may be a saved session, but the keychain, or what is in its place, does not give it out: wait, unlock, or sign in without it.
ScrollPage {
    id: root

    required property SessionModel session
    required property Journey journey
    readonly property bool waiting: session.keychain === SessionModel.KeychainState.Waiting
    readonly property bool locked: session.keychain === SessionModel.KeychainState.Locked
    readonly property bool absent: session.keychain === SessionModel.KeychainState.Absent

    objectName: "keychainPage"

    // No button has the focus of itself: the page comes unasked, and what somebody types just then must press nothing.
    onWaitingChanged: if (visible) forceActiveFocus()
    Component.onCompleted: forceActiveFocus()

    PageHeader {
        width: parent.width
        title: root.waiting ? qsTr("One moment") : root.session.inKeychain ? qsTr("Keychain") : qsTr("Saved session")
        server: root.session.server
        mark: !root.wide
    }
    Rectangle {
        width: parent.width
        height: waitingText.height + 2 * Theme.wideGap
        radius: Theme.radius
        color: Theme.plate
        visible: root.waiting

        Activity {
            id: activity
            anchors.left: parent.left
            anchors.leftMargin: Theme.wideGap
            anchors.verticalCenter: parent.verticalCenter
        }
        Label {
            id: waitingText
            anchors.left: activity.right
            anchors.leftMargin: Theme.gap
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.session.inKeychain ? qsTr("Waiting for the keychain") : qsTr("Reading your saved session")
            color: Theme.plateText
            font.pixelSize: Theme.lead
            font.bold: true
        }
    }
    Label {
        width: parent.width
        visible: root.waiting
        text: root.session.inKeychain
            ? qsTr("Your session may be saved there. Look for a window that asks for the keychain's password.")
            : qsTr("Another Dockpass on this device may be at it just now.")
    }
    Banner {
        objectName: "keychainBanner"
        width: parent.width
        visible: !root.waiting
        severity: SessionModel.Severity.Warning
        title: !root.session.inKeychain ? root.session.noticeTitle
             : root.locked ? qsTr("The keychain is locked") : root.absent ? qsTr("No keychain here")
                                                                          : qsTr("The keychain does not help")
        text: !root.session.inKeychain ? root.session.noticeText
            : root.locked ? qsTr("Your session may be saved there. Unlock it, then try again.")
            : root.absent ? qsTr("No keychain is running on this device, so a saved session cannot be read.")
                          : qsTr("It did not give out the saved session. Try again, or tell IT.")
        details: root.session.noticeFacts.length > 0
        onDetailsPressed: root.journey.detailsOpen = true
    }
    ActionButton {
        objectName: "retryKeychainButton"
        width: parent.width
        visible: !root.waiting
        primary: true
        text: qsTr("Try again")
        onClicked: root.session.retryKeychain()
    }
    ActionButton {
        objectName: "withoutKeychainButton"
        width: parent.width
        text: qsTr("Sign in without it")
        onClicked: root.session.continueWithoutKeychain()
    }
    Label {
        width: parent.width
        text: root.session.inKeychain
            ? qsTr("Without the keychain you have to sign in again after a restart.")
            : qsTr("Until this is put right, you may have to sign in again after a restart.")
        color: Theme.quiet
    }
}
