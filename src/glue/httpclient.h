// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "glue/answers.h"
#include "glue/httprequest.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QNetworkAccessManager;

namespace dockpass::glue {

struct Exchange;
struct TlsSettings;

/// How the network may be used; fixed for the life of an HttpClient, because a QNetworkAccessManager keeps to the
/// certificates of its first request.
struct HttpOptions
{
    QString caFile;                 ///< PEM file with further trusted certificates; empty: the system's only
    bool allowHttpLoopback = false; ///< http:// to 127.0.0.0/8, [::1] and localhost, for tests and demos
    milliseconds timeout{30'000};   ///< for a whole request, connection included, however slowly bytes drip in
    QString language =
        QStringLiteral("en"); ///< of the shop's own words, where it has some: Accept-Language (contract 10)
    QString store;            ///< the Store header of a shop with several (contract 10); empty: none
    /// Whether the system knows of a login page between this device and the world; empty: nobody can tell. Asked when a
    /// connection fails: what a captive portal does to it looks like a fault of the server.
    std::function<bool()> behindCaptivePortal;
};

/// The only place that touches the network: one QNetworkAccessManager, HTTPS (TLS 1.2 or later) with full checks,
/// no redirects, no cookies, no cache, no HTTP/2, a limit on time and size for every request.
/// Lives in one thread. Debug log: method, host, path, status, ms; never a header or a body.
///
/// A request's body is handed to Qt once and overwritten on the spot, which also keeps Qt from repeating a POST on its
/// own (see OneShotBody). A kept connection holds what went over it last (the channel's request, the TLS library's records):
/// once nothing has been asked for a while it is closed, and its buffers are freed.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype bodyLimit = 1'048'576; ///< bytes
    /// How long a connection is kept for a next request. The requests of a sign-in follow each other faster.
    static constexpr milliseconds keptFor{2'000};

    HttpClient(HttpOptions options, const Clock &clock, QObject *parent = nullptr);
    ~HttpClient() override;

    using Callback = std::function<void(Result<HttpAnswer, Failure>)>;
    /// `callback` is called exactly once, later, never from within this call; not at all if `context` has died
    /// or cancelAll() came first. The death of `context` closes the request's connection. What has a body is
    /// never sent twice; a GET, which changes nothing, Qt repeats once where a kept connection was closed under it.
    /// The callback may do anything, destroying this client included.
    void send(HttpRequest request, QObject *context, Callback callback);
    /// Forgets every request under way: connections are closed, no callback comes.
    void cancelAll();
    /// A request is under way, or was left before its end (cancelled, out of time, too large): Qt's thread may still be
    /// at it, and destroying this waits for that up to 5 s, for a name that is being looked up even longer.
    [[nodiscard]] bool gaveUp() const { return m_gaveUp || !m_exchanges.empty(); }
    /// Opens the TCP and TLS connection ahead of the first request, so that a sign-in costs two round trips.
    /// Harmless when it fails or when there is a connection already. Nothing is sent over it.
    void preconnect(const QUrl &server);

    /// Closes the connections that are kept for a next request, where none is under way.
    void closeKept();
    /// The device has slept, or is in another network: a connection that was kept open may be dead without a word. What is
    /// sent from now on opens a new one. What is under way gets what the sleep has left of its limit, and at least a
    /// moment for an answer that has come already.
    void distrustConnections();

    /// Whether a request to `url` may be made at all: InvalidAddress or InsecureAddress if not.
    [[nodiscard]] std::optional<Failure> refusalFor(const QUrl &url) const;

private:
    const std::shared_ptr<QNetworkAccessManager> &manager();
    const TlsSettings &tls();
    [[nodiscard]] std::optional<Failure> refusalFor(const HttpRequest &request) const;
    void start(Exchange &exchange, HttpRequest request);
    void readSome(Exchange &exchange);
    void finish(Exchange &exchange);
    [[nodiscard]] Failure besidePortal(Failure failure) const;
    void settle(Exchange &exchange, Result<HttpAnswer, Failure> outcome);
    void deliver(quint64 id);
    void forget(quint64 id);
    std::unique_ptr<Exchange> take(quint64 id);

    HttpOptions m_options;
    const Clock &m_clock;
    // Both are made on first use: the first touch of TLS costs tens of milliseconds, which the first frame must not pay.
    std::unique_ptr<TlsSettings> m_tls;
    std::shared_ptr<QNetworkAccessManager> m_manager; ///< shared with the requests under way
    QTimer m_quiet;                                   ///< runs while nothing is asked for after something was
    quint64 m_lastId = 0;
    bool m_gaveUp = false;
    std::vector<std::unique_ptr<Exchange>> m_exchanges; ///< after the manager, so that replies go first
};

} // namespace dockpass::glue
