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
                       if (isAwaited(Step::MfaCode))
                           triggerMfa(m_state.attempt->mfa->type);
                   },
                   [this](MfaTypesArrived &e) { typesArrived(e); },
                   [this](MfaTypesRefused &) { typesArrived({}); },
                   [this](MfaCodeSent &) { m_state.attempt->mfa->state = Delivery::Sent; },
                   [this](MfaSendRefused &e) { sendRefused(e.failure); },
                   [this](NoticeDismissed &) { m_state.notice.reset(); },
                   [this](Tick &) { startRenewalIfDue(); },
                   [](auto &) {},
               },
               event);
    whileAttempting(event);
}

bool Machine::asksForCode(const Failure &failure, Step step)
{
    const bool wrong = failure.kind == Failure::Kind::MfaCodeRejected;
    if (!wrong && failure.kind != Failure::Kind::MfaCodeRequired)
        return false;
    m_state.network = Network::Online;
    Attempt &attempt = *m_state.attempt;
    attempt.mfaCode.clear();
    attempt.blocked = step;
    attempt.step = Step::MfaCode;
    m_state.phase = Phase::MfaCode;
    m_state.notice.reset();
    if (wrong)
        m_state.notice = Notice{Kind::CodeRefused, failure};
    // Once: a wrong code is no reason for another message to the person.
    if (!attempt.mfa) {
        attempt.mfa.emplace();
        emitEffect(RequestMfaTypes{});
    }
    return true;
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
    if (!isAwaited(Step::MfaCode))
        return; // the person had a code, and was faster
    // None is on and yet a code is asked for: the usual one is worth a try.
    triggerMfa(event.types.isEmpty() ? usualType : event.types.first());
}

void Machine::triggerMfa(const QString &type)
{
    m_state.attempt->mfa = MfaDelivery{Delivery::Asking, type.isEmpty() ? usualType : type};
    emitEffect(TriggerMfa{m_state.attempt->mfa->type});
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
    if (m_state.session->warehouse)
        m_state.attempt->warehouseName = m_state.session->warehouse->warehouseName;
    [[maybe_unused]] const bool asked = asksForCode(failure, Step::WarehouseToken);
}

} // namespace dockpass::session
