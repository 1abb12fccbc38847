// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"
#include "tokens.h"
#include "users.h"

namespace dockpass::backend {

class Query;

/// /warehouse-user-assignments: who may work where, and the switch of the warehouse (contract 5).
class Assignments
{
public:
    explicit Assignments(Users &users) : m_users(users) {}

    /// `caller` is a user's, never a warehouse's.
    [[nodiscard]] Answer collection(const Subject &caller, const Query &query) const;
    [[nodiscard]] Answer one(const Subject &caller, const QString &uuid) const;
    /// Sets isActive. Activating one deactivates the user's others, and only the one is returned.
    [[nodiscard]] Answer patch(const Subject &caller, const QString &uuid, const QByteArray &body);

private:
    Users &m_users;
};

} // namespace dockpass::backend
