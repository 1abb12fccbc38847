// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/assignments.h"

#include "glue/json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// It becomes a part of a path: nothing that could lead elsewhere ("..", "/", "%2F").
bool isUsableId(const QString &id)
{
    constexpr qsizetype longest = 128;
    return !id.isEmpty() && id.size() <= longest && std::ranges::all_of(id, [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'-' || c == u'_';
    });
}

/// Sent as a boolean; a string or a number from a project's own wiring is understood too.
bool isTrue(const QJsonValue &value, bool otherwise)
{
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return value.toDouble() != 0;
    const QString text = value.toString().toLower();
    return text.isEmpty() ? otherwise : text == "true"_L1 || text == "1"_L1;
}

std::optional<Assignment> assignmentIn(const QJsonValue &row)
{
    const QJsonObject resource = row.toObject();
    const QJsonObject attributes = resource.value("attributes"_L1).toObject();
    const QJsonObject warehouse = attributes.value("warehouse"_L1).toObject();
    Assignment assignment;
    assignment.id = resource.value("id"_L1).toString();
    if (!isUsableId(assignment.id))
        return {};
    assignment.userUuid = attributes.value("userUuid"_L1).toString();
    assignment.warehouseUuid = warehouse.value("uuid"_L1).toString();
    assignment.warehouseName = displayName(warehouse.value("name"_L1).toString());
    if (assignment.warehouseName.isEmpty())
        assignment.warehouseName = assignment.id.left(8);
    assignment.enabled = isTrue(warehouse.value("isActive"_L1), true);
    assignment.active = isTrue(attributes.value("isActive"_L1), false);
    return assignment;
}

} // namespace

Result<QJsonArray, Failure> resourcesIn(Endpoint endpoint, const HttpAnswer &answer)
{
    const bool success = answer.status >= 200 && answer.status <= 299;
    const auto document = success ? parseJson(answer.body.view()) : std::nullopt;
    const QJsonValue data = document ? document->object().value("data"_L1) : QJsonValue();
    if (data.isArray())
        return data.toArray();
    if (data.isObject())
        return QJsonArray{data};
    return failureFrom(endpoint, answer);
}

Result<QList<Assignment>, Failure> assignmentsFrom(const HttpAnswer &answer)
{
    const auto rows = resourcesIn(Endpoint::Assignments, answer);
    if (!rows)
        return rows.error();
    QList<Assignment> assignments;
    for (const QJsonValue row : rows.value()) {
        if (auto assignment = assignmentIn(row))
            assignments.append(std::move(*assignment));
    }
    return assignments;
}

Result<Assignment, Failure> activationFrom(const HttpAnswer &answer)
{
    const auto rows = resourcesIn(Endpoint::Activation, answer);
    if (!rows)
        return rows.error();
    if (auto assignment = assignmentIn(rows.value().first()))
        return std::move(*assignment);
    return unreadable(u"the answer holds no assignment"_s, answer);
}

Result<qsizetype, Failure> picklistsFrom(const HttpAnswer &answer)
{
    const auto rows = resourcesIn(Endpoint::Picklists, answer);
    if (!rows)
        return rows.error();
    return rows.value().size();
}

QString displayName(const QString &name)
{
    constexpr qsizetype longest = 80;
    QString plain;
    // Not by QChar: beyond 16 bits there are invisible characters too, and half a pair is none.
    for (const char32_t c : name.toUcs4()) {
        if (QChar::isPrint(c))
            plain += QChar::fromUcs4(c);
        else if (QChar::isSpace(c))
            plain += u' ';
    }
    plain = plain.simplified();
    if (plain.size() > longest) {
        plain.truncate(plain.at(longest - 2).isHighSurrogate() ? longest - 2 : longest - 1);
        plain += u'\u2026';
    }
    return plain;
}

} // namespace dockpass::glue
