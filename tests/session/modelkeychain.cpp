// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/modelkeychain.h"

#include <algorithm>
#include <utility>

namespace dockpass::session {

using namespace std::chrono_literals;
using store::Entry;

namespace {

// Those of store::OrderLine.
constexpr milliseconds soft = 3s;
constexpr milliseconds hard = 10s;

} // namespace

void ModelKeychain::add(int process, Order order, Instant now)
{
    LineOfOrders &line = m_lines[std::size_t(process)];
    // Superseded by this one, and nobody waits for it any more.
    std::erase_if(line.places, [&order](const Place &place) {
        return place.givenUp && !place.begun && order.task != Task::Load && place.order.task != Task::Load
            && place.order.person == order.person && place.order.entry == order.entry;
    });
    line.places.push_back({std::move(order), now});
    begin(line, now);
}

void ModelKeychain::begin(LineOfOrders &line, Instant now)
{
    if (line.places.empty() || line.places.front().begun)
        return;
    line.places.front().begun = true;
    line.headDue = now + m_decisions.upTo(m_decisions.chance(0.05) ? 15s : 300ms) + 1ms;
}

/// What was handed over before a kill is carried out or not; by a stopped service, when it goes on.
void ModelKeychain::died(int process)
{
    LineOfOrders &line = m_lines[std::size_t(process)];
    if (!line.places.empty() && line.places.front().begun && m_decisions.chance(0.5)) {
        Order &order = line.places.front().order;
        if (order.task != Task::Load && m_mood == Mood::Open)
            set(order);
        else if (order.task != Task::Load && m_mood == Mood::Stopped)
            m_orphans.push_back(std::move(order));
    }
    line.places.clear();
    line.gaveUp = false;
}

void ModelKeychain::setMood(Mood mood, Instant now)
{
    const bool answered = answers();
    m_mood = mood;
    if (answers() && mood == Mood::Open) {
        for (const Order &order : m_orphans)
            set(order);
    }
    if (answers())
        m_orphans.clear();
    if (!answered && answers()) {
        for (LineOfOrders &line : m_lines)
            line.headDue = now + m_decisions.upTo(300ms) + 1ms;
    }
}

void ModelKeychain::calmDown(Instant now)
{
    m_faults = 0;
    setMood(Mood::Open, now);
}

std::optional<Instant> ModelKeychain::next() const
{
    std::optional<Instant> soonest;
    const auto consider = [&soonest](Instant at) { soonest = soonest ? std::min(*soonest, at) : at; };
    for (const LineOfOrders &line : m_lines) {
        if (!line.places.empty() && answers())
            consider(line.headDue);
        for (const Place &place : line.places) {
            if (!place.givenUp)
                consider(place.given + (place.waited ? hard : soft));
        }
    }
    return soonest;
}

void ModelKeychain::happen(Instant now)
{
    for (LineOfOrders &line : m_lines) {
        if (!line.places.empty() && answers() && line.headDue <= now)
            return finishHead(line, now);
    }
    for (LineOfOrders &line : m_lines)
        limitReached(line, now);
}

void ModelKeychain::finishHead(LineOfOrders &line, Instant now)
{
    const Place place = std::move(line.places.front());
    line.places.pop_front();
    auto outcome = carryOut(place.order);
    begin(line, now);
    if (!place.givenUp)
        place.order.done(std::move(outcome));
    const bool owed = std::ranges::any_of(line.places, &Place::givenUp);
    if (line.gaveUp && !owed) {
        line.gaveUp = false;
        line.tell(KeychainRecovered{});
    }
}

void ModelKeychain::limitReached(LineOfOrders &line, Instant now)
{
    const auto late = std::ranges::find_if(line.places, [now](const Place &place) {
        return !place.givenUp && place.given + (place.waited ? hard : soft) <= now;
    });
    if (late == line.places.end())
        return;
    if (!std::exchange(late->waited, true)) {
        line.tell(KeychainSlow{});
        return;
    }
    late->givenUp = line.gaveUp = true;
    const Done done = late->order.done;
    if (!late->begun && late->order.task != Task::Save)
        line.places.erase(late);
    done(Failure{.kind = Failure::Kind::KeychainNoAnswer});
}

int ModelKeychain::waiting(int process) const
{
    return int(std::ranges::count(m_lines[std::size_t(process)].places, false, &Place::givenUp));
}

bool ModelKeychain::mayStillWrite(int process) const
{
    return std::ranges::any_of(m_lines[std::size_t(process)].places,
                               [](const Place &place) { return place.givenUp && place.order.task != Task::Load; });
}

const Secret *ModelKeychain::entry(int person, Entry entry) const
{
    const auto &bytes = m_entries[std::size_t(2 * person) + std::size_t(entry)];
    return bytes ? &*bytes : nullptr;
}

void ModelKeychain::set(const Order &order)
{
    const bool save = order.task == Task::Save;
    m_changing(order.person, order.entry, save ? order.bytes.get() : nullptr, order.unguarded);
    if (save)
        at(order.person, order.entry) = order.bytes->clone();
    else
        at(order.person, order.entry).reset();
}

/// One row of the table each, read by what KeychainStore makes of it: "not found" and "deleted" count only where the
/// collection says that it is open.
Result<std::optional<Secret>, Failure> ModelKeychain::carryOut(const Order &order)
{
    if (m_mood == Mood::Absent)
        return Failure{.kind = Failure::Kind::KeychainAbsent};
    if (m_mood == Mood::Locked) {
        if ((readsBelieve && order.task == Task::Load) || (erasuresBelieve && order.task == Task::Erase))
            return std::optional<Secret>();
        return Failure{.kind = Failure::Kind::KeychainLocked};
    }
    const bool fails = m_decisions.chance(m_faults);
    const bool done = !fails || m_decisions.chance(0.4);
    const auto kind = m_decisions.chance(0.5) && !done ? Failure::Kind::KeychainDenied : Failure::Kind::KeychainFailed;
    if (done && order.task != Task::Load)
        set(order);
    if (fails)
        return Failure{.kind = kind};
    if (order.task != Task::Load)
        return std::optional<Secret>();
    const std::optional<Secret> &entry = at(order.person, order.entry);
    return entry ? std::optional(entry->clone()) : std::nullopt;
}

} // namespace dockpass::session
