// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

namespace dockpass::session {

namespace {

TokenFacts factsOf(const Session &session, const TokenPair &pair, const Now &now)
{
    TokenFacts facts;
    facts.expiresAt = now.wallAt(session.usableUntil(pair));
    facts.scopes = pair.claims.scopes;
    facts.valid = session.mayUse(pair, now.instant);
    return facts;
}

} // namespace

View Machine::view(const Now &now) const
{
    View view;
    view.phase = m_state.phase;
    view.keychain = m_state.keychain;
    view.network = m_state.network;
    if (const auto &attempt = m_state.attempt) {
        view.reauthenticating = m_state.session.has_value();
        view.choosing = attempt->step == Attempt::Step::Choice || attempt->step == Attempt::Step::MfaCode;
        view.mfa = attempt->mfa.value_or(MfaDelivery{});
        view.warehouses = attempt->choices;
    }
    view.account = m_state.attempt && !m_state.session ? m_state.attempt->account : m_state.account;
    view.refreshGrant = m_state.refreshGrant;
    if (m_state.serverTime)
        view.clockSkew = m_state.serverTime->aheadOf(now);
    view.notice = m_state.notice;
    view.renewing = m_state.work != Work::None;
    view.stored = m_state.stored;
    view.erasing = isErasing();
    view.picklists = m_state.picklists.count;
    view.picklistsTold = m_state.picklists.told;
    view.countingPicklists = m_state.picklists.asking;
    if (!m_state.session)
        return view;

    view.userToken = factsOf(*m_state.session, m_state.session->user, now);
    if (const auto &warehouse = m_state.session->warehouse) {
        view.warehouseToken = factsOf(*m_state.session, *warehouse, now);
        view.warehouseId = warehouse->claims.warehouseId;
        view.warehouseName = warehouse->warehouseName;
    }
    view.outcomeUnknown = outcomeUnknown();
    const RenewalPlan renewal = plan(now.instant);
    if (renewal.next)
        view.nextRenewal = now.wallAt(*renewal.next);
    if (renewal.signInNeededBy)
        view.signInNeededBy = now.wallAt(*renewal.signInNeededBy);
    view.signInSoon = renewal.signInSoon;
    view.sessionEndsAt = now.wallAt(m_state.session->term.endsAt);
    view.sessionLength = m_state.session->term.length;
    view.sessionMinutesLeft = minutesLeft(m_state.session->term, now.instant);
    return view;
}

} // namespace dockpass::session
