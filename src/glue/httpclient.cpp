// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/httpclient.h"

#include "base/logging.h"
#include "glue/exchange.h"
#include "glue/httpheaders.h"
#include "glue/networkfailure.h"
#include "glue/tlssettings.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Failure::Kind;

namespace {

/// host[:port]; never what someone wrote in front of an '@'.
QString hostOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo).authority(QUrl::FullyEncoded);
}

Failure refusal(Kind kind, const QUrl &url, const QString &detail)
{
    return {.kind = kind, .detail = detail, .host = hostOf(url), .unsent = true};
}

/// As the access manager decides it. May look the whole configuration of the system through, so it is asked only about
/// a request that had no answer.
bool goesThroughProxy(const QUrl &url)
{
    const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
}

} // namespace

HttpClient::HttpClient(HttpOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(keptFor);
    connect(&m_quiet, &QTimer::timeout, this, &HttpClient::closeKept);
}

HttpClient::~HttpClient()
{
    cancelAll();
}

const std::shared_ptr<QNetworkAccessManager> &HttpClient::manager()
{
    if (!m_manager) {
        m_manager = std::make_shared<QNetworkAccessManager>();
        m_manager->setAutoDeleteReplies(true); // those of preconnect(), which nobody sees; ours say otherwise
    }
    return m_manager;
}

const TlsSettings &HttpClient::tls()
{
    if (!m_tls)
        m_tls = std::make_unique<TlsSettings>(tlsSettings(m_options.caFile));
    return *m_tls;
}

std::optional<Failure> HttpClient::refusalFor(const QUrl &url) const
{
    const bool http = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0 || !(http || url.scheme() == "https"_L1))
        return refusal(Kind::InvalidAddress, url, u"not an absolute http(s) address"_s);
    const bool loopback = url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
    if (http && !(m_options.allowHttpLoopback && loopback))
        return refusal(Kind::InsecureAddress, url, u"not https"_s);
    return std::nullopt;
}

std::optional<Failure> HttpClient::refusalFor(const HttpRequest &request) const
{
    if (auto failure = refusalFor(request.url))
        return failure;
    if (!isSendable(request.mfaCode.view()))
        return refusal(Kind::MfaCodeRejected, request.url, u"the code holds what no code can, and was not sent"_s);
    if (!request.bearer)
        return std::nullopt;
    if (request.bearer->isEmpty())
        return refusal(Kind::AccessTokenMissing, request.url, u"there is no access token to send"_s);
    if (!isSendable(request.bearer->view()))
        return refusal(Kind::AccessTokenRejected, request.url, u"the access token is damaged and was not sent"_s);
    return std::nullopt;
}

void HttpClient::send(HttpRequest request, QObject *context, Callback callback)
{
    Q_ASSERT(context);
    request.url = request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);

    auto owned = std::make_unique<Exchange>(bodyLimit);
    Exchange &exchange = *owned;
    exchange.id = ++m_lastId;
    exchange.context = context;
    exchange.callback = std::move(callback);
    exchange.host = hostOf(request.url);
    exchange.method = request.method;
    exchange.path = request.url.path(QUrl::FullyEncoded);
    exchange.sentAt = m_clock.now().instant;
    exchange.contextGone = connect(context, &QObject::destroyed, this, [this, id = exchange.id] { forget(id); });
    m_exchanges.push_back(std::move(owned));

    if (auto failure = refusalFor(request))
        settle(exchange, std::move(*failure));
    else
        start(exchange, std::move(request));
}

void HttpClient::start(Exchange &exchange, HttpRequest request)
{
    m_quiet.stop();
    exchange.requestId = newRequestId();
    QNetworkRequest qt =
        qtRequest(request, {m_options.language, m_options.store, exchange.requestId, m_options.timeout});
    if (request.url.scheme() == "https"_L1)
        qt.setSslConfiguration(tls().configuration);
    exchange.send(request.ownConnection ? std::make_shared<QNetworkAccessManager>() : manager(), qt,
                  std::move(request.body));

    // The exchange outlives its reply and its timer, so these may refer to it.
    QNetworkReply *reply = exchange.reply.get();
    connect(reply, &QNetworkReply::sslErrors, this,
            [&exchange](const QList<QSslError> &e) { exchange.sslErrors += e; });
    connect(reply, &QNetworkReply::readyRead, this, [this, &exchange] { readSome(exchange); });
    connect(reply, &QNetworkReply::finished, this, [this, &exchange] { finish(exchange); });
    // Qt's own limit starts anew with every byte; this one does not.
    connect(&exchange.deadline, &QTimer::timeout, this, [this, &exchange] {
        settle(exchange,
               besidePortal({.kind = Kind::TimedOut,
                             .detail = u"no whole answer within %1 ms"_s.arg(m_options.timeout.count()),
                             .unsent = !exchange.taken()}));
    });
    exchange.deadline.setSingleShot(true);
    exchange.deadline.start(m_options.timeout);
}

