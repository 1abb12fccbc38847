// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace dockpass::store {

/// How long a session may last yet, as it stood when the record was written. By which clock it is counted from there:
/// session/sessionterm.h.
struct RecordedTerm
{
    QUuid boot;                       ///< the boot in which it was written; null: not known
    std::chrono::milliseconds uptime; ///< when, on that boot's clock ...
    QDateTime at;                     ///< ... and on the wall clock, UTC
    std::chrono::milliseconds left;   ///< of the session, at that moment
    std::chrono::milliseconds length; ///< of the whole session

    friend bool operator==(const RecordedTerm &, const RecordedTerm &) = default;
};

/// One entry of a stored session: a token pair with what a restart has to know. Times are wall clock, because nothing
/// else survives a restart.
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
    std::optional<RecordedTerm> term; ///< empty: written by a version that knew no limit
};

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
