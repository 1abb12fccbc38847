// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

using Kind = Notice::Kind;

namespace {

Keychain stateAfter(Failure::Kind fault)
{
    switch (fault) {
    case Failure::Kind::KeychainLocked:
        return Keychain::Locked;
    case Failure::Kind::KeychainAbsent:
        return Keychain::Absent;
    case Failure::Kind::KeychainNoAnswer:
    case Failure::Kind::FileNoAnswer:
        return Keychain::Waiting;
    case Failure::Kind::ListUnusable: // which are none of the keychain's doing
    case Failure::Kind::RenewalBlocked:
        return Keychain::Unknown;
    default:
        return Keychain::Failing;
    }
}

bool isNoAnswer(Failure::Kind fault)
{
    return fault == Failure::Kind::KeychainNoAnswer || fault == Failure::Kind::FileNoAnswer;
}

/// A save that failed so has certainly changed nothing.
bool wroteNothing(Failure::Kind fault)
{
    return !isNoAnswer(fault) && fault != Failure::Kind::KeychainFailed && fault != Failure::Kind::FileFailed;
}

} // namespace

void Machine::inAnyPhase(const Event &event)
{
    std::visit(Overloaded{
                   [this](const KeychainSlow &) { m_state.keychain = Keychain::Waiting; },
                   [this](const KeychainRecovered &) { m_state.keychain = Keychain::Ready; },
                   [this](const RecordLoaded &e) {
                       m_state.keychain = Keychain::Ready;
                       if (!m_state.serverTime)
                           m_state.serverTime = e.stored.serverTime;
                   },
                   [this](const RecordErased &e) {
                       m_state.keychain = Keychain::Ready;
                       recordErased(e);
                   },
                   [this](const LoadFailed &e) { m_state.keychain = stateAfter(e.failure.kind); },
                   [this](const EraseFailed &e) {
                       m_state.keychain = stateAfter(e.failure.kind);
                       eraseFailed(e);
                   },
                   [this](const RecordSaved &e) {
                       m_state.keychain = Keychain::Ready;
                       saveEnded(isOurs(e.sessionId));
                   },
                   [this](const SaveFailed &e) {
                       m_state.keychain = stateAfter(e.failure.kind);
                       saveEnded(false);
                       if (isOurs(e.sessionId))
                           notStored(e);
                   },
                   [this](const SaveObsolete &) { saveEnded(false); },
                   [this](const ListingSeen &e) { listingSeen(e); },
                   [this](const ServerTimeTold &e) { m_state.serverTime = e.told; },
                   [](const auto &) {},
               },
               event);
}

void Machine::load(const store::Account &account)
{
    m_state.phase = Phase::Starting;
    m_state.loading = true;
    m_state.recordExpected = true;
    emitEffect(LoadRecord{account});
}

void Machine::save(bool user, bool warehouse)
{
    // What an earlier order failed to write is made up for: "stored" means all of it.
    if (!m_state.stored && m_state.saves == 0) {
        user = true;
        warehouse = m_state.session->warehouse.has_value();
    }
    ++m_state.saves;
    m_state.stored = false;
    m_state.session->term.writtenAt = m_now.instant;
    if (m_state.listing == Listing::None) {
        m_state.listing = Listing::Ahead;
        emitEffect(MarkStored{m_state.account});
    }
    const bool read = m_state.work != Work::None && m_state.reread;
    emitEffect(SaveRecord{user, warehouse, read, m_state.listing == Listing::Ahead});
}

bool Machine::isOurs(const QByteArray &sessionId) const
{
    return m_state.session && m_state.session->id == sessionId;
}

void Machine::saveEnded(bool well)
{
    m_state.saves = std::max(m_state.saves - 1, 0);
    if (well)
        m_state.listing = Listing::Proven;
    m_state.stored = well && m_state.session && m_state.saves == 0;
    if (m_state.stored && m_state.notice && m_state.notice->kind == Kind::NotStored)
        m_state.notice.reset();
}

void Machine::notStored(const SaveFailed &event)
{
    m_state.notice = Notice{Kind::NotStored, event.failure};
    // A command that has failed leaves the list as it was, where the store is certain to hold nothing new. A window goes
    // on with its person, and whoever was here before must not turn up at the next start.
    const bool certain = !event.partly && wroteNothing(event.failure.kind);
    if (m_state.saves > 0 && certain)
        return; // the last one tells
    if (!m_traits.automatic && m_state.listing == Listing::Ahead && certain) {
        m_state.listing = Listing::None;
        emitEffect(RestoreMark{m_state.account});
    } else if (m_state.listing == Listing::Ahead && !certain) {
        m_state.listing = Listing::Perhaps; // whatever a later try is certain of
    }
}

