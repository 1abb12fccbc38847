// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/failurerow.h"

#include <QCoreApplication>

#include <array>

// The file store. How to write a row: failurerows_network.h.

namespace dockpass::ui {

inline constexpr std::array fileStoreRows{
    FailureRow{
        Failure::Kind::FileKeyMissing, QT_TRANSLATE_NOOP("Words", "No key for the session file"),
        QT_TRANSLATE_NOOP("Words", "Sessions are kept in an encrypted file here, and its key is missing."),
        QT_TRANSLATE_NOOP("Words", "Tell IT. Until then no session can be kept here."),
        QT_TRANSLATE_NOOP("Words",
                          "There is no credential dockpass-store-key, no key file of a usable form at store-key-file, "
                          "and no passphrase; the facts say which. Only dockpassctl can be given a passphrase. See "
                          "docs/keychains.md for how to make a key.")},
    FailureRow{
        Failure::Kind::FileKeyWrong, QT_TRANSLATE_NOOP("Words", "Another key than before"),
        QT_TRANSLATE_NOOP("Words", "The saved session was encrypted with another key."),
        QT_TRANSLATE_NOOP("Words", "If you typed a passphrase, type it again. Otherwise tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The key or passphrase is not the one that the file was sealed with. Give that one back; or "
                          "sign out, which needs no key and erases the file, and sign in anew. Until then nothing is "
                          "overwritten.")},
    FailureRow{
        Failure::Kind::FileExposed, QT_TRANSLATE_NOOP("Words", "Session file is not private"),
        QT_TRANSLATE_NOOP("Words", "Others could reach the saved session or its key, so Dockpass does not use them."),
        QT_TRANSLATE_NOOP("Words", "Tell IT. Until then no session can be kept here."),
        QT_TRANSLATE_NOOP("Words",
                          "The facts name what is wrong: the key file, the folder of the session files or a file in it "
                          "belongs to somebody else, can be reached by others, or is a link. Give them to this user "
                          "with mode 0700 for folders and 0600 for files.")},
    FailureRow{Failure::Kind::FileAltered, QT_TRANSLATE_NOOP("Words", "Session file was changed"),
               QT_TRANSLATE_NOOP("Words", "The file with your session is damaged, or somebody has changed it."),
               QT_TRANSLATE_NOOP("Words", "Sign in with your password: that replaces it. Then tell IT."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "The file was cut off, altered, or put there from another entry since it was written. Check the "
                   "disk; if it is well, treat it as an attack. The file stays until the next sign-in or sign-out.")},
    FailureRow{
        Failure::Kind::FileRolledBack, QT_TRANSLATE_NOOP("Words", "Session file is an old one"),
        QT_TRANSLATE_NOOP("Words", "An older file was put in the place of the one with your session."),
        QT_TRANSLATE_NOOP("Words", "Sign in with your password: that replaces it. Then tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The file is genuine, but not the last that was written. Look for a backup or a snapshot "
                          "that restored ~/.local/share/dockpass without ~/.local/state/dockpass; if there was none, "
                          "treat it as an attack.")},
    FailureRow{
        Failure::Kind::FileNoAnswer, QT_TRANSLATE_NOOP("Words", "Session file cannot be reached"),
        QT_TRANSLATE_NOOP("Words", "The file with the saved session could not be reached in time."),
        QT_TRANSLATE_NOOP("Words", "Try again, or sign in with your password."),
        QT_TRANSLATE_NOOP("Words",
                          "The disk, or another Dockpass that holds the lock of the folder, took longer than the limit "
                          "in the facts; an answer that comes later still counts. Look for a dockpass or dockpassctl "
                          "that hangs, and for a network file system.")},
    FailureRow{
        Failure::Kind::FileFailed, QT_TRANSLATE_NOOP("Words", "Trouble with the session file"),
        QT_TRANSLATE_NOOP("Words", "This device could not read or write the file with the saved session."),
        QT_TRANSLATE_NOOP("Words", "Try again, or tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The facts name the call and the system's error: free space for ENOSPC and EDQUOT, a mount "
                          "that is read-only for EROFS, the kernel's log for EIO, owner and rights for EACCES. The "
                          "file is still the old one or already the new one, whole.")},
};

} // namespace dockpass::ui
