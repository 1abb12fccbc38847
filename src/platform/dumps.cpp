// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/dumps.h"

#include "base/logging.h"
#include "platform/sanitizer.h"

#if defined(Q_OS_LINUX) && !defined(DOCKPASS_SANITIZED)
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace dockpass::platform {

void refuseDumps()
{
#if defined(Q_OS_LINUX) && !defined(DOCKPASS_SANITIZED)
    if (qEnvironmentVariable("DOCKPASS_ALLOW_DUMPS") == QLatin1StringView("1")) {
        qCWarning(logging::platform) << "DOCKPASS_ALLOW_DUMPS: core dumps and debuggers are let at the tokens";
        return;
    }
    // The hard limit too: it cannot be raised again, and it holds where a core_pattern of the system ignores the other.
    const rlimit none{0, 0};
    const bool noCore = setrlimit(RLIMIT_CORE, &none) == 0;
    const bool noReader = prctl(PR_SET_DUMPABLE, 0) == 0; // whatever became of the other
    if (!noCore || !noReader)
        qCWarning(logging::platform) << "core dumps cannot be switched off";
#endif
}

} // namespace dockpass::platform
