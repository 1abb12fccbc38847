// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listedsession.h"

#include <utility>

namespace dockpass::store {

using Marker = ListedSession::Marker;

namespace {

bool isNamedLater(const ListedSession &now, const QByteArray &session, const SignInTime &signedIn)
{
    return now.marker == Marker::Stored && now.session != session && isLater(now.signedIn, signedIn);
}

/// What it shall say, under the name that it has already.
ListedSession beneath(const ListedSession &now, ListedSession after)
{
    after.beneath = std::exchange(after.session, now.session);
    after.signedIn = now.signedIn;
    return after;
}

ListedSession withoutBeneath(ListedSession now)
{
    now.beneath.clear();
    return now;
}

ListedSession upFromBeneath(const ListedSession &now)
{
    return {Marker::Stored, now.beneath, now.since};
}

} // namespace

ListChange aboutToStore(const QByteArray &session, const SignInTime &signedIn)
{
    return [session, signedIn](const ListedSession &now) -> std::optional<ListedSession> {
        QByteArrayList since = now.since;
        if ((now.marker == Marker::Erasing || !since.isEmpty()) && !since.contains(session))
            since.append(session);
        ListedSession after{Marker::Stored, session, since};
        after.signedIn = signedIn;
        if (now.marker == Marker::Stored && now.session == session)
            after.beneath = now.beneath;
        return isNamedLater(now, session, signedIn) ? beneath(now, after) : after;
    };
}

ListChange inPlace(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        if ((now.since.isEmpty() && now.beneath.isEmpty()) || now.session != session)
            return {};
        ListedSession after{now.marker, session};
        after.signedIn = now.signedIn;
        return after;
    };
}

ListChange foundLater(const QByteArray &session, const SignInTime &signedIn)
{
    return [session, signedIn](const ListedSession &now) -> std::optional<ListedSession> {
        if (now.marker != Marker::Stored || now.session == session)
            return {};
        return aboutToStore(session, signedIn)(now);
    };
}

ListChange takenBack(const QByteArray &session, const ListedSession &before)
{
    return [session, before](const ListedSession &now) -> std::optional<ListedSession> {
        if (now.marker != Marker::Stored)
            return {};
        if (now.session != session && now.beneath != session)
            return {};
        if (now.session != session)
            return withoutBeneath(now);
        return now.beneath.isEmpty() ? before : upFromBeneath(now);
    };
}

ListChange ended(const QByteArray &session)
{
    return [session](const ListedSession &now) -> std::optional<ListedSession> {
        const bool another = now.marker == Marker::Stored && !now.session.isEmpty() && now.session != session;
        if (another && now.beneath == session)
            return withoutBeneath(now);
        if (another || now.marker == Marker::Erasing)
            return {};
        return now.beneath.isEmpty() ? ListedSession{Marker::Erasing} : upFromBeneath(now);
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
