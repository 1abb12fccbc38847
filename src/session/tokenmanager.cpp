// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/tokenmanager.h"

#include "base/logging.h"
#include "session/kinds.h"
#include "session/residue.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace dockpass::session {

using namespace std::chrono_literals;
using store::Account;
using store::Entry;
using store::SessionIndex;

namespace {

/// Sleep and set clocks are noticed within this; a timer alone would stand still while the device sleeps.
constexpr milliseconds coarseTick = 30s;
} // namespace

TokenManager::TokenManager(Parts parts, Machine::Traits traits, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_machine(traits)
    , m_keeper(parts.store, parts.index, parts.clock, parts.lockFolders)
{
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] { handle(Tick{}); });
    connect(&m_parts.backend, &glue::GlueBackend::serverTimeTold, this,
            [this](const glue::ServerTime &told) { handle(ServerTimeTold{told}); });
    connect(&m_parts.store, &store::TokenStore::waiting, this, [this] { handle(KeychainSlow{}); });
    connect(&m_parts.store, &store::TokenStore::recovered, this, [this] { handle(KeychainRecovered{}); });
    const auto tellIdle = [this] {
        if (isIdle())
            Q_EMIT idle();
    };
    connect(&m_parts.store, &store::TokenStore::idle, this, tellIdle);
    connect(&m_keeper, &SessionKeeper::idle, this, tellIdle);
}

TokenManager::~TokenManager() = default;

void TokenManager::start(const Account &account)
{
    Started event{account, SessionIndex::Marker::None, store::RefreshGrant::Unknown, {}};
    if (m_parts.store.isPersistent()) {
        event.marker = m_parts.index.marker(account);
        for (const Account &known : m_parts.index.accounts()) {
            if (m_parts.index.marker(known) == SessionIndex::Marker::Erasing)
                event.unerased.append(known);
        }
    }
    for (const auto &[store, marker] : m_parts.index.elsewhere(account)) {
        if (marker == SessionIndex::Marker::Stored)
            event.keptIn = store;
    }
    event.refreshGrant = m_parts.index.refreshGrant(account.server, m_parts.clock.now().wall);
    handle(std::move(event));
}

void TokenManager::signIn(const Account &account, Secret password, const QString &warehouse)
{
    const QDateTime now = m_parts.clock.now().wall;
    handle(SignInRequested{account, std::move(password), m_parts.index.refreshGrant(account.server, now), warehouse,
                           m_parts.index.signInGrant(account.server, now)});
}

void TokenManager::cancelSignIn()
{
    handle(SignInCancelled{});
}

void TokenManager::changeWarehouse(const QString &warehouse)
{
    handle(WarehouseChangeRequested{warehouse});
}

void TokenManager::chooseWarehouse(const QString &id)
{
    handle(WarehouseChosen{id});
}

void TokenManager::lookForWarehouses()
{
    handle(WarehousesWanted{});
}

void TokenManager::enterMfaCode(Secret code)
{
    handle(MfaCodeEntered{std::move(code)});
}

void TokenManager::sendMfaCode()
{
    handle(MfaCodeWanted{});
}

void TokenManager::signOut()
{
    handle(SignOutRequested{});
}

void TokenManager::retryKeychain()
{
    handle(KeychainRetryRequested{});
}

void TokenManager::continueWithoutKeychain()
{
    handle(KeychainDeclined{});
}

void TokenManager::dismissNotice()
{
    handle(NoticeDismissed{});
}

void TokenManager::networkReturned()
{
    handle(NetworkReturned{});
}

void TokenManager::lookAtClock()
{
    handle(Tick{});
}

void TokenManager::wantPicklists(bool byPerson)
{
    handle(PicklistsWanted{byPerson});
}

void TokenManager::renew(QObject *context, RenewCallback callback)
{
    const auto answer = [this, callback] {
        const State &state = m_machine.state();
        const bool trouble = state.notice.has_value();
        const bool good = state.session && state.session->warehouse
            && state.session->mayUse(*state.session->warehouse, m_parts.clock.now().instant);
        if (!callback)
            return;
        if (good && !trouble && !state.wanted)
            callback(Done{});
        else
            callback(whyNot());
    };
    m_waiters.push_back({context ? context : this, RenewRequested{}, answer});
    answerWaitersLater();
}

void TokenManager::withToken(Entry kind, QObject *context, TokenCallback callback)
{
    const auto answer = [this, kind, callback] {
        const auto &session = m_machine.state().session;
        const Now now = m_parts.clock.now();
        const TokenPair *pair = nullptr;
        if (session)
            pair = kind == Entry::UserToken ? &session->user : session->warehouse ? &*session->warehouse : nullptr;
        if (pair && session->mayUse(*pair, now.instant)) {
            callback(TokenUse{pair->accessToken, now.wallAt(session->usableUntil(*pair)), pair->claims.scopes});
        } else {
            callback(whyNot());
        }
    };
    m_waiters.push_back({context, TokenWanted{kind}, answer});
    answerWaitersLater();
}

