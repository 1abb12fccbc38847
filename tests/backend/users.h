// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tokens.h"

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace dockpass::backend {

/// A Back Office user, with the warehouse that is active for them. Passwords are demo data and stand in clear.
struct User
{
    QString name;
    QString password;
    QString uuid; ///< empty: left out of the token, as on old servers
    int id = 0;
    QStringList scopes;
    bool active = true; ///< false: blocked; refused exactly like a wrong password
    std::optional<int> activeWarehouse;

    [[nodiscard]] Subject subject() const;
};

/// All users of the shop, from a JSON file (docs/backend.md).
class Users
{
public:
    /// The error says what is wrong with the file, for the person who wrote it.
    [[nodiscard]] static Result<Users, QString> parse(const QByteArray &json);
    /// The demo set that is built in.
    [[nodiscard]] static Users demo();

    [[nodiscard]] const QList<User> &all() const { return m_users; }
    [[nodiscard]] const User *find(const QString &name) const;
    [[nodiscard]] const User *findUuid(const QString &uuid) const;

    /// Changes `active` and `activeWarehouse` (a number or null) of one user; the error says what was not understood.
    [[nodiscard]] Result<Done, QString> patch(const QString &name, const QJsonObject &change);

private:
    QList<User> m_users;
};

} // namespace dockpass::backend
