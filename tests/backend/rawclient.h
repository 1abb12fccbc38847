// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <utility>

struct ssl_st;
struct ssl_ctx_st;

namespace dockpass::test {

/// What came back, with the way in which it ended: the faults under test are faults of the wire.
struct RawAnswer
{
    enum class End {
        Whole,  ///< as many bytes as Content-Length says; the connection is still there
        Closed, ///< closed in good order before that (under TLS with a goodbye)
        Reset,  ///< reset, or under TLS torn off without a goodbye
        TimedOut,
    };
    End end = End::TimedOut;
    QByteArray bytes; ///< everything received

    [[nodiscard]] int status() const;
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> headers() const;
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QByteArray body() const;
};

/// One blocking connection, plain or TLS by the URL's scheme, that sends bytes as they are.
class RawClient
{
public:
    /// Connects, with the certificate checked against `caFile` and the host name.
    RawClient(const QUrl &server, const QString &caFile);
    ~RawClient();
    Q_DISABLE_COPY_MOVE(RawClient)

    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// X509_V_OK, or why the certificate was refused.
    [[nodiscard]] long verifyResult() const { return m_verifyResult; }

    [[nodiscard]] bool send(const QByteArray &bytes);
    [[nodiscard]] RawAnswer receive(std::chrono::milliseconds limit = std::chrono::seconds(10));

private:
    struct FreeTls
    {
        void operator()(ssl_st *tls) const;
        void operator()(ssl_ctx_st *context) const;
    };
    [[nodiscard]] bool connectTo(quint16 port);
    [[nodiscard]] bool startTls(const QString &host, const QString &caFile);
    /// Above 0: bytes read; else `end` says why not.
    [[nodiscard]] qsizetype readSome(char *to, qsizetype size, RawAnswer::End &end);

    int m_socket = -1;
    bool m_connected = false;
    long m_verifyResult = 0;
    std::unique_ptr<ssl_ctx_st, FreeTls> m_context;
    std::unique_ptr<ssl_st, FreeTls> m_tls;
};

} // namespace dockpass::test
