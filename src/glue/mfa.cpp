// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/mfa.h"

#include "glue/assignments.h"
#include "glue/json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

bool isOn(const QJsonValue &status)
{
    return status.isDouble() ? status.toInt() == 1 : status.toString() == "activated"_L1 || status == u"1"_s;
}

} // namespace

Result<QStringList, Failure> mfaTypesFrom(const HttpAnswer &answer)
{
    const auto rows = resourcesIn(Endpoint::MfaTypes, answer);
    if (!rows)
        return rows.error();
    QStringList types;
    for (const QJsonValue row : rows.value()) {
        const QJsonValue attributes = row["attributes"_L1];
        const QString type = attributes["type"_L1].toString();
        if (isOn(attributes["status"_L1]) && !type.isEmpty() && type == displayName(type))
            types.append(type);
    }
    return types;
}

Result<Done, Failure> mfaTriggerFrom(const HttpAnswer &answer)
{
    if (answer.status >= 200 && answer.status <= 299)
        return Done{};
    return failureFrom(Endpoint::MfaTrigger, answer);
}

} // namespace dockpass::glue
