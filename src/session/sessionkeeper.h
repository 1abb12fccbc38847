// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "platform/instancelock.h"
#include "session/effects.h"
#include "session/events.h"
#include "session/state.h"
#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace dockpass::session {

/// Keeps whole sessions in a store that knows only entries: reads both, writes them in the order that survives a kill
/// (user token first: alone it is a working session), and holds the lock that all processes share for an account.
/// Callbacks as in TokenStore. Owns nothing but its locks; store, index and clock must outlive it.
class SessionKeeper : public QObject
{
    Q_OBJECT
public:
    enum class Saved {
        Yes,
        Obsolete, ///< not written: the account has been signed out, here or by another process
        Left,     ///< likewise, but an entry had been written by then: it is to be erased
        Replaced, ///< not written: another session was signed in since, and lies there
    };
    struct NotSaved
    {
        Failure failure;
        bool partly = false; ///< an entry was written before the one that failed
    };

    SessionKeeper(store::TokenStore &store, store::SessionIndex &index, const Clock &clock, QStringList lockFolders,
                  QObject *parent = nullptr);

    void load(const store::Account &account, QObject *context,
              std::function<void(Result<StoredSession, Failure>)> callback);
    /// Writes the named entries of `session` as it is now, under the account's lock, but none over a newer one of the
    /// same session, nor over the mark of a refresh token that was sent: the next renewal will find that. Waits at most
    /// 10 s for another process; then what a person has just signed in for is more worth than what that process is at.
    /// Nothing else is: it fails with RenewalBlocked.
    void save(const store::Account &account, const Session &session, const SaveRecord &what, QObject *context,
              std::function<void(Result<Saved, NotSaved>)> callback);
    /// Puts down that this account is signed out, before anything is erased.
    void markErasing(const store::Account &account);
    enum class Erased {
        Yes,
        Untold,    ///< gone, but the list of sessions still says that it is there: it cannot be written
        Unguarded, ///< gone for now: another process has the lock, and may be writing it
    };
    struct Erasure
    {
        bool mayAsk = false; ///< a person may be asked to unlock the store, once; else nobody is
        /// Only this session, which has ended by itself: the list is told of it unless it names another by now, and what
        /// another process has signed in stays. Empty: whatever is there; a person has signed out, see markErasing().
        QByteArray ended{};
    };
    /// Erases both entries and proves it. Waits at most 2 s for another process. ListUnusable: neither erased nor put
    /// down that it is to be.
    void erase(const store::Account &account, const Erasure &what, QObject *context,
               std::function<void(Result<Erased, Failure>)> callback);

    /// No save is under way, nor an erasure of what has ended.
    [[nodiscard]] bool isIdle() const { return m_orders.empty(); }

    /// While an order that was given under it may still be carried out, the lock is not given back: who gets it next
    /// must find what is there, and find it again.
    [[nodiscard]] platform::InstanceLock &lockOf(const store::Account &account);

Q_SIGNALS:
    /// isIdle() has become true.
    void idle();

private:
    [[nodiscard]] static store::Key keyFor(const store::Account &account, store::Entry entry)
    {
        return {account.server, account.user, entry};
    }
    using SaveDone = std::function<void(Result<Saved, NotSaved>)>;
    struct Entries
    {
        std::vector<std::pair<store::Entry, Secret>> list;
        store::Account account;
        QByteArray session;
        bool read = false; ///< see SaveRecord
        bool signIn = false;
        bool erased = false; ///< its erasure was ordered since
    };
    struct Order
    {
        std::shared_ptr<Entries> entries; ///< of a save; null: it erases what has ended
        std::function<void()> begin;
    };
    void give(Order order);
    /// The one that is under way is done.
    void beginNext();
    [[nodiscard]] bool isObsolete(const Entries &entries) const;
    Saved giveUp(const Entries &entries, std::size_t written);
    void saveNow(const store::Account &account, std::shared_ptr<Entries> entries, std::size_t next, QObject *context,
                 SaveDone done);
    void letGo(platform::InstanceLock &lock);
    void letOwedGo();
    using EraseDone = std::function<void(Result<Erased, Failure>)>;
    void eraseUnderLock(const store::Account &account, const Erasure &what, QObject *context, EraseDone done);
    void eraseEnded(const store::Account &account, const Erasure &what, bool guarded, QObject *context, EraseDone done);
    void eraseSignedOut(const store::Account &account, bool mayAsk, bool guarded, QObject *context, EraseDone done);
    void eraseEntries(const store::Account &account, bool mayAsk, bool told, bool guarded, QObject *context,
                      EraseDone done);
    /// That an account is signed out could not be put down.
    struct Untold
    {
        store::Account account;
        QDateTime listed; ///< time of the list's last change then: whoever writes it later may have signed in again
    };
    /// Tries again to put down what is not.
    [[nodiscard]] bool isTold(const store::Account &account);
    [[nodiscard]] QDateTime lastListed() const;
    /// Of a store that forgets the list says nothing.
    [[nodiscard]] store::ListedSession listed(const store::Account &account) const;
    [[nodiscard]] StoredSession assemble(const store::Account &account, std::optional<Secret> user,
                                         std::optional<Secret> warehouse) const;

    store::TokenStore &m_store;
    store::SessionIndex &m_index;
    const Clock &m_clock;
    QStringList m_lockFolders;
    std::deque<Order> m_orders; ///< begun in this order; the first one is under way
    std::map<QString, std::unique_ptr<platform::InstanceLock>> m_locks;
    std::vector<platform::InstanceLock *> m_owed; ///< held until the store has carried out what it was given
    std::vector<Untold> m_untold;
};

} // namespace dockpass::session
