// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listedsession.h"

namespace dockpass::store {

using Marker = ListedSession::Marker;

ListChange aboutToStore(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        QByteArrayList since = now.since;
        if ((now.marker == Marker::Erasing || !since.isEmpty()) && !since.contains(session))
            since.append(session);
        return ListedSession{Marker::Stored, session, since};
    };
}

ListChange stillToStore(const QByteArray &session, const ListedSession &before)
{
    return [session, before](const ListedSession &now) -> std::optional<ListedSession> {
        auto after = aboutToStore(session)(now);
        const bool known = before.marker != Marker::Unknown;
        if (known && now.marker == Marker::Stored && !now.session.isEmpty() && now.session != before.session)
            after->session = now.session;
        return after;
    };
}

ListChange inPlace(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        if (now.since.isEmpty() || now.session != session)
            return {};
        return ListedSession{now.marker, session};
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
