// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <optional>

namespace dockpass::backend {

enum class Resource {
    Token,
    WarehouseTokens,
    Authorize,
    Assignments,
    PickingLists,
    MfaTypes,
    MfaTrigger,
};

/// Where a path leads: a resource that this stand-in knows, and the id behind it (contract 0.1 and 10).
struct Route
{
    Resource resource = Resource::Token;
    QByteArray id; ///< empty: the resource itself

    /// A slash at the end is accepted. Nothing for a path that no resource has.
    [[nodiscard]] static std::optional<Route> of(const QByteArray &path);

    /// Each resource is there in one convention only: JSON:API or the plain one.
    [[nodiscard]] bool isJsonApi() const;
    [[nodiscard]] bool allows(const QByteArray &method) const;
};

} // namespace dockpass::backend
