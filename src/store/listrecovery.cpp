// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listrecovery.h"

#include "base/logging.h"

#include <optional>
#include <utility>

namespace dockpass::store {

namespace {

bool wantsRecovery(const SessionIndex &index)
{
    using Condition = SessionIndex::Condition;
    const Condition condition = index.condition();
    return condition == Condition::Ruined || condition == Condition::Incomplete;
}

} // namespace

void recoverList(TokenStore &store, SessionIndex &index, QObject *context, std::function<void()> done)
{
    if (!store.isPersistent() || !wantsRecovery(index)) {
        done();
        return;
    }
    store.accounts(
        context, [&index, done = std::move(done)](const std::optional<QList<Account>> &accounts) {
            if (accounts && wantsRecovery(index) && index.complete(*accounts)) // another process may have been there
                qCWarning(logging::store)
                    << "the list of sessions was damaged, and is made anew from what the store holds; "
                       "sessions:"
                    << accounts->size();
            done();
        });
}

} // namespace dockpass::store
