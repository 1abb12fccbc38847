// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

using namespace samples;
using Kind = Failure::Kind;
using Came = std::optional<Event>;
using SignIn = Outside::SignIn;
using Renewal = Outside::Renewal;
using Mfa = Outside::Mfa;

namespace {

QByteArray newName(Position &at, const char *kind)
{
    return kind + QByteArray::number(++at.outside.issued);
}

glue::TokenAnswer tokens(Position &at, const char *kind)
{
    return answer(newName(at, kind), at.now());
}

/// As shipped for a week; a shop that has changed the one thing has changed the other.
glue::TokenAnswer warehouseToken(Position &at)
{
    const bool shipped = at.outside.shop == store::RefreshGrant::Unsupported;
    return answer(newName(at, "warehouse-"), at.now(), shipped ? 7 * 24h : 8h, false);
}

bool holds(const Position &at)
{
    return at.state().session.has_value();
}

Came signIn(Position &at, const store::Account &account)
{
    return SignInRequested{account, Secret("password"), at.outside.shop, {}, {}};
}

/// An answer to the request of a sign-in.
template<typename Answer, typename Asked>
Came answered(Asked &asked, Asked is, Answer answer)
{
    if (asked != is)
        return {};
    asked = Asked::Nothing;
    return answer;
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

/// A record has been read; the keychain is asked for one person after the other.
std::optional<store::Account> loaded(Position &at)
{
    for (std::size_t person = 0; person < people.size(); ++person) {
        if (at.outside.loads[person] > 0) {
            --at.outside.loads[person];
            return people[person];
        }
    }
    return {};
}

Came recordFound(Position &at, milliseconds age)
{
    const auto account = loaded(at);
    if (!account)
        return {};
    Session session = heldSession(at.now() - age, 8h, 7 * 24h);
    session.id = newName(at, "stored-");
    session.term = {at.now() - age + 12h, 12h, at.now() - age};
    return RecordLoaded{*account, {std::move(session), {}, false}};
}

Came notRead(Position &at, Kind kind)
{
    const auto account = loaded(at);
    return account ? Came(LoadFailed{*account, failure(kind)}) : Came();
}

std::optional<store::Account> erased(Position &at)
{
    for (std::size_t person = 0; person < people.size(); ++person) {
        if (at.outside.erases[person] > 0) {
            --at.outside.erases[person];
            return people[person];
        }
    }
    return {};
}

std::optional<QByteArray> saved(Position &at)
{
    if (at.outside.saves.empty())
        return {};
    const QByteArray id = at.outside.saves.front();
    at.outside.saves.pop_front();
    return id;
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
    return holds(at) ? std::optional(StoredSession{at.state().session->clone(), {}, false}) : std::nullopt;
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

Came untilDue(Position &at)
{
    const auto wake = at.machine.wakeAt(at.now());
    if (!wake)
        return {};
    at.pass(std::max(*wake - at.now(), milliseconds(0)));
    return Tick{};
}

constexpr Happening all[]{
    // A person
    {"signs in", [](Position &at) { return signIn(at, picker); }},
    {"another person signs in", [](Position &at) { return signIn(at, other); }},
    {"cancels", [](Position &) { return Came(SignInCancelled{}); }},
    {"signs out", [](Position &) { return Came(SignOutRequested{}); }},
    {"wants to renew", [](Position &) { return Came(RenewRequested{}); }},
    {"a token is wanted", [](Position &) { return Came(TokenWanted{store::Entry::WarehouseToken}); }},
    {"wants another warehouse", [](Position &) { return Came(WarehouseChangeRequested{}); }},
    {"wants the list again", [](Position &) { return Came(WarehousesWanted{}); }},
    {"chooses", [](Position &) { return Came(WarehouseChosen{south().id}); }},
    {"types a code", [](Position &) { return Came(MfaCodeEntered{Secret("123456")}); }},
    {"wants a code", [](Position &) { return Came(MfaCodeWanted{}); }},
    {"tries the keychain again", [](Position &) { return Came(KeychainRetryRequested{}); }},
    {"goes on without the keychain", [](Position &) { return Came(KeychainDeclined{}); }},
    {"dismisses what is said", [](Position &) { return Came(NoticeDismissed{}); }},
    // Time and surroundings
    {"it is time", untilDue},
    {"nine hours pass",
     [](Position &at) {
         at.pass(9h);
         return Came(Tick{});
     }},
    {"the network returns", [](Position &) { return Came(NetworkReturned{}); }},
    {"the keychain is slow", [](Position &) { return Came(KeychainSlow{}); }},
    {"the keychain is back", [](Position &) { return Came(KeychainRecovered{}); }},
    {"signed out elsewhere",
     [](Position &at) {
         if (!holds(at))
             return Came();
         at.outside.ended[std::size_t(numberOf(at.state().account))] = true;
         return Came(ListingSeen{at.state().account, store::SessionIndex::Marker::Erasing});
     }},
    // The store
    {"a record is found", [](Position &at) { return recordFound(at, 1h); }},
    {"a record is found, and it is over", [](Position &at) { return recordFound(at, 13h); }},
    {"no record is found",
     [](Position &at) {
         const auto account = loaded(at);
         return account ? Came(RecordLoaded{*account, {}}) : Came();
     }},
    {"not read: locked", [](Position &at) { return notRead(at, Kind::KeychainLocked); }},
    {"not read: no answer", [](Position &at) { return notRead(at, Kind::KeychainNoAnswer); }},
    {"saved",
     [](Position &at) {
         auto id = saved(at);
         return id ? Came(RecordSaved{*id}) : Came();
     }},
    {"not saved",
     [](Position &at) {
         auto id = saved(at);
         return id ? Came(SaveFailed{*id, failure(Kind::KeychainLocked)}) : Came();
     }},
    {"not saved any more",
     [](Position &at) {
         auto id = saved(at);
         return id ? Came(SaveObsolete{*id}) : Came();
     }},
    {"erased",
     [](Position &at) {
         const auto account = erased(at);
         return account ? Came(RecordErased{*account}) : Came();
     }},
    {"erased, and the list still names it",
     [](Position &at) {
         const auto account = erased(at);
         return account ? Came(RecordErased{*account, true}) : Came();
     }},
    {"not erased",
     [](Position &at) {
         const auto account = erased(at);
         return account ? Came(EraseFailed{*account, failure(Kind::KeychainLocked)}) : Came();
     }},
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

std::span<const Happening> alphabet()
{
    return all;
}

const Happening &happening(const char *name)
{
    const auto found = std::ranges::find_if(all, [name](const Happening &of) { return qstrcmp(of.name, name) == 0; });
    if (found == std::end(all))
        qFatal("no happening is called \"%s\"", name);
    return *found;
}

} // namespace dockpass::session
