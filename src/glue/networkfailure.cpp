// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/networkfailure.h"

#include <QNetworkInterface>
#include <QSslCertificate>

#include <algorithm>
#include <array>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

Cause causeOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
        return Cause::CertificateExpired;
    case QSslError::CertificateNotYetValid:
        return Cause::CertificateNotYetValid;
    case QSslError::HostNameMismatch:
        return Cause::CertificateWrongHost;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::InvalidCaCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateRejected:
        return Cause::CertificateUntrusted;
    default:
        return Cause::TlsFailed; // revoked, blocked, damaged, wrong purpose: Qt's text says it
    }
}

/// The date or the name that Qt's sentence leaves out and that IT asks for first.
QString factOf(Cause cause, const QSslCertificate &certificate)
{
    switch (cause) {
    case Cause::CertificateExpired:
        return u"valid until %1"_s.arg(certificate.expiryDate().toUTC().toString(Qt::ISODate));
    case Cause::CertificateNotYetValid:
        return u"valid from %1"_s.arg(certificate.effectiveDate().toUTC().toString(Qt::ISODate));
    case Cause::CertificateUntrusted:
        return u"issued by %1"_s.arg(certificate.issuerDisplayName());
    case Cause::CertificateWrongHost:
        return u"issued for %1"_s.arg(certificate.subjectDisplayName());
    default:
        return {};
    }
}

/// One certificate often has several faults; told is the one whose remedy comes first. A certificate that nobody
/// vouches for proves nothing by its name or dates; a wrong name means another server, whose dates are of no interest;
/// and dates are mostly the device's clock.
Failure tlsFailure(const ReplyEnd &end)
{
    constexpr std::array order{Cause::CertificateUntrusted, Cause::CertificateWrongHost, Cause::CertificateNotYetValid,
                               Cause::CertificateExpired};
    Failure failure;
    failure.cause = Cause::TlsFailed;
    failure.detail = end.errorText;
    for (const Cause cause : order) {
        const auto fault =
            std::ranges::find_if(end.sslErrors, [cause](const QSslError &e) { return causeOf(e.error()) == cause; });
        if (fault == end.sslErrors.end())
            continue;
        failure.cause = cause;
        failure.detail = fault->errorString();
        if (!fault->certificate().isNull())
            failure.detail += u" (%1)"_s.arg(factOf(cause, fault->certificate()));
        return failure;
    }
    if (!end.sslErrors.isEmpty())
        failure.detail = end.sslErrors.first().errorString();
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

std::optional<Cause> causeOf(const ReplyEnd &end)
{
    switch (end.error) {
    case QNetworkReply::NoError:
        return end.status == 0 ? std::optional(Cause::NotAGlueServer) : std::nullopt;
    case QNetworkReply::HostNotFoundError:
        return deviceHasNetwork() ? Cause::HostNotFound : Cause::Offline;
    case QNetworkReply::ConnectionRefusedError:
        return Cause::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
        return Cause::ConnectionLost;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // the transfer time limit
        return Cause::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Cause::TlsFailed;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Cause::Offline;
    case QNetworkReply::UnknownNetworkError:
        // Before anything was sent, this is an unreachable network or host; afterwards, a line that broke.
        return end.bodyTaken ? Cause::ConnectionLost : Cause::Offline;
    case QNetworkReply::ContentReSendError:
        // The connection closed, or what came was no HTTP, and Qt wanted to send again, which OneShotBody refuses. Qt also
        // asks for that on these two redirects, although it will not follow them; there the answer is complete.
        return end.status == 307 || end.status == 308 ? std::nullopt : std::optional(Cause::ConnectionLost);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return end.status == 0 ? Cause::NotAGlueServer : Cause::AnswerUnreadable;
    default:
        if (end.error >= QNetworkReply::ProxyConnectionRefusedError && end.error <= QNetworkReply::UnknownProxyError)
            return Cause::ProxyFailed;
        return end.status == 0 ? std::optional(Cause::ConnectionLost) : std::nullopt; // any 4xx and 5xx
    }
}

} // namespace

std::optional<Failure> networkFailure(const ReplyEnd &end)
{
    const auto cause = causeOf(end);
    if (!cause)
        return std::nullopt;

    Failure failure;
    if (*cause == Cause::TlsFailed) {
        failure = tlsFailure(end);
    } else {
        failure.cause = *cause;
        failure.detail = end.errorText;
    }
    if (*cause == Cause::ConnectionLost && end.status != 0)
        failure.detail = u"the connection closed in the middle of a %1 answer"_s.arg(end.status);
    else if (end.error == QNetworkReply::ContentReSendError)
        failure.detail = u"the connection ended without an HTTP answer"_s;
    failure.unsent = !end.bodyTaken;
    return failure;
}

} // namespace dockpass::glue