void Machine::listingSeen(const ListingSeen &event)
{
    // While an order to save is under way it sees for itself.
    const bool ours = m_state.session && event.account == m_state.account && m_state.listing == Listing::Proven;
    if (!ours || m_state.saves > 0)
        return;
    if (event.lost) // nobody has signed anybody out: it is put down again
        emitEffect(MarkStored{m_state.account, true});
    const bool unproven = event.marker == store::SessionIndex::Marker::Erasing;
    if (!unproven && event.marker != store::SessionIndex::Marker::None)
        return;
    endSession(Notice{Kind::SignedOutElsewhere});
    // A command that cannot erase it has no time to wait until it can; a window has.
    m_state.ended.clear();
    m_state.erasePending = unproven && m_traits.automatic;
    if (m_state.erasePending)
        erase(false);
}

/// Whatever of it was written is erased by who gave the order; who signed out may have done so before it came. The later
/// session of the same person is read, to go on with.
void Machine::saveObsolete(const SaveObsolete &event)
{
    if (!isOurs(event.sessionId))
        return;
    if (event.replaced) {
        m_state.listing = Listing::Proven;
        if (m_state.work == Work::Marking) // not sent
            m_state.session->user.refreshSpent = m_state.spentBefore;
        // What is asked for is waited for: its answer is saved, and comes to this again.
        if (m_state.work == Work::Marking || m_state.work == Work::Saving || mayRenew())
            prepareRenewal();
        return;
    }
    const bool left = event.left || m_state.listing == Listing::Perhaps;
    endSession(Notice{Kind::SignedOutElsewhere});
    if (!left)
        return;
    m_state.erasePending = true;
    m_state.ended = event.sessionId;
    erase(false);
}

void Machine::recordLoaded(RecordLoaded &event)
{
    if (!m_state.loading || event.account != m_state.account)
        return;
    m_state.loading = false;
    // Somebody else is signing in: the record waits where it is. It is nobody's business to find themselves as them.
    if (m_state.attempt && m_state.attempt->account != m_state.account)
        return;
    m_state.recordExpected = false;
    if (event.stored.signedOut) { // between the look at the list and this
        if (m_state.phase == Phase::Starting) {
            m_state.phase = Phase::SignedOut;
            m_state.notice = Notice{Kind::SignedOutElsewhere};
        }
        return;
    }
    if (event.stored.session) {
        adopt(std::move(*event.stored.session));
        return;
    }
    if (m_state.phase != Phase::Starting)
        return;
    m_state.phase = Phase::SignedOut;
    if (!event.stored.leftover.isEmpty()) { // what was saved after the sign-out never got there
        m_state.erasePending = true;
        m_state.ended = event.stored.leftover;
        erase(false);
    } else if (!event.stored.fault)
        m_state.notice = Notice{Kind::RecordMissing, Failure{.kind = Failure::Kind::RecordMissing}};
    else if (*event.stored.fault == store::RecordFault::Future)
        m_state.notice = Notice{Kind::RecordFuture, Failure{.kind = Failure::Kind::RecordFuture}};
    else
        m_state.notice = Notice{Kind::RecordDamaged, Failure{.kind = Failure::Kind::RecordDamaged}};
}

void Machine::adopt(Session session)
{
    m_state.session = std::move(session);
    m_state.session->term = m_state.session->term.within(m_traits.sessionLength);
    m_state.stored = true;
    m_state.listing = Listing::Proven;
    m_state.refreshNotBefore = m_state.exchangeNotBefore = m_now.instant;
    if (isOver()) {
        endOver(true);
        return;
    }
    if (m_state.attempt)
        return; // the sign-in goes on above the session that has turned up
    m_state.phase = Phase::SignedIn;
    m_state.notice.reset();
    if (isUsedUp())
        endUsedUp(); // it has just been read
    else
        startRenewalIfDue();
}

void Machine::loadFailed(const LoadFailed &event)
{
    if (!m_state.loading || event.account != m_state.account)
        return;
    m_state.loading = false; // recordExpected stays: the record has not been proven absent
    if (m_state.phase != Phase::Starting)
        return;
    m_state.notice = Notice{Kind::KeychainTrouble, event.failure};
    // A keychain that does not answer is not waited for any longer; one that has answered can be dealt with on its page.
    if (isNoAnswer(event.failure.kind))
        m_state.phase = Phase::SignedOut;
}

