// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/claims.h"

#include "glue/json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

/// The payload of a token of three parts; empty if it is not one.
QByteArray payloadOf(QByteArrayView token)
{
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (first < 0 || first == last)
        return {};
    const QByteArrayView middle = token.sliced(first + 1, last - first - 1);
    if (middle.contains('.'))
        return {};
    auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromRawData(middle.data(), middle.size()),
                                       QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::move(decoded.decoded) : QByteArray();
}

std::optional<double> number(const QJsonValue &value)
{
    return value.isDouble() && std::isfinite(value.toDouble()) ? std::optional(value.toDouble()) : std::nullopt;
}

/// `sub` is a JSON document inside a string (contract 4, V20).
void readSubject(const QJsonValue &subject, Claims &claims)
{
    const auto document = parseJson(subject.toString().toUtf8());
    if (!document)
        return;
    const QJsonObject members = document->object();
    claims.userUuid = members.value("uuid"_L1).toString();
    // toInteger() gives the default for anything but a whole number in range, so two defaults tell.
    const QJsonValue id = members.value("id_warehouse"_L1);
    if (id.isDouble() && id.toInteger(0) == id.toInteger(1))
        claims.warehouseId = id.toInteger();
}

} // namespace

Claims claimsOf(const Secret &accessToken)
{
    Claims claims;
    const auto payload = parseJson(payloadOf(accessToken.view()));
    if (!payload || !payload->isObject())
        return claims;
    const QJsonObject members = payload->object();
    claims.issuedAt = number(members.value("iat"_L1));
    claims.expiresAt = number(members.value("exp"_L1));
    const QJsonArray scopes = members.value("scopes"_L1).toArray();
    for (const QJsonValue scope : scopes) {
        if (scope.isString())
            claims.scopes.append(scope.toString());
    }
    readSubject(members.value("sub"_L1), claims);
    return claims;
}

} // namespace dockpass::glue
