// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A warehouse to choose. What is out of use is shown, so that nobody looks for it, and cannot be pressed.
Pressable {
    id: root

    required property string name
    required property bool active
    required property bool usable
    /// Tells it from others of the same name; empty: there are none.
    required property string mark
    readonly property string called: mark.length > 0 ? qsTr("%1 (…%2)").arg(name).arg(mark) : name

    text: active ? qsTr("%1, active").arg(called) : usable ? called : qsTr("%1, out of use").arg(called)
    enabled: usable
    implicitHeight: Math.max(Theme.target, words.height + 2 * Theme.unit)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.down ? Theme.hairline : Theme.surface
        border.width: root.usable ? Theme.border : 1
        border.color: root.usable ? Theme.quiet : Theme.hairline
    }
    // The one that is active stands under an amber sign
    Rectangle {
        x: root.LayoutMirroring.enabled ? parent.width - width - Theme.unit : Theme.unit
        y: Theme.unit
        width: Theme.unit
        height: parent.height - 2 * Theme.unit
        radius: 2
        color: Theme.amber
        visible: root.active
    }
    FocusRing {
        visible: root.activeFocus
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.wideGap
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: root.name
            font.pixelSize: Theme.lead
            font.bold: true
            lineHeight: 1
            color: root.usable ? Theme.text : Theme.quiet
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.ignored: true
        }
        Label {
            objectName: "warehouseMark"
            width: parent.width
            visible: root.mark.length > 0
            text: qsTr("Number ends in %1").arg(root.mark)
            color: Theme.quiet
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: root.active || !root.usable
            text: root.active ? qsTr("Active") : qsTr("Out of use")
            color: Theme.quiet
            Accessible.ignored: true
        }
    }
}
