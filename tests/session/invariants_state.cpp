// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/invariants.h"

#include <algorithm>

// What must hold of a machine's state after each event.

namespace dockpass::session {

using namespace std::chrono_literals;
using namespace samples;
using store::Entry;
using Step = Attempt::Step;

namespace {

bool isTrying(const State &state)
{
    return state.phase == Phase::SigningIn || state.phase == Phase::MfaCode || state.phase == Phase::ChoosingWarehouse;
}

View besidePicklists(View view)
{
    view.picklists.reset();
    view.countingPicklists = view.picklistsTold = false;
    view.nextRenewal.reset(); // a server in trouble is in trouble for all that is asked of it
    return view;
}

/// Failures that the machine finds out by itself. A new kind that no event carries comes here.
bool isOwn(Failure::Kind kind)
{
    using Kind = Failure::Kind;
    switch (kind) {
    case Kind::SessionLimit:
    case Kind::SessionOver:
    case Kind::PasswordNeeded:
    case Kind::RenewalBlocked:
    case Kind::RecordDamaged:
    case Kind::RecordFuture:
    case Kind::RecordMissing:
    case Kind::ListUnusable:
    case Kind::WarehouseUnknown:
    case Kind::WarehouseChoiceNeeded:
    case Kind::WarehouseDisabled:
    case Kind::NoWarehouseAssigned:
    case Kind::AssignmentRefused:
        return true;
    default:
        return false;
    }
}

/// What glue::explained may make of it.
bool explains(Failure::Kind kind, Failure::Kind as)
{
    using Kind = Failure::Kind;
    return kind == as
        || (kind == Kind::NoActiveAssignment && (as == Kind::NoActiveWarehouse || as == Kind::NotAWarehouseUser));
}

} // namespace

void Invariants::after(const Observed &seen)
{
    const OfProcess &process = of(seen.process);
    checkWork(seen);
    checkWaiting(seen);
    checkSecrets(seen);
    checkNotice(seen, process);
    checkPicklists(seen, process);
    checkPerson(seen);
}

void Invariants::checkWork(const Observed &seen)
{
    const State &state = seen.machine.state();
    const auto waiting = [&seen](Line line) { return seen.agenda.count(seen.process, line); };
    require(waiting(Line::Renewal) <= 1, Check::OneRenewal, seen.event);
    require(waiting(Line::SignIn) <= 1 && waiting(Line::Mfa) <= 1
                && waiting(Line::Picklists) == (state.picklists.asking ? 1 : 0),
            Check::OneQuestion, seen.event);
    const bool asks = state.work == Work::Refreshing || state.work == Work::Exchanging;
    of(seen.process).renewing = asks ? session::numberOf(state.account) : -1;
    require(!asks || m_processes[0].renewing != m_processes[1].renewing, Check::OneRenewalOfAll, seen.event);
}

void Invariants::checkWaiting(const Observed &seen)
{
    const State &state = seen.machine.state();
    const int ofStore =
        seen.agenda.count(seen.process, Line::Store) + seen.keychain.waiting(seen.process) + seen.queued;
    const int ofRenewal = seen.agenda.count(seen.process, Line::Renewal);
    const int ofSignIn = seen.agenda.count(seen.process, Line::SignIn);
    const auto comes = [&](bool holds) { require(holds, Check::SomethingComes, seen.event); };
    comes(state.phase != Phase::SigningOut || ofStore > 0);
    comes(state.phase != Phase::Starting || ofStore > 0 || state.notice);
    comes(state.work == Work::None || ofRenewal + ofStore > 0);
    comes(state.saves == 0 || ofStore > 0);
    const Instant now = seen.now.instant;
    const auto wake = seen.machine.wakeAt(now);
    require(!state.picklists.count || !seen.automatic || (wake && *wake <= state.picklists.countedAt + 15min),
            Check::SomebodyLooks, seen.event);
    if (state.phase == Phase::SignedIn && state.session && state.work == Work::None && state.saves == 0
        && seen.automatic) {
        for (const TokenPair *pair :
             {&state.session->user, state.session->warehouse ? &*state.session->warehouse : nullptr})
            require(!pair || !pair->life.validAt(now) || (wake && *wake <= *pair->life.expiresAt), Check::SomebodyLooks,
                    seen.event);
    }
    // A session at its length is given up as soon as nothing is under way.
    require(!seen.automatic || !state.session || !state.session->term.isOver(now) || state.work == Work::Preparing
                || state.saves > 0 || (wake && *wake <= now),
            Check::SomebodyLooks, seen.event);
    if (!isTrying(state) || !state.attempt)
        return;
    const Attempt &attempt = *state.attempt;
    const bool asksPerson = attempt.step == Step::Choice || attempt.step == Step::MfaCode;
    comes((ofSignIn == 1) == (!asksPerson && !attempt.held));
    comes(!attempt.held || state.work != Work::None);
}

void Invariants::checkSecrets(const Observed &seen)
{
    if (const auto broken = brokenSecret(seen.machine.state()))
        require(false, *broken, seen.event);
}

std::optional<Check> brokenSecret(const State &state)
{
    const bool mayHold = isTrying(state) || state.phase == Phase::SignedIn;
    if (!mayHold && (state.session || state.attempt))
        return Check::NoSecretLeft;
    if (state.phase == Phase::SignedIn && !state.session)
        return Check::PhaseHolds;
    if (isTrying(state) != state.attempt.has_value())
        return Check::AttemptOver;
    if (!state.attempt)
        return {};
    const Attempt &attempt = *state.attempt;
    const bool early = attempt.step == Step::Authorization || attempt.step == Step::UserToken;
    if (early && attempt.user)
        return Check::AttemptOver;
    if (!early && !attempt.user && !state.session)
        return Check::PhaseHolds;
    const bool wantsCode =
        attempt.step == Step::Assignments || attempt.step == Step::Activation || attempt.step == Step::WarehouseToken;
    return wantsCode || attempt.mfaCode.isEmpty() ? std::nullopt : std::optional(Check::CodeOver);
}

/// A notice that is new names the failure that has just happened, or one that was shown or remembered before.
void Invariants::checkNotice(const Observed &seen, const OfProcess &process)
{
    const State &state = seen.machine.state();
    if (!state.notice || state.notice == process.view.notice)
        return;
    // Where another process has signed in meanwhile, or does not know, what lies there is its business; where it had the
    // lock, and may have written since, the mark stays and the erasure is owed.
    const bool owed = state.erasePending && !state.notice->failure;
    if (state.notice->kind == Notice::Kind::SignedOut && seen.othersKnow && !owed) {
        const int person = session::numberOf(state.account);
        for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
            const Secret *left = m_keychain.entry(person, entry);
            require(!left || numberOfSession(store::decode(*left).value().sessionId) > m_signedOut[std::size_t(person)],
                    Check::SignedOutIsTrue, seen.event);
        }
    }
    if (state.notice->kind == Notice::Kind::SignedOutElsewhere)
        require(process.held <= m_ended[std::size_t(session::numberOf(state.account))], Check::EndedElsewhereIsTrue,
                seen.event);
    if (!state.notice->failure)
        return;
    const Failure::Kind shown = state.notice->failure->kind;
    if (shown == Failure::Kind::CredentialsRejected)
        require(process.credentials && process.carried && process.carried->kind == shown, Check::WrongPasswordIsTrue,
                seen.event);
    const auto is = [shown](const std::optional<Failure> &failure) {
        return failure && explains(failure->kind, shown);
    };
    const auto before = process.view.notice ? process.view.notice->failure : std::nullopt;
    require(isOwn(shown) || is(process.carried) || is(before) || is(process.refusalBefore), Check::CauseHappened,
            seen.event);
}

