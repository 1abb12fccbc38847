// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/backoff.h"

#include <algorithm>
#include <cmath>

namespace dockpass::session {

using namespace std::chrono_literals;

namespace {

constexpr milliseconds shortest = 1s;
constexpr milliseconds firstCap = 8s;
constexpr milliseconds longest = 5min;
constexpr milliseconds mostBelieved = 1h;

milliseconds fraction(milliseconds of, double part)
{
    return milliseconds(std::llround(double(of.count()) * part));
}

milliseconds capAfter(int failures)
{
    return std::min(firstCap * (1 << std::clamp(failures - 1, 0, 16)), longest);
}

} // namespace

quint64 Chance::next()
{
    state += 0x9e3779b97f4a7c15;
    quint64 mixed = state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

double Chance::fraction()
{
    return double(next() >> 11) * 0x1.0p-53;
}

milliseconds backOff(int failures, std::optional<std::chrono::seconds> retryAfter, double draw)
{
    const milliseconds cap = capAfter(failures);
    if (!retryAfter)
        return shortest + fraction(cap - shortest, draw);
    const milliseconds asked = std::clamp<milliseconds>(*retryAfter, shortest, mostBelieved);
    return asked + fraction(std::max(cap, std::min(asked, longest)), draw);
}

bool isServerTrouble(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::ConnectionRefused:
    case Failure::Kind::ConnectionLost:
    case Failure::Kind::TimedOut:
    case Failure::Kind::TooManyRequests:
    case Failure::Kind::ServerError:
    case Failure::Kind::ServerUnavailable:
        return true;
    default:
        return false;
    }
}

void CircuitBreaker::failed(const std::optional<std::chrono::seconds> &retryAfter, Instant now, double draw)
{
    failures = std::min(failures + 1, 1000);
    const milliseconds pause = backOff(failures - opensAfter + 1, retryAfter, draw);
    if (retryAfter)
        askedPause = std::max(askedPause, now + pause);
    else if (isOpen())
        ownPause = now + pause;
}

} // namespace dockpass::session
