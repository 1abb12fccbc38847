// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/fault.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>

namespace dockpass::test {

class FaultRelay;

/// Stands between a client and a server on loopback, plain or TLS, and lets bytes pass in both directions, but for the
/// faults it is told: those of the wire, which no HTTP library on either side can tone down. Works in a thread of its
/// own, so that a test may block. A reset by the server itself reaches the client as an end in good order; a server
/// that refuses, as a reset.
class FaultProxy
{
public:
    /// Listens on a free port of 127.0.0.1. Only the port of `server` counts: it is sought on 127.0.0.1.
    explicit FaultProxy(const QUrl &server);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    /// The server's address with this proxy's port: its certificate still fits.
    [[nodiscard]] QUrl url() const { return m_url; }

    /// Befalls the next `connections` that are accepted; those ordered before come first.
    void failNext(const Fault &fault, int connections = 1);
    /// Befalls every connection from now on for which nothing else was ordered.
    void failAll(const Fault &fault);
    /// Befalls the connections that are open now: from here on, not from their beginning.
    void failOpen(const Fault &fault);
    /// New connections pass whole again. What has befallen one that is open stays with it.
    void clear();

    /// Nothing listens any more, as when the server is down; what is connected stays so. The port remains ours.
    void refuse();
    void acceptAgain();

    [[nodiscard]] Traffic traffic() const;
    /// Those that the client has not left, and that were not reset.
    [[nodiscard]] qsizetype openConnections() const;

private:
    template<typename Function>
    auto inThread(Function &&function) const;

    QThread m_thread;
    mutable QObject m_place; ///< lives in the thread: whatever is invoked on it happens there
    std::unique_ptr<FaultRelay> m_relay;
    QUrl m_url;
};

} // namespace dockpass::test
