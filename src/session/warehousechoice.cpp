// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/warehousechoice.h"

#include <algorithm>

namespace dockpass::session {

using glue::Assignment;

namespace {

/// Nothing where the rows cannot be told apart by person.
std::optional<QList<Assignment>> rowsOf(const QString &userUuid, const QList<Assignment> &all)
{
    if (userUuid.isEmpty()) {
        const bool mixed = std::ranges::any_of(all, [&](const Assignment &a) { return a.userUuid != all[0].userUuid; });
        return mixed ? std::nullopt : std::optional(all);
    }
    QList<Assignment> own;
    std::ranges::copy_if(all, std::back_inserter(own),
                         [&](const Assignment &a) { return a.userUuid.isEmpty() || a.userUuid == userUuid; });
    return own;
}

WarehouseChoice::Decision take(const Assignment &assignment)
{
    if (assignment.active)
        return WarehouseChoice::Exchange{assignment.warehouseName}; // the server knows best whether it gives a token
    if (!assignment.enabled)
        return Failure::Kind::WarehouseDisabled;
    return WarehouseChoice::Activate{assignment};
}

QList<Assignment> inOrder(QList<Assignment> rows)
{
    std::ranges::stable_sort(rows, [](const Assignment &a, const Assignment &b) {
        if (a.active != b.active)
            return a.active;
        if (a.enabled != b.enabled)
            return a.enabled;
        return a.warehouseName.compare(b.warehouseName, Qt::CaseInsensitive) < 0;
    });
    return rows;
}

} // namespace

WarehouseChoice::Decision WarehouseChoice::among(const QList<Assignment> &assignments) const
{
    const auto rows = rowsOf(userUuid, assignments);
    if (!rows)
        return wish.isEmpty() ? Decision(Exchange{}) : Decision(Failure::Kind::WarehouseUnknown);
    if (rows->isEmpty())
        return Failure::Kind::NoWarehouseAssigned;
    if (!wish.isEmpty()) {
        QList<Assignment> meant;
        std::ranges::copy_if(*rows, std::back_inserter(meant), [this](const Assignment &a) {
            return a.id == wish || a.warehouseUuid == wish || a.warehouseName.compare(wish, Qt::CaseInsensitive) == 0;
        });
        return meant.size() == 1 ? take(meant.first()) : Decision(Failure::Kind::WarehouseUnknown);
    }
    if (always)
        return Ask{inOrder(*rows)};
    if (rows->size() == 1)
        return take(rows->first());
    const auto active = std::ranges::find_if(*rows, &Assignment::active);
    if (active != rows->end() && (keepActive || !canAsk))
        return take(*active);
    return canAsk ? Decision(Ask{inOrder(*rows)}) : Decision(Failure::Kind::WarehouseChoiceNeeded);
}

} // namespace dockpass::session
