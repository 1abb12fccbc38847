// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// The sign over the dock: where, and who.
Rectangle {
    id: root

    property string warehouse
    property string userName

    implicitHeight: plate.height
    radius: Theme.radius
    color: Theme.plate
    Accessible.role: Accessible.StaticText
    Accessible.name: (warehouse + ", " + userName)

    Rectangle {
        x: root.LayoutMirroring.enabled ? parent.width - width - Theme.gap : Theme.gap
        y: Theme.gap
        width: Theme.stripe
        height: parent.height - 2 * Theme.gap
        radius: 2
        color: Theme.amber
    }
    Column {
        id: plate
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gap + Theme.stripe + Theme.gap
        anchors.rightMargin: Theme.gap
        topPadding: Theme.gap
        bottomPadding: Theme.gap
        spacing: Theme.unit / 2

        Label {
            width: parent.width
            visible: text.length > 0
            text: root.warehouse
            color: Theme.amber
            font.pixelSize: Theme.titleSize
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            text: root.userName
            color: Theme.plateText
            font.pixelSize: measure.advanceWidth <= width ? Theme.lead : Theme.body
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.ignored: true

            TextMetrics {
                id: measure
                font.pixelSize: Theme.lead
                text: root.userName
            }
        }
    }
}
