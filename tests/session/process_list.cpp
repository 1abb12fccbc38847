// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/overloaded.h"
#include "session/process.h"

// What a process does with the list of sessions: the shell's part.

namespace dockpass::session {

using namespace std::chrono_literals;
using Marker = store::SessionIndex::Marker;

/// The list of sessions, as session::TokenManager writes it.
void Process::mark(const Effect &effect)
{
    ModelIndex &index = m_world.index;
    std::visit(
        Overloaded{
            [&](const MarkStored &e) {
                m_unmarkedErasure = false;
                mark();
                index.setCurrent(numberOf(e.account));
            },
            [&](const RestoreMark &e) {
                const int person = numberOf(e.account);
                const store::ListedSession listed = index.listed(person);
                index.change(person, store::takenBack(state().session->id, m_before));
                if (listed.marker != Marker::Stored || listed.session != state().session->id)
                    return;
                if (m_currentBefore)
                    index.setCurrent(*m_currentBefore);
                else
                    index.clearCurrent(person);
            },
            [&](const MarkErasing &e) { m_unmarkedErasure = !index.setMarker(numberOf(e.account), Marker::Erasing); },
            [&](const Unmark &e) {
                const int person = numberOf(e.account);
                if (index.marker(person) != Marker::Erasing)
                    return;
                index.change(person, store::gone());
                index.clearCurrent(person);
            },
            [&](const RememberRefreshGrant &e) { index.refreshGrant = e.grant; },
            [&](const RememberSignInGrant &e) { index.signInGrant = e.grant; },
            [](const auto &) {},
        },
        effect);
    m_world.listChanged();
}

void Process::mark()
{
    const Session &session = *state().session;
    if (m_beforeOf != session.id) {
        m_before = {};
        m_currentBefore = m_world.index.current;
    }
    m_beforeOf = session.id;
    const auto put = store::aboutToStore(session.id, signInTimeOf(session.term, m_world.clock.now().boot));
    m_unmarked = !m_world.index.change(person(), [&](const store::ListedSession &now) {
        if (now.session != session.id)
            m_before = now;
        return put(now);
    });
}

void Process::seeList()
{
    if (!m_watches || m_world.agenda.count(m_number, Line::List) > 0)
        return;
    m_world.agenda.add({now() + 1ms, m_number, Line::List, [this] {
                            handle(ListingSeen{state().account, m_world.index.marker(person())});
                        }});
}

} // namespace dockpass::session
