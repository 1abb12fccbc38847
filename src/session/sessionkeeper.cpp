// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sessionkeeper.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace dockpass::session {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
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

/// Another process has renewed the same session: what it got replaces ours, not the other way round. Likewise where it
/// has only sent the refresh token: who has not read of that must not take it back.
bool isNewer(const Secret &there, const Secret &ours, bool read)
{
    const auto theirs = store::decode(there);
    const auto mine = store::decode(ours);
    if (!theirs || !mine || theirs.value().sessionId != mine.value().sessionId)
        return false;
    const bool sent = theirs.value().refreshSpent && !mine.value().refreshSpent && !mine.value().refreshToken.isEmpty();
    return theirs.value().revision > mine.value().revision
        || (theirs.value().revision == mine.value().revision && sent && !read);
}

/// Why what is there, or may be, must not be written over.
std::optional<Failure> obstacleIn(const Result<std::optional<Secret>, Failure> &there, bool signIn)
{
    using Kind = Failure::Kind;
    if (there.ok()) {
        const auto record = there.value() ? std::optional(store::decode(*there.value())) : std::nullopt;
        const bool later = record && !record->ok() && record->error() == store::RecordFault::Future;
        return later && !signIn ? std::optional(Failure{.kind = Kind::RecordFuture}) : std::nullopt;
    }
    const Kind kind = there.error().kind;
    // Not written by us, or not last: no record that could be worth keeping.
    const bool worthless = kind == Kind::FileAltered || kind == Kind::FileRolledBack;
    // A locked store does not open for the reading of what may not be there; it does for the save.
    const bool opens = kind == Kind::KeychainLocked;
    return worthless || opens || (signIn && kind == Kind::RecordFuture) ? std::nullopt : std::optional(there.error());
}

} // namespace

SessionKeeper::SessionKeeper(store::TokenStore &store, SessionIndex &index, const Clock &clock, QStringList lockFolders,
                             QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_index(index)
    , m_clock(clock)
    , m_lockFolders(std::move(lockFolders))
{
    connect(&m_store, &store::TokenStore::recovered, this, &SessionKeeper::letOwedGo);
    connect(&m_store, &store::TokenStore::idle, this, &SessionKeeper::letOwedGo);
}

InstanceLock &SessionKeeper::lockOf(const Account &account)
{
    // A digest: the name of a file should tell nobody who works here.
    const QByteArray name = account.server.toUtf8() + '\n' + account.user.toUtf8();
    const QString file = u'/'
        + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(32))
        + QStringLiteral(".lock");
    auto &lock = m_locks[file];
    if (!lock) {
        QStringList files;
        for (const QString &folder : m_lockFolders)
            files.append(folder + file);
        lock = std::make_unique<InstanceLock>(files);
    }
    return *lock;
}

void SessionKeeper::letGo(InstanceLock &lock)
{
    if (m_store.mayStillWrite())
        m_owed.push_back(&lock);
    else
        lock.letGo();
}

void SessionKeeper::letOwedGo()
{
    if (m_store.mayStillWrite())
        return;
    for (InstanceLock *lock : std::exchange(m_owed, {}))
        lock->letGo();
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
        // Nobody waits any more: the second order may still stand in the line, and must not keep it.
        connect(context, &QObject::destroyed, this, [weak = std::weak_ptr(user)] {
            if (const auto unwanted = weak.lock())
                unwanted->reset();
        });
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
    const QByteArray only = m_store.isPersistent() ? m_index.only(account) : QByteArray();
    stored.leftover = !only.isEmpty() && userRecord.value().sessionId != only;
    if (stored.leftover)
        return stored;
    const bool sameBoot = !now.boot.isEmpty() && userRecord.value().boot == now.boot;
    std::optional<SessionRecord> warehouseRecord;
    if (warehouse) {
        auto record = store::decode(*warehouse);
        if (!record) {
            stored.fault = record.error();
            return stored;
        }
        warehouseRecord = std::move(record).value();
    }
    stored.session = sessionFrom(std::move(userRecord).value(), std::move(warehouseRecord), now);
    const TokenPair &pair = stored.session->user;
    if (const auto issuedAt = pair.claims.issuedAt; sameBoot && issuedAt)
        stored.serverTime = glue::serverTimeAt(*issuedAt, pair.life.issuedAt);
    return stored;
}

bool SessionKeeper::isSignedOut(const Account &account) const
{
    if (!m_store.isPersistent())
        return false;
    const auto marker = m_index.marker(account);
    return marker == SessionIndex::Marker::None || marker == SessionIndex::Marker::Erasing;
}

