// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "connection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dockpass::backend {

using std::chrono::milliseconds;

namespace {

constexpr int Forever = -1;

/// Waits for one of `events`; false: the time has passed.
bool pollFor(int socket, short events, int limit)
{
    pollfd entry{socket, events, 0};
    int ready = 0;
    do {
        ready = ::poll(&entry, 1, limit);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

int limitOf(milliseconds limit)
{
    return static_cast<int>(limit.count());
}

} // namespace

void Connection::FreeTls::operator()(ssl_st *tls) const
{
    SSL_free(tls);
}

Connection::Connection(int socket, int number) : m_socket(socket), m_number(number)
{
    // Answers go out at once: what is measured against this server must not be its own delays.
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Connection::~Connection()
{
    close();
}

bool Connection::startTls(ssl_ctx_st *context)
{
    m_tls.reset(SSL_new(context));
    if (m_tls && SSL_set_fd(m_tls.get(), m_socket) == 1 && SSL_accept(m_tls.get()) == 1)
        return true;
    // Without a handshake there is nobody to say goodbye to.
    m_tls.reset();
    ERR_clear_error();
    return false;
}

bool Connection::waitReadable(milliseconds limit)
{
    if (m_begin < m_end || (m_tls && SSL_pending(m_tls.get()) > 0))
        return true;
    return pollFor(m_socket, POLLIN, limitOf(limit));
}

ssize_t Connection::readFromWire(char *to, size_t size)
{
    if (!m_tls)
        return ::recv(m_socket, to, size, 0);
    const int count = SSL_read(m_tls.get(), to, static_cast<int>(size));
    if (count > 0)
        return count;
    const bool ended = SSL_get_error(m_tls.get(), count) == SSL_ERROR_ZERO_RETURN;
    ERR_clear_error();
    return ended ? 0 : -1;
}

ssize_t Connection::read(char *to, size_t size)
{
    if (m_begin == m_end) {
        const ssize_t count = readFromWire(m_buffer.data(), m_buffer.size());
        if (count <= 0)
            return count;
        m_begin = 0;
        m_end = static_cast<size_t>(count);
    }
    const size_t count = std::min(size, m_end - m_begin);
    std::memcpy(to, m_buffer.data() + m_begin, count);
    m_begin += count;
    return static_cast<ssize_t>(count);
}

bool Connection::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = m_tls ? SSL_write(m_tls.get(), bytes.data(), static_cast<int>(bytes.size()))
                                    : ::send(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0) {
            ERR_clear_error();
            return false;
        }
        bytes = bytes.sliced(count);
    }
    return true;
}

bool Connection::waitUntilLeft(milliseconds limit)
{
    return pollFor(m_socket, POLLRDHUP, limitOf(limit));
}

void Connection::waitUntilLeft()
{
    // The only other way out is a broken socket, which is as good as gone.
    (void)pollFor(m_socket, POLLRDHUP, Forever);
}

void Connection::reset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_tls.reset();
    ::close(m_socket);
    m_socket = -1;
}

void Connection::wake()
{
    ::shutdown(m_socket, SHUT_RD);
}

void Connection::close()
{
    if (m_socket < 0)
        return;
    if (m_tls) {
        SSL_shutdown(m_tls.get());
        ERR_clear_error();
    }
    ::shutdown(m_socket, SHUT_RDWR);
    ::close(m_socket);
    m_socket = -1;
}

} // namespace dockpass::backend
