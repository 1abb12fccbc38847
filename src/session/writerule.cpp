// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/writerule.h"

#include "store/sessionrecord.h"

namespace dockpass::session {

using store::ListedSession;
using What = Ruling::What;

namespace {

/// Another process has renewed the same session: what it got replaces ours, not the other way round. Likewise where it
/// has only sent the refresh token, or was refused with it: who has not read of that must not take it back.
bool isNewer(const store::SessionRecord &theirs, const store::SessionRecord &ours, bool read)
{
    if (theirs.sessionId != ours.sessionId)
        return false;
    if (theirs.revision != ours.revision)
        return theirs.revision > ours.revision;
    const bool sent = theirs.refreshSpent && !ours.refreshSpent;
    const bool refused = theirs.refreshToken.isEmpty();
    return (sent || refused) && !ours.refreshToken.isEmpty() && !read;
}

/// Another one was signed in since. Where the two do not tell themselves which is the later one, the list does; what was
/// never stored yet may then still replace what that one is about to replace, too.
bool isReplaced(const ListedSession &listed, const store::SessionRecord &theirs, const store::SessionRecord &ours,
                bool signIn)
{
    if (theirs.sessionId == ours.sessionId || isLeftover(listed, theirs.sessionId))
        return false;
    const store::SignInTime there = signInTimeOf(theirs);
    const store::SignInTime here = signInTimeOf(ours);
    if (isLater(there, here) || isLater(here, there))
        return isLater(there, here);
    const bool another =
        listed.marker == ListedSession::Marker::Stored && !listed.session.isEmpty() && listed.session != ours.sessionId;
    return another && (!signIn || theirs.sessionId == listed.session);
}

/// The list names another session than the record's.
bool isAnotherListed(const ListedSession &listed, const Secret &record)
{
    const auto ours = store::decode(record);
    return ours && listed.marker == ListedSession::Marker::Stored && !listed.session.isEmpty()
        && listed.session != ours.value().sessionId;
}

} // namespace

bool isSignedOut(const ListedSession &listed)
{
    return listed.marker == ListedSession::Marker::None || listed.marker == ListedSession::Marker::Erasing;
}

bool isLeftover(const ListedSession &listed, const QByteArray &session)
{
    return !listed.since.isEmpty() && !listed.since.contains(session);
}

Ruling mayWrite(const ListedSession &listed, const Found &there, const Secret &record, bool read, bool signIn)
{
    using Kind = Failure::Kind;
    if (!there.ok()) {
        const Kind kind = there.error().kind;
        // Not written by us, or not last: no record that could be worth keeping.
        const bool worthless = kind == Kind::FileAltered || kind == Kind::FileRolledBack;
        // A locked store does not open for the reading of what may not be there; it does for the save of what the list
        // is about.
        const bool opens = kind == Kind::KeychainLocked && !isAnotherListed(listed, record);
        if (worthless || opens || (signIn && kind == Kind::RecordFuture))
            return {};
        return {What::Obstacle, there.error()};
    }
    if (!there.value())
        return {};
    const auto theirs = store::decode(*there.value());
    if (!theirs && theirs.error() == store::RecordFault::Future && !signIn)
        return {What::Obstacle, Failure{.kind = Kind::RecordFuture}};
    const auto ours = store::decode(record);
    if (!theirs || !ours)
        return {};
    if (isReplaced(listed, theirs.value(), ours.value(), signIn))
        return {What::Yield, {}, Ruling::Later{theirs.value().sessionId, signInTimeOf(theirs.value())}};
    return {isNewer(theirs.value(), ours.value(), read) ? What::Leave : What::Go};
}

Ruling mayErase(const ListedSession &listed, const QByteArray &ended, const Found &there)
{
    if (isSignedOut(listed))
        return {};
    if (!there.ok())
        return {What::Obstacle, there.error()};
    // The user token's entry is written first: without it, a warehouse token that is there is nobody's.
    if (!there.value())
        return {};
    // Another one has been put down, or nobody can tell: only what is certain to be the one that is over goes.
    const auto record = store::decode(*there.value());
    return {record && record.value().sessionId == ended ? What::Go : What::Leave};
}

Ruling mayErase(const ListedSession &listed, bool told)
{
    // Signed in again meanwhile, by another process: what lies there now is not what was to be erased.
    return {told && listed.marker == ListedSession::Marker::Stored ? What::Leave : What::Go};
}

} // namespace dockpass::session