void SessionKeeper::save(const Account &account, const Session &session, const SaveRecord &what, QObject *context,
                         SaveDone callback)
{
    const Now now = m_clock.now();
    auto entries = std::make_shared<Entries>();
    entries->read = what.read;
    entries->signIn = what.signIn;
    if (what.user)
        entries->list.emplace_back(Entry::UserToken, store::encode(recordOf(session, session.user, now)));
    if (what.warehouse && session.warehouse)
        entries->list.emplace_back(Entry::WarehouseToken, store::encode(recordOf(session, *session.warehouse, now)));

    // One after the other: the second entry of an earlier order must not come after what a later one has written.
    m_saves.push_back([=, this, context = QPointer<QObject>(context)] {
        InstanceLock &lock = lockOf(account);
        lock.hold(10s, this, [=, this, &lock](InstanceLock::Outcome outcome) {
            const auto done = [=, this, &lock](Result<Saved, NotSaved> result) {
                if (outcome == InstanceLock::Outcome::Held)
                    letGo(lock);
                const QPointer<SessionKeeper> self(this);
                if (context)
                    callback(std::move(result));
                if (!self)
                    return;
                m_saves.pop_front();
                if (!m_saves.empty())
                    m_saves.front()();
            };
            if (outcome == InstanceLock::Outcome::Busy && !entries->signIn)
                done(NotSaved{Failure{.kind = Failure::Kind::RenewalBlocked}});
            else
                saveNow(account, entries, 0, this, done);
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
        if (next == 0)
            return done(Saved::Obsolete);
        auto left = std::make_shared<bool>(false);
        for (std::size_t written = 1; written < next; ++written)
            m_store.erase(keyFor(account, entries->list[written].first), this,
                          [left](const auto &erased) { *left = *left || !erased.ok(); });
        m_store.erase(keyFor(account, entries->list.front().first), this, [done, left](const auto &erased) {
            done(*left || !erased.ok() ? Saved::Left : Saved::Obsolete);
        });
        return;
    }
    if (next == entries->list.size()) {
        done(Saved::Yes);
        return;
    }
    const Entry entry = entries->list[next].first;
    m_store.load(keyFor(account, entry), context, [=, this](Result<std::optional<Secret>, Failure> there) {
        if (const auto obstacle = obstacleIn(there, entries->signIn)) {
            done(NotSaved{*obstacle, next > 0});
            return;
        }
        Secret &bytes = entries->list[next].second;
        if (there.ok() && there.value() && isNewer(*there.value(), bytes, entries->read)) {
            saveNow(account, entries, next + 1, context, done);
            return;
        }
        m_store.save(keyFor(account, entry), std::move(bytes), context, [=, this](Result<Done, Failure> saved) {
            qCDebug(logging::session) << "entry" << int(next) << (saved.ok() ? "is saved" : "is not saved");
            if (saved.ok() && entry == Entry::UserToken && m_store.isPersistent())
                m_index.settle(account);
            // One that has failed may have been written all the same: after a sign-out it must go, too.
            if (saved.ok() || isSignedOut(account))
                saveNow(account, entries, next + 1, context, done);
            else
                done(NotSaved{std::move(saved).error(), next > 0});
        });
    });
}

QDateTime SessionKeeper::lastListed() const
{
    return QFileInfo(m_index.file()).lastModified();
}

void SessionKeeper::markErasing(const Account &account)
{
    std::erase_if(m_untold, [&](const Untold &untold) { return untold.account == account; });
    if (m_store.isPersistent() && !m_index.setMarker(account, SessionIndex::Marker::Erasing))
        m_untold.push_back({account, lastListed()});
}

bool SessionKeeper::isTold(const Account &account)
{
    const auto untold = std::ranges::find(m_untold, account, &Untold::account);
    if (untold == m_untold.end())
        return true;
    if (untold->listed != lastListed() || !m_index.setMarker(account, SessionIndex::Marker::Erasing))
        return false;
    m_untold.erase(untold);
    return true;
}

void SessionKeeper::erase(const Account &account, bool mayAsk, QObject *context, EraseDone callback)
{
    InstanceLock &lock = lockOf(account);
    lock.hold(2s, context, [=, this, &lock](InstanceLock::Outcome outcome) {
        eraseNow(account, mayAsk, outcome != InstanceLock::Outcome::Busy, context,
                 [=, this, &lock](Result<Erased, Failure> result) {
                     if (outcome == InstanceLock::Outcome::Held)
                         letGo(lock);
                     callback(std::move(result));
                 });
    });
}

void SessionKeeper::eraseNow(const Account &account, bool mayAsk, bool guarded, QObject *context, EraseDone done)
{
    const bool told = isTold(account);
    const auto untold = std::ranges::find(m_untold, account, &Untold::account);
    const auto unusable = [](const QString &why) {
        return Failure{.kind = Failure::Kind::ListUnusable, .detail = u"it cannot be written; "_s + why};
    };
    if (m_store.isPersistent() && m_index.marker(account) == SessionIndex::Marker::Stored) {
        // Signed in again meanwhile, by another process: what lies there now is not what was to be erased.
        if (told)
            return done(Erased::Yes);
        if (untold->listed != lastListed())
            return done(unusable(u"others have written it"_s));
    }
    const auto finish = [=](Result<Done, Failure> erased) {
        if (erased.ok())
            done(!told ? Erased::Untold : guarded ? Erased::Yes : Erased::Unguarded);
        else if (told)
            done(std::move(erased).error());
        else
            done(unusable(nameOf(erased.error().kind) + u": "_s + erased.error().detail));
    };
    // Both at once: a save that is ordered after this comes after both of them. The second one asks nobody: either the
    // first has opened the store, or the person did not want it.
    auto first = std::make_shared<std::optional<Failure>>();
    const auto erase = mayAsk ? &store::TokenStore::erase : &store::TokenStore::eraseSilently;
    (m_store.*erase)(keyFor(account, Entry::WarehouseToken), context, [first](Result<Done, Failure> erased) {
        qCDebug(logging::session) << "entry of the warehouse token" << (erased.ok() ? "is gone" : "is not gone");
        if (!erased.ok())
            *first = std::move(erased).error();
    });
    m_store.eraseSilently(keyFor(account, Entry::UserToken), context, [first, finish](Result<Done, Failure> erased) {
        if (*first)
            finish(std::move(**first));
        else
            finish(std::move(erased));
    });
}

} // namespace dockpass::session
