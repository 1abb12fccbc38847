// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glueapi.h"

#include "glueanswers.h"
#include "parameters.h"
#include "query.h"

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

/// JSON:API is on by Content-Type, or for GET by the start of Accept (contract 0.1).
bool isJsonApi(const Incoming &request)
{
    const QByteArray vendorType = "application/vnd.api+json"_ba;
    return request.header("Content-Type").value_or(QByteArray()).startsWith(vendorType)
        || (request.method == "GET" && request.header("Accept").value_or(QByteArray()).startsWith(vendorType));
}

/// Only these three, and parameters only as `;q=` without a space (contract 0.1).
bool isAcceptable(const Incoming &request)
{
    for (const QByteArray &item : request.header("Accept").value_or(QByteArray()).split(',')) {
        QByteArray type = item.trimmed();
        if (const qsizetype quality = type.indexOf(";q="); quality >= 0)
            type.truncate(quality);
        if (type == "application/json" || type == "*/*" || type == "application/*")
            return true;
    }
    return false;
}

/// The name by which a profile lists it.
QString mfaName(Resource resource)
{
    if (resource == Resource::Assignments)
        return u"warehouse-user-assignments"_s;
    return resource == Resource::WarehouseTokens ? u"warehouse-tokens"_s : QString();
}

} // namespace

GlueApi::GlueApi(Users &users, Tokens &tokens, Profile &profile, const MovableClock &clock)
    : m_users(users)
    , m_tokens(tokens)
    , m_profile(profile)
    , m_clock(clock)
    , m_codes(clock)
    , m_assignments(users)
{
}

Answer GlueApi::answer(const Incoming &request)
{
    // The Authorization header is judged on every route, before anything else (contract 0.2, 4; 1.1; 3.3).
    const bool jsonApi = isJsonApi(request);
    std::optional<Subject> subject;
    if (const auto authorization = request.header("Authorization")) {
        const QByteArrayList words = authorization->simplified().split(' ');
        if (words.size() == 2 && Tokens::crashesParser(words.at(1)))
            return crashAnswer();
        if (words.size() < 2)
            return errorAnswer(403, "002"_ba, u"Missing access token."_s, jsonApi);
        if (words.size() == 2 && words.at(0) == "Bearer")
            subject = m_tokens.verify(words.at(1));
        if (!subject)
            return errorAnswer(401, "001"_ba, u"Invalid access token."_s, jsonApi);
    }
    if (!jsonApi && !isAcceptable(request))
        return errorAnswer(415, "010"_ba, u"Unsupported `Accept` format used."_s);

    if (jsonApi && Query(request.query).hasMalformedFilter())
        return errorAnswer(400, "011"_ba,
                           u"Unsupported `Filter` format is used. Please use `filter[resource.property]`"_s, true);
    // In the other convention a resource does not exist.
    const auto route = Route::of(request.path);
    if (!route || route->isJsonApi() != jsonApi || !isInstalled(route->resource))
        return errorAnswer(404, "007"_ba, u"Not found"_s, jsonApi);
    if (!route->allows(request.method))
        return errorAnswer(404, "008"_ba, u"Method does not exist"_s, jsonApi);

    const Call call{request, *route, subject,
                    subject ? m_users.findUuid(subject->claims()["uuid"_L1].toString()) : nullptr};
    if (!mayCall(call))
        return errorAnswer(403, {}, u"Unauthorized request."_s, jsonApi);
    if (demandsMfa(call)) {
        if (const auto refusal = mfaRefusal(*call.user->mfa, request, m_clock.now(), jsonApi))
            return *refusal;
    }
    return carryOut(call);
}

bool GlueApi::isInstalled(Resource resource) const
{
    switch (resource) {
    case Resource::Authorize:
        return m_profile.authorize;
    case Resource::Assignments:
        return m_profile.assignments != Profile::Assignments::Missing;
    case Resource::PickingLists:
        return m_profile.pickingLists;
    default:
        return true;
    }
}

bool GlueApi::mayCall(const Call &call) const
{
    const Resource resource = call.route.resource;
    // The first two are open to anybody, the lists judge for themselves (contract 11).
    if (resource == Resource::Token || resource == Resource::Authorize || resource == Resource::PickingLists)
        return true;
    if (!call.caller || call.caller->isWarehouse())
        return false;
    if (resource == Resource::WarehouseTokens || call.caller->scopes.contains("back-office-user"_ba))
        return true;
    return resource == Resource::Assignments ? m_profile.assignments == Profile::Assignments::Open
                                             : m_profile.mfaForWarehouseUsers;
}

bool GlueApi::demandsMfa(const Call &call) const
{
    return call.user && call.user->mfa && call.request.method != "GET"
        && m_profile.mfaResources.contains(mfaName(call.route.resource));
}

