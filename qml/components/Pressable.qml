// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// What all buttons have in common: pressed by finger, mouse, Space, Return or a screen reader. A finger does not
/// move the keyboard's focus.
Item {
    id: root

    property string text
    readonly property bool down: area.pressed && area.containsMouse

    signal clicked

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: if (enabled) clicked()
    Keys.onSpacePressed: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: root.clicked()
    }
}
