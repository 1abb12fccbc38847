// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listrecovery.h"

#include "base/logging.h"

#include <optional>
#include <utility>

namespace dockpass::store {

using Marker = ListedSession::Marker;

namespace {

/// Not where somebody has begun a new list meanwhile.
std::optional<ListedSession> asFound(const ListedSession &now)
{
    return now.marker == Marker::None ? std::optional(ListedSession{Marker::Stored}) : std::nullopt;
}

} // namespace

void recoverList(TokenStore &store, SessionIndex &index, QObject *context, std::function<void(bool found)> done)
{
    if (!store.isPersistent() || index.condition() != SessionIndex::Condition::Ruined)
        return done(false);
    store.accounts(context, [&index, done = std::move(done)](const QList<Account> &accounts) {
        if (accounts.isEmpty() || index.condition() != SessionIndex::Condition::Ruined)
            return done(false);
        qCWarning(logging::store) << "the list of sessions was damaged; the store holds sessions of" << accounts.size();
        bool put = false;
        for (const Account &account : accounts)
            put = index.change(account, asFound) || put;
        if (put && accounts.size() == 1)
            index.setCurrent(accounts.first());
        done(put);
    });
}

} // namespace dockpass::store
