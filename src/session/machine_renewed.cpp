// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include <algorithm>
#include <utility>

// What the server answers to a renewal.

namespace dockpass::session {

using namespace std::chrono_literals;
using store::RefreshGrant;
using Kind = Notice::Kind;

namespace {

/// Even a server that hands out tokens of no length is not asked more often than this.
constexpr milliseconds shortestPause = 1s;

/// After a definite no to the exchange. Each question makes an entry in the shop's audit log (contract 8), but an
/// administrator may have mended it, and nobody should have to sign in again for that.
constexpr milliseconds pauseAfterNo = 1h;

/// A no to the exchange that is about the person or their assignment, not the weather.
bool isDefiniteForExchange(Failure::Kind cause)
{
    switch (cause) {
    case Failure::Kind::NoActiveAssignment:
    case Failure::Kind::NotPermitted:
    case Failure::Kind::ExchangeRefused:
    case Failure::Kind::WarehouseSignInMissing:
    case Failure::Kind::MfaCodeRequired:
    case Failure::Kind::MfaCodeRejected:
        return true;
    default:
        return false;
    }
}

} // namespace

void Machine::refreshArrived(RefreshArrived &event)
{
    if (m_state.work != Work::Refreshing)
        return;
    TokenPair &user = m_state.session->user;
    TokenPair fresh = pairFrom(std::move(event.answer));
    fresh.revision = user.revision + 1;
    if (fresh.refreshToken.isEmpty())
        fresh.refreshToken = std::move(user.refreshToken); // RFC 6749 6: without a new one the old one stays
    user = std::move(fresh);
    m_state.network = Network::Online;
    m_state.refreshFailures = 0;
    m_state.refreshNotBefore = m_now.instant + shortestPause;
    m_state.wantedUser = false;
    renewed();
    learn(RefreshGrant::Supported);
    saveRenewed(true, false);
}

void Machine::refreshRefused(const Failure &failure)
{
    if (m_state.work != Work::Refreshing)
        return;
    TokenPair &user = m_state.session->user;
    m_state.network = failure.httpStatus == 0 ? Network::Offline : Network::Online;
    m_state.wantedUser = false;
    switch (failure.kind) {
    case Failure::Kind::RefreshUnsupported:
    case Failure::Kind::RefreshScopeInvalid:
        learn(RefreshGrant::Unsupported);
        user.refreshSpent = false;
        // While the user token lives, the exchange goes on without it; afterwards this is why only a password helps.
        if (!user.life.validAt(m_now.instant))
            m_state.notice = Notice{Kind::PasswordNeeded, failure};
        saveRefusal();
        return;
    case Failure::Kind::RefreshRejected:
        // A used token is refused like a dead one (contract 0.2): somebody may have renewed past the lock. Read once more.
        m_state.doubted = failure;
        prepareRenewal();
        return;
    default:
        break;
    }
    ++m_state.refreshFailures;
    m_state.refreshNotBefore = m_now.instant + pauseAfter(m_state.refreshFailures, failure.retryAfter);
    m_state.notice = Notice{Kind::RenewalFailing, failure};
    if (certainlyNotHandled(failure) && !m_state.spentBefore) {
        user.refreshSpent = false;
        saveRefusal();
    } else {
        takeNextStep();
    }
}

/// What became of the refresh token. Not over a record that could not be read: a newer pair may be there.
void Machine::saveRefusal()
{
    if (m_state.reread)
        saveRenewed(true, false);
    else
        takeNextStep();
}

/// The refusal was of this very token: nobody else has renewed it.
void Machine::refreshRejected(const Failure &failure)
{
    TokenPair &user = m_state.session->user;
    user.refreshToken.clear();
    user.refreshSpent = false;
    const bool alive = user.life.validAt(m_now.instant)
        || (m_state.session->warehouse && m_state.session->warehouse->life.validAt(m_now.instant));
    if (alive) {
        m_state.notice = Notice{Kind::RenewalRefused, failure};
        saveRefusal();
    } else {
        endSession(Notice{Kind::SessionRejected, failure}, m_state.reread);
    }
}

/// A token for the warehouse of the one before keeps its name. Another device may have made another one active.
void Machine::keepName(TokenPair &fresh) const
{
    const auto &before = m_state.session->warehouse;
    if (fresh.warehouseName.isEmpty() && before && fresh.claims.warehouseId
        && fresh.claims.warehouseId == before->claims.warehouseId)
        fresh.warehouseName = before->warehouseName;
}

void Machine::exchangeArrived(ExchangeArrived &event)
{
    if (m_state.work != Work::Exchanging)
        return;
    std::optional<TokenPair> &warehouse = m_state.session->warehouse;
    const quint64 revision = warehouse ? warehouse->revision + 1 : 1;
    TokenPair fresh = pairFrom(std::move(event.answer));
    fresh.revision = revision;
    keepName(fresh);
    warehouse = std::move(fresh);
    m_state.network = Network::Online;
    m_state.exchangeFailures = 0;
    m_state.exchangeRefusal.reset();
    m_state.exchangeNotBefore = m_now.instant + shortestPause;
    m_state.wanted = false;
    renewed();
    saveRenewed(false, true);
}

void Machine::exchangeRefused(const Failure &failure)
{
    if (m_state.work != Work::Exchanging)
        return;
    m_state.network = failure.httpStatus == 0 ? Network::Offline : Network::Online;
    ++m_state.exchangeFailures;
    const milliseconds pause = pauseAfter(m_state.exchangeFailures, failure.retryAfter);
    m_state.exchangeNotBefore = m_now.instant + pause;
    bool codeWanted = false;
    Notice notice{Kind::RenewalFailing, glue::explained(failure, m_state.session->user.claims.scopes)};
    if (failure.kind == Failure::Kind::AccessTokenRejected || failure.kind == Failure::Kind::AccessTokenMissing) {
        // A refresh may help once; where a fresh token is refused as well, the next one waits.
        m_state.session->user.life.rejected = true;
        notice.kind = Kind::RenewalRefused;
        if (m_state.exchangeFailures > 1)
            m_state.refreshNotBefore = std::max(m_state.refreshNotBefore, m_now.instant + pause);
    } else {
        const bool asked = std::exchange(m_state.wanted, false);
        codeWanted = asked && needsMfaCode(failure.kind);
        if (isDefiniteForExchange(failure.kind)) {
            m_state.exchangeRefusal = notice.failure;
            m_state.exchangeNotBefore = m_now.instant + std::max(pause, pauseAfterNo);
            notice.kind = Kind::RenewalRefused;
        }
    }
    m_state.notice = std::move(notice);
    takeNextStep();
    if (codeWanted && m_state.phase == Phase::SignedIn && m_state.work == Work::None)
        beginCode(failure);
}

void Machine::learn(RefreshGrant grant)
{
    if (m_state.refreshGrant != grant || grant == RefreshGrant::Unsupported)
        emitEffect(RememberRefreshGrant{m_state.account.server, grant});
    m_state.refreshGrant = grant;
}

} // namespace dockpass::session
