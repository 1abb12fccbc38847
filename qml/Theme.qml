// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

pragma Singleton

import QtQuick

/// The one place for colours, sizes and durations. The look of warehouse signage: few colours, strong contrast.
QtObject {
    id: theme

    /// "light", "dark", or "auto": as the system's palette is.
    property string mode: "auto"
    readonly property bool dark: mode === "dark" || (mode !== "light" && system.window.hslLightness < 0.5)
    readonly property SystemPalette system: SystemPalette {}

    // Ground and text
    readonly property color background: dark ? "#101418" : "#F5F6F4"
    readonly property color surface: dark ? "#1A2026" : "#FFFFFF"
    readonly property color text: dark ? "#F2F4F5" : "#14181B"
    readonly property color quiet: dark ? "#A7B1B8" : "#55616A"
    /// Parts things, carries no meaning.
    readonly property color hairline: Qt.alpha(quiet, dark ? 0.28 : 0.24)

    // Signs: the same in both themes
    readonly property color ink: "#14181B"
    readonly property color amber: "#FFB000"
    readonly property color amberPressed: "#E09A00"
    readonly property color amberText: ink
    readonly property color error: "#B3261E"
    readonly property color errorText: "#FFFFFF"
    readonly property color good: "#1B7F4B"
    readonly property color goodText: "#FFFFFF"
    /// What is scanned is dark on white, whatever the theme.
    readonly property color paper: "#FFFFFF"
    readonly property color plate: dark ? surface : ink
    readonly property color plateText: "#F2F4F5"
    readonly property color quietPlateText: "#A7B1B8"
    readonly property color focusRing: dark ? amber : ink

    // Type, pixels
    readonly property int body: 16
    readonly property int lead: 20
    readonly property int titleSize: 28
    /// What is read out over the telephone.
    readonly property int codeSize: 36

    // Space, pixels; a grid of 8
    readonly property int unit: 8
    readonly property int gap: 16
    readonly property int wideGap: 24
    readonly property int radius: 12
    readonly property int target: 56
    readonly property int border: 2
    readonly property int ring: 3
    readonly property int stripe: 8
    readonly property int column: 440
    /// A QR code is at most so large.
    readonly property int scanSize: 40 * unit
    /// How far a page goes along beyond its top, which is half as far as the finger, until it is pulled enough.
    readonly property int pull: 56
    /// From this width on there is room for the brand panel.
    readonly property int wideFrom: 900

    /// A list this long has a field to find in it.
    readonly property int filterFrom: 8

    // Time, milliseconds
    readonly property int activityStep: 160
    /// What takes less long is not worth a word.
    readonly property int wordDelay: 600
}
