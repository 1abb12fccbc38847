// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"
#include "session/warehousechoice.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace dockpass::session {

using glue::Assignment;
using Kind = Notice::Kind;
using Step = Attempt::Step;

void Machine::whileChoosing(Event &event)
{
    std::visit(Overloaded{
                   [this](WarehouseChosen &e) { warehouseChosen(e); },
                   [this](WarehousesWanted &) {
                       if (!isAwaited(Step::Choice))
                           return;
                       m_state.notice.reset();
                       requestAssignments();
                   },
                   [this](NoticeDismissed &) { m_state.notice.reset(); },
                   [this](Tick &) { startRenewalIfDue(); },
                   [this](NetworkReturned &) { networkReturned(); },
                   [](auto &) {},
               },
               event);
    whileAttempting(event);
}

void Machine::beginChange(const WarehouseChangeRequested &event)
{
    if (!m_state.session->user.life.validAt(m_now.instant)) {
        m_state.notice = Notice{Kind::PasswordNeeded, Failure{.kind = Failure::Kind::PasswordNeeded}};
        return;
    }
    m_state.attempt.emplace();
    m_state.attempt->account = m_state.account;
    m_state.attempt->grant = m_state.refreshGrant;
    m_state.attempt->change = true;
    m_state.attempt->wish = event.warehouse;
    m_state.phase = Phase::ChoosingWarehouse;
    m_state.notice.reset();
    requestAssignments();
}

void Machine::requestAssignments()
{
    m_state.attempt->step = Step::Assignments;
    emitEffect(RequestAssignments{});
}

void Machine::assignmentsArrived(const AssignmentsArrived &event)
{
    if (!isAwaited(Step::Assignments))
        return;
    Attempt &attempt = *m_state.attempt;
    const glue::Claims &claims = attempt.user ? attempt.user->claims : m_state.session->user.claims;
    // Whoever types a password for the session they have goes on where they are.
    const bool same = !attempt.change && m_state.session && attempt.account == m_state.account;
    const WarehouseChoice choice{claims.userUuid, attempt.wish, m_traits.automatic, same,
                                 (attempt.change && attempt.wish.isEmpty()) || attempt.reloaded};
    std::visit(Overloaded{
                   [this](const WarehouseChoice::Exchange &e) { requestExchange(e.name); },
                   [this](const WarehouseChoice::Activate &e) { activate(e.assignment); },
                   [this](const WarehouseChoice::Ask &e) {
                       m_state.attempt->choices = e.choices;
                       ask();
                   },
                   [this, &event](Failure::Kind cause) { failAttempt(told(cause, event.assignments)); },
               },
               choice.among(event.assignments));
}

/// A failure that follows from a list that is in order. Where a name was wanted, it says which there are.
Failure Machine::told(Failure::Kind kind, const QList<Assignment> &assignments) const
{
    constexpr qsizetype most = 10;
    Failure failure{.kind = kind, .httpStatus = 200};
    failure.host = QUrl(m_state.attempt->account.server).authority(QUrl::FullyEncoded);
    failure.at = m_now.wall;
    if (kind != Failure::Kind::WarehouseUnknown && kind != Failure::Kind::WarehouseChoiceNeeded)
        return failure;
    QStringList names;
    for (const Assignment &assignment : assignments.first(std::min(assignments.size(), most)))
        names.append(assignment.warehouseName);
    failure.detail = QStringLiteral("warehouses: ") + names.join(QStringLiteral(", "));
    if (assignments.size() > most)
        failure.detail += QStringLiteral(", ...");
    return failure;
}

void Machine::assignmentsRefused(const Failure &failure)
{
    if (!isAwaited(Step::Assignments))
        return;
    if (needsMfaCode(failure.kind)) {
        askForCode(failure, Step::Assignments);
        return;
    }
    // Where the shop has no list, or not for this person, it still may have a token for them (contract 5 and 3).
    const bool needed = m_state.attempt->change || !m_state.attempt->wish.isEmpty();
    if (failure.httpStatus != 0 && !needed)
        requestExchange({});
    else
        failAttempt(failure);
}

void Machine::ask()
{
    m_state.attempt->step = Step::Choice;
    m_state.attempt->mfaCode.clear(); // it was for what has been chosen before
    // So was the message with it, which may still be asked for: its answer would be taken for the next one's.
    if (m_state.attempt->mfa && m_state.attempt->mfa->state == MfaDelivery::State::Asking)
        emitEffect(CancelSignIn{});
    m_state.attempt->mfa.reset();
    m_state.phase = Phase::ChoosingWarehouse;
}

