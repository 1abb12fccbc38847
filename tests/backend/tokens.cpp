// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "tokens.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace dockpass::backend {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;
using std::chrono::seconds;

namespace {

constexpr auto Base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
// Lengths as recorded with a 2048-bit key (contract 0.2, 7).
constexpr qsizetype UserRefreshLength = 948;
constexpr qsizetype WarehouseRefreshLength = 784;

QByteArray randomHex(qsizetype bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), static_cast<int>(bytes)) != 1)
        qFatal("OpenSSL has no random bytes");
    return random.toHex();
}

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

/// A time claim: a float with its trailing zeros dropped, an integer where the microseconds are 0 (contract 4).
QByteArray timeClaim(microseconds time)
{
    const auto whole = std::chrono::floor<seconds>(time);
    const auto fraction = (time - whole).count();
    QByteArray claim = QByteArray::number(static_cast<qlonglong>(whole.count()));
    if (fraction == 0)
        return claim;
    claim += '.' + QByteArray::number(static_cast<qlonglong>(fraction)).rightJustified(6, '0');
    while (claim.endsWith('0'))
        claim.chop(1);
    return claim;
}

QByteArray encodedPart(const QByteArray &json)
{
    return json.toBase64(Base64Url);
}

QByteArray decodedPart(const QByteArray &part)
{
    const auto decoded = QByteArray::fromBase64Encoding(part, Base64Url | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

QByteArray payloadOf(const Subject &subject, microseconds issued, microseconds expiry)
{
    QByteArrayList scopes;
    for (const QByteArray &scope : subject.scopes)
        scopes += '"' + scope + '"';
    QByteArray sub = subject.json;
    sub.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"aud\":\"frontend\",\"jti\":\""_ba + randomHex(40) + "\",\"iat\":" + timeClaim(issued)
        + ",\"nbf\":" + timeClaim(issued) + ",\"exp\":" + timeClaim(expiry) + ",\"sub\":\"" + sub + "\",\"scopes\":["
        + scopes.join(',') + "]}";
}

struct FreeDigest
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

QByteArray opaqueToken(qsizetype length)
{
    const QByteArray prefix = "def50200"_ba;
    return prefix + randomHex((length - prefix.size()) / 2);
}

QJsonObject Subject::claims() const
{
    return QJsonDocument::fromJson(json).object();
}

void Tokens::FreeKey::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

Tokens::Tokens(const MovableClock &clock) : m_clock(clock), m_key(EVP_RSA_gen(2048))
{
    if (!m_key)
        qFatal("OpenSSL could not make an RSA key");
}

Tokens::~Tokens() = default;

TokenPair Tokens::issue(const Subject &subject, seconds lifetime, seconds refreshLifetime)
{
    // The real server fixes the expiry about a millisecond before it reads the issue time: exp - iat is just below the
    // lifetime, and expires_in is one second less now and then.
    const microseconds issued = m_clock.now();
    const microseconds expiry = issued + lifetime - microseconds(1000);
    const QByteArray access = sign(payloadOf(subject, issued, expiry));

    const qsizetype length = subject.isWarehouse() ? WarehouseRefreshLength : UserRefreshLength;
    const QByteArray refresh = opaqueToken(length);
    m_refreshTokens.insert(hashOf(refresh), {subject, issued + refreshLifetime});

    return {access, refresh, std::chrono::floor<seconds>(expiry) - std::chrono::floor<seconds>(m_clock.now())};
}

QByteArray Tokens::sign(const QByteArray &payload) const
{
    const QByteArray signedPart = encodedPart("{\"typ\":\"JWT\",\"alg\":\"RS256\"}"_ba) + '.' + encodedPart(payload);
    const DigestContext context(EVP_MD_CTX_new());
    size_t length = static_cast<size_t>(EVP_PKEY_get_size(m_key.get()));
    QByteArray signature(static_cast<qsizetype>(length), Qt::Uninitialized);
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                          bytesOf(signedPart), static_cast<size_t>(signedPart.size()))
            != 1)
        qFatal("OpenSSL could not sign a token");
    signature.truncate(static_cast<qsizetype>(length));
    return signedPart + '.' + encodedPart(signature);
}

std::optional<Subject> Tokens::verify(const QByteArray &accessToken) const
{
    const qsizetype lastDot = accessToken.lastIndexOf('.');
    const QByteArrayList parts = accessToken.split('.');
    if (parts.size() != 3)
        return std::nullopt;

    const QByteArray signedPart = accessToken.first(lastDot);
    const QByteArray signature = decodedPart(parts.at(2));
    const DigestContext context(EVP_MD_CTX_new());
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestVerify(context.get(), bytesOf(signature), static_cast<size_t>(signature.size()),
                            bytesOf(signedPart), static_cast<size_t>(signedPart.size()))
            != 1)
        return std::nullopt;

    const QJsonObject claims = QJsonDocument::fromJson(decodedPart(parts.at(1))).object();
    const double now = std::chrono::duration<double>(m_clock.now()).count();
    if (claims["nbf"_L1].toDouble() > now || claims["exp"_L1].toDouble() <= now)
        return std::nullopt;

    Subject subject{claims["sub"_L1].toString().toUtf8(), {}};
    for (const QJsonValue scope : claims["scopes"_L1].toArray())
        subject.scopes += scope.toString().toUtf8();
    return subject;
}

bool Tokens::crashesParser(const QByteArray &accessToken)
{
    const QByteArrayList parts = accessToken.split('.');
    return parts.size() == 3 && QJsonDocument::fromJson(decodedPart(parts.at(1))).isNull();
}

std::optional<Subject> Tokens::findRefresh(const QByteArray &refreshToken) const
{
    const auto found = m_refreshTokens.constFind(hashOf(refreshToken));
    if (found == m_refreshTokens.cend() || found->expiry <= m_clock.now())
        return std::nullopt;
    return found->subject;
}

void Tokens::revokeRefresh(const QByteArray &refreshToken)
{
    m_refreshTokens.remove(hashOf(refreshToken));
}

} // namespace dockpass::backend
