// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick

Window {
    width: 480
    height: 760
    visible: true

    TextInput {
        anchors.centerIn: parent
        width: parent.width - 32
        font.pixelSize: 20
        focus: true
    }
}
