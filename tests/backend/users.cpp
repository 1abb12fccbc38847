// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "users.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

Result<std::optional<int>, QString> warehouseFrom(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return std::optional<int>();
    if (!value.isDouble() || value.toInt() <= 0)
        return u"activeWarehouse must be a warehouse number or null"_s;
    return std::optional<int>(value.toInt());
}

/// Where a user works and what they need for it; the error, or nothing.
std::optional<QString> readWork(User &user, const QJsonObject &object)
{
    auto warehouse = warehouseFrom(object["activeWarehouse"_L1]);
    if (!warehouse)
        return warehouse.error();
    if (warehouse.value() && object.contains("assignments"_L1))
        return u"activeWarehouse is the short form of assignments: one of them"_s;
    auto assignments = Assignment::listFrom(object["assignments"_L1].toArray());
    if (!assignments)
        return assignments.error();
    user.assignments = assignments.value();
    if (warehouse.value())
        user.setActiveWarehouse(warehouse.value());
    auto mfa = SecondFactor::parse(object["mfa"_L1]);
    if (!mfa)
        return mfa.error();
    user.mfa = mfa.value();
    return std::nullopt;
}

Result<User, QString> userFrom(const QJsonObject &object)
{
    User user;
    user.name = object["name"_L1].toString();
    user.password = object["password"_L1].toString();
    user.uuid = object["uuid"_L1].toString();
    user.id = object["id"_L1].toInt();
    user.active = object["active"_L1].toBool(true);
    for (const QJsonValue scope : object["scopes"_L1].toArray())
        user.scopes += scope.toString();
    if (user.name.isEmpty() || user.password.isEmpty() || user.id <= 0 || user.scopes.isEmpty())
        return u"a user needs name, password, id (a number above 0) and scopes (a list)"_s;
    if (const auto error = readWork(user, object))
        return user.name + u": "_s + *error;
    return user;
}

/// One member of a change; the error, or nothing.
std::optional<QString> apply(User &user, const QString &member, const QJsonValue &value)
{
    if (member == "active"_L1 && value.isBool()) {
        user.active = value.toBool();
        return std::nullopt;
    }
    if (member == "activeWarehouse"_L1) {
        auto warehouse = warehouseFrom(value);
        if (!warehouse)
            return warehouse.error();
        user.setActiveWarehouse(warehouse.value());
        return std::nullopt;
    }
    if (member == "assignments"_L1 && value.isArray()) {
        auto assignments = Assignment::listFrom(value.toArray());
        if (!assignments)
            return assignments.error();
        user.assignments = assignments.value();
        return std::nullopt;
    }
    if (member == "mfa"_L1) {
        auto mfa = SecondFactor::parse(value);
        if (!mfa)
            return mfa.error();
        user.mfa = mfa.value();
        return std::nullopt;
    }
    return u"%1: only active (true or false), activeWarehouse (a number or null), assignments (a list) and mfa (an "
           "object or null) can be set"_s.arg(member);
}

} // namespace

Subject User::subject() const
{
    const QByteArray uuidMember = uuid.isEmpty() ? QByteArray() : ",\"uuid\":\""_ba + uuid.toUtf8() + '"';
    QByteArrayList scopeNames;
    for (const QString &scope : scopes)
        scopeNames += scope.toUtf8();
    return {"{\"user_reference\":null,\"id_user\":"_ba + QByteArray::number(id) + uuidMember + '}', scopeNames};
}

void User::setActiveWarehouse(std::optional<int> warehouse)
{
    bool found = false;
    for (Assignment &assignment : assignments) {
        assignment.isActive = warehouse && assignment.warehouse.id == *warehouse && !found;
        found |= assignment.isActive;
    }
    if (warehouse && !found)
        assignments += Assignment::activeFor(*warehouse, name);
}

const Assignment *User::assignment(const QString &assignmentUuid) const
{
    const auto found = std::find_if(assignments.cbegin(), assignments.cend(),
                                    [&](const Assignment &a) { return a.uuid == assignmentUuid; });
    return found == assignments.cend() ? nullptr : &*found;
}

Assignment *User::assignment(const QString &assignmentUuid)
{
    const auto found = std::find_if(assignments.begin(), assignments.end(),
                                    [&](const Assignment &a) { return a.uuid == assignmentUuid; });
    return found == assignments.end() ? nullptr : &*found;
}

Result<Users, QString> Users::parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset);
    Users users;
    for (const QJsonValue entry : document["users"_L1].toArray()) {
        auto user = userFrom(entry.toObject());
        if (!user)
            return user.error();
        if (users.find(user.value().name))
            return u"two users are called %1"_s.arg(user.value().name);
        for (const Assignment &assignment : std::as_const(user.value().assignments)) {
            if (users.findAssigned(assignment.uuid))
                return u"two assignments have the uuid %1"_s.arg(assignment.uuid);
        }
        users.m_users += user.value();
    }
    if (users.m_users.isEmpty())
        return u"no users in it"_s;
    auto lists = PickingList::listFrom(document["pickingLists"_L1].toArray());
    if (!lists)
        return lists.error();
    users.m_pickingLists = lists.value();
    return users;
}

Users Users::demo()
{
    QFile file(u":/demo-users.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the demo users are not built in");
    auto users = parse(file.readAll());
    if (!users)
        qFatal("demo-users.json: %ls", qUtf16Printable(users.error()));
    return std::move(users).value();
}

const User *Users::find(const QString &name) const
{
    const auto found = std::find_if(m_users.cbegin(), m_users.cend(), [&](const User &u) { return u.name == name; });
    return found == m_users.cend() ? nullptr : &*found;
}

const User *Users::findByPassword(const QString &name, const QString &password) const
{
    const User *user = find(name);
    return user && user->active && user->password == password ? user : nullptr;
}

User *Users::findUuid(const QString &uuid)
{
    if (uuid.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_users.begin(), m_users.end(), [&](const User &u) { return u.uuid == uuid; });
    return found == m_users.end() ? nullptr : &*found;
}

const User *Users::findAssigned(const QString &assignmentUuid) const
{
    const auto found =
        std::find_if(m_users.cbegin(), m_users.cend(), [&](const User &u) { return u.assignment(assignmentUuid); });
    return found == m_users.cend() ? nullptr : &*found;
}

User *Users::findAssigned(const QString &assignmentUuid)
{
    const auto found =
        std::find_if(m_users.begin(), m_users.end(), [&](const User &u) { return u.assignment(assignmentUuid); });
    return found == m_users.end() ? nullptr : &*found;
}

Result<Done, QString> Users::patch(const QString &name, const QJsonObject &change)
{
    const auto user = std::find_if(m_users.begin(), m_users.end(), [&](const User &u) { return u.name == name; });
    if (user == m_users.end())
        return u"no user is called %1"_s.arg(name);
    User changed = *user;
    for (auto member = change.begin(); member != change.end(); ++member) {
        if (const auto error = apply(changed, member.key(), member.value()))
            return *error;
    }
    *user = changed;
    return Done{};
}

} // namespace dockpass::backend
