// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/samples.h"

#include <QTest>

#include <optional>

namespace dockpass::session::samples {

/// Renewals step by step: each step is what the shell would report.
class RenewalSteps
{
protected:
    FakeClock m_clock;
    std::optional<Machine> m_machine;

    QString feed(Event event) { return names(m_machine->handle(std::move(event), m_clock.now())); }
    Event saved() const { return RecordSaved{state().session->id}; }
    Event prepared() const { return RenewalPrepared{asHeld(state())}; }
    const State &state() const { return m_machine->state(); }
    /// Signed in five hours ago: the refresh is due.
    void signedInWithRefreshDue(store::RefreshGrant grant = store::RefreshGrant::Unknown)
    {
        State state = samples::state(Phase::SignedIn, m_clock.now().instant);
        state.refreshGrant = grant;
        m_machine.emplace(Machine::Traits{0, true, Machine::SignInBy::Password}, std::move(state));
        m_clock.advance(5h);
    }
    void refreshUnderWay()
    {
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(prepared()), QStringLiteral("SaveRecord"));
        QVERIFY(state().session->user.refreshSpent);
        QCOMPARE(feed(saved()), QStringLiteral("RequestRefresh"));
    }
    void exchangeUnderWay()
    {
        QCOMPARE(feed(RenewRequested{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(prepared()), QStringLiteral("RequestExchange"));
    }
    void signedInOnStock()
    {
        State state = samples::state(Phase::SignedIn, m_clock.now().instant);
        state.refreshGrant = store::RefreshGrant::Unsupported;
        m_machine.emplace(Machine::Traits{0, true, Machine::SignInBy::Password}, std::move(state));
        m_clock.advance(1h);
    }
};

} // namespace dockpass::session::samples
