// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtTest
import Dockpass
import Dockpass.Tests

/// Tests of the sign-in page, which fills this one's parent.
TestCase {
    id: root

    property SignInPage page
    property Item user
    property Item password
    readonly property alias rig: rig

    when: windowShown

    function open(rememberedUser) {
        rig.reset(rememberedUser)
        page = createTemporaryObject(pageComponent, parent)
        verify(page)
        user = findChild(page, "userField")
        password = findChild(page, "passwordField")
        waitForRendering(page)
    }
    function typeText(text) {
        for (let i = 0; i < text.length; ++i)
            keyClick(text.charAt(i))
    }
    function hint(field) {
        return field.Accessible.description
    }

    Rig {
        id: rig
    }
    Component {
        id: pageComponent
        SignInPage {
            session: rig.session
            journey: Journey {}
            width: root.parent.width
            height: root.parent.height
            focus: true
        }
    }
}
