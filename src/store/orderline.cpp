// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/orderline.h"

#include "base/logging.h"

#include <algorithm>
#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;

OrderLine::OrderLine(Limits limits, Begin begin, Failure::Kind noAnswer, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_begin(std::move(begin))
    , m_noAnswer(noAnswer)
{
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &OrderLine::limitReached);
}

void OrderLine::add(Order order)
{
    if (order.task != Order::Task::Load) {
        std::erase_if(m_places, [&order](const Place &earlier) {
            return earlier.givenUp && !earlier.begun && earlier.order.key == order.key;
        });
    }
    m_places.push_back({std::move(order), QDeadlineTimer(m_limits.soft)});
    watchNextLimit();
    beginHead();
}

void OrderLine::beginHead()
{
    if (m_places.empty() || m_places.front().begun)
        return;
    m_places.front().begun = true;
    m_begin(m_places.front().order);
}

void OrderLine::finish(Outcome outcome)
{
    const Place done = std::move(m_places.front());
    m_places.pop_front();
    beginHead();
    watchNextLimit();

    const QPointer<OrderLine> alive(this); // whoever is told may end the store
    if (!done.givenUp && done.order.context)
        done.order.callback(std::move(outcome));
    if (alive)
        tellRecovery();
    if (alive && isEmpty())
        Q_EMIT idle();
}

bool OrderLine::mayStillWrite() const
{
    return std::ranges::any_of(
        m_places, [](const Place &place) { return place.givenUp && place.order.task != Order::Task::Load; });
}

void OrderLine::tellRecovery()
{
    const auto givenUp = [](const Place &place) { return place.givenUp; };
    if (!m_gaveUp || std::any_of(m_places.begin(), m_places.end(), givenUp))
        return;
    m_gaveUp = false;
    qCInfo(logging::store) << "the store answers again";
    Q_EMIT recovered();
}

void OrderLine::watchNextLimit()
{
    constexpr auto never = std::chrono::nanoseconds::max();
    std::chrono::nanoseconds next = never;
    for (const Place &place : m_places) {
        if (!place.givenUp)
            next = std::min(next, place.limit.remainingTimeAsDuration());
    }
    if (next == never)
        m_watch.stop();
    else
        m_watch.start(std::chrono::ceil<std::chrono::milliseconds>(next));
}

/// One limit a turn: those who are told may change the line, or end it.
void OrderLine::limitReached()
{
    const auto due = std::find_if(m_places.begin(), m_places.end(),
                                  [](const Place &place) { return !place.givenUp && place.limit.hasExpired(); });
    if (due == m_places.end())
        return watchNextLimit(); // the timer may be a little early
    if (due->waited)
        return giveUp(due);
    due->waited = true;
    due->limit = QDeadlineTimer(m_limits.hard - m_limits.soft);
    watchNextLimit();
    Q_EMIT waiting();
}

void OrderLine::giveUp(const std::deque<Place>::iterator &place)
{
    m_gaveUp = true;
    place->givenUp = true;
    if (place->order.withdrawn)
        place->order.withdrawn->store(true);
    const QPointer<QObject> context = place->order.context;
    const TokenStore::Loaded callback = std::exchange(place->order.callback, nullptr);
    if (!place->begun && place->order.task != Order::Task::Save)
        m_places.erase(place);
    watchNextLimit();
    qCWarning(logging::store) << "the store has not answered for" << m_limits.hard.count() << "ms";
    if (context)
        callback(Failure{.kind = m_noAnswer, .detail = u"no answer within %1 ms"_s.arg(m_limits.hard.count())});
}

} // namespace dockpass::store
