// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// In place of everything else where the settings cannot be used: a kiosk that stays blank helps nobody.
Window {
    id: root

    required property string facts

    objectName: "troubleWindow"
    title: qsTr("Dockpass")
    width: 480
    height: 760
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    color: Theme.background

    ScrollPage {
        anchors.fill: parent
        focus: true

        PageHeader {
            width: parent.width
            title: qsTr("Cannot start")
        }
        Banner {
            width: parent.width
            severity: SessionModel.Severity.Error
            title: qsTr("Settings are not usable")
            text: qsTr("A settings file of Dockpass on this device has a mistake, or cannot be read. Tell IT.")
        }
        Label {
            width: parent.width
            text: root.facts
            color: Theme.quiet
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
        ActionButton {
            objectName: "closeButton"
            width: parent.width
            text: qsTr("Close")
            onClicked: root.close()
        }
    }
}
