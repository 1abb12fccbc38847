// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/certificates.h"

#include <QtGlobal>

#include <thread>

struct ssl_ctx_st;

namespace dockpass::test {

/// A server on loopback that knows TLS 1.0 and 1.1 and nothing newer. It shakes hands, or tries to, and says no more.
class OldTlsServer
{
public:
    explicit OldTlsServer(const glue::test::Identity &identity);
    ~OldTlsServer();
    Q_DISABLE_COPY_MOVE(OldTlsServer)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void serve() const;

    ssl_ctx_st *m_context = nullptr;
    int m_listener = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace dockpass::test
