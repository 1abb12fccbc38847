// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listedsession.h"

namespace dockpass::store {

using Marker = ListedSession::Marker;

ListChange aboutToStore(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        return ListedSession{Marker::Stored, session, now.marker == Marker::Erasing || now.alone};
    };
}

ListChange inPlace(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        if (!now.alone || now.session != session)
            return {};
        return ListedSession{now.marker, session, false};
    };
}

ListChange takenBack(const QByteArray &session, const ListedSession &before)
{
    return [session, before](const ListedSession &now) -> std::optional<ListedSession> {
        if (now.marker != Marker::Stored || now.session != session)
            return {};
        return before;
    };
}

ListChange ended(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        const bool another = now.marker == Marker::Stored && !now.session.isEmpty() && now.session != session;
        if (another || now.marker == Marker::Erasing)
            return {};
        return ListedSession{Marker::Erasing};
    };
}

ListChange gone()
{
    return [](const ListedSession &now) -> std::optional<ListedSession> {
        if (now.marker != Marker::Erasing)
            return {};
        return ListedSession{};
    };
}

} // namespace dockpass::store
