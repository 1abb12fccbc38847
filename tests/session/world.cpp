// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"

#include <algorithm>

namespace dockpass::session {

using namespace samples;
using store::Entry;

namespace {

QString shown(const Secret &entry)
{
    const auto record = store::decode(entry);
    if (!record)
        return QStringLiteral("is no record");
    return QStringLiteral("is %1 %2 revision %3%4")
        .arg(QString::fromLatin1(record.value().sessionId),
             QString::fromLatin1(record.value().accessToken.view().toByteArray()),
             QString::number(record.value().revision), record.value().refreshSpent ? u" spent" : u"");
}

} // namespace

World::World(const Traits &traits, Decisions decisions, Coverage *coverage, const Mutant *mutant)
    : m_traits(traits)
    , m_s{{},
          decisions,
          {},
          {traits.server, m_s.decisions, m_s.clock},
          {m_s.decisions, traits.keychain / 2},
          {},
          {},
          {m_s.server, m_s.keychain, m_s.clock},
          coverage,
          mutant,
          traits.twoProcesses ? 2 : 1,
          traits.kills / 20}
{
    m_s.keychain.readsBelieve = mutant && mutant->readsBelieve;
    m_s.keychain.erasuresBelieve = mutant && mutant->erasuresBelieve;
    m_s.keychain.onChange([this](int person, Entry entry, const Secret *becomes, bool unguarded) {
        if (m_s.log)
            m_s.log(QStringLiteral("keychain: %1 of person %2 %3")
                        .arg(entry == Entry::UserToken ? u"user entry" : u"warehouse entry", QString::number(person),
                             becomes ? shown(*becomes) : QStringLiteral("goes")));
        m_s.invariants.entryChanges(person, entry, becomes, unguarded);
    });
    m_s.listChanged = [this] {
        for (const auto &process : m_processes)
            process->seeList();
    };
    m_processes.push_back(std::make_unique<Process>(m_s, 0, true));
    if (traits.twoProcesses)
        m_processes.push_back(std::make_unique<Process>(m_s, 1, !traits.command));
    reviveTheDead();
}

void World::run(int steps)
{
    for (int i = 0; i < steps && !broken() && !m_s.decisions.isExhausted(); ++i)
        step();
}

void World::step()
{
    Decisions &decide = m_s.decisions;
    Process &process = *m_processes[decide.below(quint32(m_processes.size()))];
    if (decide.chance(m_traits.kills))
        process.kill();
    else if (decide.chance(process.state().phase == Phase::SignedOut ? 0.4 : 0.15))
        somebodyDoesSomething(process);
    else if (decide.chance(0.03))
        somethingHappensToTheDevice();
    else
        live();
    reviveTheDead();
}

void World::reviveTheDead()
{
    for (const auto &process : m_processes) {
        while (process->isDead())
            process->start();
    }
}

void World::calmDown(milliseconds length)
{
    m_calm = true;
    m_s.kills = 0;
    m_s.server.calmDown();
    m_s.keychain.calmDown(m_s.clock.now().instant);
    m_s.index.readable = m_s.index.writable = true;
    const Instant end = m_s.clock.now().instant + length;
    while (m_s.clock.now().instant < end && !broken())
        live();
}

bool World::canSignIn()
{
    Process &process = *m_processes.front();
    const auto ask = [this, &process] {
        process.rightPassword = true;
        process.handle(SignInRequested{picker, Secret("password"), m_s.index.refreshGrant, {}, m_s.index.signInGrant});
    };
    ask();
    int asked = 1;
    for (int tries = 0; tries < 200 && !broken(); ++tries) {
        const State &state = process.state();
        const bool isIn = state.phase == Phase::SignedIn && state.account == picker && state.session->warehouse;
        if (isIn && state.saves == 0)
            return true;
        // It was signing out before, somebody else was signing in, or a token had no length.
        const bool again = state.phase == Phase::SignedOut || state.phase == Phase::SignedIn;
        if (again && state.saves == 0 && asked < 6 && ++asked)
            ask();
        else if (state.attempt && state.attempt->step == Attempt::Step::MfaCode)
            process.handle(MfaCodeEntered{Secret("123456")});
        else if (state.attempt && state.attempt->step == Attempt::Step::Choice)
            process.handle(state.attempt->choices.isEmpty() ? Event(WarehousesWanted{}) : WarehouseChosen{north().id});
        else
            live();
    }
    return false;
}

QString World::complaint() const
{
    if (!broken())
        return {};
    const CheckRow &row = rowOf(broken()->check);
    return QStringLiteral("invariant %1: %2 (%3)")
        .arg(QLatin1StringView(row.number), QLatin1StringView(row.broken), broken()->where);
}

void World::writeTo(std::function<void(const QString &line)> log)
{
    m_s.log = [this, log = std::move(log)](const QString &line) {
        log(QString::number(double(m_s.clock.now().instant.sinceBoot.count()) / 1000, 'f', 1) + u' ' + line);
    };
}

void World::advance(milliseconds by)
{
    if (by <= milliseconds(0))
        return;
    m_s.clock.advance(by);
    m_s.invariants.timePasses();
}

/// The next thing that is due happens: an answer, the keychain's doing, or a machine's own time.
void World::live()
{
    const Instant now = m_s.clock.now().instant;
    std::optional<Instant> next = m_s.agenda.next();
    const auto keychain = m_s.keychain.next();
    Process *wakes = nullptr;
    if (keychain && (!next || *keychain < *next))
        next = keychain;
    for (const auto &process : m_processes) {
        if (const auto wake = process->wakeAt(); wake && (!next || *wake < *next)) {
            next = wake;
            wakes = process.get();
        }
    }
    if (!next) {
        advance(m_s.decisions.upTo(2h) + 1s);
        return m_processes.front()->handle(Tick{});
    }
    advance(*next - now);
    if (wakes)
        wakes->handle(Tick{});
    else if (keychain && *keychain <= *next)
        m_s.keychain.happen(m_s.clock.now().instant);
    else
        m_s.agenda.happen();
}

void World::somethingHappensToTheDevice()
{
    Decisions &decide = m_s.decisions;
    const QDateTime wall = m_s.clock.now().wall;
    const auto set = [this](const QDateTime &to) {
        if (m_traits.wallJumps)
            m_s.clock.setWall(to);
    };
    const int sign = decide.chance(0.5) ? 1 : -1;
    using Mood = ModelKeychain::Mood;
    constexpr std::array moods{Mood::Open,   Mood::Open,    Mood::Open,  Mood::Locked,
                               Mood::Prompt, Mood::Stopped, Mood::Absent};
    switch (decide.below(6)) {
    case 0: // it sleeps a night; nobody asks a machine beforehand
        advance(milliseconds(9h));
        return m_processes.front()->handle(NetworkReturned{});
    case 1:
        return set(wall.addMSecs(sign * decide.upTo(25h).count()));
    case 2:
        return set(wall.addDays(sign * qint64(decide.below(400))));
    case 3:
        return set(wall.addYears(sign * int(decide.below(20))));
    case 4:
        m_s.index.readable = !decide.chance(m_traits.keychain / 2);
        m_s.index.writable = !decide.chance(m_traits.keychain); // the disk is full
        return;
    default:
        const Mood mood = moods[decide.below(moods.size())];
        m_s.keychain.setMood(decide.chance(m_traits.keychain) ? mood : Mood::Open, m_s.clock.now().instant);
        return;
    }
}

void World::somebodyDoesSomething(Process &process)
{
    Decisions &decide = m_s.decisions;
    if (decide.chance(0.3))
        advance(decide.upTo(12h));
    process.handle(anything(process));
}

Event World::signIn(Process &process)
{
    Decisions &decide = m_s.decisions;
    const bool another = m_traits.otherPerson && decide.chance(0.2);
    process.rightPassword = !decide.chance(0.1);
    QString wish;
    if (decide.chance(process.isAutomatic() ? 0.1 : 0.5))
        wish = decide.chance(0.8) ? (decide.chance(0.5) ? north() : south()).warehouseName : QStringLiteral("Nowhere");
    return SignInRequested{people[another ? 1 : 0], Secret(process.rightPassword ? "password" : "passwrod"),
                           m_s.index.refreshGrant, wish, m_s.index.signInGrant};
}

Event World::anything(Process &process)
{
    Decisions &decide = m_s.decisions;
    const Phase phase = process.state().phase;
    if (phase == Phase::ChoosingWarehouse && decide.chance(0.7))
        return WarehouseChosen{decide.chance(0.5) ? north().id : south().id};
    if (phase == Phase::MfaCode && decide.chance(0.7))
        return decide.chance(0.8) ? Event(MfaCodeEntered{Secret("123456")}) : Event(MfaCodeWanted{});
    if (phase == Phase::SignedIn && decide.chance(0.3)) {
        process.pressed = decide.chance(0.3);
        return PicklistsWanted{process.pressed};
    }
    if (phase == Phase::SignedOut && decide.chance(0.4))
        return signIn(process);
    switch (decide.below(18)) {
    case 0:
        return SignOutRequested{};
    case 1:
    case 2:
    case 3:
    case 4:
        if (phase == Phase::SignedIn && decide.chance(0.8))
            return TokenWanted{decide.chance(0.5) ? Entry::UserToken : Entry::WarehouseToken};
        return signIn(process);
    case 5:
        return SignInCancelled{};
    case 6:
    case 7:
        return RenewRequested{};
    case 8:
        return KeychainRetryRequested{};
    case 9:
        return KeychainDeclined{};
    case 10:
        return NoticeDismissed{};
    case 11:
        return WarehouseChangeRequested{decide.chance(0.3) ? south().warehouseName : QString()};
    case 12:
        return WarehousesWanted{};
    case 13:
        return MfaCodeWanted{};
    case 14:
        return MfaCodeEntered{Secret("123456")};
    case 15:
        return TokenWanted{Entry::WarehouseToken};
    case 16:
        if (decide.chance(0.5))
            return ServerTimeTold{};
        return PicklistsWanted{};
    default:
        return NetworkReturned{};
    }
}

} // namespace dockpass::session
