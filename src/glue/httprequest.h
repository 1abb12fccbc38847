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
    /// The second factor, X-MFA-Code (contract 7); empty: no such header. Refused like a token: MfaCodeRejected.
    Secret mfaCode{};
    /// Use a connection of its own. A kept-alive one may be closed by the server at the moment we send, and then nobody
    /// knows whether the request was handled; a one-time refresh token should not be exposed to that.
    bool ownConnection = false;
};

/// "GET", "POST", "PATCH".
QByteArray nameOf(HttpRequest::Method method);

/// What goes along with every request (contract 10).
struct RequestContext
{
    QString language;     ///< Accept-Language
    QString store;        ///< Store; empty: no such header
    QByteArray requestId; ///< X-Request-Id: by it IT finds the request in the logs on the way
    milliseconds timeout; ///< starts anew with every byte; the whole request has a limit of its own in HttpClient
};

/// As Qt wants it: headers, and everything switched off that a sign-in must not have (redirects, cookies, cache,
/// pipelining, HTTP/2).
QNetworkRequest qtRequest(const HttpRequest &request, const RequestContext &context);

} // namespace dockpass::glue
