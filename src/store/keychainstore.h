// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/opening.h"
#include "store/orderline.h"
#include "store/secretitems.h"
#include "store/secretservice.h"
#include "store/tokenstore.h"

namespace QKeychain {
class Job;
}

namespace dockpass::store {

/// The system's keychain through QtKeychain (Secret Service, Windows Credential Manager, macOS Keychain, Android).
/// Knows what QtKeychain does not tell: a locked Secret Service answers "not found" to a read and "no error" to a
/// delete, so both are checked against the collection's Locked property; a job cannot be cancelled, so the limits are
/// ours and the job lives on until it has answered (see OrderLine).
/// Needs Qt's GLib event loop on Linux (the default; QT_NO_GLIB must not be set), because libsecret answers through it.
class KeychainStore final : public TokenStore
{
    Q_OBJECT
public:
    using Limits = OrderLine::Limits;

    /// The application's name in the keychain: "Dockpass".
    static QString service();
    /// The key of an entry in the keychain: "<server> <user> <entry>"; readable for IT, no secret.
    /// Control characters and '%' of a user name are percent-encoded, so that no two accounts share a key.
    static QString keyOf(const Key &key);
    /// The other way round, for a user token's; nothing for any other.
    static std::optional<Account> accountOf(const QString &key);

    /// Touches neither D-Bus nor the keychain before the first order. Limits: 3 s and 10 s.
    explicit KeychainStore(QObject *parent = nullptr);
    explicit KeychainStore(Limits limits, QObject *parent = nullptr);

    void load(const Key &key, QObject *context, Loaded callback) override;
    void save(const Key &key, Secret bytes, QObject *context, Finished callback) override;
    void erase(const Key &key, QObject *context, Finished callback) override;
    void count(const QString &server, const QString &user, QObject *context, Counted callback) override;
    void accounts(QObject *context, Listed callback) override;
    void eraseSilently(const Key &key, QObject *context, Finished callback) override;
    [[nodiscard]] QString name() const override;
    /// False also while an order that was given up has not been answered.
    [[nodiscard]] bool isIdle() const override { return m_line.isEmpty(); }
    [[nodiscard]] bool mayStillWrite() const override { return m_line.mayStillWrite(); }

private:
    // The steps of the order at the head of the line; each ends in another step or in m_line.finish().
    void begin(const Order &order);
    void read();
    void write();
    void remove();
    void readAnswered(QKeychain::Job *job);
    void writeAnswered(QKeychain::Job *job);
    void removeAnswered(QKeychain::Job *job);
    void unlockAnswered(QKeychain::Job *job);
    void judgeAbsence(const CollectionState &state);
    void removeIfOpen(const CollectionState &state);
    void failUnlessOpen(const CollectionState &state);
    void fail(const CollectionState &state);

    void search(QObject *context, SecretItems::Found callback);
    void run(QKeychain::Job *job, void (KeychainStore::*answered)(QKeychain::Job *));
    void ask(void (KeychainStore::*judge)(const CollectionState &));

    /// What is known about the order under way.
    struct Progress
    {
        bool seenOpen = false;                               ///< the collection was unlocked before the last read
        bool triedAgain = false;                             ///< although a job had failed, see failUnlessOpen()
        Failure::Kind fault = Failure::Kind::KeychainFailed; ///< the last job's error, at face value
        QString text;                                        ///< and in words
    };

    SecretService m_secretService;
    Opening m_opening; ///< of what stood in an order's way
    OrderLine m_line;
    Progress m_progress;
};

} // namespace dockpass::store
