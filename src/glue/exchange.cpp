// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/exchange.h"

#include "glue/httpheaders.h"
#include "glue/oneshotbody.h"

#include <QNetworkAccessManager>

#include <utility>

namespace dockpass::glue {

void Exchange::send(std::shared_ptr<QNetworkAccessManager> through, const QNetworkRequest &request, Secret content)
{
    manager = std::move(through);
    if (method == HttpRequest::Method::Get) {
        reply.reset(manager->get(request));
        return;
    }
    auto owned = std::make_unique<OneShotBody>(std::move(content));
    body = owned.get();
    reply.reset(method == HttpRequest::Method::Post ? manager->post(request, body)
                                                    : manager->sendCustomRequest(request, nameOf(method), body));
    owned.release()->setParent(reply.get());
}

bool Exchange::taken() const
{
    return !body || body->taken();
}

int Exchange::status() const
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

HttpAnswer Exchange::takeAnswer(const Now &now)
{
    HttpAnswer answer;
    answer.status = status();
    answer.body = received.take();
    answer.httpAuth = reply->hasRawHeader("WWW-Authenticate");
    answer.sentAt = sentAt;
    answer.receivedAt = now.wall;
    answer.date = httpDate(reply->rawHeader("Date"), answer.receivedAt);
    answer.serverTime = serverTime(answer.date, sentAt, now.instant, reply->rawHeader("Age"));
    answer.retryAfter =
        retryDelay(reply->rawHeader("Retry-After"), answer.date.isValid() ? answer.date : answer.receivedAt);
    answer.host = host;
    answer.location = reply->header(QNetworkRequest::LocationHeader).toUrl();
    answer.requestId = QString::fromLatin1(requestId);
    return answer;
}

} // namespace dockpass::glue
