// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// What the page is, and which server it is about.
Item {
    id: root

    property string title
    property string server
    /// The brand panel shows the mark where there is one.
    property bool mark: true

    /// Room to what follows, beyond the page's own.
    readonly property int foot: Theme.unit

    implicitHeight: Math.max(mark ? markItem.height : 0, words.height) + foot

    BrandMark {
        id: markItem
        anchors.left: parent.left
        size: 6 * Theme.unit
        visible: root.mark
    }
    Column {
        id: words
        anchors.left: root.mark ? markItem.right : parent.left
        anchors.leftMargin: root.mark ? Theme.gap : 0
        anchors.right: parent.right
        y: Math.max(0, (root.height - root.foot - height) / 2)
        spacing: 2

        Label {
            width: parent.width
            text: root.title
            font.pixelSize: Theme.titleSize
            font.bold: true
            lineHeight: 1
            // A long word is shown smaller, not broken.
            wrapMode: Text.WordWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
            height: contentHeight
            Accessible.role: Accessible.Heading
            Accessible.name: root.title
        }
        Label {
            width: parent.width
            visible: root.server.length > 0
            text: root.server
            color: Theme.quiet
            wrapMode: Text.WrapAnywhere
            Accessible.name: qsTr("Server: %1").arg(root.server)
        }
    }
}
