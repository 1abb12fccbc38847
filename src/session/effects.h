// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "glue/authorization.h"
#include "store/sessionindex.h"

#include <variant>
#include <vector>

namespace dockpass::session {

// What the machine wants done, in this order. Tokens are not carried along: the shell takes them from the state.

struct LoadRecord
{
    store::Account account;
};
/// Saves the named entries of the session as it is when this is carried out.
struct SaveRecord
{
    bool user = false;
    bool warehouse = false;
    /// By a renewal that has read the record under the lock: that the refresh token was sent may be taken back.
    bool read = false;
    /// A sign-in's: it replaces what a later version has written. Nothing else does.
    bool signIn = false;
};
struct EraseRecord
{
    store::Account account;
    bool mayAsk = false; ///< a person tries again: they may be asked to unlock the store for it
    QByteArray ended{};  ///< only this session, which has ended by itself; empty: whatever is there
};

/// Asks /authorize for a code; the password is given back with a refusal.
struct RequestAuthorization
{
    store::Account account;
    Secret password;
};
/// Redeems it.
struct RedeemCode
{
    store::Account account;
    glue::AuthorizationCode code;
};
struct RequestUserToken
{
    store::Account account;
    Secret password;
};
// The attempt's requests, with the attempt's user token, or the session's where it has none
struct RequestAssignments
{
};
struct ActivateAssignment
{
    QString id;
};
/// The exchange
struct RequestWarehouseToken
{
};
/// Which kinds of second factor the person has, and has one sent. For the attempt's user token.
struct RequestMfaTypes
{
};
struct TriggerMfa
{
    QString type;
};
/// Forgets the attempt's requests; nothing of them may come back.
struct CancelSignIn
{
};

/// Takes the lock that all processes share for this account, unless it is held already, and reads the record again.
struct PrepareRenewal
{
};
struct RequestRefresh
{
};
/// Exchanges the session's user token.
struct RequestExchange
{
};
/// The renewal is over, or not wanted any more: its requests are forgotten and the lock is given back.
struct EndRenewal
{
};

/// Puts down that this account's session is (about to be) in the store, and is the current one. `again`: it is in the
/// store, and the list has lost it: only where the list says nothing of the account.
struct MarkStored
{
    store::Account account;
    bool again = false;
};
/// Puts back what MarkStored replaced: nothing of this session lies in the store.
struct RestoreMark
{
    store::Account account;
};
/// Puts down that a person has signed out, before anything is erased. The end of a session by itself is put down under
/// the lock, with EraseRecord.
struct MarkErasing
{
    store::Account account;
};
/// It is gone.
struct Unmark
{
    store::Account account;
};
struct RememberRefreshGrant
{
    QString server;
    store::RefreshGrant grant{};
};
struct RememberSignInGrant
{
    QString server;
    store::SignInGrant grant{};
};

/// Asks for the picklists that wait, with the session's warehouse token.
struct CountPicklists
{
};
/// Forgets that question; nothing of it may come back.
struct ForgetPicklists
{
};

using Effect =
    std::variant<LoadRecord, SaveRecord, EraseRecord, RequestAuthorization, RedeemCode, RequestUserToken,
                 RequestMfaTypes, TriggerMfa, RequestAssignments, ActivateAssignment, RequestWarehouseToken,
                 CancelSignIn, PrepareRenewal, RequestRefresh, RequestExchange, EndRenewal, MarkStored, RestoreMark,
                 MarkErasing, Unmark, RememberRefreshGrant, RememberSignInGrant, CountPicklists, ForgetPicklists>;
using Effects = std::vector<Effect>;

} // namespace dockpass::session
