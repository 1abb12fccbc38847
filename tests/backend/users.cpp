// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "users.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

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
    auto warehouse = warehouseFrom(object["activeWarehouse"_L1]);
    if (!warehouse)
        return user.name + u": "_s + warehouse.error();
    user.activeWarehouse = warehouse.value();
    return user;
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
        users.m_users += user.value();
    }
    if (users.m_users.isEmpty())
        return u"no users in it"_s;
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

const User *Users::findUuid(const QString &uuid) const
{
    if (uuid.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_users.cbegin(), m_users.cend(), [&](const User &u) { return u.uuid == uuid; });
    return found == m_users.cend() ? nullptr : &*found;
}

Result<Done, QString> Users::patch(const QString &name, const QJsonObject &change)
{
    const auto user = std::find_if(m_users.begin(), m_users.end(), [&](const User &u) { return u.name == name; });
    if (user == m_users.end())
        return u"no user is called %1"_s.arg(name);
    User changed = *user;
    for (auto member = change.begin(); member != change.end(); ++member) {
        if (member.key() == "active"_L1 && member->isBool()) {
            changed.active = member->toBool();
        } else if (member.key() == "activeWarehouse"_L1) {
            auto warehouse = warehouseFrom(member.value());
            if (!warehouse)
                return warehouse.error();
            changed.activeWarehouse = warehouse.value();
        } else {
            return u"%1: only active (true or false) and activeWarehouse (a number or null) can be set"_s.arg(
                member.key());
        }
    }
    *user = changed;
    return Done{};
}

} // namespace dockpass::backend
