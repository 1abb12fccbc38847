// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/secret.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

#include <optional>

namespace dockpass::glue {

/// One request. Owns its body.
struct HttpRequest
{
    enum class Method { Get, Post, Patch };

    Method method = Method::Post;
    QUrl url;
    QByteArray contentType;
    QByteArray accept;
    Secret body; ///< not for Get
    /// Access token for the Authorization header; absent: no such header. One that is empty or holds anything but
    /// visible ASCII is refused by the client (AccessTokenMissing, AccessTokenRejected), and nothing is sent.
    std::optional<Secret> bearer;
    /// Use a connection of its own. A kept-alive one may be closed by the server at the moment we send, and then nobody
    /// knows whether the request was handled; a one-time refresh token should not be exposed to that.
    bool ownConnection = false;
};

/// "GET", "POST", "PATCH".
QByteArray nameOf(HttpRequest::Method method);

/// As Qt wants it: headers, and everything switched off that a sign-in must not have (redirects, cookies, cache,
/// pipelining, HTTP/2). `timeout` starts anew with every byte; the whole request has a limit of its own in HttpClient.
QNetworkRequest qtRequest(const HttpRequest &request, milliseconds timeout);

} // namespace dockpass::glue
