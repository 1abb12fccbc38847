// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick

/// The program's icon: a dock door, half raised, on an amber plate.
Image {
    property int size: 56

    source: "qrc:/qt/qml/Dockpass/icons/dockpass-256.png"
    width: size
    height: size
    sourceSize.width: size * Screen.devicePixelRatio
    sourceSize.height: size * Screen.devicePixelRatio
    Accessible.ignored: true
}
