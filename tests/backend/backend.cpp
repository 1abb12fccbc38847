// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "backend.h"

#include "glueanswers.h"
#include "parameters.h"

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

bool hasHeader(const Answer &answer, QByteArrayView name)
{
    for (const auto &[key, value] : answer.headers) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

Backend::Backend(Users users, Profile profile) : m_users(std::move(users)), m_profile(std::move(profile)) {}

bool Backend::logTo(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    return m_log.openFile(path);
}

void Backend::reveal()
{
    const std::lock_guard lock(m_mutex);
    m_log.reveal();
}

Reply Backend::handle(const Incoming &request)
{
    const std::lock_guard lock(m_mutex);
    const Parameters parameters = Parameters::from(request);
    const auto scripted = m_scripted.take(request.path, parameters.value("grant_type"_L1).value_or(QString()));

    Answer real;
    if (!scripted || scripted->needsRealAnswer())
        real = m_api.answer(request);
    Reply reply = scripted ? scripted->replyFrom(real) : Reply{real, {}};
    if (!hasHeader(reply.answer, "Date"))
        reply.answer.headers += Header("Date"_ba, httpDate(m_clock.now()));
    // Logged before it is sent: whoever has the answer finds the request in the log.
    m_log.add(request, parameters, reply);
    return reply;
}

QJsonArray Backend::requests()
{
    const std::lock_guard lock(m_mutex);
    return m_log.entries();
}

QJsonObject Backend::counts()
{
    const std::lock_guard lock(m_mutex);
    QJsonObject counts = m_log.counts();
    counts["pendingAnswers"_L1] = m_scripted.pending();
    return counts;
}

void Backend::clearRequests()
{
    const std::lock_guard lock(m_mutex);
    m_log.clear();
}

Result<Done, QString> Backend::addAnswers(const QJsonArray &answers)
{
    const std::lock_guard lock(m_mutex);
    return m_scripted.add(answers);
}

void Backend::clearAnswers()
{
    const std::lock_guard lock(m_mutex);
    m_scripted.clear();
}

Profile Backend::profile()
{
    const std::lock_guard lock(m_mutex);
    return m_profile;
}

void Backend::setProfile(const Profile &profile)
{
    const std::lock_guard lock(m_mutex);
    m_profile = profile;
}

Result<Done, QString> Backend::patchUser(const QString &name, const QJsonObject &change)
{
    const std::lock_guard lock(m_mutex);
    return m_users.patch(name, change);
}

void Backend::revokeRefreshTokens()
{
    const std::lock_guard lock(m_mutex);
    m_tokens.revokeAllRefresh();
}

} // namespace dockpass::backend
