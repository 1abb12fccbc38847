// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/samples.h"

#include <map>
#include <random>
#include <set>

namespace dockpass::session {

/// A machine's surroundings in virtual time: a server, a store and a network that fail at random, people who do anything,
/// kills at any moment. One seed, one history. After every event the invariants of the design are checked; the first
/// that does not hold is in broken().
class World
{
public:
    struct Traits
    {
        unsigned seed = 0;
        bool refreshes = false; ///< the server has the (rotating) refresh grant
        double faults = 0.2;    ///< how often a request or an order to the store fails
        double kills = 0.01;    ///< how often the process is killed between two events
        bool codes = false;     ///< the server has /authorize
        double mfa = 0;         ///< how often it asks for a second factor
    };

    explicit World(Traits traits);

    /// Lives on for this many events.
    void run(int events);
    /// From now on nothing fails, nobody does anything and nothing is killed; lives on for this long.
    void calmDown(milliseconds length);

    [[nodiscard]] QString broken() const { return m_broken; }
    [[nodiscard]] const State &state() const { return m_machine->state(); }
    [[nodiscard]] Now now() const { return m_clock.now(); }
    [[nodiscard]] int signIns() const { return m_signIns; }
    /// Answers about picklists that told a number.
    [[nodiscard]] int counts() const { return m_counts; }
    [[nodiscard]] int refreshes() const { return m_refreshes; }

private:
    enum class Line { SignIn, Renewal, Store, Mfa, Picklists };
    struct Pending
    {
        Instant due;
        Line line;
        std::function<void()> happen;
    };

    bool chance(double probability) { return std::uniform_real_distribution<>(0, 1)(m_random) < probability; }
    milliseconds someTime(milliseconds most);
    void later(Line line, std::function<void()> happen);
    void drop(Line line);
    void start();
    void live();
    void somebodyDoesSomething();
    void handle(Event event);
    /// The policy allows that what is held, or has been read, is erased.
    [[nodiscard]] bool isOver(const Event &event) const;
    void carryOut(Effect &effect);
    void check(const char *after);
    void breakBy(const QString &what);

    void load(std::function<void(std::optional<StoredSession>)> then);
    void save(const SaveRecord &effect);
    void erase();
    void askForCode(RequestAuthorization &effect);
    void askForUserToken();
    /// The server wants a second factor for this request, or refuses the one that came.
    std::optional<Failure> mfaFault(bool codeCame);
    void sendCode();
    [[nodiscard]] const Secret &attemptedToken() const;
    void askForAssignments();
    void activate(const QString &id);
    void askForWarehouseToken(const Secret &userToken, bool signIn);
    void askForRefresh();
    void countPicklists();
    /// What a count may not touch: everything but itself.
    [[nodiscard]] View viewBesidePicklists() const;
    glue::TokenAnswer mint(QByteArrayView kind, milliseconds lifetime, bool withRefreshToken);
    std::optional<Failure> networkFault(bool &carriedOut);

    Traits m_traits;
    std::mt19937 m_random;
    FakeClock m_clock;
    std::optional<Machine> m_machine;
    std::vector<Pending> m_pending;
    QString m_broken;
    int m_eventsWithoutTime = 0;
    int m_serial = 0;
    std::optional<qint64> m_active = 1; ///< the person's active warehouse, 1 or 2
    Instant m_countedLast;              ///< when picklists were last asked for without a person's wish
    std::optional<Workplace> m_countedFor;
    bool m_pressed = false; ///< a person wants to know how many picklists wait
    int m_counts = 0;
    int m_signIns = 0;
    int m_refreshes = 0;
    bool m_calm = false;
    bool m_mayErase = false;
    bool m_over = false; ///< a session is at its length when the event being handled comes

    // The store and the settings outlive a kill.
    std::map<store::Entry, Secret> m_entries;
    store::SessionIndex::Marker m_marker = store::SessionIndex::Marker::None;
    store::RefreshGrant m_grant = store::RefreshGrant::Unknown;
    store::SignInGrant m_signInGrant = store::SignInGrant::Unknown;
    // The server
    std::map<QByteArray, Instant> m_accessTokens;
    std::set<QByteArray> m_refreshTokens;
    std::map<QByteArray, bool> m_refreshSent; ///< refresh token -> it may have been handled
};

} // namespace dockpass::session
