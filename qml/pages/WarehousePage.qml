// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

pragma ComponentBehavior: Bound

import QtQuick
import Dockpass

/// Where to work: the list of a person's warehouses, at sign-in or for the session that goes on.
ScrollPage {
    id: root

    required property SessionModel session
    required property Journey journey

    objectName: "warehousePage"

    /// To the next control, and to the one before.
    function step(forward) {
        (holds(focused) ? focused : root).nextItemInFocusChain(forward).forceActiveFocus()
    }

    Component.onCompleted: forceActiveFocus()
    Keys.onDownPressed: step(true)
    Keys.onUpPressed: step(false)
    Keys.onEscapePressed: session.cancel()

    PageHeader {
        width: parent.width
        title: !root.session.choosing ? qsTr("One moment")
             : root.session.warehouses.total > 0 ? qsTr("Choose a warehouse") : qsTr("No warehouse")
        server: root.session.server
        mark: !root.wide
    }
    NoticeBanner {
        width: parent.width
        session: root.session
        journey: root.journey
        action: "" // to try again is what the page is for
    }
    TextEntry {
        width: parent.width
        visible: root.session.warehouses.total >= Theme.filterFrom && root.session.choosing
        label: qsTr("Find")
        field.objectName: "filterField"
        onEdited: root.session.warehouses.filter = field.text
    }
    Repeater {
        model: root.session.warehouses

        WarehouseRow {
            id: row
            required property string assignmentId
            objectName: "warehouseRow"
            width: parent.width
            enabled: usable && root.session.choosing
            onClicked: root.session.chooseWarehouse(assignmentId)
        }
    }
    Activity {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: !root.session.choosing
    }
    ActionButton {
        objectName: "lookAgainButton"
        width: parent.width
        primary: true
        visible: root.session.choosing && root.session.warehouses.total === 0
        text: qsTr("Look again")
        onClicked: root.session.lookForWarehouses()
    }
    ActionButton {
        objectName: "cancelButton"
        width: parent.width
        text: root.session.reauthenticating ? qsTr("Back") : qsTr("Cancel")
        onClicked: root.session.cancel()
    }
}
