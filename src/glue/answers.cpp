// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/answers.h"

#include "glue/httpheaders.h"
#include "glue/json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// The two spellings of a member; the first is today's.
struct Member
{
    QLatin1StringView snake;
    QLatin1StringView camel;

    [[nodiscard]] QJsonValue in(const QJsonObject &object) const
    {
        const QJsonValue value = object.value(snake);
        return value.isUndefined() || value.isNull() ? object.value(camel) : value;
    }
};

constexpr Member accessTokenMember{"access_token"_L1, "accessToken"_L1};
constexpr Member refreshTokenMember{"refresh_token"_L1, "refreshToken"_L1};
constexpr Member expiresInMember{"expires_in"_L1, "expiresIn"_L1};

/// Unpacks a list of one, JSON:API's data and its attributes, in any order they are met (V1-V5), down to the object
/// that has an access token; an empty object if there is none.
QJsonObject tokenObjectIn(const QJsonDocument &document)
{
    constexpr int deepest = 6; // [ { data: [ { attributes: { token
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    for (int depth = 0; depth < deepest; ++depth) {
        if (value.isArray()) {
            value = value.toArray().first();
            continue;
        }
        QJsonObject object = value.toObject();
        if (!accessTokenMember.in(object).isUndefined())
            return object;
        value = object.value(object.contains("data"_L1) ? "data"_L1 : "attributes"_L1);
    }
    return {};
}

/// Bytes. Two of them fit into a session's record; no server takes a header of that length.
constexpr qsizetype longestToken = 30'000;

/// The text made here is overwritten; the document's own copy of the token is freed with it, beyond our reach.
Secret secretOf(const QJsonValue &value)
{
    QString text = value.toString();
    return Secret::takeFrom(text);
}

/// Seconds as a duration. Whatever a server claims, ten years are as good as for ever, and no sum overflows.
milliseconds duration(double seconds)
{
    constexpr double longest = 10.0 * 365 * 24 * 60 * 60;
    return milliseconds(static_cast<qint64>(std::clamp(seconds, -longest, longest) * 1000));
}

/// V6. RFC 6749 5.1 has the lifetime in seconds; zero and less is no lifetime, and counts as not given.
std::optional<milliseconds> lifetimeFrom(const QJsonValue &expiresIn)
{
    bool isNumber = expiresIn.isDouble();
    const double seconds = isNumber ? expiresIn.toDouble() : expiresIn.toString().trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(seconds) && seconds > 0 ? std::optional(duration(seconds)) : std::nullopt;
}

/// The server's own clock comes before the device's, which may be hours off (case 70).
std::optional<milliseconds> lifetimeFrom(const Claims &claims, const HttpAnswer &answer)
{
    if (!claims.expiresAt)
        return std::nullopt;
    const auto until = [&](const QDateTime &now) {
        return duration(*claims.expiresAt - static_cast<double>(now.toMSecsSinceEpoch()) / 1000);
    };
    if (answer.date.isValid())
        return until(answer.date);
    if (claims.issuedAt)
        return duration(*claims.expiresAt - *claims.issuedAt);
    return until(answer.receivedAt);
}

Failure withFacts(Failure failure, const HttpAnswer &answer)
{
    failure.host = answer.host;
    failure.retryAfter = answer.retryAfter;
    failure.requestId = answer.requestId;
    failure.at = answer.receivedAt;
    return failure;
}

} // namespace

milliseconds ServerTime::aheadOf(const Now &now) const
{
    const milliseconds ahead(now.wallAt(at).msecsTo(time));
    return std::chrono::round<std::chrono::seconds>(ahead);
}

std::optional<ServerTime> serverTimeAt(double seconds, Instant at)
{
    constexpr double latest = 253'402'300'799;
    if (!(seconds >= 0 && seconds <= latest))
        return std::nullopt;
    return ServerTime{QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000), Qt::UTC), at};
}

Failure failureFrom(Endpoint endpoint, const HttpAnswer &answer)
{
    return withFacts(classify(endpoint, answer.status, answer.body.view(), answer.httpAuth), answer);
}

Failure unreadable(const QString &detail, const HttpAnswer &answer)
{
    return withFacts({.kind = Kind::AnswerUnreadable, .httpStatus = answer.status, .detail = detail}, answer);
}

Result<TokenAnswer, Failure> tokenFrom(Endpoint endpoint, HttpAnswer answer)
{
    const bool success = answer.status >= 200 && answer.status <= 299;
    const auto document = success ? parseJson(answer.body.view()) : std::nullopt;
    const QJsonObject members = document ? tokenObjectIn(*document) : QJsonObject();
    if (members.isEmpty())
        return failureFrom(endpoint, answer);

    TokenAnswer token;
    token.accessToken = secretOf(accessTokenMember.in(members));
    token.refreshToken = secretOf(refreshTokenMember.in(members));
    if (token.accessToken.isEmpty())
        return unreadable(u"the access token is empty or no string"_s, answer);
    if (!isSendable(token.accessToken.view()) || !isSendable(token.refreshToken.view()))
        return unreadable(u"a token holds characters that no token has"_s, answer);
    if (std::max(token.accessToken.size(), token.refreshToken.size()) > longestToken)
        return unreadable(u"a token is longer than %1 bytes"_s.arg(longestToken), answer);

    token.claims = claimsOf(token.accessToken);
    token.lifetime = lifetimeFrom(expiresInMember.in(members));
    if (!token.lifetime)
        token.lifetime = lifetimeFrom(token.claims, answer);
    token.sentAt = answer.sentAt;
    return token;
}

} // namespace dockpass::glue
