// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/httprequest.h"

namespace dockpass::glue {

using namespace Qt::StringLiterals;

QByteArray nameOf(HttpRequest::Method method)
{
    switch (method) {
    case HttpRequest::Method::Get:
        return "GET";
    case HttpRequest::Method::Post:
        return "POST";
    case HttpRequest::Method::Patch:
        return "PATCH";
    }
    Q_UNREACHABLE();
}

QNetworkRequest qtRequest(const HttpRequest &request, milliseconds timeout)
{
    QNetworkRequest qt(request.url);
    qt.setHeader(QNetworkRequest::UserAgentHeader, u"Dockpass/" DOCKPASS_VERSION ""_s);
    qt.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    qt.setRawHeader("Accept", request.accept);
    qt.setRawHeader("Accept-Language", "en");       // Qt would tell the device's language; codes are all we read
    qt.setRawHeader("Accept-Encoding", "identity"); // secrets are not compressed, and no small answer grows large
    if (request.bearer) {
        QByteArray value; // Qt wants it this way; shared by all of its copies, and freed with the last
        value.reserve(7 + request.bearer->size());
        value.append("Bearer ").append(request.bearer->view());
        qt.setRawHeader("Authorization", value);
    }
    qt.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    qt.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    qt.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    qt.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::AutoDeleteReplyOnFinishAttribute, false);
    qt.setTransferTimeout(static_cast<int>(timeout.count()));
    return qt;
}

} // namespace dockpass::glue
