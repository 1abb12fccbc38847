// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The window: which page is shown, and the frame around it. A page's file is not read before it is needed.
Window {
    id: root

    required property SessionModel session
    /// Full screen, without a way out.
    required property bool kiosk
    /// "light", "dark" or "auto".
    property string theme: "auto"

    readonly property bool wide: width >= Theme.wideFrom
    readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft
    readonly property bool signedIn: session.page === SessionModel.Page.SignedIn
    readonly property string page: session.page === SessionModel.Page.Warehouses ? "WarehousePage"
                                 : session.page === SessionModel.Page.Code ? "MfaCodePage"
                                 : journey.signingInAgain ? "SignInAgainPage"
                                 : signedIn ? "SignedInPage"
                                 : session.page === SessionModel.Page.Keychain && !journey.formBegun ? "KeychainPage"
                                                                                                     : "SignInPage"

    readonly property bool failed: session.noticeFacts.length > 0
    readonly property bool details: journey.detailsOpen

    function showPage() {
        pageLoader.setSource("pages/" + page + ".qml", {"session": session, "journey": journey})
    }

    objectName: "mainWindow"
    title: qsTr("Dockpass")
    // Full screen by size too: without a window manager nobody else makes it so.
    width: kiosk ? Screen.width : 480
    height: kiosk ? Screen.height : 760
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    visibility: kiosk ? Window.FullScreen : Window.Windowed
    flags: kiosk ? Qt.Window + Qt.FramelessWindowHint : Qt.Window
    color: Theme.background

    onThemeChanged: Theme.mode = theme
    onClosing: close => close.accepted = !kiosk
    onPageChanged: {
        journey.detailsOpen = false
        showPage()
    }
    onFailedChanged: if (!failed) journey.detailsOpen = false
    onDetailsChanged: {
        if (details)
            detailsLoader.setSource("pages/FailurePage.qml", {"session": session, "journey": journey})
        else {
            pageLoader.forceActiveFocus() // to where it was
            detailsLoader.source = ""
        }
    }
    onSignedInChanged: {
        if (signedIn || !journey.formBegun)
            journey.signingInAgain = false
        if (signedIn) {
            journey.formBegun = false
            journey.typedUser = ""
        }
    }
    // The first page too comes with onPageChanged, before this: a second showPage() would make it twice.
    Component.onCompleted: Theme.mode = theme

    Journey {
        id: journey
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
            source: "components/BrandPanel.qml"
        }
        HazardStripe {
            id: top
            color: Theme.ink
            ground: Theme.amber
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
            visible: !root.details
            focus: true
        }
        Loader {
            id: detailsLoader
            anchors.fill: pageLoader
        }
    }
}
