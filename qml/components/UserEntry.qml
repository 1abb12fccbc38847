// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import Dockpass

/// A field for a user name: a long one is written smaller, so that more of it is seen.
TextEntry {
    id: root

    property string problem

    hint: problem
    wrong: true
    field.font.pixelSize: measure.advanceWidth > width - 2 * Theme.gap ? Theme.body : Theme.lead

    TextMetrics {
        id: measure
        font.pixelSize: Theme.lead
        text: root.text
    }
}
