// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A button. `primary`: the one action a page is for. `busy`: it is at work.
Pressable {
    id: root

    property bool primary: false
    property bool busy: false
    readonly property bool lit: primary && !busy && enabled

    implicitHeight: Math.max(Theme.target, label.contentHeight + 2 * Theme.unit)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.lit ? (root.down ? Theme.amberPressed : Theme.amber) : (root.down ? Theme.hairline : Theme.surface)
        border.width: root.lit ? 0 : Theme.border
        border.color: root.enabled ? Theme.quiet : Theme.hairline
    }
    FocusRing {
        visible: root.activeFocus
    }
    Text {
        id: label
        readonly property real room: root.busy ? activity.width + Theme.gap : 0
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: (root.LayoutMirroring.enabled ? 1 : -1) * room / 2
        width: Math.min(implicitWidth, parent.width - 2 * Theme.gap - room)
        text: root.text
        font.pixelSize: Theme.lead
        font.bold: true
        color: root.lit ? Theme.amberText : root.enabled || root.busy ? Theme.text : Theme.quiet
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Loader {
        id: activity
        anchors.left: label.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        active: root.busy
        sourceComponent: Activity {}
    }
}
