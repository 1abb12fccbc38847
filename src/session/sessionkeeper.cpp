// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sessionkeeper.h"

#include "base/logging.h"

#include <QCryptographicHash>

namespace dockpass::session {

using namespace std::chrono_literals;
using platform::InstanceLock;
using store::Account;
using store::Entry;
using store::SessionIndex;
using store::SessionRecord;

namespace {

store::Key keyFor(const Account &account, Entry entry)
{
    return {account.server, account.user, entry};
}

/// Another process has renewed the same session: what it got replaces ours, not the other way round.
bool isNewer(const Secret &there, const Secret &ours)
{
    const auto theirs = store::decode(there);
    const auto mine = store::decode(ours);
    return theirs && mine && theirs.value().sessionId == mine.value().sessionId
        && theirs.value().revision > mine.value().revision;
}

} // namespace

SessionKeeper::SessionKeeper(store::TokenStore &store, SessionIndex &index, const Clock &clock, QString lockFolder,
                             QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_index(index)
    , m_clock(clock)
    , m_lockFolder(std::move(lockFolder))
{
}

InstanceLock &SessionKeeper::lockOf(const Account &account)
{
    // A digest: the name of a file should tell nobody who works here.
    const QByteArray name = account.server.toUtf8() + '\n' + account.user.toUtf8();
    const QString file = m_lockFolder + u'/'
        + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(32))
        + QStringLiteral(".lock");
    auto &lock = m_locks[file];
    if (!lock)
        lock = std::make_unique<InstanceLock>(file);
    return *lock;
}

void SessionKeeper::load(const Account &account, QObject *context,
                         std::function<void(Result<StoredSession, Failure>)> callback)
{
    using Loaded = Result<std::optional<Secret>, Failure>;
    m_store.load(keyFor(account, Entry::UserToken), context, [=, this](Loaded userEntry) {
        if (!userEntry.ok()) {
            callback(userEntry.error());
            return;
        }
        // std::function wants copyable lambdas; the Secret is shared by this chain alone.
        auto user = std::make_shared<std::optional<Secret>>(std::move(userEntry).value());
        m_store.load(keyFor(account, Entry::WarehouseToken), context, [=, this](Loaded warehouseEntry) {
            if (warehouseEntry.ok())
                callback(assemble(account, std::move(*user), std::move(warehouseEntry).value()));
            else
                callback(warehouseEntry.error());
        });
    });
}

StoredSession SessionKeeper::assemble(const Account &account, std::optional<Secret> user,
                                      std::optional<Secret> warehouse) const
{
    StoredSession stored;
    stored.signedOut = isSignedOut(account);
    if (!user)
        return stored;
    const Now now = m_clock.now();
    auto userRecord = store::decode(*user);
    if (!userRecord) {
        stored.fault = userRecord.error();
        return stored;
    }
    Session session;
    session.id = userRecord.value().sessionId;
    session.user = pairFrom(std::move(userRecord).value(), now);
    if (warehouse) {
        auto record = store::decode(*warehouse);
        if (!record) {
            stored.fault = record.error();
            return stored;
        }
        // Of another sign-in: a kill came between the two writes. The user token alone is a session.
        if (record.value().sessionId == session.id)
            session.warehouse = pairFrom(std::move(record).value(), now);
    }
    stored.session = std::move(session);
    return stored;
}

bool SessionKeeper::isSignedOut(const Account &account) const
{
    if (!m_store.isPersistent())
        return false;
    const auto marker = m_index.marker(account);
    return marker == SessionIndex::Marker::None || marker == SessionIndex::Marker::Erasing;
}

void SessionKeeper::save(const Account &account, const Session &session, bool user, bool warehouse, QObject *context,
                         SaveDone callback)
{
    const Now now = m_clock.now();
    auto entries = std::make_shared<Entries>();
    if (user)
        entries->emplace_back(Entry::UserToken, store::encode(recordOf(session, session.user, now)));
    if (warehouse && session.warehouse)
        entries->emplace_back(Entry::WarehouseToken, store::encode(recordOf(session, *session.warehouse, now)));

    // One after the other: the second entry of an earlier order must not come after what a later one has written.
    m_saves.push_back([=, this, context = QPointer<QObject>(context)] {
        InstanceLock &lock = lockOf(account);
        lock.hold(10s, this, [=, this, &lock](InstanceLock::Outcome outcome) {
            saveNow(account, entries, 0, this, [=, this, &lock](Result<Saved, NotSaved> result) {
                if (outcome == InstanceLock::Outcome::Held)
                    lock.letGo();
                const QPointer<SessionKeeper> self(this);
                if (context)
                    callback(std::move(result));
                if (!self)
                    return;
                m_saves.pop_front();
                if (!m_saves.empty())
                    m_saves.front()();
            });
        });
    });
    if (m_saves.size() == 1)
        m_saves.front()();
}

void SessionKeeper::saveNow(const Account &account, std::shared_ptr<Entries> entries, std::size_t next,
                            QObject *context, SaveDone done)
{
    if (isSignedOut(account)) {
        // Signed out between two entries: whoever did it has erased already, and nobody else will.
        for (std::size_t written = 1; written < next; ++written)
            m_store.erase(keyFor(account, (*entries)[written].first), this, [](const auto &) {});
        if (next == 0)
            done(Saved::Obsolete);
        else
            m_store.erase(keyFor(account, entries->front().first), this,
                          [done](const auto &) { done(Saved::Obsolete); });
        return;
    }
    if (next == entries->size()) {
        done(Saved::Yes);
        return;
    }
    const Entry entry = (*entries)[next].first;
    m_store.load(keyFor(account, entry), context, [=, this](Result<std::optional<Secret>, Failure> there) {
        if (!there.ok()) {
            done(NotSaved{std::move(there).error(), next > 0});
            return;
        }
        Secret &bytes = (*entries)[next].second;
        if (there.value() && isNewer(*there.value(), bytes)) {
            saveNow(account, entries, next + 1, context, done);
            return;
        }
        m_store.save(keyFor(account, entry), std::move(bytes), context, [=, this](Result<Done, Failure> saved) {
            // One that has failed may have been written all the same: after a sign-out it must go, too.
            if (saved.ok() || isSignedOut(account))
                saveNow(account, entries, next + 1, context, done);
            else
                done(NotSaved{std::move(saved).error(), next > 0});
        });
    });
}

void SessionKeeper::erase(const Account &account, QObject *context, store::TokenStore::Finished callback)
{
    InstanceLock &lock = lockOf(account);
    lock.hold(2s, context, [=, this, &lock](InstanceLock::Outcome outcome) {
        const auto finish = [=, &lock](Result<Done, Failure> result) {
            if (outcome == InstanceLock::Outcome::Held)
                lock.letGo();
            callback(std::move(result));
        };
        // Signed in again meanwhile, by another process: what lies there now is not what was to be erased.
        if (m_store.isPersistent() && m_index.marker(account) == SessionIndex::Marker::Stored) {
            finish(Done{});
            return;
        }
        // Both at once: a save that is ordered after this comes after both of them.
        auto first = std::make_shared<std::optional<Failure>>();
        m_store.erase(keyFor(account, Entry::WarehouseToken), context, [first](Result<Done, Failure> erased) {
            if (!erased.ok())
                *first = std::move(erased).error();
        });
        m_store.erase(keyFor(account, Entry::UserToken), context, [first, finish](Result<Done, Failure> erased) {
            if (*first)
                finish(std::move(**first));
            else
                finish(std::move(erased));
        });
    });
}

} // namespace dockpass::session
