// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// Shows where the keyboard is. Lies around its parent, with a gap so that it can be told from any colour, or `inner`:
/// inside it, where there is no room around.
Rectangle {
    property bool inner: false

    anchors.fill: parent
    anchors.margins: inner ? Theme.unit / 2 : -2 * Theme.ring
    color: "transparent"
    radius: inner ? Theme.radius - Theme.unit / 2 : Theme.radius + 2 * Theme.ring
    border.width: Theme.ring
    border.color: Theme.focusRing
}
