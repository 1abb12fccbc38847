// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "store/signintime.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace dockpass::store {

/// How long a session may last, as it stood when the record was written; by the writer's wall clock, as all times there.
struct RecordedTerm
{
    QDateTime endsAt;
    QDateTime writtenAt;              ///< what was left then is the most that may be left after a restart of the device
    std::chrono::milliseconds length; ///< of the whole session

    friend bool operator==(const RecordedTerm &, const RecordedTerm &) = default;
};

/// One entry of a stored session: a token pair with what a restart has to know. Times are those of the writer's wall
/// clock, because nothing else survives a restart of the device. In the same boot `bootedAt` tells what that clock would
/// show now, whatever was done to it since.
struct SessionRecord
{
    static constexpr int currentVersion = 1;

    /// 16 random bytes, the same in both entries of one sign-in; entries that differ do not belong together.
    QByteArray sessionId;
    quint64 revision = 0; ///< counts up with every renewal of this pair
    Secret accessToken;
    Secret refreshToken;              ///< empty: none
    bool refreshSpent = false;        ///< the refresh token was sent and the answer is not known (design, invariant 5)
    QString warehouseName;            ///< of a warehouse token: for people; empty: not told
    QDateTime issuedAt;               ///< UTC
    QDateTime expiresAt;              ///< UTC; invalid: the server did not say
    QByteArray boot;                  ///< Now::boot of the writer; empty: nobody knows
    QDateTime bootedAt;               ///< UTC: where the boot-time clock's zero lay for the writer; invalid: not told
    std::optional<RecordedTerm> term; ///< empty: written by a version that knew no limit
};

/// By its term; unknown without one.
SignInTime signInTimeOf(const SessionRecord &record);

/// Why bytes from a store are no record.
enum class RecordFault {
    Damaged, ///< not what was written: cut off, foreign, out of range
    Future,  ///< written by a later version of the program
};

/// CBOR (RFC 8949) map with a version, in bytes for TokenStore::save.
Secret encode(const SessionRecord &record);
/// The reverse; tolerates unknown keys of the same version.
Result<SessionRecord, RecordFault> decode(const Secret &bytes);

} // namespace dockpass::store
