// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Dockpass

/// A failure for IT: the code to be read out, a QR code to be scanned, the facts to be photographed. Lies over the page
/// it was opened from; the way back is always in view.
FocusScope {
    id: root

    required property SessionModel session
    required property Journey journey

    objectName: "failurePage"

    function leave() {
        journey.detailsOpen = false
    }

    Component.onCompleted: back.forceActiveFocus()
    Keys.onEscapePressed: leave()
    // There is one control only: the keyboard has the arrows to see the rest.
    Keys.onUpPressed: page.scroll(-Theme.target)
    Keys.onDownPressed: page.scroll(Theme.target)

    ScrollPage {
        id: page
        objectName: "failureFacts"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        clip: true

        PageHeader {
            width: parent.width
            title: qsTr("Details for IT")
            mark: !page.wide
        }
        // The sign over the dock
        Rectangle {
            width: parent.width
            height: plate.height
            radius: Theme.radius
            color: Theme.plate

            Column {
                id: plate
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                topPadding: Theme.gap
                bottomPadding: Theme.gap
                spacing: Theme.unit / 2

                Label {
                    objectName: "failureCode"
                    width: parent.width
                    text: root.session.noticeCode
                    visible: text.length > 0
                    color: Theme.amber
                    font.pixelSize: Theme.codeSize
                    font.bold: true
                    lineHeight: 1
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.body
                    height: contentHeight
                    Accessible.name: qsTr("Code: %1").arg(text)
                }
                Label {
                    width: parent.width
                    text: root.session.noticeTitle
                    color: Theme.plateText
                    font.pixelSize: Theme.lead
                }
            }
        }
        // White in both themes, as the code itself
        Rectangle {
            width: parent.width
            height: code.height + 2 * border.width
            visible: code.modules > 0
            radius: Theme.radius
            color: Theme.paper
            border.width: 1
            border.color: Theme.hairline

            QrCode {
                id: code
                objectName: "qrCode"
                anchors.centerIn: parent
                width: modules * Math.floor(Math.min(parent.width - 2 * parent.border.width, Theme.scanSize) / Math.max(1, modules))
                height: width
                text: root.session.noticeScanText
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code with the code and the facts below, for the help desk")
            }
        }
        Label {
            width: parent.width
            text: root.session.noticeForIT
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

                Repeater {
                    id: rows
                    model: root.session.noticeFactRows

                    FactRow {
                        required property var modelData
                        required property int index
                        width: facts.width
                        label: modelData.label
                        value: modelData.value
                        last: index === rows.count - 1
                    }
                }
            }
        }
    }
    Rectangle {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: back.height + 2 * Theme.gap
        color: Theme.background

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.hairline
        }
        ActionButton {
            id: back
            objectName: "backButton"
            anchors.centerIn: parent
            width: Math.min(Theme.column, parent.width - 2 * page.margin)
            primary: true
            text: qsTr("Back")
            onClicked: root.leave()
        }
    }
}
