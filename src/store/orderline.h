// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/tokenstore.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace dockpass::store {

/// What a store is asked to do, from the moment it is asked until it is done.
struct Order
{
    enum class Task { Load, Save, Erase };

    Task task{};
    QString key;
    std::shared_ptr<Secret> bytes; ///< of a save; shared with the job that writes them, which may outlive the store
    QPointer<QObject> context;
    TokenStore::Loaded callback; ///< of every task: a save and an erase have no value to report
    bool silent = false;         ///< of an erase: nobody may be asked to unlock anything for it
    /// Set when the order is given up, for a job in another thread that may still stop; may be null.
    std::shared_ptr<std::atomic<bool>> withdrawn{};
};

/// Orders in the order given, one under way at a time, with limits on the caller's patience but not on the work, for a
/// keychain's jobs cannot be cancelled. An order that has been given up stays in the line until it is done, so that a
/// late answer still finds the others in the order given. Some are dropped: a load or an erase that was given up before
/// it began, and such a save once a newer order to write follows for the same key. An erase that came late could hit what
/// another process has saved since; whoever gave it asks anew when recovered() comes.
/// Orders that have not begun die with the line.
class OrderLine final : public QObject
{
    Q_OBJECT
public:
    using Outcome = Result<std::optional<Secret>, Failure>;
    using Begin = std::function<void(const Order &)>;

    /// Counted from the moment an order is given. `soft` is the shorter one.
    struct Limits
    {
        std::chrono::milliseconds soft{3'000};  ///< then waiting()
        std::chrono::milliseconds hard{10'000}; ///< then the failure for it
    };

    /// `begin` starts the work of one order; the line does not go on before finish(). `noAnswer`: what is said at the
    /// hard limit.
    OrderLine(Limits limits, Begin begin, Failure::Kind noAnswer = Failure::Kind::KeychainNoAnswer,
              QObject *parent = nullptr);

    void add(Order order);
    /// The order under way. Precondition: !isEmpty().
    [[nodiscard]] const Order &head() const { return m_places.front().order; }
    /// Whoever gave it has been told that there was no answer.
    [[nodiscard]] bool isGivenUp() const { return m_places.front().givenUp; }
    /// The head is done: goes on with the next one, then tells who gave the order, unless it was given up.
    void finish(Outcome outcome);
    [[nodiscard]] bool isEmpty() const { return m_places.empty(); }
    [[nodiscard]] bool mayStillWrite() const; ///< see TokenStore

Q_SIGNALS:
    void waiting();   ///< see TokenStore
    void recovered(); ///< see TokenStore; once all that was given up is done
    void idle();      ///< see TokenStore

private:
    struct Place
    {
        Order order;
        QDeadlineTimer limit; ///< the soft one, then the hard one
        bool begun = false;
        bool waited = false;  ///< the soft limit has passed
        bool givenUp = false; ///< the callback has had its NoAnswer
    };

    void beginHead();
    void watchNextLimit();
    void limitReached();
    void giveUp(const std::deque<Place>::iterator &place);
    void tellRecovery();

    const Limits m_limits;
    const Begin m_begin;
    const Failure::Kind m_noAnswer;
    std::deque<Place> m_places;
    QTimer m_watch;        ///< until the next limit of any order; stands still when nobody waits
    bool m_gaveUp = false; ///< an order was given up since the last recovered()
};

} // namespace dockpass::store
