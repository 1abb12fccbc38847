// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/logging.h"

namespace dockpass::logging {

Q_LOGGING_CATEGORY(glue, "dockpass.glue", QtInfoMsg)
Q_LOGGING_CATEGORY(store, "dockpass.store", QtInfoMsg)
Q_LOGGING_CATEGORY(session, "dockpass.session", QtInfoMsg)
Q_LOGGING_CATEGORY(policy, "dockpass.policy", QtInfoMsg)
Q_LOGGING_CATEGORY(platform, "dockpass.platform", QtInfoMsg)
Q_LOGGING_CATEGORY(ui, "dockpass.ui", QtInfoMsg)

} // namespace dockpass::logging
