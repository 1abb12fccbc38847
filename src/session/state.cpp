// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/state.h"

#include <algorithm>

namespace dockpass::session {

TokenPair TokenPair::clone() const
{
    return {accessToken.clone(), refreshToken.clone(), claims, life, revision, refreshSpent, warehouseName};
}

Attempt Attempt::clone() const
{
    Attempt copy;
    copy.step = step;
    copy.account = account;
    copy.grant = grant;
    if (user)
        copy.user = user->clone();
    copy.remembered = remembered;
    copy.byCode = byCode;
    copy.mayFallBack = mayFallBack;
    copy.change = change;
    copy.wish = wish;
    copy.choices = choices;
    copy.warehouseName = warehouseName;
    copy.exchangeRepeated = exchangeRepeated;
    copy.reloaded = reloaded;
    copy.activating = activating;
    copy.blocked = blocked;
    copy.mfaCode = mfaCode.clone();
    copy.mfa = mfa;
    copy.held = held;
    return copy;
}

Session Session::clone() const
{
    return {id, user.clone(), warehouse ? std::optional(warehouse->clone()) : std::nullopt, term};
}

State State::clone() const
{
    State copy;
    copy.phase = phase;
    copy.account = account;
    if (session)
        copy.session = session->clone();
    if (attempt)
        copy.attempt = attempt->clone();
    copy.keychain = keychain;
    copy.network = network;
    copy.loading = loading;
    copy.recordExpected = recordExpected;
    copy.erasePending = erasePending;
    copy.ended = ended;
    copy.erases = erases;
    copy.leftBehind = leftBehind;
    copy.stored = stored;
    copy.saves = saves;
    copy.listing = listing;
    copy.work = work;
    copy.reread = reread;
    copy.doubted = doubted;
    copy.spentBefore = spentBefore;
    copy.wanted = wanted;
    copy.wantedUser = wantedUser;
    copy.refreshGrant = refreshGrant;
    copy.exchangeRefusal = exchangeRefusal;
    copy.refreshFailures = refreshFailures;
    copy.exchangeFailures = exchangeFailures;
    copy.refreshNotBefore = refreshNotBefore;
    copy.exchangeNotBefore = exchangeNotBefore;
    copy.trouble = trouble;
    copy.preparing = preparing;
    copy.chance = chance;
    copy.serverTime = serverTime;
    copy.notice = notice;
    copy.picklists = picklists;
    return copy;
}

TokenPair pairFrom(glue::TokenAnswer answer)
{
    TokenPair pair;
    pair.accessToken = std::move(answer.accessToken);
    pair.refreshToken = std::move(answer.refreshToken);
    pair.claims = std::move(answer.claims);
    pair.life.issuedAt = answer.sentAt;
    if (answer.lifetime)
        pair.life.expiresAt = answer.sentAt + *answer.lifetime;
    return pair;
}

namespace {

/// The present as the clock of the record's writer would show it; nobody knows that in another boot.
std::optional<Now> asWritten(const store::SessionRecord &record, const Now &now)
{
    if (record.boot.isEmpty() || record.boot != now.boot || !record.bootedAt.isValid())
        return {};
    return Now{now.instant, record.bootedAt.addMSecs(now.instant.sinceBoot.count()), now.boot};
}

} // namespace

TokenPair pairFrom(store::SessionRecord record, const Now &present)
{
    const Now now = asWritten(record, present).value_or(present);
    TokenPair pair;
    pair.claims = glue::claimsOf(record.accessToken);
    pair.accessToken = std::move(record.accessToken);
    pair.refreshToken = std::move(record.refreshToken);
    pair.revision = record.revision;
    pair.refreshSpent = record.refreshSpent;
    pair.warehouseName = std::move(record.warehouseName);
    pair.life.issuedAt = std::min(now.instantAt(record.issuedAt), now.instant);
    if (record.expiresAt.isValid()) {
        const milliseconds life(std::max<qint64>(record.issuedAt.msecsTo(record.expiresAt), 0));
        pair.life.expiresAt = std::min(now.instantAt(record.expiresAt), now.instant + life);
        pair.life.issuedAt = *pair.life.expiresAt - life;
    }
    return pair;
}

std::optional<SessionTerm> termOf(const store::SessionRecord &record, const Now &now)
{
    if (!record.term)
        return {};
    SessionTerm term = termFrom(*record.term, asWritten(record, now), now);
    // What began before this boot ends one length after its zero at the latest, whatever the wall clock says.
    if (!record.boot.isEmpty() && !now.boot.isEmpty() && record.boot != now.boot)
        term.endsAt = std::min(term.endsAt, Instant{} + term.length);
    return term;
}

namespace {

/// Both entries tell the term; what was written in this boot is exact, the sooner end is the safe one.
SessionTerm termOf(std::optional<SessionTerm> user, std::optional<SessionTerm> warehouse, Instant issuedAt)
{
    if (!user && !warehouse)
        return termFrom(issuedAt, longestTerm);
    if (!user || !warehouse)
        return user ? *user : *warehouse;
    if (user->writtenAt.has_value() != warehouse->writtenAt.has_value())
        return user->writtenAt ? *user : *warehouse;
    return user->endsAt < warehouse->endsAt ? *user : *warehouse;
}

} // namespace

Session sessionFrom(store::SessionRecord user, std::optional<store::SessionRecord> warehouse, const Now &now)
{
    Session session;
    session.id = user.sessionId;
    const auto userTerm = termOf(user, now);
    std::optional<SessionTerm> warehouseTerm;
    session.user = pairFrom(std::move(user), now);
    // Of another sign-in: a kill came between the two writes. The user token alone is a session.
    if (warehouse && warehouse->sessionId == session.id) {
        warehouseTerm = termOf(*warehouse, now);
        session.warehouse = pairFrom(std::move(*warehouse), now);
    }
    session.term = termOf(userTerm, warehouseTerm, session.user.life.issuedAt);
    return session;
}

store::SessionRecord recordOf(const Session &session, const TokenPair &pair, const Now &now)
{
    store::SessionRecord record;
    record.sessionId = session.id;
    record.revision = pair.revision;
    record.accessToken = pair.accessToken.clone();
    record.refreshToken = pair.refreshToken.clone();
    record.refreshSpent = pair.refreshSpent;
    record.warehouseName = pair.warehouseName;
    record.issuedAt = now.wallAt(pair.life.issuedAt);
    if (pair.life.expiresAt)
        record.expiresAt = now.wallAt(*pair.life.expiresAt);
    record.term = recorded(session.term, now);
    record.boot = now.boot;
    record.bootedAt = now.wallAt(Instant{});
    return record;
}

} // namespace dockpass::session
