// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/assignments.h"

#include <QList>
#include <QString>

#include <variant>

namespace dockpass::session {

/// What to do with the list of a person's warehouses.
struct WarehouseChoice
{
    struct Exchange
    {
        QString name; ///< of the active warehouse; empty: the list does not tell which is the person's
    };
    struct Activate
    {
        glue::Assignment assignment;
    };
    struct Ask
    {
        QList<glue::Assignment> choices; ///< the active one first, those out of use last, else by name
    };
    using Decision = std::variant<Exchange, Activate, Ask, Failure::Kind>;

    QString userUuid;        ///< of the user token; empty on old servers (contract 4)
    QString wish;            ///< name or uuid of a warehouse that was asked for beforehand; may be empty
    bool canAsk = true;      ///< somebody is there to choose
    bool keepActive = false; ///< one that is active already is the right one, without a question
    bool always = false;     ///< to ask is what this is about

    /// Pure. The rows of other people are never chosen: a Back Office user is shown everybody's (contract 5).
    [[nodiscard]] Decision among(const QList<glue::Assignment> &assignments) const;
};

} // namespace dockpass::session
