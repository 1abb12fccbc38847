// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"

#include <algorithm>
#include <vector>

namespace dockpass::session {

using namespace std::chrono_literals;

namespace {

/// More answers than anything can wait for.
constexpr int enough = 12;

using Happenings = std::vector<const Happening *>;

Happenings named(std::initializer_list<const char *> names)
{
    Happenings all;
    for (const char *name : names)
        all.push_back(&happening(name));
    return all;
}

/// Lets the first of these come that can. False: none can.
bool letCome(Position &at, const Happenings &happenings, const Mutant *mutant, QByteArray &wrong)
{
    for (const Happening *of : happenings) {
        if (auto event = of->come(at)) {
            wrong = step(at, std::move(*event), of->name, mutant);
            return true;
        }
    }
    return false;
}

/// Whoever signs out is signed out as soon as the store has answered, whatever it says.
QByteArray signOut(Position at, const Happenings &answers, const Mutant *mutant)
{
    QByteArray wrong = step(at, SignOutRequested{}, "signs out", mutant);
    const auto isOut = [&at] { return at.state().phase == Phase::SignedOut && at.outside.saves.empty(); };
    for (int i = 0; i < enough && wrong.isEmpty() && !isOut(); ++i) {
        if (!letCome(at, answers, mutant, wrong))
            break;
    }
    if (wrong.isEmpty() && !isOut())
        wrong = "no way to sign out";
    if (wrong.isEmpty() && (at.state().session || at.state().attempt))
        wrong = "signed out, and a secret is left";
    return wrong;
}

bool asksPerson(const State &state)
{
    return state.attempt
        && (state.attempt->step == Attempt::Step::Choice || state.attempt->step == Attempt::Step::MfaCode);
}

QByteArray cancelled(Position at, const Mutant *mutant)
{
    QByteArray wrong = step(at, SignInCancelled{}, "cancels", mutant);
    return wrong.isEmpty() && at.state().attempt ? "no way out of an attempt" : wrong;
}

/// A server that refuses everything leads out of an attempt, or to a person who can cancel.
QByteArray refused(Position at, const Mutant *mutant)
{
    static const Happenings refusals =
        named({"a wrong password, by code", "a wrong password", "no server for the list", "the warehouse is refused",
               "the connection is lost", "no lock", "not saved", "refresh: rejected", "refresh: unsupported",
               "exchange: no server"});
    QByteArray wrong;
    for (int i = 0; i < enough && wrong.isEmpty() && at.state().attempt && !asksPerson(at.state()); ++i) {
        if (!letCome(at, refusals, mutant, wrong))
            break;
    }
    if (wrong.isEmpty() && at.state().attempt && !asksPerson(at.state()))
        wrong = "an attempt that no refusal ends";
    return wrong;
}

/// What is due is done, or put off: time goes on.
QByteArray ticks(Position at, const Mutant *mutant)
{
    constexpr int mostWithoutTime = 3;
    auto wake = at.machine.wakeAt(at.now());
    for (int i = 0; i < mostWithoutTime; ++i) {
        if (!wake)
            return {};
        at.pass(std::max(*wake - at.now(), 0ms));
        QByteArray wrong = step(at, Tick{}, "it is time", mutant);
        wake = at.machine.wakeAt(at.now());
        if (!wrong.isEmpty() || !wake || *wake > at.now())
            return wrong;
    }
    return "due again and again, and no time passes";
}

} // namespace

QByteArray wayOut(const Position &position, const Mutant *mutant)
{
    static const Happenings well = named({"saved", "erased"});
    static const Happenings badly = named({"not saved", "not erased"});
    QByteArray wrong = signOut(position.clone(), well, mutant);
    if (wrong.isEmpty())
        wrong = signOut(position.clone(), badly, mutant);
    if (wrong.isEmpty() && position.state().attempt)
        wrong = cancelled(position.clone(), mutant);
    if (wrong.isEmpty() && position.state().attempt)
        wrong = refused(position.clone(), mutant);
    if (wrong.isEmpty())
        wrong = ticks(position.clone(), mutant);
    return wrong;
}

} // namespace dockpass::session
