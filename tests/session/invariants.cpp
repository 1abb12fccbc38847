// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/invariants.h"

#include "base/overloaded.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

using store::Entry;

namespace {

constexpr std::array checks{
    CheckRow{Check::OneRenewal, "1", "more than one request of a renewal in flight"},
    CheckRow{Check::OneRenewalOfAll, "1", "two processes renew one person's session at once"},
    CheckRow{Check::OneQuestion, "1", "a question of a kind is asked twice at once, or its answer was lost"},
    CheckRow{Check::ErasingForAReason, "2", "a record is to be erased without a reason"},
    CheckRow{Check::ErasedForAReason, "2", "an entry of a session has gone that nobody has ended"},
    CheckRow{Check::EntryWhole, "3", "an entry that is not whole"},
    CheckRow{Check::NeverOlder, "3", "an older pair is written over a newer one"},
    CheckRow{Check::RotatedIsSaved, "4", "a rotated pair is not saved"},
    CheckRow{Check::RotatedBeforeUse, "4", "a rotated pair is used before it is saved"},
    CheckRow{Check::SentOnce, "5", "a refresh token is sent twice while its access token lives"},
    CheckRow{Check::MarkedBeforeSent, "5", "a refresh token is sent, and its record does not say so"},
    CheckRow{Check::TimePasses, "6", "events without time passing"},
    CheckRow{Check::SomethingComes, "6", "something is waited for, and nothing will come"},
    CheckRow{Check::SomebodyLooks, "6", "something will run out, and nobody looks"},
    CheckRow{Check::PhaseHolds, "6", "a phase without what it is about"},
    CheckRow{Check::NoSecretLeft, "7", "a secret in a phase that needs none"},
    CheckRow{Check::AttemptOver, "7", "a token of a sign-in that is over, or that has not come so far"},
    CheckRow{Check::CodeOver, "7", "a code that nothing waits for"},
    CheckRow{Check::PasswordTravels, "7", "a password or a code in an effect that does not come from one"},
    CheckRow{Check::CauseHappened, "8", "what is shown has not happened"},
    CheckRow{Check::WrongPasswordIsTrue, "8", "wrong user name or password, and the server has not said so"},
    CheckRow{Check::MissingIsTrue, "8", "no record, and there is one"},
    CheckRow{Check::SignedOutIsTrue, "8", "signed out, and the keychain still has it"},
    CheckRow{Check::EndedElsewhereIsTrue, "8", "signed out elsewhere, and nobody has"},
    CheckRow{Check::LooksOnly, "9", "a look at the picklists changes the session, or is too frequent"},
    CheckRow{Check::NumberOfThere, "9", "picklists or a name of another warehouse"},
    CheckRow{Check::RightPerson, "10", "a token of somebody else"},
    CheckRow{Check::NeverLonger, "11", "a life that has grown"},
};

bool isOver(const Session &session, Instant now)
{
    return !session.user.life.validAt(now) && !(session.warehouse && session.warehouse->life.validAt(now));
}

} // namespace

int numberOfSession(const QByteArray &id)
{
    return id.sliced(std::min<qsizetype>(id.size(), 7)).toInt();
}

std::span<const CheckRow> allChecks()
{
    return checks;
}

const CheckRow &rowOf(Check check)
{
    return *std::ranges::find(checks, check, &CheckRow::check);
}

Invariants::Invariants(const ModelServer &server, const ModelKeychain &keychain, const Clock &clock)
    : m_server(server)
    , m_keychain(keychain)
    , m_clock(clock)
{
}

void Invariants::require(bool holds, Check check, const char *where)
{
    if (!holds && !m_broken)
        m_broken = Broken{check, QString::fromLatin1(where)};
}

void Invariants::processStarts(int process)
{
    of(process) = {};
}

/// Why a record may be erased. The limit of a session's length, and whatever else ends one for good, comes here.
bool Invariants::isReasonToErase(const Observed &seen, const Event &event)
{
    const State &state = seen.machine.state();
    const int person = session::numberOf(state.account);
    if (std::holds_alternative<SignOutRequested>(event) && state.phase != Phase::SigningOut) {
        m_signedOut[std::size_t(person)] = m_ended[std::size_t(person)] = m_server.signIns;
        return true;
    }
    int &ended = m_ended[std::size_t(person)];
    const auto ends = [&ended](const Session &session) {
        ended = std::max(ended, numberOfSession(session.id));
        return true;
    };
    // The policy's length of a session, of the one that is held or has been read.
    const auto over = [&](const std::optional<Session> &session) {
        return session && session->term.isOver(seen.now.instant) && ends(*session);
    };
    const auto *loaded = std::get_if<RecordLoaded>(&event);
    const auto *prepared = std::get_if<RenewalPrepared>(&event);
    const bool held = over(state.session);
    const bool read =
        loaded ? over(loaded->stored.session) : prepared && prepared->stored && over(prepared->stored->session);
    if (held || read)
        return true;
    // A refresh that was refused for good, believed when the record has been read once more.
    return state.session && state.doubted && prepared && isOver(*state.session, seen.now.instant)
        && ends(*state.session);
}

