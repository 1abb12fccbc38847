// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A notice, made like a safety sign: a coloured head that says how bad it is, then what happened and what to do.
/// Costs next to nothing until it is first seen.
Item {
    id: root

    property int severity: SessionModel.Severity.Info
    property string title
    property string text
    property string action
    /// There is more for IT.
    property bool details: false
    property bool dismissible: false

    signal actionPressed
    signal detailsPressed
    signal dismissed

    function make() {
        if (visible && !body.item)
            body.setSource("BannerBody.qml", {"banner": root})
    }

    implicitHeight: body.height
    onVisibleChanged: make()
    Component.onCompleted: make()

    Loader {
        id: body
        width: parent.width
    }
}