Notice TokenManager::whyNot() const
{
    const auto &session = m_machine.state().session;
    if (session && session->term.isOver(m_parts.clock.now().instant))
        return overNotice(session->term);
    if (m_machine.state().notice)
        return *m_machine.state().notice;
    if (session)
        return {Notice::Kind::PasswordNeeded, Failure{.kind = Failure::Kind::PasswordNeeded}};
    return {Notice::Kind::SignedOut};
}

View TokenManager::view() const
{
    View view = m_machine.view(m_parts.clock.now());
    view.persistent = m_parts.store.isPersistent();
    view.inKeychain = m_parts.store.name() == QLatin1StringView("keychain");
    return view;
}

bool TokenManager::isIdle() const
{
    const State &state = m_machine.state();
    return m_parts.store.isIdle() && m_keeper.isIdle() && state.work == Work::None && state.saves == 0;
}

void TokenManager::handle(Event event)
{
    // An effect may be answered at once: its event waits until the present one is dealt with.
    m_events.push_back(std::move(event));
    if (std::exchange(m_handling, true))
        return;
    while (!m_events.empty()) {
        Event next = std::move(m_events.front());
        m_events.pop_front();
        handleOne(std::move(next));
    }
    m_handling = false;
    planTick();
    const View now = view();
    const QDate today = m_parts.clock.now().wall.toLocalTime().date(); // "tomorrow" has to become "today"
    if (now.outcomeUnknown && !m_shown.outcomeUnknown && m_shown.renewing)
        qCWarning(logging::session) << "outcome unknown: the answer to a refresh was lost; its token is not sent again "
                                       "while the access token lives";
    if (now != m_shown || today != m_shownOn) {
        m_shown = now;
        m_shownOn = today;
        Q_EMIT viewChanged();
    }
    answerWaitersLater();
    if (isIdle())
        Q_EMIT idle();
}

void TokenManager::handleOne(Event event)
{
    noteTokens(m_traces, event);
    qCDebug(logging::session) << "event" << kindOf(event);
    const Phase before = m_machine.state().phase;
    for (Effect &effect : m_machine.handle(std::move(event), m_parts.clock.now()))
        carryOut(std::move(effect));
    // Nothing that was asked for an attempt may come back when it has ended, however it did.
    if (!m_machine.state().attempt)
        m_attempt.reset();
    if (m_machine.state().phase == before)
        return;
    scrubStack();
    qCDebug(logging::session) << "phase" << int(before) << "->" << int(m_machine.state().phase);
}

void TokenManager::lookAtList()
{
    const bool lost = m_parts.index.isLost();
    const bool told = std::exchange(m_listLost, lost); // where it cannot be written, this comes again and again
    const Account account = m_machine.state().account;
    const auto marker = lost ? SessionIndex::Marker::Unknown : m_parts.index.marker(account);
    handle(ListingSeen{account, marker, lost && !told});
}

void TokenManager::watchList()
{
    if (!m_parts.store.isPersistent())
        return;
    if (!m_list) {
        m_list = std::make_unique<QFileSystemWatcher>();
        connect(m_list.get(), &QFileSystemWatcher::directoryChanged, this, [this] {
            lookAtList();
            if (!m_list->directories().isEmpty())
                return;
            watchList(); // the folder was deleted, and is there again
            lookAtList();
        });
    }
    // The folder, because the file is replaced with every change. Before the first session it may not be there.
    if (m_list->directories().isEmpty())
        m_list->addPath(QFileInfo(m_parts.index.file()).path());
}

void TokenManager::planTick()
{
    const Now now = m_parts.clock.now();
    const auto wake = m_machine.wakeAt(now.instant);
    if (!wake) {
        m_tick.stop();
        return;
    }
    const milliseconds left = std::clamp<milliseconds>(*wake - now.instant, 0ms, coarseTick);
    m_tick.setTimerType(left >= 10s ? Qt::VeryCoarseTimer : Qt::CoarseTimer);
    m_tick.start(left);
}

bool TokenManager::settled() const
{
    const State &state = m_machine.state();
    return !state.loading && state.phase != Phase::SigningOut && state.phase != Phase::MfaCode && state.saves == 0
        && state.work == Work::None && (!state.attempt || state.session) && !m_machine.isErasing();
}

void TokenManager::answerWaitersLater()
{
    // Never from within the call of the one who waits.
    if (!m_waiters.empty() && settled())
        QMetaObject::invokeMethod(this, &TokenManager::answerWaiters, Qt::QueuedConnection);
}

void TokenManager::answerWaiters()
{
    for (std::size_t i = 0; i < m_waiters.size() && settled(); ++i) {
        if (!std::exchange(m_waiters[i].asked, true))
            handle(std::move(m_waiters[i].wish));
    }
    if (!settled())
        return; // what began now answers when it ends
    for (Waiter &waiter : std::exchange(m_waiters, {})) {
        if (waiter.context)
            waiter.answer();
    }
}

} // namespace dockpass::session