void Machine::keychainAgain(bool byPerson)
{
    if (m_state.erasePending && !m_state.session) {
        if (byPerson)
            erase(true);
        else
            eraseLeftovers();
    } else if (m_state.session && !m_state.stored && m_state.saves == 0 && m_state.work == Work::None) {
        save(true, m_state.session->warehouse.has_value());
    } else if (!m_state.session && m_state.recordExpected && !m_state.loading) {
        m_state.notice.reset();
        m_state.keychain = Keychain::Unknown;
        load(m_state.account);
    }
}

void Machine::erase(bool mayAsk)
{
    ++m_state.erases;
    emitEffect(EraseRecord{m_state.account, mayAsk, m_state.ended});
}

void Machine::eraseLeftovers()
{
    if (m_state.erasePending && !m_state.session && m_state.erases == 0)
        erase(false);
    for (LeftBehind &left : m_state.leftBehind) {
        if (left.erases > 0)
            continue;
        ++left.erases;
        emitEffect(EraseRecord{left.account, false, left.ended});
    }
}

/// Orders that are under way go on, and are counted: none of their answers is that of a later one.
void Machine::leaveBehind(const store::Account &next)
{
    const bool owed = std::exchange(m_state.erasePending, false);
    const QByteArray ended = std::exchange(m_state.ended, {});
    if (m_state.account == next)
        return;
    const int erases = std::exchange(m_state.erases, 0);
    if (const auto back = std::ranges::find(m_state.leftBehind, next, &LeftBehind::account);
        back != m_state.leftBehind.end()) {
        m_state.erases = back->erases;
        m_state.leftBehind.erase(back);
    }
    if (owed)
        m_state.leftBehind.push_back({m_state.account, erases, ended});
}

void Machine::recordErased(const RecordErased &event)
{
    if (event.account != m_state.account) {
        const auto left = std::ranges::find(m_state.leftBehind, event.account, &LeftBehind::account);
        if (left != m_state.leftBehind.end()) {
            left->erases = std::max(left->erases - 1, 0);
            if (left->erases > 0 || event.unguarded)
                return;
            m_state.leftBehind.erase(left);
        }
        if (!event.unguarded)
            emitEffect(Unmark{event.account});
        return;
    }
    m_state.erases = std::max(m_state.erases - 1, 0);
    // Signed in again meanwhile: the new record was saved after the old one was erased. Or a later order is under way,
    // which may be for more.
    if (m_state.session || m_state.erases > 0)
        return;
    Notice said{Kind::SignedOut};
    // As long as the list names it, it is tried again; and the list goes on naming what may be there again in a moment.
    // No answer makes what is not owed so: the order may be older than a session that has come and ended since.
    m_state.erasePending = m_state.erasePending && (event.untold || event.unguarded);
    if (event.untold)
        said.failure = Failure{.kind = Failure::Kind::ListUnusable, .detail = QStringLiteral("it cannot be written")};
    else if (event.unguarded)
        said.failure = Failure{.kind = Failure::Kind::RenewalBlocked};
    else
        emitEffect(Unmark{event.account});
    const bool doubted = m_state.notice
        && (m_state.notice->kind == Kind::NotErased
            || (m_state.notice->kind == Kind::SignedOut && m_state.notice->failure));
    if (m_state.phase == Phase::SigningOut)
        m_state.phase = Phase::SignedOut;
    else if (!doubted)
        return;
    m_state.notice = std::move(said);
}

void Machine::eraseFailed(const EraseFailed &event)
{
    if (event.account != m_state.account) {
        const auto left = std::ranges::find(m_state.leftBehind, event.account, &LeftBehind::account);
        if (left != m_state.leftBehind.end())
            left->erases = std::max(left->erases - 1, 0); // until the store has been opened
        return;
    }
    m_state.erases = std::max(m_state.erases - 1, 0);
    // Replaced by a new one, gone by another order, or there is one that a person may have been asked for.
    if (m_state.session || !m_state.erasePending || m_state.erases > 0)
        return;
    if (m_state.phase == Phase::SigningOut)
        m_state.phase = Phase::SignedOut;
    if (m_state.phase == Phase::SignedOut)
        m_state.notice = Notice{Kind::NotErased, event.failure};
}

} // namespace dockpass::session
