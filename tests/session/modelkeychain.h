// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "session/decisions.h"
#include "session/events.h"

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace dockpass::session {

/// The keychain of a device as store::KeychainStore shows it, over a Secret Service that behaves as measured
/// (docs/keychains.md): locked, it has nothing and deletes nothing, and says neither; asked for its password or stopped,
/// it does not answer; a write may be done and reported as failed. Orders go in line, one line for each process, with
/// the limits of store::OrderLine. Outlives a kill; so does an order that the service has taken.
class ModelKeychain
{
public:
    enum class Mood {
        Open,
        Locked,  ///< nobody can be asked, or the person has cancelled
        Prompt,  ///< the prompt is open and unanswered
        Stopped, ///< takes orders, carries them out when it goes on
        Absent,  ///< no bus, or no service on it
    };
    enum class Task { Load, Save, Erase };
    using Done = std::function<void(Result<std::optional<Secret>, Failure>)>;
    struct Order
    {
        Task task{};
        int person = 0;
        store::Entry entry{};
        std::shared_ptr<Secret> bytes; ///< of a save
        Done done;
        bool unguarded = false; ///< another process has the lock
    };
    /// An entry is about to become this; null: none.
    using Changing = std::function<void(int person, store::Entry, const Secret *becomes, bool unguarded)>;

    ModelKeychain(Decisions &decisions, double faults) : m_decisions(decisions), m_faults(faults) {}

    void onChange(Changing changing) { m_changing = std::move(changing); }
    /// Where KeychainSlow and KeychainRecovered go.
    void onEvent(int process, std::function<void(Event)> tell) { m_lines[std::size_t(process)].tell = std::move(tell); }

    void add(int process, Order order, Instant now);
    void died(int process);
    void setMood(Mood mood, Instant now);
    /// From now on nothing fails.
    void calmDown(Instant now);

    /// When something of it happens next, and lets it.
    [[nodiscard]] std::optional<Instant> next() const;
    void happen(Instant now);

    /// Orders of this process that have not been answered or given up.
    [[nodiscard]] int waiting(int process) const;
    /// As store::TokenStore has it.
    [[nodiscard]] bool mayStillWrite(int process) const;
    /// The truth, for the checks.
    [[nodiscard]] const Secret *entry(int person, store::Entry entry) const;

    /// For mutants: the store takes the service at its word, as a program does that never asks for the lock.
    bool readsBelieve = false;
    bool erasuresBelieve = false;

private:
    struct Place
    {
        Order order;
        Instant given;
        bool begun = false;
        bool waited = false;
        bool givenUp = false;
    };
    struct LineOfOrders
    {
        std::deque<Place> places;
        Instant headDue;
        bool gaveUp = false;
        std::function<void(Event)> tell;
    };

    [[nodiscard]] bool answers() const { return m_mood != Mood::Prompt && m_mood != Mood::Stopped; }
    void begin(LineOfOrders &line, Instant now);
    void finishHead(LineOfOrders &line, Instant now);
    void limitReached(LineOfOrders &line, Instant now);
    Result<std::optional<Secret>, Failure> carryOut(const Order &order);
    void set(const Order &order);
    std::optional<Secret> &at(int person, store::Entry entry)
    {
        return m_entries[std::size_t(2 * person) + std::size_t(entry)];
    }

    Decisions &m_decisions;
    double m_faults;
    Mood m_mood = Mood::Open;
    std::array<std::optional<Secret>, 4> m_entries;
    std::array<LineOfOrders, 2> m_lines;
    std::vector<Order> m_orphans; ///< taken from a process that has died
    Changing m_changing;
};

} // namespace dockpass::session
