// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "glue/answers.h"
#include "glue/failure.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace dockpass::glue {

/// How the network may be used; fixed for the life of an HttpClient, because a QNetworkAccessManager keeps to the
/// certificates of its first request.
struct HttpOptions
{
    QString caFile;                 ///< PEM file with further trusted certificates; empty: the system's only
    bool allowHttpLoopback = false; ///< http:// to 127.0.0.0/8, [::1] and localhost, for tests and demos
    milliseconds timeout{30'000};   ///< for a whole request, connection included, however slowly bytes drip in
};

/// One request. Owns its body.
struct HttpRequest
{
    QUrl url;
    QByteArray contentType;
    QByteArray accept;
    Secret body;
    Secret bearer; ///< access token for the Authorization header; empty: no such header
};

/// The only place that touches the network: one QNetworkAccessManager, HTTPS (TLS 1.2 or later) with full checks,
/// no redirects, no cookies, no cache, no HTTP/2, a limit on time and size for every request.
/// Lives in one thread. Debug log: method, host, path, status, ms; never a header or a body.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype bodyLimit = 1024 * 1024; ///< bytes

    /// Certificates of a PEM file, or a sentence saying why there are none (missing, unreadable, no certificate in it).
    static Result<QList<QSslCertificate>, QString> readCaFile(const QString &path);

    HttpClient(HttpOptions options, const Clock &clock, QObject *parent = nullptr);
    ~HttpClient() override;

    using Callback = std::function<void(Result<HttpAnswer, Failure>)>;
    /// POSTs. `callback` is called exactly once, later, never from within this call; not at all if `context` has
    /// died or cancelAll() came first. A second parameter-less retry is never made here.
    void post(HttpRequest request, QObject *context, Callback callback);
    /// Forgets every request under way: connections are closed, no callback comes.
    void cancelAll();
    /// Opens the TCP and TLS connection ahead of the first request, so that a sign-in costs two round trips.
    /// Harmless when it fails or when there is a connection already. Nothing is sent over it.
    void preconnect(const QUrl &server);

    /// Whether a request to `url` may be made at all: InvalidAddress or InsecureAddress if not.
    [[nodiscard]] std::optional<Failure> refusalFor(const QUrl &url) const;

private:
    struct Exchange;
    HttpOptions m_options;
    const Clock &m_clock;
    QSslConfiguration m_tls;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::vector<std::unique_ptr<Exchange>> m_exchanges;
};

} // namespace dockpass::glue
