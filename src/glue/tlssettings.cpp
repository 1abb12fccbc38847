// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/tlssettings.h"

#include "base/logging.h"

#include <QFile>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

TlsSettings tlsSettings(const QString &caFile)
{
    TlsSettings settings{QSslConfiguration::defaultConfiguration(), {}};
    settings.configuration.setProtocol(QSsl::TlsV1_2OrLater);
    settings.configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.isEmpty())
        return settings;
    // Adding by path leaves the system's certificates to be looked up when needed; adding a list would turn that off,
    // and reading them all takes a quarter of a second.
    settings.caTrouble = caFileTrouble(caFile);
    if (settings.caTrouble.isEmpty()
        && !settings.configuration.addCaCertificates(caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString))
        settings.caTrouble = u"%1: no certificate that can be read"_s.arg(caFile);
    if (!settings.caTrouble.isEmpty())
        qCWarning(logging::glue).noquote() << "CA file not used:" << settings.caTrouble;
    return settings;
}

QString caFileTrouble(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"%1: %2"_s.arg(path, file.errorString());
    const QByteArray text = file.readAll();
    const qsizetype begin = text.indexOf("-----BEGIN CERTIFICATE-----");
    if (begin < 0 || text.indexOf("-----END CERTIFICATE-----", begin) < 0)
        return u"%1: no certificate in PEM form"_s.arg(path);
    return {};
}

} // namespace dockpass::glue
