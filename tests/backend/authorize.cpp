// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "authorize.h"

#include "glueanswers.h"
#include "parameters.h"
#include "users.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

// As spryker/oauth-code-flow sets it: PT1M.
constexpr std::chrono::minutes CodeLifetime{1};
constexpr qsizetype CodeLength = 1000;

/// RFC 7636, 4.1 and 4.2.
bool isWellFormed(const QString &challengeOrVerifier)
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9._~-]{43,128}\z)"_s);
    return form.match(challengeOrVerifier).hasMatch();
}

bool isLoopback(const QUrl &url)
{
    return url.scheme() == "http"_L1 && (url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1);
}

/// Exactly as registered, but for the port of a loopback address (RFC 8252, 7.3).
bool isRegistered(const QString &uri, const QStringList &registered)
{
    return std::any_of(registered.cbegin(), registered.cend(), [&](const QString &known) {
        QUrl sent(uri);
        QUrl wanted(known);
        if (!isLoopback(sent) || !isLoopback(wanted))
            return uri == known;
        sent.setPort(-1);
        wanted.setPort(-1);
        return sent == wanted;
    });
}

Answer invalidClient()
{
    return errorAnswer(400, "invalid_client"_ba, u"Client authentication failed"_s);
}

} // namespace

Answer AuthorizationCodes::authorize(const Parameters &parameters, const Users &users, const QStringList &redirectUris)
{
    const auto client = parameters.value("client_id"_L1);
    if (parameters.value("response_type"_L1) != u"code"_s || !client)
        return invalidRequest();
    const auto redirectUri = parameters.value("redirect_uri"_L1);
    if (client != u"frontend"_s || (redirectUri && !isRegistered(*redirectUri, redirectUris)))
        return invalidClient();
    const auto challenge = parameters.value("code_challenge"_L1);
    const QString method = parameters.value("code_challenge_method"_L1).value_or(u"plain"_s);
    const bool isHashed = method == "S256"_L1;
    if (challenge && ((!isHashed && method != "plain"_L1) || !isWellFormed(*challenge)))
        return invalidRequest();

    const auto name = parameters.value("username"_L1);
    const auto password = parameters.value("password"_L1);
    if (!name || !password)
        return invalidRequest();
    const User *user = users.findByPassword(*name, *password);
    if (!user)
        return invalidCredentials();

    const QByteArray code = opaqueToken(CodeLength);
    m_grants.insert(code, {user->subject(), redirectUri, challenge, isHashed, m_clock.now() + CodeLifetime});
    return codeAnswer(code, parameters.value("state"_L1));
}

Result<Subject, Answer> AuthorizationCodes::redeem(const Parameters &parameters)
{
    const auto code = parameters.value("code"_L1);
    const auto found = m_grants.constFind(code.value_or(QString()).toUtf8());
    // Missing, unknown, used up, too old, or for another redirect: the answer does not tell.
    if (found == m_grants.cend() || found->expiry <= m_clock.now()
        || found->redirectUri != parameters.value("redirect_uri"_L1))
        return invalidRequest();
    if (auto refusal = refusalOfVerifier(*found, parameters))
        return *refusal;
    Subject subject = found->subject;
    m_grants.erase(found);
    return subject;
}

std::optional<Answer> AuthorizationCodes::refusalOfVerifier(const Grant &grant, const Parameters &parameters)
{
    if (!grant.challenge)
        return std::nullopt;
    const QString verifier = parameters.value("code_verifier"_L1).value_or(QString());
    if (!isWellFormed(verifier))
        return invalidRequest();
    const QByteArray digest = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    const QByteArray hashed = digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (grant.challenge->toLatin1() == (grant.challengeIsHashed ? hashed : verifier.toLatin1()))
        return std::nullopt;
    return errorAnswer(400, "invalid_grant"_ba,
                       u"The provided authorization grant (e.g., authorization code, resource owner credentials) or "
                       "refresh token is invalid, expired, revoked, does not match the redirection URI used in the "
                       "authorization request, or was issued to another client."_s);
}

} // namespace dockpass::backend
