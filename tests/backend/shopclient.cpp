// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray acceptJson = "Accept: application/json"_ba;
const QByteArray formType = "Content-Type: application/x-www-form-urlencoded"_ba;
const QByteArray acceptJsonApi = "Accept: application/vnd.api+json"_ba;
const QByteArray jsonApiType = "Content-Type: application/vnd.api+json"_ba;
const QByteArray jsonType = "Content-Type: application/json"_ba;

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

QJsonObject firstObject(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isArray() ? document.array().first().toObject() : document.object();
}

} // namespace

RawAnswer ShopClient::request(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers,
                              const QByteArray &body) const
{
    QByteArrayList lines{method + ' ' + path + " HTTP/1.1", "Host: localhost"_ba};
    lines += headers;
    if (!body.isEmpty())
        lines += "Content-Length: "_ba + QByteArray::number(body.size());
    RawClient client(m_url, m_caFile);
    if (!client.isConnected() || !client.send(lines.join("\r\n") + "\r\n\r\n" + body))
        return {};
    return client.receive();
}

RawAnswer ShopClient::askPassword(const QString &user, const QString &password) const
{
    return request("POST"_ba, "/token"_ba, {formType, acceptJson},
                   "grant_type=password&username="_ba + encoded(user) + "&password=" + encoded(password));
}

RawAnswer ShopClient::askRefresh(const QByteArray &refreshToken) const
{
    return request("POST"_ba, "/token"_ba, {formType, acceptJson},
                   "grant_type=refresh_token&refresh_token="_ba + refreshToken);
}

RawAnswer ShopClient::askWarehouse(const QByteArray &accessToken) const
{
    return request("POST"_ba, "/warehouse-tokens"_ba, {jsonType, acceptJson, "Authorization: Bearer "_ba + accessToken},
                   "{}"_ba);
}

RawAnswer ShopClient::askAssignments(const QByteArray &accessToken, const QByteArray &query) const
{
    return request("GET"_ba, "/warehouse-user-assignments"_ba + query,
                   {acceptJsonApi, "Authorization: Bearer "_ba + accessToken});
}

RawAnswer ShopClient::activate(const QByteArray &accessToken, const QString &assignment,
                               const QByteArray &mfaCode) const
{
    QByteArrayList headers{jsonApiType, acceptJsonApi, "Authorization: Bearer "_ba + accessToken};
    if (!mfaCode.isEmpty())
        headers += "X-MFA-Code: "_ba + mfaCode;
    return request("PATCH"_ba, "/warehouse-user-assignments/"_ba + assignment.toLatin1(), headers,
                   R"({"data":{"type":"warehouse-user-assignments","attributes":{"isActive":true}}})"_ba);
}

RawAnswer ShopClient::askPickingLists(const QByteArray &accessToken, const QByteArray &query) const
{
    return request("GET"_ba, "/picking-lists"_ba + query, {acceptJsonApi, "Authorization: Bearer "_ba + accessToken});
}

ShopClient::Tokens ShopClient::userTokens() const
{
    return userTokens(BackendProcess::demoUser(), BackendProcess::demoPassword());
}

ShopClient::Tokens ShopClient::userTokens(const QString &user, const QString &password) const
{
    return tokensIn(askPassword(user, password));
}

ShopClient::Tokens ShopClient::warehouseTokens() const
{
    return tokensIn(askWarehouse(userTokens().access));
}

ShopClient::Tokens ShopClient::tokensIn(const RawAnswer &answer)
{
    const QJsonObject object = firstObject(answer.body());
    if (object.contains("accessToken"_L1))
        return {object["accessToken"_L1].toString().toLatin1(), object["refreshToken"_L1].toString().toLatin1()};
    return {object["access_token"_L1].toString().toLatin1(), object["refresh_token"_L1].toString().toLatin1()};
}

QJsonObject ShopClient::errorIn(const RawAnswer &answer)
{
    const QJsonObject object = firstObject(answer.body());
    return object.contains("errors"_L1) ? object["errors"_L1].toArray().first().toObject() : object;
}

QJsonArray ShopClient::dataIn(const RawAnswer &answer)
{
    const QJsonValue data = QJsonDocument::fromJson(answer.body())["data"_L1];
    return data.isObject() ? QJsonArray{data} : data.toArray();
}

QJsonObject ShopClient::claimsOf(const QByteArray &accessToken)
{
    const QByteArray payload = QByteArray::fromBase64(accessToken.split('.').value(1), QByteArray::Base64UrlEncoding);
    return QJsonDocument::fromJson(payload).object();
}

} // namespace dockpass::test
