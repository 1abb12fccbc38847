// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "glue/answers.h"

#include <QByteArray>
#include <QString>

namespace dockpass::glue {

/// Who we are to /authorize: a public client, without a secret (contract 6).
struct OAuthClient
{
    QString id = QStringLiteral("frontend");
    QString redirectUri; ///< as registered for the client; empty: not sent, and the server takes the one it knows
};

/// One authorization request (RFC 6749 4.1, RFC 7636): what was asked, so that the answer can be held to it.
struct Authorization
{
    Secret verifier;      ///< 43 characters, 256 random bits
    QByteArray challenge; ///< S256 of the verifier
    QByteArray state;     ///< 128 random bits

    /// A new one, for a single use. Empty where the system gives no random bytes.
    [[nodiscard]] static std::optional<Authorization> fresh();
};

/// What /authorize gave, with what has to come with it to /token. Good for a minute, once.
struct AuthorizationCode
{
    Secret code;
    Secret verifier;
};

/// The code in an answer of POST /authorize: in JSON, as the module unpacks its redirect (contract 6), or in the redirect
/// itself. AuthorizationMismatch where `state` or the redirect's address are not those that were sent.
Result<AuthorizationCode, Failure> authorizationFrom(const HttpAnswer &answer, const OAuthClient &client,
                                                     Authorization sent);

} // namespace dockpass::glue
