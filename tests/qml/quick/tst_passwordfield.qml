// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

import QtQuick
import QtTest

Item {
    width: 360
    height: 640

    SignInCase {
        name: "PasswordField"

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
    }
}
