// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"
#include "base/result.h"
#include "glue/answers.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

class QObject;

namespace dockpass::glue {

class HttpClient;

/// What the token endpoint answered to a grant that no server has.
struct EndpointFinding
{
    std::optional<ServerTime> serverTime; ///< empty: not told
    std::optional<Failure> fault;         ///< why this is no Backend API, or one that is broken; empty: it is one
    int httpStatus = 0;
    QString code; ///< the server's own
};

/// Whether a server has something.
struct Offer
{
    enum class Kind { No, Yes, Untold };

    Kind kind = Kind::Untold;
    std::optional<Failure> fault; ///< why there was no telling
};

/// Questions to a Backend API that need no credentials and send none: what it refuses tells what it has. None of them
/// can sign anybody in, nor use up a token; the shop may write each into its log as a failed request.
/// A refresh grant that is only half enabled looks like a whole one without a token to try (contract 0.2, 1).
class ApiProbe
{
public:
    /// `server`: canonical, see serverAddress(). Does not own `http`, which must outlive it.
    ApiProbe(const QUrl &server, HttpClient &http);

    using EndpointCallback = std::function<void(Result<EndpointFinding, Failure>)>;
    using OfferCallback = std::function<void(Offer)>;

    // Callbacks as those of HttpClient::send().

    /// POST /token with an unknown grant: a Backend API answers 400 unsupported_grant_type, as a list (contract 1.3).
    void askTokenEndpoint(QObject *context, EndpointCallback callback);
    /// POST /token, grant_type=password without name and password (contract 1.3).
    void askPasswordGrant(QObject *context, OfferCallback callback);
    /// POST /token, grant_type=refresh_token without a token (contract 2).
    void askRefreshGrant(QObject *context, OfferCallback callback);
    /// POST /authorize without name and password (contract 6).
    void askCodeGrant(QObject *context, OfferCallback callback);
    /// POST /warehouse-tokens without a token (contract 3.3).
    void askWarehouseTokens(QObject *context, OfferCallback callback);

private:
    const QUrl m_server;
    HttpClient &m_http;
};

} // namespace dockpass::glue
