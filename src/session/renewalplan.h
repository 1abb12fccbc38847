// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "session/sessionterm.h"
#include "store/sessionindex.h"

#include <optional>

namespace dockpass::session {

/// The life of one access token on the boot-time clock.
struct TokenLife
{
    Instant issuedAt;
    std::optional<Instant> expiresAt; ///< empty: the server did not say; valid until refused
    bool rejected = false;            ///< the server has refused it

    [[nodiscard]] bool validAt(Instant now) const { return !rejected && (!expiresAt || now < *expiresAt); }
    [[nodiscard]] std::optional<milliseconds> lifetime() const;
};

/// Everything the question "what has to be renewed, how and when" depends on.
struct RenewalInput
{
    TokenLife user;
    std::optional<TokenLife> warehouse;
    bool hasRefreshToken = false;
    bool refreshSpent = false; ///< the refresh token was sent and the outcome is unknown (design, invariant 5)
    store::RefreshGrant refreshGrant = store::RefreshGrant::Unknown;
    bool exchangeRefused = false; ///< the last answer of /warehouse-tokens was a definite no
    bool wanted = false;          ///< a person or a script wants fresh tokens now
    bool wantedUser = false;      ///< likewise for the user token, by the refresh grant
    Instant refreshNotBefore;     ///< back-off after a passing failure
    Instant exchangeNotBefore;
    double jitter = 0;               ///< this device's fraction in [0, 1)
    std::optional<SessionTerm> term; ///< nothing is renewed beyond it; empty: there is no limit
};

/// What to do now, and when to look again. The ladder: refresh grant where the server has it or may have it, then a new
/// POST /warehouse-tokens while the user token lives, then the password, asked for ahead of time (contract 2 and 3.4).
struct RenewalPlan
{
    enum class Step {
        None,
        Refresh,  ///< grant_type=refresh_token for the user token
        Exchange, ///< POST /warehouse-tokens
    };
    Step step = Step::None;
    std::optional<Instant> next;   ///< when the next step is planned; empty: none
    std::optional<Instant> wakeAt; ///< when to plan again at the latest, whatever happens
    std::optional<Instant>
        signInNeededBy;      ///< until then work goes on without a password; empty: no end in sight or unknown
    bool signInSoon = false; ///< the time to announce it has come
    bool over = false;       ///< no token is valid and none can be had without a password
    bool stuck = false;      ///< there is no warehouse token, and the server gives none; the session itself is good

    friend bool operator==(const RenewalPlan &, const RenewalPlan &) = default;
};

RenewalPlan planRenewal(const RenewalInput &input, Instant now);

/// When a token is renewed: in the window between half of its life and the last tenth, at this device's own point.
/// Empty where the lifetime is unknown.
std::optional<Instant> renewalTime(const TokenLife &token, double jitter);

/// Good enough to be handed out as it is: valid, and not within the last tenth (at most 30 s) of its life.
bool comfortablyValid(const TokenLife &token, Instant now);

} // namespace dockpass::session
