// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "store/account.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace dockpass::store {

/// The two entries of a session; each is small enough for every system's keychain (contract 0.2.7).
enum class Entry { UserToken, WarehouseToken };

/// Which entry of which account. Together with the application's name it makes the keychain key.
struct Key
{
    QString server; ///< canonical server address
    QString user;   ///< user name as typed at sign-in
    Entry entry{};

    friend bool operator==(const Key &, const Key &) = default;
};

/// Where a session rests between two starts: bytes under a key. Asynchronous; callbacks come exactly once, later,
/// never from within the call, and not after `context` has died. Orders are carried out in the order given.
class TokenStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The entry's bytes; nullopt only where the store is certain that there is no such entry.
    using Loaded = std::function<void(Result<std::optional<Secret>, Failure>)>;
    using Finished = std::function<void(Result<Done, Failure>)>;
    using Listed = std::function<void(std::optional<QList<Account>>)>;
    using Counted = std::function<void(Result<int, Failure>)>;

    virtual void load(const Key &key, QObject *context, Loaded callback) = 0;
    virtual void save(const Key &key, Secret bytes, QObject *context, Finished callback) = 0;
    /// Succeeds only when the entry is proven gone (read back); also when it never was there.
    virtual void erase(const Key &key, QObject *context, Finished callback) = 0;
    /// As erase(), which may ask a person to unlock the store, but asks nobody: fails with KeychainLocked where a person would have to open the store first.
    virtual void eraseSilently(const Key &key, QObject *context, Finished callback)
    {
        erase(key, context, std::move(callback));
    }

    /// How many entries there are of this account, for the proof that none is: both of load(), and in a store that can be
    /// searched also those that only begin like them, of another version of the program say.
    virtual void count(const QString &server, const QString &user, QObject *context, Counted callback);

    /// Whose sessions there are, for when the list beside the store is lost. Nothing: nobody can tell, because an entry
    /// does not say whose it is, or the store did not answer. Asks nobody to open it.
    virtual void accounts(QObject *context, Listed callback);

    /// "keychain", "file" or "memory": for status output.
    [[nodiscard]] virtual QString name() const = 0;
    /// What is saved outlives the process. Where not, nothing is remembered of a session outside the store either.
    [[nodiscard]] virtual bool isPersistent() const { return true; }
    /// No order is under way. A program waits for this, at most 2 s, before it ends.
    [[nodiscard]] virtual bool isIdle() const = 0;
    /// A save or an erase that was given up with NoAnswer may still be carried out. When that is over, recovered() or
    /// idle() tells.
    [[nodiscard]] virtual bool mayStillWrite() const { return false; }

Q_SIGNALS:
    /// An order has been under way for the soft limit (3 s): somebody should be told. Comes once per order.
    void waiting();
    /// An order given up with NoAnswer has been answered after all, or what was locked or absent has been opened: the
    /// store works again, ask anew.
    void recovered();
    /// The last order under way has ended.
    void idle();
};

} // namespace dockpass::store
