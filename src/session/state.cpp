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
    return {id, user.clone(), warehouse ? std::optional(warehouse->clone()) : std::nullopt};
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
    copy.erases = erases;
    copy.leftBehind = leftBehind;
    copy.stored = stored;
    copy.saves = saves;
    copy.listing = listing;
    copy.work = work;
    copy.reread = reread;
    copy.spentBefore = spentBefore;
    copy.wanted = wanted;
    copy.wantedUser = wantedUser;
    copy.refreshGrant = refreshGrant;
    copy.exchangeRefusal = exchangeRefusal;
    copy.refreshFailures = refreshFailures;
    copy.exchangeFailures = exchangeFailures;
    copy.refreshNotBefore = refreshNotBefore;
    copy.exchangeNotBefore = exchangeNotBefore;
    copy.clockSkew = clockSkew;
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

TokenPair pairFrom(store::SessionRecord record, const Now &now)
{
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
    return record;
}

} // namespace dockpass::session
