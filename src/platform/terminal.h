// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <QString>

#include <optional>

namespace dockpass::platform {

/// Asks on the terminal itself (not on standard input or output) and reads one line without echo.
/// Empty: there is no terminal, or the person ended the input. Ctrl+C ends the process by SIGINT, with the terminal as it
/// was.
std::optional<Secret> askSecret(const QString &prompt);

/// Gives each standard stream that the caller has closed a place that leads nowhere, so that what is opened next does not
/// become standard output. Call it first of all.
void openStandardStreams();

/// Reads standard input up to the first line end or its end; the line end does not count. Empty for more than 4096 bytes:
/// half a password is none.
Secret readSecretLine();

} // namespace dockpass::platform
