// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

using namespace std::chrono_literals;
using Kind = Notice::Kind;

namespace {

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
                       m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant + pauseAfter(1);
                       m_state.wanted = m_state.wantedUser = false;
                       m_state.session->term.writtenAt = m_now.instant; // tried; not again at once
                       m_state.reread = false;
                       if (isOver())
                           endOver(false);
                       else if (isUsedUp())
                           endUsedUp();
                       else
                           endRenewal();
                   },
                   [this](RefreshArrived &e) { refreshArrived(e); },
                   [this](RefreshRefused &e) { refreshRefused(e.failure); },
                   [this](ExchangeArrived &e) { exchangeArrived(e); },
                   [this](ExchangeRefused &e) { exchangeRefused(e.failure); },
                   [this](RecordSaved &e) { saveOver(e.sessionId, true); },
                   [this](SaveFailed &e) { saveOver(e.sessionId, false); },
                   [this](SaveObsolete &e) { saveObsolete(e); },
                   [](auto &) {},
               },
               event);
}

bool Machine::mayRenew() const
{
    // While a person ponders where to work, or looks for a code, their session is kept alive; while they are on the way,
    // it waits.
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
    if (now.over && m_state.listing != Listing::Proven) {
        endUsedUp();
        return;
    }
    // Where it is over, another process may have signed in anew.
    const bool due =
        now.over || ((now.step != RenewalPlan::Step::None || mustWriteTerm()) && (m_traits.automatic || asked));
    if (due && m_state.saves == 0)
        prepareRenewal();
}

void Machine::prepareRenewal()
{
    m_state.work = Work::Preparing;
    m_state.preparing = m_now.instant;
    emitEffect(PrepareRenewal{});
}

void Machine::renewalPrepared(RenewalPrepared &event)
{
    if (m_state.work != Work::Preparing)
        return;
    if (event.stored && event.stored->signedOut) {
        if (m_state.listing != Listing::None) {
            endSession(Notice{Kind::SignedOutElsewhere});
            return;
        }
        event.stored.reset(); // this command has put the list back itself, and what lies there is not about ours
    }
    // What cannot be made sense of is neither written over nor erased: a later version may have written it.
    m_state.reread = event.stored && !event.stored->fault;
    // A command whose session had to give way to one that cannot be read: somebody waits for a word.
    const bool kept = m_state.stored || m_state.saves > 0 || m_state.listing != Listing::Proven;
    if (!event.stored && !kept && !m_traits.automatic && !m_state.notice)
        m_state.notice = Notice{Kind::NotStored, {}};
    if (event.trouble)
        heed(*event.trouble);
    const bool another = event.stored && event.stored->session && takeOver(*event.stored);
    // Where it should lie nothing lies: whoever took it may have sent the refresh token, and nobody can tell.
    if (event.stored && !event.stored->session && event.stored->leftover.isEmpty() && !event.stored->fault
        && m_state.listing == Listing::Proven && m_state.session && !m_state.session->user.refreshToken.isEmpty())
        m_state.session->user.refreshSpent = true;
    const std::optional<Failure> doubted = std::exchange(m_state.doubted, std::nullopt);
    if (isOver())
        endOver(m_state.reread);
    else if (doubted && !another)
        refreshRejected(*doubted);
    else if (isUsedUp())
        endUsedUp();
    else
        takeNextStep();
}

