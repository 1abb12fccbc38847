// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"

namespace dockpass::ui {

/// One kind of failure in English, marked for translation. The rows stand in failurerows_*.h, in the order of the
/// enum; failuretexts.cpp does not compile when one is missing. See FailureText for what each member is.
struct FailureRow
{
    Failure::Kind kind;
    const char *title;
    const char *happened;
    const char *advice;
    const char *forIT;
};

} // namespace dockpass::ui
