// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include <utility>

namespace dockpass::session {

using namespace Qt::StringLiterals;
using store::SessionIndex;
using Kind = Notice::Kind;

void Machine::started(const Started &event)
{
    m_state.account = event.account;
    m_state.refreshGrant = event.refreshGrant;
    for (const store::Account &account : event.unerased) {
        m_state.erasePending = m_state.erasePending || account == event.account;
        emitEffect(EraseRecord{account});
    }
    const bool unknown = event.marker == SessionIndex::Marker::Unknown;
    if (!event.account.isEmpty() && (unknown || event.marker == SessionIndex::Marker::Stored)) {
        load(event.account);
        return;
    }
    m_state.phase = Phase::SignedOut;
    if (unknown)
        m_state.notice =
            Notice{Kind::KeychainTrouble, {}, store::StoreFailure{store::Fault::NoIndex, u"it cannot be read"_s}, {}};
}

void Machine::beginSignIn(SignInRequested &event)
{
    m_state.phase = Phase::SigningIn;
    m_state.notice.reset();
    m_state.incoming = event.account;
    m_state.incomingGrant = event.refreshGrant;
    m_state.incomingUser.reset();
    m_state.exchangeRepeated = false;
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
    forgetRefusals();
    m_state.network = Network::Online;
    m_state.notice.reset();
    m_state.phase = Phase::SignedIn;
    m_state.listing = Listing::None;
    save(true, true);
}

void Machine::warehouseTokenRefused(const WarehouseTokenRefused &event)
{
    // A server may close a kept connection just when the second request is on its way. The password was right and an
    // exchange may be repeated: nobody should have to type again for that.
    if (m_state.incomingUser && event.failure.cause == glue::Cause::ConnectionLost
        && !std::exchange(m_state.exchangeRepeated, true))
        emitEffect(RequestWarehouseToken{});
    else
        failSignIn(event.failure);
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
    const bool sameAccount = std::exchange(m_state.incoming, {}) == m_state.account;
    m_state.incomingUser.reset();
    m_state.phase = m_state.session ? Phase::SignedIn : m_state.loading ? Phase::Starting : Phase::SignedOut;
    // The keychain may have come back in the meantime.
    if (m_state.phase == Phase::SignedOut && m_state.keychain == Keychain::Ready && sameAccount)
        keychainAgain();
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

} // namespace dockpass::session
