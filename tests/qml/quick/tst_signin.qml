// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtTest
import Dockpass
import Dockpass.Tests

Item {
    id: root

    width: 360
    height: 640

    Rig {
        id: rig
    }
    Component {
        id: pageComponent
        SignInPage {
            session: rig.session
            journey: Journey {}
            width: root.width
            height: root.height
            focus: true
        }
    }

    TestCase {
        name: "SignInPage"
        when: windowShown

        property SignInPage page
        property Item user
        property Item password

        function open(rememberedUser) {
            rig.reset(rememberedUser)
            page = createTemporaryObject(pageComponent, root)
            verify(page)
            user = findChild(page, "userField")
            password = findChild(page, "passwordField")
            waitForRendering(page)
        }
        function typeText(text) {
            for (let i = 0; i < text.length; ++i)
                keyClick(text.charAt(i))
        }
        function banner() {
            return findChild(page, "banner")
        }
        function hint(field) {
            return field.Accessible.description
        }

        function test_focusGoesToTheFirstEmptyField_data() {
            return [{tag: "nobody remembered", remembered: "", field: "userField"},
                    {tag: "somebody remembered", remembered: "picker", field: "passwordField"}]
        }
        function test_focusGoesToTheFirstEmptyField(data) {
            open(data.remembered)
            compare(user.text, data.remembered)
            verify(findChild(page, data.field).activeFocus)
        }

        // Its button is a child of the field: what it has no use for must not end up in the password.
        function test_keysOnTheShowButtonDoNotReachThePassword() {
            open("picker")
            typeText("secret")
            keyClick(Qt.Key_Tab)
            verify(findChild(page, "showPasswordButton").activeFocus)
            typeText("xy")
            keyClick(Qt.Key_Backspace)
            compare(password.text, "secret")
            keyClick(Qt.Key_Space)
            compare(password.echoMode, TextInput.Normal) // its own keys still work
            keyClick(Qt.Key_Tab)
            verify(findChild(page, "signInButton").activeFocus)
        }

        function test_returnGoesOnAndThenSubmits() {
            open("")
            typeText("picker")
            keyClick(Qt.Key_Return)
            verify(password.activeFocus)
            typeText("change123")
            keyClick(Qt.Key_Return)
            compare(rig.user, "picker")
            compare(rig.password, "change123")
            compare(password.text, "") // in the same handler, before any answer
            compare(user.text, "picker")
        }

        function test_theConnectionIsPreparedOncePerForm() {
            open("picker")
            compare(rig.requests.length, 0)
            typeText("change123")
            keyClick(Qt.Key_Return)
            compare(rig.requests.join(), "prepare,signIn")
            rig.signingIn()
            rig.failed("CredentialsRejected")
            typeText("x")
            compare(rig.requests.join(), "prepare,signIn,prepare")
        }

        function test_aFailureKeepsTheUserAndEmptiesThePassword_data() {
            return ["CredentialsRejected", "Offline", "CertificateUntrusted", "NotABackendApi", "ServerError"].map(
                cause => ({tag: cause}))
        }
        function test_aFailureKeepsTheUserAndEmptiesThePassword(data) {
            open("")
            typeText("picker")
            keyClick(Qt.Key_Return)
            typeText("change123")
            keyClick(Qt.Key_Return)
            rig.signingIn()
            verify(!banner().visible)
            rig.failed(data.tag)
            compare(user.text, "picker")
            compare(password.text, "")
            verify(password.activeFocus)
            verify(banner().visible)
            verify(banner().title.length > 0)
            compare(banner().severity, SessionModel.Severity.Error)
        }

        function test_emptyFieldsAreAskedFor() {
            open("")
            mouseClick(findChild(page, "signInButton"))
            verify(user.activeFocus)
            verify(hint(user).length > 0)
            typeText("picker")
            compare(hint(user), "")
            mouseClick(findChild(page, "signInButton"))
            verify(password.activeFocus)
            verify(hint(password).length > 0)
            typeText("c")
            compare(hint(password), "")
            compare(rig.requests.join(), "prepare")
        }

        function test_whileBusyNothingCanBeChangedButCancelled_data() {
            return [{tag: "Escape", act: () => keyClick(Qt.Key_Escape)},
                    {tag: "button", act: () => mouseClick(findChild(page, "cancelButton"))}]
        }
        function test_whileBusyNothingCanBeChangedButCancelled(data) {
            open("picker")
            verify(!findChild(page, "cancelButton").visible)
            typeText("change123")
            keyClick(Qt.Key_Return)
            rig.signingIn()
            waitForRendering(page)
            typeText("more")
            compare(password.text, "")
            verify(user.readOnly)
            keyClick(Qt.Key_Return)
            verify(!findChild(page, "signInButton").enabled)
            data.act()
            compare(rig.requests.join(), "prepare,signIn,cancel")
            rig.stopped()
            verify(!password.readOnly)
            verify(password.activeFocus)
            verify(!banner().visible)
        }

        function test_thePasswordIsHiddenUntilAskedForAndAgainWhenSent() {
            open("picker")
            compare(password.echoMode, TextInput.Password)
            typeText("change123")
            keyClick(Qt.Key_Tab)
            keyClick(Qt.Key_Space)
            compare(password.echoMode, TextInput.Normal)
            compare(password.displayText, "change123")
            keyClick(Qt.Key_Space)
            compare(password.echoMode, TextInput.Password)
            keyClick(Qt.Key_Space)
            password.forceActiveFocus()
            keyClick(Qt.Key_Return)
            compare(rig.password, "change123")
            compare(password.echoMode, TextInput.Password)
        }

        function test_nothingTypedComesBackByUndo() {
            open("picker")
            typeText("change123")
            keyClick(Qt.Key_Return)
            verify(!password.canUndo)
        }

        function test_noKeyboardLearnsThePassword() {
            open("picker")
            const wanted = Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhHiddenText
            compare(password.inputMethodHints & wanted, wanted)
            compare(password.passwordMaskDelay, 0)
        }

        function test_aPasswordCanBePasted() { // WCAG 2.2, 3.3.8
            open("picker")
            user.text = "pasted1"
            user.selectAll()
            user.copy()
            password.paste()
            compare(password.text, "pasted1")
        }

        function test_capsLockIsSaid() {
            open("picker")
            keyClick("C")
            compare(hint(password), "Caps Lock is on")
            keyClick("c")
            compare(hint(password), "")
        }

        function test_aNameTypedIsNotReplacedByOneRemembered() {
            open("")
            typeText("other")
            rig.stopped() // the session shows itself again
            compare(user.text, "other")
        }

        function test_aKeychainInTroubleDoesNotTakeThePageAway() { // qtkeychain #303: nobody waits for a keychain
            open("picker")
            typeText("chan")
            rig.keychainWaits()
            const notice = findChild(page, "keychainBanner")
            verify(notice.visible)
            compare(password.text, "chan")
            typeText("ge")
            compare(password.text, "change")
            notice.actionPressed()
            compare(rig.requests.join(), "prepare,retryKeychain")
        }

        function test_everythingIsReachedByTab() {
            open("picker")
            const order = []
            for (let i = 0; i < 4; ++i) {
                order.push(page.Window.activeFocusItem.objectName)
                keyClick(Qt.Key_Tab)
            }
            compare(order.join(), "passwordField,showPasswordButton,signInButton,userField")
        }
    }
}
