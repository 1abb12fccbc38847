// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/agenda.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

template<typename Matches>
void Agenda::dropIf(Matches matches)
{
    for (std::size_t i = 0; i < m_items.size();) {
        if (!matches(m_items[i])) {
            ++i;
            continue;
        }
        const auto unheard = std::move(m_items[i].unheard);
        m_items.erase(m_items.begin() + qsizetype(i));
        if (unheard)
            unheard();
    }
}

void Agenda::drop(int process, Line line)
{
    dropIf([=](const Item &item) { return item.process == process && item.line == line; });
}

void Agenda::dropAll(int process)
{
    dropIf([=](const Item &item) { return item.process == process; });
}

int Agenda::count(int process, Line line) const
{
    return int(
        std::ranges::count_if(m_items, [=](const Item &item) { return item.process == process && item.line == line; }));
}

std::vector<Agenda::Item>::const_iterator Agenda::first() const
{
    return std::ranges::min_element(m_items, {}, &Item::due);
}

std::optional<Instant> Agenda::next() const
{
    return m_items.empty() ? std::nullopt : std::optional(first()->due);
}

void Agenda::happen()
{
    const auto item = first();
    const auto happen = std::move(m_items[std::size_t(item - m_items.cbegin())].happen);
    m_items.erase(item);
    happen();
}

} // namespace dockpass::session
