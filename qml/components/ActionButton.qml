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
    readonly property bool lit: primary && !busy

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.gap
    verticalPadding: Theme.unit
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: ButtonLabel {
        text: control.text
        busy: control.busy
        color: control.lit ? Theme.amberText : Theme.text
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.lit ? (control.down ? Theme.amberPressed : Theme.amber)
                           : (control.down ? Theme.hairline : Theme.surface)
        border.width: control.lit ? 0 : Theme.border
        border.color: control.busy ? Theme.hairline : Theme.quiet

        FocusRing { visible: control.visualFocus }
    }
}
