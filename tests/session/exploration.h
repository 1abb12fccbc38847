// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/modelindex.h"
#include "session/mutant.h"

#include <array>
#include <deque>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

namespace dockpass::session {

/// What a machine has asked for and has not been answered, and what is true outside as far as the rules want to know.
struct Outside
{
    enum class SignIn { Nothing, Authorization, UserToken, Assignments, Activation, WarehouseToken };
    enum class Mfa { Nothing, Types, Code };
    enum class Renewal { Nothing, Lock, Refresh, Exchange };

    Now now;
    store::RefreshGrant shop = store::RefreshGrant::Supported; ///< what the server can, and what was learnt of it
    std::array<int, 2> loads{};                                ///< one a person (modelindex.h)
    std::array<int, 2> erases{};
    std::array<bool, 2> ended{};  ///< signed out or ended for good, so that the record may be erased
    std::deque<QByteArray> saves; ///< the sessions whose saves are under way, in order
    SignIn signIn = SignIn::Nothing;
    Mfa mfa = Mfa::Nothing;
    Renewal renewal = Renewal::Nothing;
    bool locked = false; ///< this process has the renewal to itself
    QByteArray sent;     ///< the refresh token that was sent, and nobody knows what became of it
    int issued = 0;      ///< tokens and sessions, which are told apart by it
};

/// A machine and what is outside of it, at one point of a sequence of events.
struct Position
{
    const char *name; ///< of the start
    Machine::Traits traits;
    Machine machine;
    Outside outside;

    Position(const Machine::Traits &traits, State state, Outside outside, const char *name);
    /// All that is left to chance comes out the same everywhere, so that two ways to a state lead to the same one.
    [[nodiscard]] Position clone() const;
    [[nodiscard]] const State &state() const { return machine.state(); }
    [[nodiscard]] Instant now() const { return outside.now.instant; }
    void pass(milliseconds time);
};

/// One letter of the reduced alphabet. Nothing where it cannot come: an answer to what was not asked.
struct Happening
{
    const char *name;
    std::optional<Event> (*come)(Position &position);
};
/// One of each kind of event that can matter, and one of each kind of answer that decides.
std::span<const Happening> alphabet();
const Happening &happening(const char *name);

/// What decides of a position, in some bytes: times relative to the present, tokens by whether they are there. What only
/// counts or names, chance included, is left out.
QByteArray canonicalForm(const Position &position);

/// Lets it happen. Returns what is wrong with what the machine has made of it; empty: nothing.
QByteArray step(Position &position, Event event, const char *name, const Mutant *mutant = nullptr);
/// What is wrong with a position; null: nothing.
const char *brokenPromise(const Position &position);
/// What is wrong with where one can go from here: every phase has a way out, and time leads to an end.
QByteArray wayOut(const Position &position, const Mutant *mutant = nullptr);

/// Every sequence of happenings from some positions to a depth. Breadth first; a position that was seen before, with as
/// many events or fewer, is not gone on from.
class Exploration
{
public:
    explicit Exploration(std::vector<Position> starts, const Mutant *mutant = nullptr);

    /// False: something is broken, or `mostEvents` were not enough.
    bool explore(int depth, qint64 mostEvents);

    qint64 events = 0; ///< that were handled, at the ends of as many sequences
    qint64 states = 0; ///< that differ
    int depth = 0;     ///< to which it was explored
    QByteArray broken; ///< the first that is wrong, with the sequence that leads there

private:
    /// The way to a position: replayed when it is gone on from, which is cheaper than to keep it.
    struct Link
    {
        qint32 before = 0; ///< negative: none, this one is -1 - the number of a start
        quint8 happening = 0;
    };
    struct Digest
    {
        quint64 low;
        quint64 high;
        friend bool operator==(const Digest &, const Digest &) = default;
    };
    struct Hash
    {
        std::size_t operator()(const Digest &digest) const { return std::size_t(digest.low); }
    };

    [[nodiscard]] bool isNew(const Position &position);
    struct Way
    {
        std::size_t start;
        std::vector<quint8> happenings;
    };
    [[nodiscard]] Way wayTo(qint32 link) const;
    [[nodiscard]] Position replayed(const Way &way) const;
    bool goOnFrom(qint32 link, bool isLast);
    void complain(const QByteArray &what, Way way, quint8 last);

    std::vector<Position> m_starts;
    const Mutant *m_mutant;
    std::vector<Link> m_links; ///< the first are the starts
    std::unordered_set<Digest, Hash> m_seen;
};

} // namespace dockpass::session
