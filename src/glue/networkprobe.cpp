// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/networkprobe.h"

#include "glue/networkfailure.h"
#include "glue/tlssettings.h"

#include <QHostAddress>
#include <QSslCertificate>

#include <utility>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// What a QNetworkReply makes of it, so that networkFailure() finds the same cause as for a request.
QNetworkReply::NetworkError replyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::SocketTimeoutError:
        return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::ProxyConnectionRefusedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    case QAbstractSocket::ProxyConnectionClosedError:
        return QNetworkReply::ProxyConnectionClosedError;
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return QNetworkReply::ProxyTimeoutError;
    case QAbstractSocket::ProxyNotFoundError:
        return QNetworkReply::ProxyNotFoundError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case QAbstractSocket::ProxyProtocolError:
        return QNetworkReply::UnknownProxyError;
    default:
        return QNetworkReply::UnknownNetworkError; // unreachable network or host, as nothing was sent
    }
}

QString nameOf(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return u"TLS 1.2"_s;
    case QSsl::TlsV1_3:
        return u"TLS 1.3"_s;
    default:
        return u"TLS"_s;
    }
}

} // namespace

NetworkProbe::NetworkProbe(const QUrl &server, const HttpOptions &options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_options(options)
    , m_clock(clock)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &NetworkProbe::limitReached);
}

NetworkProbe::~NetworkProbe()
{
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(m_lookup);
    close();
}

bool NetworkProbe::namesAnAddress() const
{
    return !QHostAddress(m_server.host()).isNull();
}

void NetworkProbe::begin(QObject *context, Callback callback)
{
    Q_ASSERT(context && !m_callback);
    m_context = context;
    m_callback = std::move(callback);
    m_limit.start(m_options.timeout);
}

void NetworkProbe::lookUp(QObject *context, Callback callback)
{
    begin(context, std::move(callback));
    if (namesAnAddress()) {
        m_finding.addresses = QStringList{m_server.host()};
        succeed();
        return;
    }
    m_lookup = QHostInfo::lookupHost(m_server.host(), this, &NetworkProbe::nameLookedUp);
}

void NetworkProbe::nameLookedUp(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError) {
        fail(*networkFailure({QNetworkReply::HostNotFoundError, info.errorString(), {}, 0, false}));
        return;
    }
    for (const QHostAddress &address : info.addresses())
        m_finding.addresses.append(address.toString());
    succeed();
}

void NetworkProbe::connectToServer(QObject *context, Callback callback)
{
    begin(context, std::move(callback));
    m_socket = std::make_unique<QSslSocket>();
    connect(m_socket.get(), &QSslSocket::connected, this, &NetworkProbe::connected);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &NetworkProbe::encrypted);
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, &NetworkProbe::socketFailed);
    connect(m_socket.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &e) { m_sslErrors += e; });
    const int port = m_server.port(m_server.scheme() == "https"_L1 ? 443 : 80);
    m_socket->connectToHost(m_server.host(), static_cast<quint16>(port));
}

void NetworkProbe::connected()
{
    m_finding.connectedTo = m_socket->peerAddress().toString();
    succeed();
}

void NetworkProbe::shakeHands(QObject *context, Callback callback)
{
    begin(context, std::move(callback));
    if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState) {
        fail({.kind = Kind::ConnectionLost, .detail = u"the connection closed before the handshake"_s});
        return;
    }
    const TlsSettings settings = tlsSettings(m_options.caFile);
    m_caTrouble = settings.caTrouble;
    m_socket->setSslConfiguration(settings.configuration);
    m_socket->setPeerVerifyName(m_server.host());
    m_socket->startClientEncryption();
}

void NetworkProbe::encrypted()
{
    const QSslCertificate certificate = m_socket->peerCertificate();
    m_finding.protocol = nameOf(m_socket->sessionProtocol());
    m_finding.subject = certificate.subjectDisplayName();
    m_finding.issuer = certificate.issuerDisplayName();
    m_finding.validUntil = certificate.expiryDate().toUTC();
    succeed();
}

void NetworkProbe::socketFailed(QAbstractSocket::SocketError error)
{
    if (!m_callback)
        return; // between two steps: the next one finds it closed
    Failure failure = *networkFailure({replyError(error), m_socket->errorString(), m_sslErrors, 0, false});
    if (failure.kind == Kind::CertificateUntrusted && !m_caTrouble.isEmpty())
        failure.detail += u"; CA file not used: "_s + m_caTrouble;
    fail(std::move(failure));
}

void NetworkProbe::limitReached()
{
    if (m_lookup != -1) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
        m_gaveUp = true;
    }
    close();
    fail({.kind = Kind::TimedOut, .detail = u"not done within %1 ms"_s.arg(m_options.timeout.count())});
}

void NetworkProbe::succeed()
{
    finish(m_finding);
}

void NetworkProbe::fail(Failure failure)
{
    failure.host = m_server.authority(QUrl::FullyEncoded);
    failure.unsent = true;
    failure.at = m_clock.now().wall;
    finish(std::move(failure));
}

/// Later, so that neither the socket nor the timer that led here is destroyed under its own feet.
void NetworkProbe::finish(Result<NetworkFinding, Failure> outcome)
{
    m_limit.stop();
    QMetaObject::invokeMethod(
        this,
        [callback = std::exchange(m_callback, nullptr), context = m_context, outcome = std::move(outcome)] {
            if (context)
                callback(outcome);
        },
        Qt::QueuedConnection);
}

void NetworkProbe::close()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.reset();
}

} // namespace dockpass::glue
