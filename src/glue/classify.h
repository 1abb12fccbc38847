// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"

#include <QByteArrayView>
#include <QStringList>

namespace dockpass::glue {

/// Which request of the Backend API was answered; the same answer means different things to different requests.
enum class Endpoint {
    PasswordGrant,  ///< POST /token, grant_type=password (contract 1)
    CodeGrant,      ///< POST /token, grant_type=authorization_code (contract 6)
    RefreshGrant,   ///< POST /token, grant_type=refresh_token (contract 2)
    Authorize,      ///< POST /authorize (contract 6)
    WarehouseToken, ///< POST /warehouse-tokens (contract 3)
    Assignments,    ///< GET /warehouse-user-assignments (contract 5)
    Activation,     ///< PATCH /warehouse-user-assignments/{id} (contract 5)
    Picklists,      ///< GET /picking-lists (contract 11)
    MfaTypes,       ///< GET /multi-factor-auth-types (contract 7)
    MfaTrigger,     ///< POST /multi-factor-auth-trigger (contract 7)
};

/// What an HTTP answer that does not hold what was asked for says: the pure table of contract 13 and 14.
/// Order: a status that says enough by itself (3xx, 404, 406, 415, 429, 5xx); body without a JSON error -> by status
/// alone, and never a definite no; else the first error's code; else the status.
/// `body` is any answer body, possibly empty; `httpAuth`: a WWW-Authenticate header was there.
Failure classify(Endpoint endpoint, int httpStatus, QByteArrayView body, bool httpAuth = false);

/// 5101 does not tell "not a warehouse user" from "no active warehouse": the scopes of the user token do, where the
/// server is not too old for that (contract 3.3). Any other failure stays as it is.
Failure explained(Failure failure, const QStringList &scopes);

} // namespace dockpass::glue
