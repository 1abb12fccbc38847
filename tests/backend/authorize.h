// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "clock.h"
#include "exchange.h"
#include "tokens.h"

#include "base/result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace dockpass::backend {

class Parameters;
class Users;

/// POST /authorize, which takes a password for a code, and the codes until they come back at /token (contract 6).
class AuthorizationCodes
{
public:
    explicit AuthorizationCodes(const MovableClock &clock) : m_clock(clock) {}

    /// `redirectUris`: those that are registered for the client.
    [[nodiscard]] Answer authorize(const Parameters &parameters, const Users &users, const QStringList &redirectUris);
    /// Whom the code of a token request speaks for; it is used up, unless the request is refused.
    [[nodiscard]] Result<Subject, Answer> redeem(const Parameters &parameters);

private:
    struct Grant
    {
        Subject subject;
        std::optional<QString> redirectUri; ///< as it was sent
        std::optional<QString> challenge;
        bool challengeIsHashed = false; ///< S256; else plain
        std::chrono::microseconds expiry{0};
    };
    /// Nothing where the verifier fits, or where none is needed.
    [[nodiscard]] static std::optional<Answer> refusalOfVerifier(const Grant &grant, const Parameters &parameters);

    const MovableClock &m_clock;
    QHash<QByteArray, Grant> m_grants; ///< by code
};

} // namespace dockpass::backend
