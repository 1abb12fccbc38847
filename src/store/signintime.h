// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

namespace dockpass::store {

/// When a session's password was sent, by the boot-time clock: tells which of two sessions of one person is the later
/// one, whatever has been done to the wall clock since. A session of an earlier boot may lie before this one's zero.
struct SignInTime
{
    QByteArray boot; ///< Now::boot; empty: nobody knows
    Instant at;

    friend bool operator==(const SignInTime &, const SignInTime &) = default;
};

/// False where the two cannot be compared, too.
inline bool isLater(const SignInTime &one, const SignInTime &other)
{
    return !one.boot.isEmpty() && one.boot == other.boot && one.at > other.at;
}

} // namespace dockpass::store
