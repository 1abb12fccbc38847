// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/signintime.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <functional>
#include <optional>

namespace dockpass::store {

/// What the list of sessions says of an account in one store.
struct ListedSession
{
    enum class Marker {
        None,    ///< no session of this account is stored
        Stored,  ///< one should be in the keychain
        Erasing, ///< signed out, but the keychain has not proven it gone: erase before anything else
        Unknown, ///< the list cannot be read: no proof of anything
    };

    Marker marker = Marker::None;
    QByteArray session{}; ///< Stored: which one; empty: an earlier version has written it
    /// Stored, where another one of the account was signed out and is not proven gone: all that were put down since; what
    /// is found and is none of them is that one. Else empty.
    QByteArrayList since{};
    SignInTime signedIn{}; ///< Stored: when `session` was; unknown: an earlier version has written it
    QByteArray beneath{};  ///< Stored: one that was put down after `session`, though it was signed in before it

    friend bool operator==(const ListedSession &, const ListedSession &) = default;
};

/// What it shall say, by what it says; empty: it may not be changed.
using ListChange = std::function<std::optional<ListedSession>(const ListedSession &)>;

/// This session is about to be stored. One that was signed in later goes on being named.
ListChange aboutToStore(const QByteArray &session, const SignInTime &signedIn);
/// It is in the store, in place of any other.
ListChange inPlace(const QByteArray &session);
/// This one lies in the store and is a later one than who has found it there.
ListChange foundLater(const QByteArray &session, const SignInTime &signedIn);
/// What aboutToStore() replaced, as long as nobody has written anything else; or the one that is beneath. Where the
/// session itself is beneath another, only that is forgotten.
ListChange takenBack(const QByteArray &session, const ListedSession &before);
/// This session is over and to be erased; not where another one has been put down since.
ListChange ended(const QByteArray &session);
/// What was to be erased is gone.
ListChange gone();

} // namespace dockpass::store
