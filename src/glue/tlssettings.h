// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSslConfiguration>
#include <QString>

namespace dockpass::glue {

/// How TLS is spoken, and what of it could not be had.
struct TlsSettings
{
    QSslConfiguration configuration;
    /// A sentence: why the extra CA file gave no certificates; empty if it did or none was asked for.
    QString caTrouble;
};

/// TLS 1.2 or later, the peer always checked, against the system's certificates and those of `caFile` (PEM; may be empty).
/// The first call in a program sets TLS up, which takes tens of milliseconds.
TlsSettings tlsSettings(const QString &caFile);

/// A sentence saying why that file cannot hold certificates (missing, unreadable, nothing in PEM form in it); empty: it
/// can. A look that does not set TLS up: what only a parser sees is told by the first request.
QString caFileTrouble(const QString &path);

} // namespace dockpass::glue
