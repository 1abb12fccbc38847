// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/httpclient.h"

#include <QObject>

#include <vector>

namespace dockpass::glue::test {

/// Collects what a client hands out; its own context.
struct Outcomes : QObject
{
    std::vector<Result<HttpAnswer, Failure>> list;

    HttpClient::Callback take()
    {
        return [this](Result<HttpAnswer, Failure> outcome) { list.push_back(std::move(outcome)); };
    }
    /// The name of the first one's cause, or its status.
    [[nodiscard]] QString first() const
    {
        return list.front() ? QString::number(list.front().value().status) : nameOf(list.front().error().kind);
    }
};

inline HttpRequest requestTo(const QUrl &url, const QByteArray &body = "secret=s3cr3t")
{
    HttpRequest request;
    request.url = url;
    request.contentType = "application/x-www-form-urlencoded";
    request.accept = "application/json";
    request.body = Secret(QByteArrayView(body));
    return request;
}

} // namespace dockpass::glue::test
