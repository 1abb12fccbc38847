// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/httpclient.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QQueue>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <optional>

namespace dockpass::glue::test {

/// A server on loopback that does what it is told, byte by byte, faults included. Speaks TLS if given a configuration.
/// Once it has run out of answers it reads requests and keeps silent.
class Peer : public QObject
{
    Q_OBJECT
public:
    enum class Then {
        Keep,  ///< keep the connection open
        Close, ///< end it in good order
        Reset, ///< break it off
    };

    explicit Peer(const std::optional<QSslConfiguration> &tls = std::nullopt);

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/token")) const;

    /// What to do about the next request that has not been provided for.
    void answer(const QByteArray &bytes, Then then = Then::Keep);
    /// Sends this to whoever connects, before any request.
    void greetWith(const QByteArray &bytes) { m_greeting = bytes; }
    /// Sends every answer in single bytes, one every so many milliseconds.
    void drip(int milliseconds) { m_drip = milliseconds; }
    /// Stops listening; what is connected stays so.
    void stopListening() { m_server->close(); }
    /// Ends every connection from this side, as a server does that has had enough of keeping it alive; it counts as open
    /// until the client has ended it too.
    void closeConnections();

    /// Whole requests, as they came.
    QList<QByteArray> requests;
    /// TCP connections so far, whether or not TLS came about.
    int connections = 0;
    /// Those that are open now.
    [[nodiscard]] qsizetype openConnections() const { return m_sockets.size(); }

private:
    struct Step
    {
        QByteArray bytes;
        Then then;
    };

    void accept();
    void read(QTcpSocket *socket);
    void perform(QTcpSocket *socket, const Step &step);
    void dripNext();

    QList<QTcpSocket *> m_sockets;
    QQueue<Step> m_steps;
    QByteArray m_greeting;
    QByteArray m_toDrip;
    QTcpSocket *m_drippingTo = nullptr;
    QTimer m_dripTimer;
    int m_drip = 0;
    bool m_https = false;
    std::unique_ptr<QTcpServer> m_server; ///< last: its sockets report to the rest when they go
};

/// Those of a client that may talk to a Peer.
HttpOptions options(milliseconds timeout = std::chrono::seconds(10));

/// A complete answer with a Content-Length.
QByteArray httpAnswer(int status, const QByteArray &body, const QByteArrayList &headers = {});

} // namespace dockpass::glue::test
