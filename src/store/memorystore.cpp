// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/memorystore.h"

#include <QPointer>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

/// No byte of one field can be read as part of another.
QString nameOf(const Key &key)
{
    return u"%1\n%2\n%3"_s.arg(int(key.entry)).arg(key.server.size()).arg(key.server + key.user);
}

} // namespace

void MemoryStore::load(const Key &key, QObject *context, Loaded callback)
{
    later([this, name = nameOf(key), caller = QPointer(context), callback = std::move(callback)] {
        const auto found = m_entries.find(name);
        if (caller)
            callback(found == m_entries.end() ? std::nullopt : std::optional(found->second.clone()));
    });
}

void MemoryStore::save(const Key &key, Secret bytes, QObject *context, Finished callback)
{
    // An event's function object has to be copyable, a Secret is not.
    const auto shared = std::make_shared<Secret>(std::move(bytes));
    later([this, name = nameOf(key), shared, caller = QPointer(context), callback = std::move(callback)] {
        m_entries.insert_or_assign(name, std::move(*shared));
        if (caller)
            callback(Done{});
    });
}

void MemoryStore::erase(const Key &key, QObject *context, Finished callback)
{
    later([this, name = nameOf(key), caller = QPointer(context), callback = std::move(callback)] {
        m_entries.erase(name);
        if (caller)
            callback(Done{});
    });
}

QString MemoryStore::name() const
{
    return u"memory"_s;
}

void MemoryStore::later(std::function<void()> order)
{
    ++m_pending;
    QMetaObject::invokeMethod(
        this,
        [this, order = std::move(order)] {
            const QPointer<MemoryStore> alive(this); // the callback may end the store
            order();
            if (alive && --m_pending == 0)
                Q_EMIT idle();
        },
        Qt::QueuedConnection);
}

} // namespace dockpass::store
