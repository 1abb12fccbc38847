// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include "base/overloaded.h"

#include <algorithm>

namespace dockpass::session {

using namespace std::chrono_literals;

// How many picklists wait (contract 11). A number to look at: whatever comes of it, the session, its tokens, its notices
// and what is known of the network stay as they are.

namespace {

/// Between two questions that no person asked. A page that asks for each thing it is shown would never end.
constexpr milliseconds shortestPause = 5s;
/// What a server may ask for at most.
constexpr milliseconds longestPause = 1h;
/// Colleagues pick meanwhile: an older number is worse than none.
constexpr milliseconds shownFor = 15min;

/// The server has no list, or none for this session: that will be so the next time, too.
bool isLasting(const Failure &failure)
{
    return failure.httpStatus == 403 || failure.httpStatus == 404;
}

} // namespace

std::optional<Workplace> Machine::workplace() const
{
    if (!m_state.session)
        return {};
    Workplace place{m_state.session->id, {}, {}};
    if (const auto &warehouse = m_state.session->warehouse) {
        place.warehouseId = warehouse->claims.warehouseId;
        place.warehouseName = warehouse->warehouseName;
    }
    return place;
}

void Machine::aboutPicklists(const Event &event)
{
    Picklists &lists = m_state.picklists;
    if (!m_state.session || (lists.of && lists.of != workplace()))
        forgetPicklists();
    std::visit(Overloaded{
                   [this](const PicklistsWanted &e) { picklistsWanted(e); },
                   [this, &lists](const PicklistsCounted &e) {
                       if (!std::exchange(lists.asking, false))
                           return;
                       lists.count = e.count;
                       lists.told = true;
                       lists.countedAt = m_now.instant;
                   },
                   [this](const PicklistsRefused &e) { picklistsRefused(e.failure); },
                   [](const auto &) {},
               },
               event);
    if (lists.count && m_now.instant >= lists.countedAt + shownFor)
        lists.count.reset();
    askForPicklists();
}

void Machine::picklistsWanted(const PicklistsWanted &event)
{
    Picklists &lists = m_state.picklists;
    if (m_state.phase != Phase::SignedIn || lists.asking)
        return;
    if (event.byPerson) {
        lists.refused = false;
        lists.notBefore = m_now.instant;
    }
    // While the server is in trouble, a renewal that is under way is the one question that may be asked.
    const bool probing = m_state.trouble && m_state.trouble->breaker.isOpen() && m_state.work != Work::None;
    const bool quiet = !event.byPerson && (m_now.instant < quietUntil(m_now.instant) || probing);
    lists.wanted = !lists.refused && m_now.instant >= lists.notBefore && !quiet;
}

/// The warehouse token is the one to ask with: it is answered with all lists of the warehouse, while a user token would
/// leave out those that colleagues have been given (contract 11). Where it has run out, the question waits for the next.
void Machine::askForPicklists()
{
    Picklists &lists = m_state.picklists;
    if (!lists.wanted || m_state.phase != Phase::SignedIn || !m_state.session->warehouse
        || !m_state.session->mayUse(*m_state.session->warehouse, m_now.instant))
        return;
    lists.wanted = false;
    lists.asking = true;
    lists.of = workplace();
    lists.notBefore = m_now.instant + shortestPause;
    emitEffect(CountPicklists{});
}

void Machine::picklistsRefused(const Failure &failure)
{
    Picklists &lists = m_state.picklists;
    if (!std::exchange(lists.asking, false))
        return;
    lists.count.reset();
    lists.refused = isLasting(failure);
    lists.told = lists.told && !lists.refused;
    if (failure.retryAfter)
        lists.notBefore =
            std::max(lists.notBefore, m_now.instant + std::min<milliseconds>(*failure.retryAfter, longestPause));
}

/// They were those of another session or warehouse, or of none.
void Machine::forgetPicklists()
{
    if (m_state.picklists.asking)
        emitEffect(ForgetPicklists{});
    m_state.picklists = {};
}

std::optional<Instant> Machine::picklistsUntil() const
{
    const Picklists &lists = m_state.picklists;
    return lists.count ? std::optional(lists.countedAt + shownFor) : std::nullopt;
}

} // namespace dockpass::session
