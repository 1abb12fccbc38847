// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/failurerow.h"

#include <QCoreApplication>

#include <array>

// The session and the keychain. How to write a row: failurerows_network.h.

namespace dockpass::ui {

inline constexpr std::array sessionRows{
    FailureRow{Failure::Kind::AccessTokenRejected, QT_TRANSLATE_NOOP("Words", "Server refused the session"),
               QT_TRANSLATE_NOOP("Words", "The server does not accept this session."),
               QT_TRANSLATE_NOOP("Words", "Sign in again. If it stays like this, check the clock and tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "The access token was refused (code 001, or a 401): run out, of another kind, or "
                                 "signed with a key that the shop does not use any more. If fresh ones are refused "
                                 "too, look at the clocks and the OAuth keys of the shop's servers.")},
    FailureRow{Failure::Kind::AccessTokenMissing, QT_TRANSLATE_NOOP("Words", "Something got lost on the way"),
               QT_TRANSLATE_NOOP("Words", "The request reached the server without its token."),
               QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "Code 002: the server saw no access token in the request. Look for a proxy or web "
                                 "server that drops or changes the header Authorization.")},
    FailureRow{Failure::Kind::RefreshUnsupported, QT_TRANSLATE_NOOP("Words", "No automatic renewal"),
               QT_TRANSLATE_NOOP("Words", "This server does not renew a session."),
               QT_TRANSLATE_NOOP("Words", "Sign in with your password."),
               QT_TRANSLATE_NOOP("Words",
                                 "The Backend API has no refresh grant for Back Office users (unsupported_grant_type), "
                                 "as shipped up to spryker/oauth 2.13. The password is needed whenever the user token "
                                 "has run out; release 2.14 brings the grant.")},
    FailureRow{
        Failure::Kind::RefreshScopeInvalid, QT_TRANSLATE_NOOP("Words", "Renewal is half set up"),
        QT_TRANSLATE_NOOP("Words", "The server's renewal is not fully set up."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password, and tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The shop has the refresh grant, but not the scopes that belong to it (invalid_scope). Until "
                          "they are set up it renews nothing, and the password is asked for.")},
    FailureRow{
        Failure::Kind::RefreshRejected, QT_TRANSLATE_NOOP("Words", "Renewal refused"),
        QT_TRANSLATE_NOOP("Words", "The server does not renew this session any more."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "The refresh token was refused: used before, run out or revoked, and the server does not "
                          "tell which. If it happens often, look for a second program that uses the same session.")},
    FailureRow{
        Failure::Kind::SessionLimit, QT_TRANSLATE_NOOP("Words", "Time to sign in again"),
        QT_TRANSLATE_NOOP("Words", "Your session has reached its end."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "Every token of the session has run out, and none could be renewed in time. As shipped, a "
                          "user token lives 8 hours and a warehouse token 7 days; the shop sets both.")},
    FailureRow{
        Failure::Kind::PasswordNeeded, QT_TRANSLATE_NOOP("Words", "Your password is needed"),
        QT_TRANSLATE_NOOP("Words", "This session can only be renewed with your password."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "The user token has run out, and there is no refresh grant or no refresh token for it: fresh "
                          "tokens need the password. A warehouse token that is still good works on until its end. Of a "
                          "command that was given with --json: nobody is signed in.")},
    FailureRow{
        Failure::Kind::RenewalBlocked, QT_TRANSLATE_NOOP("Words", "Renewal is held up"),
        QT_TRANSLATE_NOOP("Words", "Another Dockpass on this device has been renewing the session for too long."),
        QT_TRANSLATE_NOOP("Words", "If this stays, close the other one."),
        QT_TRANSLATE_NOOP("Words",
                          "Another process of this user holds the lock of the session, and one renews at a time. Find "
                          "a dockpass or dockpassctl that hangs and end it; the lock ends with its process.")},
    FailureRow{Failure::Kind::RecordDamaged, QT_TRANSLATE_NOOP("Words", "Saved session is damaged"),
               QT_TRANSLATE_NOOP("Words", "There is a saved session, but it cannot be read."),
               QT_TRANSLATE_NOOP("Words", "Sign in with your password: that replaces it."),
               QT_TRANSLATE_NOOP("Words",
                                 "The saved entry is no session record: damaged, or written by something "
                                 "else. It is left in place until the next sign-in.")},
    FailureRow{
        Failure::Kind::RecordFuture, QT_TRANSLATE_NOOP("Words", "Saved by a newer Dockpass"),
        QT_TRANSLATE_NOOP("Words", "This version cannot read the saved session."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password, or ask IT for the newer version."),
        QT_TRANSLATE_NOOP("Words",
                          "The saved entry has a later format than this program knows; two versions share one "
                          "keychain or folder. Update Dockpass here; a sign-in with this version replaces the entry.")},
    FailureRow{
        Failure::Kind::RecordMissing, QT_TRANSLATE_NOOP("Words", "Saved session is gone"),
        QT_TRANSLATE_NOOP("Words", "Your session should be saved here, but it is not there any more."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "The list of sessions names this one, the keychain or folder can be read, and the entry "
                          "is not there. A sign-in was cut off before it was saved, something else erased the entry, "
                          "or the device keeps its sessions in another place now.")},
    FailureRow{
        Failure::Kind::SessionOver, QT_TRANSLATE_NOOP("Words", "Your session is over"),
        QT_TRANSLATE_NOOP("Words", "The session has lasted as long as it may on this device."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "The setting session-length ends a session so long after its password was typed, whatever "
                          "its tokens are still good for, and erases it here. 12 hours unless set otherwise.")},
    FailureRow{
        Failure::Kind::KeptElsewhere, QT_TRANSLATE_NOOP("Words", "Session is kept elsewhere"),
        QT_TRANSLATE_NOOP("Words", "Your session is kept in another place on this device than the one looked in."),
        QT_TRANSLATE_NOOP("Words", "Tell IT, or sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "By the list of sessions another store holds this session than the one that is set; the "
                          "facts name it. Start Dockpass with --store as the session has it, or sign that session "
                          "out there first (dockpassctl logout --store). A sign-in here leaves it where it is.")},

    FailureRow{Failure::Kind::KeychainLocked, QT_TRANSLATE_NOOP("Words", "Keychain is locked"),
               QT_TRANSLATE_NOOP("Words", "The keychain of this device is locked."),
               QT_TRANSLATE_NOOP("Words", "Unlock it and try again, or sign in with your password."),
               QT_TRANSLATE_NOOP("Words",
                                 "The keychain is locked, or its unlock prompt was dismissed. With autologin nobody "
                                 "types the password that opens it: give it an empty password on an encrypted disk, "
                                 "unlock it by the device's management, or set store = file in the policy (encrypted "
                                 "files, no keychain needed) or store = memory (docs/keychains.md).")},
    FailureRow{
        Failure::Kind::KeychainAbsent, QT_TRANSLATE_NOOP("Words", "No keychain"),
        QT_TRANSLATE_NOOP("Words", "There is no keychain running on this device."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password, or tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "No Secret Service answers: there is no D-Bus session, no service such as gnome-keyring or "
                          "KWallet, or libsecret is missing. Install and start one; on a device without a keychain "
                          "set store = file in the policy (encrypted files) or store = memory (docs/keychains.md).")},
    FailureRow{Failure::Kind::KeychainNoAnswer, QT_TRANSLATE_NOOP("Words", "Keychain does not answer"),
               QT_TRANSLATE_NOOP("Words", "The keychain of this device does not answer."),
               QT_TRANSLATE_NOOP("Words", "Try again, or sign in with your password."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "The keychain gave no answer within the time limit in the facts; an answer that comes later still "
                   "counts. Look for an unlock prompt behind other windows, and for a service that hangs.")},
    FailureRow{Failure::Kind::KeychainDenied, QT_TRANSLATE_NOOP("Words", "Keychain refuses"),
               QT_TRANSLATE_NOOP("Words", "The keychain of this device did not let Dockpass in."),
               QT_TRANSLATE_NOOP("Words", "Sign in with your password, or tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "The keychain, or the person at its prompt, denied access to this program. Look at "
                                 "the keychain's own list of programs, and at the confinement of this one.")},
    FailureRow{Failure::Kind::KeychainFailed, QT_TRANSLATE_NOOP("Words", "Keychain trouble"),
               QT_TRANSLATE_NOOP("Words", "The keychain of this device reports an error."),
               QT_TRANSLATE_NOOP("Words", "Try again, or sign in with your password."),
               QT_TRANSLATE_NOOP("Words",
                                 "The keychain reports an error that has no kind of its own; the facts quote it. Look "
                                 "at the log of the service (journalctl --user), and for a full disk.")},
    FailureRow{Failure::Kind::ListUnusable, QT_TRANSLATE_NOOP("Words", "List of sessions unusable"),
               QT_TRANSLATE_NOOP("Words", "Dockpass cannot use its list of sessions on this device."),
               QT_TRANSLATE_NOOP("Words", "Tell IT. You can sign in with your password."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "The file sessions.conf in the folder of the settings (~/.config/dockpass) cannot be read or "
                   "written, or is empty or damaged. Check its owner and rights, and for a full disk; the keychain "
                   "itself is not at fault. A sign-in begins a damaged file anew.")},
};

} // namespace dockpass::ui
