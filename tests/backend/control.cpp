// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "control.h"

#include "backend.h"
#include "server.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dockpass::backend {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

Answer jsonAnswer(int status, const QJsonDocument &document)
{
    return {status, {{"Content-Type"_ba, "application/json"_ba}}, document.toJson(QJsonDocument::Compact) + '\n', {}};
}

Answer ok(const QJsonObject &object = {})
{
    return jsonAnswer(200, QJsonDocument(object));
}

Answer refused(int status, const QString &why)
{
    return jsonAnswer(status, QJsonDocument(QJsonObject{{u"error"_s, why}}));
}

Answer wrongMethod(const Incoming &request)
{
    return refused(405, u"%1 has no %2"_s.arg(QString::fromUtf8(request.path), QString::fromUtf8(request.method)));
}

Answer fromResult(const Result<Done, QString> &result)
{
    return result ? ok() : refused(400, result.error());
}

QJsonObject objectIn(const Incoming &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QString rfc3339(std::chrono::microseconds time)
{
    return QDateTime::fromMSecsSinceEpoch(time.count() / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

Control::Control(Backend &backend, Server &glue, std::function<void()> quit)
    : m_backend(backend)
    , m_glue(glue)
    , m_quit(std::move(quit))
{
}

Reply Control::handle(const Incoming &request)
{
    return {answer(request), {}};
}

Answer Control::answer(const Incoming &request)
{
    constexpr QByteArrayView UserPath = "/users/";
    if (request.path == "/requests")
        return requests(request);
    if (request.path == "/counts")
        return counts(request);
    if (request.path == "/answers")
        return answers(request);
    if (request.path == "/time")
        return time(request);
    if (request.path == "/profile")
        return profile(request);
    if (request.path.startsWith(UserPath))
        return user(request, QString::fromUtf8(request.path.mid(UserPath.size())));
    if (request.path == "/revoke-refresh-tokens" && request.method == "POST") {
        m_backend.revokeRefreshTokens();
        return ok();
    }
    if (request.path == "/quit" && request.method == "POST") {
        m_quit();
        return ok();
    }
    return refused(404, u"no such call; docs/backend.md lists them"_s);
}

Answer Control::requests(const Incoming &request)
{
    if (request.method == "GET")
        return jsonAnswer(200, QJsonDocument(m_backend.requests()));
    if (request.method != "DELETE")
        return wrongMethod(request);
    m_backend.clearRequests();
    m_glue.clearTraffic();
    return ok();
}

Answer Control::counts(const Incoming &request)
{
    if (request.method != "GET")
        return wrongMethod(request);
    const Traffic traffic = m_glue.traffic();
    QJsonObject counts = m_backend.counts();
    counts["connections"_L1] = traffic.connections;
    counts["handshakes"_L1] = traffic.handshakes;
    counts["failedHandshakes"_L1] = traffic.failedHandshakes;
    return ok(counts);
}

Answer Control::answers(const Incoming &request)
{
    if (request.method == "DELETE") {
        m_backend.clearAnswers();
        return ok();
    }
    if (request.method != "POST")
        return wrongMethod(request);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isArray())
        return refused(400, u"a JSON list of answers is wanted"_s);
    return fromResult(m_backend.addAnswers(document.array()));
}

Answer Control::time(const Incoming &request)
{
    if (request.method == "POST") {
        const QJsonValue advance = objectIn(request)["advanceSeconds"_L1];
        if (!advance.isDouble())
            return refused(400, u"advanceSeconds, a number, is wanted"_s);
        m_backend.advance(seconds(static_cast<qint64>(advance.toDouble())));
    } else if (request.method != "GET") {
        return wrongMethod(request);
    }
    return ok({{u"now"_s, rfc3339(m_backend.now())}});
}

Answer Control::profile(const Incoming &request)
{
    Profile profile = m_backend.profile();
    if (request.method == "POST") {
        if (const auto applied = profile.apply(objectIn(request)); !applied)
            return refused(400, applied.error());
        m_backend.setProfile(profile);
    } else if (request.method != "GET") {
        return wrongMethod(request);
    }
    return ok(profile.toJson());
}

Answer Control::user(const Incoming &request, const QString &name)
{
    if (request.method != "POST")
        return wrongMethod(request);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return refused(400, u"a JSON object is wanted"_s);
    return fromResult(m_backend.patchUser(name, document.object()));
}

} // namespace dockpass::backend
