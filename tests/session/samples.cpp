// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"

namespace dockpass::session::samples {

glue::TokenAnswer answer(QByteArrayView name, Instant sentAt, std::optional<milliseconds> lifetime,
                         bool withRefreshToken)
{
    glue::TokenAnswer answer;
    answer.accessToken = Secret(name);
    if (withRefreshToken)
        answer.refreshToken = Secret("refresh-" + name.toByteArray());
    answer.claims.scopes = {QStringLiteral("user"), QStringLiteral("warehouse-user")};
    answer.lifetime = lifetime;
    answer.sentAt = sentAt;
    return answer;
}

Session heldSession(Instant at, milliseconds userLife, milliseconds warehouseLife)
{
    Session session;
    session.id = QByteArrayLiteral("session-01234567");
    session.user = pairFrom(answer("user", at, userLife));
    session.warehouse = pairFrom(answer("warehouse", at, warehouseLife));
    session.warehouse->claims.warehouseId = 1;
    session.term = {at + 1000h, 1000h, at + 1000h};
    return session;
}

State state(Phase phase, Instant at)
{
    State state;
    state.phase = phase;
    state.account = picker;
    state.refreshNotBefore = state.exchangeNotBefore = at;
    switch (phase) {
    case Phase::Starting:
        state.loading = state.recordExpected = true;
        break;
    case Phase::SignedOut:
        break;
    case Phase::SigningIn:
        state.attempt.emplace();
        state.attempt->account = picker;
        break;
    case Phase::MfaCode:
        state.attempt.emplace();
        state.attempt->account = picker;
        state.attempt->user = pairFrom(answer("user-new", at));
        state.attempt->step = Attempt::Step::MfaCode;
        state.attempt->blocked = Attempt::Step::Activation;
        state.attempt->activating = south().id;
        state.attempt->mfa = MfaDelivery{MfaDelivery::State::Sent, QStringLiteral("email")};
        break;
    case Phase::ChoosingWarehouse:
        state.attempt.emplace();
        state.attempt->account = picker;
        state.attempt->user = pairFrom(answer("user-new", at));
        state.attempt->step = Attempt::Step::Choice;
        state.attempt->choices = {north(true), south()};
        break;
    case Phase::SignedIn:
        state.session = heldSession(at);
        state.stored = true;
        state.listing = Listing::Proven;
        break;
    case Phase::SigningOut:
        state.erasePending = true;
        state.erases = 1;
        break;
    }
    return state;
}

glue::Assignment north(bool active)
{
    return {QStringLiteral("a-north"), {}, QStringLiteral("w-north"), QStringLiteral("North"), true, active};
}

glue::Assignment south(bool active)
{
    return {QStringLiteral("a-south"), {}, QStringLiteral("w-south"), QStringLiteral("South"), true, active};
}

Failure failure(Failure::Kind cause, int httpStatus)
{
    return {.kind = cause, .httpStatus = httpStatus};
}

std::vector<NamedEvent> allEvents(const Now &now)
{
    const Instant at = now.instant;
    return {
        {"Started",
         [] {
             return Started{picker, store::SessionIndex::Marker::Stored, {}, {}};
         }},
        {"RecordLoaded",
         [at] {
             return RecordLoaded{picker, {heldSession(at), {}, false}};
         }},
        {"LoadFailed",
         [] {
             return LoadFailed{picker, failure(Failure::Kind::KeychainLocked)};
         }},
        {"RecordSaved", [] { return RecordSaved{QByteArrayLiteral("session-01234567")}; }},
        {"SaveFailed",
         [] {
             return SaveFailed{QByteArrayLiteral("session-01234567"), failure(Failure::Kind::KeychainLocked)};
         }},
        {"SaveObsolete", [] { return SaveObsolete{QByteArrayLiteral("session-01234567")}; }},
        {"RecordErased", [] { return RecordErased{picker}; }},
        {"EraseFailed",
         [] {
             return EraseFailed{picker, failure(Failure::Kind::KeychainLocked)};
         }},
        {"KeychainSlow", [] { return KeychainSlow{}; }},
        {"KeychainRecovered", [] { return KeychainRecovered{}; }},
        {"ListingSeen",
         [] {
             return ListingSeen{picker, store::SessionIndex::Marker::Stored};
         }},
        {"SignInRequested",
         [] {
             return SignInRequested{picker, Secret("password"), {}, {}};
         }},
        {"SignInCancelled", [] { return SignInCancelled{}; }},
        {"WarehouseChangeRequested", [] { return WarehouseChangeRequested{}; }},
        {"WarehousesWanted", [] { return WarehousesWanted{}; }},
        {"WarehouseChosen", [] { return WarehouseChosen{QStringLiteral("a-south")}; }},
        {"SignOutRequested", [] { return SignOutRequested{}; }},
        {"RenewRequested", [] { return RenewRequested{}; }},
        {"TokenWanted", [] { return TokenWanted{store::Entry::WarehouseToken}; }},
        {"KeychainRetryRequested", [] { return KeychainRetryRequested{}; }},
        {"KeychainDeclined", [] { return KeychainDeclined{}; }},
        {"NoticeDismissed", [] { return NoticeDismissed{}; }},
        {"MfaCodeEntered", [] { return MfaCodeEntered{Secret("123456")}; }},
        {"MfaCodeWanted", [] { return MfaCodeWanted{}; }},
        {"MfaTypesArrived", [] { return MfaTypesArrived{{QStringLiteral("sms")}}; }},
        {"MfaTypesRefused", [] { return MfaTypesRefused{failure(Failure::Kind::NotPermitted, 403)}; }},
        {"MfaCodeSent", [] { return MfaCodeSent{}; }},
        {"MfaSendRefused", [] { return MfaSendRefused{failure(Failure::Kind::NotPermitted, 403)}; }},
        {"AuthorizationArrived",
         [] {
             return AuthorizationArrived{{Secret("code"), Secret("verifier")}};
         }},
        {"AuthorizationRefused",
         [] {
             return AuthorizationRefused{failure(Failure::Kind::CodeGrantUnsupported, 404), Secret("password")};
         }},
        {"UserTokenArrived", [at] { return UserTokenArrived{answer("user-new", at)}; }},
        {"UserTokenRefused", [] { return UserTokenRefused{failure(Failure::Kind::CredentialsRejected)}; }},
        {"AssignmentsArrived",
         [] {
             return AssignmentsArrived{{north(true), south()}};
         }},
        {"AssignmentsRefused", [] { return AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)}; }},
        {"AssignmentActivated", [] { return AssignmentActivated{south(true)}; }},
        {"ActivationRefused", [] { return ActivationRefused{failure(Failure::Kind::AssignmentRefused)}; }},
        {"WarehouseTokenArrived",
         [at] {
             return WarehouseTokenArrived{answer("warehouse-new", at), QByteArrayLiteral("session-newnewne")};
         }},
        {"WarehouseTokenRefused",
         [] { return WarehouseTokenRefused{failure(Failure::Kind::NoActiveAssignment, 403)}; }},
        {"RenewalPrepared", [] { return RenewalPrepared{}; }},
        {"RenewalBlocked", [] { return RenewalBlocked{}; }},
        {"RefreshArrived", [at] { return RefreshArrived{answer("user-new", at)}; }},
        {"RefreshRefused", [] { return RefreshRefused{failure(Failure::Kind::RefreshRejected)}; }},
        {"ExchangeArrived", [at] { return ExchangeArrived{answer("warehouse-new", at)}; }},
        {"ExchangeRefused", [] { return ExchangeRefused{failure(Failure::Kind::ServerError, 500)}; }},
        {"Tick", [] { return Tick{}; }},
        {"NetworkReturned", [] { return NetworkReturned{}; }},
        {"ServerTimeTold",
         [now] {
             return ServerTimeTold{{now.wall, now.instant}};
         }},
        {"PicklistsWanted", [] { return PicklistsWanted{}; }},
        {"PicklistsCounted", [] { return PicklistsCounted{3}; }},
        {"PicklistsRefused", [] { return PicklistsRefused{failure(Failure::Kind::EndpointMissing, 404)}; }},
    };
}

