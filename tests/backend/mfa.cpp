// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "mfa.h"

#include "glueanswers.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes CodeLifetime{30};

QByteArray typeResource(const QString &type, bool activated)
{
    // A word, not the number that the manual prints (contract 7).
    return resourceJson("multi-factor-auth-types"_ba, {},
                        "{\"type\":"_ba + quoted(type)
                            + (activated ? ",\"status\":\"activated\"}" : ",\"status\":\"deactivated\"}"));
}

} // namespace

Result<std::optional<SecondFactor>, QString> SecondFactor::parse(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return std::optional<SecondFactor>();
    const SecondFactor factor{value["type"_L1].toString(), value["code"_L1].toString(), {}};
    if (factor.type.isEmpty() || factor.code.isEmpty())
        return u"mfa needs type and code (two strings), or is null"_s;
    return std::optional(factor);
}

std::optional<Answer> mfaRefusal(SecondFactor &factor, const Incoming &request, std::chrono::microseconds now,
                                 bool jsonApi)
{
    const QByteArray code = request.header("X-MFA-Code").value_or(QByteArray());
    if (code.isEmpty())
        return errorAnswer(403, "5900"_ba, u"X-MFA-Code header is missing."_s, jsonApi);
    if (code != factor.code.toUtf8() || (factor.expiry && *factor.expiry <= now))
        return errorAnswer(403, "5901"_ba, u"X-MFA-Code is invalid."_s, jsonApi);
    if (!factor.expiry)
        factor.expiry = now + CodeLifetime;
    return std::nullopt;
}

Answer mfaTypesAnswer(const std::optional<SecondFactor> &factor)
{
    const QString always = u"email"_s;
    const bool hasAlways = factor && factor->type == always;
    QByteArrayList types{typeResource(always, hasAlways)};
    if (factor && !hasAlways)
        types += typeResource(factor->type, true);
    return collectionAnswer("multi-factor-auth-types"_ba, types);
}

Answer mfaTriggerAnswer(std::optional<SecondFactor> &factor, const QByteArray &body)
{
    const QString type = QJsonDocument::fromJson(body)["data"_L1]["attributes"_L1]["type"_L1].toString();
    if (type.isEmpty())
        return errorAnswer(400, "5902"_ba, u"Multi-factor authentication type is missing."_s, true);
    if (!factor || factor->type != type)
        return errorAnswer(400, "5906"_ba, u"Multi-factor authentication type is not found."_s, true);
    factor->expiry.reset();
    return emptyAnswer();
}

} // namespace dockpass::backend
