// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"
#include "session/invariants.h"

#include <algorithm>

// What must hold of a position after each event.

namespace dockpass::session {

using SignIn = Outside::SignIn;
using Renewal = Outside::Renewal;

namespace {

/// What is waited for has been asked for.
const char *wrongWork(const State &state, const Outside &outside)
{
    const auto person = std::size_t(numberOf(state.account));
    const bool ours = state.session && std::ranges::count(outside.saves, state.session->id) > 0;
    const bool comes = (state.phase != Phase::SigningOut || outside.erases[person] > 0)
        && (state.phase != Phase::Starting || outside.loads[person] > 0 || state.notice)
        && state.saves == int(outside.saves.size()) && state.erases <= outside.erases[person]
        && (ours || (state.work != Work::Marking && state.work != Work::Saving));
    return comes ? nullptr : rowOf(Check::SomethingComes).broken;
}

/// Likewise of the lock and of the server.
const char *wrongRenewal(const State &state, const Outside &outside)
{
    const auto asked = [&] {
        switch (state.work) {
        case Work::Preparing:
            return Renewal::Lock;
        case Work::Refreshing:
            return Renewal::Refresh;
        case Work::Exchanging:
            return Renewal::Exchange;
        case Work::None:
        case Work::Marking:
        case Work::Saving:
            break;
        }
        return Renewal::Nothing;
    }();
    if (state.work == Work::None && (outside.renewal != Renewal::Nothing || outside.locked))
        return "a renewal that is over keeps its lock";
    return outside.renewal == asked ? nullptr : rowOf(Check::SomethingComes).broken;
}

const char *wrongAttempt(const State &state, const Outside &outside)
{
    using Step = Attempt::Step;
    if (!state.attempt)
        return nullptr;
    const Attempt &attempt = *state.attempt;
    const auto asked = [&] {
        switch (attempt.step) {
        case Step::Authorization:
            return SignIn::Authorization;
        case Step::UserToken:
            return SignIn::UserToken;
        case Step::Assignments:
            return SignIn::Assignments;
        case Step::Activation:
            return SignIn::Activation;
        case Step::WarehouseToken:
            return attempt.held ? SignIn::Nothing : SignIn::WarehouseToken;
        case Step::Choice:
        case Step::MfaCode:
            break;
        }
        return SignIn::Nothing;
    }();
    const bool comes = outside.signIn == asked && (!attempt.held || state.work != Work::None);
    return comes ? nullptr : rowOf(Check::SomethingComes).broken;
}

bool somebodyLooks(const Position &at)
{
    const State &state = at.state();
    if (!at.traits.automatic || !state.session)
        return true;
    const Instant now = at.now();
    const auto wake = at.machine.wakeAt(now);
    const bool underWay = state.work != Work::None || state.saves > 0;
    const auto seen = [&](const TokenPair &pair) {
        return !pair.life.validAt(now) || (wake && *wake <= *pair.life.expiresAt);
    };
    if (state.phase != Phase::SignedIn || underWay)
        return underWay || wake;
    return wake && seen(state.session->user) && (!state.session->warehouse || seen(*state.session->warehouse));
}

} // namespace

const char *brokenPromise(const Position &position)
{
    const State &state = position.state();
    if (const auto broken = brokenSecret(state))
        return rowOf(*broken).broken;
    for (const auto wrong : {wrongWork, wrongRenewal, wrongAttempt}) {
        if (const char *broken = wrong(state, position.outside))
            return broken;
    }
    return somebodyLooks(position) ? nullptr : rowOf(Check::SomebodyLooks).broken;
}

} // namespace dockpass::session
