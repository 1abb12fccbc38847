// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

namespace dockpass::session {

namespace {

bool isAboutPicklists(const Event &event)
{
    return std::holds_alternative<PicklistsWanted>(event) || std::holds_alternative<PicklistsCounted>(event)
        || std::holds_alternative<PicklistsRefused>(event);
}

} // namespace

Machine::Machine(Traits traits, State state) : m_traits(traits), m_state(std::move(state))
{
    if (m_state.chance.state == 0)
        m_state.chance.state = traits.seed;
}

Effects Machine::handle(Event event, const Now &now)
{
    m_now = now;
    m_effects.clear();
    if (!isAboutPicklists(event)) // a look changes nothing, and this end comes with the next tick
        endOverdue();
    noteServer(event);
    inAnyPhase(event);
    switch (m_state.phase) {
    case Phase::Starting:
        whileStarting(event);
        break;
    case Phase::SignedOut:
        whileSignedOut(event);
        break;
    case Phase::SigningIn:
        whileAttempting(event);
        break;
    case Phase::MfaCode:
        whileMfaCode(event);
        break;
    case Phase::ChoosingWarehouse:
        whileChoosing(event);
        break;
    case Phase::SignedIn:
        whileSignedIn(event);
        break;
    case Phase::SigningOut: // until the store has answered
        break;
    }
    if (std::holds_alternative<KeychainRecovered>(event) || std::holds_alternative<RecordLoaded>(event)
        || std::holds_alternative<RecordSaved>(event))
        eraseLeftovers();
    aboutPicklists(event);
    return std::move(m_effects);
}

void Machine::whileStarting(Event &event)
{
    std::visit(Overloaded{
                   [this](Started &e) { started(e); },
                   [this](RecordLoaded &e) { recordLoaded(e); },
                   [this](LoadFailed &e) { loadFailed(e); },
                   [this](SignInRequested &e) { beginSignIn(e); },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](KeychainRetryRequested &) { keychainAgain(true); },
                   [this](KeychainRecovered &) { keychainAgain(); },
                   [this](KeychainDeclined &) {
                       m_state.loading = false;
                       m_state.recordExpected = false;
                       m_state.notice.reset();
                       m_state.phase = Phase::SignedOut;
                   },
                   [](auto &) {},
               },
               event);
}

void Machine::whileSignedOut(Event &event)
{
    std::visit(Overloaded{
                   [this](Started &e) { started(e); },
                   [this](RecordLoaded &e) { recordLoaded(e); },
                   [this](LoadFailed &e) { loadFailed(e); },
                   [this](SignInRequested &e) { beginSignIn(e); },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](KeychainRetryRequested &) { keychainAgain(true); },
                   [this](KeychainRecovered &) { keychainAgain(); },
                   [this](KeychainDeclined &) {
                       m_state.recordExpected = false;
                       m_state.notice.reset();
                   },
                   [this](NoticeDismissed &) { m_state.notice.reset(); },
                   [](auto &) {},
               },
               event);
}

void Machine::whileAttempting(Event &event)
{
    std::visit(Overloaded{
                   [this](SignInCancelled &) {
                       emitEffect(CancelSignIn{});
                       leaveAttempt();
                   },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](AuthorizationArrived &e) { authorizationArrived(e); },
                   [this](AuthorizationRefused &e) { authorizationRefused(e); },
                   [this](UserTokenArrived &e) { userTokenArrived(e); },
                   [this](UserTokenRefused &e) { userTokenRefused(e.failure); },
                   [this](AssignmentsArrived &e) { assignmentsArrived(e); },
                   [this](AssignmentsRefused &e) { assignmentsRefused(e.failure); },
                   [this](AssignmentActivated &e) { assignmentActivated(e); },
                   [this](ActivationRefused &e) { activationRefused(e.failure); },
                   [this](WarehouseTokenArrived &e) { warehouseTokenArrived(e); },
                   [this](WarehouseTokenRefused &e) { warehouseTokenRefused(e); },
                   [this](RecordLoaded &e) { recordLoaded(e); },
                   [this](LoadFailed &e) { loadFailed(e); },
                   [](auto &) {},
               },
               event);
    // The old session goes on below an attempt: what a renewal under way brings is not lost.
    if (m_state.attempt && m_state.session)
        whileRenewing(event);
}

