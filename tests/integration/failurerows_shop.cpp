// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"

namespace dockpass::test::failures {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

const QString token = u"/token"_s;
const QString exchange = u"/warehouse-tokens"_s;
const QString list = u"/warehouse-user-assignments"_s;
const QString anAssignment = list + u"/*"_s;
const QStringList byPassword{u"--grant"_s, u"password"_s};
const QStringList byCode{u"--grant"_s, u"code"_s};

QStringList inWarehouse(const QString &name)
{
    return {u"--warehouse"_s, name};
}

/// To another of their warehouses, which the shop answers so.
Outcome switched(Stage &stage, const QJsonObject &answer)
{
    stage.order({answer});
    return stage.loginAs(u"rover"_s, "violet-ramp-3\n", inWarehouse(u"Warehouse1"_s));
}

Outcome warehouses(Stage &stage, const QString &state)
{
    stage.signIn();
    stage.setShop({{u"assignments"_s, state}});
    return stage.run({u"warehouses"_s});
}

Outcome guarded(Stage &stage, const QByteArray &input, const QStringList &more)
{
    stage.setShop({{u"mfaResources"_s, QJsonArray{u"warehouse-tokens"_s}}});
    return stage.loginAs(u"guarded"_s, input, more);
}

} // namespace

QList<Row> shopRows()
{
    return {
        {Kind::NotABackendApi, "a web page", 7, [](Stage &s) { return s.loginAnswered(html(token, 200)); }},
        {Kind::NotABackendApi, "no /token", 7, [](Stage &s) { return s.loginAnswered(refusal(token, 404, u"007"_s)); }},
        {Kind::StorefrontAnswered, "its shape of a refusal", 4,
         [](Stage &s) {
             return s.loginAnswered(answer(
                 token, 400, uR"({"error":"invalid_grant","error_description":"wrong user name or password"})"_s));
         }},
        {Kind::HttpAuthRequired, "a Basic login in front", 7,
         [](Stage &s) {
             return s.loginAnswered(html(token, 401, {{u"WWW-Authenticate"_s, u"Basic realm=\"staging\""_s}}));
         }},
        {Kind::Redirected, "to another host", 7,
         [](Stage &s) {
             return s.loginAnswered(html(token, 302, {{u"Location"_s, u"https://localhost/"_s}}));
         }},
        {Kind::EndpointMissing, "no list of warehouses", 7, [](Stage &s) { return warehouses(s, u"missing"_s); }},

        {Kind::AnswerUnreadable, "an empty list", 7,
         [](Stage &s) { return s.loginAnswered(answer(token, 200, u"[]"_s)); }},
        {Kind::AnswerUnreadable, "half of the JSON", 7,
         [](Stage &s) { return s.loginAnswered(answer(token, 200, u"{\"access_tok"_s)); }},
        {Kind::AnswerTooLarge, "2 MiB", 7, [](Stage &s) { return s.loginAnswered(mode(token, u"huge"_s)); }},
        {Kind::AcceptRefused, "415", 7, [](Stage &s) { return s.loginAnswered(refusal(token, 415, u"010"_s)); }},
        {Kind::AcceptRefused, "406", 7, [](Stage &s) { return s.loginAnswered(html(token, 406)); }},
        {Kind::TooManyRequests, "429", 7, [](Stage &s) { return s.loginAnswered(html(token, 429)); }},
        {Kind::ServerError, "500", 7, [](Stage &s) { return s.loginAnswered(html(token, 500)); }},
        {Kind::ServerError, "a refusal under 500", 7,
         [](Stage &s) { return s.loginAnswered(refusal(token, 500, u"invalid_grant"_s)); }},
        {Kind::ServerUnavailable, "503", 7, [](Stage &s) { return s.loginAnswered(html(token, 503)); }},
        {Kind::UnexpectedAnswer, "401 in HTML", 7, [](Stage &s) { return s.loginAnswered(html(token, 401)); }},

        {Kind::CredentialsRejected, "a wrong password", 4,
         [](Stage &s) { return s.loginAs(u"picker"_s, "never-the-right-one\n"); }},
        {Kind::CredentialsRejected, "nobody of that name", 4,
         [](Stage &s) { return s.loginAs(u"nobody"_s, "never-the-right-one\n"); }},
        {Kind::CredentialsRejected, "a wrong password at /authorize", 4,
         [](Stage &s) {
             s.setShop({{u"authorize"_s, true}});
             return s.loginAs(u"picker"_s, "never-the-right-one\n", byCode);
         }},
        {Kind::FieldMissing, "invalid_request", 4,
         [](Stage &s) { return s.loginAnswered(refusal(token, 400, u"invalid_request"_s)); }},
        {Kind::PasswordGrantUnsupported, "unsupported_grant_type", 7,
         [](Stage &s) { return s.loginAnswered(refusal(token, 400, u"unsupported_grant_type"_s), byPassword); }},
        {Kind::ClientRejected, "invalid_client", 7,
         [](Stage &s) { return s.loginAnswered(refusal(token, 400, u"invalid_client"_s)); }},
        {Kind::CodeGrantUnsupported, "no /authorize", 7, [](Stage &s) { return s.login(byCode); }},
        {Kind::AuthorizationRefused, "the code is refused", 7,
         [](Stage &s) {
             s.setShop({{u"authorize"_s, true}});
             return s.loginAnswered(refusal(token, 400, u"invalid_grant"_s), byCode);
         }},
        {Kind::AuthorizationMismatch, "the state of another sign-in", 7,
         [](Stage &s) {
             return s.loginAnswered(answer(u"/authorize"_s, 200, uR"([{"code":"def50200","state":"other"}])"_s),
                                    byCode);
         }},
        {Kind::MfaCodeRequired, "no code given", 4, [](Stage &s) { return guarded(s, "white-hatch-5\n", {}); }},
        {Kind::MfaCodeRejected, "a wrong code", 4,
         [](Stage &s) { return guarded(s, "white-hatch-5\n654321\n", {u"--mfa-code-stdin"_s}); }},

        {Kind::MfaCodeRejected, "a wrong code for a renewal", 4,
         [](Stage &s) {
             s.setShop({{u"mfaResources"_s, QJsonArray()}});
             const Outcome login = s.loginAs(u"guarded"_s, "white-hatch-5\n");
             s.setShop({{u"mfaResources"_s, QJsonArray{u"warehouse-tokens"_s}}});
             return login.code == 0 ? s.run({u"renew"_s, u"--mfa-code-stdin"_s}, "654321\n") : login;
         }},

        {Kind::NotAWarehouseUser, "a Back Office user", 7,
         [](Stage &s) { return s.loginAs(u"office"_s, "green-ledger-9\n"); }},
        {Kind::NoActiveWarehouse, "5101 to a warehouse user, and no list", 7,
         [](Stage &s) {
             s.setShop({{u"assignments"_s, u"missing"_s}});
             return s.loginAs(u"chooser"_s, "copper-door-8\n");
         }},
        {Kind::NoActiveAssignment, "5101, and the scopes do not tell", 7,
         [](Stage &s) { return s.loginAs(u"oldserver"_s, "grey-crate-2\n"); }},
        {Kind::NoWarehouseAssigned, "an empty list", 7,
         [](Stage &s) { return s.loginAs(u"floater"_s, "blue-pallet-4\n"); }},
        {Kind::ExchangeRefused, "invalid_grant on the exchange", 7,
         [](Stage &s) { return s.loginAnswered(refusal(exchange, 400, u"invalid_grant"_s)); }},
        {Kind::WarehouseSignInMissing, "no /warehouse-tokens", 7,
         [](Stage &s) { return s.loginAnswered(refusal(exchange, 404, u"007"_s)); }},
        {Kind::AssignmentGone, "5201", 7,
         [](Stage &s) { return switched(s, answer(anAssignment, 404, uR"({"errors":[{"code":"5201"}]})"_s)); }},
        {Kind::AssignmentRefused, "5205", 7,
         [](Stage &s) { return switched(s, answer(anAssignment, 400, uR"({"errors":[{"code":"5205"}]})"_s)); }},
        {Kind::WarehouseDisabled, "the only one is switched off", 7,
         [](Stage &s) {
             return s.loginAnswered(answer(
                 list, 200, uR"({"data":[{"id":"a","attributes":{"warehouse":{"name":"X","isActive":false}}}]})"_s));
         }},
        {Kind::WarehouseUnknown, "a name that nobody has", 7,
         [](Stage &s) { return s.login(inWarehouse(u"Nowhere"_s)); }},
        {Kind::WarehouseChoiceNeeded, "several, and nobody to choose", 7,
         [](Stage &s) { return s.loginAs(u"chooser"_s, "copper-door-8\n"); }},
        {Kind::NotPermitted, "the list is closed to this user", 7, [](Stage &s) { return warehouses(s, u"closed"_s); }},

        {Kind::AccessTokenRejected, "001 on the exchange", 3,
         [](Stage &s) { return s.loginAnswered(refusal(exchange, 401, u"001"_s)); }},
        {Kind::AccessTokenMissing, "002 on the exchange", 3,
         [](Stage &s) { return s.loginAnswered(refusal(exchange, 403, u"002"_s)); }},
    };
}

} // namespace dockpass::test::failures
