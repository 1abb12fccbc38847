// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

#include <functional>
#include <optional>
#include <vector>

namespace dockpass::session {

/// What a process waits for, each kind forgotten together.
enum class Line { SignIn, Mfa, Renewal, Picklists, Store, List };

/// What will happen in a world, in virtual time: answers that are on their way, waits for a lock.
class Agenda
{
public:
    struct Item
    {
        Instant due;
        int process;
        Line line;
        std::function<void()> happen;
        std::function<void()> unheard{}; ///< instead, where nobody waits for it any more
    };

    void add(Item item) { m_items.push_back(std::move(item)); }
    void drop(int process, Line line);
    void dropAll(int process);
    [[nodiscard]] int count(int process, Line line) const;
    [[nodiscard]] std::optional<Instant> next() const;
    /// The one that next() is about is over and happens.
    void happen();

private:
    template<typename Matches>
    void dropIf(Matches matches);
    [[nodiscard]] std::vector<Item>::const_iterator first() const;

    std::vector<Item> m_items;
};

} // namespace dockpass::session
