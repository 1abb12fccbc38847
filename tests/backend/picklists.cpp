// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "picklists.h"

#include "glueanswers.h"
#include "query.h"
#include "users.h"

#include <QJsonObject>
#include <QUuid>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

const QByteArray type = "picking-lists"_ba;

/// The same after each start.
QString uuidOf(const PickingList &list, int number)
{
    static const QUuid nameSpace(u"9c1d8f64-5a0e-5b7a-8d3c-6f1f0f6f2c11"_s);
    return QUuid::createUuidV5(nameSpace, u"%1-%2-%3-%4"_s.arg(list.warehouse).arg(list.status, list.user).arg(number))
        .toString(QUuid::WithoutBraces);
}

/// A warehouse's token sees all lists there. A user's sees their own and those that are nobody's, in the warehouse that
/// is active now; without one, only their own.
bool sees(const Subject &caller, const User *user, const PickingList &list)
{
    if (caller.isWarehouse())
        return list.warehouse == caller.claims()["id_warehouse"_L1].toInt();
    if (!user)
        return false;
    const auto active = user->activeWarehouse();
    const bool own = list.user == user->name;
    return active ? list.warehouse == *active && (own || list.user.isEmpty()) : own;
}

bool mayAsk(const std::optional<Subject> &caller)
{
    return caller
        && (caller->isWarehouse() || caller->scopes.contains("warehouse-user"_ba)
            || caller->scopes.contains("back-office-user"_ba));
}

QByteArray resourceOf(const PickingList &list)
{
    // No time zone, and not ISO 8601: as the shop writes times.
    return resourceJson(type, list.uuid,
                        "{\"status\":"_ba + quoted(list.status)
                            + ",\"createdAt\":\"2026-11-02 12:33:00.000000\",\"updatedAt\":"
                              "\"2026-11-02 12:33:00.000000\"}");
}

} // namespace

Result<QList<PickingList>, QString> PickingList::listFrom(const QJsonArray &array)
{
    const QStringList statuses{u"ready-for-picking"_s, u"picking-started"_s, u"picking-finished"_s};
    QList<PickingList> lists;
    for (const QJsonValue entry : array) {
        PickingList list{{}, entry["status"_L1].toString(), entry["warehouse"_L1].toInt(), entry["user"_L1].toString()};
        const int count = entry["count"_L1].toInt(1);
        if (!statuses.contains(list.status) || list.warehouse <= 0 || count <= 0)
            return u"pickingLists need warehouse and count (numbers above 0) and status (one of %1)"_s.arg(
                statuses.join(u", "_s));
        for (int i = 1; i <= count; ++i) {
            list.uuid = uuidOf(list, i);
            lists += list;
        }
    }
    return lists;
}

Answer pickingListsAnswer(const QList<PickingList> &lists, const std::optional<Subject> &caller, const User *user,
                          const Query &query)
{
    // The code 5302 that the manual names never arrives (contract 3.3).
    if (!mayAsk(caller))
        return errorAnswer(403, {}, u"Authorization failed."_s, true);
    QByteArrayList resources;
    for (const PickingList &list : lists) {
        if (sees(*caller, user, list) && query.matches(type + ".status", list.status)
            && query.matches(type + ".uuids", list.uuid))
            resources += resourceOf(list);
    }
    return collectionAnswer(type, query.page(resources));
}

} // namespace dockpass::backend
