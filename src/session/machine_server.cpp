// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <QUrl>

// How the server is: what is asked without anybody having asked for it waits while it is in trouble.

namespace dockpass::session {

using namespace std::chrono_literals;

namespace {

/// When to look again at what waits for the answer of the one question that is allowed.
constexpr milliseconds whileAsking = 30s;

} // namespace

/// Every answer counts, a person's sign-in at this server included.
void Machine::noteServer(const Event &event)
{
    const bool attempted = m_state.attempt && m_state.attempt->account.server == m_state.account.server;
    const auto answered = [this](bool here = true) {
        if (here)
            m_state.trouble.reset();
    };
    const auto refused = [this, answered](const Failure &failure, bool here = true) {
        if (!here)
            return;
        if (isServerTrouble(failure.kind))
            serverFailed(failure);
        else if (!isTransient(failure.kind))
            answered();
    };
    std::visit(Overloaded{
                   [&](const RefreshArrived &) { answered(); },
                   [&](const ExchangeArrived &) { answered(); },
                   [&](const PicklistsCounted &) { answered(); },
                   [&](const RefreshRefused &e) { refused(e.failure); },
                   [&](const ExchangeRefused &e) { refused(e.failure); },
                   [&](const PicklistsRefused &e) { refused(e.failure); },
                   [&](const AuthorizationArrived &) { answered(attempted); },
                   [&](const UserTokenArrived &) { answered(attempted); },
                   [&](const AssignmentsArrived &) { answered(attempted); },
                   [&](const AssignmentActivated &) { answered(attempted); },
                   [&](const WarehouseTokenArrived &) { answered(attempted); },
                   [&](const AuthorizationRefused &e) { refused(e.failure, attempted); },
                   [&](const UserTokenRefused &e) { refused(e.failure, attempted); },
                   [&](const AssignmentsRefused &e) { refused(e.failure, attempted); },
                   [&](const ActivationRefused &e) { refused(e.failure, attempted); },
                   [&](const WarehouseTokenRefused &e) { refused(e.failure, attempted); },
                   [](const auto &) {},
               },
               event);
}

void Machine::serverFailed(const Failure &failure)
{
    if (!m_state.trouble)
        m_state.trouble.emplace();
    m_state.trouble->breaker.failed(failure.retryAfter, m_now.instant, m_state.chance.fraction());
    m_state.trouble->kind = failure.kind;
    m_state.trouble->httpStatus = failure.httpStatus;
    m_state.trouble->at = m_now.instant;
}

Instant Machine::quietUntil(Instant now) const
{
    if (!m_state.trouble || m_state.wanted || m_state.wantedUser)
        return {};
    const CircuitBreaker &breaker = m_state.trouble->breaker;
    const bool probing = breaker.isOpen() && m_state.picklists.asking;
    return probing ? std::max(breaker.notBefore(), now + whileAsking) : breaker.notBefore();
}

milliseconds Machine::pauseAfter(int failures, std::optional<std::chrono::seconds> retryAfter)
{
    return backOff(failures, retryAfter, m_state.chance.fraction());
}

void Machine::heed(const ServerTrouble &theirs)
{
    if (!m_state.trouble || theirs.at > m_state.trouble->at)
        m_state.trouble = theirs;
    // A wish is one wish of all that had it: who waited for the lock meanwhile has been answered with the one before.
    const bool answered = theirs.at > m_state.preparing;
    Instant until = quietUntil(m_now.instant);
    if (answered) {
        m_state.wanted = m_state.wantedUser = false;
        until = std::max(quietUntil(m_now.instant), m_now.instant + pauseAfter(1)); // without the wish, and not at once
        m_state.refreshNotBefore = std::max(m_state.refreshNotBefore, until);
        m_state.exchangeNotBefore = std::max(m_state.exchangeNotBefore, until);
    }
    const Session &session = *m_state.session;
    const bool works = session.warehouse && session.mayUse(*session.warehouse, m_now.instant);
    if (until <= m_now.instant || (works && !answered))
        return;
    Failure failure{.kind = theirs.kind, .httpStatus = theirs.httpStatus, .at = m_now.wall};
    failure.host = QUrl(m_state.account.server).authority(QUrl::FullyEncoded);
    failure.detail = QStringLiteral("found by another process of this user");
    failure.retryAfter = std::chrono::ceil<std::chrono::seconds>(until - m_now.instant);
    m_state.notice = Notice{Notice::Kind::RenewalFailing, failure};
}

} // namespace dockpass::session
