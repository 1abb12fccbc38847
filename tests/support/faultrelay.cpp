// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "support/faultrelay.h"

#include "support/faultedconnection.h"

#include <algorithm>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dockpass::test {

FaultRelay::FaultRelay(quint16 serverPort)
    : m_serverPort(serverPort)
    , m_reservation(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const int shared = 1; // with the listener
    ::setsockopt(m_reservation, SOL_SOCKET, SO_REUSEADDR, &shared, sizeof shared);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_reservation, reinterpret_cast<const sockaddr *>(&address), size) != 0
        || ::getsockname(m_reservation, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("no port to be had");
    m_port = ntohs(address.sin_port);
    connect(&m_listener, &QTcpServer::pendingConnectionAvailable, this, &FaultRelay::accept);
    acceptAgain();
}

FaultRelay::~FaultRelay()
{
    ::close(m_reservation);
}

void FaultRelay::acceptAgain()
{
    if (!m_listener.isListening() && !m_listener.listen(QHostAddress::LocalHost, m_port))
        qFatal("cannot listen: %s", qPrintable(m_listener.errorString()));
}

void FaultRelay::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        client->setParent(nullptr);
        ++m_traffic.connections;
        const Fault fault = m_next.isEmpty() ? m_all : m_next.dequeue();
        m_connections.push_back(
            std::make_unique<FaultedConnection>(std::unique_ptr<QTcpSocket>(client), m_serverPort, fault, m_traffic));
    }
}

void FaultRelay::failOpen(const Fault &fault)
{
    for (const auto &connection : m_connections) {
        if (connection->isOpen())
            connection->impose(fault);
    }
}

void FaultRelay::clear()
{
    m_next.clear();
    m_all = {};
}

qsizetype FaultRelay::openConnections() const
{
    return std::ranges::count_if(m_connections, [](const auto &connection) { return connection->isOpen(); });
}

} // namespace dockpass::test
