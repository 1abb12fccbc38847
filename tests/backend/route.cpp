// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "route.h"

#include <QByteArrayList>

#include <algorithm>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QByteArray name;
    Resource resource;
    bool jsonApi;
    QByteArrayList methods;
    QByteArrayList methodsOfOne; ///< with an id; none: there are no ids
};

const QList<Entry> &entries()
{
    static const QByteArrayList none;
    static const QByteArrayList get{"GET"_ba};
    static const QByteArrayList post{"POST"_ba};
    static const QList<Entry> all = {
        {"token"_ba, Resource::Token, false, post, none},
        {"warehouse-tokens"_ba, Resource::WarehouseTokens, false, post, none},
        {"authorize"_ba, Resource::Authorize, false, post, none},
        {"warehouse-user-assignments"_ba, Resource::Assignments, true, get, {"GET"_ba, "PATCH"_ba}},
        {"picking-lists"_ba, Resource::PickingLists, true, get, none},
        {"multi-factor-auth-types"_ba, Resource::MfaTypes, true, get, none},
        {"multi-factor-auth-trigger"_ba, Resource::MfaTrigger, true, post, none},
    };
    return all;
}

const Entry &entryOf(Resource resource)
{
    return *std::find_if(entries().cbegin(), entries().cend(), [&](const Entry &e) { return e.resource == resource; });
}

} // namespace

std::optional<Route> Route::of(const QByteArray &path)
{
    QByteArrayList parts = path.mid(1).split('/');
    if (parts.size() > 1 && parts.constLast().isEmpty())
        parts.removeLast();
    const auto entry = std::find_if(entries().cbegin(), entries().cend(),
                                    [&](const Entry &e) { return e.name == parts.constFirst(); });
    const qsizetype most = entry != entries().cend() && !entry->methodsOfOne.isEmpty() ? 2 : 1;
    if (entry == entries().cend() || parts.size() > most || !path.startsWith('/'))
        return std::nullopt;
    return Route{entry->resource, parts.value(1)};
}

bool Route::isJsonApi() const
{
    return entryOf(resource).jsonApi;
}

bool Route::allows(const QByteArray &method) const
{
    const Entry &entry = entryOf(resource);
    return (id.isEmpty() ? entry.methods : entry.methodsOfOne).contains(method);
}

} // namespace dockpass::backend
