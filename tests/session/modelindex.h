// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/samples.h"

#include <array>
#include <optional>

namespace dockpass::session {

/// The people of a world, by number.
inline const std::array<store::Account, 2> people{samples::picker, samples::other};
inline int numberOf(const store::Account &account)
{
    return account == people[1] ? 1 : 0;
}

/// The list of sessions (store::SessionIndex), shared by the processes of a device. Outlives a kill.
class ModelIndex
{
public:
    using Marker = store::SessionIndex::Marker;

    [[nodiscard]] store::ListedSession listed(int person) const
    {
        return readable ? m_listed[std::size_t(person)] : store::ListedSession{Marker::Unknown};
    }
    [[nodiscard]] Marker marker(int person) const { return listed(person).marker; }
    /// False: it could not be written.
    bool change(int person, const store::ListChange &change)
    {
        if (!readable || !writable)
            return false;
        store::ListedSession &listed = m_listed[std::size_t(person)];
        listed = change(listed).value_or(listed);
        return true;
    }
    bool setMarker(int person, Marker marker)
    {
        return change(person, [marker](const auto &) { return std::optional(store::ListedSession{marker}); });
    }
    void setCurrent(int person) { current = readable && writable ? person : current; }
    void clearCurrent(int person)
    {
        if (readable && writable && current == person)
            current.reset();
    }

    std::optional<int> current;
    bool readable = true;
    bool writable = true;
    store::RefreshGrant refreshGrant = store::RefreshGrant::Unknown;
    store::SignInGrant signInGrant = store::SignInGrant::Unknown;

private:
    std::array<store::ListedSession, 2> m_listed{};
};

/// One person's lock between processes (platform::InstanceLock). A holder that dies gives it up by dying.
class ModelLock
{
public:
    bool tryHold(int process)
    {
        if (m_holds > 0 && m_holder != process)
            return false;
        m_holder = process;
        ++m_holds;
        return true;
    }
    void letGo(int process) { m_holds -= process == m_holder && m_holds > 0 ? 1 : 0; }
    void died(int process) { m_holds = process == m_holder ? 0 : m_holds; }

private:
    int m_holder = 0;
    int m_holds = 0;
};

} // namespace dockpass::session
