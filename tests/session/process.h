// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/agenda.h"
#include "session/coverage.h"
#include "session/invariants.h"
#include "session/mutant.h"

#include <deque>
#include <memory>

namespace dockpass::session {

/// What the processes of a device share.
struct Surroundings
{
    FakeClock clock;
    Decisions decisions;
    Agenda agenda;
    ModelServer server;
    ModelKeychain keychain;
    ModelIndex index;
    std::array<ModelLock, 2> locks; ///< one a person
    Invariants invariants;
    Coverage *coverage = nullptr;
    const Mutant *mutant = nullptr;
    int processes = 1;
    double kills = 0; ///< how often a process is killed between two effects
    std::function<void()> listChanged{};
    std::function<void(const QString &)> log{}; ///< what happens, a line each
};

/// A process with its machine: carries the effects out in virtual time as session::TokenManager and
/// session::SessionKeeper do. Outlives its own death: start() is the next one.
class Process
{
public:
    Process(Surroundings &surroundings, int number, bool automatic);
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    void start();
    void kill();
    [[nodiscard]] bool isDead() const { return !m_machine; }

    void handle(Event event);
    /// As the window's watch on the list does.
    void seeList();

    [[nodiscard]] const State &state() const { return m_machine->state(); }
    [[nodiscard]] std::optional<Instant> wakeAt() const;
    [[nodiscard]] bool isAutomatic() const { return m_automatic; }

    bool rightPassword = true; ///< as typed last
    bool pressed = false;      ///< a person wants to know how many picklists wait

private:
    using Loaded = std::function<void(Result<StoredSession, Failure>)>;
    struct Saving;

    void handleOne(Event event);
    void carryOut(Effect &effect);
    [[nodiscard]] Observed observed(const char *event) const;
    [[nodiscard]] Instant now() const { return m_world.clock.now().instant; }
    [[nodiscard]] int person() const { return numberOf(state().account); }

    // Storage (process_storage.cpp, process_list.cpp)
    [[nodiscard]] Started started() const;
    void load(int person, const std::weak_ptr<int> &context, Loaded then);
    void read(int person, store::Entry entry, const std::weak_ptr<int> &context, ModelKeychain::Done done);
    [[nodiscard]] StoredSession assemble(int person, const std::optional<Secret> &user,
                                         const std::optional<Secret> &warehouse) const;
    void save(const SaveRecord &effect);
    void give(std::shared_ptr<Saving> order);
    void begin();
    void over(const Saving *order, Event event);
    void saveNow(const std::shared_ptr<Saving> &saving);
    [[nodiscard]] bool isObsolete(const Saving &saving) const;
    void saveObsolete(const Saving &saving);
    void saveOver(const Saving &saving, Event event);
    struct Erasing
    {
        store::Account account;
        QByteArray ended;
        bool untold = false; ///< the list does not say so
    };
    void erase(const EraseRecord &effect);
    void eraseUnderLock(const Erasing &erasing);
    void eraseEnded(Erasing erasing, bool held);
    void eraseSignedOut(const Erasing &erasing, bool held);
    void eraseEntries(const Erasing &erasing, bool held);
    void eraseOver(const Erasing &erasing, bool held, Event event);
    void order(ModelKeychain::Order order);
    void hold(int person, Instant deadline, Line line, std::function<void(bool held)> then,
              milliseconds pause = milliseconds(700));
    void letGo(int person);
    void letGoWhenDone(int person);
    void letOwedGo();
    void mark(const Effect &effect);
    void mark();
    void listChanged();

    // Requests (process_requests.cpp)
    void ask(Line line, std::function<Event()> request, std::function<void()> unheard = {});
    void request(Effect &effect);
    [[nodiscard]] const Secret &attemptedToken() const;
    [[nodiscard]] int attemptedPerson() const { return numberOf(state().attempt->account); }
    void prepareRenewal();
    void endRenewal();
    void requestRefresh();
    void requestExchange();
    void countPicklists();

    Surroundings &m_world;
    int m_number;
    bool m_automatic;
    std::optional<Machine> m_machine;
    std::deque<Event> m_events;
    bool m_handling = false;
    std::shared_ptr<int> m_context; ///< of this life
    std::shared_ptr<int> m_renewal; ///< of the renewal
    bool m_renewalLocked = false;
    int m_renewalPerson = 0;
    std::vector<int> m_owed; ///< whose locks are held until the keychain has carried out what it was given
    std::deque<std::shared_ptr<Saving>> m_orders; ///< the first one is under way
    bool m_unmarked = false;
    bool m_unmarkedErasure = false;
    bool m_watches = false;
    store::ListedSession m_before; ///< what the session's marker has replaced
    std::optional<int> m_currentBefore;
    QByteArray m_beforeOf; ///< whose marker it is
    Instant m_countedLast;
    std::optional<Workplace> m_countedFor;
};

} // namespace dockpass::session
