// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"

#include "glue/httpclient.h"

#include <QUrlQuery>

#include <algorithm>
#include <cstring>
#include <initializer_list>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

constexpr auto assignments = "warehouse-user-assignments"_L1;

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

/// application/x-www-form-urlencoded, built in place so that the one copy of a password is inside a Secret. Space
/// becomes %20: every server reads that, while '+' depends on the decoder.
class Form
{
public:
    struct Field
    {
        QByteArrayView name; ///< needs no encoding
        QByteArrayView value;
    };

    static Secret encode(std::initializer_list<Field> fields)
    {
        qsizetype size = -1; // one '&' less than there are fields
        for (const Field &field : fields)
            size += 1 + field.name.size() + 1 + encodedSize(field.value);
        Secret body = Secret::ofSize(size);
        char *out = body.data();
        for (const Field &field : fields) {
            if (out != body.data())
                *out++ = '&';
            std::memcpy(out, field.name.data(), static_cast<std::size_t>(field.name.size()));
            out += field.name.size();
            *out++ = '=';
            out = encodeInto(out, field.value);
        }
        return body;
    }

private:
    static qsizetype encodedSize(QByteArrayView value)
    {
        qsizetype size = 0;
        for (const char c : value)
            size += isUnreserved(c) ? 1 : 3;
        return size;
    }

    static char *encodeInto(char *out, QByteArrayView value)
    {
        constexpr char digits[] = "0123456789ABCDEF";
        for (const char c : value) {
            if (isUnreserved(c)) {
                *out++ = c;
                continue;
            }
            const auto byte = static_cast<unsigned char>(c);
            *out++ = '%';
            *out++ = digits[byte >> 4];
            *out++ = digits[byte & 0xf];
        }
        return out;
    }
};

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

HttpRequest tokenRequest(const QUrl &server, Secret form)
{
    HttpRequest request;
    request.url = endpointUrl(server, u"token"_s);
    request.contentType = "application/x-www-form-urlencoded";
    request.accept = "application/json"; // mandatory, and in this very form (contract 0.1)
    request.body = std::move(form);
    return request;
}

/// JSON:API; the content type goes with a GET too, as the reference client sends it (contract 0.1 and 6).
HttpRequest resourceRequest(HttpRequest::Method method, const QUrl &server, const QString &path,
                            const Secret &accessToken)
{
    HttpRequest request;
    request.method = method;
    request.url = endpointUrl(server, path);
    request.contentType = "application/vnd.api+json";
    request.accept = "application/vnd.api+json";
    request.bearer = accessToken.clone();
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

GlueBackend::GlueBackend(HttpClient &http, QObject *parent) : QObject(parent), m_http(http) {}

void GlueBackend::requestUserToken(const QUrl &server, const QString &userName, const Secret &password,
                                   QObject *context, TokenCallback callback)
{
    const QByteArray name = userName.toUtf8();
    Secret form = Form::encode({{"grant_type", "password"}, {"username", name}, {"password", password.view()}});
    m_http.send(tokenRequest(server, std::move(form)), context, reader(Endpoint::PasswordGrant, std::move(callback)));
}

void GlueBackend::refresh(const QUrl &server, const Secret &refreshToken, QObject *context, TokenCallback callback)
{
    Secret form = Form::encode({{"grant_type", "refresh_token"}, {"refresh_token", refreshToken.view()}});
    HttpRequest request = tokenRequest(server, std::move(form));
    request.ownConnection = true;
    m_http.send(std::move(request), context, reader(Endpoint::RefreshGrant, std::move(callback)));
}

void GlueBackend::requestWarehouseToken(const QUrl &server, const Secret &userAccessToken, QObject *context,
                                        TokenCallback callback)
{
    HttpRequest request;
    request.url = endpointUrl(server, u"warehouse-tokens"_s);
    request.contentType = "application/json"; // not vnd.api+json, which is a 404 here (contract 0.1)
    request.accept = "application/json";
    request.body = Secret(QByteArrayView("{}"));
    request.bearer = userAccessToken.clone();
    m_http.send(std::move(request), context, reader(Endpoint::WarehouseToken, std::move(callback)));
}

void GlueBackend::requestAssignments(const QUrl &server, const Secret &userAccessToken, const QString &userUuid,
                                     QObject *context, AssignmentsCallback callback)
{
    HttpRequest request = resourceRequest(HttpRequest::Method::Get, server, assignments, userAccessToken);
    QUrlQuery query;
    if (!userUuid.isEmpty())
        query.addQueryItem(u"filter[warehouse-user-assignments.userUuid]"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(userUuid)));
    query.addQueryItem(u"page[offset]"_s, u"0"_s); // both or none (contract 5)
    query.addQueryItem(u"page[limit]"_s, u"500"_s);
    request.url.setQuery(query);
    m_http.send(std::move(request), context, answered(assignmentsFrom, std::move(callback)));
}

void GlueBackend::activateAssignment(const QUrl &server, const Secret &userAccessToken, const QString &id,
                                     QObject *context, ActivationCallback callback)
{
    HttpRequest request =
        resourceRequest(HttpRequest::Method::Patch, server, QString(assignments) + u'/' + id, userAccessToken);
    request.body =
        Secret(QByteArrayView(R"({"data":{"type":"warehouse-user-assignments","attributes":{"isActive":true}}})"));
    m_http.send(std::move(request), context, answered(activationFrom, std::move(callback)));
}

void GlueBackend::countPicklists(const QUrl &server, const Secret &accessToken, QObject *context,
                                 PicklistsCallback callback)
{
    HttpRequest request = resourceRequest(HttpRequest::Method::Get, server, u"picking-lists"_s, accessToken);
    QUrlQuery query;
    query.addQueryItem(u"filter[picking-lists.status]"_s, u"ready-for-picking"_s);
    query.addQueryItem(u"page[offset]"_s, u"0"_s);
    query.addQueryItem(u"page[limit]"_s, u"101"_s);
    request.url.setQuery(query);
    m_http.send(std::move(request), context, answered(picklistsFrom, std::move(callback)));
}

} // namespace dockpass::glue