void Invariants::checkPicklists(const Observed &seen, const OfProcess &process)
{
    const State &state = seen.machine.state();
    const View now = seen.machine.view(seen.now);
    require(!process.onlyLooks || besidePicklists(now) == besidePicklists(process.view), Check::LooksOnly, seen.event);
    require(state.session || (!state.picklists.count && !state.picklists.wanted), Check::NoSecretLeft, seen.event);
    const auto *warehouse = state.session && state.session->warehouse ? &*state.session->warehouse : nullptr;
    if (!warehouse || !warehouse->claims.warehouseId) // what lies in the store has no claims here
        return;
    // Where another process has made another warehouse active meanwhile, nobody tells: the token names a number, the
    // list none.
    const QString name = seen.alone ? warehouse->warehouseName : QString();
    require(!state.picklists.count || *state.picklists.count / 1000 == *warehouse->claims.warehouseId,
            Check::NumberOfThere, seen.event);
    require(name.isEmpty() || name == (warehouse->claims.warehouseId == 1 ? north() : south()).warehouseName,
            Check::NumberOfThere, seen.event);
}

bool Invariants::personIs(const Secret &token, const store::Account &account) const
{
    const int number = m_server.numberOf(token);
    return number >= 0 && m_server.issued(number).person == session::numberOf(account);
}

void Invariants::checkPerson(const Observed &seen)
{
    const State &state = seen.machine.state();
    if (state.session) {
        require(personIs(state.session->user.accessToken, state.account), Check::RightPerson, seen.event);
        require(!state.session->warehouse || personIs(state.session->warehouse->accessToken, state.account),
                Check::RightPerson, seen.event);
    }
    if (state.attempt && state.attempt->user)
        require(personIs(state.attempt->user->accessToken, state.attempt->account), Check::RightPerson, seen.event);
}

} // namespace dockpass::session
