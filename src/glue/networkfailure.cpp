// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/networkfailure.h"

#include <QNetworkInterface>
#include <QSslCertificate>

#include <algorithm>
#include <array>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

Kind causeOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
        return Kind::CertificateExpired;
    case QSslError::CertificateNotYetValid:
        return Kind::CertificateNotYetValid;
    case QSslError::HostNameMismatch:
        return Kind::CertificateWrongHost;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::InvalidCaCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateRejected:
        return Kind::CertificateUntrusted;
    default:
        return Kind::TlsFailed; // revoked, blocked, damaged, wrong purpose: Qt's text says it
    }
}

/// The date or the name that Qt's sentence leaves out and that IT asks for first.
QString factOf(Kind cause, const QSslCertificate &certificate)
{
    switch (cause) {
    case Kind::CertificateExpired:
        return u"valid until %1"_s.arg(certificate.expiryDate().toUTC().toString(Qt::ISODate));
    case Kind::CertificateNotYetValid:
        return u"valid from %1"_s.arg(certificate.effectiveDate().toUTC().toString(Qt::ISODate));
    case Kind::CertificateUntrusted:
        return u"issued by %1"_s.arg(certificate.issuerDisplayName());
    case Kind::CertificateWrongHost:
        return u"issued for %1"_s.arg(certificate.subjectDisplayName());
    default:
        return {};
    }
}

/// OpenSSL's words for "no version in common", from either side; Qt has no code for it.
bool isAboutVersion(const QString &text)
{
    constexpr std::array words{"alert protocol version"_L1, "unsupported protocol"_L1, "no protocols available"_L1,
                               "version too low"_L1};
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return text.contains(word); });
}

/// One certificate often has several faults; told is the one whose remedy comes first. A certificate that nobody
/// vouches for proves nothing by its name or dates; a wrong name means another server, whose dates are of no interest;
/// and dates are mostly the device's clock.
Failure tlsFailure(const ReplyEnd &end)
{
    constexpr std::array order{Kind::CertificateUntrusted, Kind::CertificateWrongHost, Kind::CertificateNotYetValid,
                               Kind::CertificateExpired};
    Failure failure;
    failure.kind = Kind::TlsFailed;
    failure.detail = end.errorText;
    for (const Kind cause : order) {
        const auto fault =
            std::ranges::find_if(end.sslErrors, [cause](const QSslError &e) { return causeOf(e.error()) == cause; });
        if (fault == end.sslErrors.end())
            continue;
        failure.kind = cause;
        failure.detail = fault->errorString();
        if (!fault->certificate().isNull())
            failure.detail += u" (%1)"_s.arg(factOf(cause, fault->certificate()));
        return failure;
    }
    if (!end.sslErrors.isEmpty())
        failure.detail = end.sslErrors.first().errorString();
    else if (isAboutVersion(end.errorText))
        failure.kind = Kind::TlsVersion;
    return failure;
}

/// Without any network a name cannot be found either; that is no typing mistake.
bool deviceHasNetwork()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    return std::ranges::any_of(interfaces, [](const QNetworkInterface &i) {
        return i.flags().testFlags(QNetworkInterface::IsUp | QNetworkInterface::IsRunning)
            && !i.flags().testFlag(QNetworkInterface::IsLoopBack) && !i.addressEntries().isEmpty();
    });
}

/// Of a request that found no way. Behind a proxy it is the proxy's name that Qt looks up and the proxy that it connects
/// to, and most of what goes wrong there has no code of its own.
Kind noWay(const ReplyEnd &end)
{
    if (!deviceHasNetwork())
        return Kind::Offline;
    if (end.proxied)
        return Kind::ProxyFailed;
    return end.error == QNetworkReply::HostNotFoundError ? Kind::HostNotFound : Kind::Offline;
}

std::optional<Kind> causeOf(const ReplyEnd &end)
{
    switch (end.error) {
    case QNetworkReply::NoError:
        return end.status == 0 ? std::optional(Kind::NotABackendApi) : std::nullopt;
    case QNetworkReply::HostNotFoundError:
        return noWay(end);
    case QNetworkReply::ConnectionRefusedError:
        return Kind::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
        return Kind::ConnectionLost;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // the transfer time limit
        return Kind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::TlsFailed;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Kind::Offline;
    case QNetworkReply::UnknownNetworkError:
        // Before anything was sent, this is an unreachable network or host; afterwards, a line that broke.
        return end.bodyTaken ? Kind::ConnectionLost : noWay(end);
    case QNetworkReply::ContentReSendError:
        // The connection closed, or what came was no HTTP, and Qt wanted to send again, which OneShotBody refuses. Qt also
        // asks for that on these two redirects, although it will not follow them; there the answer is complete.
        return end.status == 307 || end.status == 308 ? std::nullopt : std::optional(Kind::ConnectionLost);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return end.status == 0 ? Kind::NotABackendApi : Kind::AnswerUnreadable;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Kind::ProxyAuthRequired;
    default:
        if (end.error >= QNetworkReply::ProxyConnectionRefusedError && end.error <= QNetworkReply::UnknownProxyError)
            return Kind::ProxyFailed;
        return end.status == 0 ? std::optional(Kind::ConnectionLost) : std::nullopt; // any 4xx and 5xx
    }
}

} // namespace

std::optional<Failure> networkFailure(const ReplyEnd &end)
{
    const auto cause = causeOf(end);
    if (!cause)
        return std::nullopt;

    Failure failure;
    if (*cause == Kind::TlsFailed) {
        failure = tlsFailure(end);
    } else {
        failure.kind = *cause;
        failure.detail = end.errorText;
    }
    if (*cause == Kind::ConnectionLost && end.status != 0)
        failure.detail = u"the connection closed in the middle of a %1 answer"_s.arg(end.status);
    else if (*cause == Kind::ProxyFailed)
        failure.detail = u"by way of a proxy: "_s + end.errorText;
    else if (end.error == QNetworkReply::ContentReSendError)
        failure.detail = u"the connection ended without an HTTP answer"_s;
    failure.unsent = !end.bodyTaken;
    return failure;
}

} // namespace dockpass::glue
