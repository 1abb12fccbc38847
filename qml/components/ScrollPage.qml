// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// One column, at most Theme.column wide, that scrolls when the window is too low and keeps the focused control in view.
Flickable {
    id: root

    default property alias content: column.data
    /// The window has the brand panel; what is here stands in the middle.
    readonly property bool wide: Window.width >= Theme.wideFrom
    readonly property int margin: width >= 360 + 2 * Theme.gap ? Theme.wideGap : Theme.gap
    readonly property Item focused: Window.activeFocusItem
    /// It can be pulled down beyond its top, as by a finger that wants to see it anew: pulled() follows when it is let go.
    property bool pullable: false
    /// While set, the focused control is not brought into view at the price of this item's top.
    property Item held: null

    signal pulled

    contentWidth: width
    contentHeight: column.y + column.height + margin
    flickableDirection: Flickable.VerticalFlick
    boundsBehavior: pullable ? Flickable.DragOverBounds : Flickable.StopAtBounds
    clip: pullable || contentHeight > height

    function scroll(by) {
        contentY = Math.max(0, Math.min(contentY + by, contentHeight - height))
    }
    /// Nothing of another page that lies over this one.
    function holds(item) {
        while (item && item !== column)
            item = item.parent
        return item === column
    }
    /// Scrolls so that the focused control is seen, with its label above and its hint below.
    function reveal() {
        if (!holds(focused))
            return
        const top = focused.mapToItem(column, 0, 0).y + column.y - 5 * Theme.unit
        const bottom = top + focused.height + 10 * Theme.unit
        const lowest = Math.max(0, contentHeight - height)
        const wanted = bottom > contentY + height ? bottom - height : contentY
        const limit = held && held.visible ? held.y + column.y - Theme.unit : lowest
        contentY = Math.max(0, Math.min(wanted, top, limit, lowest))
    }

    onDragEnded: if (pullable && verticalOvershoot <= -Theme.pull) pulled()
    onFocusedChanged: reveal()
    onHeldChanged: reveal()
    onHeightChanged: reveal()
    onContentHeightChanged: reveal() // what was laid out anew may have moved it

    Column {
        id: column
        x: Math.round((root.width - width) / 2)
        y: root.wide ? Math.max(root.margin, Math.round((root.height - height) / 2)) : root.margin
        width: Math.min(Theme.column, root.width - 2 * root.margin)
        spacing: Theme.gap
    }
    // Where in the page one is
    Rectangle {
        parent: root
        anchors.right: parent.right
        anchors.rightMargin: 3
        y: root.visibleArea.yPosition * root.height
        width: 4
        height: root.visibleArea.heightRatio * root.height
        radius: 2
        color: Theme.quiet
        opacity: 0.6
        visible: root.visibleArea.heightRatio < 1
        Accessible.ignored: true
    }
}
