// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/tokenstore.h"

namespace dockpass::store {

void TokenStore::count(const QString &server, const QString &user, QObject *context, Counted callback)
{
    using Outcome = Result<std::optional<Secret>, Failure>;
    load({server, user, Entry::UserToken}, context, [=, this, callback = std::move(callback)](Outcome first) {
        if (!first.ok()) {
            callback(std::move(first).error());
            return;
        }
        const int one = first.value() ? 1 : 0;
        load({server, user, Entry::WarehouseToken}, context, [=](Outcome second) {
            if (second.ok())
                callback(one + (second.value() ? 1 : 0));
            else
                callback(std::move(second).error());
        });
    });
}

void TokenStore::accounts(QObject *context, Listed callback)
{
    QMetaObject::invokeMethod(
        context, [callback = std::move(callback)] { callback(std::nullopt); }, Qt::QueuedConnection);
}

} // namespace dockpass::store
