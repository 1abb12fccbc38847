// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glueanswers.h"

#include "tokens.h"

#include <QDateTime>
#include <QLocale>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

/// The headers that every recorded answer of the Backend API carries.
QList<Header> shopHeaders(const QByteArray &contentType)
{
    return {
        {"Cache-Control"_ba, "no-cache, private"_ba},
        {"Content-Type"_ba, contentType},
        {"X-Frame-Options"_ba, "SAMEORIGIN"_ba},
        {"Content-Security-Policy"_ba, "frame-ancestors 'self'"_ba},
        {"X-Content-Type-Options"_ba, "nosniff"_ba},
        {"X-XSS-Protection"_ba, "1; mode=block"_ba},
        {"Referrer-Policy"_ba, "same-origin"_ba},
        {"Permissions-policy"_ba, ""_ba},
        {"Strict-Transport-Security"_ba, "max-age=31536000; includeSubDomains; preload"_ba},
    };
}

const QByteArray jsonApiType = "application/vnd.api+json"_ba;

/// Links name the domain that the shop was configured with, not the one that was called (contract 10).
QByteArray selfLink(const QByteArray &type, const QString &id = {})
{
    const QString path = QString::fromLatin1(type) + (id.isEmpty() ? QString() : u'/' + id);
    return "\"links\":{\"self\":"_ba + quoted(u"https://glue-backend.dockpass.example/"_s + path) + '}';
}

QByteArray escaped(char16_t unit, bool upperCase)
{
    const QByteArray hex = QByteArray::number(static_cast<uint>(unit), 16).rightJustified(4, '0');
    return "\\u"_ba + (upperCase ? hex.toUpper() : hex);
}

} // namespace

QByteArray quoted(const QString &text)
{
    QByteArray out = "\""_ba;
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (unit == u'\\' || unit == u'/')
            out += '\\' + QByteArray(1, static_cast<char>(unit));
        else if (unit == u'"' || unit == u'<' || unit == u'>' || unit == u'&' || unit == u'\'')
            out += escaped(unit, true);
        else if (unit < 0x20 || unit > 0x7e)
            out += escaped(unit, false);
        else
            out += static_cast<char>(unit);
    }
    return out + '"';
}

Answer errorAnswer(int status, const QByteArray &code, const QString &message, bool jsonApi)
{
    const QByteArray error = "{\"status\":"_ba + QByteArray::number(status) + ",\"code\":"
        + (code.isEmpty() ? "null"_ba : quoted(QString::fromUtf8(code))) + ",\"message\":" + quoted(message) + '}';
    if (jsonApi)
        return {status, shopHeaders(jsonApiType), "{\"errors\":["_ba + error + "]}", {}};
    return {status, shopHeaders("application/json"_ba), '[' + error + ']', {}};
}

Answer invalidRequest()
{
    return errorAnswer(400, "invalid_request"_ba,
                       u"The request is missing a required parameter, includes an invalid parameter value, includes a "
                       "parameter more than once, or is otherwise malformed."_s);
}

Answer invalidCredentials()
{
    return errorAnswer(400, "invalid_grant"_ba, u"The user credentials were incorrect."_s);
}

Answer tokenAnswer(int status, Shape shape, const TokenPair &pair)
{
    const bool camel = shape == Shape::CamelList;
    const QByteArray object =
        (camel ? "{\"tokenType\":\"Bearer\",\"expiresIn\":"_ba : "{\"token_type\":\"Bearer\",\"expires_in\":"_ba)
        + QByteArray::number(static_cast<qlonglong>(pair.expiresIn.count()))
        + (camel ? ",\"accessToken\":\""_ba : ",\"access_token\":\""_ba) + pair.access
        + (camel ? "\",\"refreshToken\":\""_ba : "\",\"refresh_token\":\""_ba) + pair.refresh + "\"}";
    return {status, shopHeaders("application/json"_ba), camel ? '[' + object + ']' : object, {}};
}

Answer codeAnswer(const QByteArray &code, const std::optional<QString> &state)
{
    const QByteArray body = "[{\"code\":\""_ba + code + "\",\"state\":" + (state ? quoted(*state) : "null"_ba) + "}]";
    return {200, shopHeaders("application/json"_ba), body, {{}, {}, {}, code}};
}

QByteArray resourceJson(const QByteArray &type, const QString &id, const QByteArray &attributes)
{
    return "{\"type\":\""_ba + type + "\",\"id\":" + (id.isEmpty() ? "null"_ba : quoted(id))
        + ",\"attributes\":" + attributes + ',' + selfLink(type, id) + '}';
}

Answer collectionAnswer(const QByteArray &type, const QByteArrayList &resources)
{
    return {200, shopHeaders(jsonApiType), "{\"data\":["_ba + resources.join(',') + "]," + selfLink(type) + '}', {}};
}

Answer resourceAnswer(const QByteArray &type, const QString &id, const QByteArray &resource)
{
    return {200, shopHeaders(jsonApiType), "{\"data\":"_ba + resource + ',' + selfLink(type, id) + '}', {}};
}

Answer emptyAnswer()
{
    return {204, shopHeaders(jsonApiType), {}, {}};
}

Answer crashAnswer()
{
    return {500,
            {{"Content-type"_ba, "text/plain;charset=UTF-8"_ba}},
            "TypeError: Spryker\\Service\\Oauth\\Jwt\\JwtTokenParser::parseTokenData(): "
            "Return value must be of type array, null returned\n"_ba,
            {}};
}

Answer htmlErrorAnswer()
{
    return {500,
            {{"Content-Type"_ba, "text/html; charset=UTF-8"_ba}},
            "<!DOCTYPE html>\n<html><head><title>Error 500</title></head>"
            "<body><h1>Error 500</h1><p>Something went wrong.</p></body></html>\n"_ba,
            {}};
}

QByteArray httpDate(std::chrono::microseconds sinceEpoch)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(sinceEpoch).count();
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " GMT";
}

} // namespace dockpass::backend
