// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/assignments.h"

#include "fuzz/answerproperties.h"
#include "fuzz/property.h"

#include <cstring>

using namespace dockpass;
using namespace dockpass::fuzz;

namespace {

void check(const QString &name)
{
    const QString shown = glue::displayName(name);
    requirePlainName(shown);
    require(shown.size() <= name.size(), "a name is shortened, never made longer");
    require(glue::displayName(shown) == shown, "what can be shown is shown as it is");
}

} // namespace

/// A name from a server: the input as UTF-8 and, because JSON's escapes can say anything, as bare UTF-16.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    check(QString::fromUtf8(bytesOf(data, size)));

    QString units(qsizetype(size / 2), Qt::Uninitialized);
    if (!units.isEmpty())
        std::memcpy(units.data(), data, size / 2 * 2);
    check(units);
    return 0;
}
