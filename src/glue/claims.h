// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace dockpass::glue {

/// What an access token says of itself (contract 4). Hints for display and for a missing lifetime, never proof:
/// no key is published, so nothing can be verified.
struct Claims
{
    std::optional<double> issuedAt;    ///< iat, s since the epoch by the server's clock
    std::optional<double> expiresAt;   ///< exp, likewise
    QStringList scopes;                ///< `scopes`, an array; order means nothing
    QString userUuid;                  ///< sub.uuid of a user token; empty on old servers
    std::optional<qint64> warehouseId; ///< sub.id_warehouse of a warehouse token

    friend bool operator==(const Claims &, const Claims &) = default;
};

/// Reads the middle part of a JWT. Anything that is not one (opaque, damaged) gives empty claims.
Claims claimsOf(const Secret &accessToken);

} // namespace dockpass::glue
