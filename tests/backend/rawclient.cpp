// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "rawclient.h"

#include <QDeadlineTimer>
#include <QFile>

#include <array>
#include <cerrno>

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace dockpass::test {

namespace {

constexpr QByteArrayView HeadEnd = "\r\n\r\n";

QByteArray headOf(const QByteArray &bytes)
{
    return bytes.first(qMax<qsizetype>(bytes.indexOf(HeadEnd), 0));
}

bool isWhole(const RawAnswer &answer)
{
    return answer.bytes.contains(HeadEnd) && answer.body().size() >= answer.header("Content-Length").toLongLong();
}

} // namespace

int RawAnswer::status() const
{
    return headOf(bytes).split(' ').value(1).toInt();
}

QList<std::pair<QByteArray, QByteArray>> RawAnswer::headers() const
{
    QList<std::pair<QByteArray, QByteArray>> all;
    const QByteArrayList lines = headOf(bytes).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        all.emplaceBack(line.first(colon), line.mid(colon + 1).trimmed());
    }
    return all;
}

QByteArray RawAnswer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers()) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray RawAnswer::body() const
{
    const qsizetype headSize = bytes.indexOf(HeadEnd);
    return headSize < 0 ? QByteArray() : bytes.mid(headSize + HeadEnd.size());
}

void RawClient::FreeTls::operator()(ssl_st *tls) const
{
    SSL_free(tls);
}

void RawClient::FreeTls::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

RawClient::RawClient(const QUrl &server, const QString &caFile)
{
    m_connected = connectTo(static_cast<quint16>(server.port()));
    if (m_connected && server.scheme() == QLatin1StringView("https"))
        m_connected = startTls(server.host(), caFile);
}

RawClient::~RawClient()
{
    m_tls.reset();
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawClient::connectTo(quint16 port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

bool RawClient::startTls(const QString &host, const QString &caFile)
{
    m_context.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, nullptr);
    if (SSL_CTX_load_verify_file(m_context.get(), QFile::encodeName(caFile).constData()) != 1)
        return false;
    m_tls.reset(SSL_new(m_context.get()));
    SSL_set1_host(m_tls.get(), host.toLatin1().constData());
    SSL_set_fd(m_tls.get(), m_socket);
    const bool done = SSL_connect(m_tls.get()) == 1;
    m_verifyResult = SSL_get_verify_result(m_tls.get());
    return done;
}

bool RawClient::send(const QByteArray &bytes)
{
    if (m_tls)
        return SSL_write(m_tls.get(), bytes.constData(), static_cast<int>(bytes.size())) == bytes.size();
    return ::send(m_socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

qsizetype RawClient::readSome(char *to, qsizetype size, RawAnswer::End &end)
{
    if (!m_tls) {
        const ssize_t count = ::recv(m_socket, to, static_cast<size_t>(size), 0);
        if (count <= 0)
            end = count == 0 ? RawAnswer::End::Closed
                             : (errno == EAGAIN ? RawAnswer::End::TimedOut : RawAnswer::End::Reset);
        return count;
    }
    const int count = SSL_read(m_tls.get(), to, static_cast<int>(size));
    if (count <= 0) {
        const int error = SSL_get_error(m_tls.get(), count);
        end = error == SSL_ERROR_ZERO_RETURN ? RawAnswer::End::Closed
            : error == SSL_ERROR_WANT_READ   ? RawAnswer::End::TimedOut
                                             : RawAnswer::End::Reset;
        ERR_clear_error();
    }
    return count;
}

RawAnswer RawClient::receive(std::chrono::milliseconds limit)
{
    RawAnswer answer;
    const QDeadlineTimer deadline(limit);
    std::array<char, 16384> buffer;
    while (!isWhole(answer)) {
        // Not poll(): under TLS the socket can have bytes to read, such as session tickets, and still nothing for us.
        const qint64 remaining = qMax<qint64>(deadline.remainingTime(), 1);
        const timeval readLimit{remaining / 1000, (remaining % 1000) * 1000};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &readLimit, sizeof readLimit);
        const qsizetype count = readSome(buffer.data(), buffer.size(), answer.end);
        if (count <= 0)
            return answer;
        answer.bytes.append(buffer.data(), count);
        answer.end = RawAnswer::End::TimedOut;
    }
    answer.end = RawAnswer::End::Whole;
    return answer;
}

} // namespace dockpass::test
