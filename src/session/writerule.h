// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "store/listedsession.h"

#include <QByteArray>

#include <optional>

namespace dockpass::session {

// What may be written, erased and taken up, by what the list of sessions says and what the store holds: the part of the
// decisions that can only be made under the account's lock. Pure; SessionKeeper asks, and so does the model of it by
// which the lives are lived.

/// What was found in an entry.
using Found = Result<std::optional<Secret>, Failure>;

struct Ruling
{
    enum class What {
        Go,
        Leave,    ///< what is there is worth more; nothing is to be done
        Yield,    ///< likewise, and it is another session, signed in since: nothing more of this one is to be written
        Obstacle, ///< what is there, or may be, must not be touched
    };
    What what = What::Go;
    std::optional<Failure> obstacle{}; ///< why
    struct Later
    {
        QByteArray session;
        store::SignInTime signedIn;
    };
    std::optional<Later> later{}; ///< Yield: to which one
};

/// The account is signed out. A list that cannot be read says nothing.
bool isSignedOut(const store::ListedSession &listed);
/// What was found was signed out before the session that the list is about.
bool isLeftover(const store::ListedSession &listed, const QByteArray &session);

/// Whether a record may be written over what is there. Not over a newer one of the same session, nor over one that says
/// that its refresh token was sent, unless `read`: whoever writes has read that under the lock. Not over a session that was
/// signed in later either; where the two records do not tell, not over another one once the list names another, and a
/// sign-in's own save gives way only to the one that is named. A sign-in replaces what a later version has written,
/// nothing else does.
Ruling mayWrite(const store::ListedSession &listed, const Found &there, const Secret &record, bool read, bool signIn);

/// Whether the account's entries may be erased for a session that has ended by itself, by the entry of its user token.
/// The list has been told of the end where it could (store::ended()).
Ruling mayErase(const store::ListedSession &listed, const QByteArray &ended, const Found &there);
/// Likewise after a sign-out by a person, which is for whatever is there; `told`: the list has been told of it.
Ruling mayErase(const store::ListedSession &listed, bool told);

} // namespace dockpass::session
