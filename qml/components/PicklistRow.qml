// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// How many picklists wait in the warehouse, and the way to count them anew. Not there where the server never told.
Rectangle {
    id: root

    /// -1: not known; more than 100: nobody counts further.
    property int count: -1
    property bool told: false
    property bool counting: false
    /// It has taken so long that it is worth a sign.
    property bool slow: false

    signal recountPressed

    visible: told
    implicitHeight: Math.max(again.height, words.height + 2 * Theme.unit)
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.hairline
    onCountingChanged: slow = false

    Timer {
        interval: Theme.wordDelay
        running: root.counting && root.visible
        onTriggered: root.slow = true
    }
    Label {
        id: words
        objectName: "picklistWords"
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.right: again.left
        anchors.verticalCenter: parent.verticalCenter
        text: root.count < 0 ? qsTr("Picklists: not known just now")
            : root.count > 100 ? qsTr("100+ picklists waiting")
            : root.count === 0 ? qsTr("No picklists waiting")
                               : qsTr("%n picklist(s) waiting", "", Math.max(0, root.count))
        color: root.counting ? Theme.quiet : Theme.text
        font.pixelSize: Theme.lead
        font.bold: true
        lineHeight: 1
    }
    Pressable {
        id: again
        objectName: "recountButton"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.target
        height: Theme.target
        text: qsTr("Count the picklists again")
        onClicked: root.recountPressed()

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.unit / 2
            radius: Theme.radius - Theme.unit / 2
            color: Theme.hairline
            visible: again.down
        }
        AgainSign {
            anchors.centerIn: parent
            width: 3 * Theme.unit
            height: 3 * Theme.unit
            color: Theme.text
            visible: !root.slow
        }
        Loader {
            anchors.centerIn: parent
            active: root.slow
            sourceComponent: Activity {}
        }
        FocusRing {
            inner: true
            visible: again.activeFocus
        }
    }
}
