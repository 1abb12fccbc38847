// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"

#include "glue/form.h"
#include "glue/httpclient.h"
#include "glue/mfa.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <memory>
#include <vector>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

constexpr auto assignments = "warehouse-user-assignments"_L1;

QUrl endpointUrl(const QUrl &server, const QString &name)
{
    QUrl url =
        server.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    QString path = url.path(QUrl::FullyEncoded);
    if (path == "/"_L1)
        path.clear();
    url.setPath(path + u'/' + name, QUrl::TolerantMode);
    return url;
}

HttpRequest formRequest(const QUrl &server, const QString &path, Secret form)
{
    HttpRequest request;
    request.url = endpointUrl(server, path);
    request.contentType = "application/x-www-form-urlencoded";
    request.accept = "application/json"; // mandatory, and in this very form (contract 0.1)
    request.body = std::move(form);
    return request;
}

/// JSON:API; the content type goes with a GET too, as the reference client sends it (contract 0.1 and 6).
HttpRequest resourceRequest(HttpRequest::Method method, const GlueBackend::Caller &caller, const QString &path)
{
    HttpRequest request;
    request.method = method;
    request.url = endpointUrl(caller.server, path);
    request.contentType = "application/vnd.api+json";
    request.accept = "application/vnd.api+json";
    request.bearer = caller.accessToken.clone();
    request.mfaCode = caller.mfaCode.clone();
    return request;
}

/// Reads an answer with `read`, which says what a failure is.
template<typename Value>
HttpClient::Callback answered(Result<Value, Failure> (*read)(const HttpAnswer &),
                              std::function<void(Result<Value, Failure>)> callback)
{
    return [read, callback = std::move(callback)](Result<HttpAnswer, Failure> result) {
        if (result)
            callback(read(result.value()));
        else
            callback(std::move(result).error());
    };
}

HttpClient::Callback reader(Endpoint endpoint, GlueBackend::TokenCallback callback)
{
    return [endpoint, callback = std::move(callback)](Result<HttpAnswer, Failure> result) {
        if (result)
            callback(tokenFrom(endpoint, std::move(result).value()));
        else
            callback(std::move(result).error());
    };
}

/// Without empty segments and dots (RFC 3986 5.2.4). Not QUrl::NormalizePathSegments, which in Qt 6.4 leaves one slash of
/// two, so that the same address read again is another one, and takes segments like ".é" away.
QString canonicalPath(const QString &path)
{
    QStringList segments;
    for (const QString &segment : path.split(u'/', Qt::SkipEmptyParts)) {
        if (segment == ".."_L1)
            segments.resize(std::max<qsizetype>(0, segments.size() - 1));
        else if (segment != "."_L1)
            segments.append(segment);
    }
    return segments.isEmpty() ? QString() : u'/' + segments.join(u'/');
}

} // namespace

