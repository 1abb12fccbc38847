// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"
#include "tokens.h"

#include "base/result.h"

#include <QJsonArray>
#include <QString>

#include <optional>

namespace dockpass::backend {

class Query;
struct User;

/// Work that waits in a warehouse.
struct PickingList
{
    QString uuid;
    QString status;
    int warehouse = 0;
    QString user; ///< by name, whose it is; empty: nobody's yet

    /// From the `pickingLists` of the users file; the error is for the person who wrote it.
    [[nodiscard]] static Result<QList<PickingList>, QString> listFrom(const QJsonArray &array);
};

/// GET /picking-lists (contract 11). `caller`: whose token came, if one came; `user`: who that is, if it is a user.
[[nodiscard]] Answer pickingListsAnswer(const QList<PickingList> &lists, const std::optional<Subject> &caller,
                                        const User *user, const Query &query);

} // namespace dockpass::backend
