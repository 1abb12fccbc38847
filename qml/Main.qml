// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The window: which page is shown, and the frame around it.
Window {
    id: root

    required property SessionModel session
    /// Full screen, without a way out.
    required property bool kiosk
    /// "light", "dark" or "auto".
    property string theme: "auto"

    /// The password form is open while the session goes on.
    property bool signingInAgain: false
    /// Somebody has begun to type a password: the page stays, whatever the keychain does.
    property bool passwordBegun: false

    readonly property bool wide: width >= Theme.wideFrom
    readonly property bool mirrored: Qt.locale().textDirection === Qt.RightToLeft
    readonly property int page: session.page
    readonly property bool reauthenticating: session.reauthenticating

    objectName: "mainWindow"
    title: qsTr("Dockpass")
    width: 480
    height: 760
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    visibility: kiosk ? Window.FullScreen : Window.Windowed
    flags: kiosk ? Qt.Window | Qt.FramelessWindowHint : Qt.Window
    color: Theme.background

    onThemeChanged: Theme.mode = theme
    Component.onCompleted: Theme.mode = theme
    onClosing: close => close.accepted = !kiosk
    onPageChanged: {
        signingInAgain = false
        passwordBegun = passwordBegun && page !== SessionModel.Page.SignedIn
    }

    CapsLock {
        id: caps
        watched: root
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: root.mirrored
        LayoutMirroring.childrenInherit: true

        Loader {
            id: side
            anchors.left: parent.left
            active: root.wide
            width: active ? Math.round(root.width * 0.36) : 0
            height: parent.height
            sourceComponent: BrandPanel {}
        }
        HazardStripe {
            id: top
            width: parent.width
            height: Theme.stripe
            visible: !root.wide
        }
        Loader {
            id: pageLoader
            anchors.left: side.right
            anchors.right: parent.right
            anchors.top: root.wide ? parent.top : top.bottom
            anchors.bottom: parent.bottom
            focus: true
            sourceComponent: root.page === SessionModel.Page.SignedIn ? (root.signingInAgain ? signInAgain : signedIn)
                           : root.page === SessionModel.Page.Keychain && !root.passwordBegun ? keychain : signIn
        }
    }

    Component {
        id: signIn
        SignInPage {
            session: root.session
            capsLock: caps.on
            wide: root.wide
            onPasswordBegun: root.passwordBegun = true
        }
    }
    Component {
        id: signInAgain
        SignInPage {
            session: root.session
            capsLock: caps.on
            wide: root.wide
            again: true
            onDone: root.signingInAgain = false
        }
    }
    Component {
        id: signedIn
        SignedInPage {
            session: root.session
            wide: root.wide
            onSignInAgain: root.signingInAgain = true
        }
    }
    Component {
        id: keychain
        KeychainPage {
            session: root.session
            wide: root.wide
        }
    }
}
