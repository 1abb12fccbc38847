// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <map>

namespace dockpass::test {

/// Counts what a reliability test did: kills, restarts, events, sessions lost. `./dev test` and `./dev torture` print
/// the numbers when all tests have ended. One a test program; written down when it ends, over those of an earlier run.
class Tally
{
public:
    explicit Tally(QByteArray test);
    ~Tally();
    Tally(const Tally &) = delete;
    Tally &operator=(const Tally &) = delete;

    /// `what` in the plural, as it is to be read: "kills". Zero makes the line appear.
    void add(const QByteArray &what, qint64 count = 1) { m_counts[what] += count; }
    [[nodiscard]] qint64 of(const QByteArray &what) const;

    /// ./dev torture: the long form is wanted.
    static bool isTorture();

private:
    QByteArray m_test;
    std::map<QByteArray, qint64> m_counts;
};

} // namespace dockpass::test
