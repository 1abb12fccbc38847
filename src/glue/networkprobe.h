// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"
#include "base/result.h"
#include "glue/httpclient.h"

#include <QDateTime>
#include <QHostInfo>
#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

namespace dockpass::glue {

/// What is known of the way to a server; each step adds to it.
struct NetworkFinding
{
    QStringList addresses; ///< of the name, in the system's order
    QString connectedTo;   ///< the address that answered
    QString protocol;      ///< "TLS 1.3"
    QString subject;       ///< whom the server's own certificate names
    QString issuer;        ///< who signed it
    QDateTime validUntil;  ///< of that certificate, UTC
};

/// The way to a server, step by step, for a person who looks for the fault: name, TCP, TLS. The steps and the trust are
/// those of an HttpClient's request, only that nothing is sent over the connection. Each step ends within the time limit
/// of `options`; one at a time, in this order. A failure is told with the cause that a request would have had.
class NetworkProbe final : public QObject
{
public:
    /// `server`: canonical, see serverAddress(). `clock` must outlive this.
    NetworkProbe(const QUrl &server, const HttpOptions &options, const Clock &clock, QObject *parent = nullptr);
    ~NetworkProbe() override;

    /// `callback` comes once, later, never from within the call; not at all if `context` has died. It may do anything,
    /// destroying this included.
    using Callback = std::function<void(Result<NetworkFinding, Failure>)>;

    /// Whether there is a name at all; an address needs no looking up.
    [[nodiscard]] bool namesAnAddress() const;
    /// The addresses of the server's name.
    void lookUp(QObject *context, Callback callback);
    /// A TCP connection, which stays open for the handshake.
    void connectToServer(QObject *context, Callback callback);
    /// TLS on that connection, with the settings of HttpClient (CA file, versions, full checks). Then it is closed.
    void shakeHands(QObject *context, Callback callback);
    void close();

    /// A name was still being looked up when its time ran out: Qt's thread is at it, and the program's end would wait.
    [[nodiscard]] bool gaveUp() const { return m_gaveUp; }

private:
    void begin(QObject *context, Callback callback);
    void nameLookedUp(const QHostInfo &info);
    void connected();
    void encrypted();
    void socketFailed(QAbstractSocket::SocketError error);
    void limitReached();
    void succeed();
    void fail(Failure failure);
    void finish(Result<NetworkFinding, Failure> outcome);

    const QUrl m_server;
    const HttpOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<QSslSocket> m_socket;
    QList<QSslError> m_sslErrors;
    QString m_caTrouble;
    NetworkFinding m_finding;

    Callback m_callback; ///< of the step under way; empty: none is
    QPointer<QObject> m_context;
    QTimer m_limit;
    int m_lookup = -1; ///< QHostInfo's number for the question; -1: none is open
    bool m_gaveUp = false;
};

} // namespace dockpass::glue
