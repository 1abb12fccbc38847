// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/answers.h"
#include "glue/assignments.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>

namespace dockpass::glue {

class HttpClient;

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

    /// Does not own `http`, which must outlive it.
    explicit GlueBackend(HttpClient &http, QObject *parent = nullptr);

    /// POST {server}/token, grant_type=password, form-encoded byte by byte; no Authorization, no client_id (contract 1.1).
    void requestUserToken(const QUrl &server, const QString &userName, const Secret &password, QObject *context,
                          TokenCallback callback);
    /// POST {server}/token, grant_type=refresh_token (contract 2). Sends the token once; never repeats by itself.
    void refresh(const QUrl &server, const Secret &refreshToken, QObject *context, TokenCallback callback);
    using AssignmentsCallback = std::function<void(Result<QList<Assignment>, Failure>)>;
    using ActivationCallback = std::function<void(Result<Assignment, Failure>)>;
    using PicklistsCallback = std::function<void(Result<qsizetype, Failure>)>;

    /// GET {server}/warehouse-user-assignments, filtered by the person's uuid where it is known (contract 5). At most
    /// 500 of them.
    void requestAssignments(const QUrl &server, const Secret &userAccessToken, const QString &userUuid,
                            QObject *context, AssignmentsCallback callback);
    /// PATCH {server}/warehouse-user-assignments/{id}: this one becomes active, the person's others do not stay so.
    void activateAssignment(const QUrl &server, const Secret &userAccessToken, const QString &id, QObject *context,
                            ActivationCallback callback);
    /// GET {server}/picking-lists, those ready for picking (contract 11). At most 101, so that "100+" can be told.
    void countPicklists(const QUrl &server, const Secret &accessToken, QObject *context, PicklistsCallback callback);
    /// POST {server}/warehouse-tokens, body {}, Authorization: Bearer (contract 3.1).
    void requestWarehouseToken(const QUrl &server, const Secret &userAccessToken, QObject *context,
                               TokenCallback callback);

private:
    HttpClient &m_http;
};

} // namespace dockpass::glue
