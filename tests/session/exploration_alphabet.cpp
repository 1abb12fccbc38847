// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration_letters.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

using namespace samples;
using Kind = Failure::Kind;

QByteArray newName(Position &at, const char *kind)
{
    return kind + QByteArray::number(++at.outside.issued);
}

glue::TokenAnswer tokens(Position &at, const char *kind)
{
    return answer(newName(at, kind), at.now());
}

namespace {

bool holds(const Position &at)
{
    return at.state().session.has_value();
}

Came signIn(Position &at, const store::Account &account)
{
    return SignInRequested{account, Secret("password"), at.outside.shop, {}, {}};
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
    session.user.refreshToken = Secret(newName(at, "refresh-"));
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

Came untilDue(Position &at)
{
    const auto wake = at.machine.wakeAt(at.now());
    if (!wake)
        return {};
    at.pass(std::max(*wake - at.now(), milliseconds(0)));
    return Tick{};
}

constexpr Happening fromPeopleAndStore[]{
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
    {"the list is lost",
     [](Position &at) {
         const auto unknown = store::SessionIndex::Marker::Unknown;
         return holds(at) ? Came(ListingSeen{at.state().account, unknown, true}) : Came();
     }},
    {"a damaged list was made anew", // from what the store holds
     [](Position &at) {
         const bool free = at.state().phase == Phase::SignedOut && !at.outside.ended[0];
         return free ? Came(Started{picker, store::SessionIndex::Marker::Stored, at.outside.shop, {}}) : Came();
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
    {"not saved: a later one lies there",
     [](Position &at) {
         auto id = saved(at);
         return id ? Came(SaveObsolete{*id, false, true}) : Came();
     }},
    {"not saved any more, and a part is left",
     [](Position &at) {
         auto id = saved(at);
         const bool ours = id && at.state().session && at.state().session->id == *id;
         if (ours) // another process has signed out
             at.outside.ended[std::size_t(numberOf(at.state().account))] = true;
         return id ? Came(SaveObsolete{*id, true}) : Came();
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
    {"erased for now",
     [](Position &at) {
         const auto account = erased(at);
         return account ? Came(RecordErased{*account, false, true}) : Came();
     }},
    {"not erased",
     [](Position &at) {
         const auto account = erased(at);
         return account ? Came(EraseFailed{*account, failure(Kind::KeychainLocked)}) : Came();
     }},
};

} // namespace

std::span<const Happening> alphabet()
{
    static const std::vector<Happening> all = [] {
        std::vector<Happening> letters(std::begin(fromPeopleAndStore), std::end(fromPeopleAndStore));
        const auto answers = answersOfServer();
        letters.insert(letters.end(), answers.begin(), answers.end());
        return letters;
    }();
    return all;
}

const Happening &happening(const char *name)
{
    const auto found =
        std::ranges::find_if(alphabet(), [name](const Happening &of) { return qstrcmp(of.name, name) == 0; });
    if (found == alphabet().end())
        qFatal("no happening is called \"%s\"", name);
    return *found;
}

} // namespace dockpass::session
