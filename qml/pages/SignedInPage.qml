// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// Who is signed in, where, until when, what waits to be done, and the ways on: sign in again, sign out.
ScrollPage {
    id: root

    required property SessionModel session
    required property Journey journey
    readonly property bool signingOut: session.busy && !session.signingIn
    /// "Sign out" was pressed once.
    property bool leaving: false

    /// Somebody may be looking: the number of picklists is asked for again when they come back.
    readonly property bool watched: Window.active && Window.visibility !== Window.Minimized
    /// Another device may have made another warehouse the active one.
    readonly property string workplace: session.warehouse

    objectName: "signedInPage"
    pullable: true

    onPulled: session.recountPicklists()
    onWatchedChanged: if (watched) session.watchPicklists()
    onWorkplaceChanged: session.watchPicklists()
    Component.onCompleted: session.watchPicklists()

    Keys.onEscapePressed: event => {
        event.accepted = leaving
        remain()
    }
    function remain() {
        if (!leaving)
            return
        leaving = false
        signOut.forceActiveFocus()
    }

    Shortcut {
        sequences: ["F5", "Ctrl+R"]
        onActivated: root.session.recountPicklists()
    }
    PageHeader {
        width: parent.width
        title: qsTr("Signed in")
        server: root.session.server
        mark: !root.wide
    }
    WorkplacePlate {
        width: parent.width
        warehouse: root.session.warehouse
        userName: root.session.userName
    }
    Banner {
        objectName: "signInSoonBanner"
        width: parent.width
        visible: root.session.signInSoon && root.session.minutesLeft === 0
        severity: SessionModel.Severity.Warning
        title: root.session.signInBy.length > 0 ? qsTr("Sign in again before %1").arg(root.session.signInBy)
                                                : qsTr("Sign in again soon")
        text: qsTr("Your work goes on meanwhile.")
    }
    Banner {
        objectName: "sessionEndsBanner"
        width: parent.width
        visible: root.session.minutesLeft > 0
        severity: SessionModel.Severity.Warning
        title: qsTr("Session ends in %n minute(s)", "", root.session.minutesLeft)
        text: qsTr("It may last %2, which is until %1. Sign in again before, and work goes on.")
                  .arg(root.session.signInBy).arg(root.session.sessionLength)
        action: root.leaving || root.signingOut ? "" : qsTr("Sign in again")
        onActionPressed: root.journey.signingInAgain = true
    }
    NoticeBanner {
        width: parent.width
        session: root.session
        journey: root.journey
    }
    PicklistRow {
        width: parent.width
        count: root.session.picklists
        told: root.session.picklistsTold
        counting: root.session.countingPicklists
        onRecountPressed: root.session.recountPicklists()
    }
    Rectangle {
        width: parent.width
        height: facts.height
        radius: Theme.radius
        color: Theme.surface
        border.width: 1
        border.color: Theme.hairline

        Column {
            id: facts
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap

            FactRow {
                width: parent.width
                visible: root.session.workUntil.length > 0
                label: qsTr("Work until")
                value: root.session.workUntil
            }
            FactRow {
                width: parent.width
                visible: root.session.signInBy.length > 0 && !root.session.signInSoon
                         && root.session.signInBy !== root.session.workUntil
                label: qsTr("Password needed by")
                value: root.session.signInBy
            }
            FactRow {
                width: parent.width
                label: qsTr("Connection")
                value: !root.session.online ? qsTr("Offline") : root.session.renewing ? qsTr("Renewing") : qsTr("Online")
                dot: root.session.online ? "full" : "hollow"
            }
            FactRow {
                width: parent.width
                label: qsTr("After a restart")
                value: root.session.stored ? qsTr("Still signed in") : qsTr("Sign in again")
                last: true
            }
        }
    }
    Label {
        width: parent.width
        visible: root.session.clockTrouble.length > 0
        text: root.session.clockTrouble
        color: Theme.quiet
    }
    ActionButton {
        objectName: "changeWarehouseButton"
        width: parent.width
        visible: !root.leaving && !root.signingOut
        text: qsTr("Change warehouse")
        onClicked: root.session.changeWarehouse()
    }
    ActionButton {
        objectName: "signInAgainButton"
        width: parent.width
        visible: !root.leaving && !root.signingOut
        primary: root.session.signInSoon
        text: qsTr("Sign in again")
        onClicked: root.journey.signingInAgain = true
    }
    ActionButton {
        id: signOut
        objectName: "signOutButton"
        width: parent.width
        visible: !root.leaving
        enabled: !root.signingOut
        busy: root.signingOut
        text: root.signingOut ? qsTr("Signing out") : qsTr("Sign out")
        onClicked: {
            root.leaving = true
            stay.forceActiveFocus()
        }
    }
    Label {
        width: parent.width
        visible: root.leaving
        text: qsTr("Sign out on this device? To come back you need your password.")
        font.bold: true
    }
    ActionButton {
        objectName: "confirmSignOutButton"
        width: parent.width
        visible: root.leaving
        primary: true
        text: qsTr("Yes, sign out")
        onClicked: {
            root.leaving = false
            root.session.signOut()
        }
    }
    ActionButton {
        id: stay
        objectName: "stayButton"
        width: parent.width
        visible: root.leaving
        text: qsTr("Stay signed in")
        onClicked: root.remain()
    }
}
