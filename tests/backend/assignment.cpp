// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "assignment.h"

#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

/// Always the same for the same name, so that what a test has noted is good after a restart.
QString uuidOf(const QString &name)
{
    static const QUuid nameSpace(u"5d0c7a5e-2f60-5f1d-8f57-3b1d5f1c9a10"_s);
    return QUuid::createUuidV5(nameSpace, name).toString(QUuid::WithoutBraces);
}

} // namespace

Result<QList<Assignment>, QString> Assignment::listFrom(const QJsonArray &array)
{
    QList<Assignment> assignments;
    for (const QJsonValue entry : array) {
        const QJsonObject object = entry.toObject();
        const QJsonObject warehouse = object["warehouse"_L1].toObject();
        const Assignment assignment{object["uuid"_L1].toString(),
                                    {warehouse["id"_L1].toInt(), warehouse["uuid"_L1].toString(),
                                     warehouse["name"_L1].toString(), warehouse["isActive"_L1].toBool(true)},
                                    object["isActive"_L1].toBool(false)};
        if (assignment.uuid.isEmpty() || assignment.warehouse.uuid.isEmpty() || assignment.warehouse.id <= 0)
            return u"an assignment needs uuid and warehouse, with uuid and id (a number above 0)"_s;
        if (assignment.isActive && activeWarehouseIn(assignments))
            return u"two assignments are active"_s;
        assignments += assignment;
    }
    return assignments;
}

Assignment Assignment::activeFor(int warehouse, const QString &userName)
{
    const QString number = QString::number(warehouse);
    return {uuidOf(u"assignment-"_s + userName + u'-' + number),
            {warehouse, uuidOf(u"warehouse-"_s + number), u"Warehouse"_s + number, true},
            true};
}

std::optional<int> activeWarehouseIn(const QList<Assignment> &assignments)
{
    const auto active =
        std::find_if(assignments.cbegin(), assignments.cend(), [](const Assignment &a) { return a.isActive; });
    return active == assignments.cend() ? std::nullopt : std::optional(active->warehouse.id);
}

} // namespace dockpass::backend
