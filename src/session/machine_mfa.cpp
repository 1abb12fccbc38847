// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <utility>

namespace dockpass::session {

using Kind = Notice::Kind;
using Step = Attempt::Step;
using Delivery = MfaDelivery::State;

namespace {

/// What the server calls the kind that every shop has (contract 7), for those that do not let us ask.
const QString usualType = QStringLiteral("email");

} // namespace

void Machine::whileMfaCode(Event &event)
{
    std::visit(Overloaded{
                   [this](MfaCodeEntered &e) { codeEntered(e); },
                   [this](MfaCodeWanted &) {
                       if (isAwaited(Step::MfaCode) && m_state.attempt->mfa->state != Delivery::Asking)
                           triggerMfa(m_state.attempt->mfa->type);
                   },
                   [this](MfaTypesArrived &e) { typesArrived(e); },
                   [this](MfaTypesRefused &) { typesArrived({}); },
                   [this](MfaCodeSent &) { m_state.attempt->mfa->state = Delivery::Sent; },
                   [this](MfaSendRefused &e) { sendRefused(e.failure); },
                   [this](NoticeDismissed &) { m_state.notice.reset(); },
                   [this](Tick &) { startRenewalIfDue(); },
                   [this](NetworkReturned &) { networkReturned(); },
                   [](auto &) {},
               },
               event);
    whileAttempting(event);
}

void Machine::askForCode(const Failure &failure, Step step)
{
    m_state.network = Network::Online;
    Attempt &attempt = *m_state.attempt;
    attempt.mfaCode.clear();
    attempt.blocked = step;
    attempt.step = Step::MfaCode;
    m_state.phase = Phase::MfaCode;
    m_state.notice.reset();
    if (failure.kind == Failure::Kind::MfaCodeRejected)
        m_state.notice = Notice{Kind::CodeRefused, failure};
    // Once: a wrong code is no reason for another message to the person.
    const bool first = !attempt.mfa;
    if (first)
        attempt.mfa.emplace();
    attempt.mfa->failure = failure;
    if (first)
        emitEffect(RequestMfaTypes{});
}

void Machine::codeEntered(MfaCodeEntered &event)
{
    if (!isAwaited(Step::MfaCode) || event.code.isEmpty())
        return;
    m_state.attempt->mfaCode = std::move(event.code);
    m_state.notice.reset();
    repeatBlocked();
}

void Machine::repeatBlocked()
{
    Attempt &attempt = *m_state.attempt;
    attempt.step = attempt.blocked;
    switch (attempt.blocked) {
    case Step::Assignments:
        emitEffect(RequestAssignments{});
        break;
    case Step::Activation:
        emitEffect(ActivateAssignment{attempt.activating});
        break;
    default: // nothing else is blocked
        requestExchange(QString(attempt.warehouseName));
        break;
    }
}

void Machine::typesArrived(const MfaTypesArrived &event)
{
    // None is on and yet a code is asked for: the usual one is worth a try.
    const QString type = event.types.isEmpty() ? usualType : event.types.first();
    if (isAwaited(Step::MfaCode)) {
        triggerMfa(type);
        return;
    }
    // The person had a code and was faster: nothing is sent, unless they ask for it after all.
    m_state.attempt->mfa->type = type;
    m_state.attempt->mfa->state = Delivery::Failed;
}

void Machine::triggerMfa(const QString &type)
{
    MfaDelivery &mfa = *m_state.attempt->mfa;
    mfa.state = Delivery::Asking;
    mfa.type = type.isEmpty() ? usualType : type;
    emitEffect(TriggerMfa{mfa.type});
}

void Machine::sendRefused(const Failure &failure)
{
    m_state.attempt->mfa->state = isTransient(failure.kind) && failure.kind != Failure::Kind::UnexpectedAnswer
        ? Delivery::Failed
        : Delivery::Refused;
}

/// A renewal was told that a code is needed, and a person has asked for it: their session goes on meanwhile.
void Machine::beginCode(const Failure &failure)
{
    m_state.attempt.emplace();
    m_state.attempt->account = m_state.account;
    m_state.attempt->grant = m_state.refreshGrant;
    m_state.attempt->change = true;
    askForCode(failure, Step::WarehouseToken);
}

} // namespace dockpass::session
