// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/keychainstore.h"

#include "base/logging.h"

#include <QDeadlineTimer>
#include <QPointer>

#include <openssl/crypto.h>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

enum class Task { Load, Save, Erase };

/// Copies what a finished read job holds and wipes the job's own bytes, which it would free as they are.
Secret takeBytes(const QKeychain::ReadPasswordJob &job)
{
    const QByteArray shared = job.binaryData();
    Secret bytes{QByteArrayView(shared)};
    if (!shared.isEmpty())
        OPENSSL_cleanse(const_cast<char *>(shared.constData()), static_cast<std::size_t>(shared.size()));
    return bytes;
}

QString nameOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return u"no error"_s;
    case QKeychain::EntryNotFound:
        return u"entry not found"_s;
    case QKeychain::CouldNotDeleteEntry:
        return u"could not delete entry"_s;
    case QKeychain::AccessDeniedByUser:
        return u"access denied by user"_s;
    case QKeychain::AccessDenied:
        return u"access denied"_s;
    case QKeychain::NoBackendAvailable:
        return u"no backend available"_s;
    case QKeychain::NotImplemented:
        return u"not implemented"_s;
    case QKeychain::OtherError:
        break;
    }
    return u"other error"_s;
}

/// The cause behind an error of QtKeychain, once the collection has been asked: libsecret reports a locked collection,
/// a dismissed prompt and a missing service with the same few codes.
Fault causeOf(QKeychain::Error error, Collection collection)
{
    if (collection == Collection::Locked)
        return Fault::Locked;
    if (collection == Collection::Absent)
        return Fault::Absent;
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Fault::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Fault::Absent;
    default:
        return Fault::Failed;
    }
}

} // namespace

struct KeychainStore::Order
{
    Task task{};
    QString key;
    std::shared_ptr<Secret> bytes; ///< of a save; shared with its job, which may outlive the store
    QPointer<QObject> context;
    Loaded callback; ///< of any task: a save and an erase ignore the value
    QDeadlineTimer limit;
    bool waited = false;      ///< the soft limit has passed, `limit` is the hard one
    bool givenUp = false;     ///< the callback has had its NoAnswer
    bool begun = false;       ///< a job has been started
    bool seenOpen = false;    ///< the collection was found unlocked before the last read
    QKeychain::Error error{}; ///< of the last job
    QString errorText;

    [[nodiscard]] StoreFailure failure(Fault fault, const QString &detail) const
    {
        const QString text =
            errorText.isEmpty() ? nameOf(error) : u"%1 (%2)"_s.arg(nameOf(error), errorText.simplified());
        return {fault, u"%1; %2"_s.arg(text, detail)};
    }
};

QString KeychainStore::service()
{
    return u"Dockpass"_s;
}

QString KeychainStore::keyOf(const Key &key)
{
    // libsecret takes C strings and would end a key at a NUL.
    QString user;
    for (const QChar c : key.user) {
        if (c < QChar(0x20) || c == QChar(0x7f) || c == u'%')
            user += u"%%1"_s.arg(uint(c.unicode()), 2, 16, QChar(u'0'));
        else
            user += c;
    }
    return key.server + u' ' + user + (key.entry == Entry::UserToken ? " user-token"_L1 : " warehouse-token"_L1);
}

KeychainStore::KeychainStore(QObject *parent) : KeychainStore(Limits{}, parent) {}

KeychainStore::KeychainStore(Limits limits, QObject *parent) : TokenStore(parent), m_limits(limits)
{
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &KeychainStore::limitReached);
}

KeychainStore::~KeychainStore() = default;

QString KeychainStore::name() const
{
    return u"keychain"_s;
}

namespace {

/// A save and an erase report no value.
TokenStore::Loaded withoutValue(TokenStore::Finished callback)
{
    return [callback = std::move(callback)](auto outcome) {
        if (outcome)
            callback(Done{});
        else
            callback(std::move(outcome).error());
    };
}

} // namespace

void KeychainStore::load(const Key &key, QObject *context, Loaded callback)
{
    auto order = std::make_unique<Order>();
    order->task = Task::Load;
    order->key = keyOf(key);
    order->context = context;
    order->callback = std::move(callback);
    enqueue(std::move(order));
}

void KeychainStore::save(const Key &key, Secret bytes, QObject *context, Finished callback)
{
    auto order = std::make_unique<Order>();
    order->task = Task::Save;
    order->key = keyOf(key);
    order->bytes = std::make_shared<Secret>(std::move(bytes));
    order->context = context;
    order->callback = withoutValue(std::move(callback));
    enqueue(std::move(order));
}

void KeychainStore::erase(const Key &key, QObject *context, Finished callback)
{
    auto order = std::make_unique<Order>();
    order->task = Task::Erase;
    order->key = keyOf(key);
    order->context = context;
    order->callback = withoutValue(std::move(callback));
    enqueue(std::move(order));
}

void KeychainStore::enqueue(std::unique_ptr<Order> order)
{
    if (order->task != Task::Load)
        std::erase_if(m_orders, [&](const auto &earlier) {
            return earlier->givenUp && !earlier->begun && earlier->key == order->key;
        });
    order->limit = QDeadlineTimer(m_limits.soft);
    m_orders.push_back(std::move(order));
    watchNextLimit();
    startNext();
}

void KeychainStore::startNext()
{
    if (m_orders.empty() || m_orders.front()->begun)
        return;
    m_orders.front()->begun = true;
    switch (m_orders.front()->task) {
    case Task::Load:
        read();
        break;
    case Task::Save:
        write();
        break;
    case Task::Erase:
        remove();
        break;
    }
}

