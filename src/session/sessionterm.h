// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "store/sessionrecord.h"

#include <optional>

namespace dockpass::session {

/// How long a session may last, whatever its tokens are good for: a length of the policy, counted from the moment the
/// password was sent (docs/decisions/0010). The default is a term that is over.
struct SessionTerm
{
    Instant endsAt;                     ///< on this boot's clock
    milliseconds length{0};             ///< of the whole session, for people
    std::optional<Instant> writtenAt{}; ///< when the record told what was left, or could not, in this boot

    [[nodiscard]] bool isOver(Instant now) const { return now >= endsAt; }
    /// Not longer than `longest` from its begin: a policy that has become stricter counts for the sessions there are. One
    /// that has become more generous does not.
    [[nodiscard]] SessionTerm within(milliseconds longest) const;

    friend bool operator==(const SessionTerm &, const SessionTerm &) = default;
};

/// Of a session whose password was sent at `begin`.
SessionTerm termFrom(Instant begin, milliseconds length);

/// When the password of its session was sent.
store::SignInTime signInTimeOf(const SessionTerm &term, const QByteArray &boot);

/// The term as it is written down now.
store::RecordedTerm recorded(const SessionTerm &term, const Now &now);
/// The reverse. Within the boot in which it was written the boot-time clock decides, exactly: `asWritten` is the present
/// as the clock of the writer would show it. In a later one (empty) the wall clock does, with never more left than when it
/// was written.
SessionTerm termFrom(const store::RecordedTerm &recorded, const std::optional<Now> &asWritten, const Now &now);

/// When a record should tell anew what is left: at once in a new boot, then every hour. The wall clock then decides about
/// an hour at most.
Instant writeTermAt(const SessionTerm &term, Instant now);

/// What a policy may allow at most: the life of a warehouse token as shipped, which names nobody and cannot be revoked
/// (contract 3.4 and 9).
inline constexpr milliseconds longestTerm = std::chrono::hours(7 * 24);

/// So long before the end it is announced.
inline constexpr milliseconds termAnnounced = std::chrono::minutes(15);
/// The minutes left, begun ones included, once the end is announced; empty: before that, or over.
std::optional<int> minutesLeft(const SessionTerm &term, Instant now);
/// When the next thing about it changes: it is announced, another minute is over, it ends.
Instant nextChange(const SessionTerm &term, Instant now);

} // namespace dockpass::session
