// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "clock.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QJsonObject>

#include <chrono>
#include <memory>
#include <optional>

struct evp_pkey_st;

namespace dockpass::backend {

/// Whom a token speaks for: the `sub` claim, which is JSON in a string, and the scopes (contract 4).
struct Subject
{
    QByteArray json;
    QByteArrayList scopes;

    [[nodiscard]] QJsonObject claims() const;
    [[nodiscard]] bool isWarehouse() const { return claims().contains(QLatin1StringView("id_warehouse")); }
};

/// Random, and as long as the real server's refresh tokens and codes, which are encrypted: "def50200...".
[[nodiscard]] QByteArray opaqueToken(qsizetype length);

struct TokenPair
{
    QByteArray access;
    QByteArray refresh;
    std::chrono::seconds expiresIn{0}; ///< whole seconds, so one less now and then (contract 1.2)
};

/// Makes and judges tokens. Access tokens are RS256 JWTs under a key made at the start of the program and are never
/// revoked; refresh tokens are opaque, kept by their hash, and work once. Not thread-safe.
class Tokens
{
public:
    explicit Tokens(const MovableClock &clock);
    ~Tokens();

    [[nodiscard]] TokenPair issue(const Subject &subject, std::chrono::seconds lifetime,
                                  std::chrono::seconds refreshLifetime);

    /// The subject of an access token that is ours and in its time; nothing for any other.
    [[nodiscard]] std::optional<Subject> verify(const QByteArray &accessToken) const;
    /// Whether three dot-separated parts hold no JSON at all, on which the real server crashes (contract 3.3).
    [[nodiscard]] static bool crashesParser(const QByteArray &accessToken);

    /// The subject of a refresh token that is known, unused and in its time.
    [[nodiscard]] std::optional<Subject> findRefresh(const QByteArray &refreshToken) const;
    void revokeRefresh(const QByteArray &refreshToken);
    void revokeAllRefresh() { m_refreshTokens.clear(); }

private:
    struct RefreshGrant
    {
        Subject subject;
        std::chrono::microseconds expiry;
    };
    struct FreeKey
    {
        void operator()(evp_pkey_st *key) const;
    };
    [[nodiscard]] QByteArray sign(const QByteArray &payload) const;

    const MovableClock &m_clock;
    std::unique_ptr<evp_pkey_st, FreeKey> m_key;
    QHash<QByteArray, RefreshGrant> m_refreshTokens; ///< by SHA-256 of the token
};

} // namespace dockpass::backend
