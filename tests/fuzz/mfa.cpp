// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/mfa.h"

#include "fuzz/answerproperties.h"
#include "fuzz/property.h"

using namespace dockpass;
using namespace dockpass::fuzz;

namespace {

void check(const QByteArray &body, int status)
{
    const glue::HttpAnswer answer = answerOf(body, status);
    const bool success = status <= 299;
    const auto types = mfaTypesFrom(answer);
    if (types) {
        require(success, "no types come from an error");
        require(types.value().size() <= body.size(), "every type takes room");
        for (const QString &type : types.value()) {
            require(!type.isEmpty(), "a type has a name");
            requirePlainName(type);
        }
    } else {
        requirePlainFailure(glue::Endpoint::MfaTypes, status, body, types.error());
    }

    const auto sent = mfaTriggerFrom(answer);
    require(sent.ok() == success, "a code was sent where the server says so, whatever else it says");
    if (!sent)
        requirePlainFailure(glue::Endpoint::MfaTrigger, status, body, sent.error());
}

} // namespace

/// A body as the answer to the two requests about a second factor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    for (const int status : {200, 204, 400, 401, 403, 404, 500})
        check(bytesOf(data, size), status);
    return 0;
}
