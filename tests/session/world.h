// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/process.h"

namespace dockpass::session {

/// Lives in virtual time: a device with one or two processes over one keychain, one list and one lock, a server and a
/// network that fail, people who do anything, kills at any moment, sleep, and a wall clock that is set at will. The
/// same decisions, the same history. After every event the invariants are checked; the first that does not hold is in
/// broken(), and the life stands still.
class World
{
public:
    struct Traits
    {
        ModelServer::Traits server{};
        double kills = 0.01;   ///< how often a process is killed
        double keychain = 0.2; ///< how much of that is the keychain: see Mood, and orders that fail
        bool twoProcesses = false;
        bool command = false; ///< the second one is a command line: renews when asked
        bool wallJumps = true;
        bool otherPerson = true; ///< a second person signs in, too
    };

    World(const Traits &traits, Decisions decisions, Coverage *coverage = nullptr, const Mutant *mutant = nullptr);

    /// Lives on for this many steps, or until its decisions are used up.
    void run(int steps);
    /// From now on nothing fails, nobody does anything and nothing is killed; lives on for this long.
    void calmDown(milliseconds length);
    /// A person who wants to work, in calm weather: the way out of every phase. True: there is one.
    bool canSignIn();

    [[nodiscard]] const std::optional<Broken> &broken() const { return m_s.invariants.broken(); }
    /// "invariant 5: a refresh token ... (RequestRefresh)", or empty.
    [[nodiscard]] QString complaint() const;
    /// Each event from now on goes there, with the time in seconds, and each change of an entry in the keychain.
    void writeTo(std::function<void(const QString &line)> log);
    [[nodiscard]] const State &state() const { return m_processes.front()->state(); }
    [[nodiscard]] Now now() const { return m_s.clock.now(); }
    [[nodiscard]] const ModelServer &server() const { return m_s.server; }

private:
    void step();
    void live();
    void advance(milliseconds by);
    void somethingHappensToTheDevice();
    void somebodyDoesSomething(Process &process);
    [[nodiscard]] Event anything(Process &process);
    [[nodiscard]] Event signIn(Process &process);
    void reviveTheDead();

    Traits m_traits;
    Surroundings m_s;
    std::vector<std::unique_ptr<Process>> m_processes;
    bool m_calm = false;
};

} // namespace dockpass::session
