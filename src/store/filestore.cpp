// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/filestore.h"

#include <openssl/crypto.h>

#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

OrderLine::Outcome withoutValue(Result<Done, Failure> result)
{
    if (!result)
        return std::move(result).error();
    return std::optional<Secret>();
}

OrderLine::Outcome carryOut(FileVault &vault, Order::Task task, const QString &name, const Secret *bytes,
                            const std::atomic<bool> *withdrawn)
{
    switch (task) {
    case Order::Task::Load:
        return vault.load(name);
    case Order::Task::Save:
        return withoutValue(vault.save(name, *bytes));
    case Order::Task::Erase:
        return withoutValue(vault.erase(name, withdrawn));
    }
    Q_UNREACHABLE();
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

QString FileStore::nameOf(const Key &key)
{
    const QLatin1StringView entry = key.entry == Entry::UserToken ? "user-token"_L1 : "warehouse-token"_L1;
    return u"%1\n%2\n%3"_s.arg(entry).arg(key.server.size()).arg(key.server + key.user);
}

FileStore::FileStore(FileVault::Folders folders, KeySources sources, QObject *parent)
    : FileStore(std::move(folders), std::move(sources), Limits{}, parent)
{
}

FileStore::FileStore(FileVault::Folders folders, KeySources sources, Limits limits, QObject *parent)
    : TokenStore(parent)
    , m_line(
          limits, [this](const Order &order) { begin(order); }, Failure::Kind::FileNoAnswer)
    , m_vault(std::make_shared<FileVault>(std::move(folders), std::move(sources)))
{
    m_worker.setMaxThreadCount(1);
    connect(&m_line, &OrderLine::waiting, this, &TokenStore::waiting);
    connect(&m_line, &OrderLine::recovered, this, &TokenStore::recovered);
    connect(&m_line, &OrderLine::idle, this, &TokenStore::idle);
}

void FileStore::load(const Key &key, QObject *context, Loaded callback)
{
    m_line.add({Order::Task::Load, nameOf(key), {}, context, std::move(callback)});
}

void FileStore::save(const Key &key, Secret bytes, QObject *context, Finished callback)
{
    m_line.add({Order::Task::Save, nameOf(key), std::make_shared<Secret>(std::move(bytes)), context,
                withoutValue(std::move(callback))});
}

void FileStore::erase(const Key &key, QObject *context, Finished callback)
{
    m_line.add({.task = Order::Task::Erase,
                .key = nameOf(key),
                .bytes = {},
                .context = context,
                .callback = withoutValue(std::move(callback)),
                .withdrawn = std::make_shared<std::atomic<bool>>(false)});
}

QString FileStore::name() const
{
    return u"file"_s;
}

void FileStore::begin(const Order &order)
{
    m_worker.start(
        [this, vault = m_vault, task = order.task, name = order.key, bytes = order.bytes, withdrawn = order.withdrawn] {
            // A function object that Qt posts has to be copyable, an outcome is not.
            const auto outcome =
                std::make_shared<OrderLine::Outcome>(carryOut(*vault, task, name, bytes.get(), withdrawn.get()));
            scrubStack();          // nobody else will: the thread stands by
            OPENSSL_thread_stop(); // else the program may end before the thread has given its part of OpenSSL back
            QMetaObject::invokeMethod(
                this, [this, outcome] { m_line.finish(std::move(*outcome)); }, Qt::QueuedConnection);
        });
}

} // namespace dockpass::store
