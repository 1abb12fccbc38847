// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sessionkeeper.h"

#include "base/logging.h"
#include "session/writerule.h"

#include <QCryptographicHash>

namespace dockpass::session {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using platform::InstanceLock;
using store::Account;
using store::Entry;
using store::SessionIndex;
using store::SessionRecord;

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
    const store::ListedSession listed = this->listed(account);
    stored.signedOut = isSignedOut(listed);
    if (!user)
        return stored;
    const Now now = m_clock.now();
    auto userRecord = store::decode(*user);
    if (!userRecord) {
        stored.fault = userRecord.error();
        return stored;
    }
    if (isLeftover(listed, userRecord.value().sessionId)) {
        stored.leftover = userRecord.value().sessionId;
        return stored;
    }
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

store::ListedSession SessionKeeper::listed(const Account &account) const
{
    // Whoever saves has been put down before: a list that is not there was lost since, and proves nothing.
    return m_store.isPersistent() && !m_index.isLost() ? m_index.listed(account)
                                                       : store::ListedSession{SessionIndex::Marker::Unknown};
}

void SessionKeeper::save(const Account &account, const Session &session, const SaveRecord &what, QObject *context,
                         SaveDone callback)
{
    const Now now = m_clock.now();
    auto entries = std::make_shared<Entries>();
    entries->account = account;
    entries->session = session.id;
    entries->read = what.read;
    entries->signIn = what.signIn;
    if (what.user)
        entries->list.emplace_back(Entry::UserToken, store::encode(recordOf(session, session.user, now)));
    if (what.warehouse && session.warehouse)
        entries->list.emplace_back(Entry::WarehouseToken, store::encode(recordOf(session, *session.warehouse, now)));

    give({entries, [=, this, context = QPointer<QObject>(context)] {
              InstanceLock &lock = lockOf(account);
              lock.hold(10s, this, [=, this, &lock](InstanceLock::Outcome outcome) {
                  const auto done = [=, this, &lock](Result<Saved, NotSaved> result) {
                      if (outcome == InstanceLock::Outcome::Held)
                          letGo(lock);
                      const QPointer<SessionKeeper> self(this);
                      if (context)
                          callback(std::move(result));
                      if (self)
                          beginNext();
                  };
                  if (outcome == InstanceLock::Outcome::Busy && !entries->signIn)
                      done(NotSaved{Failure{.kind = Failure::Kind::RenewalBlocked}});
                  else
                      saveNow(account, entries, 0, this, done);
              });
          }});
}

// One after the other: the second entry of an earlier order must not come after what a later one has written; and what
// is erased because it has ended must not be what was saved since that was read. The lock keeps only others out.
void SessionKeeper::give(Order order)
{
    m_orders.push_back(std::move(order));
    if (m_orders.size() == 1)
        m_orders.front().begin();
}

void SessionKeeper::beginNext()
{
    m_orders.pop_front();
    if (m_orders.empty())
        Q_EMIT idle();
    else
        m_orders.front().begin();
}

void SessionKeeper::saveNow(const Account &account, std::shared_ptr<Entries> entries, std::size_t next,
                            QObject *context, SaveDone done)
{
    if (isObsolete(*entries)) // between two entries: what is written is to be erased again
        return done(giveUp(*entries, next));
    if (next == entries->list.size()) {
        done(Saved::Yes);
        return;
    }
    const Entry entry = entries->list[next].first;
    m_store.load(keyFor(account, entry), context, [=, this](Result<std::optional<Secret>, Failure> there) {
        if (isObsolete(*entries)) // nothing may be written behind an erasure that was ordered meanwhile
            return done(giveUp(*entries, next));
        Secret &bytes = entries->list[next].second;
        const Ruling ruling = mayWrite(listed(account), there, bytes, entries->read, entries->signIn);
        if (ruling.what == Ruling::What::Obstacle)
            return done(NotSaved{*ruling.obstacle, next > 0});
        if (ruling.what == Ruling::What::Yield) {
            if (m_store.isPersistent())
                m_index.change(account, store::foundLater(ruling.later->session, ruling.later->signedIn));
            return done(Saved::Replaced);
        }
        if (ruling.what == Ruling::What::Leave)
            return saveNow(account, entries, next + 1, context, done);
        m_store.save(keyFor(account, entry), std::move(bytes), context, [=, this](Result<Done, Failure> saved) {
            qCDebug(logging::session) << "entry" << int(next) << (saved.ok() ? "is saved" : "is not saved");
            if (saved.ok() && entry == Entry::UserToken && m_store.isPersistent())
                m_index.change(account, store::inPlace(entries->session));
            // One that has failed may have been written all the same: after a sign-out it must go, too.
            if (saved.ok() || isObsolete(*entries))
                saveNow(account, entries, next + 1, context, done);
            else
                done(NotSaved{std::move(saved).error(), next > 0});
        });
    });
}

bool SessionKeeper::isObsolete(const Entries &entries) const
{
    return entries.erased || isSignedOut(listed(entries.account));
}

/// Whoever comes erases it, should nobody here hold it now, unless that is ordered already.
SessionKeeper::Saved SessionKeeper::giveUp(const Entries &entries, std::size_t written)
{
    if (written > 0 && !entries.erased)
        m_index.change(entries.account, store::ended(entries.session));
    return written == 0 ? Saved::Obsolete : Saved::Left;
}

} // namespace dockpass::session
