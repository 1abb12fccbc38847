// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <atomic>
#include <chrono>

namespace dockpass::backend {

/// The server's clock: the real one, moved by as much as a test asked for. Token expiry and `Date` follow it.
class MovableClock
{
public:
    /// Time since the epoch, UTC, to the microsecond as the tokens carry it.
    [[nodiscard]] std::chrono::microseconds now() const
    {
        const auto real = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::microseconds>(real) + std::chrono::seconds(m_offset.load());
    }
    void advance(std::chrono::seconds by) { m_offset += by.count(); }

private:
    std::atomic<std::chrono::seconds::rep> m_offset{0};
};

} // namespace dockpass::backend
