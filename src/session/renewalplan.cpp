// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/renewalplan.h"

#include <algorithm>
#include <cmath>

namespace dockpass::session {

using namespace std::chrono_literals;
using store::RefreshGrant;

namespace {

milliseconds fraction(milliseconds of, double part)
{
    return milliseconds(std::llround(double(of.count()) * part));
}

void soonest(std::optional<Instant> &when, std::optional<Instant> candidate)
{
    if (candidate && (!when || *candidate < *when))
        when = candidate;
}

/// Where no refresh will outlive the user token, its last tenth is the last chance for a full-length warehouse token.
/// Only worth a request where the warehouse token has used up a tenth of its own life by then.
std::optional<Instant> lastExchange(const RenewalInput &in)
{
    const bool refreshes = in.hasRefreshToken && in.refreshGrant == RefreshGrant::Supported;
    const auto userLife = in.user.lifetime();
    const auto warehouseLife = in.warehouse->lifetime();
    if (refreshes || !userLife || !warehouseLife)
        return {};
    const Instant lastChance = in.user.issuedAt + fraction(*userLife, 0.9 + 0.08 * in.jitter);
    if (lastChance - in.warehouse->issuedAt < *warehouseLife / 10)
        return {};
    return lastChance;
}

/// It lasts as long as the session may: nobody needs another.
bool suffices(const TokenLife &token, const RenewalInput &in)
{
    return in.term && token.expiresAt && *token.expiresAt >= in.term->endsAt;
}

/// When the warehouse token is to be exchanged anew; empty: never by time.
std::optional<Instant> exchangeTime(const RenewalInput &in, Instant now)
{
    if (in.wanted || !in.warehouse || !in.warehouse->validAt(now))
        return now;
    if (suffices(*in.warehouse, in))
        return {};
    std::optional<Instant> at = renewalTime(*in.warehouse, in.jitter);
    if (in.user.expiresAt && at && *in.user.expiresAt <= *at)
        soonest(at, lastExchange(in));
    return at;
}

std::optional<Instant> refreshTime(const RenewalInput &in, Instant now)
{
    if (in.wantedUser || !in.user.validAt(now))
        return now;
    return suffices(in.user, in) ? std::nullopt : renewalTime(in.user, in.jitter);
}

/// The token that lasts longest: the end of work without a password.
const TokenLife *lastToken(const RenewalInput &in, Instant now)
{
    const bool user = in.user.validAt(now) && !in.exchangeRefused;
    const bool warehouse = in.warehouse && in.warehouse->validAt(now);
    if (!user || !warehouse)
        return user ? &in.user : warehouse ? &*in.warehouse : nullptr;
    if (!in.user.expiresAt || !in.warehouse->expiresAt)
        return in.user.expiresAt ? &*in.warehouse : &in.user;
    return *in.user.expiresAt > *in.warehouse->expiresAt ? &in.user : &*in.warehouse;
}

} // namespace

std::optional<milliseconds> TokenLife::lifetime() const
{
    return expiresAt ? std::optional(std::max(*expiresAt - issuedAt, 0ms)) : std::nullopt;
}

std::optional<Instant> renewalTime(const TokenLife &token, double jitter)
{
    const auto life = token.lifetime();
    return life ? std::optional(token.issuedAt + fraction(*life, 0.5 + 0.4 * jitter)) : std::nullopt;
}

bool comfortablyValid(const TokenLife &token, Instant now)
{
    if (!token.validAt(now))
        return false;
    const auto life = token.lifetime();
    return !life || *token.expiresAt - now > std::min<milliseconds>(*life / 10, 30s);
}

RenewalPlan planRenewal(const RenewalInput &in, Instant now)
{
    RenewalPlan plan;
    const bool userValid = in.user.validAt(now);
    const bool warehouseValid = in.warehouse && in.warehouse->validAt(now);
    const bool serverMayRefresh = in.hasRefreshToken && in.refreshGrant != RefreshGrant::Unsupported;
    const bool mayRefresh = serverMayRefresh && (!in.refreshSpent || !userValid);

    std::optional<Instant> refreshAt;
    if (mayRefresh)
        refreshAt = refreshTime(in, now);
    std::optional<Instant> exchangeAt;
    if (userValid)
        exchangeAt = exchangeTime(in, now);
    if (refreshAt)
        refreshAt = std::max(*refreshAt, in.refreshNotBefore);
    if (exchangeAt)
        exchangeAt = std::max(*exchangeAt, in.exchangeNotBefore);

    if (refreshAt && *refreshAt <= now)
        plan.step = RenewalPlan::Step::Refresh;
    else if (exchangeAt && *exchangeAt <= now)
        plan.step = RenewalPlan::Step::Exchange;

    soonest(plan.next, refreshAt);
    soonest(plan.next, exchangeAt);
    plan.over = !userValid && !warehouseValid && !serverMayRefresh;
    plan.stuck = userValid && in.exchangeRefused && !warehouseValid;

    plan.wakeAt = plan.next;
    if (userValid)
        soonest(plan.wakeAt, in.user.expiresAt);
    if (warehouseValid)
        soonest(plan.wakeAt, in.warehouse->expiresAt);
    if (plan.over)
        plan.wakeAt = now;

    // A refresh token of unknown fate is tried again at the end, and may well be refused then.
    const bool endless =
        serverMayRefresh && !in.refreshSpent && in.refreshGrant == RefreshGrant::Supported && !in.exchangeRefused;
    const TokenLife *last = endless ? nullptr : lastToken(in, now);
    if (last && last->expiresAt && !suffices(*last, in)) {
        plan.signInNeededBy = last->expiresAt;
        // By the longer of the two lives: an exchange that follows must not take the announcement back.
        const milliseconds warehouseLife = in.warehouse ? in.warehouse->lifetime().value_or(0ms) : 0ms;
        const milliseconds life = std::max(in.user.lifetime().value_or(0ms), warehouseLife);
        const Instant announceAt = *last->expiresAt - std::min<milliseconds>(life / 2, 30min);
        plan.signInSoon = now >= announceAt;
        if (!plan.signInSoon)
            soonest(plan.wakeAt, announceAt);
    } else if (in.term) {
        plan.signInNeededBy = in.term->endsAt;
        plan.signInSoon = minutesLeft(*in.term, now).has_value();
    }
    if (in.term)
        soonest(plan.wakeAt, nextChange(*in.term, now));
    return plan;
}

} // namespace dockpass::session
