// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"

// The server of the world: what it answers, and how that goes wrong.

namespace dockpass::session {

using namespace samples;

namespace {

constexpr milliseconds userLife = 8h;
constexpr milliseconds warehouseLife = 30h; // short enough for a history to see many

QByteArray text(const Secret &secret)
{
    return secret.view().toByteArray();
}

} // namespace

glue::TokenAnswer World::mint(QByteArrayView kind, milliseconds lifetime, bool withRefreshToken)
{
    const QByteArray name = kind.toByteArray() + QByteArray::number(++m_serial);
    m_accessTokens[name] = m_clock.now().instant + lifetime;
    if (withRefreshToken)
        m_refreshTokens.insert("refresh-" + name);
    return answer(name, m_clock.now().instant, lifetime, withRefreshToken);
}

/// A request's fault, if it has one; `carriedOut` tells whether the server handled it all the same.
std::optional<Failure> World::networkFault(bool &carriedOut)
{
    carriedOut = true;
    if (m_calm || !chance(m_traits.faults))
        return {};
    switch (std::uniform_int_distribution<>(0, 3)(m_random)) {
    case 0:
        carriedOut = false;
        return failure(Failure::Kind::ConnectionRefused, 0);
    case 1:
        carriedOut = false;
        return failure(Failure::Kind::ServerUnavailable, 503);
    case 2:
        carriedOut = chance(0.5);
        return failure(Failure::Kind::TimedOut, 0);
    default:
        carriedOut = chance(0.5);
        return failure(Failure::Kind::ServerError, 500);
    }
}

const Secret &World::attemptedToken() const
{
    const State &state = m_machine->state();
    return state.attempt->user ? state.attempt->user->accessToken : state.session->user.accessToken;
}

void World::askForAssignments()
{
    later(Line::SignIn, [this] {
        bool carriedOut = false;
        if (const auto fault = networkFault(carriedOut))
            handle(AssignmentsRefused{*fault});
        else if (!m_calm && chance(0.2))
            handle(AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        else
            handle(AssignmentsArrived{{north(m_active == 1), south(m_active == 2)}});
    });
}

void World::activate(const QString &id)
{
    later(Line::SignIn, [this, id] {
        bool carriedOut = false;
        auto fault = networkFault(carriedOut);
        if (!fault) {
            if (const auto wanted = mfaFault(!m_machine->state().attempt->mfaCode.isEmpty()))
                return handle(ActivationRefused{*wanted});
        }
        if (!fault && !m_calm && chance(0.1))
            return handle(ActivationRefused{failure(Failure::Kind::AssignmentGone, 404)});
        if (carriedOut)
            m_active = id == north().id ? 1 : 2;
        if (fault)
            handle(ActivationRefused{*fault});
        else
            handle(AssignmentActivated{m_active == 1 ? north(true) : south(true)});
    });
}

void World::askForCode(RequestAuthorization &effect)
{
    later(Line::SignIn, [this, password = std::make_shared<Secret>(std::move(effect.password))] {
        bool carriedOut = false;
        if (const auto fault = networkFault(carriedOut))
            handle(AuthorizationRefused{*fault, std::move(*password)});
        else if (!m_traits.codes)
            handle(AuthorizationRefused{failure(Failure::Kind::CodeGrantUnsupported, 404), std::move(*password)});
        else
            handle(AuthorizationArrived{{Secret("code"), Secret("verifier")}});
    });
}

std::optional<Failure> World::mfaFault(bool codeCame)
{
    if (m_calm || !chance(codeCame ? m_traits.mfa / 2 : m_traits.mfa))
        return {};
    return failure(codeCame ? Failure::Kind::MfaCodeRejected : Failure::Kind::MfaCodeRequired, 403);
}

void World::sendCode()
{
    later(Line::Mfa, [this] {
        bool carriedOut = false;
        if (const auto fault = networkFault(carriedOut))
            handle(MfaSendRefused{*fault});
        else if (chance(0.3))
            handle(MfaSendRefused{failure(Failure::Kind::NotPermitted, 403)});
        else
            handle(MfaCodeSent{});
    });
}

void World::askForUserToken()
{
    later(Line::SignIn, [this] {
        bool carriedOut = false;
        if (const auto fault = networkFault(carriedOut))
            handle(UserTokenRefused{*fault});
        else
            handle(UserTokenArrived{mint("user", userLife, true)});
    });
}

void World::askForWarehouseToken(const Secret &userToken, bool signIn)
{
    later(signIn ? Line::SignIn : Line::Renewal, [this, name = text(userToken), signIn] {
        bool carriedOut = false;
        auto fault = networkFault(carriedOut);
        if (!fault && m_accessTokens[name] <= m_clock.now().instant)
            fault = failure(Failure::Kind::AccessTokenRejected, 401);
        if (!fault)
            fault = mfaFault(signIn && !m_machine->state().attempt->mfaCode.isEmpty());
        if (fault)
            return signIn ? handle(WarehouseTokenRefused{*fault}) : handle(ExchangeRefused{*fault});
        if (!m_active)
            return signIn ? handle(WarehouseTokenRefused{failure(Failure::Kind::NoActiveAssignment, 403)})
                          : handle(ExchangeRefused{failure(Failure::Kind::NoActiveAssignment, 403)});
        m_signIns += signIn ? 1 : 0;
        glue::TokenAnswer token = mint("warehouse", warehouseLife, false);
        token.claims.warehouseId = m_active;
        if (signIn)
            handle(WarehouseTokenArrived{std::move(token),
                                         "session" + QByteArray::number(++m_serial).rightJustified(9, '0')});
        else
            handle(ExchangeArrived{std::move(token)});
    });
}

void World::askForRefresh()
{
    const TokenPair &user = m_machine->state().session->user;
    const QByteArray token = text(user.refreshToken);
    // A device whose date was changed between two starts may be wrong about a life; then the server's view counts.
    const Instant now = m_clock.now().instant;
    const bool alive = user.life.validAt(now) && m_accessTokens[text(user.accessToken)] > now;
    if (m_refreshSent[token] && alive)
        breakBy(QStringLiteral("5: a refresh token is sent twice while its access token lives"));
    later(Line::Renewal, [this, token] {
        bool carriedOut = false;
        std::optional<Failure> fault = networkFault(carriedOut);
        m_refreshSent[token] = !fault || !certainlyNotHandled(*fault);
        if (!m_traits.refreshes && !fault)
            return handle(RefreshRefused{failure(Failure::Kind::RefreshUnsupported)});
        const bool good = m_refreshTokens.contains(token);
        if (carriedOut && m_traits.refreshes)
            m_refreshTokens.erase(token);
        if (!fault && !good)
            fault = failure(Failure::Kind::RefreshRejected);
        if (fault)
            return handle(RefreshRefused{*fault});
        ++m_refreshes;
        handle(RefreshArrived{mint("user", userLife, true)});
    });
}

View World::viewBesidePicklists() const
{
    View view = m_machine->view(m_clock.now());
    view.picklists.reset();
    view.countingPicklists = view.picklistsTold = false;
    view.nextRenewal.reset(); // a server in trouble is in trouble for all that is asked of it
    return view;
}

/// The answer is the warehouse of the token, in thousands.
void World::countPicklists()
{
    const State &state = m_machine->state();
    const Instant now = m_clock.now().instant;
    if (state.phase != Phase::SignedIn || !state.session->warehouse || !state.session->warehouse->life.validAt(now))
        return breakBy(QStringLiteral("picklists are asked for without a token"));
    if (!std::exchange(m_pressed, false)) {
        if (now - m_countedLast < 5s && state.picklists.of == m_countedFor)
            breakBy(QStringLiteral("picklists are asked for again and again"));
        m_countedLast = now;
        m_countedFor = state.picklists.of;
    }
    const qsizetype warehouse = qsizetype(state.session->warehouse->claims.warehouseId.value_or(0));
    later(Line::Picklists, [this, warehouse] {
        bool carriedOut = false;
        if (const auto fault = networkFault(carriedOut))
            return handle(PicklistsRefused{*fault});
        if (!m_calm && chance(m_traits.faults)) {
            const int status =
                std::array{401, 403, 404, 500}[std::size_t(std::uniform_int_distribution<>(0, 3)(m_random))];
            return handle(PicklistsRefused{
                failure(status == 401 ? Failure::Kind::AccessTokenRejected : Failure::Kind::NotPermitted, status)});
        }
        ++m_counts;
        handle(PicklistsCounted{1000 * warehouse + 3});
    });
}

} // namespace dockpass::session
