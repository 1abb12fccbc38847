// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/claims.h"

#include "fuzz/property.h"

#include <cmath>

using namespace dockpass;
using namespace dockpass::fuzz;

namespace {

glue::Claims claimsIn(const QByteArray &token)
{
    glue::Claims claims = glue::claimsOf(Secret(QByteArrayView(token)));
    require(!claims.issuedAt || std::isfinite(*claims.issuedAt), "iat is a point in time");
    require(!claims.expiresAt || std::isfinite(*claims.expiresAt), "exp is a point in time");
    require(claims.scopes.size() <= token.size(), "every scope takes room");
    if (token.count('.') != 2)
        require(claims == glue::Claims(), "what has not three parts claims nothing");
    return claims;
}

} // namespace

/// The input as a token, and as the payload of one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    claimsIn(input);

    const QByteArray payload = input.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const glue::Claims claims = claimsIn("e30." + payload + ".c2ln");
    require(claims == claimsIn("e30." + input.toBase64(QByteArray::Base64UrlEncoding) + ".other"),
            "neither padding nor signature changes a claim");
    return 0;
}
