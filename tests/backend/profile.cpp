// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "profile.h"

#include <QJsonArray>

namespace dockpass::backend {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

Profile wired(const QString &name, Profile::RefreshGrant refreshGrant, bool moduleDefaults)
{
    Profile profile;
    profile.name = name;
    profile.refreshGrant = refreshGrant;
    profile.moduleDefaults = moduleDefaults;
    return profile;
}

const QList<Profile> &profiles()
{
    using enum Profile::RefreshGrant;
    static const QList<Profile> all = {
        wired(u"stock"_s, Absent, false), wired(u"refresh"_s, Rotating, false),     wired(u"half"_s, Half, false),
        wired(u"core"_s, Absent, true),   wired(u"core-refresh"_s, Rotating, true),
    };
    return all;
}

/// In the order of the enumeration.
const QStringList &assignmentsNames()
{
    static const QStringList names{u"open"_s, u"closed"_s, u"missing"_s};
    return names;
}

bool setLifetime(seconds &lifetime, const QJsonValue &value)
{
    lifetime = seconds(static_cast<qint64>(value.toDouble()));
    return lifetime.count() > 0;
}

bool setSwitch(bool &where, const QJsonValue &value)
{
    where = value.toBool();
    return value.isBool();
}

bool setAssignments(Profile &profile, const QJsonValue &value)
{
    const qsizetype index = assignmentsNames().indexOf(value.toString());
    profile.assignments = static_cast<Profile::Assignments>(qMax<qsizetype>(index, 0));
    return index >= 0;
}

/// A list of strings; each one of `known`, unless that is empty.
bool setList(QStringList &list, const QJsonValue &value, const QStringList &known = {})
{
    list.clear();
    for (const QJsonValue entry : value.toArray()) {
        if (!entry.isString() || (!known.isEmpty() && !known.contains(entry.toString())))
            return false;
        list += entry.toString();
    }
    return value.isArray();
}

bool setWiring(Profile &profile, const QJsonValue &value)
{
    const auto named = Profile::named(value.toString());
    if (!named)
        return false;
    profile.name = named->name;
    profile.refreshGrant = named->refreshGrant;
    profile.moduleDefaults = named->moduleDefaults;
    return true;
}

/// One member of a change; false: not understood.
bool setMember(Profile &profile, const QString &name, const QJsonValue &value)
{
    if (name == "profile"_L1)
        return setWiring(profile, value);
    if (name == "userLifetime"_L1)
        return setLifetime(profile.userLifetime, value);
    if (name == "warehouseLifetime"_L1)
        return setLifetime(profile.warehouseLifetime, value);
    if (name == "refreshLifetime"_L1)
        return setLifetime(profile.refreshLifetime, value);
    if (name == "assignments"_L1)
        return setAssignments(profile, value);
    if (name == "pickingLists"_L1)
        return setSwitch(profile.pickingLists, value);
    if (name == "authorize"_L1)
        return setSwitch(profile.authorize, value);
    if (name == "redirectUris"_L1)
        return setList(profile.redirectUris, value);
    if (name == "mfaResources"_L1)
        return setList(profile.mfaResources, value, {u"warehouse-user-assignments"_s, u"warehouse-tokens"_s});
    if (name == "mfaForWarehouseUsers"_L1)
        return setSwitch(profile.mfaForWarehouseUsers, value);
    return false;
}

} // namespace

std::optional<Profile> Profile::named(const QString &name)
{
    for (const Profile &profile : profiles()) {
        if (profile.name == name)
            return profile;
    }
    return std::nullopt;
}

QStringList Profile::names()
{
    QStringList all;
    for (const Profile &profile : profiles())
        all += profile.name;
    return all;
}

Result<Done, QString> Profile::apply(const QJsonObject &change)
{
    Profile changed = *this;
    for (auto member = change.begin(); member != change.end(); ++member) {
        if (!setMember(changed, member.key(), member.value()))
            return u"%1: unknown, or not a value for it"_s.arg(member.key());
    }
    *this = changed;
    return Done{};
}

QJsonObject Profile::toJson() const
{
    return {{u"profile"_s, name},
            {u"userLifetime"_s, static_cast<qint64>(userLifetime.count())},
            {u"warehouseLifetime"_s, static_cast<qint64>(warehouseLifetime.count())},
            {u"refreshLifetime"_s, static_cast<qint64>(refreshLifetime.count())},
            {u"assignments"_s, assignmentsNames().at(static_cast<qsizetype>(assignments))},
            {u"pickingLists"_s, pickingLists},
            {u"authorize"_s, authorize},
            {u"redirectUris"_s, QJsonArray::fromStringList(redirectUris)},
            {u"mfaResources"_s, QJsonArray::fromStringList(mfaResources)},
            {u"mfaForWarehouseUsers"_s, mfaForWarehouseUsers}};
}

} // namespace dockpass::backend
