// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtTest
import Dockpass

Item {
    width: 360
    height: 640

    SignInCase {
        name: "SignInPage"

        function banner() {
            return findChild(page, "banner")
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
