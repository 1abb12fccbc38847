// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "glue/claims.h"
#include "glue/classify.h"

#include <QDateTime>
#include <QUrl>

#include <optional>

namespace dockpass::glue {

/// What a server's clock showed at a moment of ours.
struct ServerTime
{
    QDateTime time; ///< UTC
    Instant at;

    /// How far the server's clock is ahead of this device's wall clock, in whole seconds.
    [[nodiscard]] milliseconds aheadOf(const Now &now) const;
};

/// By a token that the server issued at `seconds` since 1970 of its own time; nothing where no year up to 9999 has them.
std::optional<ServerTime> serverTimeAt(double seconds, Instant at);

/// A token pair as the server handed it out.
struct TokenAnswer
{
    Secret accessToken;
    Secret refreshToken; ///< empty where the server gave none (contract V7)
    Claims claims;       ///< of the access token
    /// How long the access token lives, counted from the moment the request was sent. From expires_in; without it
    /// from the JWT's exp against the server's Date, else against its iat, else against the device's wall clock
    /// (contract V6, case 70). Empty: unknown, rely on 401 (case 7). May be zero or negative.
    std::optional<milliseconds> lifetime;
    Instant sentAt; ///< when the request was sent
};

/// An HTTP exchange that got a whole answer.
struct HttpAnswer
{
    int status = 0;
    Secret body;
    bool httpAuth = false; ///< a WWW-Authenticate header was there
    QDateTime date;        ///< the Date header, UTC; invalid where absent
    std::optional<std::chrono::seconds> retryAfter;
    Instant sentAt;       ///< when the request was handed to the network
    QDateTime receivedAt; ///< wall clock, UTC
    /// By the Date header; empty where there is none, where it is a cache's, or where nobody can say when it was made.
    std::optional<ServerTime> serverTime{};
    QString host;
    QUrl location{};   ///< of a redirect, which is never followed; else empty
    QString requestId; ///< the X-Request-Id that was sent
};

/// The failure that an answer stands for (classify()), with the facts of its request.
Failure failureFrom(Endpoint endpoint, const HttpAnswer &answer);
/// An answer that should hold something and does not.
Failure unreadable(const QString &detail, const HttpAnswer &answer);

/// A token answer in any of the shapes V1-V8 (object or array of one, snake_case or camelCase, JSON:API envelope),
/// or the failure that the answer stands for (V9-V17 through classify()). Never trusts the Content-Type (V22).
Result<TokenAnswer, Failure> tokenFrom(Endpoint endpoint, HttpAnswer answer);

} // namespace dockpass::glue
