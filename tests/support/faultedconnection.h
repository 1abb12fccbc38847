// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/fault.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace dockpass::test {

/// One connection through the proxy, with its fault: the client's socket, and one to the server.
class FaultedConnection : public QObject
{
    Q_OBJECT
public:
    /// Adds what passes to `traffic`, which outlives it.
    FaultedConnection(std::unique_ptr<QTcpSocket> client, quint16 serverPort, const Fault &fault, Traffic &traffic);
    ~FaultedConnection() override;

    /// Takes the place of its fault; what was held back before stays lost.
    void impose(const Fault &fault);
    /// The client has not left, and was not reset.
    [[nodiscard]] bool isOpen() const { return m_client->state() != QAbstractSocket::UnconnectedState; }

private:
    enum class Ending { None, InGoodOrder, Reset };

    void passRequest();
    void passAnswer();
    void passAnswerUpToTheFault(const QByteArray &bytes);
    void dripNext();
    void serverHasEnded();
    void toClient(const QByteArray &bytes);
    /// Ends the client's side as soon as all that was meant for it has left.
    void end(Ending ending);
    void finish();

    Traffic &m_traffic;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket m_server;
    QTimer m_drip;
    Fault m_fault;
    qint64 m_asked = 0;    ///< bytes of the request that have passed
    qint64 m_answered = 0; ///< bytes of the answer that have passed
    QByteArray m_held;     ///< of the answer: to be dripped, or the header so far
    bool m_stalled = false;
    bool m_serverEnded = false;
    Ending m_ending = Ending::None;
};

} // namespace dockpass::test
