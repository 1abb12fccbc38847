// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/coverage.h"

#include "session/samples.h"

#include <QFile>

#include <algorithm>

namespace dockpass::session {

using namespace Qt::StringLiterals;
using samples::nameOf;

namespace {

const std::vector<const char *> &eventNames()
{
    static const std::vector<const char *> names = [] {
        std::vector<const char *> list;
        for (const samples::NamedEvent &event : samples::allEvents({}))
            list.push_back(event.name);
        return list;
    }();
    return names;
}

template<std::size_t... I>
QStringList namesOfEffects(std::index_sequence<I...>)
{
    QStringList names;
    const auto add = [&names](Effect effect) {
        Effects one;
        one.push_back(std::move(effect));
        names.append(samples::names(one));
    };
    (add(Effect(std::in_place_index<I>)), ...);
    return names;
}

const QStringList &effectNames()
{
    static const QStringList names = namesOfEffects(std::make_index_sequence<Coverage::effects>());
    return names;
}

std::optional<std::size_t> eventCalled(const QString &name)
{
    const auto &names = eventNames();
    const auto found = std::ranges::find_if(names, [&name](const char *n) { return name == QLatin1StringView(n); });
    return found == names.end() ? std::nullopt : std::optional(std::size_t(found - names.begin()));
}

} // namespace

const char *Coverage::nameOfEvent(std::size_t index)
{
    return eventNames().at(index);
}

const QString &Coverage::nameOfEffect(std::size_t index)
{
    return effectNames().at(qsizetype(index));
}

void Coverage::add(Phase before, std::size_t event, Phase after, const Effects &emitted)
{
    ++m_total;
    ++m_transitions[std::size_t(before)][event][std::size_t(after)];
    for (const Effect &effect : emitted)
        ++m_effects[std::size_t(before)][effect.index()];
}

qint64 Coverage::times(Phase before, std::size_t event, Phase after) const
{
    return m_transitions[std::size_t(before)][event][std::size_t(after)];
}

qint64 Coverage::times(Phase before, std::size_t effect) const
{
    return m_effects[std::size_t(before)][effect];
}

int Coverage::transitions() const
{
    int count = 0;
    for (const auto &from : m_transitions)
        for (const auto &by : from)
            count += int(std::ranges::count_if(by, [](qint64 times) { return times > 0; }));
    return count;
}

int Coverage::effectsInPhases() const
{
    int count = 0;
    for (const auto &in : m_effects)
        count += int(std::ranges::count_if(in, [](qint64 times) { return times > 0; }));
    return count;
}

int Coverage::phasesSeen() const
{
    int count = 0;
    for (const auto &from : m_transitions)
        count += std::ranges::any_of(from, [](const auto &by) { return std::ranges::any_of(by, std::identity()); });
    return count;
}

CoverageTable::CoverageTable(const QString &file)
{
    QFile table(file);
    if (!table.open(QIODevice::ReadOnly)) {
        m_error = file + u": cannot be read"_s;
        return;
    }
    for (const QByteArray &bytes : table.readAll().split('\n')) {
        const QString line = QString::fromUtf8(bytes).section(u'#', 0, 0).simplified();
        if (line.startsWith("never "_L1))
            readNever(line);
        else if (!line.isEmpty())
            read(line);
    }
}

std::optional<Phase> CoverageTable::phase(const QString &name)
{
    for (std::size_t phase = 0; phase < Coverage::phases; ++phase) {
        if (name == nameOf(Phase(phase)))
            return Phase(phase);
    }
    m_error = u"no phase: "_s + name;
    return {};
}

/// "Tick: SignedIn>SignedIn (SignedIn>SignedOut)" or "effect CancelSignIn: SigningIn (MfaCode)".
void CoverageTable::read(const QString &line)
{
    const bool ofEffect = line.startsWith("effect "_L1);
    const QString name = line.section(u':', 0, 0).section(u' ', -1);
    const auto event = eventCalled(name);
    const qsizetype effect = effectNames().indexOf(name);
    if (ofEffect ? effect < 0 : !event) {
        m_error = u"no event or effect: "_s + name;
        return;
    }
    for (QString entry : line.section(u':', 1).split(u' ', Qt::SkipEmptyParts)) {
        const Demand demand = entry.startsWith(u'(') ? Demand::May : Demand::Must;
        entry.remove(u'(').remove(u')');
        const auto from = phase(entry.section(u'>', 0, 0));
        const auto to = ofEffect ? from : phase(entry.section(u'>', 1));
        if (!from || !to)
            return;
        if (ofEffect)
            m_effects[{*from, std::size_t(effect)}] = demand;
        else
            m_transitions[{*from, *event, *to}] = demand;
    }
}

/// "never UserTokenArrived UserTokenRefused in SignedOut SignedIn: the reason"
void CoverageTable::readNever(const QString &line)
{
    const QStringList words = line.section(u':', 0, 0).split(u' ').mid(1);
    const qsizetype in = words.indexOf(u"in"_s);
    for (const QString &name : words.first(in)) {
        const auto event = eventCalled(name);
        if (!event)
            m_error = u"no event: "_s + name;
        for (const QString &where : words.mid(in + 1)) {
            if (const auto from = phase(where); from && event)
                m_never.insert({*from, *event});
        }
    }
}

QStringList CoverageTable::differences(const Coverage &coverage) const
{
    QStringList lines;
    for (std::size_t event = 0; event < Coverage::events; ++event) {
        const QString name = QString::fromLatin1(Coverage::nameOfEvent(event));
        for (std::size_t from = 0; from < Coverage::phases; ++from) {
            bool known = m_never.contains({Phase(from), event});
            for (std::size_t to = 0; to < Coverage::phases; ++to) {
                const bool came = coverage.times(Phase(from), event, Phase(to)) > 0;
                const auto row = m_transitions.find({Phase(from), event, Phase(to)});
                const QString step = nameOf(Phase(from)) + u'>' + nameOf(Phase(to));
                known = known || row != m_transitions.end();
                if (came && row == m_transitions.end())
                    lines += u"came %3 times, and is not in the table: if it is right, add %1 to the row \"%2:\""_s
                                 .arg(step, name)
                                 .arg(coverage.times(Phase(from), event, Phase(to)));
                else if (!came && row != m_transitions.end() && row->second == Demand::Must)
                    lines += u"did not come: %1 in the row \"%2:\"; where it is rare, write (%1)"_s.arg(step, name);
            }
            if (!known)
                lines += u"%1 in %2: say in its row where it leads, or write \"never %1 in %2: why\""_s.arg(
                    name, nameOf(Phase(from)));
        }
    }
    for (std::size_t effect = 0; effect < Coverage::effects; ++effect) {
        const QString &name = Coverage::nameOfEffect(effect);
        bool known = false;
        for (std::size_t in = 0; in < Coverage::phases; ++in) {
            const bool came = coverage.times(Phase(in), effect) > 0;
            const auto row = m_effects.find({Phase(in), effect});
            known = known || row != m_effects.end();
            if (came && row == m_effects.end())
                lines += u"came %3 times, and is not in the table: if it is right, add %1 to the row \"effect %2:\""_s
                             .arg(nameOf(Phase(in)), name)
                             .arg(coverage.times(Phase(in), effect));
            else if (!came && row != m_effects.end() && row->second == Demand::Must)
                lines += u"did not come: %1 in the row \"effect %2:\"; where it is rare, write (%1)"_s.arg(
                    nameOf(Phase(in)), name);
        }
        if (!known)
            lines += u"effect %1 has no row: add \"effect %1: \" with the phases it comes of"_s.arg(name);
    }
    return lines;
}

} // namespace dockpass::session