void Machine::warehouseChosen(const WarehouseChosen &event)
{
    if (!isAwaited(Step::Choice))
        return;
    const auto &choices = m_state.attempt->choices;
    const auto chosen = std::ranges::find(choices, event.id, &Assignment::id);
    if (chosen == choices.end() || !(chosen->enabled || chosen->active))
        return;
    m_state.notice.reset();
    if (chosen->active)
        requestExchange(chosen->warehouseName);
    else
        activate(Assignment(*chosen));
}

void Machine::activate(const Assignment &assignment)
{
    m_state.attempt->step = Step::Activation;
    m_state.attempt->activating = assignment.id;
    m_state.attempt->warehouseName = assignment.warehouseName;
    emitEffect(ActivateAssignment{assignment.id});
}

void Machine::assignmentActivated(const AssignmentActivated &event)
{
    if (!isAwaited(Step::Activation))
        return;
    if (event.assignment.active) {
        for (Assignment &choice : m_state.attempt->choices)
            choice.active = choice.id == event.assignment.id;
        requestExchange(m_state.attempt->warehouseName);
        return;
    }
    Failure failure;
    failure.kind = Failure::Kind::AssignmentRefused;
    failure.httpStatus = 200;
    failure.detail = QStringLiteral("the server answers that it is not active");
    activationRefused(failure);
}

void Machine::activationRefused(const Failure &failure)
{
    if (!isAwaited(Step::Activation))
        return;
    if (needsMfaCode(failure.kind)) {
        askForCode(failure, Step::Activation);
        return;
    }
    Attempt &attempt = *m_state.attempt;
    // What was listed a moment ago is gone: the list is looked at once more, and the person chooses from that.
    if (failure.kind == Failure::Kind::AssignmentGone && !std::exchange(attempt.reloaded, true) && m_traits.automatic) {
        m_state.notice = Notice{Kind::ChoiceFailed, failure};
        requestAssignments();
        return;
    }
    // Whether it was carried out nobody knows, so which one is active nobody knows either.
    if (failure.httpStatus < 400 || failure.httpStatus >= 500) {
        for (Assignment &choice : attempt.choices)
            choice.active = false;
    }
    failAttempt(failure);
}

void Machine::requestExchange(const QString &warehouseName)
{
    m_state.attempt->step = Step::WarehouseToken;
    m_state.attempt->warehouseName = warehouseName;
    m_state.attempt->held = m_state.attempt->change && m_state.work != Work::None;
    if (!m_state.attempt->held)
        emitEffect(RequestWarehouseToken{});
}

void Machine::completeChange(WarehouseTokenArrived &event)
{
    std::optional<TokenPair> &warehouse = m_state.session->warehouse;
    const quint64 revision = warehouse ? warehouse->revision + 1 : 1;
    TokenPair fresh = pairFrom(std::move(event.answer));
    fresh.revision = revision;
    fresh.warehouseName = std::move(m_state.attempt->warehouseName);
    keepName(fresh);
    warehouse = std::move(fresh);
    m_state.attempt.reset();
    m_state.network = Network::Online;
    m_state.exchangeRefusal.reset();
    m_state.exchangeFailures = 0;
    m_state.notice.reset();
    m_state.phase = Phase::SignedIn;
    save(false, true);
}

/// Where there is a list, another warehouse may be chosen from it; else the attempt is over.
void Machine::failAttempt(const Failure &failure)
{
    Attempt &attempt = *m_state.attempt;
    m_state.network = failure.httpStatus == 0 ? Network::Offline : Network::Online;
    const bool userTokenOver = failure.kind == Failure::Kind::AccessTokenRejected;
    // Somebody without a warehouse need not type again when they have got one.
    const bool none = failure.kind == Failure::Kind::NoWarehouseAssigned;
    const bool mayChooseAgain = (!attempt.choices.isEmpty() || none) && !userTokenOver && m_traits.automatic;
    const TokenPair &user = attempt.user ? *attempt.user : m_state.session->user;
    Notice notice{attempt.change || mayChooseAgain ? Kind::ChoiceFailed : Kind::SignInFailed,
                  glue::explained(failure, user.claims.scopes)};
    if (mayChooseAgain)
        ask();
    else
        leaveAttempt();
    m_state.notice = std::move(notice);
}

bool Machine::isAwaited(Step step) const
{
    return m_state.attempt && m_state.attempt->step == step;
}

} // namespace dockpass::session
