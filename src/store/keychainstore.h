// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/secretservice.h"
#include "store/tokenstore.h"

#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>

namespace QKeychain {
class Job;
}

namespace dockpass::store {

/// The system's keychain through QtKeychain (Secret Service, Windows Credential Manager, macOS Keychain, Android).
/// Knows what QtKeychain does not tell: a locked Secret Service answers "not found" to a read and "no error" to a
/// delete, so both are checked against the collection's Locked property; a job cannot be cancelled, so the limits are
/// ours and the job lives on until it has answered.
///
/// Orders wait in a line, one is under way at a time. One that has been given up stays in the line, because a later
/// answer must still find the orders in the order given; only a load that has not begun is dropped, and a save or an
/// erase that has not begun is dropped once a newer one for the same key follows. A store that dies takes the orders
/// that have not begun with it.
class KeychainStore final : public TokenStore
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds softLimit{3'000};
    static constexpr std::chrono::milliseconds hardLimit{10'000};

    /// How long an order may take, counted from the moment it is given. `soft` is the shorter one.
    struct Limits
    {
        std::chrono::milliseconds soft = softLimit; ///< then waiting()
        std::chrono::milliseconds hard = hardLimit; ///< then Fault::NoAnswer
    };

    /// The application's name in the keychain: "Dockpass".
    static QString service();
    /// The key of an entry in the keychain: "<server> <user> <entry>"; readable for IT, no secret.
    /// Control characters and '%' of a user name are percent-encoded, so that no two accounts share a key.
    static QString keyOf(const Key &key);

    /// Touches neither D-Bus nor the keychain before the first order.
    explicit KeychainStore(QObject *parent = nullptr);
    explicit KeychainStore(Limits limits, QObject *parent = nullptr);
    ~KeychainStore() override;

    void load(const Key &key, QObject *context, Loaded callback) override;
    void save(const Key &key, Secret bytes, QObject *context, Finished callback) override;
    void erase(const Key &key, QObject *context, Finished callback) override;
    [[nodiscard]] QString name() const override;
    /// False also while an order that was given up has not been answered.
    [[nodiscard]] bool isIdle() const override { return m_orders.empty(); }

private:
    struct Order;
    using Outcome = Result<std::optional<Secret>, StoreFailure>;
    /// What is left of a QtKeychain job that has answered.
    struct Answer;

    void enqueue(std::unique_ptr<Order> order);
    void startNext();

    // The steps of the order at the head of the line, each ending in another step or in finish().
    void read();
    void write();
    void remove();
    void readAnswered(QKeychain::Job *job);
    void writeAnswered(QKeychain::Job *job);
    void removeAnswered(QKeychain::Job *job);
    void run(QKeychain::Job *job, void (KeychainStore::*answered)(QKeychain::Job *));
    void judgeAbsence(const CollectionState &state);
    void judgeError(const CollectionState &state);
    void ask(void (KeychainStore::*judge)(const CollectionState &));
    void finish(Outcome outcome);

    void limitReached();
    void giveUp(std::size_t position);
    void watchNextLimit();

    const Limits m_limits;
    SecretService m_secretService;
    std::deque<std::unique_ptr<Order>> m_orders; ///< the head is under way
    QTimer m_watch;                              ///< runs until the next limit of any order
    bool m_gaveUp = false;                       ///< an order was given up since the last recovered()
};

} // namespace dockpass::store
