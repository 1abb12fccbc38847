// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// What stands on a button: its text in the middle, and whether it is at work.
Item {
    id: root

    property string text
    property color color: Theme.text
    property bool busy: false
    readonly property int room: busy ? activity.width + Theme.gap : 0

    implicitWidth: label.implicitWidth + room
    implicitHeight: label.contentHeight

    Text {
        id: label
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: (root.LayoutMirroring.enabled ? 1 : -1) * root.room / 2
        width: Math.min(implicitWidth, root.width - root.room)
        text: root.text
        font.pixelSize: Theme.lead
        font.bold: true
        color: root.color
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    Activity {
        id: activity
        anchors.left: label.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.busy
    }
}
