// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/modelserver.h"

namespace dockpass::session {

using namespace samples;
using Kind = Failure::Kind;

namespace {

constexpr milliseconds userLife = 8h;
constexpr milliseconds warehouseLife = 30h; // short enough for a life to see many
constexpr std::array lives{userLife, userLife, userLife, milliseconds(20min), milliseconds(0)};

struct Fault
{
    Kind kind;
    int httpStatus;
    bool unsent = false;
    int retryAfter = 0;
};
constexpr std::array faults{
    Fault{Kind::ConnectionRefused, 0},
    Fault{Kind::Offline, 0},
    Fault{Kind::ServerUnavailable, 503},
    Fault{Kind::ServerUnavailable, 502},
    Fault{Kind::TimedOut, 0},
    Fault{Kind::TimedOut, 0, true},
    Fault{Kind::ConnectionLost, 0},
    Fault{Kind::ServerError, 500},
    Fault{Kind::AnswerUnreadable, 200},
    Fault{Kind::CaptivePortal, 511},
    Fault{Kind::TooManyRequests, 429, false, 90},
    Fault{Kind::CertificateUntrusted, 0},
};

} // namespace

ModelServer::ModelServer(Traits traits, Decisions &decisions, const Clock &clock)
    : m_traits(traits)
    , m_decisions(decisions)
    , m_clock(clock)
{
}

glue::TokenAnswer ModelServer::mint(int person, bool warehouse)
{
    const Instant now = m_clock.now().instant;
    const milliseconds life = warehouse ? warehouseLife : lives[m_decisions.below(m_calm ? 1 : lives.size())];
    const QByteArray name = 't' + QByteArray::number(qsizetype(m_issued.size()));
    m_issued.push_back({person, warehouse ? m_active[std::size_t(person)] : 0, now + life});
    glue::TokenAnswer token = answer(name, now, life, !warehouse);
    if (warehouse)
        token.claims.warehouseId = m_active[std::size_t(person)];
    return token;
}

int ModelServer::numberOf(const Secret &token) const
{
    QByteArrayView text = token.view();
    if (text.startsWith("refresh-"))
        text = text.sliced(8);
    bool ok = false;
    const int number = text.startsWith('t') ? text.sliced(1).toInt(&ok) : -1;
    return ok && number < int(m_issued.size()) ? number : -1;
}

/// A request's fault, if it has one; `carriedOut` tells whether the server handled it all the same.
std::optional<Failure> ModelServer::networkFault(bool &carriedOut)
{
    carriedOut = true;
    if (!chance(m_traits.faults))
        return {};
    const Fault &fault = faults[m_decisions.below(faults.size())];
    Failure failure{.kind = fault.kind, .httpStatus = fault.httpStatus, .unsent = fault.unsent};
    if (fault.retryAfter > 0)
        failure.retryAfter = std::chrono::seconds(fault.retryAfter);
    carriedOut = !certainlyNotHandled(failure) && m_decisions.chance(0.5);
    return failure;
}

std::optional<Failure> ModelServer::mfaFault(bool codeCame)
{
    if (!chance(codeCame ? m_traits.mfa / 2 : m_traits.mfa))
        return {};
    return failure(codeCame ? Kind::MfaCodeRejected : Kind::MfaCodeRequired, 403);
}

Event ModelServer::authorize(Secret password)
{
    bool carriedOut = false;
    if (const auto fault = networkFault(carriedOut))
        return AuthorizationRefused{*fault, std::move(password)};
    if (!m_traits.codes)
        return AuthorizationRefused{failure(Kind::CodeGrantUnsupported, 404), std::move(password)};
    if (password != Secret("password"))
        return AuthorizationRefused{failure(Kind::CredentialsRejected), std::move(password)};
    return AuthorizationArrived{{Secret("code"), Secret("verifier")}};
}

Event ModelServer::userToken(int person, bool rightPassword)
{
    bool carriedOut = false;
    if (const auto fault = networkFault(carriedOut))
        return UserTokenRefused{*fault};
    if (!rightPassword)
        return UserTokenRefused{failure(Kind::CredentialsRejected)};
    return UserTokenArrived{mint(person, false)};
}

Event ModelServer::assignments(int person)
{
    bool carriedOut = false;
    if (const auto fault = networkFault(carriedOut))
        return AssignmentsRefused{*fault};
    if (const auto wanted = mfaFault(false))
        return AssignmentsRefused{*wanted};
    if (chance(0.2))
        return AssignmentsRefused{failure(Kind::EndpointMissing, 404)};
    if (chance(0.03))
        return AssignmentsArrived{};
    const qint64 active = m_active[std::size_t(person)];
    return AssignmentsArrived{{north(active == 1), south(active == 2)}};
}

Event ModelServer::activate(int person, const QString &id, bool codeCame)
{
    bool carriedOut = false;
    const auto fault = networkFault(carriedOut);
    if (!fault) {
        if (const auto wanted = mfaFault(codeCame))
            return ActivationRefused{*wanted};
        if (chance(0.1))
            return ActivationRefused{failure(Kind::AssignmentGone, 404)};
    }
    qint64 &active = m_active[std::size_t(person)];
    if (carriedOut)
        active = id == north().id ? 1 : 2;
    if (fault)
        return ActivationRefused{*fault};
    return AssignmentActivated{active == 1 ? north(true) : south(true)};
}

Event ModelServer::mfaTypes()
{
    if (chance(0.5))
        return MfaTypesRefused{failure(Kind::NotPermitted, 403)};
    return MfaTypesArrived{{QStringLiteral("email")}};
}

Event ModelServer::sendCode()
{
    bool carriedOut = false;
    if (const auto fault = networkFault(carriedOut))
        return MfaSendRefused{*fault};
    if (chance(0.3))
        return MfaSendRefused{failure(Kind::NotPermitted, 403)};
    return MfaCodeSent{};
}

Event ModelServer::exchange(int token, For what, bool codeCame)
{
    const auto refused = [what](const Failure &failure) -> Event {
        return what == For::SignIn ? Event(WarehouseTokenRefused{failure}) : Event(ExchangeRefused{failure});
    };
    bool carriedOut = false;
    if (const auto fault = networkFault(carriedOut))
        return refused(*fault);
    if (token < 0 || !isAlive(token))
        return refused(failure(Kind::AccessTokenRejected, 401));
    if (const auto wanted = mfaFault(codeCame))
        return refused(*wanted);
    if (chance(0.04))
        return refused(failure(Kind::NoActiveAssignment, 403));
    glue::TokenAnswer answer = mint(issued(token).person, true);
    if (what == For::Renewal)
        return ExchangeArrived{std::move(answer)};
    ++signIns;
    // Later sessions have higher numbers.
    return WarehouseTokenArrived{std::move(answer), "session" + QByteArray::number(signIns).rightJustified(9, '0')};
}

Event ModelServer::refresh(int token)
{
    bool carriedOut = false;
    std::optional<Failure> fault = networkFault(carriedOut);
    Issued &pair = m_issued[std::size_t(token)];
    if (fault && certainlyNotHandled(*fault))
        pair.sent = Issued::Sent::NotHandled;
    if (!m_traits.refreshes && !fault) {
        pair.sent = Issued::Sent::NotHandled;
        return RefreshRefused{failure(chance(0.5) ? Kind::RefreshScopeInvalid : Kind::RefreshUnsupported)};
    }
    const bool good = !pair.used && !chance(0.02); // or somebody has revoked it
    pair.used = pair.used || carriedOut;
    if (!fault && !good)
        fault = failure(Kind::RefreshRejected);
    if (fault)
        return RefreshRefused{*fault};
    ++refreshes;
    return RefreshArrived{mint(pair.person, false)};
}

void ModelServer::refreshUnheard(int token)
{
    Issued &pair = m_issued[std::size_t(token)];
    pair.used = pair.used || m_decisions.chance(0.5);
}

/// The number is the warehouse of the token, in thousands.
Event ModelServer::picklists(int token)
{
    bool carriedOut = false;
    if (const auto fault = networkFault(carriedOut))
        return PicklistsRefused{*fault};
    if (chance(m_traits.faults)) {
        const int status = std::array{401, 403, 404, 500}[m_decisions.below(4)];
        return PicklistsRefused{failure(status == 401 ? Kind::AccessTokenRejected : Kind::NotPermitted, status)};
    }
    ++counts;
    return PicklistsCounted{1000 * qsizetype(issued(token).warehouse) + 3};
}

} // namespace dockpass::session
