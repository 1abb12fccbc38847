// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace dockpass::backend {

/// How this shop is wired (contract 0.2 and 1.2) and how long its tokens live.
struct Profile
{
    enum class RefreshGrant {
        Absent,   ///< as shipped up to spryker/oauth 2.13.0: unsupported_grant_type
        Rotating, ///< from 2.14.0 on: a new refresh token each time, the old one is used up
        Half,     ///< the grant is wired but its scopes are not: invalid_scope, nothing used up
    };

    QString name;
    RefreshGrant refreshGrant = RefreshGrant::Absent;
    bool moduleDefaults = false; ///< /token answers 201 with a list in camelCase
    std::chrono::seconds userLifetime{8 * 3600};
    std::chrono::seconds warehouseLifetime{7 * 24 * 3600};
    std::chrono::seconds refreshLifetime{30 * 24 * 3600};

    /// A profile by its name, with the lifetimes of a real shop.
    [[nodiscard]] static std::optional<Profile> named(const QString &name);
    [[nodiscard]] static QStringList names();
};

} // namespace dockpass::backend
