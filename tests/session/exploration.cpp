// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace dockpass::session {

namespace {

State sameChance(State state)
{
    state.chance.state = 1;
    return state;
}

} // namespace

Position::Position(const Machine::Traits &of, State state, Outside around, const char *named)
    : name(named)
    , traits(of)
    , machine(of, sameChance(std::move(state)))
    , outside(std::move(around))
{
}

Position Position::clone() const
{
    return {traits, state().clone(), outside, name};
}

void Position::pass(milliseconds time)
{
    outside.now.instant = outside.now.instant + time;
    outside.now.wall = outside.now.wall.addMSecs(time.count());
}

Exploration::Exploration(std::vector<Position> starts, const Mutant *mutant)
    : m_starts(std::move(starts))
    , m_mutant(mutant)
{
    for (std::size_t i = 0; i < m_starts.size(); ++i) {
        if (isNew(m_starts[i]))
            m_links.push_back({-1 - qint32(i)});
    }
}

bool Exploration::explore(int toDepth, qint64 mostEvents)
{
    qint32 first = 0;
    for (int at = 1; at <= toDepth; ++at) {
        const auto end = qint32(m_links.size());
        for (qint32 link = first; link < end; ++link) {
            if (events >= mostEvents || !goOnFrom(link, at == toDepth))
                return false;
        }
        first = end;
        depth = at;
    }
    return true;
}

bool Exploration::goOnFrom(qint32 link, bool isLast)
{
    const Way way = wayTo(link);
    const Position here = replayed(way);
    const auto all = alphabet();
    std::optional<Position> fresh;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!fresh)
            fresh = here.clone();
        auto event = all[i].come(*fresh);
        if (!event)
            continue; // and nothing has changed
        Position next = std::move(*std::exchange(fresh, std::nullopt));
        ++events;
        QByteArray wrong = step(next, std::move(*event), all[i].name, m_mutant);
        if (wrong.isEmpty() && !isNew(next))
            continue;
        if (wrong.isEmpty())
            wrong = wayOut(next, m_mutant);
        if (!wrong.isEmpty()) {
            complain(wrong, way, quint8(i));
            return false;
        }
        if (!isLast)
            m_links.push_back({link, quint8(i)});
    }
    return true;
}

bool Exploration::isNew(const Position &position)
{
    const QByteArray form = canonicalForm(position);
    const Digest digest{qHashBits(form.constData(), std::size_t(form.size()), 1),
                        qHashBits(form.constData(), std::size_t(form.size()), 2)};
    const bool isNew = m_seen.insert(digest).second;
    states += isNew ? 1 : 0;
    return isNew;
}

Exploration::Way Exploration::wayTo(qint32 link) const
{
    Way way;
    for (; m_links[std::size_t(link)].before >= 0; link = m_links[std::size_t(link)].before)
        way.happenings.push_back(m_links[std::size_t(link)].happening);
    way.start = std::size_t(-1 - m_links[std::size_t(link)].before);
    std::ranges::reverse(way.happenings);
    return way;
}

Position Exploration::replayed(const Way &way) const
{
    Position position = m_starts[way.start].clone();
    for (const quint8 number : way.happenings) {
        const Happening &of = alphabet()[number];
        // As when it was found: each step from a clone
        position = position.clone();
        if (auto event = of.come(position))
            (void)step(position, std::move(*event), of.name, m_mutant);
    }
    return position;
}

void Exploration::complain(const QByteArray &what, Way way, quint8 last)
{
    broken = what + "; from " + m_starts[way.start].name;
    way.happenings.push_back(last);
    for (const quint8 number : way.happenings)
        broken += QByteArray(" | ") + alphabet()[number].name;
}

} // namespace dockpass::session
