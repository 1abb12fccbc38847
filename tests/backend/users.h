// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "assignment.h"
#include "mfa.h"
#include "picklists.h"
#include "tokens.h"

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace dockpass::backend {

/// A Back Office user, with the warehouses they may work in. Passwords are demo data and stand in clear.
struct User
{
    QString name;
    QString password;
    QString uuid; ///< empty: left out of the token, as on old servers
    int id = 0;
    QStringList scopes;
    bool active = true;            ///< false: blocked; refused exactly like a wrong password
    QList<Assignment> assignments; ///< at most one is active
    std::optional<SecondFactor> mfa;

    [[nodiscard]] Subject subject() const;
    [[nodiscard]] std::optional<int> activeWarehouse() const { return activeWarehouseIn(assignments); }
    /// Makes `warehouse` the active one, assigned from now on if it was not; nothing: none is active.
    void setActiveWarehouse(std::optional<int> warehouse);
    [[nodiscard]] const Assignment *assignment(const QString &assignmentUuid) const;
    [[nodiscard]] Assignment *assignment(const QString &assignmentUuid);
};

/// All users of the shop and the picking lists that wait for them, from a JSON file (docs/backend.md).
class Users
{
public:
    /// The error says what is wrong with the file, for the person who wrote it.
    [[nodiscard]] static Result<Users, QString> parse(const QByteArray &json);
    /// The demo set that is built in.
    [[nodiscard]] static Users demo();

    [[nodiscard]] const QList<User> &all() const { return m_users; }
    [[nodiscard]] const User *find(const QString &name) const;
    /// Nothing where the password is wrong or the user is blocked.
    [[nodiscard]] const User *findByPassword(const QString &name, const QString &password) const;
    [[nodiscard]] User *findUuid(const QString &uuid);
    /// Whose assignment this is.
    [[nodiscard]] const User *findAssigned(const QString &assignmentUuid) const;
    [[nodiscard]] User *findAssigned(const QString &assignmentUuid);
    [[nodiscard]] const QList<PickingList> &pickingLists() const { return m_pickingLists; }

    /// Changes `active`, `activeWarehouse`, `assignments` and `mfa` of one user, all or nothing; the error says what was
    /// not understood.
    [[nodiscard]] Result<Done, QString> patch(const QString &name, const QJsonObject &change);

private:
    QList<User> m_users;
    QList<PickingList> m_pickingLists;
};

} // namespace dockpass::backend