void Machine::whileSignedIn(Event &event)
{
    std::visit(Overloaded{
                   [this](SignInRequested &e) { beginSignIn(e); },
                   [this](WarehouseChangeRequested &e) { beginChange(e); },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](RenewRequested &) { renewNow(); },
                   [this](TokenWanted &e) { tokenWanted(e); },
                   [this](Tick &) { startRenewalIfDue(); },
                   [this](NetworkReturned &) { networkReturned(); },
                   [this](KeychainRetryRequested &) { keychainAgain(true); },
                   [this](KeychainRecovered &) { keychainAgain(); },
                   [this](NoticeDismissed &) { m_state.notice.reset(); },
                   [](auto &) {},
               },
               event);
    if (m_state.session)
        whileRenewing(event);
}

void Machine::networkReturned()
{
    // What failed for want of a network need not wait; a server's own pause stands.
    if (m_state.network == Network::Offline)
        m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
    if (m_state.network == Network::Offline && m_state.trouble)
        m_state.trouble->breaker.networkReturned(m_now.instant);
    startRenewalIfDue();
}

void Machine::renewNow()
{
    // A person's wish goes at once: neither back-off nor an earlier refusal stands in its way.
    m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
    m_state.wanted = true;
    m_state.wantedUser = true;
    startRenewalIfDue(true);
    if (m_state.session && m_state.work == Work::None) {
        if (const RenewalPlan now = plan(m_now.instant); now.step == RenewalPlan::Step::None)
            endWish(now);
    }
}

void Machine::tokenWanted(const TokenWanted &event)
{
    const Session &session = *m_state.session;
    const TokenPair *pair = event.kind == store::Entry::UserToken ? &session.user
        : session.warehouse                                       ? &*session.warehouse
                                                                  : nullptr;
    // A command line hands out what is valid, without a request; a window has the time to look ahead.
    const auto good =
        m_traits.automatic ? comfortablyValid : [](const TokenLife &life, Instant now) { return life.validAt(now); };
    const bool fresh = m_state.session->term.writtenAt.has_value(); // else nobody has written it down in this boot
    if (!pair || !good(pair->life, m_now.instant) || !fresh)
        startRenewalIfDue(true);
}

bool Machine::outcomeUnknown() const
{
    // While it is on its way for the first time, its fate is not unknown; nor while a refusal is looked into.
    const bool underWay =
        m_state.work == Work::Marking || m_state.work == Work::Refreshing || m_state.doubted.has_value();
    return m_state.session && (underWay ? m_state.spentBefore : m_state.session->user.refreshSpent);
}

RenewalPlan Machine::plan(Instant now) const
{
    if (!m_state.session)
        return {};
    const Session &session = *m_state.session;
    RenewalInput input;
    input.user = session.user.life;
    if (session.warehouse)
        input.warehouse = session.warehouse->life;
    input.hasRefreshToken = !session.user.refreshToken.isEmpty();
    input.refreshSpent = outcomeUnknown();
    input.refreshGrant = m_state.refreshGrant;
    input.exchangeRefused = m_state.exchangeRefusal.has_value();
    input.wanted = m_state.wanted;
    input.wantedUser = m_state.wantedUser;
    input.refreshNotBefore = std::max(m_state.refreshNotBefore, quietUntil(now));
    input.exchangeNotBefore = std::max(m_state.exchangeNotBefore, quietUntil(now));
    input.jitter = m_traits.jitter;
    input.term = session.term;
    return planRenewal(input, now);
}

std::optional<Instant> Machine::wakeAt(Instant now) const
{
    if (!m_traits.automatic)
        return {};
    std::optional<Instant> at = mayRenew() && m_state.saves == 0 ? plan(now).wakeAt : std::nullopt;
    for (const auto &other : {termWakeAt(now), picklistsUntil()}) {
        if (other && (!at || *other < *at))
            at = other;
    }
    return at;
}

} // namespace dockpass::session
