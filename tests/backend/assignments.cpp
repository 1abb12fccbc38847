// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "assignments.h"

#include "glueanswers.h"
#include "query.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

const QByteArray type = "warehouse-user-assignments"_ba;

QByteArray boolean(bool value)
{
    return value ? "true"_ba : "false"_ba;
}

QByteArray resourceOf(const User &user, const Assignment &assignment)
{
    const Warehouse &warehouse = assignment.warehouse;
    return resourceJson(type, assignment.uuid,
                        "{\"userUuid\":"_ba + quoted(user.uuid) + ",\"warehouse\":{\"uuid\":" + quoted(warehouse.uuid)
                            + ",\"name\":" + quoted(warehouse.name) + ",\"isActive\":" + boolean(warehouse.isActive)
                            + "},\"isActive\":" + boolean(assignment.isActive) + '}');
}

/// A Back Office user sees everybody's, a warehouse user their own.
bool sees(const Subject &caller, const User &user)
{
    return caller.scopes.contains("back-office-user"_ba)
        || (!user.uuid.isEmpty() && user.uuid == caller.claims()["uuid"_L1].toString());
}

bool passes(const Query &query, const User &user, const Assignment &assignment)
{
    const auto wanted = query.filter(type + ".isActive");
    return query.matches(type + ".uuid", assignment.uuid) && query.matches(type + ".userUuid", user.uuid)
        && query.matches(type + ".warehouseUuid", assignment.warehouse.uuid)
        && (!wanted || wanted->contains(assignment.isActive ? u"true"_s : u"false"_s)
            || wanted->contains(assignment.isActive ? u"1"_s : u"0"_s));
}

/// Whether a value stands for true, to PHP.
bool isTruthy(const QJsonValue &value)
{
    if (value.isString())
        return !value.toString().isEmpty() && value.toString() != "0"_L1;
    return value.toBool() || value.toInt() != 0;
}

/// Also where it belongs to someone else (contract 5).
Answer notFound()
{
    return errorAnswer(404, "5201"_ba, u"Warehouse user assignment not found."_s, true);
}

} // namespace

Answer Assignments::collection(const Subject &caller, const Query &query) const
{
    // Tokens of old servers do not say whose they are.
    if (caller.claims()["uuid"_L1].toString().isEmpty())
        return errorAnswer(403, "5204"_ba, u"Operation is forbidden."_s, true);
    QByteArrayList resources;
    for (const User &user : m_users.all()) {
        if (!sees(caller, user))
            continue;
        for (const Assignment &assignment : user.assignments) {
            if (passes(query, user, assignment))
                resources += resourceOf(user, assignment);
        }
    }
    return collectionAnswer(type, query.page(resources));
}

Answer Assignments::one(const Subject &caller, const QString &uuid) const
{
    const User *user = m_users.findAssigned(uuid);
    if (!user || !sees(caller, *user))
        return notFound();
    return resourceAnswer(type, uuid, resourceOf(*user, *user->assignment(uuid)));
}

Answer Assignments::patch(const Subject &caller, const QString &uuid, const QByteArray &body)
{
    User *user = m_users.findAssigned(uuid);
    if (!user || !sees(caller, *user))
        return notFound();
    if (body.isEmpty())
        return htmlErrorAnswer(); // as at /token: the controller gets no attributes
    // `type` is not checked (contract 5).
    const QJsonValue wanted = QJsonDocument::fromJson(body)["data"_L1]["attributes"_L1]["isActive"_L1];
    // The string "false" deactivates the others as well: it is not empty.
    if (isTruthy(wanted)) {
        for (Assignment &assignment : user->assignments)
            assignment.isActive = false;
    }
    Assignment &assignment = *user->assignment(uuid);
    if (!wanted.isUndefined() && !wanted.isNull())
        assignment.isActive = isTruthy(wanted) && wanted.toString() != "false"_L1;
    return resourceAnswer(type, uuid, resourceOf(*user, assignment));
}

} // namespace dockpass::backend
