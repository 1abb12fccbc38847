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

    [[nodiscard]] Marker marker(int person) const
    {
        return readable ? m_markers[std::size_t(person)] : Marker::Unknown;
    }
    /// False: it could not be written.
    bool setMarker(int person, Marker marker)
    {
        const bool can = readable && writable;
        if (can)
            m_markers[std::size_t(person)] = marker;
        return can;
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
    std::array<Marker, 2> m_markers{};
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
