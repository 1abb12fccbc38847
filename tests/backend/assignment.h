// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace dockpass::backend {

/// A warehouse as an assignment shows it.
struct Warehouse
{
    int id = 0; ///< the number in a warehouse token; the API never shows it (contract 5)
    QString uuid;
    QString name;
    bool isActive = true; ///< false: the stock is disabled, which keeps nobody from working in it
};

/// That a user may work in a warehouse, and whether it is the one they work in now.
struct Assignment
{
    QString uuid;
    Warehouse warehouse;
    bool isActive = false;

    /// From the `assignments` of a user in the users file; the error is for the person who wrote it.
    [[nodiscard]] static Result<QList<Assignment>, QString> listFrom(const QJsonArray &array);
    /// What the short form `"activeWarehouse": number` means for a user.
    [[nodiscard]] static Assignment activeFor(int warehouse, const QString &userName);
};

/// The number of the warehouse that is active, if one is.
[[nodiscard]] std::optional<int> activeWarehouseIn(const QList<Assignment> &assignments);

} // namespace dockpass::backend
