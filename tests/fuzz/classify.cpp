// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz/answerproperties.h"
#include "fuzz/property.h"

using namespace dockpass;
using namespace dockpass::fuzz;

/// A body as the failure of every request, under the statuses that make a difference.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body = bytesOf(data, size);
    for (const glue::Endpoint endpoint : everyEndpoint) {
        for (const int status : {200, 302, 400, 401, 403, 404, 422, 429, 500, 503}) {
            const Failure failure = glue::classify(endpoint, status, body);
            requirePlainFailure(endpoint, status, body, failure);
            if (status == 400 || status == 503)
                require(glue::classify(endpoint, status, body, true) == failure,
                        "a login in front of the shop shows in a 401 alone");
        }
        requirePlainFailure(endpoint, 401, body, glue::classify(endpoint, 401, body, true));
    }
    return 0;
}
