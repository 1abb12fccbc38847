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

namespace {

/// Qt wants a QByteArray; shared by all of its copies, and freed with the last.
QByteArray headerValue(QByteArrayView before, const Secret &secret)
{
    QByteArray value;
    value.reserve(before.size() + secret.size());
    return value.append(before).append(secret.view());
}

} // namespace

QNetworkRequest qtRequest(const HttpRequest &request, const RequestContext &context)
{
    QNetworkRequest qt(request.url);
    qt.setHeader(QNetworkRequest::UserAgentHeader, u"Dockpass/" DOCKPASS_VERSION ""_s);
    qt.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    qt.setRawHeader("Accept", request.accept);
    qt.setRawHeader("Accept-Language", context.language.toLatin1()); // Qt would tell the device's
    qt.setRawHeader("Accept-Encoding", "identity"); // secrets are not compressed, and no small answer grows large
    qt.setRawHeader("X-Request-Id", context.requestId);
    if (!context.store.isEmpty())
        qt.setRawHeader("Store", context.store.toLatin1());
    if (request.bearer)
        qt.setRawHeader("Authorization", headerValue("Bearer ", *request.bearer));
    if (!request.mfaCode.isEmpty())
        qt.setRawHeader("X-MFA-Code", headerValue({}, request.mfaCode));
    qt.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    qt.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    qt.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    qt.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::AutoDeleteReplyOnFinishAttribute, false);
    qt.setTransferTimeout(static_cast<int>(context.timeout.count()));
    return qt;
}

} // namespace dockpass::glue
