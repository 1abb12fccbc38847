// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace dockpass::glue {

/// Which request of the Backend API was answered; the same answer means different things to different requests.
enum class Endpoint {
    PasswordGrant,  ///< POST /token, grant_type=password (contract 1)
    RefreshGrant,   ///< POST /token, grant_type=refresh_token (contract 2)
    WarehouseToken, ///< POST /warehouse-tokens (contract 3)
    Assignments,    ///< GET /warehouse-user-assignments (contract 5)
    Activation,     ///< PATCH /warehouse-user-assignments/{id} (contract 5)
    Picklists,      ///< GET /picking-lists (contract 11)
};

/// Why a request gave no token. One value for each cause that a person or IT can act on.
enum class Cause {
    // No HTTP answer
    HostNotFound,      ///< the name does not resolve
    Offline,           ///< this device has no network or no route
    ConnectionRefused, ///< nothing listens there; the request was certainly not sent
    ConnectionLost,    ///< closed or reset before a whole answer; the request may have been carried out
    TimedOut,          ///< no whole answer in time; the request may have been carried out
    ProxyFailed,       ///< the proxy refused, was not found or wants a password
    InsecureAddress,   ///< not https (and not loopback with the explicit switch); nothing was sent
    InvalidAddress,    ///< not an absolute http(s) address; nothing was sent
    // TLS
    CertificateExpired,     ///< past its end; or this device's clock is wrong
    CertificateNotYetValid, ///< before its start; most often this device's clock is wrong
    CertificateUntrusted,   ///< signed by nobody this device trusts
    CertificateWrongHost,   ///< issued for another name
    TlsFailed,              ///< any other failure of the handshake
    // An answer, but not from a Glue Backend API
    NotAGlueServer,   ///< 2xx with something other than JSON: a captive portal, a shop's start page
    Redirected,       ///< 3xx; never followed with credentials
    HttpAuthRequired, ///< 401 with WWW-Authenticate: a Basic login (or the like) in front of the shop
    AnswerUnreadable, ///< JSON that is cut off or broken, or has no token where one belongs
    AnswerTooLarge,   ///< over the body limit
    // The token endpoint
    CredentialsRejected, ///< invalid_grant on the password grant: wrong user name or password, which one is not told
    FieldMissing,        ///< invalid_request on the password grant
    PasswordGrantUnsupported, ///< this server has no password login
    RefreshUnsupported,       ///< unsupported_grant_type on a refresh: the server cannot refresh at all (contract 2)
    RefreshScopeInvalid,      ///< invalid_scope on a refresh: half-enabled shop (contract 0.2); as good as unsupported
    RefreshRejected, ///< invalid_request, invalid_grant or a 401 in JSON on a refresh: used, expired or revoked
    ClientRejected,  ///< invalid_client: the server's own client set-up is broken
    // The warehouse exchange
    NoActiveAssignment, ///< 5101: not a warehouse user, or none active; the user token's scopes tell which (contract 3.3)
    AccessTokenRejected, ///< 001 (401 or 400), or a 401 in JSON on the exchange: expired, forged, or of another kind
    AccessTokenMissing,  ///< 002: the server saw no token
    NotPermitted,        ///< 403 with an error in JSON but no known code: this user may not do this
    ExchangeRefused,     ///< an OAuth error on the exchange (warehouse deleted, scope missing); not a password problem
    AssignmentGone,      ///< 5201: the assignment is not there any more, or is somebody else's
    AssignmentRefused,   ///< 5202-5206: the server does not activate this assignment
    MfaCodeRequired,     ///< 5900
    MfaCodeRejected,     ///< 5901
    // The choice of a warehouse: what follows from a list that is in order
    NoWarehouseAssigned,   ///< the list is empty: nobody has given this person a warehouse
    WarehouseDisabled,     ///< the only warehouse, or the one that was named, is switched off at the server
    WarehouseUnknown,      ///< the warehouse that was named is not in the list, or is named twice
    WarehouseChoiceNeeded, ///< there are several, none is active, and nobody is there to choose
    // Any endpoint
    EndpointMissing,   ///< 404: wrong address, or the module is not installed
    AcceptRefused,     ///< 415 / 406: the server does not speak the asked format
    TooManyRequests,   ///< 429; see retryAfter
    ServerError,       ///< 500 and other 5xx: broke while answering; the request may have been carried out
    ServerUnavailable, ///< 502, 503, 504: the shop is down, overloaded or in maintenance
    UnexpectedAnswer,  ///< any other status
};

/// A failed request: the cause for the person, the facts for IT. Never holds a secret or a body.
struct Failure
{
    Cause cause{};
    int httpStatus = 0; ///< 0: no HTTP answer
    QString code; ///< the server's error code ("5101", "invalid_grant"), at most 40 plain characters; may be empty
    QString
        detail; ///< one technical line of our own or Qt's making (TLS reason, socket error, "truncated at ..."); may be empty
    QString host;                                   ///< host[:port] that was asked
    std::optional<std::chrono::seconds> retryAfter; ///< RFC 9110 10.2.3, from seconds or an HTTP date
    bool unsent = false; ///< no byte of the request's body has left this program, whatever the cause

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// The name of a cause for logs and --json ("CredentialsRejected"). Stable.
QString nameOf(Cause cause);

/// The request certainly did not take effect: it may be sent again even if it holds a one-time refresh token
/// (design, invariant 5). 429 and 503 count: such an answer says that the request was not handled. So does every
/// failure before the body was handed over, a time limit that ran out while connecting included.
bool certainlyNotHandled(const Failure &failure);

/// Trouble that passes by itself (network, TLS, 5xx, 429, foreign answers): retry later, never end a session over it.
bool isTransient(Cause cause);

/// What an HTTP answer that holds no token says: the pure table of contract 13 and 14.
/// Order: a status that says enough by itself (3xx, 404, 406, 415, 429, 5xx); body without a JSON error -> by status
/// alone, and never a definite no; else the first error's code; else the status.
/// `body` is any answer body, possibly empty; `httpAuth`: a WWW-Authenticate header was there.
Failure classify(Endpoint endpoint, int httpStatus, QByteArrayView body, bool httpAuth = false);

} // namespace dockpass::glue