Answer GlueApi::carryOut(const Call &call)
{
    switch (call.route.resource) {
    case Resource::Token:
        return token(call.request);
    case Resource::WarehouseTokens:
        return warehouseToken(call.user);
    case Resource::Authorize:
        return call.request.body.isEmpty()
            ? htmlErrorAnswer()
            : m_codes.authorize(Parameters::from(call.request), m_users, m_profile.redirectUris);
    case Resource::Assignments:
        return assignments(call);
    case Resource::PickingLists:
        return pickingListsAnswer(m_users.pickingLists(), call.caller, call.user, Query(call.request.query));
    case Resource::MfaTypes:
        return mfaTypesAnswer(call.user ? call.user->mfa : std::nullopt);
    case Resource::MfaTrigger:
        if (!call.user)
            return errorAnswer(400, "5909"_ba, u"User not found."_s, true);
        return mfaTriggerAnswer(call.user->mfa, call.request.body);
    }
    Q_UNREACHABLE();
}

Answer GlueApi::assignments(const Call &call)
{
    const QString uuid = QString::fromUtf8(call.route.id);
    if (uuid.isEmpty())
        return m_assignments.collection(*call.caller, Query(call.request.query));
    return call.request.method == "PATCH" ? m_assignments.patch(*call.caller, uuid, call.request.body)
                                          : m_assignments.one(*call.caller, uuid);
}

Answer GlueApi::token(const Incoming &request)
{
    if (request.body.isEmpty())
        return htmlErrorAnswer();
    const Parameters parameters = Parameters::from(request);
    const QString grant = parameters.value("grant_type"_L1).value_or(QString());
    if (!hasGrant(grant))
        return errorAnswer(400, "unsupported_grant_type"_ba, u"Grant type \"%1\" not found"_s.arg(grant));
    if (parameters.value("client_id"_L1).value_or(u"frontend"_s) != "frontend"_L1)
        return errorAnswer(400, "invalid_client"_ba, u"Client authentication failed"_s);
    if (grant == "authorization_code"_L1)
        return codeGrant(parameters);
    return grant == "refresh_token"_L1 ? refreshGrant(parameters) : passwordGrant(parameters);
}

bool GlueApi::hasGrant(const QString &grant) const
{
    return grant == "password"_L1
        || (grant == "refresh_token"_L1 && m_profile.refreshGrant != Profile::RefreshGrant::Absent)
        || (grant == "authorization_code"_L1 && m_profile.authorize);
}

Answer GlueApi::passwordGrant(const Parameters &parameters)
{
    const auto name = parameters.value("username"_L1);
    const auto password = parameters.value("password"_L1);
    if (!name || !password)
        return invalidRequest();
    const User *user = m_users.findByPassword(*name, *password);
    if (!user)
        return invalidCredentials();
    return issued("password"_ba, user->subject());
}

Answer GlueApi::refreshGrant(const Parameters &parameters)
{
    const auto refreshToken = parameters.value("refresh_token"_L1);
    if (!refreshToken)
        return invalidRequest();
    // Used up, expired, revoked, never issued: they cannot be told apart (contract 0.2, 2).
    const auto subject = m_tokens.findRefresh(refreshToken->toUtf8());
    if (!subject)
        return errorAnswer(400, "invalid_request"_ba, u"The refresh token is invalid."_s);
    if (m_profile.refreshGrant == Profile::RefreshGrant::Half)
        return errorAnswer(400, "invalid_scope"_ba, u"The requested scope is invalid, unknown, or malformed"_s);
    m_tokens.revokeRefresh(refreshToken->toUtf8());
    // A blocked user and a deactivated assignment can still refresh (contract 0.2, 5).
    return issued("refresh_token"_ba, *subject);
}

Answer GlueApi::codeGrant(const Parameters &parameters)
{
    auto subject = m_codes.redeem(parameters);
    return subject ? issued("authorization_code"_ba, subject.value()) : subject.error();
}

Answer GlueApi::issued(const QByteArray &grant, const Subject &subject)
{
    // At /token the lifetime is the user's, for a warehouse's refresh token too (contract 0.2, 1).
    const TokenPair pair = m_tokens.issue(subject, m_profile.userLifetime, m_profile.refreshLifetime);
    Answer answer = m_profile.moduleDefaults ? tokenAnswer(201, Shape::CamelList, pair)
                                             : tokenAnswer(200, Shape::SnakeObject, pair);
    answer.issued = {grant, pair.access, pair.refresh};
    return answer;
}

Answer GlueApi::warehouseToken(const User *user)
{
    const auto active = user ? user->activeWarehouse() : std::nullopt;
    if (!active)
        return errorAnswer(403, "5101"_ba, u"Operation is forbidden."_s);
    const Subject warehouse{"{\"id_warehouse\":"_ba + QByteArray::number(*active) + '}', {"warehouse"_ba}};
    const TokenPair pair = m_tokens.issue(warehouse, m_profile.warehouseLifetime, m_profile.refreshLifetime);
    Answer answer = tokenAnswer(201, Shape::CamelList, pair);
    answer.issued = {"warehouse"_ba, pair.access, pair.refresh};
    return answer;
}

} // namespace dockpass::backend
