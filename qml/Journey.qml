// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQml

/// Where a person is, beyond what the session says: the pages write it, Main shows the page that follows from it.
QtObject {
    /// The password form is open while the session goes on.
    property bool signingInAgain: false
    /// The user name as typed, until somebody is signed in.
    property string typedUser
    /// Somebody has begun to fill in the form: the page stays, whatever the keychain or the session does.
    property bool formBegun: false
    /// The failure is shown for IT, over the page it belongs to.
    property bool detailsOpen: false
}
