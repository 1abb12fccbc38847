// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

namespace dockpass::session {

namespace {

TokenFacts factsOf(const TokenPair &pair, const Now &now)
{
    TokenFacts facts;
    if (pair.life.expiresAt)
        facts.expiresAt = now.wallAt(*pair.life.expiresAt);
    facts.scopes = pair.claims.scopes;
    facts.valid = pair.life.validAt(now.instant);
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
    view.clockSkew = m_state.clockSkew;
    view.notice = m_state.notice;
    view.renewing = m_state.work != Work::None;
    view.stored = m_state.stored;
    view.erasing = isErasing();
    view.picklists = m_state.picklists.count;
    view.picklistsTold = m_state.picklists.told;
    view.countingPicklists = m_state.picklists.asking;
    if (!m_state.session)
        return view;

    view.userToken = factsOf(m_state.session->user, now);
    if (const auto &warehouse = m_state.session->warehouse) {
        view.warehouseToken = factsOf(*warehouse, now);
        view.warehouseId = warehouse->claims.warehouseId;
        view.warehouseName = warehouse->warehouseName;
    }
    const RenewalPlan renewal = plan(now.instant);
    if (renewal.next)
        view.nextRenewal = now.wallAt(*renewal.next);
    if (renewal.signInNeededBy)
        view.signInNeededBy = now.wallAt(*renewal.signInNeededBy);
    view.signInSoon = renewal.signInSoon;
    return view;
}

} // namespace dockpass::session