QUrl serverAddress(const QString &text)
{
    const QString typed = text.trimmed();
    QUrl url(typed.contains("://"_L1) ? typed : u"https://"_s + typed, QUrl::TolerantMode);
    const bool http = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0 || !(http || url.scheme() == "https"_L1))
        return {};
    if (url.host() == "http"_L1 || url.host() == "https"_L1)
        return {}; // "https//shop.example": a slip of the pen must not send a password to a host of that name
    url = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (url.port() == (http ? 80 : 443))
        url.setPort(-1);
    url.setPath(canonicalPath(url.path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    return url;
}

namespace {

/// A login page of the network, or a server on the way, tells its own time. What a Backend API says is JSON.
bool isFromTheApi(const HttpAnswer &answer)
{
    const QByteArrayView body = answer.body.view().trimmed();
    return answer.status < 500 && (body.startsWith('{') || body.startsWith('['));
}

} // namespace

GlueBackend::GlueBackend(HttpClient &http, OAuthClient client, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_client(std::move(client))
{
}

void GlueBackend::send(HttpRequest request, QObject *context, HttpClient::Callback callback)
{
    m_http.send(std::move(request), context,
                [this, callback = std::move(callback)](Result<HttpAnswer, Failure> result) {
                    if (result && result.value().serverTime && isFromTheApi(result.value()))
                        Q_EMIT serverTimeTold(*result.value().serverTime);
                    callback(std::move(result));
                });
}

void GlueBackend::requestUserToken(const QUrl &server, const QString &userName, const Secret &password,
                                   QObject *context, TokenCallback callback)
{
    const QByteArray name = userName.toUtf8();
    Secret form = formOf({{"grant_type", "password"}, {"username", name}, {"password", password.view()}});
    send(formRequest(server, u"token"_s, std::move(form)), context,
         reader(Endpoint::PasswordGrant, std::move(callback)));
}

void GlueBackend::authorize(const QUrl &server, const QString &userName, const Secret &password, QObject *context,
                            AuthorizationCallback callback)
{
    auto authorization = Authorization::fresh();
    if (!authorization) {
        QMetaObject::invokeMethod(
            context,
            [callback = std::move(callback)] {
                callback(Failure{.kind = Failure::Kind::AuthorizationRefused, .detail = u"no random bytes"_s});
            },
            Qt::QueuedConnection);
        return;
    }
    const QByteArray name = userName.toUtf8();
    const QByteArray id = m_client.id.toUtf8();
    const QByteArray redirect = m_client.redirectUri.toUtf8();
    std::vector<FormField> fields{{"username", name},
                                  {"password", password.view()},
                                  {"response_type", "code"},
                                  {"client_id", id},
                                  {"code_challenge", authorization->challenge},
                                  {"code_challenge_method", "S256"},
                                  {"state", authorization->state}};
    if (!redirect.isEmpty())
        fields.push_back({"redirect_uri", redirect});
    const auto sent = std::make_shared<Authorization>(std::move(*authorization));
    send(formRequest(server, u"authorize"_s, formOf(fields)), context,
         [this, sent, callback = std::move(callback)](Result<HttpAnswer, Failure> result) {
             if (result)
                 callback(authorizationFrom(result.value(), m_client, std::move(*sent)));
             else
                 callback(std::move(result).error());
         });
}

void GlueBackend::redeem(const QUrl &server, const AuthorizationCode &code, QObject *context, TokenCallback callback)
{
    const QByteArray id = m_client.id.toUtf8();
    const QByteArray redirect = m_client.redirectUri.toUtf8();
    std::vector<FormField> fields{{"grant_type", "authorization_code"},
                                  {"code", code.code.view()},
                                  {"client_id", id},
                                  {"code_verifier", code.verifier.view()}};
    if (!redirect.isEmpty())
        fields.push_back({"redirect_uri", redirect});
    send(formRequest(server, u"token"_s, formOf(fields)), context, reader(Endpoint::CodeGrant, std::move(callback)));
}

void GlueBackend::refresh(const QUrl &server, const Secret &refreshToken, QObject *context, TokenCallback callback)
{
    Secret form = formOf({{"grant_type", "refresh_token"}, {"refresh_token", refreshToken.view()}});
    HttpRequest request = formRequest(server, u"token"_s, std::move(form));
    request.ownConnection = true;
    send(std::move(request), context, reader(Endpoint::RefreshGrant, std::move(callback)));
}

void GlueBackend::requestWarehouseToken(const Caller &caller, QObject *context, TokenCallback callback)
{
    HttpRequest request;
    request.url = endpointUrl(caller.server, u"warehouse-tokens"_s);
    request.contentType = "application/json"; // not vnd.api+json, which is a 404 here (contract 0.1)
    request.accept = "application/json";
    request.body = Secret(QByteArrayView("{}"));
    request.bearer = caller.accessToken.clone();
    request.mfaCode = caller.mfaCode.clone();
    send(std::move(request), context, reader(Endpoint::WarehouseToken, std::move(callback)));
}

void GlueBackend::requestAssignments(const Caller &caller, const QString &userUuid, QObject *context,
                                     AssignmentsCallback callback)
{
    HttpRequest request = resourceRequest(HttpRequest::Method::Get, caller, assignments);
    QUrlQuery query;
    if (!userUuid.isEmpty())
        query.addQueryItem(u"filter[warehouse-user-assignments.userUuid]"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(userUuid)));
    query.addQueryItem(u"page[offset]"_s, u"0"_s); // both or none (contract 5)
    query.addQueryItem(u"page[limit]"_s, u"500"_s);
    request.url.setQuery(query);
    send(std::move(request), context, answered(assignmentsFrom, std::move(callback)));
}

void GlueBackend::activateAssignment(const Caller &caller, const QString &id, QObject *context,
                                     ActivationCallback callback)
{
    HttpRequest request = resourceRequest(HttpRequest::Method::Patch, caller, QString(assignments) + u'/' + id);
    request.body =
        Secret(QByteArrayView(R"({"data":{"type":"warehouse-user-assignments","attributes":{"isActive":true}}})"));
    send(std::move(request), context, answered(activationFrom, std::move(callback)));
}

void GlueBackend::requestMfaTypes(const Caller &caller, QObject *context, MfaTypesCallback callback)
{
    send(resourceRequest(HttpRequest::Method::Get, caller, u"multi-factor-auth-types"_s), context,
         answered(mfaTypesFrom, std::move(callback)));
}

void GlueBackend::triggerMfa(const Caller &caller, const QString &type, QObject *context, DoneCallback callback)
{
    HttpRequest request = resourceRequest(HttpRequest::Method::Post, caller, u"multi-factor-auth-trigger"_s);
    const QJsonObject resource{{u"type"_s, u"multi-factor-auth-trigger"_s},
                               {u"attributes"_s, QJsonObject{{u"type"_s, type}}}};
    request.body = Secret(QJsonDocument(QJsonObject{{u"data"_s, resource}}).toJson(QJsonDocument::Compact));
    send(std::move(request), context, answered(mfaTriggerFrom, std::move(callback)));
}

void GlueBackend::countPicklists(const QUrl &server, const Secret &accessToken, QObject *context,
                                 PicklistsCallback callback)
{
    HttpRequest request =
        resourceRequest(HttpRequest::Method::Get, {server, accessToken, Secret()}, u"picking-lists"_s);
    QUrlQuery query;
    query.addQueryItem(u"filter[picking-lists.status]"_s, u"ready-for-picking"_s);
    query.addQueryItem(u"page[offset]"_s, u"0"_s);
    query.addQueryItem(u"page[limit]"_s, u"101"_s);
    request.url.setQuery(query);
    send(std::move(request), context, answered(picklistsFrom, std::move(callback)));
}

} // namespace dockpass::glue
