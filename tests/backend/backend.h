// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "clock.h"
#include "exchange.h"
#include "glueapi.h"
#include "profile.h"
#include "requestlog.h"
#include "scriptedanswers.h"
#include "tokens.h"
#include "users.h"

#include <QJsonObject>

#include <mutex>

namespace dockpass::backend {

/// The whole state of the stand-in behind one mutex: the shop, its log, and the answers that a test has ordered.
/// Everything public may be called from any thread.
class Backend
{
public:
    Backend(Users users, Profile profile);

    /// False if the file cannot be opened.
    [[nodiscard]] bool logTo(const QString &path);
    void reveal();

    /// Answers one request to the shop.
    [[nodiscard]] Reply handle(const Incoming &request);

    [[nodiscard]] QJsonArray requests();
    [[nodiscard]] QJsonObject counts();
    void clearRequests();

    [[nodiscard]] Result<Done, QString> addAnswers(const QJsonArray &answers);
    void clearAnswers();

    void advance(std::chrono::seconds by) { m_clock.advance(by); }
    [[nodiscard]] std::chrono::microseconds now() const { return m_clock.now(); }

    [[nodiscard]] Profile profile();
    void setProfile(const Profile &profile);
    [[nodiscard]] Result<Done, QString> patchUser(const QString &name, const QJsonObject &change);
    void revokeRefreshTokens();

private:
    std::mutex m_mutex;
    MovableClock m_clock;
    Users m_users;
    Profile m_profile;
    Tokens m_tokens{m_clock};
    GlueApi m_api{m_users, m_tokens, m_profile, m_clock};
    ScriptedAnswers m_scripted;
    RequestLog m_log;
};

} // namespace dockpass::backend
