// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

struct ssl_ctx_st;

namespace dockpass::backend {

/// What is to be wrong with the server's certificate.
enum class CertificateFault { None, Expired, NotYetValid, WrongHost, SelfSigned };

struct CertificateFiles
{
    QString ca; ///< empty where the certificate was given instead of made
    QString certificate;
    QString key;
};

/// Makes a fresh CA and, signed by it, a certificate for localhost, 127.0.0.1 and ::1, and writes `directory`/ca.pem,
/// server.pem and server.key (mode 0600). The CA's key is not kept. The error is for a person.
[[nodiscard]] Result<CertificateFiles, QString> makeCertificates(const QString &directory, CertificateFault fault);

struct FreeTlsContext
{
    void operator()(ssl_ctx_st *context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, FreeTlsContext>;

/// A server context (TLS 1.2 and later) with this certificate chain and key.
[[nodiscard]] Result<TlsContext, QString> tlsContext(const CertificateFiles &files);

} // namespace dockpass::backend
