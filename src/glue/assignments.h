// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "glue/answers.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace dockpass::glue {

/// A warehouse that a person may work in (contract 5).
struct Assignment
{
    QString id;            ///< names the assignment in a request: letters, digits, '-' and '_'
    QString userUuid;      ///< whose it is; a Back Office user is shown everybody's
    QString warehouseUuid; ///< may be empty
    QString warehouseName; ///< for people: one line of plain text, never empty
    bool enabled = true;   ///< the warehouse itself is in use
    bool active = false;   ///< /warehouse-tokens gives a token for this one

    friend bool operator==(const Assignment &, const Assignment &) = default;
};

/// The rows of a JSON:API answer, a single one among them (V21), or what the answer stands for instead.
Result<QJsonArray, Failure> resourcesIn(Endpoint endpoint, const HttpAnswer &answer);

/// The list of GET /warehouse-user-assignments. `data` may be an array or a single object (V21). Rows without a usable id
/// are left out: they could not be asked for. An answer without `data` is AnswerUnreadable.
Result<QList<Assignment>, Failure> assignmentsFrom(const HttpAnswer &answer);

/// The one that PATCH gives back.
Result<Assignment, Failure> activationFrom(const HttpAnswer &answer);

/// How many rows GET /picking-lists gave (contract 11: no total is ever sent).
Result<qsizetype, Failure> picklistsFrom(const HttpAnswer &answer);

/// A name from a server, safe to show: one line, without control characters and marks that turn the direction of text,
/// at most 80 characters.
QString displayName(const QString &name);

} // namespace dockpass::glue
