// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/answers.h"

#include <QStringList>

namespace dockpass::glue {

/// The kinds of second factor that are switched on for a person ("email"), from GET /multi-factor-auth-types. `status` is
/// a word in today's servers and a number in the manual (contract 7).
Result<QStringList, Failure> mfaTypesFrom(const HttpAnswer &answer);

/// Whether POST /multi-factor-auth-trigger has sent a code: 204, or any other success.
Result<Done, Failure> mfaTriggerFrom(const HttpAnswer &answer);

} // namespace dockpass::glue
