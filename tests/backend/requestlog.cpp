// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "requestlog.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QMap>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

void countOne(QJsonObject &counts, const QString &what)
{
    counts[what] = counts[what].toInt() + 1;
}

/// The token alone, so that its fingerprint equals the one under `issued`.
QByteArray withoutScheme(const QByteArray &authorization)
{
    return authorization.mid(authorization.indexOf(' ') + 1).trimmed();
}

QJsonArray namesOf(const QByteArrayList &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array += QString::fromUtf8(name);
    return array;
}

QString modeName(Delivery::Mode mode)
{
    switch (mode) {
    case Delivery::Mode::Normal:
        return u"normal"_s;
    case Delivery::Mode::Hang:
        return u"hang"_s;
    case Delivery::Mode::Drip:
        return u"drip"_s;
    case Delivery::Mode::Reset:
        return u"reset"_s;
    case Delivery::Mode::Close:
        return u"close"_s;
    case Delivery::Mode::Truncate:
        return u"truncate"_s;
    }
    Q_UNREACHABLE();
}

bool saysNothing(Delivery::Mode mode)
{
    return mode == Delivery::Mode::Hang || mode == Delivery::Mode::Reset || mode == Delivery::Mode::Close;
}

/// Those of a request or of an answer, by the names of their fields.
using Secrets = QMap<QString, QByteArray>;

Secrets secretsOf(const Incoming &request, const Parameters &parameters)
{
    Secrets secrets;
    if (const auto authorization = request.header("Authorization"))
        secrets[u"authorization"_s] = withoutScheme(*authorization);
    if (const auto mfaCode = request.header("X-MFA-Code"))
        secrets[u"mfa_code"_s] = *mfaCode;
    for (const QLatin1StringView field : {"password"_L1, "refresh_token"_L1, "code"_L1, "code_verifier"_L1}) {
        if (const auto value = parameters.value(field))
            secrets[field] = value->toUtf8();
    }
    return secrets;
}

Secrets secretsOf(const Issued &issued)
{
    Secrets secrets;
    if (!issued.code.isEmpty())
        secrets[u"code"_s] = issued.code;
    if (!issued.grant.isEmpty()) {
        secrets[u"access_token"_s] = issued.accessToken;
        secrets[u"refresh_token"_s] = issued.refreshToken;
    }
    return secrets;
}

QJsonObject fingerprints(const Secrets &secrets)
{
    QJsonObject object;
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        object[secret.key()] = RequestLog::fingerprint(secret.value());
    return object;
}

QJsonArray valuesOf(const Secrets &secrets)
{
    QJsonArray values;
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        values += QJsonObject{{u"name"_s, secret.key()}, {u"value"_s, QString::fromUtf8(secret.value())}};
    return values;
}

} // namespace

bool RequestLog::openFile(const QString &path)
{
    m_file.setFileName(path);
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append);
}

void RequestLog::add(const Incoming &request, const Parameters &parameters, const Reply &reply)
{
    QByteArrayList headerNames;
    for (const auto &[name, value] : request.headers)
        headerNames += name;

    QJsonObject entry{
        {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {u"connection"_s, request.connection},
        {u"method"_s, QString::fromUtf8(request.method)},
        {u"path"_s, QString::fromUtf8(request.path)},
        {u"headers"_s, namesOf(headerNames)},
        {u"fields"_s, namesOf(parameters.namesAsSent())},
        {u"secrets"_s, fingerprints(secretsOf(request, parameters))},
        {u"mode"_s, modeName(reply.delivery.mode)},
        // 0: no status line goes out at all
        {u"status"_s, saysNothing(reply.delivery.mode) ? 0 : reply.answer.status},
    };
    if (!request.query.isEmpty())
        entry["query"_L1] = QString::fromUtf8(QByteArray::fromPercentEncoding(request.query));
    // What a client says of itself beside what it asks for, and no secret.
    if (const auto language = request.header("Accept-Language"))
        entry["language"_L1] = QString::fromUtf8(*language);
    if (const auto store = request.header("Store"))
        entry["store"_L1] = QString::fromUtf8(*store);
    if (const auto grant = parameters.value("grant_type"_L1))
        entry["grant_type"_L1] = *grant;
    const Issued &issued = reply.answer.issued;
    const Secrets answered = secretsOf(issued);
    if (!answered.isEmpty())
        entry["issued"_L1] = fingerprints(answered);
    if (!issued.grant.isEmpty())
        countOne(m_tokens, QString::fromUtf8(issued.grant));
    countOne(m_requests, QString::fromUtf8(request.method + ' ' + request.path));

    QJsonObject shown = entry;
    if (m_reveals) {
        shown["revealed"_L1] =
            QJsonObject{{u"sent"_s, valuesOf(secretsOf(request, parameters))}, {u"issued"_s, valuesOf(answered)}};
    }
    m_entries += shown;

    if (m_file.isOpen()) {
        m_file.write(QJsonDocument(entry).toJson(QJsonDocument::Compact) + '\n');
        if (!m_file.flush())
            qWarning("cannot write the request log: %ls", qUtf16Printable(m_file.errorString()));
    }
}

void RequestLog::clear()
{
    m_entries = {};
    m_requests = {};
    m_tokens = {};
}

QJsonObject RequestLog::counts() const
{
    return {{u"requests"_s, m_requests}, {u"tokens"_s, m_tokens}};
}

QString RequestLog::fingerprint(const QByteArray &secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace dockpass::backend
