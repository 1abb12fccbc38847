// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <algorithm>
#include <utility>

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
    case Failure::Kind::MfaCodeRequired:
    case Failure::Kind::MfaCodeRejected:
        return true;
    default:
        return false;
    }
}

bool needsCode(Failure::Kind kind)
{
    return kind == Failure::Kind::MfaCodeRequired || kind == Failure::Kind::MfaCodeRejected;
}

bool isNewer(const TokenPair &theirs, const TokenPair &ours)
{
    return theirs.revision > ours.revision;
}

} // namespace

void Machine::whileRenewing(Event &event)
{
    std::visit(Overloaded{
                   [this](RenewalPrepared &e) { renewalPrepared(e); },
                   [this](RenewalBlocked &) {
                       if (m_state.work != Work::Preparing)
                           return;
                       m_state.notice = Notice{Kind::RenewalBlocked, Failure{.kind = Failure::Kind::RenewalBlocked}};
                       m_state.refreshNotBefore = m_state.exchangeNotBefore =
                           m_now.instant + backOff(1, {}, m_traits.jitter);
                       m_state.wanted = m_state.wantedUser = false;
                       endRenewal();
                   },
                   [this](RefreshArrived &e) { refreshArrived(e); },
                   [this](RefreshRefused &e) { refreshRefused(e.failure); },
                   [this](ExchangeArrived &e) { exchangeArrived(e); },
                   [this](ExchangeRefused &e) { exchangeRefused(e.failure); },
                   [this](RecordSaved &e) { saveOver(e.sessionId, true); },
                   [this](SaveFailed &e) { saveOver(e.sessionId, false); },
                   [this](SaveObsolete &e) {
                       if (isOurs(e.sessionId))
                           endSession(Notice{Kind::SignedOutElsewhere});
                   },
                   [](auto &) {},
               },
               event);
}

bool Machine::mayRenew() const
{
    // While a person ponders where to work, or looks for a code, their session is kept alive; while they are on the way, it waits.
    const bool pondering = m_state.session && (isAwaited(Attempt::Step::Choice) || isAwaited(Attempt::Step::MfaCode));
    return (m_state.phase == Phase::SignedIn || pondering) && m_state.work == Work::None;
}

void Machine::startRenewalIfDue(bool asked)
{
    if (!mayRenew())
        return;
    const RenewalPlan now = plan(m_now.instant);
    if (now.stuck)
        sayStuck();
    if (now.over) {
        endSession(Notice{Kind::SessionExpired, Failure{.kind = Failure::Kind::SessionLimit}});
    } else if (now.step != RenewalPlan::Step::None && (m_traits.automatic || asked) && m_state.saves == 0) {
        m_state.work = Work::Preparing;
        emitEffect(PrepareRenewal{});
    }
}

void Machine::renewalPrepared(RenewalPrepared &event)
{
    if (m_state.work != Work::Preparing)
        return;
    if (event.stored && event.stored->signedOut) {
        endSession(Notice{Kind::SignedOutElsewhere});
        return;
    }
    m_state.reread = event.stored.has_value();
    if (event.stored && event.stored->session) {
        Session &ours = *m_state.session;
        Session &theirs = *event.stored->session;
        const bool replaced = theirs.id != ours.id && theirs.user.life.issuedAt > ours.user.life.issuedAt;
        if (replaced) {
            ours = std::move(theirs);
            forgetRefusals();
        } else if (theirs.id == ours.id) {
            if (theirs.user.revision == ours.user.revision)
                ours.user.refreshSpent = ours.user.refreshSpent || theirs.user.refreshSpent;
            if (isNewer(theirs.user, ours.user)) {
                ours.user = std::move(theirs.user);
                m_state.wantedUser = false;
                renewed();
            }
            if (theirs.warehouse && (!ours.warehouse || isNewer(*theirs.warehouse, *ours.warehouse))) {
                ours.warehouse = std::move(theirs.warehouse);
                m_state.wanted = false;
                renewed();
            }
        }
    }
    takeNextStep();
}

void Machine::renewed()
{
    // What stood in the way for a while does so no more; a refused exchange is not answered by a refresh.
    if (m_state.notice && concernsRenewal(m_state.notice->kind) && !m_state.exchangeRefused)
        m_state.notice.reset();
}

void Machine::forgetRefusals()
{
    m_state.wanted = m_state.wantedUser = m_state.exchangeRefused = false;
    m_state.refreshFailures = m_state.exchangeFailures = 0;
    m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
    renewed();
}

void Machine::sayStuck()
{
    if (!m_state.notice)
        m_state.notice = Notice{
            Kind::NoWarehouseToken,
            Failure{.kind = Failure::Kind::ExchangeRefused, .detail = QStringLiteral("the answer was told before")}};
    else if (m_state.notice->kind == Kind::RenewalRefused)
        m_state.notice->kind = Kind::NoWarehouseToken;
}

