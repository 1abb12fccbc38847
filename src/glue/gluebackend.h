// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/answers.h"
#include "glue/assignments.h"
#include "glue/authorization.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>

namespace dockpass::glue {

class HttpClient;
struct HttpRequest;

/// The address as typed or configured, made canonical: https:// added where no scheme was given, host lower-cased,
/// default port, query, fragment, user info and trailing slashes dropped, a path prefix kept. Invalid if it is no address.
QUrl serverAddress(const QString &text);

/// The Backend API as functions, one a request (contract, "client rule"). Knows no session: what an answer means for
/// one is decided in session/.
class GlueBackend : public QObject
{
    Q_OBJECT
public:
    using TokenCallback = std::function<void(Result<TokenAnswer, Failure>)>;

    /// Does not own `http`, which must outlive it. `client`: who we are to /authorize.
    explicit GlueBackend(HttpClient &http, OAuthClient client = {}, QObject *parent = nullptr);

    /// POST {server}/token, grant_type=password, form-encoded byte by byte; no Authorization, no client_id (contract 1.1).
    void requestUserToken(const QUrl &server, const QString &userName, const Secret &password, QObject *context,
                          TokenCallback callback);
    using AuthorizationCallback = std::function<void(Result<AuthorizationCode, Failure>)>;
    /// POST {server}/authorize with a fresh verifier (S256) and state (contract 6). No browser: the password goes along.
    void authorize(const QUrl &server, const QString &userName, const Secret &password, QObject *context,
                   AuthorizationCallback callback);
    /// POST {server}/token, grant_type=authorization_code. Redeems the code; it works once.
    void redeem(const QUrl &server, const AuthorizationCode &code, QObject *context, TokenCallback callback);
    /// POST {server}/token, grant_type=refresh_token (contract 2). Sends the token once; never repeats by itself.
    void refresh(const QUrl &server, const Secret &refreshToken, QObject *context, TokenCallback callback);
    using AssignmentsCallback = std::function<void(Result<QList<Assignment>, Failure>)>;
    using ActivationCallback = std::function<void(Result<Assignment, Failure>)>;
    using PicklistsCallback = std::function<void(Result<qsizetype, Failure>)>;
    using MfaTypesCallback = std::function<void(Result<QStringList, Failure>)>;
    using DoneCallback = std::function<void(Result<Done, Failure>)>;

    /// Whose request it is: an access token, and the second factor where the server has asked for one (contract 7).
    struct Caller
    {
        QUrl server;
        const Secret &accessToken;
        const Secret &mfaCode; ///< empty: none was asked for
    };

    /// GET {server}/warehouse-user-assignments, filtered by the person's uuid where it is known (contract 5). At most
    /// 500 of them.
    void requestAssignments(const Caller &caller, const QString &userUuid, QObject *context,
                            AssignmentsCallback callback);
    /// PATCH {server}/warehouse-user-assignments/{id}: this one becomes active, the person's others do not stay so.
    void activateAssignment(const Caller &caller, const QString &id, QObject *context, ActivationCallback callback);
    /// GET {server}/multi-factor-auth-types: those that are switched on for the person (contract 7).
    void requestMfaTypes(const Caller &caller, QObject *context, MfaTypesCallback callback);
    /// POST {server}/multi-factor-auth-trigger: has the server send a code of this type.
    void triggerMfa(const Caller &caller, const QString &type, QObject *context, DoneCallback callback);
    /// GET {server}/picking-lists, those ready for picking (contract 11). At most 101, so that "100+" can be told.
    void countPicklists(const QUrl &server, const Secret &accessToken, QObject *context, PicklistsCallback callback);
    /// POST {server}/warehouse-tokens, body {}, Authorization: Bearer (contract 3.1).
    void requestWarehouseToken(const Caller &caller, QObject *context, TokenCallback callback);

Q_SIGNALS:
    /// With every answer of the API that tells the time, before the answer itself.
    void serverTimeTold(const dockpass::glue::ServerTime &told);

private:
    void send(HttpRequest request, QObject *context, std::function<void(Result<HttpAnswer, Failure>)> callback);

    HttpClient &m_http;
    OAuthClient m_client;
};

} // namespace dockpass::glue
