// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"

#include "base/overloaded.h"
#include "session/invariants.h"

#include <algorithm>
#include <bitset>

namespace dockpass::session {

using namespace samples;
using SignIn = Outside::SignIn;
using Renewal = Outside::Renewal;
using Mfa = Outside::Mfa;

namespace {

/// More than any event needs.
constexpr std::size_t mostEffects = 8;

/// What is looked at before an event is handled.
struct Before
{
    bool works = false; ///< a session is held and may be used
    bool over = false;  ///< a session is held and its length is reached
    bool mayErase = false;
    bool mayEnd = false; ///< the event is a reason to end a session that works
    bool bringsPassword = false;
    bool rotates = false;
    std::optional<Notice> notice;
    std::optional<Failure> credentials; ///< what the token endpoint said of a password
};

bool works(const State &state, Instant now)
{
    return state.session
        && (state.session->mayUse(state.session->user, now)
            || (state.session->warehouse && state.session->mayUse(*state.session->warehouse, now)));
}

Before lookAt(const Position &at, const Event &event)
{
    const State &state = at.state();
    Before before;
    before.works = works(state, at.now());
    before.over = state.session && state.session->term.isOver(at.now());
    const auto *loaded = std::get_if<RecordLoaded>(&event);
    const auto *prepared = std::get_if<RenewalPrepared>(&event);
    const auto isOver = [&at](const StoredSession &stored) {
        return stored.session && stored.session->term.isOver(at.now());
    };
    // A definite answer: the user token is good for nothing any more.
    if (const auto *refused = std::get_if<ExchangeRefused>(&event); refused && before.works)
        before.works = refused->failure.kind != Failure::Kind::AccessTokenRejected
            || (state.session->warehouse && state.session->mayUse(*state.session->warehouse, at.now()));
    const bool signsOut = std::holds_alternative<SignOutRequested>(event);
    before.mayErase = signsOut || before.over || (loaded && isOver(loaded->stored)) || (prepared && state.doubted)
        || (prepared && prepared->stored && isOver(*prepared->stored));
    const auto *obsolete = std::get_if<SaveObsolete>(&event);
    const bool elsewhere = obsolete && !obsolete->replaced;
    before.mayErase = before.mayErase || elsewhere;
    before.mayEnd = signsOut || std::holds_alternative<ListingSeen>(event) || elsewhere
        || (prepared && prepared->stored && prepared->stored->signedOut);
    before.bringsPassword = std::holds_alternative<SignInRequested>(event)
        || std::holds_alternative<AuthorizationRefused>(event) || std::holds_alternative<AuthorizationArrived>(event);
    before.rotates = std::holds_alternative<RefreshArrived>(event) && state.work == Work::Refreshing;
    before.notice = state.notice;
    if (const auto *refused = std::get_if<UserTokenRefused>(&event))
        before.credentials = refused->failure;
    if (const auto *unauthorized = std::get_if<AuthorizationRefused>(&event))
        before.credentials = unauthorized->failure;
    return before;
}

/// Carries the effects out as far as the rules want to know, and looks at each.
class Outcome
{
public:
    Outcome(Position &at, const Before &before) : m_at(at), m_outside(at.outside), m_before(before) {}

    void carryOut(const Effects &effects);
    void lookAround();
    [[nodiscard]] const QByteArray &wrong() const { return m_wrong; }

private:
    void require(bool holds, const char *broken)
    {
        if (!holds && m_wrong.isEmpty())
            m_wrong = broken;
    }
    void require(bool holds, Check check) { require(holds, rowOf(check).broken); }
    void carryOut(const Effect &effect);
    void ask(SignIn what);
    void ask(Renewal what);
    void askFor(Mfa what);

