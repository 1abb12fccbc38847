// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/apiprobe.h"

#include "glue/answers.h"
#include "glue/httpclient.h"
#include "glue/json.h"

#include <QJsonObject>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// What the real request would have in common with a question: nothing that says who asks.
struct Question
{
    QString endpoint;
    QByteArray contentType;
    QByteArrayView body;
};

/// In the form of the real request (contract 0.1, "client rule"); no Authorization, which would be judged first.
HttpRequest requestFor(const QUrl &server, const Question &question)
{
    HttpRequest request;
    request.url = server;
    request.url.setPath(server.path(QUrl::FullyEncoded) + u'/' + question.endpoint, QUrl::TolerantMode);
    request.contentType = question.contentType;
    request.accept = "application/json";
    request.body = Secret(question.body);
    return request;
}

Question form(const QString &endpoint, QByteArrayView body)
{
    return {endpoint, "application/x-www-form-urlencoded", body};
}

/// Hands what `judge` makes of the answer to `callback`.
HttpClient::Callback judged(Offer (*judge)(const HttpAnswer &), ApiProbe::OfferCallback callback)
{
    return [judge, callback = std::move(callback)](Result<HttpAnswer, Failure> result) {
        callback(result ? judge(result.value()) : Offer{Offer::Kind::Untold, std::move(result).error()});
    };
}

/// An OAuth server that knows the grant or looks at the client first is one as well.
bool isRefusalOfAGrant(Kind kind)
{
    return kind == Kind::PasswordGrantUnsupported || kind == Kind::FieldMissing || kind == Kind::CredentialsRejected
        || kind == Kind::ClientRejected || kind == Kind::StorefrontAnswered;
}

EndpointFinding findingFrom(const HttpAnswer &answer)
{
    EndpointFinding finding;
    finding.serverTime = answer.serverTime;
    finding.httpStatus = answer.status;
    Failure failure = failureFrom(Endpoint::PasswordGrant, answer);
    finding.code = failure.code;
    if (!isRefusalOfAGrant(failure.kind)) {
        finding.fault = std::move(failure);
    } else if (const auto root = parseJson(answer.body.view()); root && isOAuthErrorShape(*root)) {
        failure.kind = Kind::StorefrontAnswered;
        finding.fault = std::move(failure);
    }
    return finding;
}

/// `yes` are the refusals of a server that has it and misses the rest of the request.
Offer offerFrom(Failure failure, std::initializer_list<Kind> yes, std::initializer_list<Kind> no)
{
    if (std::ranges::find(yes, failure.kind) != yes.end())
        return {Offer::Kind::Yes, {}};
    if (std::ranges::find(no, failure.kind) != no.end())
        return {Offer::Kind::No, {}};
    return {Offer::Kind::Untold, std::move(failure)};
}

Offer passwordGrant(const HttpAnswer &answer)
{
    return offerFrom(failureFrom(Endpoint::PasswordGrant, answer), {Kind::FieldMissing, Kind::CredentialsRejected},
                     {Kind::PasswordGrantUnsupported});
}

Offer refreshGrant(const HttpAnswer &answer)
{
    return offerFrom(failureFrom(Endpoint::RefreshGrant, answer), {Kind::RefreshRejected},
                     {Kind::RefreshUnsupported, Kind::RefreshScopeInvalid});
}

Offer codeGrant(const HttpAnswer &answer)
{
    return offerFrom(failureFrom(Endpoint::Authorize, answer),
                     {Kind::AuthorizationRefused, Kind::CredentialsRejected, Kind::ClientRejected},
                     {Kind::CodeGrantUnsupported});
}

/// Without a token: 401 or 403 where the path is protected, 500 where it is not (contract 3.3).
Offer warehouseTokens(const HttpAnswer &answer)
{
    return offerFrom(failureFrom(Endpoint::WarehouseToken, answer),
                     {Kind::NotPermitted, Kind::AccessTokenRejected, Kind::AccessTokenMissing, Kind::NoActiveAssignment,
                      Kind::ServerError},
                     {Kind::WarehouseSignInMissing});
}

} // namespace

ApiProbe::ApiProbe(const QUrl &server, HttpClient &http) : m_server(server), m_http(http) {}

void ApiProbe::askTokenEndpoint(QObject *context, EndpointCallback callback)
{
    m_http.send(requestFor(m_server, form(u"token"_s, "grant_type=dockpass-doctor")), context,
                [callback = std::move(callback)](Result<HttpAnswer, Failure> result) {
                    if (result)
                        callback(findingFrom(result.value()));
                    else
                        callback(std::move(result).error());
                });
}

void ApiProbe::askPasswordGrant(QObject *context, OfferCallback callback)
{
    m_http.send(requestFor(m_server, form(u"token"_s, "grant_type=password")), context,
                judged(passwordGrant, std::move(callback)));
}

void ApiProbe::askRefreshGrant(QObject *context, OfferCallback callback)
{
    m_http.send(requestFor(m_server, form(u"token"_s, "grant_type=refresh_token")), context,
                judged(refreshGrant, std::move(callback)));
}

void ApiProbe::askCodeGrant(QObject *context, OfferCallback callback)
{
    m_http.send(requestFor(m_server, form(u"authorize"_s, "response_type=code")), context,
                judged(codeGrant, std::move(callback)));
}

void ApiProbe::askWarehouseTokens(QObject *context, OfferCallback callback)
{
    m_http.send(requestFor(m_server, {u"warehouse-tokens"_s, "application/json", "{}"}), context,
                judged(warehouseTokens, std::move(callback)));
}

} // namespace dockpass::glue
