// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <compare>

namespace dockpass {

using std::chrono::milliseconds;

/// A point on the boot-time clock: it never jumps, and it runs while the device sleeps. Means nothing in another boot.
struct Instant
{
    milliseconds sinceBoot{0};

    friend auto operator<=>(const Instant &, const Instant &) = default;
    friend Instant operator+(Instant a, milliseconds d) { return {a.sinceBoot + d}; }
    friend Instant operator-(Instant a, milliseconds d) { return {a.sinceBoot - d}; }
    friend milliseconds operator-(Instant a, Instant b) { return a.sinceBoot - b.sinceBoot; }
};

/// Both clocks read at one moment. Lifetimes are counted on `instant`; `wall` serves display and restarts only.
struct Now
{
    Instant instant;
    QDateTime wall; ///< UTC
    /// Names the boot whose clock `instant` is on: what was written in the same one can be read without the wall clock.
    /// Empty: nobody knows.
    QByteArray boot{};

    /// What the wall clock will show at `at`, as far as it is right now.
    [[nodiscard]] QDateTime wallAt(Instant at) const { return wall.addMSecs((at - instant).count()); }
    /// Where a wall-clock time lies on the boot-time clock, as far as the wall clock is right now.
    [[nodiscard]] Instant instantAt(const QDateTime &time) const { return instant + milliseconds(wall.msecsTo(time)); }
};

/// Where the time comes from. Injected, so that tests own it.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Now now() const = 0;
};

/// The device's clocks: CLOCK_BOOTTIME where there is one, else the steady clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Now now() const override;
};

/// A clock that stands still until told otherwise.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] Now now() const override { return m_now; }
    /// Time passes on both clocks.
    void advance(milliseconds by);
    /// Somebody sets the device's date; the boot-time clock does not care.
    void setWall(const QDateTime &wall) { m_now.wall = wall; }
    /// The device starts anew: another boot, whose clock begins at zero. The wall clock goes on.
    void reboot();

private:
    Now m_now{Instant{milliseconds(1'000'000)}, QDateTime::fromMSecsSinceEpoch(1'795'500'000'000, Qt::UTC),
              QByteArrayLiteral("boot")};
};

} // namespace dockpass
