// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"

#include <optional>

namespace dockpass::session {

/// splitmix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014): the one source of chance in the machine. Its seed is part of the
/// machine's state, so that a history repeats.
struct Chance
{
    quint64 state = 0;

    quint64 next();
    /// Uniform in [0, 1).
    double fraction();

    friend bool operator==(const Chance &, const Chance &) = default;
};

/// How long to wait after the nth passing failure in a row (n from 1): anywhere between a second and a cap that doubles
/// from 8 s to 5 min, each point as likely as the other ("full jitter"), so that devices which failed together do not
/// come back together. The second is there because a server in trouble must not be asked without a pause. With the
/// server's Retry-After, of which at most an hour is believed: that, and then as long again at most, or the cap.
/// `draw`: uniform in [0, 1).
milliseconds backOff(int failures, std::optional<std::chrono::seconds> retryAfter, double draw);

/// Trouble of the server itself: it refuses connections, does not answer in time, or says that it cannot now.
bool isServerTrouble(Failure::Kind kind);

/// What is asked of one server without anybody having asked for it: refreshes, exchanges and picklists wait together.
/// Closed: everything goes. Open, after three troubles in a row: nothing does until a pause is over. Then half open: one
/// question goes, and its answer closes it or begins a longer pause. A server's Retry-After holds for all, open or not.
/// What a person asks for is not held up here; its answer counts like any other.
struct CircuitBreaker
{
    static constexpr int opensAfter = 3;

    int failures = 0;
    Instant ownPause;   ///< until then, by the count of troubles
    Instant askedPause; ///< until then, by the server's wish

    [[nodiscard]] bool isOpen() const { return failures >= opensAfter; }
    /// Nothing goes by itself before.
    [[nodiscard]] Instant notBefore() const { return std::max(ownPause, askedPause); }
    /// It has answered, whatever.
    void answered() { *this = {}; }
    void failed(const std::optional<std::chrono::seconds> &retryAfter, Instant now, double draw);
    /// The device's network was gone and is back: the trouble may have been its own. A server's own wish stands.
    void networkReturned(Instant now) { ownPause = std::min(ownPause, now); }

    friend bool operator==(const CircuitBreaker &, const CircuitBreaker &) = default;
};

/// A server in trouble.
struct ServerTrouble
{
    CircuitBreaker breaker;
    Failure::Kind kind{}; ///< the last trouble
    int httpStatus = 0;
    Instant at; ///< when

    friend bool operator==(const ServerTrouble &, const ServerTrouble &) = default;
};

} // namespace dockpass::session
