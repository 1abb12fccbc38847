// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/keychainstore.h"

#include <QPointer>

#include <openssl/crypto.h>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

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

Kind faultOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Kind::KeychainDenied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Kind::KeychainAbsent;
    default:
        return Kind::KeychainFailed;
    }
}

/// As libsecret finds the entry. A new one is found nowhere.
SecretService::Attributes attributesOf(const Order &order)
{
    if (order.task == Order::Task::Save)
        return {};
    return {{u"user"_s, order.key}, {u"server"_s, KeychainStore::service()}};
}

/// A save and an erase report no value.
TokenStore::Loaded withoutValue(TokenStore::Finished callback)
{
    return [callback = std::move(callback)](OrderLine::Outcome outcome) {
        if (outcome)
            callback(Done{});
        else
            callback(std::move(outcome).error());
    };
}

} // namespace

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
            user += u'%' + u"%1"_s.arg(uint(c.unicode()), 2, 16, QChar(u'0'));
        else
            user += c;
    }
    return key.server + u' ' + user + (key.entry == Entry::UserToken ? " user-token"_L1 : " warehouse-token"_L1);
}

std::optional<Account> KeychainStore::accountOf(const QString &key)
{
    const qsizetype space = key.indexOf(u' ');
    const auto ending = " user-token"_L1;
    if (space <= 0 || !key.endsWith(ending) || space + ending.size() >= key.size())
        return {};
    const QString user = key.sliced(space + 1, key.size() - ending.size() - space - 1);
    const Account account{key.first(space), QString::fromUtf8(QByteArray::fromPercentEncoding(user.toUtf8()))};
    const bool isKey = !account.isEmpty() && keyOf({account.server, account.user, Entry::UserToken}) == key;
    return isKey ? std::optional(account) : std::nullopt;
}

KeychainStore::KeychainStore(QObject *parent) : KeychainStore(Limits{}, parent) {}

KeychainStore::KeychainStore(Limits limits, QObject *parent)
    : TokenStore(parent)
    , m_line(limits, [this](const Order &order) { begin(order); })
{
    connect(&m_line, &OrderLine::waiting, this, &TokenStore::waiting);
    connect(&m_line, &OrderLine::recovered, this, &TokenStore::recovered);
    connect(&m_line, &OrderLine::idle, this, &TokenStore::idle);
    connect(&m_opening, &Opening::opened, this, &TokenStore::recovered);
}

QString KeychainStore::name() const
{
    return u"keychain"_s;
}

void KeychainStore::load(const Key &key, QObject *context, Loaded callback)
{
    m_line.add({Order::Task::Load, keyOf(key), {}, context, std::move(callback)});
}

void KeychainStore::save(const Key &key, Secret bytes, QObject *context, Finished callback)
{
    m_line.add({Order::Task::Save, keyOf(key), std::make_shared<Secret>(std::move(bytes)), context,
                withoutValue(std::move(callback))});
}

void KeychainStore::erase(const Key &key, QObject *context, Finished callback)
{
    m_line.add({Order::Task::Erase, keyOf(key), {}, context, withoutValue(std::move(callback))});
}

void KeychainStore::count(const QString &server, const QString &user, QObject *context, Counted callback)
{
    TokenStore::count(server, user, context, [=, this](Result<int, Failure> named) {
        if (!named.ok()) {
            callback(std::move(named).error());
            return;
        }
        const QString key = keyOf({server, user, Entry::UserToken});
        const QString prefix = key.first(key.lastIndexOf(u' ') + 1);
        const auto isTheirs = [prefix](const QString &name) {
            return name.startsWith(prefix) && !name.mid(prefix.size()).contains(u' ');
        };
        search(context, [=](std::optional<Result<QStringList, Failure>> all) {
            if (!all)
                callback(named);
            else if (!all->ok())
                callback(std::move(*all).error());
            else
                callback(std::max(int(std::ranges::count_if(all->value(), isTheirs)), named.value()));
        });
    });
}

void KeychainStore::accounts(QObject *context, Listed callback)
{
    // Of an entry that never is: the keychain is started by that, if need be, and what hangs does not hang the search.
    load({u"-"_s, u"-"_s, Entry::UserToken}, context, [=, this](Result<std::optional<Secret>, Failure> opened) {
        if (!opened.ok() && opened.error().kind != Kind::KeychainLocked) {
            callback(std::nullopt);
            return;
        }
        const bool open = opened.ok(); // one that is locked may not show what it has (KeePassXC)
        search(context, [=](std::optional<Result<QStringList, Failure>> all) {
            QList<Account> found;
            for (const QString &name : all && all->ok() ? all->value() : QStringList()) {
                if (const auto account = accountOf(name); account && !found.contains(*account))
                    found.append(*account);
            }
            const bool told = all && all->ok() && (open || !found.isEmpty());
            callback(told ? std::optional(found) : std::nullopt);
        });
    });
}

void KeychainStore::search(QObject *context, SecretItems::Found callback)
{
    auto *items = new SecretItems(this); // one question each
    items->find(service(), [=, alive = QPointer(context)](std::optional<Result<QStringList, Failure>> all) {
        items->deleteLater();
        if (alive)
            callback(std::move(all));
    });
}

void KeychainStore::eraseSilently(const Key &key, QObject *context, Finished callback)
{
    m_line.add({Order::Task::Erase, keyOf(key), {}, context, withoutValue(std::move(callback)), true});
}

