// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sessionterm.h"

#include <algorithm>

namespace dockpass::session {

using namespace std::chrono_literals;

namespace {

constexpr milliseconds writtenEvery = 1h;

/// A length may be shorter than the announcement: then the second half is announced.
milliseconds announcement(const SessionTerm &term)
{
    return std::min(termAnnounced, term.length / 2);
}

} // namespace

SessionTerm SessionTerm::within(milliseconds longest) const
{
    SessionTerm term = *this;
    if (longest < length) {
        term.endsAt = endsAt - (length - longest);
        term.length = longest;
    }
    return term;
}

SessionTerm termFrom(Instant begin, milliseconds length)
{
    return {begin + length, length};
}

store::SignInTime signInTimeOf(const SessionTerm &term, const QByteArray &boot)
{
    return {boot, term.endsAt - term.length};
}

store::RecordedTerm recorded(const SessionTerm &term, const Now &now)
{
    return {now.wallAt(std::max(term.endsAt, now.instant)), now.wall, term.length};
}

SessionTerm termFrom(const store::RecordedTerm &recorded, const std::optional<Now> &asWritten, const Now &now)
{
    const milliseconds left =
        std::clamp(milliseconds(recorded.writtenAt.msecsTo(recorded.endsAt)), 0ms, recorded.length);
    if (asWritten) {
        // A clock that is behind what it has shown is that of another boot, whatever it calls itself.
        const Instant written = asWritten->instantAt(recorded.writtenAt);
        if (written <= now.instant)
            return {written + left, recorded.length, written};
    }
    const milliseconds passed(std::max<qint64>(recorded.writtenAt.msecsTo(now.wall), 0));
    return {now.instant + std::max(left - passed, 0ms), recorded.length};
}

Instant writeTermAt(const SessionTerm &term, Instant now)
{
    return term.writtenAt ? *term.writtenAt + writtenEvery : now;
}

std::optional<int> minutesLeft(const SessionTerm &term, Instant now)
{
    const milliseconds left = term.endsAt - now;
    if (left <= 0ms || left > announcement(term))
        return {};
    return int(std::chrono::ceil<std::chrono::minutes>(left).count());
}

Instant nextChange(const SessionTerm &term, Instant now)
{
    const Instant announced = term.endsAt - announcement(term);
    if (now < announced)
        return announced;
    const milliseconds left = term.endsAt - now;
    const milliseconds intoMinute = left % 1min;
    return left <= 0ms ? now : now + (intoMinute > 0ms ? intoMinute : 1min);
}

} // namespace dockpass::session
