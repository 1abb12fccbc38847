// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "glue/answers.h"
#include "glue/httprequest.h"
#include "glue/receivedbody.h"

#include <QList>
#include <QMetaObject>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace dockpass::glue {

class OneShotBody;

/// A request of HttpClient under way, and what comes of it. Destroying it closes the connection and overwrites what has
/// arrived.
struct Exchange
{
    /// `bodyLimit`: of the answer, in bytes.
    explicit Exchange(qsizetype bodyLimit) : received(bodyLimit) {}
    ~Exchange() { QObject::disconnect(contextGone); }

    /// Once. `method` decides how; `content` is not for a GET.
    void send(std::shared_ptr<QNetworkAccessManager> through, const QNetworkRequest &request, Secret content);
    /// Part of the body may have reached the server. A GET has none, and changes nothing there.
    [[nodiscard]] bool taken() const;
    /// Of the answer; 0: no status line was read.
    [[nodiscard]] int status() const;
    /// What was received whole; its body is given away.
    [[nodiscard]] HttpAnswer takeAnswer(const Now &now);

    quint64 id = 0;
    QPointer<QObject> context;
    QMetaObject::Connection contextGone;
    std::function<void(Result<HttpAnswer, Failure>)> callback;
    HttpRequest::Method method{};
    QString host;
    QString path;
    QByteArray requestId;
    Instant sentAt;
    std::shared_ptr<QNetworkAccessManager> manager; // its own, or that of many
    std::unique_ptr<QNetworkReply> reply;           // after the manager, so that it goes first; owns the body
    OneShotBody *body = nullptr;                    ///< none for a GET
    QTimer deadline;
    QList<QSslError> sslErrors;
    ReceivedBody received;
    std::optional<Result<HttpAnswer, Failure>> outcome;
};

} // namespace dockpass::glue
