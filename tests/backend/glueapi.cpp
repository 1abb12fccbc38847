// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glueapi.h"

#include "glueanswers.h"
#include "parameters.h"

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

Answer missingParameter()
{
    return errorAnswer(400, "invalid_request"_ba,
                       u"The request is missing a required parameter, includes an invalid parameter value, includes a "
                       "parameter more than once, or is otherwise malformed."_s);
}

} // namespace

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

    const QByteArray path =
        request.path.size() > 1 && request.path.endsWith('/') ? request.path.chopped(1) : request.path;
    // Both resources are of the plain convention: in the other one they do not exist.
    if (jsonApi || (path != "/token" && path != "/warehouse-tokens"))
        return errorAnswer(404, "007"_ba, u"Not found"_s, jsonApi);
    if (request.method != "POST")
        return errorAnswer(404, "008"_ba, u"Method does not exist"_s);
    return path == "/token" ? token(request) : warehouseToken(subject);
}

Answer GlueApi::token(const Incoming &request)
{
    if (request.body.isEmpty())
        return htmlErrorAnswer();
    const Parameters parameters = Parameters::from(request);
    const QString grant = parameters.value("grant_type"_L1).value_or(QString());
    const bool isRefresh = grant == "refresh_token"_L1 && m_profile.refreshGrant != Profile::RefreshGrant::Absent;
    if (grant != "password"_L1 && !isRefresh)
        return errorAnswer(400, "unsupported_grant_type"_ba, u"Grant type \"%1\" not found"_s.arg(grant));
    if (parameters.value("client_id"_L1).value_or(u"frontend"_s) != "frontend"_L1)
        return errorAnswer(400, "invalid_client"_ba, u"Client authentication failed"_s);
    return isRefresh ? refreshGrant(parameters) : passwordGrant(parameters);
}

Answer GlueApi::passwordGrant(const Parameters &parameters)
{
    const auto name = parameters.value("username"_L1);
    const auto password = parameters.value("password"_L1);
    if (!name || !password)
        return missingParameter();
    const User *user = m_users.find(*name);
    if (!user || !user->active || user->password != *password)
        return errorAnswer(400, "invalid_grant"_ba, u"The user credentials were incorrect."_s);
    return issued("password"_ba, user->subject());
}

Answer GlueApi::refreshGrant(const Parameters &parameters)
{
    const auto refreshToken = parameters.value("refresh_token"_L1);
    if (!refreshToken)
        return missingParameter();
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

Answer GlueApi::issued(const QByteArray &grant, const Subject &subject)
{
    // At /token the lifetime is the user's, for a warehouse's refresh token too (contract 0.2, 1).
    const TokenPair pair = m_tokens.issue(subject, m_profile.userLifetime, m_profile.refreshLifetime);
    Answer answer = m_profile.moduleDefaults ? tokenAnswer(201, Shape::CamelList, pair)
                                             : tokenAnswer(200, Shape::SnakeObject, pair);
    answer.issued = {grant, pair.access, pair.refresh};
    return answer;
}

Answer GlueApi::warehouseToken(const std::optional<Subject> &subject)
{
    if (!subject || subject->isWarehouse())
        return errorAnswer(403, {}, u"Unauthorized request."_s);
    const User *user = m_users.findUuid(subject->claims()["uuid"_L1].toString());
    if (!user || !user->activeWarehouse)
        return errorAnswer(403, "5101"_ba, u"Operation is forbidden."_s);

    const Subject warehouse{"{\"id_warehouse\":"_ba + QByteArray::number(*user->activeWarehouse) + '}',
                            {"warehouse"_ba}};
    const TokenPair pair = m_tokens.issue(warehouse, m_profile.warehouseLifetime, m_profile.refreshLifetime);
    Answer answer = tokenAnswer(201, Shape::CamelList, pair);
    answer.issued = {"warehouse"_ba, pair.access, pair.refresh};
    return answer;
}

} // namespace dockpass::backend
