// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/tokenmanager.h"

namespace dockpass::session {

using namespace std::chrono_literals;
using glue::TokenAnswer;
using platform::InstanceLock;

namespace {

/// What a renewal may take beside its two requests: the keychain's limits.
constexpr milliseconds keychainShare = 30s;

} // namespace

void TokenManager::prepareRenewal()
{
    m_renewal = std::make_unique<QObject>();
    if (m_renewalLocked) {
        readForRenewal();
        return;
    }
    m_renewalAccount = m_machine.state().account;
    const milliseconds longest = 2 * m_parts.requestTimeout + keychainShare;
    m_keeper.lockOf(m_renewalAccount).hold(longest, m_renewal.get(), [this](InstanceLock::Outcome outcome) {
        m_renewalLocked = outcome == InstanceLock::Outcome::Held;
        if (outcome == InstanceLock::Outcome::Busy)
            handle(RenewalBlocked{});
        else
            readForRenewal();
    });
}

void TokenManager::readForRenewal()
{
    m_keeper.load(m_renewalAccount, m_renewal.get(), [this](Result<StoredSession, Failure> result) {
        RenewalPrepared event;
        if (result.ok() && !m_unmarked)
            event.stored = std::move(result).value();
        event.trouble = m_sharedTrouble =
            SharedTrouble(m_parts.lockFolders.first(), m_renewalAccount.server).read(m_parts.clock.now());
        handle(std::move(event));
    });
}

void TokenManager::endRenewal()
{
    m_renewal.reset();
    // Before the lock goes: whoever waits for it reads what was found out.
    const auto &trouble = m_machine.state().trouble;
    if (m_renewalLocked && trouble != m_sharedTrouble)
        SharedTrouble(m_parts.lockFolders.first(), m_renewalAccount.server).write(trouble, m_parts.clock.now());
    m_sharedTrouble = trouble;
    if (std::exchange(m_renewalLocked, false))
        m_keeper.lockOf(m_renewalAccount).letGo();
}

void TokenManager::requestRefresh()
{
    m_parts.backend.refresh(QUrl(m_renewalAccount.server), m_machine.state().session->user.refreshToken,
                            m_renewal.get(), [this](Result<TokenAnswer, Failure> result) {
                                if (result.ok())
                                    handle(RefreshArrived{std::move(result).value()});
                                else
                                    handle(RefreshRefused{std::move(result).error()});
                            });
}

void TokenManager::requestExchange()
{
    m_parts.backend.requestWarehouseToken(
        {QUrl(m_renewalAccount.server), m_machine.state().session->user.accessToken, Secret()}, m_renewal.get(),
        [this](Result<TokenAnswer, Failure> result) {
            if (result.ok())
                handle(ExchangeArrived{std::move(result).value()});
            else
                handle(session::ExchangeRefused{std::move(result).error()});
        });
}

} // namespace dockpass::session
