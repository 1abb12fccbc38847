// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>

#include <array>
#include <chrono>
#include <memory>

struct ssl_st;
struct ssl_ctx_st;

namespace dockpass::backend {

/// One accepted TCP connection, plain or under TLS, on a blocking socket that it owns and closes.
/// Used by one thread; only wake() may be called from another.
class Connection
{
public:
    Connection(int socket, int number);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] int socket() const { return m_socket; }

    /// The server's side of the TLS handshake.
    [[nodiscard]] bool startTls(ssl_ctx_st *context);

    /// Waits for bytes, or for the end of the stream; false: `limit` has passed, or the connection is broken.
    [[nodiscard]] bool waitReadable(std::chrono::milliseconds limit);
    /// As read(2): 0 at the end of the stream, below 0 on failure.
    [[nodiscard]] ssize_t read(char *to, size_t size);
    [[nodiscard]] bool write(QByteArrayView bytes);

    /// Waits until the client has left or wake() was called; false: `limit` has passed first.
    [[nodiscard]] bool waitUntilLeft(std::chrono::milliseconds limit);
    /// The same without a limit.
    void waitUntilLeft();

    /// Closes with a reset (RST), and without a TLS goodbye.
    void reset();
    /// Ends every wait and every read of this connection, now and later; what is being written still goes out.
    void wake();

private:
    struct FreeTls
    {
        void operator()(ssl_st *tls) const;
    };
    [[nodiscard]] ssize_t readFromWire(char *to, size_t size);
    void close();

    int m_socket;
    const int m_number;
    std::unique_ptr<ssl_st, FreeTls> m_tls;
    // The HTTP parser reads byte by byte.
    std::array<char, 4096> m_buffer;
    size_t m_begin = 0;
    size_t m_end = 0;
};

} // namespace dockpass::backend
