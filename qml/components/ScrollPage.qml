// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// One column, at most Theme.column wide, that scrolls when the window is too low and keeps the focused control in view.
Flickable {
    id: root

    default property alias content: column.data
    /// Centred from top to bottom, where there is room.
    property bool centred: false
    readonly property int margin: width >= 360 + 2 * Theme.gap ? Theme.wideGap : Theme.gap
    readonly property Item focused: Window.activeFocusItem

    contentWidth: width
    contentHeight: column.y + column.height + margin
    boundsBehavior: Flickable.StopAtBounds
    clip: contentHeight > height

    /// Scrolls so that `item` is seen, with its label above and its hint below.
    function reveal(item: Item) {
        if (!item)
            return
        const top = item.mapToItem(column, 0, 0).y + column.y - 5 * Theme.unit
        const bottom = top + item.height + 10 * Theme.unit
        if (bottom > contentY + height)
            contentY = Math.min(bottom, contentHeight) - height
        if (top < contentY)
            contentY = Math.max(0, top)
    }

    onFocusedChanged: reveal(focused)
    onHeightChanged: reveal(focused)

    Column {
        id: column
        x: Math.round((root.width - width) / 2)
        y: root.centred ? Math.max(root.margin, Math.round((root.height - height) / 2)) : root.margin
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