bool Machine::takeOver(StoredSession &stored)
{
    Session &ours = *m_state.session;
    Session &theirs = *stored.session;
    theirs.term = theirs.term.within(m_traits.sessionLength);
    if (theirs.id != ours.id) {
        // What was in the store and is not there now was replaced by a later sign-in, however old its tokens are.
        const bool replaced = m_state.listing == Listing::Proven || theirs.user.life.issuedAt > ours.user.life.issuedAt;
        if (replaced) {
            ours = std::move(theirs);
            m_state.listing = Listing::Proven; // it has been read there
            m_state.stored = true;
            if (m_state.notice && m_state.notice->kind == Kind::NotStored)
                m_state.notice.reset();
            forgetRefusals();
        } else {
            m_state.reread = false; // what lies there is not ours, to be written over or erased with it
        }
        return replaced;
    }
    if (theirs.user.revision == ours.user.revision) {
        ours.user.refreshSpent = ours.user.refreshSpent || theirs.user.refreshSpent;
        if (theirs.user.refreshToken.isEmpty()) // another process knows that it is dead
            ours.user.refreshToken.clear();
    }
    const bool newer = isNewer(theirs.user, ours.user);
    if (newer) {
        ours.user = std::move(theirs.user);
        m_state.wantedUser = false;
        renewed();
    }
    if (theirs.warehouse && (!ours.warehouse || isNewer(*theirs.warehouse, *ours.warehouse))) {
        ours.warehouse = std::move(theirs.warehouse);
        m_state.wanted = false;
        renewed();
    }
    return newer;
}

void Machine::renewed()
{
    // What stood in the way for a while does so no more; a refused exchange is not answered by a refresh, nor a refused
    // refresh token by an exchange.
    const bool tokenRefused = m_state.notice && m_state.notice->failure
        && m_state.notice->failure->kind == Failure::Kind::RefreshRejected
        && m_state.session->user.refreshToken.isEmpty();
    if (m_state.notice && concernsRenewal(m_state.notice->kind) && !m_state.exchangeRefusal && !tokenRefused)
        m_state.notice.reset();
}

void Machine::forgetRefusals()
{
    m_state.wanted = m_state.wantedUser = false;
    m_state.exchangeRefusal.reset();
    m_state.refreshFailures = m_state.exchangeFailures = 0;
    m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
    renewed();
}

void Machine::sayStuck()
{
    if (!m_state.notice)
        m_state.notice = Notice{Kind::NoWarehouseToken, m_state.exchangeRefusal};
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
        if (!m_state.reread) {
            refreshUnread();
            break;
        }
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
        if (now.over) {
            Notice notice{Kind::SessionExpired, Failure{.kind = Failure::Kind::SessionLimit}};
            if (m_state.notice && m_state.notice->kind == Kind::RenewalRefused) {
                notice = *m_state.notice;
                notice.kind = Kind::SessionRejected;
            }
            endSession(std::move(notice)); // the renewal with it
            break;
        }
        if (mustWriteTerm() && writeTerm())
            break;
        endRenewal();
        endWish(now);
        break;
    }
}

/// There is time, and the other steps of the ladder.
void Machine::postponeRefresh()
{
    ++m_state.refreshFailures;
    m_state.refreshNotBefore = m_now.instant + pauseAfter(m_state.refreshFailures);
    takeNextStep();
}

/// The record could not be read again: another process may have renewed and put a newer pair there. Nothing is written
/// over it, and the refresh token, which may be used up, is tried when nothing else is left.
void Machine::refreshUnread()
{
    const auto &warehouse = m_state.session->warehouse;
    const bool shared = m_state.listing == Listing::Proven;
    TokenPair &user = m_state.session->user;
    if (user.life.validAt(m_now.instant) || (shared && warehouse && warehouse->life.validAt(m_now.instant))) {
        postponeRefresh();
        return;
    }
    m_state.spentBefore = std::exchange(user.refreshSpent, true);
    m_state.work = Work::Refreshing;
    emitEffect(RequestRefresh{});
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
            // Not written down, so not sent.
            user.refreshSpent = false;
            postponeRefresh();
            return;
        }
        m_state.work = Work::Refreshing;
        emitEffect(RequestRefresh{});
    } else if (m_state.work == Work::Saving) {
        takeNextStep();
    }
}

void Machine::endRenewal()
{
    m_state.work = Work::None;
    m_state.doubted.reset();
    emitEffect(EndRenewal{});
    if (m_state.attempt && std::exchange(m_state.attempt->held, false))
        emitEffect(RequestWarehouseToken{});
}

} // namespace dockpass::session