void Invariants::before(const Observed &seen, const Event &event)
{
    const State &state = seen.machine.state();
    OfProcess &process = of(seen.process);
    require(++m_eventsWithoutTime < 60, Check::TimePasses, seen.event);
    process.mayErase = isReasonToErase(seen, event);
    process.view = seen.machine.view(seen.now);
    process.held = state.session ? numberOfSession(state.session->id) : -1;
    process.refusalBefore = state.exchangeRefusal;
    process.rotates = std::holds_alternative<RefreshArrived>(event) && state.work == Work::Refreshing;
    process.onlyLooks = std::holds_alternative<PicklistsWanted>(event)
        || std::holds_alternative<PicklistsCounted>(event) || std::holds_alternative<PicklistsRefused>(event);
    process.bringsPassword = std::holds_alternative<SignInRequested>(event)
        || std::holds_alternative<AuthorizationRefused>(event) || std::holds_alternative<AuthorizationArrived>(event);
    process.carried = std::visit(
        [](const auto &e) -> std::optional<Failure> {
            if constexpr (requires { e.failure; })
                return e.failure;
            else
                return {};
        },
        event);
    if (!process.carried)
        process.carried = state.doubted; // is believed now, or not
    process.credentials =
        std::holds_alternative<UserTokenRefused>(event) || std::holds_alternative<AuthorizationRefused>(event);
    if (std::holds_alternative<SaveFailed>(event) || std::holds_alternative<SaveObsolete>(event))
        process.rotated = -1; // the machine knows
}

void Invariants::decided(const Observed &seen, const Effects &effects)
{
    OfProcess &process = of(seen.process);
    const State &state = seen.machine.state();
    bool savesUser = false;
    for (const Effect &effect : effects) {
        std::visit(
            Overloaded{
                [&](const SaveRecord &e) { savesUser = savesUser || e.user; },
                [&](const MarkErasing &) { require(process.mayErase, Check::ErasingForAReason, seen.event); },
                [&](const EraseRecord &e) {
                    const int person = session::numberOf(e.account);
                    const int session = e.ended.isEmpty() ? 0 : numberOfSession(e.ended);
                    require(m_ended[std::size_t(person)] >= session, Check::ErasingForAReason, seen.event);
                },
                [&](const RequestAuthorization &) {
                    require(process.bringsPassword, Check::PasswordTravels, seen.event);
                },
                [&](const RequestUserToken &) { require(process.bringsPassword, Check::PasswordTravels, seen.event); },
                [&](const RedeemCode &) { require(process.bringsPassword, Check::PasswordTravels, seen.event); },
                [](const auto &) {},
            },
            effect);
    }
    if (process.rotates && state.session) {
        require(savesUser, Check::RotatedIsSaved, seen.event);
        process.rotated = m_server.numberOf(state.session->user.accessToken);
    }
}

void Invariants::refreshGoesOut(const Observed &seen, int token, bool alive)
{
    using Sent = ModelServer::Issued::Sent;
    require(token >= 0, Check::PhaseHolds, seen.event);
    if (token < 0)
        return;
    require(token != of(seen.process).rotated, Check::RotatedBeforeUse, seen.event);
    require(!alive || m_server.issued(token).sent != Sent::Perhaps, Check::SentOnce, seen.event);
    const Secret *entry = m_keychain.entry(m_server.issued(token).person, Entry::UserToken);
    if (!alive || !entry)
        return;
    const auto record = store::decode(*entry);
    const bool holdsIt = record && m_server.numberOf(record.value().refreshToken) == token;
    require(!holdsIt || record.value().refreshSpent, Check::MarkedBeforeSent, seen.event);
}

void Invariants::exchangeGoesOut(const Observed &seen, int token)
{
    require(token != of(seen.process).rotated, Check::RotatedBeforeUse, seen.event);
}

void Invariants::recordRead(int person, bool found)
{
    require(found || !m_keychain.entry(person, Entry::UserToken), Check::MissingIsTrue);
}

/// Whatever the wall clock says: what was read lives no longer than a token does.
void Invariants::restored(const Session &session, const Now &now)
{
    using namespace std::chrono_literals;
    const auto within = [&](const TokenPair &pair, milliseconds life) {
        require(!pair.life.expiresAt || *pair.life.expiresAt - now.instant <= life, Check::NeverLonger);
    };
    within(session.user, 8h);
    if (session.warehouse)
        within(*session.warehouse, 30h);
}

void Invariants::entryChanges(int person, Entry entry, const Secret *becomes, bool unguarded)
{
    const Secret *was = m_keychain.entry(person, entry);
    const auto before = was ? store::decode(*was) : Result<store::SessionRecord, store::RecordFault>({});
    if (!becomes) {
        if (!was)
            return;
        const int session = numberOfSession(before.value().sessionId);
        // What is written while another process has the lock, or erased when it has not any more, may be lost: it is
        // found missing, and the password is asked for. A warehouse token whose user token is not there is no session.
        const Secret *user = m_keychain.entry(person, Entry::UserToken);
        const bool alone = !user || store::decode(*user).value().sessionId != before.value().sessionId;
        require(unguarded || session <= m_ended[std::size_t(person)] || m_unguarded.contains(session) || alone,
                Check::ErasedForAReason);
        return;
    }
    const auto after = store::decode(*becomes);
    require(after.ok(), Check::EntryWhole);
    if (!after)
        return;
    const store::SessionRecord &record = after.value();
    const int token = m_server.numberOf(record.accessToken);
    const bool matches = record.refreshToken.isEmpty() || m_server.numberOf(record.refreshToken) == token;
    require(token >= 0 && matches, Check::EntryWhole);
    if (token < 0)
        return;
    require((m_server.issued(token).warehouse != 0) == (entry == Entry::WarehouseToken), Check::EntryWhole);
    require(m_server.issued(token).person == person, Check::RightPerson);
    require(m_unguarded.contains(numberOfSession(record.sessionId)) || !was
                || before.value().sessionId != record.sessionId || before.value().revision <= record.revision,
            Check::NeverOlder);
    for (OfProcess &process : m_processes)
        process.rotated = process.rotated == token ? -1 : process.rotated;
}

} // namespace dockpass::session
