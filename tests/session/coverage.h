// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/machine.h"

#include <QStringList>

#include <array>
#include <map>
#include <set>

namespace dockpass::session {

/// What lives have been through: which event came in which phase and led where, and which effects came of it.
class Coverage
{
public:
    static constexpr std::size_t phases = 7;
    static constexpr std::size_t events = std::variant_size_v<Event>;
    static constexpr std::size_t effects = std::variant_size_v<Effect>;

    static const char *nameOfEvent(std::size_t index);
    static const QString &nameOfEffect(std::size_t index);

    void add(Phase before, std::size_t event, Phase after, const Effects &emitted);

    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 times(Phase before, std::size_t event, Phase after) const;
    /// The effect came of an event in this phase.
    [[nodiscard]] qint64 times(Phase before, std::size_t effect) const;
    [[nodiscard]] int transitions() const;
    [[nodiscard]] int effectsInPhases() const;
    [[nodiscard]] int phasesSeen() const;

private:
    qint64 m_total = 0;
    std::array<std::array<std::array<qint64, phases>, events>, phases> m_transitions{};
    std::array<std::array<qint64, effects>, phases> m_effects{};
};

/// What may and what must come: coverage.table.
class CoverageTable
{
public:
    /// Empty rows, and `error`, where the file is not as its head says.
    explicit CoverageTable(const QString &file);

    [[nodiscard]] const QString &error() const { return m_error; }
    /// One line each: what came and is not in the table, and what is in the table and did not come. Each says what to
    /// write where.
    [[nodiscard]] QStringList differences(const Coverage &coverage) const;
    /// Phases and events (by number) that never meet.
    [[nodiscard]] const std::set<std::pair<Phase, std::size_t>> &never() const { return m_never; }

private:
    enum class Demand { Must, May };
    void read(const QString &line);
    void readNever(const QString &line);
    [[nodiscard]] std::optional<Phase> phase(const QString &name);

    std::map<std::tuple<Phase, std::size_t, Phase>, Demand> m_transitions;
    std::map<std::pair<Phase, std::size_t>, Demand> m_effects;
    std::set<std::pair<Phase, std::size_t>> m_never;
    QString m_error;
};

} // namespace dockpass::session
