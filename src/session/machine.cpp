// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <algorithm>

namespace dockpass::session {

using store::SessionIndex;
using Kind = Notice::Kind;

Machine::Machine(Traits traits, State state)
    : m_traits(traits)
    , m_state(std::move(state))
{
}

Effects Machine::handle(Event event, const Now &now)
{
    m_now = now;
    m_effects.clear();
    inAnyPhase(event);
    switch (m_state.phase) {
    case Phase::Starting:
        whileStarting(event);
        break;
    case Phase::SignedOut:
        whileSignedOut(event);
        break;
    case Phase::SigningIn:
        whileSigningIn(event);
        break;
    case Phase::SignedIn:
        whileSignedIn(event);
        break;
    case Phase::SigningOut:
        whileSigningOut(event);
        break;
    }
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
                   [this](KeychainRetryRequested &) { keychainAgain(); },
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
                   [this](RecordLoaded &e) { recordLoaded(e); },
                   [this](LoadFailed &e) { loadFailed(e); },
                   [this](RecordErased &e) { recordErased(e); },
                   [this](EraseFailed &e) { eraseFailed(e); },
                   [this](SignInRequested &e) { beginSignIn(e); },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](KeychainRetryRequested &) { keychainAgain(); },
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

void Machine::whileSigningIn(Event &event)
{
    std::visit(Overloaded{
                   [this](UserTokenArrived &e) { userTokenArrived(e); },
                   [this](UserTokenRefused &e) { failSignIn(e.failure); },
                   [this](WarehouseTokenArrived &e) { completeSignIn(e); },
                   [this](WarehouseTokenRefused &e) { failSignIn(e.failure); },
                   [this](SignInCancelled &) {
                       emitEffect(CancelSignIn{});
                       leaveSignIn();
                   },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](RecordLoaded &e) { recordLoaded(e); },
                   [this](LoadFailed &e) { loadFailed(e); },
                   [this](RecordErased &e) { recordErased(e); },
                   [this](EraseFailed &e) { eraseFailed(e); },
                   [](auto &) {},
               },
               event);
    // The old session goes on below a sign-in: what a renewal under way brings is not lost.
    if (m_state.phase == Phase::SigningIn && m_state.session)
        whileRenewing(event);
}

void Machine::whileSignedIn(Event &event)
{
    std::visit(Overloaded{
                   [this](SignInRequested &e) { beginSignIn(e); },
                   [this](SignOutRequested &) { beginSignOut(); },
                   [this](RenewRequested &) { renewNow(); },
                   [this](TokenWanted &e) { tokenWanted(e); },
                   [this](Tick &) { startRenewalIfDue(); },
                   [this](NetworkReturned &) {
                       m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
                       startRenewalIfDue();
                   },
                   [this](KeychainRetryRequested &) { keychainAgain(); },
                   [this](KeychainRecovered &) { keychainAgain(); },
                   [this](RecordErased &e) { recordErased(e); },
                   [this](EraseFailed &e) { eraseFailed(e); },
                   [this](NoticeDismissed &) { m_state.notice.reset(); },
                   [](auto &) {},
               },
               event);
    if (m_state.session)
        whileRenewing(event);
}

void Machine::whileSigningOut(Event &event)
{
    std::visit(Overloaded{
                   [this](RecordErased &e) { recordErased(e); },
                   [this](EraseFailed &e) { eraseFailed(e); },
                   [](auto &) {},
               },
               event);
}

void Machine::started(const Started &event)
{
    m_state.account = event.account;
    m_state.refreshGrant = event.refreshGrant;
    for (const store::Account &account : event.unerased) {
        m_state.erasePending = m_state.erasePending || account == event.account;
        emitEffect(EraseRecord{account});
    }
    if (!event.account.isEmpty() && event.marker == SessionIndex::Marker::Stored)
        load(event.account);
    else
        m_state.phase = Phase::SignedOut;
}

