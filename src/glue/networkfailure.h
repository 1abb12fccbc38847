// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

#include <optional>

namespace dockpass::glue {

/// What Qt said about a reply that ended.
struct ReplyEnd
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText;
    QList<QSslError> sslErrors; ///< all that came up during the handshake
    int status = 0;             ///< 0: no status line was read
    bool bodyTaken = false;     ///< the request's body had left us
    bool proxied = false;       ///< the way to the server leads through a proxy
};

/// Why there is no whole HTTP answer, or nothing if there is one (a 404 is an answer).
std::optional<Failure> networkFailure(const ReplyEnd &end);

} // namespace dockpass::glue
