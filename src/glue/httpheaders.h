// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/answers.h"

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace dockpass::glue {

/// An HTTP date in any of the three forms that a recipient has to accept (RFC 9110 5.6.7), in UTC; invalid if it is
/// none. `now` decides the century of the form with two digits of year.
QDateTime httpDate(QByteArrayView value, const QDateTime &now);

/// What the server's clock showed, by the Date of an answer to a request that was sent and received then. Its age is at
/// most half of the time between. Nothing where that makes it worthless, and where `age` (RFC 9111 5.1) says that a cache
/// has kept the answer.
std::optional<ServerTime> serverTime(const QDateTime &date, Instant sentAt, Instant receivedAt, QByteArrayView age);

/// Retry-After (RFC 9110 10.2.3): seconds, or a date counted from `now`, the server's if known. Never negative, at most
/// a year. Nothing if it is neither.
std::optional<std::chrono::seconds> retryDelay(QByteArrayView value, const QDateTime &now);

/// May stand in a header as a token or a code: visible ASCII alone, or an answer could write header lines (RFC 6750 2.1).
bool isSendable(QByteArrayView secret);

/// For X-Request-Id: told apart from all others of the last days, and short enough to be read out.
QByteArray newRequestId();

} // namespace dockpass::glue
