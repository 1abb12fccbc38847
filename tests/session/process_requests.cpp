// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/overloaded.h"
#include "session/process.h"

#include <utility>

// What a process asks of the server.

namespace dockpass::session {

using namespace std::chrono_literals;

void Process::ask(Line line, std::function<Event()> request, std::function<void()> unheard)
{
    const milliseconds takes = m_world.decisions.upTo(m_world.decisions.chance(0.1) ? 30s : 2s);
    m_world.agenda.add({now() + takes, m_number, line,
                        [this, request = std::move(request)] {
                            Event event = request();
                            if (m_world.mutant && m_world.mutant->answered)
                                m_world.mutant->answered(event);
                            handle(std::move(event));
                        },
                        std::move(unheard)});
}

const Secret &Process::attemptedToken() const
{
    return state().attempt->user ? state().attempt->user->accessToken : state().session->user.accessToken;
}

void Process::request(Effect &effect)
{
    ModelServer &server = m_world.server;
    const bool signsIn = !std::holds_alternative<CountPicklists>(effect)
        && !std::holds_alternative<ForgetPicklists>(effect) && !std::holds_alternative<RequestRefresh>(effect)
        && !std::holds_alternative<RequestExchange>(effect) && !std::holds_alternative<CancelSignIn>(effect);
    if (signsIn && !state().attempt) {
        m_world.invariants.require(false, Check::AttemptOver, "a request for it");
        return;
    }
    const bool codeCame = state().attempt && !state().attempt->mfaCode.isEmpty();
    std::visit(Overloaded{
                   [&](RequestAuthorization &e) {
                       m_world.agenda.drop(m_number, Line::SignIn); // of an attempt before
                       m_world.agenda.drop(m_number, Line::Mfa);
                       ask(Line::SignIn, [&server, password = std::make_shared<Secret>(std::move(e.password))] {
                           return server.authorize(std::move(*password));
                       });
                   },
                   [&](RedeemCode &) {
                       ask(Line::SignIn,
                           [&server, person = attemptedPerson()] { return server.userToken(person, true); });
                   },
                   [&](RequestUserToken &) {
                       m_world.agenda.drop(m_number, Line::SignIn);
                       m_world.agenda.drop(m_number, Line::Mfa);
                       ask(Line::SignIn, [&server, person = attemptedPerson(), right = rightPassword] {
                           return server.userToken(person, right);
                       });
                   },
                   [&](RequestAssignments &) {
                       ask(Line::SignIn, [&server, person = attemptedPerson()] { return server.assignments(person); });
                   },
                   [&](ActivateAssignment &e) {
                       ask(Line::SignIn, [&server, person = attemptedPerson(), id = e.id, codeCame] {
                           return server.activate(person, id, codeCame);
                       });
                   },
                   [&](RequestWarehouseToken &) {
                       ask(Line::SignIn, [&server, token = server.numberOf(attemptedToken()), codeCame] {
                           return server.exchange(token, ModelServer::For::SignIn, codeCame);
                       });
                   },
                   [&](RequestMfaTypes &) { ask(Line::Mfa, [&server] { return server.mfaTypes(); }); },
                   [&](TriggerMfa &) { ask(Line::Mfa, [&server] { return server.sendCode(); }); },
                   [&](CancelSignIn &) {
                       m_world.agenda.drop(m_number, Line::SignIn);
                       m_world.agenda.drop(m_number, Line::Mfa);
                   },
                   [&](RequestRefresh &) { requestRefresh(); },
                   [&](RequestExchange &) { requestExchange(); },
                   [&](CountPicklists &) { countPicklists(); },
                   [&](ForgetPicklists &) { m_world.agenda.drop(m_number, Line::Picklists); },
                   [](auto &) {},
               },
               effect);
}

void Process::prepareRenewal()
{
    m_renewal = std::make_shared<int>();
    m_renewalPerson = person();
    const std::weak_ptr<int> context = m_renewal;
    const auto read = [this, context] {
        load(m_renewalPerson, context, [this](Result<StoredSession, Failure> stored) {
            if (stored && !m_unmarked)
                handle(RenewalPrepared{std::move(stored).value()});
            else
                handle(RenewalPrepared{});
        });
    };
    if (m_renewalLocked) // a refusal is looked into
        return read();
    // Longer than the two requests of a renewal and the keychain's part may take.
    hold(m_renewalPerson, now() + 90s, Line::Renewal, [this, read](bool held) {
        m_renewalLocked = held;
        if (held)
            read();
        else
            handle(RenewalBlocked{});
    });
}

void Process::endRenewal()
{
    m_renewal.reset();
    m_world.agenda.drop(m_number, Line::Renewal);
    if (std::exchange(m_renewalLocked, false))
        letGo(m_renewalPerson);
}

void Process::requestRefresh()
{
    ModelServer &server = m_world.server;
    const TokenPair &user = state().session->user;
    const int token = server.numberOf(user.refreshToken);
    // A device whose date was changed between two starts may be wrong about a life; then the server's view counts.
    const bool believed = user.life.validAt(now());
    const bool alive = believed && token >= 0 && server.isAlive(token);
    m_world.invariants.refreshGoesOut(observed("RequestRefresh"), token, alive);
    if (token < 0)
        return;
    server.refreshSent(token, !believed);
    ask(
        Line::Renewal, [&server, token] { return server.refresh(token); },
        [&server, token] { server.refreshUnheard(token); });
}

void Process::requestExchange()
{
    ModelServer &server = m_world.server;
    const int token = server.numberOf(state().session->user.accessToken);
    m_world.invariants.exchangeGoesOut(observed("RequestExchange"), token);
    ask(Line::Renewal, [&server, token] { return server.exchange(token, ModelServer::For::Renewal, false); });
}

void Process::countPicklists()
{
    const State &state = this->state();
    Invariants &invariants = m_world.invariants;
    if (state.phase != Phase::SignedIn || !state.session->warehouse || !state.session->warehouse->life.validAt(now()))
        return invariants.require(false, Check::LooksOnly, "a question without a token");
    if (!std::exchange(pressed, false)) {
        invariants.require(now() - m_countedLast >= 5s || state.picklists.of != m_countedFor, Check::LooksOnly,
                           "asked again and again");
        m_countedLast = now();
        m_countedFor = state.picklists.of;
    }
    ModelServer &server = m_world.server;
    ask(Line::Picklists,
        [&server, token = server.numberOf(state.session->warehouse->accessToken)] { return server.picklists(token); });
}

} // namespace dockpass::session
