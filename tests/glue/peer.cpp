// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/peer.h"

#include <QSslServer>
#include <QTcpSocket>

#include <sys/socket.h>

namespace dockpass::glue::test {

using namespace Qt::StringLiterals;

Peer::Peer(const std::optional<QSslConfiguration> &tls) : m_https(tls.has_value())
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        connect(server.get(), &QSslServer::startedEncryptionHandshake, this, [this] { ++connections; });
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &Peer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no port to listen on: %s", qPrintable(m_server->errorString()));
    connect(&m_dripTimer, &QTimer::timeout, this, &Peer::dripNext);
}

QUrl Peer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_https ? u"https"_s : u"http"_s).arg(m_server->serverPort()).arg(path));
}

void Peer::answer(const QByteArray &bytes, Then then)
{
    m_steps.enqueue({bytes, then});
}

void Peer::closeConnections()
{
    for (QTcpSocket *socket : std::as_const(m_sockets))
        ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR);
}

void Peer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        if (!m_https)
            ++connections;
        m_sockets.append(socket);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_sockets.removeOne(socket);
            if (m_drippingTo == socket)
                m_dripTimer.stop();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        socket->write(m_greeting);
        read(socket);
    }
}

void Peer::read(QTcpSocket *socket)
{
    for (;;) {
        const QByteArray seen = socket->peek(64 * 1024);
        const qsizetype headerEnd = seen.indexOf("\r\n\r\n");
        if (headerEnd < 0)
            return;
        const qsizetype field = seen.indexOf("Content-Length: ");
        const qsizetype length =
            field < 0 ? 0 : seen.sliced(field + 16, seen.indexOf("\r\n", field) - field - 16).toLongLong();
        if (seen.size() < headerEnd + 4 + length)
            return;
        requests.append(socket->read(headerEnd + 4 + length));
        if (m_steps.isEmpty())
            continue;
        const Step step = m_steps.dequeue();
        perform(socket, step);
        if (step.then == Then::Reset)
            return;
    }
}

void Peer::perform(QTcpSocket *socket, const Step &step)
{
    if (m_drip > 0) {
        m_toDrip = step.bytes;
        m_drippingTo = socket;
        m_dripTimer.start(m_drip);
        return;
    }
    socket->write(step.bytes);
    if (step.then == Then::Close) {
        socket->disconnectFromHost();
    } else if (step.then == Then::Reset) {
        const linger atOnce{1, 0}; // a reset instead of a farewell
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        socket->abort();
    }
}

void Peer::dripNext()
{
    if (m_toDrip.isEmpty()) {
        m_dripTimer.stop();
        return;
    }
    m_drippingTo->write(m_toDrip.first(1));
    m_toDrip.remove(0, 1);
}

HttpOptions options(milliseconds timeout)
{
    HttpOptions options;
    options.allowHttpLoopback = true;
    options.timeout = timeout;
    return options;
}

QByteArray httpAnswer(int status, const QByteArray &body, const QByteArrayList &headers)
{
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status)
        + " Whatever\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray &header : headers)
        answer += header + "\r\n";
    return answer + "\r\n" + body;
}

} // namespace dockpass::glue::test
