// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

// When a session is over: at its length, whatever its tokens are good for, or when they have run out.

namespace dockpass::session {

Notice overNotice(const SessionTerm &term)
{
    return {Notice::Kind::SessionOver, Failure{.kind = Failure::Kind::SessionOver}, term.length};
}

bool Machine::isOver() const
{
    return m_state.session && m_state.session->term.isOver(m_now.instant);
}

/// The record is erased with the session, and another process may have put a new sign-in there meanwhile: it is read again
/// first, under the lock, as for a renewal. One that is under way has done so; what it was to bring is not wanted any more.
/// A sign-in that is under way goes on, whatever becomes of the session below it.
void Machine::endOverdue()
{
    if (!isOver() || isEnding())
        return;
    if (m_state.work == Work::None) {
        prepareRenewal();
    } else {
        endOver(m_state.reread);
    }
}

/// Where the record could not be read it stays: whoever reads it next finds it over, and erases it.
void Machine::endOver(bool erase)
{
    endSession(overNotice(m_state.session->term), erase);
    m_state.recordExpected = !erase;
}

/// The record is being written or read, and the end comes after that.
bool Machine::isEnding() const
{
    return m_state.work == Work::Preparing || (m_state.work == Work::None && m_state.saves > 0);
}

/// Not where the store has just been found locked: nobody is asked to open it for this.
bool Machine::mustWriteTerm() const
{
    return m_state.session && !isOver() && m_state.keychain == Keychain::Ready
        && m_now.instant >= writeTermAt(m_state.session->term, m_now.instant);
}

bool Machine::writeTerm()
{
    m_state.session->term.writtenAt = m_now.instant; // or tried to: not again at once
    if (m_state.reread)
        saveRenewed(true, false);
    return m_state.reread;
}

std::optional<Instant> Machine::termWakeAt(Instant now) const
{
    if (!m_state.session)
        return {};
    const SessionTerm &term = m_state.session->term;
    if (term.isOver(now) && isEnding())
        return {};
    const bool mayWrite = mayRenew() && m_state.saves == 0 && !term.isOver(now) && m_state.keychain == Keychain::Ready;
    return mayWrite ? std::min(nextChange(term, now), writeTermAt(term, now)) : nextChange(term, now);
}

bool Machine::isUsedUp() const
{
    return plan(m_now.instant).over;
}

/// The record stays. One that should have been read again and could not be may be a newer one: it is looked for when the
/// store opens.
void Machine::endUsedUp()
{
    const bool unread = m_state.work == Work::Preparing && m_state.listing == Listing::Proven && !m_state.reread;
    endSession(Notice{Notice::Kind::SessionExpired, Failure{.kind = Failure::Kind::SessionLimit}});
    m_state.recordExpected = unread;
}

} // namespace dockpass::session
