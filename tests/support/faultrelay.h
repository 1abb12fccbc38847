// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/fault.h"

#include <QObject>
#include <QQueue>
#include <QTcpServer>

#include <memory>
#include <vector>

namespace dockpass::test {

class FaultedConnection;

/// The event-driven inside of a FaultProxy, which says what the functions do. Belongs to the thread that made it.
class FaultRelay : public QObject
{
    Q_OBJECT
public:
    explicit FaultRelay(quint16 serverPort);
    ~FaultRelay() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    void failNext(const Fault &fault, int connections) { m_next.append(QList<Fault>(connections, fault)); }
    void failAll(const Fault &fault) { m_all = fault; }
    void failOpen(const Fault &fault);
    void clear();
    void refuse() { m_listener.close(); }
    void acceptAgain();
    [[nodiscard]] Traffic traffic() const { return m_traffic; }
    [[nodiscard]] qsizetype openConnections() const;

private:
    void accept();

    quint16 m_serverPort;
    int m_reservation; ///< a socket bound to the port that never listens: nobody else gets the port meanwhile
    quint16 m_port = 0;
    QQueue<Fault> m_next;
    Fault m_all;
    Traffic m_traffic;
    QTcpServer m_listener;
    std::vector<std::unique_ptr<FaultedConnection>> m_connections; ///< all there have been: a test has few
};

} // namespace dockpass::test
