// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/assignments.h"

#include "fuzz/answerproperties.h"
#include "fuzz/property.h"

#include <algorithm>

using namespace dockpass;
using namespace dockpass::fuzz;

namespace {

void checkAssignment(const glue::Assignment &assignment)
{
    require(!assignment.id.isEmpty() && assignment.id.size() <= 128, "an id has 1 to 128 characters");
    require(std::ranges::all_of(assignment.id,
                                [](QChar c) {
                                    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                                        || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
                                }),
            "an id leads nowhere else: no '/', no '..', no '%'");
    require(!assignment.warehouseName.isEmpty(), "a warehouse has a name");
    requirePlainName(assignment.warehouseName);
}

void check(const QByteArray &body, int status)
{
    const glue::HttpAnswer answer = answerOf(body, status);
    const auto list = assignmentsFrom(answer);
    const auto one = activationFrom(answer);
    const auto count = picklistsFrom(answer);
    if (status > 299)
        require(!list && !one && !count, "no list comes from an error");

    require(list.ok() == count.ok(), "a list is one whatever its rows are");
    if (list) {
        std::ranges::for_each(list.value(), checkAssignment);
        require(list.value().size() <= count.value(), "rows may be left out, not made up");
        require(count.value() <= body.size(), "every row takes room");
    } else {
        requirePlainFailure(glue::Endpoint::Assignments, status, body, list.error());
        requirePlainFailure(glue::Endpoint::Picklists, status, body, count.error());
    }
    if (one) {
        require(list && list.value().value(0) == one.value(), "the one that was switched on is the first row");
    } else {
        requirePlainFailure(glue::Endpoint::Activation, status, body, one.error());
    }
}

} // namespace

/// A body as the answer to the three requests of JSON:API.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    for (const int status : {200, 403})
        check(bytesOf(data, size), status);
    return 0;
}
