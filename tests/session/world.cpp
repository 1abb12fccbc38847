// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"

#include "base/overloaded.h"

namespace dockpass::session {

using namespace samples;
using store::Entry;
using store::SessionIndex;

World::World(Traits traits) : m_traits(traits), m_random(traits.seed)
{
    start();
}

void World::start()
{
    m_pending.clear();
    m_countedFor.reset();
    m_machine.emplace(Machine::Traits{std::uniform_real_distribution<>(0, 1)(m_random), true});
    m_mayErase = m_marker == SessionIndex::Marker::Erasing;
    QList<store::Account> unerased;
    if (m_mayErase)
        unerased.append(picker);
    handle(Started{picker, m_marker, m_grant, unerased});
}

void World::run(int events)
{
    for (int i = 0; i < events && m_broken.isEmpty(); ++i) {
        if (chance(m_traits.kills))
            start();
        else if (chance(0.15))
            somebodyDoesSomething();
        else
            live();
    }
}

void World::calmDown(milliseconds length)
{
    m_calm = true;
    const Instant end = m_clock.now().instant + length;
    while (m_clock.now().instant < end && m_broken.isEmpty())
        live();
}

milliseconds World::someTime(milliseconds most)
{
    return milliseconds(std::uniform_int_distribution<qint64>(0, most.count())(m_random));
}

void World::later(Line line, std::function<void()> happen)
{
    // Orders to the store are carried out one after the other.
    Instant due = m_clock.now().instant + someTime(chance(0.1) ? 30s : 2s);
    if (line == Line::Store) {
        for (const Pending &pending : m_pending) {
            if (pending.line == Line::Store)
                due = std::max(due, pending.due + 1ms);
        }
    }
    m_pending.push_back({due, line, std::move(happen)});
}

void World::drop(Line line)
{
    std::erase_if(m_pending, [line](const Pending &pending) { return pending.line == line; });
}

/// The next thing that is due happens, be it an answer or the machine's own time.
void World::live()
{
    const Instant now = m_clock.now().instant;
    const auto next = std::min_element(m_pending.begin(), m_pending.end(),
                                       [](const Pending &a, const Pending &b) { return a.due < b.due; });
    const auto wake = m_machine->wakeAt(now);
    if (next != m_pending.end() && (!wake || next->due <= *wake)) {
        const auto happen = std::move(next->happen);
        const Instant due = next->due;
        m_pending.erase(next);
        if (due > now)
            m_clock.advance(due - now);
        m_eventsWithoutTime = due > now ? 0 : m_eventsWithoutTime;
        happen();
    } else if (wake) {
        if (*wake > now) {
            m_clock.advance(*wake - now);
            m_eventsWithoutTime = 0;
        }
        handle(Tick{});
    } else {
        m_clock.advance(someTime(2h) + 1s);
        m_eventsWithoutTime = 0;
        handle(Tick{});
    }
}

void World::somebodyDoesSomething()
{
    if (chance(0.3)) {
        m_clock.advance(someTime(12h));
        m_eventsWithoutTime = 0;
    }
    if (m_machine->state().phase == Phase::ChoosingWarehouse && chance(0.7))
        return handle(WarehouseChosen{chance(0.5) ? north().id : south().id});
    if (m_machine->state().phase == Phase::MfaCode && chance(0.7))
        return chance(0.8) ? handle(MfaCodeEntered{Secret("123456")}) : handle(MfaCodeWanted{});
    if (m_machine->state().phase == Phase::SignedIn && chance(0.4)) {
        m_pressed = chance(0.3);
        return handle(PicklistsWanted{m_pressed});
    }
    switch (std::uniform_int_distribution<>(0, 12)(m_random)) {
    case 0:
        m_mayErase = true;
        return handle(SignOutRequested{});
    case 1:
    case 2:
    case 3:
    case 4:
        return m_machine->state().phase == Phase::SignedIn && chance(0.8)
            ? handle(TokenWanted{chance(0.5) ? Entry::UserToken : Entry::WarehouseToken})
            : handle(SignInRequested{picker, Secret("password"), m_grant, {}, m_signInGrant});
    case 5:
        return handle(SignInCancelled{});
    case 6:
        return handle(RenewRequested{});
    case 7:
        return handle(KeychainRetryRequested{});
    case 8:
        return chance(0.2) ? handle(KeychainDeclined{}) : handle(KeychainRecovered{});
    case 9:
        return handle(NoticeDismissed{});
    case 12:
        return handle(WarehouseChangeRequested{});
    case 10:
        m_clock.setWall(m_clock.now().wall.addSecs(std::uniform_int_distribution<>(-90'000, 90'000)(m_random)));
        return handle(Tick{});
    default:
        return handle(NetworkReturned{});
    }
}

bool World::isOver(const Event &event) const
{
    const Instant now = m_clock.now().instant;
    const auto over = [now](const std::optional<Session> &session) { return session && session->term.isOver(now); };
    const auto *loaded = std::get_if<RecordLoaded>(&event);
    const auto *prepared = std::get_if<RenewalPrepared>(&event);
    return over(m_machine->state().session) || (loaded && over(loaded->stored.session))
        || (prepared && prepared->stored && over(prepared->stored->session));
}

void World::handle(Event event)
{
    const auto name = allEvents(m_clock.now()).at(event.index()).name;
    if (const auto *refused = std::get_if<RefreshRefused>(&event);
        refused && refused->failure.kind == Failure::Kind::RefreshRejected)
        m_mayErase = true;
    m_over = isOver(event);
    ++m_eventsWithoutTime;
    const bool onlyLooks = std::holds_alternative<PicklistsWanted>(event)
        || std::holds_alternative<PicklistsCounted>(event) || std::holds_alternative<PicklistsRefused>(event);
    const View before = viewBesidePicklists();
    Effects effects = m_machine->handle(std::move(event), m_clock.now());
    if (!m_machine->state().attempt) // as the shell does
        drop(Line::Mfa);
    for (Effect &effect : effects)
        carryOut(effect);
    if (onlyLooks && viewBesidePicklists() != before)
        breakBy(QStringLiteral("a look at the picklists changes the session"));
    check(name);
}

void World::carryOut(Effect &effect)
{
    std::visit(
        Overloaded{
            [this](LoadRecord &e) {
                load([this, account = e.account](std::optional<StoredSession> stored) {
                    if (stored)
                        handle(RecordLoaded{account, std::move(*stored)});
                    else
                        handle(LoadFailed{
                            account,
                            failure(chance(0.5) ? Failure::Kind::KeychainLocked : Failure::Kind::KeychainNoAnswer)});
                });
            },
            [this](SaveRecord &e) { save(e); },
            [this](EraseRecord &) { erase(); },
            [this](RequestAuthorization &e) { askForCode(e); },
            [this](RedeemCode &) { askForUserToken(); },
            [this](RequestUserToken &) { askForUserToken(); },
            [this](RequestMfaTypes &) {
                later(Line::Mfa, [this] {
                    chance(0.5) ? handle(MfaTypesArrived{{QStringLiteral("email")}})
                                : handle(MfaTypesRefused{failure(Failure::Kind::NotPermitted, 403)});
                });
            },
            [this](TriggerMfa &) { sendCode(); },
            [this](RequestWarehouseToken &) {
                if (m_machine->state().attempt)
                    askForWarehouseToken(attemptedToken(), true);
                else
                    breakBy(QStringLiteral("7: a request for an attempt that is over"));
            },
            [this](RequestAssignments &) { askForAssignments(); },
            [this](ActivateAssignment &e) { activate(e.id); },
            [this](CancelSignIn &) {
                drop(Line::SignIn);
                drop(Line::Mfa);
            },
            [this](PrepareRenewal &) {
                later(Line::Renewal, [this] {
                    load([this](std::optional<StoredSession> stored) { handle(RenewalPrepared{std::move(stored)}); });
                });
            },
            [this](RequestRefresh &) { askForRefresh(); },
            [this](RequestExchange &) { askForWarehouseToken(m_machine->state().session->user.accessToken, false); },
            [this](EndRenewal &) { drop(Line::Renewal); },
            [this](MarkStored &) { m_marker = SessionIndex::Marker::Stored; },
            [this](RestoreMark &) { breakBy(QStringLiteral("a window goes on with its person")); },
            [this](MarkErasing &) {
                if (!m_mayErase && !m_over)
                    breakBy(QStringLiteral("2: a record is erased without a reason"));
                m_marker = SessionIndex::Marker::Erasing;
            },
            [this](Unmark &) { m_marker = SessionIndex::Marker::None; },
            [this](RememberRefreshGrant &e) { m_grant = e.grant; },
            [this](RememberSignInGrant &e) { m_signInGrant = e.grant; },
            [this](CountPicklists &) { countPicklists(); },
            [this](ForgetPicklists &) { drop(Line::Picklists); },
        },
        effect);
}

void World::breakBy(const QString &what)
{
    if (m_broken.isEmpty())
        m_broken = what;
}

void World::check(const char *after)
{
    const State &state = m_machine->state();
    const auto must = [&](bool holds, const char *what) {
        if (!holds)
            breakBy(QStringLiteral("%1 (after %2 in %3)")
                        .arg(QString::fromLatin1(what), QString::fromLatin1(after), nameOf(state.phase)));
    };
    const auto waiting = [this](Line line) {
        return std::count_if(m_pending.begin(), m_pending.end(), [line](const Pending &p) { return p.line == line; });
    };
    must(waiting(Line::Renewal) <= 1, "1: more than one renewal in flight");
    must(waiting(Line::SignIn) <= 1, "1: more than one sign-in in flight");
    must(waiting(Line::Picklists) == (state.picklists.asking ? 1 : 0), "a question about picklists, lost or doubled");
    must(state.session || (!state.picklists.count && !state.picklists.wanted), "picklists of no session");
    const auto wake = m_machine->wakeAt(m_clock.now().instant);
    must(!state.picklists.count || (wake && *wake <= state.picklists.countedAt + 15min),
         "picklists that will be of the past, and nobody looks");
    must(state.phase == Phase::SignedOut ? !state.session && !state.attempt : true, "7: a secret after sign-out");
    const bool trying =
        state.phase == Phase::SigningIn || state.phase == Phase::MfaCode || state.phase == Phase::ChoosingWarehouse;
    must(trying == state.attempt.has_value(), "7: a token of a sign-in that is over");
    const bool asking = trying && state.attempt->step != Attempt::Step::Choice
        && state.attempt->step != Attempt::Step::MfaCode && !state.attempt->held;
    must(!trying || (waiting(Line::SignIn) == 1) == asking, "6: trying, and nothing will come");
    const bool asksPerson =
        trying && (state.attempt->step == Attempt::Step::MfaCode || state.attempt->step == Attempt::Step::Choice);
    must(!asksPerson || state.attempt->mfaCode.isEmpty(), "7: a code that nothing waits for");
    must(waiting(Line::Mfa) <= 1, "1: more than one question about the second factor");
    must(!trying || !state.attempt->held || state.work != Work::None, "6: held, and nothing lets go");
    const auto *warehouse = state.session && state.session->warehouse ? &*state.session->warehouse : nullptr;
    const QString name = warehouse ? warehouse->warehouseName : QString();
    const bool told = warehouse && warehouse->claims.warehouseId; // what lies in the store has no claims here
    must(!told || !state.picklists.count || *state.picklists.count / 1000 == *warehouse->claims.warehouseId,
         "picklists of another warehouse");
    must(!told || name.isEmpty() || name == (warehouse->claims.warehouseId == 1 ? north() : south()).warehouseName,
         "a name that is not the token's");
    // What is over is not used, and is given up as soon as nothing is under way.
    const auto &session = state.session;
    const bool over = session && session->term.isOver(m_clock.now().instant);
    must(!over || !session->mayUse(session->user, m_clock.now().instant),
         "2: a token is used beyond the session's end");
    must(!over || state.work == Work::Preparing || state.saves > 0 || (wake && *wake <= m_clock.now().instant),
         "2: a session that is over, and nothing ends it");
    must(state.phase != Phase::SignedIn || state.session, "signed in without a session");
    must(m_eventsWithoutTime < 60, "6: effects without time passing");
    must(state.phase != Phase::SigningOut || waiting(Line::Store) >= 1, "6: signing out, and nothing will come");
    must(state.phase != Phase::Starting || waiting(Line::Store) >= 1 || state.notice,
         "6: starting, and nothing will come");
    must(state.work == Work::None || waiting(Line::Renewal) + waiting(Line::Store) >= 1,
         "6: renewing, and nothing will come");
}

void World::load(std::function<void(std::optional<StoredSession>)> then)
{
    later(Line::Store, [this, then] {
        if (!m_calm && chance(m_traits.faults)) {
            then({});
            return;
        }
        StoredSession stored;
        stored.signedOut = m_marker != SessionIndex::Marker::Stored;
        if (const auto user = m_entries.find(Entry::UserToken); user != m_entries.end()) {
            auto record = store::decode(user->second);
            std::optional<store::SessionRecord> other;
            if (const auto warehouse = m_entries.find(Entry::WarehouseToken); warehouse != m_entries.end())
                other = store::decode(warehouse->second).value();
            stored.session = sessionFrom(std::move(record).value(), std::move(other), m_clock.now());
        }
        then(std::move(stored));
    });
}

void World::save(const SaveRecord &effect)
{
    const Session &session = *m_machine->state().session;
    auto entries = std::make_shared<std::vector<std::pair<Entry, Secret>>>();
    if (effect.user)
        entries->emplace_back(Entry::UserToken, store::encode(recordOf(session, session.user, m_clock.now())));
    if (effect.warehouse && session.warehouse)
        entries->emplace_back(Entry::WarehouseToken,
                              store::encode(recordOf(session, *session.warehouse, m_clock.now())));
    later(Line::Store, [this, entries, id = session.id] {
        if (m_marker != SessionIndex::Marker::Stored)
            return handle(SaveObsolete{id});
        for (auto &[entry, bytes] : *entries) {
            if (!m_calm && chance(m_traits.faults))
                return handle(SaveFailed{id, failure(Failure::Kind::KeychainNoAnswer)});
            m_entries[entry] = std::move(bytes);
        }
        handle(RecordSaved{id});
    });
}

void World::erase()
{
    later(Line::Store, [this] {
        if (!m_calm && chance(m_traits.faults))
            return handle(EraseFailed{picker, failure(Failure::Kind::KeychainLocked)});
        m_entries.clear();
        handle(RecordErased{picker});
    });
}

} // namespace dockpass::session
