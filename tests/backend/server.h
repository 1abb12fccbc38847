// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "connection.h"
#include "exchange.h"

#include <httplib.h>

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

namespace dockpass::backend {

/// What happened below HTTP.
struct Traffic
{
    int connections = 0;      ///< TCP connections accepted
    int handshakes = 0;       ///< TLS handshakes that ended well
    int failedHandshakes = 0; ///< e.g. the client did not trust the certificate
};

/// An HTTP server on a loopback port, by cpp-httplib, with its sockets in our own hands: connections are counted, and
/// an answer, once complete, is delivered whole or broken as its Delivery asks.
class Server : private httplib::Server
{
public:
    /// `tls`: nothing for plain HTTP; borrowed. `threads`: each open connection occupies one, a hanging one too.
    Server(RequestHandler handler, ssl_ctx_st *tls, size_t threads);
    /// Ends.
    ~Server() override;

    /// Takes `port` of the loopback address `host` (0: a free one) and answers from now on on threads of its own.
    /// The port, or nothing where it is taken.
    [[nodiscard]] std::optional<int> start(const std::string &host, int port);
    /// Stops listening, wakes all that wait, and returns when the last answer is out.
    void end();

    [[nodiscard]] Traffic traffic();
    void clearTraffic();

private:
    bool process_and_close_socket(socket_t socket) override;
    void converse(Connection &connection);
    bool deliver(Connection &connection, const Delivery &delivery, const std::string &answer);
    void handle(const httplib::Request &request, httplib::Response &response);

    const RequestHandler m_handler;
    ssl_ctx_st *const m_tls;
    std::thread m_thread;

    std::mutex m_mutex;
    std::set<Connection *> m_open;
    Traffic m_traffic;
    int m_lastNumber = 0;
    bool m_ending = false;
};

} // namespace dockpass::backend
