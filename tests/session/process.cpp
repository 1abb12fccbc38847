// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/process.h"

#include <utility>

namespace dockpass::session {

Process::Process(Surroundings &surroundings, int number, bool automatic)
    : m_world(surroundings)
    , m_number(number)
    , m_automatic(automatic)
{
    m_world.keychain.onEvent(number, [this](Event event) {
        letOwedGo();
        handle(std::move(event));
    });
    start();
}

void Process::start()
{
    const double jitter = m_world.decisions.below(1000) / 1000.0;
    m_machine.emplace(Machine::Traits{jitter, m_automatic});
    m_context = std::make_shared<int>();
    m_unmarked = m_unmarkedErasure = m_watches = m_handling = m_renewalLocked = false;
    m_countedFor.reset();
    m_world.invariants.processStarts(m_number);
    handle(started());
}

/// Everything of it goes: requests that nobody waits for any more, orders that are not with the service, the lock.
void Process::kill()
{
    m_machine.reset();
    m_context.reset();
    m_renewal.reset();
    m_events.clear();
    m_orders.clear();
    m_owed.clear();
    m_world.agenda.dropAll(m_number);
    m_world.keychain.died(m_number);
    for (ModelLock &lock : m_world.locks)
        lock.died(m_number);
}

std::optional<Instant> Process::wakeAt() const
{
    return m_machine ? m_machine->wakeAt(now()) : std::nullopt;
}

Observed Process::observed(const char *event) const
{
    const bool alone = m_world.processes == 1;
    const auto marker = m_world.index.marker(person());
    const bool known = marker == ModelIndex::Marker::None || marker == ModelIndex::Marker::Erasing;
    return {m_number,
            *m_machine,
            m_world.agenda,
            m_world.keychain,
            m_world.clock.now(),
            event,
            m_automatic,
            int(m_events.size() + (m_orders.empty() ? 0 : m_orders.size() - 1)),
            alone,
            alone
                || (known && m_world.keychain.waiting(1 - m_number) == 0
                    && m_world.agenda.count(1 - m_number, Line::Store) == 0)}; // it waits for the lock
}

void Process::handle(Event event)
{
    if (!m_machine)
        return;
    m_events.push_back(std::move(event));
    if (std::exchange(m_handling, true))
        return;
    while (!m_events.empty() && m_machine) {
        Event next = std::move(m_events.front());
        m_events.pop_front();
        handleOne(std::move(next));
    }
    m_handling = false;
}

void Process::handleOne(Event event)
{
    const std::size_t kind = event.index();
    const char *name = Coverage::nameOfEvent(kind);
    const Mutant *mutant = m_world.mutant;
    const Phase phase = state().phase;
    m_world.invariants.before(observed(name), event);
    Effects effects = m_machine->handle(std::move(event), m_world.clock.now());
    if (mutant && mutant->effects)
        mutant->effects(effects, state(), name);
    if (mutant && mutant->after) {
        State state = m_machine->state().clone();
        mutant->after(state, name);
        m_machine.emplace(Machine::Traits{0.5, m_automatic && !mutant->neverWakes}, std::move(state));
    }
    if (m_world.coverage)
        m_world.coverage->add(phase, kind, state().phase, effects);
    if (m_world.log)
        m_world.log(QStringLiteral("%1: %2 in %3 -> %4: %5")
                        .arg(QString::number(m_number), QString::fromLatin1(name), samples::nameOf(phase),
                             samples::nameOf(state().phase), samples::names(effects)));
    m_world.invariants.decided(observed(name), effects);
    for (Effect &effect : effects) {
        if (m_world.decisions.chance(m_world.kills))
            kill();
        if (!m_machine)
            return;
        carryOut(effect);
    }
    if (!state().attempt) { // as the shell does
        m_world.agenda.drop(m_number, Line::SignIn);
        m_world.agenda.drop(m_number, Line::Mfa);
    }
    m_watches = m_watches || (m_automatic && state().phase == Phase::SignedIn);
    m_world.invariants.after(observed(name));
}

void Process::carryOut(Effect &effect)
{
    if (auto *e = std::get_if<LoadRecord>(&effect)) {
        load(numberOf(e->account), m_context, [this, account = e->account](Result<StoredSession, Failure> stored) {
            if (stored)
                handle(RecordLoaded{account, std::move(stored).value()});
            else
                handle(LoadFailed{account, std::move(stored).error()});
        });
    } else if (auto *save = std::get_if<SaveRecord>(&effect)) {
        this->save(*save);
    } else if (auto *erase = std::get_if<EraseRecord>(&effect)) {
        this->erase(*erase);
    } else if (std::holds_alternative<PrepareRenewal>(effect)) {
        prepareRenewal();
    } else if (std::holds_alternative<EndRenewal>(effect)) {
        endRenewal();
    } else if (effect.index() >= Effect(MarkStored{}).index()
               && effect.index() <= Effect(RememberSignInGrant{}).index()) {
        mark(effect);
    } else {
        request(effect);
    }
}

} // namespace dockpass::session
