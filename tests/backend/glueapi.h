// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"
#include "profile.h"
#include "tokens.h"
#include "users.h"

namespace dockpass::backend {

class Parameters;

/// The Backend API itself: what a shop of this profile answers to a request. Written from the contract (sections 0-4,
/// 9, 10) and on purpose without any code of the client it is there to test. Not thread-safe.
class GlueApi
{
public:
    GlueApi(Users &users, Tokens &tokens, Profile &profile) : m_users(users), m_tokens(tokens), m_profile(profile) {}

    [[nodiscard]] Answer answer(const Incoming &request);

private:
    [[nodiscard]] Answer token(const Incoming &request);
    [[nodiscard]] Answer passwordGrant(const Parameters &parameters);
    [[nodiscard]] Answer refreshGrant(const Parameters &parameters);
    [[nodiscard]] Answer warehouseToken(const std::optional<Subject> &subject);
    [[nodiscard]] Answer issued(const QByteArray &grant, const Subject &subject);

    Users &m_users;
    Tokens &m_tokens;
    Profile &m_profile;
};

} // namespace dockpass::backend
