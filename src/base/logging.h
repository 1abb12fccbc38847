// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLoggingCategory>

/// All logging categories of the program, one a room. What they may print: causes, codes, counts, times, host names.
/// What they never print: a body, a header value, a user name, a password, a token.
/// Debug output is off unless asked for, as with any Qt program: QT_LOGGING_RULES="dockpass.*=true".
namespace dockpass::logging {

Q_DECLARE_LOGGING_CATEGORY(glue)
Q_DECLARE_LOGGING_CATEGORY(store)
Q_DECLARE_LOGGING_CATEGORY(session)
Q_DECLARE_LOGGING_CATEGORY(policy)
Q_DECLARE_LOGGING_CATEGORY(platform)
Q_DECLARE_LOGGING_CATEGORY(ui)

} // namespace dockpass::logging
