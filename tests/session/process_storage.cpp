// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/process.h"

#include <algorithm>
#include <utility>

// What a process does with store and lock: session::SessionKeeper's part.

namespace dockpass::session {

using namespace std::chrono_literals;
using store::Entry;
using Marker = store::SessionIndex::Marker;

namespace {

bool isNewer(const Secret &there, const Secret &ours, bool read)
{
    const auto theirs = store::decode(there);
    const auto mine = store::decode(ours);
    if (theirs.value().sessionId != mine.value().sessionId)
        return false;
    const bool sent = theirs.value().refreshSpent && !mine.value().refreshSpent && !mine.value().refreshToken.isEmpty();
    return theirs.value().revision > mine.value().revision
        || (theirs.value().revision == mine.value().revision && sent && !read);
}

} // namespace

struct Process::Saving
{
    int person;
    QByteArray id;
    std::vector<std::pair<Entry, std::shared_ptr<Secret>>> entries;
    std::size_t next = 0;
    bool read = false;
    bool signIn = false;
    bool held = false;
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

bool Process::isSignedOut(int person) const
{
    const Marker marker = m_world.index.marker(person);
    return marker == Marker::None || marker == Marker::Erasing;
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
    stored.signedOut = isSignedOut(person);
    if (!user)
        return stored;
    const Now now = m_world.clock.now();
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
        m_unmarked = !m_world.index.setMarker(saving->person, Marker::Stored);
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
    m_saves.push_back(std::move(saving));
    if (m_saves.size() == 1)
        beginSave();
}

void Process::beginSave()
{
    const auto saving = m_saves.front();
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
    const Saving *over = &saving;
    handle(std::move(event));
    if (m_saves.empty() || m_saves.front().get() != over)
        return; // killed
    m_saves.pop_front();
    if (!m_saves.empty())
        beginSave();
}

void Process::saveNow(const std::shared_ptr<Saving> &saving)
{
    if (isSignedOut(saving->person)) {
        if (saving->next == 0)
            return saveOver(*saving, SaveObsolete{saving->id});
        auto left = std::make_shared<bool>(false);
        for (std::size_t i = 1; i < saving->next; ++i)
            order(
                {ModelKeychain::Task::Erase, saving->person, saving->entries[i].first, {}, [left](const auto &result) {
                     *left = *left || !result;
                 }});
        return order({ModelKeychain::Task::Erase,
                      saving->person,
                      saving->entries.front().first,
                      {},
                      [this, saving, left](const auto &result) {
                          saveOver(*saving, SaveObsolete{saving->id, *left || !result});
                      }});
    }
    if (saving->next == saving->entries.size())
        return saveOver(*saving, RecordSaved{saving->id});
    using Read = Result<std::optional<Secret>, Failure>;
    const Entry entry = saving->entries[saving->next].first;
    const auto failed = [this, saving](const Failure &failure) {
        saveOver(*saving, SaveFailed{saving->id, failure, saving->next > 0});
    };
    read(saving->person, entry, m_context, [=, this](Read there) {
        if (!there)
            return failed(there.error());
        const auto &bytes = saving->entries[saving->next].second;
        const auto goOn = [this, saving] {
            ++saving->next;
            saveNow(saving);
        };
        const bool blind = m_world.mutant && m_world.mutant->writesUnread;
        if (!blind && there.value() && isNewer(*there.value(), *bytes, saving->read))
            return goOn();
        order(
            {ModelKeychain::Task::Save, saving->person, entry, bytes, [this, saving, goOn, failed](const Read &result) {
                 result || isSignedOut(saving->person) ? goOn() : failed(result.error());
             }});
    });
}

void Process::erase(const store::Account &account)
{
    hold(numberOf(account), now() + 2s, Line::Store,
         [this, account, unmarked = m_unmarkedErasure](bool held) { eraseNow(account, unmarked, held); });
}

void Process::eraseNow(const store::Account &account, bool unmarked, bool held)
{
    const int person = numberOf(account);
    if (m_world.mutant && m_world.mutant->losesAnswers)
        return;
    const auto finish = [this, person, held, unmarked](Event event, bool unguarded) {
        if (auto *erased = std::get_if<RecordErased>(&event))
            *erased = {erased->account, unmarked, !unmarked && unguarded};
        if (held)
            letGoWhenDone(person);
        handle(std::move(event));
    };
    if (!unmarked && m_world.index.marker(person) == Marker::Stored)
        return finish(RecordErased{account}, false);
    if (unmarked || m_world.index.marker(person) == Marker::Unknown)
        m_world.invariants.erasesUnmarked(person);
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
           [first, finish, account, held](const Result<std::optional<Secret>, Failure> &result) {
               if (*first)
                   finish(EraseFailed{account, **first}, false);
               else if (!result)
                   finish(EraseFailed{account, result.error()}, false);
               else
                   finish(RecordErased{account}, !held);
           },
           !held});
}

} // namespace dockpass::session
