// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtQuick.Templates as T
import Dockpass

/// A button. `primary`: the one action a page is for.
T.Button {
    id: control

    property bool primary: false
    property bool busy: false

    implicitWidth: label.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, label.contentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.gap
    verticalPadding: Theme.unit
    font.pixelSize: Theme.lead
    font.bold: true
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Text {
            id: label
            anchors.centerIn: parent
            anchors.horizontalCenterOffset: activity.visible ? -(activity.width + Theme.gap) / 2 : 0
            width: Math.min(implicitWidth, parent.width - (activity.visible ? activity.width + Theme.gap : 0))
            text: control.text
            font: control.font
            color: control.primary && !control.busy ? Theme.amberText : Theme.text
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        Activity {
            id: activity
            anchors.left: label.right
            anchors.leftMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            visible: control.busy
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: !control.primary || control.busy ? (control.down ? Theme.hairline : Theme.surface)
                                                : (control.down ? Theme.amberPressed : Theme.amber)
        border.width: control.primary && !control.busy ? 0 : Theme.border
        border.color: control.busy ? Theme.hairline : Theme.quiet

        FocusRing { visible: control.visualFocus }
    }
}
