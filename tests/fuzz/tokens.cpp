// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz/answerproperties.h"
#include "fuzz/property.h"

#include <algorithm>
#include <optional>

using namespace dockpass;
using namespace dockpass::fuzz;

namespace {

bool isSendable(const Secret &token)
{
    return std::ranges::all_of(token.view(), [](char c) { return c > 0x20 && c < 0x7f; });
}

void checkToken(const glue::TokenAnswer &token, int status)
{
    constexpr std::chrono::hours tenYears(10 * 365 * 24);
    require(status >= 200 && status <= 299, "no token comes from an error");
    require(!token.accessToken.isEmpty(), "a success has an access token");
    require(isSendable(token.accessToken), "an access token is visible ASCII");
    require(isSendable(token.refreshToken), "a refresh token is visible ASCII");
    require(!token.lifetime || (*token.lifetime <= tenYears && *token.lifetime >= -tenYears),
            "no lifetime is beyond ten years");
    require(token.claims == glue::claimsOf(token.accessToken), "the claims are those of the access token");
    require(token.sentAt == Instant{std::chrono::seconds(5)}, "a token's life begins when its request was sent");
}

} // namespace

/// A body as the answer to every request.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body = bytesOf(data, size);
    for (const int status : {200, 201, 400}) {
        std::optional<bool> before;
        for (const glue::Endpoint endpoint : everyEndpoint) {
            const auto result = tokenFrom(endpoint, answerOf(body, status));
            if (result)
                checkToken(result.value(), status);
            else
                requirePlainFailure(endpoint, status, body, result.error());
            require(!before || *before == result.ok(), "a token is one whatever was asked for");
            before = result.ok();
        }
    }
    return 0;
}