    Position &m_at;
    Outside &m_outside;
    const Before &m_before;
    QByteArray m_wrong;
};

void Outcome::ask(SignIn what)
{
    const bool begins = what == SignIn::Authorization || m_before.bringsPassword;
    require(begins || m_outside.signIn == SignIn::Nothing, Check::OneQuestion);
    require(m_at.state().attempt.has_value(), Check::AttemptOver);
    if (begins)
        m_outside.mfa = Mfa::Nothing; // of an attempt before
    m_outside.signIn = what;
}

void Outcome::askFor(Mfa what)
{
    require(m_outside.mfa == Mfa::Nothing, Check::OneQuestion);
    m_outside.mfa = what;
}

void Outcome::ask(Renewal what)
{
    require(m_outside.renewal == Renewal::Nothing, Check::OneRenewal);
    m_outside.renewal = what;
    if (what == Renewal::Lock)
        return;
    const State &state = m_at.state();
    require(m_outside.locked, "a renewal without the lock");
    require(state.session.has_value(), Check::PhaseHolds);
    if (!state.session)
        return;
    const bool underWay = std::ranges::count(m_outside.saves, state.session->id) > 0;
    require(!underWay, Check::RotatedBeforeUse);
    if (what != Renewal::Refresh)
        return;
    const TokenPair &user = state.session->user;
    const QByteArray token = user.refreshToken.view().toByteArray();
    const bool alive = user.life.validAt(m_at.now());
    require(!token.isEmpty(), Check::PhaseHolds);
    require(!alive || token != m_outside.sent, Check::SentOnce);
    require(!alive || (user.refreshSpent && state.keychain == Keychain::Ready), Check::MarkedBeforeSent);
    m_outside.sent = token;
}

void Outcome::carryOut(const Effect &effect)
{
    const State &state = m_at.state();
    const auto person = [](const store::Account &account) { return std::size_t(numberOf(account)); };
    const auto password = [this] { require(m_before.bringsPassword, Check::PasswordTravels); };
    std::visit(Overloaded{
                   [&](const LoadRecord &e) { ++m_outside.loads[person(e.account)]; },
                   [&](const SaveRecord &) {
                       require(state.session.has_value(), Check::PhaseHolds);
                       m_outside.saves.push_back(state.session ? state.session->id : QByteArray());
                   },
                   [&](const EraseRecord &e) {
                       const bool itself = !e.ended.isEmpty() && m_before.mayErase;
                       m_outside.ended[person(e.account)] = m_outside.ended[person(e.account)] || itself;
                       require(m_outside.ended[person(e.account)], Check::ErasingForAReason);
                       ++m_outside.erases[person(e.account)];
                   },
                   [&](const MarkErasing &e) {
                       require(m_before.mayErase, Check::ErasingForAReason);
                       m_outside.ended[person(e.account)] = true;
                   },
                   [&](const MarkStored &e) {
                       if (!e.again)
                           m_outside.ended[person(e.account)] = false;
                   },
                   [&](const RequestAuthorization &) {
                       password();
                       ask(SignIn::Authorization);
                   },
                   [&](const RedeemCode &) {
                       password();
                       ask(SignIn::UserToken);
                   },
                   [&](const RequestUserToken &) {
                       password();
                       ask(SignIn::UserToken);
                   },
                   [&](const RequestAssignments &) { ask(SignIn::Assignments); },
                   [&](const ActivateAssignment &) { ask(SignIn::Activation); },
                   [&](const RequestWarehouseToken &) { ask(SignIn::WarehouseToken); },
                   [&](const RequestMfaTypes &) { askFor(Mfa::Types); },
                   [&](const TriggerMfa &) { askFor(Mfa::Code); },
                   [&](const CancelSignIn &) {
                       m_outside.signIn = SignIn::Nothing;
                       m_outside.mfa = Mfa::Nothing;
                   },
                   [&](const PrepareRenewal &) { ask(Renewal::Lock); },
                   [&](const RequestRefresh &) { ask(Renewal::Refresh); },
                   [&](const RequestExchange &) { ask(Renewal::Exchange); },
                   [&](const EndRenewal &) {
                       m_outside.renewal = Renewal::Nothing;
                       m_outside.locked = false;
                   },
                   [](const auto &) {},
               },
               effect);
}

void Outcome::carryOut(const Effects &effects)
{
    require(effects.size() <= mostEffects, "an event with more effects than any needs");
    std::bitset<std::variant_size_v<Effect>> kinds;
    bool saves = false;
    for (const Effect &effect : effects) {
        const bool erases = std::holds_alternative<EraseRecord>(effect); // one a person
        require(erases || !kinds.test(effect.index()), "an effect twice");
        kinds.set(effect.index());
        const auto *save = std::get_if<SaveRecord>(&effect);
        saves = saves || (save && save->user);
        carryOut(effect);
    }
    require(saves || !m_before.rotates || !m_at.state().session, Check::RotatedIsSaved);
    if (m_at.state().attempt)
        return;
    m_outside.signIn = SignIn::Nothing; // as the shell does
    m_outside.mfa = Mfa::Nothing;
}

void Outcome::lookAround()
{
    const State &state = m_at.state();
    if (const char *broken = brokenPromise(m_at))
        require(false, broken);
    require(!m_before.works || state.session || m_before.mayEnd || m_before.over, "a session that works is given up");
    const bool isNew = state.notice && state.notice != m_before.notice && state.notice->failure;
    const bool wrongPassword = isNew && state.notice->failure->kind == Failure::Kind::CredentialsRejected;
    require(!wrongPassword
                || (m_before.credentials && m_before.credentials->kind == Failure::Kind::CredentialsRejected),
            Check::WrongPasswordIsTrue);
}

} // namespace

QByteArray step(Position &position, Event event, const char *name, const Mutant *mutant)
{
    const Before before = lookAt(position, event);
    Effects effects = position.machine.handle(std::move(event), position.outside.now);
    if (mutant && mutant->effects)
        mutant->effects(effects, position.state(), name);
    if (mutant && (mutant->after || mutant->neverWakes)) {
        State state = position.state().clone();
        if (mutant->after)
            mutant->after(state, name);
        Machine::Traits traits = position.traits;
        traits.automatic = traits.automatic && !mutant->neverWakes;
        position.machine = Machine(traits, std::move(state));
    }
    Outcome outcome(position, before);
    outcome.carryOut(effects);
    outcome.lookAround();
    return outcome.wrong();
}

} // namespace dockpass::session
