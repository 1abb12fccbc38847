// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// What a Banner looks like; made when one is first seen.
Rectangle {
    id: root

    required property Banner banner
    readonly property bool bad: banner.severity === SessionModel.Severity.Error
    readonly property bool caution: banner.severity === SessionModel.Severity.Warning
    // Not by what is visible: under another page nothing is, and the page must not move.
    readonly property bool pressable: banner.action.length > 0 || banner.details
    readonly property color signColor: bad ? Theme.error : caution ? Theme.amber : Theme.good
    readonly property color signText: bad ? Theme.errorText : caution ? Theme.amberText : Theme.goodText

    implicitHeight: body.y + body.height
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.border
    border.color: signColor
    Accessible.role: Accessible.AlertMessage
    Accessible.name: banner.title
    Accessible.description: banner.text

    Rectangle {
        id: head
        width: parent.width
        height: Math.ceil(Math.max(6 * Theme.unit, titleText.height + 2 * Theme.unit, root.banner.dismissible ? close.height : 0))
        radius: Theme.radius
        color: root.signColor

        // Square at the foot
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: parent.radius
            color: parent.color
        }
        Sign {
            id: sign
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            size: 3 * Theme.unit
            glyph: root.bad || root.caution ? "!" : "i"
            color: root.signText
            glyphColor: root.signColor
        }
        Label {
            id: titleText
            anchors.left: sign.right
            anchors.leftMargin: Theme.unit * 1.5
            anchors.right: root.banner.dismissible ? close.left : parent.right
            anchors.rightMargin: root.banner.dismissible ? 0 : Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.banner.title
            color: root.signText
            font.pixelSize: Theme.lead
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
        CloseButton {
            id: close
            objectName: "dismissButton"
            anchors.right: parent.right
            visible: root.banner.dismissible
            color: root.signText
            text: qsTr("Dismiss")
            onClicked: root.banner.dismissed()
        }
    }
    Column {
        id: body
        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        topPadding: Theme.unit * 1.5
        bottomPadding: root.pressable ? 0 : Theme.unit * 1.5

        Label {
            width: parent.width
            text: root.banner.text
            Accessible.ignored: true
        }
        Flow {
            width: parent.width
            leftPadding: -Theme.unit
            visible: root.pressable

            LinkButton {
                objectName: "actionButton"
                visible: root.banner.action.length > 0
                text: root.banner.action
                onClicked: root.banner.actionPressed()
            }
            LinkButton {
                objectName: "detailsButton"
                visible: root.banner.details
                text: qsTr("Details for IT")
                onClicked: root.banner.detailsPressed()
            }
        }
    }
}
