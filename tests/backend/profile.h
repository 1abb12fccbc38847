// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace dockpass::backend {

/// How this shop is wired (contract 0.2, 1.2 and 5 to 7) and how long its tokens live.
struct Profile
{
    enum class RefreshGrant {
        Absent,   ///< as shipped up to spryker/oauth 2.13.0: unsupported_grant_type
        Rotating, ///< from 2.14.0 on: a new refresh token each time, the old one is used up
        Half,     ///< the grant is wired but its scopes are not: invalid_scope, nothing used up
    };
    enum class Assignments {
        Open,
        Closed,  ///< not among the paths that warehouse users may use: 403 for all but Back Office users
        Missing, ///< the module is not installed: 404 007
    };

    QString name;
    RefreshGrant refreshGrant = RefreshGrant::Absent;
    bool moduleDefaults = false; ///< /token answers 201 with a list in camelCase
    std::chrono::seconds userLifetime{8 * 3600};
    std::chrono::seconds warehouseLifetime{7 * 24 * 3600};
    std::chrono::seconds refreshLifetime{30 * 24 * 3600};

    Assignments assignments = Assignments::Open;
    bool pickingLists = true; ///< false: the module is not installed: 404 007
    bool authorize = false;   ///< /authorize and its grant at /token; an extension that few shops have (contract 6)
    /// Where the Fulfillment App of this shop would be.
    QStringList redirectUris{QStringLiteral("https://fulfillment.dockpass.example/oauth/cb/spryker")};
    /// What demands a code, where it changes something; as in the demo shops (contract 7).
    QStringList mfaResources{QStringLiteral("warehouse-user-assignments")};
    /// Whether warehouse users may ask for a code themselves; in the demo shops they may not (contract 7).
    bool mfaForWarehouseUsers = false;

    /// A profile by its name, with the lifetimes and modules of a real shop.
    [[nodiscard]] static std::optional<Profile> named(const QString &name);
    [[nodiscard]] static QStringList names();

    /// Sets the members of `change`, all or none; the error says which was not understood. `profile` changes the wiring
    /// of /token only: everything else is set by its own name.
    [[nodiscard]] Result<Done, QString> apply(const QJsonObject &change);
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace dockpass::backend
