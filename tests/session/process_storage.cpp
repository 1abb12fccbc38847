// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/process.h"
#include "session/writerule.h"

#include <algorithm>
#include <utility>

// What a process does with store and lock: session::SessionKeeper's part.

namespace dockpass::session {

using namespace std::chrono_literals;
using store::Entry;
using Marker = store::SessionIndex::Marker;

struct Process::Saving
{
    int person;
    QByteArray id;
    std::vector<std::pair<Entry, std::shared_ptr<Secret>>> entries;
    std::size_t next = 0;
    bool read = false;
    bool signIn = false;
    bool held = false;
    bool erased = false;              ///< its erasure was ordered since
    std::optional<Erasing> erasing{}; ///< no save: what has ended is erased
};

Started Process::started() const
{
    const int current = m_world.index.current.value_or(0);
    Started event{people[std::size_t(current)], m_world.index.marker(current), m_world.index.refreshGrant, {}};
    for (int person = 0; person < 2; ++person) {
        if (m_world.index.marker(person) == Marker::Erasing)
            event.unerased.append(people[std::size_t(person)]);
    }
    return event;
}

void Process::order(ModelKeychain::Order order)
{
    m_world.keychain.add(m_number, std::move(order), now());
}

void Process::read(int person, Entry entry, const std::weak_ptr<int> &context, ModelKeychain::Done done)
{
    order({ModelKeychain::Task::Load,
           person,
           entry,
           {},
           [context, done = std::move(done)](Result<std::optional<Secret>, Failure> result) {
               if (!context.expired())
                   done(std::move(result));
           }});
}

void Process::load(int person, const std::weak_ptr<int> &context, Loaded then)
{
    using Read = Result<std::optional<Secret>, Failure>;
    const auto failed = [this, person, then](const Failure &failure) {
        if (m_world.mutant && m_world.mutant->losesEntries)
            order({ModelKeychain::Task::Erase, person, Entry::UserToken, {}, [](const Read &) {}});
        then(failure);
    };
    read(person, Entry::UserToken, context, [=, this](Read userEntry) {
        if (!userEntry)
            return failed(userEntry.error());
        m_world.invariants.recordRead(person, userEntry.value().has_value());
        auto user = std::make_shared<std::optional<Secret>>(std::move(userEntry).value());
        read(person, Entry::WarehouseToken, context, [=, this](Read warehouseEntry) {
            if (warehouseEntry)
                then(assemble(person, *user, warehouseEntry.value()));
            else
                failed(warehouseEntry.error());
        });
    });
}

StoredSession Process::assemble(int person, const std::optional<Secret> &user,
                                const std::optional<Secret> &warehouse) const
{
    StoredSession stored;
    stored.signedOut = isSignedOut(m_world.index.listed(person));
    if (!user)
        return stored;
    const Now now = m_world.clock.now();
    const QByteArray id = store::decode(*user).value().sessionId;
    if (isLeftover(m_world.index.listed(person), id)) {
        stored.leftover = id;
        return stored;
    }
    std::optional<store::SessionRecord> other;
    if (warehouse)
        other = store::decode(*warehouse).value();
    Session session = sessionFrom(store::decode(*user).value(), std::move(other), now);
    if (m_world.mutant && m_world.mutant->loaded)
        m_world.mutant->loaded(session);
    m_world.invariants.restored(session, now);
    stored.session = std::move(session);
    return stored;
}

/// Polls, as the lock does; seldomer the longer it takes, which nobody can tell.
void Process::hold(int person, Instant deadline, Line line, std::function<void(bool held)> then, milliseconds pause)
{
    const bool free = m_world.mutant && m_world.mutant->withoutLock;
    if (free || m_world.locks[std::size_t(person)].tryHold(m_number))
        return then(true);
    if (now() >= deadline)
        return then(false);
    m_world.agenda.add({std::min(deadline, now() + pause), m_number, line, [this, person, deadline, line, then, pause] {
                            hold(person, deadline, line, then, 2 * pause);
                        }});
}

void Process::letGo(int person)
{
    m_world.locks[std::size_t(person)].letGo(m_number);
}

void Process::letGoWhenDone(int person)
{
    if (m_world.keychain.mayStillWrite(m_number))
        m_owed.push_back(person);
    else
        letGo(person);
}

void Process::letOwedGo()
{
    if (m_world.keychain.mayStillWrite(m_number))
        return;
    for (const int person : std::exchange(m_owed, {}))
        letGo(person);
}

void Process::save(const SaveRecord &effect)
{
    const Session &session = *state().session;
    auto saving = std::make_shared<Saving>(Saving{person(), session.id, {}, 0, effect.read, effect.signIn});
    if (m_unmarked)
        mark();
    if (m_unmarked)
        return handle(SaveFailed{session.id, {.kind = Failure::Kind::ListUnusable}});
    const auto add = [this, &session, &saving](Entry entry, const TokenPair &pair) {
        store::SessionRecord record = recordOf(session, pair, m_world.clock.now());
        if (m_world.mutant && m_world.mutant->saved)
            m_world.mutant->saved(record);
        saving->entries.emplace_back(entry, std::make_shared<Secret>(store::encode(record)));
    };
    if (effect.user)
        add(Entry::UserToken, session.user);
    if (effect.warehouse && session.warehouse)
        add(Entry::WarehouseToken, *session.warehouse);
    give(std::move(saving));
}

void Process::give(std::shared_ptr<Saving> order)
{
    m_orders.push_back(std::move(order));
    if (m_orders.size() == 1)
        begin();
}

void Process::begin()
{
    const auto saving = m_orders.front();
    if (saving->erasing)
        return eraseUnderLock(*saving->erasing);
    hold(saving->person, now() + 10s, Line::Store, [this, saving](bool held) {
        saving->held = held;
        if (!held && !saving->signIn)
            return saveOver(*saving, SaveFailed{saving->id, {.kind = Failure::Kind::RenewalBlocked}});
        if (!held)
            m_world.invariants.savedWithoutLock(saving->id);
        saveNow(saving);
    });
}

void Process::saveOver(const Saving &saving, Event event)
{
    if (saving.held)
        letGoWhenDone(saving.person);
    over(&saving, std::move(event));
}

void Process::over(const Saving *order, Event event)
{
    handle(std::move(event));
    if (m_orders.empty() || m_orders.front().get() != order)
        return; // killed
    m_orders.pop_front();
    if (!m_orders.empty())
        begin();
}

bool Process::isObsolete(const Saving &saving) const
{
    return saving.erased || isSignedOut(m_world.index.listed(saving.person));
}

void Process::saveObsolete(const Saving &saving)
{
    if (saving.next > 0 && !saving.erased) {
        m_world.index.change(saving.person, store::ended(saving.id));
        m_world.listChanged();
    }
    saveOver(saving, SaveObsolete{saving.id, saving.next > 0});
}

void Process::saveNow(const std::shared_ptr<Saving> &saving)
{
    if (isObsolete(*saving))
        return saveObsolete(*saving);
    if (saving->next == saving->entries.size())
        return saveOver(*saving, RecordSaved{saving->id});
    using Read = Result<std::optional<Secret>, Failure>;
    const Entry entry = saving->entries[saving->next].first;
    const auto failed = [this, saving](const Failure &failure) {
        saveOver(*saving, SaveFailed{saving->id, failure, saving->next > 0});
    };
    read(saving->person, entry, m_context, [=, this](Read there) {
        if (isObsolete(*saving))
            return saveObsolete(*saving);
        const auto &bytes = saving->entries[saving->next].second;
        const auto goOn = [this, saving] {
            ++saving->next;
            saveNow(saving);
        };
        const bool blind = m_world.mutant && m_world.mutant->writesUnread;
        const store::ListedSession listed = m_world.index.listed(saving->person);
        const Ruling ruling = blind ? Ruling{} : mayWrite(listed, there, *bytes, saving->read, saving->signIn);
        if (ruling.what == Ruling::What::Obstacle)
            return failed(*ruling.obstacle);
        if (ruling.what == Ruling::What::Yield) {
            m_world.index.change(saving->person, store::foundLater(ruling.later->session, ruling.later->signedIn));
            return saveOver(*saving, SaveObsolete{saving->id, false, true});
        }
        if (ruling.what == Ruling::What::Leave)
            return goOn();
        order({ModelKeychain::Task::Save, saving->person, entry, bytes,
               [this, saving, entry, goOn, failed](const Read &result) {
                   if (result && entry == Entry::UserToken)
                       m_world.index.change(saving->person, store::inPlace(saving->id));
                   result || isObsolete(*saving) ? goOn() : failed(result.error());
               }});
    });
}

void Process::erase(const EraseRecord &effect)
{
    const Erasing erasing{effect.account, effect.ended, m_unmarkedErasure};
    for (const auto &saving : m_orders) {
        if (saving->person == numberOf(effect.account) && (effect.ended.isEmpty() || effect.ended == saving->id))
            saving->erased = true;
    }
    if (effect.ended.isEmpty())
        return eraseUnderLock(erasing);
    auto order = std::make_shared<Saving>(Saving{-1, {}, {}});
    order->erasing = erasing;
    give(std::move(order));
}

void Process::eraseUnderLock(const Erasing &erasing)
{
    hold(numberOf(erasing.account), now() + 2s, Line::Store, [this, erasing](bool held) {
        if (m_world.mutant && m_world.mutant->losesAnswers)
            return;
        if (erasing.ended.isEmpty())
            eraseSignedOut(erasing, held);
        else
            eraseEnded(erasing, held);
    });
}

void Process::eraseOver(const Erasing &erasing, bool held, Event event)
{
    if (held)
        letGoWhenDone(numberOf(erasing.account));
    if (erasing.ended.isEmpty())
        handle(std::move(event));
    else
        over(m_orders.front().get(), std::move(event));
}

void Process::eraseEnded(Erasing erasing, bool held)
{
    const int person = numberOf(erasing.account);
    const bool written = m_world.index.change(person, store::ended(erasing.ended));
    const store::ListedSession listed = m_world.index.listed(person);
    erasing.untold = !written && !isSignedOut(listed);
    const auto judge = [=, this](const Found &there) {
        const Ruling ruling = mayErase(listed, erasing.ended, there);
        if (ruling.what == Ruling::What::Obstacle)
            eraseOver(erasing, held, EraseFailed{erasing.account, *ruling.obstacle});
        else if (ruling.what == Ruling::What::Leave)
            eraseOver(erasing, held, RecordErased{erasing.account, erasing.untold});
        else
            eraseEntries(erasing, held);
    };
    if (isSignedOut(listed))
        judge(std::optional<Secret>());
    else if (!held)
        eraseOver(erasing, held, RecordErased{erasing.account, false, true});
    else
        read(person, Entry::UserToken, m_context, judge);
}

void Process::eraseSignedOut(const Erasing &erasing, bool held)
{
    const int person = numberOf(erasing.account);
    const store::ListedSession listed = m_world.index.listed(person);
    if (mayErase(listed, !erasing.untold).what == Ruling::What::Leave)
        return eraseOver(erasing, held, RecordErased{erasing.account});
    if (erasing.untold || listed.marker == Marker::Unknown)
        m_world.invariants.erasesUnmarked(person);
    eraseEntries(erasing, held);
}

void Process::eraseEntries(const Erasing &erasing, bool held)
{
    const int person = numberOf(erasing.account);
    auto first = std::make_shared<std::optional<Failure>>();
    order({ModelKeychain::Task::Erase,
           person,
           Entry::WarehouseToken,
           {},
           [first](const Result<std::optional<Secret>, Failure> &result) {
               if (!result)
                   *first = result.error();
           },
           !held});
    order({ModelKeychain::Task::Erase,
           person,
           Entry::UserToken,
           {},
           [=, this](const Result<std::optional<Secret>, Failure> &result) {
               if (*first)
                   eraseOver(erasing, held, EraseFailed{erasing.account, **first});
               else if (!result)
                   eraseOver(erasing, held, EraseFailed{erasing.account, result.error()});
               else
                   eraseOver(erasing, held, RecordErased{erasing.account, erasing.untold, !erasing.untold && !held});
           },
           !held});
}

} // namespace dockpass::session
