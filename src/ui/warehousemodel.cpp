// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/warehousemodel.h"

#include <algorithm>

namespace dockpass::ui {

using namespace Qt::StringLiterals;
using glue::Assignment;

void WarehouseModel::show(const QList<Assignment> &warehouses)
{
    if (warehouses == m_all)
        return;
    const bool otherSize = warehouses.size() != m_all.size();
    m_all = warehouses;
    if (m_all.isEmpty())
        setFilter({}); // the next person's list begins whole
    narrow();
    if (otherSize)
        Q_EMIT totalChanged();
}

void WarehouseModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    narrow();
    Q_EMIT filterChanged();
}

void WarehouseModel::narrow()
{
    const QString wanted = m_filter.simplified();
    QList<Assignment> shown;
    std::ranges::copy_if(m_all, std::back_inserter(shown), [&wanted](const Assignment &assignment) {
        return assignment.warehouseName.contains(wanted, Qt::CaseInsensitive);
    });
    if (shown == m_shown)
        return;
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
}

QString WarehouseModel::markOf(const Assignment &assignment) const
{
    constexpr qsizetype length = 6;
    const auto twins = std::ranges::count(m_all, assignment.warehouseName.simplified(),
                                          [](const Assignment &other) { return other.warehouseName.simplified(); });
    const QString &id = assignment.warehouseUuid.isEmpty() ? assignment.id : assignment.warehouseUuid;
    return twins > 1 ? id.right(length) : QString();
}

int WarehouseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant WarehouseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Assignment &assignment = m_shown.at(index.row());
    switch (role) {
    case AssignmentId:
        return assignment.id;
    case Name:
        return assignment.warehouseName;
    case Active:
        return assignment.active;
    case Enabled:
        return assignment.enabled || assignment.active;
    case Mark:
        return markOf(assignment);
    default:
        return {};
    }
}

QHash<int, QByteArray> WarehouseModel::roleNames() const
{
    return {{AssignmentId, "assignmentId"_ba},
            {Name, "name"_ba},
            {Active, "active"_ba},
            {Enabled, "usable"_ba},
            {Mark, "mark"_ba}};
}

} // namespace dockpass::ui
