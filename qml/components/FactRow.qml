// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A line of a list: what, and how it stands. Two lines where one is too narrow.
Item {
    id: root

    property string label
    property string value
    /// "": none; "full": a filled dot, all is well; "hollow": a ring, something is not.
    property string dot
    property bool last: false
    readonly property int dotRoom: dot.length > 0 ? dotItem.width + Theme.unit : 0
    readonly property bool stacked: labelText.implicitWidth + valueText.implicitWidth + dotRoom + Theme.gap > width

    implicitHeight: (stacked ? valueText.y + valueText.height : Math.max(labelText.height, valueText.height) + labelText.y)
                    + 1.5 * Theme.unit
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Label {
        id: labelText
        anchors.left: parent.left
        y: 1.5 * Theme.unit
        width: Math.min(implicitWidth, root.width)
        text: root.label
        color: Theme.quiet
        Accessible.ignored: true
    }
    Label {
        id: valueText
        anchors.right: parent.right
        y: root.stacked ? labelText.y + labelText.height + 2 : labelText.y
        width: root.stacked ? root.width - root.dotRoom : implicitWidth
        text: root.value
        font.bold: true
        Accessible.ignored: true
    }
    Rectangle {
        id: dotItem
        anchors.right: valueText.left
        anchors.rightMargin: Theme.unit
        y: valueText.y + 4
        width: 12
        height: 12
        radius: 6
        visible: root.dot.length > 0
        color: root.dot === "full" ? Theme.good : "transparent"
        border.width: root.dot === "full" ? 0 : 3
        border.color: Theme.text
        Accessible.ignored: true
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        visible: !root.last
        color: Theme.hairline
        Accessible.ignored: true
    }
}