void Machine::endWish(const RenewalPlan &now)
{
    // A wish that nothing but a password can fulfil is answered so; it must not lie in wait for the next sign-in.
    if (m_state.wanted && !now.next && !now.over) {
        m_state.wanted = m_state.wantedUser = false;
        if (!m_state.notice)
            m_state.notice = Notice{Kind::PasswordNeeded, Failure{.kind = Failure::Kind::PasswordNeeded}};
    }
    if (now.stuck)
        sayStuck();
}

void Machine::takeNextStep()
{
    const RenewalPlan now = plan(m_now.instant);
    switch (now.step) {
    case RenewalPlan::Step::Refresh:
        // Written down first: whoever finds the record after a kill knows that this token may be used up.
        m_state.spentBefore = std::exchange(m_state.session->user.refreshSpent, true);
        m_state.work = Work::Marking;
        save(true, false);
        break;
    case RenewalPlan::Step::Exchange:
        m_state.work = Work::Exchanging;
        emitEffect(RequestExchange{});
        break;
    case RenewalPlan::Step::None:
        m_state.wantedUser = false;
        endRenewal();
        endWish(now);
        if (now.over) {
            Notice notice{Kind::SessionExpired, Failure{.kind = Failure::Kind::SessionLimit}};
            if (m_state.notice && m_state.notice->kind == Kind::RenewalRefused) {
                notice = *m_state.notice;
                notice.kind = Kind::SessionRejected;
            }
            endSession(std::move(notice));
        }
        break;
    }
}

void Machine::saveRenewed(bool user, bool warehouse)
{
    m_state.work = Work::Saving;
    save(user, warehouse);
}

void Machine::saveOver(const QByteArray &sessionId, bool well)
{
    if (!isOurs(sessionId))
        return;
    if (m_state.work == Work::Marking) {
        TokenPair &user = m_state.session->user;
        if (!well && user.life.validAt(m_now.instant)) {
            // Not written down, so not sent: there is time, and the other steps of the ladder.
            user.refreshSpent = false;
            ++m_state.refreshFailures;
            m_state.refreshNotBefore = m_now.instant + backOff(m_state.refreshFailures, {}, m_traits.jitter);
            takeNextStep();
            return;
        }
        m_state.work = Work::Refreshing;
        emitEffect(RequestRefresh{});
    } else if (m_state.work == Work::Saving) {
        takeNextStep();
    }
}

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
        saveRenewed(true, false);
        return;
    case Failure::Kind::RefreshRejected: {
        user.refreshToken.clear();
        user.refreshSpent = false;
        const bool alive = user.life.validAt(m_now.instant)
            || (m_state.session->warehouse && m_state.session->warehouse->life.validAt(m_now.instant));
        if (alive) {
            m_state.notice = Notice{Kind::RenewalRefused, failure};
            saveRenewed(true, false);
        } else {
            endSession(Notice{Kind::SessionRejected, failure}, m_state.reread);
        }
        return;
    }
    default:
        break;
    }
    ++m_state.refreshFailures;
    m_state.refreshNotBefore = m_now.instant + backOff(m_state.refreshFailures, failure.retryAfter, m_traits.jitter);
    m_state.notice = Notice{Kind::RenewalFailing, failure};
    if (certainlyNotHandled(failure) && !m_state.spentBefore) {
        user.refreshSpent = false;
        saveRenewed(true, false);
    } else {
        takeNextStep();
    }
}

void Machine::exchangeArrived(ExchangeArrived &event)
{
    if (m_state.work != Work::Exchanging)
        return;
    std::optional<TokenPair> &warehouse = m_state.session->warehouse;
    const quint64 revision = warehouse ? warehouse->revision + 1 : 1;
    TokenPair fresh = pairFrom(std::move(event.answer));
    fresh.revision = revision;
    // Another device may have made another warehouse the active one.
    if (warehouse && fresh.claims.warehouseId && fresh.claims.warehouseId == warehouse->claims.warehouseId)
        fresh.warehouseName = std::move(warehouse->warehouseName);
    warehouse = std::move(fresh);
    m_state.network = Network::Online;
    m_state.exchangeFailures = 0;
    m_state.exchangeRefused = false;
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
    const milliseconds pause = backOff(m_state.exchangeFailures, failure.retryAfter, m_traits.jitter);
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
        codeWanted = asked && needsCode(failure.kind);
        if (isDefiniteForExchange(failure.kind)) {
            m_state.exchangeRefused = true;
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

void Machine::endRenewal()
{
    m_state.work = Work::None;
    emitEffect(EndRenewal{});
    if (m_state.attempt && std::exchange(m_state.attempt->held, false))
        emitEffect(RequestWarehouseToken{});
}

} // namespace dockpass::session
