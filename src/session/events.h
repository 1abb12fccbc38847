// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "glue/answers.h"
#include "glue/assignments.h"
#include "glue/authorization.h"
#include "session/state.h"
#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <QList>

#include <optional>
#include <variant>

namespace dockpass::session {

/// What the store holds of an account, read whole.
struct StoredSession
{
    std::optional<Session> session;          ///< empty: the store is certain that there is none
    std::optional<store::RecordFault> fault; ///< there is one, but it cannot be read; session is empty then
    bool signedOut = false;                  ///< the marker says that this account is signed out
    QByteArray leftover{}; ///< there is one of this other session, which was signed out; session is empty then
    /// As the token tells it, where it was issued in this boot; for a command that asks no server.
    std::optional<glue::ServerTime> serverTime{};
};

// What happens to a session. Each carries all that is needed to decide; the time comes beside it.

/// The program is up. `account` may be empty (no server or user known yet). `unerased`: accounts that were signed out
/// while the store could not prove their record gone. `keptIn`: another store that by the list holds a session of the
/// account; empty: none.
struct Started
{
    store::Account account;
    store::SessionIndex::Marker marker{};
    store::RefreshGrant refreshGrant{};
    QList<store::Account> unerased;
    QString keptIn{};
};
struct RecordLoaded
{
    store::Account account;
    StoredSession stored;
};
struct LoadFailed
{
    store::Account account;
    Failure failure;
};
/// `sessionId`: whose save it was; by the time it ends another session may be held.
struct RecordSaved
{
    QByteArray sessionId;
};
struct SaveFailed
{
    QByteArray sessionId;
    Failure failure;
    bool partly = false; ///< an entry was written before the one that failed
};
/// Nothing was saved, because another process has signed this account out, or in anew.
struct SaveObsolete
{
    QByteArray sessionId;
    bool left = false;     ///< an entry had been written before that was seen
    bool replaced = false; ///< not signed out: a later session lies there
};
struct RecordErased
{
    store::Account account;
    bool untold = false;    ///< gone, but the list of sessions still names it: it cannot be written
    bool unguarded = false; ///< gone for now: another process has the lock, and may be writing it
};
struct EraseFailed
{
    store::Account account;
    Failure failure;
};
/// An order to the store takes longer than a person should be left without a word.
struct KeychainSlow
{
};
/// The store answers again after it had been given up, or has been opened.
struct KeychainRecovered
{
};

/// The list of sessions has changed, by this process or another; what it says of this account now.
/// `lost`: it is not there any more, or is ruined; told once.
struct ListingSeen
{
    store::Account account;
    store::SessionIndex::Marker marker{};
    bool lost = false;
};

struct SignInRequested
{
    store::Account account;
    Secret password;
    store::RefreshGrant refreshGrant{};
    QString warehouse; ///< name or uuid of the one to work in; empty: as it comes, or as the person chooses
    store::SignInGrant signInGrant{}; ///< what has worked at this server
};
struct SignInCancelled
{
}; ///< the change of a warehouse too
/// A person wants another warehouse for the session. `warehouse`: which; empty: they will choose.
struct WarehouseChangeRequested
{
    QString warehouse;
};
/// There was none to choose from, and somebody may have changed that.
struct WarehousesWanted
{
};
struct WarehouseChosen
{
    QString id; ///< of the assignment
};
struct SignOutRequested
{
};
struct RenewRequested
{
}; ///< a person or a script wants fresh tokens now
struct TokenWanted
{
    store::Entry kind{};
}; ///< somebody needs this access token
struct KeychainRetryRequested
{
};
struct KeychainDeclined
{
}; ///< go on without it
struct NoticeDismissed
{
};

/// The second factor, as typed.
struct MfaCodeEntered
{
    Secret code;
};
/// A person has no code and wants one sent.
struct MfaCodeWanted
{
};
struct MfaTypesArrived
{
    QStringList types; ///< switched on for the person
};
struct MfaTypesRefused
{
    Failure failure;
};
struct MfaCodeSent
{
};
struct MfaSendRefused
{
    Failure failure;
};

struct AuthorizationArrived
{
    glue::AuthorizationCode code;
};
/// The password comes back: where the server has no /authorize it is needed once more.
struct AuthorizationRefused
{
    Failure failure;
    Secret password;
};
struct UserTokenArrived
{
    glue::TokenAnswer answer;
};
struct UserTokenRefused
{
    Failure failure;
};
struct AssignmentsArrived
{
    QList<glue::Assignment> assignments;
};
struct AssignmentsRefused
{
    Failure failure;
};
struct AssignmentActivated
{
    glue::Assignment assignment;
};
struct ActivationRefused
{
    Failure failure;
};
/// `sessionId`: random bytes for the session that may begin with this token.
struct WarehouseTokenArrived
{
    glue::TokenAnswer answer;
    QByteArray sessionId;
};
struct WarehouseTokenRefused
{
    Failure failure;
};
/// This process has the renewal to itself; the record was read again (or could not be).
struct RenewalPrepared
{
    std::optional<StoredSession> stored;
    std::optional<ServerTrouble> trouble{}; ///< what other processes know of the server
};
/// Another process has been renewing for longer than a renewal can take.
struct RenewalBlocked
{
};
struct RefreshArrived
{
    glue::TokenAnswer answer;
};
struct RefreshRefused
{
    Failure failure;
};
struct ExchangeArrived
{
    glue::TokenAnswer answer;
};
struct ExchangeRefused
{
    Failure failure;
};

struct Tick
{
}; ///< time has passed
struct NetworkReturned
{
}; ///< the device has a network again, another one, or has slept
/// An answer of the server told its time.
struct ServerTimeTold
{
    glue::ServerTime told;
};

/// Somebody wants to see how many picklists wait: a person, or a page that has come into view.
struct PicklistsWanted
{
    bool byPerson = false;
};
struct PicklistsCounted
{
    qsizetype count = 0; ///< more than 100: nobody counts further
};
struct PicklistsRefused
{
    Failure failure;
};

using Event =
    std::variant<Started, RecordLoaded, LoadFailed, RecordSaved, SaveFailed, SaveObsolete, RecordErased, EraseFailed,
                 KeychainSlow, KeychainRecovered, ListingSeen, SignInRequested, SignInCancelled,
                 WarehouseChangeRequested, WarehousesWanted, WarehouseChosen, SignOutRequested, RenewRequested,
                 TokenWanted, KeychainRetryRequested, KeychainDeclined, NoticeDismissed, MfaCodeEntered, MfaCodeWanted,
                 MfaTypesArrived, MfaTypesRefused, MfaCodeSent, MfaSendRefused, AuthorizationArrived,
                 AuthorizationRefused, UserTokenArrived, UserTokenRefused, AssignmentsArrived, AssignmentsRefused,
                 AssignmentActivated, ActivationRefused, WarehouseTokenArrived, WarehouseTokenRefused, RenewalPrepared,
                 RenewalBlocked, RefreshArrived, RefreshRefused, ExchangeArrived, ExchangeRefused, Tick,
                 NetworkReturned, ServerTimeTold, PicklistsWanted, PicklistsCounted, PicklistsRefused>;

} // namespace dockpass::session
