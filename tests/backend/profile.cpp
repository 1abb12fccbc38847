// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "profile.h"

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

const QList<Profile> &profiles()
{
    using enum Profile::RefreshGrant;
    static const QList<Profile> all = {
        {u"stock"_s, Absent, false}, {u"refresh"_s, Rotating, false},     {u"half"_s, Half, false},
        {u"core"_s, Absent, true},   {u"core-refresh"_s, Rotating, true},
    };
    return all;
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

} // namespace dockpass::backend
