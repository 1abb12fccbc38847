// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "support/faultedconnection.h"

#include <QHostAddress>

#include <algorithm>

#include <sys/socket.h>

namespace dockpass::test {

FaultedConnection::FaultedConnection(std::unique_ptr<QTcpSocket> client, quint16 serverPort, const Fault &fault,
                                     Traffic &traffic)
    : m_traffic(traffic)
    , m_client(std::move(client))
{
    connect(m_client.get(), &QTcpSocket::readyRead, this, &FaultedConnection::passRequest);
    connect(m_client.get(), &QTcpSocket::bytesWritten, this, &FaultedConnection::finish);
    connect(m_client.get(), &QTcpSocket::disconnected, this, [this] {
        m_drip.stop();
        m_server.disconnectFromHost();
    });
    connect(&m_server, &QTcpSocket::readyRead, this, &FaultedConnection::passAnswer);
    connect(&m_server, &QTcpSocket::disconnected, this, &FaultedConnection::serverHasEnded);
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError)
            end(Ending::Reset);
    });
    connect(&m_drip, &QTimer::timeout, this, &FaultedConnection::dripNext);
    m_server.connectToHost(QHostAddress::LocalHost, serverPort);
    impose(fault);
}

FaultedConnection::~FaultedConnection()
{
    // The sockets report to the rest when they go.
    m_client->disconnect(this);
    m_server.disconnect(this);
}

void FaultedConnection::impose(const Fault &fault)
{
    m_fault = fault;
    m_asked = 0;
    m_answered = 0;
    m_stalled = false;
    if (fault.kind == Fault::Kind::CutRequest && fault.at == 0)
        end(Ending::InGoodOrder);
}

void FaultedConnection::passRequest()
{
    QByteArray bytes = m_client->readAll();
    m_traffic.fromClients += bytes.size();
    if (m_ending != Ending::None)
        return; // read all the same: what is left unread would turn the end into a reset
    if (m_fault.kind == Fault::Kind::Substitute) {
        toClient(m_fault.bytes);
        end(Ending::InGoodOrder);
        return;
    }
    const bool cut = m_fault.kind == Fault::Kind::CutRequest;
    if (cut)
        bytes.truncate(std::min(bytes.size(), m_fault.at - m_asked));
    m_server.write(bytes);
    m_asked += bytes.size();
    m_traffic.toServer += bytes.size();
    if (cut && m_asked == m_fault.at)
        end(Ending::InGoodOrder);
}

void FaultedConnection::passAnswer()
{
    const QByteArray bytes = m_server.readAll();
    m_traffic.fromServer += bytes.size();
    if (m_ending != Ending::None || m_stalled || bytes.isEmpty())
        return;
    switch (m_fault.kind) {
    case Fault::Kind::None:
    case Fault::Kind::CutRequest:
        toClient(bytes);
        break;
    case Fault::Kind::Substitute:
        break;
    case Fault::Kind::Slow:
        m_held += bytes;
        if (!m_drip.isActive())
            m_drip.start(m_fault.interval);
        break;
    case Fault::Kind::HalfHeaders:
        m_held += bytes;
        if (const qsizetype header = m_held.indexOf("\r\n\r\n"); header >= 0) {
            toClient(m_held.first(header / 2));
            end(Ending::InGoodOrder);
        }
        break;
    case Fault::Kind::Stall:
    case Fault::Kind::Close:
    case Fault::Kind::Reset:
        passAnswerUpToTheFault(bytes);
        break;
    }
}

void FaultedConnection::passAnswerUpToTheFault(const QByteArray &bytes)
{
    const QByteArray passing = bytes.first(std::min(bytes.size(), m_fault.at - m_answered));
    toClient(passing);
    m_answered += passing.size();
    if (m_answered < m_fault.at)
        return;
    if (m_fault.kind == Fault::Kind::Stall)
        m_stalled = true;
    else
        end(m_fault.kind == Fault::Kind::Close ? Ending::InGoodOrder : Ending::Reset);
}

void FaultedConnection::dripNext()
{
    if (!m_held.isEmpty()) {
        toClient(m_held.first(1));
        m_held.remove(0, 1);
    }
    if (!m_held.isEmpty())
        return;
    m_drip.stop();
    if (m_serverEnded)
        end(Ending::InGoodOrder);
}

void FaultedConnection::serverHasEnded()
{
    passAnswer();
    m_serverEnded = true;
    if (!m_stalled && !m_drip.isActive())
        end(Ending::InGoodOrder);
}

void FaultedConnection::toClient(const QByteArray &bytes)
{
    m_client->write(bytes);
    m_client->flush();
    m_traffic.toClients += bytes.size();
}

void FaultedConnection::end(Ending ending)
{
    if (m_ending != Ending::None)
        return;
    m_ending = ending;
    m_drip.stop();
    m_server.disconnectFromHost();
    finish();
}

void FaultedConnection::finish()
{
    if (m_ending == Ending::None || m_client->bytesToWrite() > 0 || !isOpen())
        return;
    const int socket = static_cast<int>(m_client->socketDescriptor());
    if (m_ending == Ending::InGoodOrder) {
        ::shutdown(socket, SHUT_WR);
        return;
    }
    const linger atOnce{1, 0}; // a reset instead of a farewell
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_client->abort();
}

} // namespace dockpass::test
