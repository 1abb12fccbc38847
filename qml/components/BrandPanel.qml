// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The quiet side of a wide window.
Rectangle {
    id: root

    color: Theme.plate

    Column {
        anchors.left: parent.left
        anchors.right: edge.left
        anchors.margins: 6 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.wideGap

        BrandMark { size: 9 * Theme.unit }
        Column {
            width: parent.width
            spacing: Theme.unit / 2

            Label {
                width: parent.width
                text: qsTr("Dockpass")
                color: Theme.plateText
                font.pixelSize: Theme.titleSize
                font.bold: true
            }
            Label {
                width: parent.width
                text: qsTr("Sign in once. Work the whole shift.")
                color: Theme.quietPlateText
                font.pixelSize: Theme.lead
            }
        }
    }
    HazardStripe {
        id: edge
        color: Theme.ink
        ground: Theme.amber
        anchors.right: parent.right
        width: 2 * Theme.stripe
        height: parent.height
    }
}
