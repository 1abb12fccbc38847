// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "assignments.h"
#include "authorize.h"
#include "exchange.h"
#include "profile.h"
#include "route.h"
#include "tokens.h"
#include "users.h"

namespace dockpass::backend {

class Parameters;

/// The Backend API itself: what a shop of this profile answers to a request. Written from the contract (sections 0-7,
/// 9-11) and on purpose without any code of the client it is there to test. Not thread-safe.
class GlueApi
{
public:
    GlueApi(Users &users, Tokens &tokens, Profile &profile, const MovableClock &clock);

    [[nodiscard]] Answer answer(const Incoming &request);

private:
    /// A request that got as far as a resource.
    struct Call
    {
        const Incoming &request;
        Route route;
        std::optional<Subject> caller; ///< whose token came, if one came
        User *user = nullptr;          ///< who that is, if it is a user with a uuid
    };
    [[nodiscard]] bool isInstalled(Resource resource) const;
    /// Whether this caller may call this resource, for those that are protected.
    [[nodiscard]] bool mayCall(const Call &call) const;
    [[nodiscard]] bool demandsMfa(const Call &call) const;
    [[nodiscard]] Answer carryOut(const Call &call);
    [[nodiscard]] Answer assignments(const Call &call);

    [[nodiscard]] Answer token(const Incoming &request);
    [[nodiscard]] bool hasGrant(const QString &grant) const;
    [[nodiscard]] Answer passwordGrant(const Parameters &parameters);
    [[nodiscard]] Answer refreshGrant(const Parameters &parameters);
    [[nodiscard]] Answer codeGrant(const Parameters &parameters);
    [[nodiscard]] Answer issued(const QByteArray &grant, const Subject &subject);
    [[nodiscard]] Answer warehouseToken(const User *user);

    Users &m_users;
    Tokens &m_tokens;
    Profile &m_profile;
    const MovableClock &m_clock;
    AuthorizationCodes m_codes;
    Assignments m_assignments;
};

} // namespace dockpass::backend
