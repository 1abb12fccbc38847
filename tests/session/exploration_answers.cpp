// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration_letters.h"

#include <utility>

namespace dockpass::session {

using namespace samples;
using Kind = Failure::Kind;
using SignIn = Outside::SignIn;
using Renewal = Outside::Renewal;
using Mfa = Outside::Mfa;

namespace {

/// As shipped for a week; a shop that has changed the one thing has changed the other.
glue::TokenAnswer warehouseToken(Position &at)
{
    const bool shipped = at.outside.shop == store::RefreshGrant::Unsupported;
    return answer(newName(at, "warehouse-"), at.now(), shipped ? 7 * 24h : 8h, false);
}

template<typename Refused>
Came refused(Position &at, SignIn is, Kind kind, int httpStatus)
{
    return answered(at.outside.signIn, is, Refused{failure(kind, httpStatus)});
}

template<typename Refused>
Came refused(Position &at, Renewal is, Kind kind, int httpStatus)
{
    return answered(at.outside.renewal, is, Refused{failure(kind, httpStatus)});
}

/// The lock is there; `stored`: what the record holds that was read under it.
Came prepared(Position &at, std::optional<StoredSession> stored)
{
    Came came = answered(at.outside.renewal, Renewal::Lock, RenewalPrepared{std::move(stored)});
    at.outside.locked = at.outside.locked || came;
    return came;
}

std::optional<StoredSession> storedSame(const Position &at)
{
    return at.state().session ? std::optional(StoredSession{at.state().session->clone(), {}, false}) : std::nullopt;
}

/// Another process has renewed the user token.
Came preparedNewer(Position &at)
{
    auto stored = storedSame(at);
    if (!stored || at.outside.renewal != Renewal::Lock)
        return {};
    const quint64 revision = stored->session->user.revision + 1;
    stored->session->user = pairFrom(tokens(at, "theirs-"));
    stored->session->user.revision = revision;
    return prepared(at, std::move(stored));
}

/// Another process was killed while it renewed.
Came preparedSpent(Position &at)
{
    auto stored = storedSame(at);
    if (!stored || at.outside.renewal != Renewal::Lock || stored->session->user.refreshToken.isEmpty())
        return {};
    stored->session->user.refreshSpent = true;
    at.outside.sent = stored->session->user.refreshToken.view().toByteArray();
    return prepared(at, std::move(stored));
}

/// Another process has signed the same person in.
Came preparedReplaced(Position &at)
{
    auto stored = storedSame(at);
    if (!stored || at.outside.renewal != Renewal::Lock)
        return {};
    stored->session = heldSession(at.now());
    stored->session->id = newName(at, "another-");
    stored->session->user.refreshToken = Secret(newName(at, "refresh-"));
    return prepared(at, std::move(stored));
}

/// What is known of the refresh token after a refusal.
Came refreshRefused(Position &at, Kind kind, int httpStatus, bool judged)
{
    Came came = refused<RefreshRefused>(at, Renewal::Refresh, kind, httpStatus);
    if (came && (judged || (certainlyNotHandled(failure(kind, httpStatus)) && !at.state().spentBefore)))
        at.outside.sent.clear();
    return came;
}

bool canRefresh(const Position &at)
{
    return at.outside.shop == store::RefreshGrant::Supported;
}

constexpr Happening all[]{
    // The server, to a sign-in
    {"a code of the server",
     [](Position &at) {
         return answered(at.outside.signIn, SignIn::Authorization,
                         AuthorizationArrived{{Secret("code"), Secret("verifier")}});
     }},
    {"no such grant",
     [](Position &at) {
         return answered(at.outside.signIn, SignIn::Authorization,
                         AuthorizationRefused{failure(Kind::CodeGrantUnsupported, 404), Secret("password")});
     }},
    {"a wrong password, by code",
     [](Position &at) {
         return answered(at.outside.signIn, SignIn::Authorization,
                         AuthorizationRefused{failure(Kind::CredentialsRejected), Secret("password")});
     }},
    {"a user token",
     [](Position &at) {
         return at.outside.signIn == SignIn::UserToken
             ? answered(at.outside.signIn, SignIn::UserToken, UserTokenArrived{tokens(at, "user-")})
             : Came();
     }},
    {"a wrong password",
     [](Position &at) { return refused<UserTokenRefused>(at, SignIn::UserToken, Kind::CredentialsRejected, 400); }},
    {"no server for the password",
     [](Position &at) { return refused<UserTokenRefused>(at, SignIn::UserToken, Kind::TimedOut, 0); }},
    {"a list of warehouses",
     [](Position &at) {
         return answered(at.outside.signIn, SignIn::Assignments, AssignmentsArrived{{north(true), south()}});
     }},
    {"an empty list of warehouses",
     [](Position &at) { return answered(at.outside.signIn, SignIn::Assignments, AssignmentsArrived{}); }},
    {"no such list",
     [](Position &at) { return refused<AssignmentsRefused>(at, SignIn::Assignments, Kind::EndpointMissing, 404); }},
    {"no server for the list",
     [](Position &at) { return refused<AssignmentsRefused>(at, SignIn::Assignments, Kind::TimedOut, 0); }},
    {"a code for the list",
     [](Position &at) { return refused<AssignmentsRefused>(at, SignIn::Assignments, Kind::MfaCodeRequired, 403); }},
    {"a warehouse becomes active",
     [](Position &at) { return answered(at.outside.signIn, SignIn::Activation, AssignmentActivated{south(true)}); }},
    {"the warehouse is gone",
     [](Position &at) { return refused<ActivationRefused>(at, SignIn::Activation, Kind::AssignmentGone, 404); }},
    {"the warehouse is refused",
     [](Position &at) { return refused<ActivationRefused>(at, SignIn::Activation, Kind::AssignmentRefused, 400); }},
    {"a code for the warehouse",
     [](Position &at) { return refused<ActivationRefused>(at, SignIn::Activation, Kind::MfaCodeRequired, 403); }},
    {"a warehouse token",
     [](Position &at) {
         if (at.outside.signIn != SignIn::WarehouseToken)
             return Came();
         return answered(at.outside.signIn, SignIn::WarehouseToken,
                         WarehouseTokenArrived{warehouseToken(at), newName(at, "session-")});
     }},
    {"no active warehouse",
     [](Position &at) {
         return refused<WarehouseTokenRefused>(at, SignIn::WarehouseToken, Kind::NoActiveAssignment, 403);
     }},
    {"the connection is lost",
     [](Position &at) { return refused<WarehouseTokenRefused>(at, SignIn::WarehouseToken, Kind::ConnectionLost, 0); }},
    {"the user token is refused",
     [](Position &at) {
         return refused<WarehouseTokenRefused>(at, SignIn::WarehouseToken, Kind::AccessTokenRejected, 401);
     }},
    {"a code for the token",
     [](Position &at) {
         return refused<WarehouseTokenRefused>(at, SignIn::WarehouseToken, Kind::MfaCodeRejected, 403);
     }},
    {"kinds of codes",
     [](Position &at) { return answered(at.outside.mfa, Mfa::Types, MfaTypesArrived{{QStringLiteral("email")}}); }},
    {"a code is sent", [](Position &at) { return answered(at.outside.mfa, Mfa::Code, MfaCodeSent{}); }},
    {"no code is sent",
     [](Position &at) {
         return answered(at.outside.mfa, Mfa::Code, MfaSendRefused{failure(Kind::NotPermitted, 403)});
     }},
    // The lock, the record under it, and the server to a renewal
    {"the lock; not read", [](Position &at) { return prepared(at, {}); }},
    {"the lock; as it was", [](Position &at) { return prepared(at, storedSame(at)); }},
    {"the lock; renewed elsewhere", preparedNewer},
    {"the lock; perhaps renewed elsewhere", preparedSpent},
    {"the lock; another sign-in", preparedReplaced},
    {"the lock; no record", [](Position &at) { return prepared(at, StoredSession{}); }},
    {"the lock; signed out",
     [](Position &at) {
         StoredSession stored;
         stored.signedOut = true;
         return prepared(at, std::move(stored));
     }},
    {"no lock", [](Position &at) { return answered(at.outside.renewal, Renewal::Lock, RenewalBlocked{}); }},
    {"refreshed",
     [](Position &at) {
         if (!canRefresh(at) || at.outside.renewal != Renewal::Refresh)
             return Came();
         at.outside.sent.clear();
         return answered(at.outside.renewal, Renewal::Refresh, RefreshArrived{tokens(at, "user-")});
     }},
    {"refresh: rejected",
     [](Position &at) { return canRefresh(at) ? refreshRefused(at, Kind::RefreshRejected, 401, true) : Came(); }},
    {"refresh: unsupported",
     [](Position &at) { return canRefresh(at) ? Came() : refreshRefused(at, Kind::RefreshUnsupported, 400, true); }},
    {"refresh: no answer", [](Position &at) { return refreshRefused(at, Kind::TimedOut, 0, false); }},
    {"refresh: no connection", [](Position &at) { return refreshRefused(at, Kind::ConnectionRefused, 0, false); }},
    {"exchanged",
     [](Position &at) {
         return at.outside.renewal == Renewal::Exchange
             ? answered(at.outside.renewal, Renewal::Exchange, ExchangeArrived{warehouseToken(at)})
             : Came();
     }},
    {"exchange: no active warehouse",
     [](Position &at) { return refused<ExchangeRefused>(at, Renewal::Exchange, Kind::NoActiveAssignment, 403); }},
    {"exchange: the user token is refused",
     [](Position &at) { return refused<ExchangeRefused>(at, Renewal::Exchange, Kind::AccessTokenRejected, 401); }},
    {"exchange: a code",
     [](Position &at) { return refused<ExchangeRefused>(at, Renewal::Exchange, Kind::MfaCodeRequired, 403); }},
    {"exchange: no server",
     [](Position &at) { return refused<ExchangeRefused>(at, Renewal::Exchange, Kind::ServerUnavailable, 503); }},
};

} // namespace

std::span<const Happening> answersOfServer()
{
    return all;
}

} // namespace dockpass::session