void KeychainStore::read()
{
    run(new QKeychain::ReadPasswordJob(service()), &KeychainStore::readAnswered);
}

void KeychainStore::write()
{
    auto *job = new QKeychain::WritePasswordJob(service());
    // The job reads the Secret's own bytes; they live as long as the job does, whatever happens to the store.
    const std::shared_ptr<Secret> bytes = m_orders.front()->bytes;
    job->setBinaryData(QByteArray::fromRawData(bytes->view().data(), bytes->size()));
    connect(job, &QObject::destroyed, job, [bytes] {});
    run(job, &KeychainStore::writeAnswered);
}

void KeychainStore::remove()
{
    run(new QKeychain::DeletePasswordJob(service()), &KeychainStore::removeAnswered);
}

/// A job must live until it has answered (QtKeychain's line of jobs stands still otherwise, and libsecret's late answer
/// finds freed memory): it has no parent, nobody deletes it, it deletes itself.
void KeychainStore::run(QKeychain::Job *job, void (KeychainStore::*answered)(QKeychain::Job *))
{
    job->setKey(m_orders.front()->key);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this, answered](QKeychain::Job *finished) {
        Order &order = *m_orders.front();
        order.error = finished->error();
        order.errorText = finished->errorString();
        (this->*answered)(finished);
    });
    job->start();
}

void KeychainStore::readAnswered(QKeychain::Job *job)
{
    Order &order = *m_orders.front();
    if (order.error == QKeychain::EntryNotFound)
        return ask(&KeychainStore::judgeAbsence);
    if (order.error != QKeychain::NoError)
        return ask(&KeychainStore::judgeError);
    Secret bytes = takeBytes(static_cast<const QKeychain::ReadPasswordJob &>(*job));
    if (order.task == Task::Erase)
        return finish(order.failure(Fault::Failed, u"the entry is still there"_s));
    finish(std::optional(std::move(bytes)));
}

void KeychainStore::writeAnswered(QKeychain::Job *)
{
    if (m_orders.front()->error != QKeychain::NoError)
        return ask(&KeychainStore::judgeError);
    finish(std::optional<Secret>());
}

void KeychainStore::removeAnswered(QKeychain::Job *)
{
    // Whatever it said proves nothing. The lock is asked before the read, which would prompt once more.
    ask(&KeychainStore::judgeAbsence);
}

/// "Not found" is believed only when the collection was unlocked before the read as well as after it.
void KeychainStore::judgeAbsence(const CollectionState &state)
{
    Order &order = *m_orders.front();
    if (state.collection != Collection::Unlocked && state.collection != Collection::Foreign)
        return finish(order.failure(causeOf(order.error, state.collection), state.detail));
    if (order.seenOpen)
        return finish(std::optional<Secret>());
    order.seenOpen = true;
    read();
}

void KeychainStore::judgeError(const CollectionState &state)
{
    const Order &order = *m_orders.front();
    finish(order.failure(causeOf(order.error, state.collection), state.detail));
}

void KeychainStore::ask(void (KeychainStore::*judge)(const CollectionState &))
{
    m_secretService.ask([this, judge](const CollectionState &state) { (this->*judge)(state); });
}

void KeychainStore::finish(Outcome outcome)
{
    const std::unique_ptr<Order> order = std::move(m_orders.front());
    m_orders.pop_front();
    startNext();
    watchNextLimit();

    const QPointer<KeychainStore> alive(this); // whoever is told may end the store
    if (!order->givenUp && order->context)
        order->callback(std::move(outcome));
    const auto givenUp = [](const auto &other) { return other->givenUp; };
    if (alive && m_gaveUp && std::none_of(m_orders.begin(), m_orders.end(), givenUp)) {
        m_gaveUp = false;
        qCInfo(logging::store) << "the keychain answers again";
        Q_EMIT recovered();
    }
    if (alive && isIdle())
        Q_EMIT idle();
}

void KeychainStore::watchNextLimit()
{
    std::chrono::nanoseconds next = std::chrono::nanoseconds::max();
    for (const auto &order : m_orders) {
        if (!order->givenUp)
            next = std::min(next, order->limit.remainingTimeAsDuration());
    }
    if (next == std::chrono::nanoseconds::max())
        m_watch.stop();
    else
        m_watch.start(std::chrono::ceil<std::chrono::milliseconds>(next));
}

void KeychainStore::limitReached()
{
    const auto due = std::find_if(m_orders.begin(), m_orders.end(),
                                  [](const auto &order) { return !order->givenUp && order->limit.hasExpired(); });
    if (due == m_orders.end())
        return watchNextLimit();
    Order &order = **due;
    if (order.waited)
        return giveUp(static_cast<std::size_t>(due - m_orders.begin()));
    order.waited = true;
    order.limit = QDeadlineTimer(m_limits.hard - m_limits.soft);
    watchNextLimit();
    Q_EMIT waiting();
}

void KeychainStore::giveUp(std::size_t position)
{
    Order &order = *m_orders[position];
    order.givenUp = true;
    m_gaveUp = true;
    const QPointer<QObject> context = order.context;
    const Loaded callback = std::exchange(order.callback, nullptr);
    if (!order.begun && order.task == Task::Load)
        m_orders.erase(m_orders.begin() + static_cast<std::ptrdiff_t>(position));
    watchNextLimit();
    qCWarning(logging::store) << "the keychain has not answered for" << m_limits.hard.count() << "ms";
    if (context)
        callback(StoreFailure{Fault::NoAnswer, u"no answer within %1 ms"_s.arg(m_limits.hard.count())});
}

} // namespace dockpass::store
