// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

#include <optional>

namespace dockpass::glue::test {

/// A certificate with its key, made on the spot (P-256, SHA-256), so that no key and no expiry date lie in the sources.
struct Identity
{
    QByteArray certificatePem;
    QByteArray keyPem;

    [[nodiscard]] QSslCertificate certificate() const { return QSslCertificate(certificatePem); }
    [[nodiscard]] QSslKey key() const { return QSslKey(keyPem, QSsl::Ec); }
};

struct CertificateWish
{
    QByteArray name;           ///< common name
    QByteArray subjectAltName; ///< as in "IP:127.0.0.1"; empty: none
    bool authority = false;
    long validFrom = -3600; ///< s from now
    long validUntil = 3600; ///< s from now
};

/// Signed by `issuer`, or by itself if there is none.
Identity makeIdentity(const CertificateWish &wish, const std::optional<Identity> &issuer = std::nullopt);

} // namespace dockpass::glue::test