void HttpClient::readSome(Exchange &exchange)
{
    if (exchange.outcome || exchange.received.readFrom(*exchange.reply))
        return;
    settle(exchange,
           Failure{.kind = Kind::AnswerTooLarge,
                   .httpStatus = exchange.status(),
                   .detail = u"more than %1 bytes"_s.arg(bodyLimit)});
}

void HttpClient::finish(Exchange &exchange)
{
    readSome(exchange);
    if (exchange.outcome)
        return;
    const QNetworkReply &reply = *exchange.reply;
    const int status = exchange.status();
    const bool unanswered = reply.error() != QNetworkReply::NoError && status == 0;
    if (auto failure = networkFailure({reply.error(), reply.errorString(), exchange.sslErrors, status, exchange.taken(),
                                       unanswered && goesThroughProxy(reply.url())})) {
        if (failure->kind == Kind::CertificateUntrusted && !tls().caTrouble.isEmpty())
            failure->detail += u"; CA file not used: "_s + tls().caTrouble;
        settle(exchange, besidePortal(std::move(*failure)));
        return;
    }

    settle(exchange, exchange.takeAnswer(m_clock.now()));
}

/// The failure of a connection, as it is or as the doing of the network's login page.
Failure HttpClient::besidePortal(Failure failure) const
{
    if (m_options.behindCaptivePortal && m_options.behindCaptivePortal()) {
        failure.detail = nameOf(failure.kind) + u": "_s + failure.detail;
        failure.kind = Kind::CaptivePortal;
    }
    return failure;
}

/// Everything ends here, once; the callback waits for the event loop, so that neither the reply nor the timer that led
/// here is destroyed under its own feet.
void HttpClient::settle(Exchange &exchange, Result<HttpAnswer, Failure> outcome)
{
    if (exchange.outcome)
        return;
    if (!outcome) {
        Failure &failure = outcome.error();
        failure.host = exchange.host;
        failure.requestId = QString::fromLatin1(exchange.requestId);
        failure.at = m_clock.now().wall;
    }
    exchange.outcome.emplace(std::move(outcome));
    QMetaObject::invokeMethod(
        this, [this, id = exchange.id] { deliver(id); }, Qt::QueuedConnection);
}

void HttpClient::deliver(quint64 id)
{
    std::unique_ptr<Exchange> exchange = take(id);
    if (!exchange)
        return; // cancelled meanwhile
    const auto elapsed = m_clock.now().instant - exchange->sentAt;
    const auto &outcome = *exchange->outcome;
    qCDebug(logging::glue).noquote() << nameOf(exchange->method) << exchange->host << exchange->path
                                     << (outcome ? QString::number(outcome.value().status)
                                                 : nameOf(outcome.error().kind))
                                     << elapsed.count() << "ms";

    const QPointer<QObject> context = exchange->context;
    const Callback callback = std::move(exchange->callback);
    Result<HttpAnswer, Failure> result = std::move(*exchange->outcome);
    exchange.reset(); // before the callback, which may destroy us
    if (context)
        callback(std::move(result));
}

void HttpClient::forget(quint64 id)
{
    take(id);
}

std::unique_ptr<Exchange> HttpClient::take(quint64 id)
{
    const auto found = std::ranges::find_if(m_exchanges, [id](const auto &exchange) { return exchange->id == id; });
    if (found == m_exchanges.end())
        return nullptr;
    std::unique_ptr<Exchange> exchange = std::move(*found);
    m_exchanges.erase(found);
    m_gaveUp = m_gaveUp || (exchange->reply && !exchange->reply->isFinished());
    if (m_exchanges.empty())
        m_quiet.start();
    return exchange;
}

void HttpClient::cancelAll()
{
    // Taken out first: what dies with a callback may call us again.
    const auto cancelled = std::exchange(m_exchanges, {});
    m_quiet.start();
}

void HttpClient::closeKept()
{
    m_quiet.stop();
    if (m_exchanges.empty())
        m_manager.reset();
}

void HttpClient::distrustConnections()
{
    constexpr milliseconds moment = 500ms;
    m_manager.reset(); // those under way keep theirs
    for (const auto &exchange : m_exchanges) {
        if (exchange->outcome || !exchange->deadline.isActive())
            continue;
        const milliseconds left = m_options.timeout - (m_clock.now().instant - exchange->sentAt);
        if (left < exchange->deadline.remainingTimeAsDuration())
            exchange->deadline.start(std::max(left, moment));
    }
}

void HttpClient::preconnect(const QUrl &server)
{
    if (refusalFor(server))
        return;
    if (m_quiet.isActive())
        closeKept(); // it would not be kept for long enough
    if (server.scheme() == "https"_L1)
        manager()->connectToHostEncrypted(server.host(), static_cast<quint16>(server.port(443)), tls().configuration);
    else
        manager()->connectToHost(server.host(), static_cast<quint16>(server.port(80)));
}

} // namespace dockpass::glue