void Machine::beginSignIn(SignInRequested &event)
{
    m_state.phase = Phase::SigningIn;
    m_state.notice.reset();
    m_state.incoming = event.account;
    m_state.incomingGrant = event.refreshGrant;
    m_state.incomingUser.reset();
    emitEffect(RequestUserToken{event.account, std::move(event.password)});
}

void Machine::userTokenArrived(UserTokenArrived &event)
{
    if (m_state.incomingUser)
        return;
    m_state.network = Network::Online;
    m_state.clockSkew = event.answer.clockSkew;
    m_state.incomingUser = pairFrom(std::move(event.answer));
    emitEffect(RequestWarehouseToken{});
}

void Machine::completeSignIn(WarehouseTokenArrived &event)
{
    if (!m_state.incomingUser)
        return;
    if (m_state.work != Work::None)
        endRenewal(); // of the session that is being replaced
    m_state.session = Session{event.sessionId, std::move(*m_state.incomingUser), pairFrom(std::move(event.answer))};
    m_state.incomingUser.reset();
    m_state.account = m_state.incoming;
    m_state.refreshGrant = m_state.incomingGrant;
    m_state.loading = m_state.recordExpected = m_state.erasePending = m_state.stored = false;
    m_state.wanted = m_state.wantedUser = m_state.exchangeRefused = false;
    m_state.refreshFailures = m_state.exchangeFailures = 0;
    m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
    m_state.network = Network::Online;
    m_state.notice.reset();
    m_state.phase = Phase::SignedIn;
    emitEffect(MarkStored{m_state.account});
    save(true, true);
}

void Machine::failSignIn(const glue::Failure &failure)
{
    m_state.network = failure.httpStatus == 0 ? Network::Offline : Network::Online;
    Notice notice{Kind::SignInFailed, failure, {}, {}};
    if (m_state.incomingUser)
        notice.scopes = m_state.incomingUser->claims.scopes;
    leaveSignIn();
    m_state.notice = std::move(notice);
}

void Machine::leaveSignIn()
{
    m_state.incomingUser.reset();
    m_state.incoming = {};
    m_state.phase = m_state.session ? Phase::SignedIn : m_state.loading ? Phase::Starting : Phase::SignedOut;
}

void Machine::beginSignOut()
{
    if (m_state.phase == Phase::SigningIn)
        emitEffect(CancelSignIn{});
    if (m_state.account.isEmpty()) {
        leaveSignIn();
        return;
    }
    m_state.incomingUser.reset();
    eraseStored();
    m_state.phase = Phase::SigningOut;
    m_state.notice.reset();
}

void Machine::endSession(Notice notice, bool erase)
{
    if (erase) {
        eraseStored();
    } else {
        if (m_state.work != Work::None)
            endRenewal();
        m_state.session.reset();
        m_state.stored = false;
    }
    if (m_state.phase == Phase::SignedIn)
        m_state.phase = Phase::SignedOut;
    m_state.notice = std::move(notice);
}

void Machine::eraseStored()
{
    if (m_state.work != Work::None)
        endRenewal();
    m_state.session.reset();
    m_state.loading = m_state.recordExpected = m_state.stored = false;
    m_state.wanted = m_state.wantedUser = false;
    m_state.erasePending = true;
    emitEffect(MarkErasing{m_state.account});
    emitEffect(EraseRecord{m_state.account});
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
    input.refreshSpent = session.user.refreshSpent;
    input.refreshGrant = m_state.refreshGrant;
    input.exchangeRefused = m_state.exchangeRefused;
    input.wanted = m_state.wanted;
    input.wantedUser = m_state.wantedUser;
    input.refreshNotBefore = m_state.refreshNotBefore;
    input.exchangeNotBefore = m_state.exchangeNotBefore;
    input.jitter = m_traits.jitter;
    return planRenewal(input, now);
}

std::optional<Instant> Machine::wakeAt(Instant now) const
{
    if (m_state.phase != Phase::SignedIn || m_state.work != Work::None || m_state.saves > 0)
        return {};
    return plan(now).wakeAt;
}

} // namespace dockpass::session