void KeychainStore::begin(const Order &order)
{
    m_progress = {};
    switch (order.task) {
    case Order::Task::Load:
        return read();
    case Order::Task::Save:
        return write();
    case Order::Task::Erase:
        return ask(&KeychainStore::removeIfOpen);
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
    const std::shared_ptr<Secret> bytes = m_line.head().bytes;
    job->setBinaryData(QByteArray::fromRawData(bytes->view().data(), bytes->size()));
    connect(job, &QObject::destroyed, job, [bytes] {});
    run(job, &KeychainStore::writeAnswered);
}

void KeychainStore::remove()
{
    run(new QKeychain::DeletePasswordJob(service()), &KeychainStore::removeAnswered);
}

/// A job must live until it has answered (QtKeychain's own line stands still otherwise, and libsecret's late answer
/// finds freed memory): it has no parent, nobody deletes it, it deletes itself.
void KeychainStore::run(QKeychain::Job *job, void (KeychainStore::*answered)(QKeychain::Job *))
{
    job->setKey(m_line.head().key);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this, answered](QKeychain::Job *finished) {
        const QString text = finished->errorString().simplified();
        m_progress.fault = faultOf(finished->error());
        m_progress.text = text.isEmpty() ? nameOf(finished->error()) : nameOf(finished->error()) + u": "_s + text;
        (this->*answered)(finished);
    });
    job->start();
}

void KeychainStore::readAnswered(QKeychain::Job *job)
{
    if (job->error() == QKeychain::EntryNotFound)
        return ask(&KeychainStore::judgeAbsence);
    if (job->error() != QKeychain::NoError)
        return ask(&KeychainStore::failUnlessOpen);
    Secret bytes = takeBytes(static_cast<const QKeychain::ReadPasswordJob &>(*job));
    scrubStack(); // the copy is still in registers, and the next order would put them down
    if (m_line.head().task == Order::Task::Erase)
        return m_line.finish(Failure{.kind = Kind::KeychainFailed, .detail = u"the entry is still there"_s});
    m_line.finish(std::optional(std::move(bytes)));
}

void KeychainStore::writeAnswered(QKeychain::Job *job)
{
    if (job->error() != QKeychain::NoError)
        return ask(&KeychainStore::failUnlessOpen);
    m_line.finish(std::optional<Secret>());
}

void KeychainStore::removeAnswered(QKeychain::Job *)
{
    // Whatever it said proves nothing. The lock is asked before the read, which would prompt a second time.
    ask(&KeychainStore::judgeAbsence);
}

/// "Not found" is believed only where the collection was unlocked before that read as well as after it.
void KeychainStore::judgeAbsence(const CollectionState &state)
{
    const bool open = state.collection == Collection::Unlocked || state.collection == Collection::Foreign
        || state.collection == Collection::Missing;
    if (!open || (m_progress.seenOpen && state.found))
        return fail(state);
    if (m_progress.seenOpen)
        return m_line.finish(std::optional<Secret>());
    m_progress.seenOpen = true;
    read();
}

void KeychainStore::ask(void (KeychainStore::*judge)(const CollectionState &))
{
    m_secretService.ask(attributesOf(m_line.head()),
                        [this, judge](const CollectionState &state) { (this->*judge)(state); });
}

void KeychainStore::removeIfOpen(const CollectionState &state)
{
    // Given up while the question was under way: there may be something new by now, see OrderLine.
    if (m_line.isGivenUp())
        return m_line.finish(Failure{.kind = Kind::KeychainNoAnswer, .detail = u"given up before it began"_s});
    if (state.collection != Collection::Locked)
        return remove();
    if (!m_line.head().silent) // libsecret unlocks for a read, and never for a deletion
        return run(new QKeychain::ReadPasswordJob(service()), &KeychainStore::unlockAnswered);
    m_progress.text = u"not tried"_s;
    fail(state);
}

void KeychainStore::unlockAnswered(QKeychain::Job *job)
{
    [[maybe_unused]] const Secret wiped = takeBytes(static_cast<const QKeychain::ReadPasswordJob &>(*job));
    remove();
}

/// A failure is believed at once only where the keychain is not open. Else others may have opened it while the job waited
/// for a prompt of its own, or another service may have come in place of the one that libsecret talked to: once more.
void KeychainStore::failUnlessOpen(const CollectionState &state)
{
    const bool open = state.collection == Collection::Unlocked;
    // Given up: whoever gave the order does it anew, see OrderLine. A person who has said no is not asked again.
    if (!open || m_line.isGivenUp() || m_progress.fault == Kind::KeychainDenied
        || std::exchange(m_progress.triedAgain, true))
        return fail(state);
    SecretService::forgetClientSession();
    if (m_line.head().task == Order::Task::Save)
        write();
    else
        read();
}

/// The cause behind the last job's error: libsecret has the same few codes for a locked collection, a dismissed prompt
/// and a missing service.
void KeychainStore::fail(const CollectionState &state)
{
    const Kind fault = state.collection == Collection::Locked ? Kind::KeychainLocked
        : state.collection == Collection::Absent              ? Kind::KeychainAbsent
        : state.collection == Collection::Missing             ? Kind::KeychainAbsent
        : state.collection == Collection::Denied              ? Kind::KeychainDenied
                                                              : m_progress.fault;
    if (fault == Kind::KeychainLocked || fault == Kind::KeychainAbsent)
        m_opening.await(attributesOf(m_line.head()));
    m_line.finish(Failure{.kind = fault, .detail = m_progress.text + u"; "_s + state.detail});
}

} // namespace dockpass::store