QString names(const Effects &effects)
{
    static constexpr const char *kinds[]{
        "LoadRecord",           "SaveRecord",          "EraseRecord",           "RequestAuthorization",
        "RedeemCode",           "RequestUserToken",    "RequestMfaTypes",       "TriggerMfa",
        "RequestAssignments",   "ActivateAssignment",  "RequestWarehouseToken", "CancelSignIn",
        "PrepareRenewal",       "RequestRefresh",      "RequestExchange",       "EndRenewal",
        "MarkStored",           "RestoreMark",         "MarkErasing",           "Unmark",
        "RememberRefreshGrant", "RememberSignInGrant", "CountPicklists",        "ForgetPicklists"};
    static_assert(std::size(kinds) == std::variant_size_v<Effect>);
    QStringList list;
    for (const Effect &effect : effects)
        list.append(QString::fromLatin1(kinds[effect.index()]));
    return list.join(u' ');
}

QString nameOf(Phase phase)
{
    static constexpr const char *phases[]{"Starting",          "SignedOut", "SigningIn", "MfaCode",
                                          "ChoosingWarehouse", "SignedIn",  "SigningOut"};
    return QString::fromLatin1(phases[int(phase)]);
}

StoredSession asHeld(const State &state)
{
    StoredSession stored;
    stored.session = state.session->clone();
    return stored;
}

} // namespace dockpass::session::samples
