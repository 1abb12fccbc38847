// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The password form. `again`: for the person already signed in, whose session goes on meanwhile.
ScrollPage {
    id: root

    required property SessionModel session
    required property Journey journey
    property bool again: false

    readonly property bool signingIn: session.signingIn
    readonly property string remembered: session.userName
    /// Signing in again, and the session has ended meanwhile.
    readonly property bool ended: again && session.page !== SessionModel.Page.SignedIn
    property bool begun: false
    property bool cancelled: false
    property bool userTyped: false

    objectName: "signInPage"

    /// Opens the connection ahead of time, once a form.
    function begin() {
        held = null
        if (!begun)
            session.prepare()
        begun = true
        journey.formBegun = true
    }
    function startOver() {
        (user.text.length > 0 || again ? password : user).field.forceActiveFocus()
        held = notice // what went wrong is read first
    }
    function remember() {
        if (userTyped)
            return
        user.text = !again && journey.typedUser.length > 0 ? journey.typedUser : remembered
        user.field.cursorPosition = 0
    }
    function submit() {
        if (signingIn || !session.serverSet)
            return
        user.problem = !again && user.text.trim().length === 0 ? qsTr("Type your user name") : ""
        password.problem = password.field.length === 0 ? qsTr("Type your password") : ""
        if (user.problem.length > 0)
            user.field.forceActiveFocus()
        else if (password.problem.length > 0)
            password.field.forceActiveFocus()
        else {
            password.shown = false
            cancelled = false
            session.signIn(again ? remembered : user.text, password.field) // takes the password out of the field
        }
    }
    function leave() {
        if (session.signInFailed)
            session.dismissNotice() // the session goes on, and has nothing to do with it
        journey.formBegun = false
        journey.signingInAgain = false
    }
    function cancel() {
        cancelled = true
        session.cancel()
    }

    onRememberedChanged: remember()
    onFocusedChanged: if (holds(focused) && focused !== user.field && focused !== password.field) held = null
    onSigningInChanged: {
        if (signingIn) {
            if (focused !== password.field)
                cancelButton.forceActiveFocus()
            return
        }
        begun = false
        if (again && !session.signInFailed && !cancelled)
            leave()
        else
            startOver()
    }
    Component.onCompleted: {
        remember()
        startOver()
    }
    Keys.onEscapePressed: event => {
        event.accepted = signingIn || again
        if (signingIn)
            cancel()
        else if (again)
            leave()
    }

    PageHeader {
        width: parent.width
        title: root.again ? qsTr("Sign in again") : qsTr("Sign in")
        server: root.session.server
        mark: !root.wide
    }
    NoticeBanner {
        id: notice
        width: parent.width
        session: root.session
        journey: root.journey
        visible: root.session.hasNotice && !root.signingIn && (!root.again || root.session.signInFailed || root.ended)
        dismissible: root.session.noticeSeverity !== SessionModel.Severity.Error
    }
    Banner {
        objectName: "keychainBanner"
        width: parent.width
        visible: root.session.page === SessionModel.Page.Keychain && !root.signingIn
        severity: SessionModel.Severity.Warning
        title: qsTr("Saved session not read yet")
        text: root.session.inKeychain ? qsTr("The keychain does not give it out. You can sign in all the same.")
                                      : qsTr("It cannot be read at the moment. You can sign in all the same.")
        action: qsTr("Retry")
        onActionPressed: root.session.retryKeychain()
    }
    Banner {
        objectName: "noServerBanner"
        width: parent.width
        visible: !root.session.serverSet
        severity: SessionModel.Severity.Error
        title: qsTr("No server is set")
        text: qsTr("Dockpass does not know yet where to sign in. Tell IT: the server's address is missing.")
    }
    UserEntry {
        id: user
        width: parent.width
        visible: !root.again
        label: qsTr("User name")
        readOnly: root.signingIn
        field.objectName: "userField"
        onAccepted: password.field.forceActiveFocus()
        onEdited: {
            root.userTyped = true
            root.journey.typedUser = user.text
            problem = ""
            root.begin()
        }
    }
    FactRow {
        width: parent.width
        visible: root.again
        label: qsTr("User name")
        value: root.remembered
        last: true
    }
    PasswordEntry {
        id: password
        width: parent.width
        label: qsTr("Password")
        readOnly: root.signingIn
        capsLock: caps.on
        field.objectName: "passwordField"
        onAccepted: root.submit()
        onEdited: {
            problem = ""
            root.begin()
        }
    }
    ActionButton {
        objectName: "signInButton"
        width: parent.width
        primary: true
        busy: root.signingIn
        enabled: !root.signingIn && root.session.serverSet
        text: root.signingIn ? qsTr("Signing in") : qsTr("Sign in")
        onClicked: root.submit()
    }
    ActionButton {
        id: cancelButton
        objectName: "cancelButton"
        width: parent.width
        visible: root.signingIn || root.again
        text: root.signingIn ? qsTr("Cancel") : qsTr("Back")
        onClicked: root.signingIn ? root.cancel() : root.leave()
    }
    Label {
        objectName: "clockTrouble"
        width: parent.width
        visible: root.session.clockTrouble.length > 0
        text: root.session.clockTrouble
        color: Theme.quiet
    }
    WaitNote {
        width: parent.width
        waiting: root.session.looking
        text: qsTr("Looking for your saved session")
    }
    CapsLock {
        id: caps
        watched: root.Window.window
    }
}
