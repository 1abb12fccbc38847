// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <QString>

#include <optional>

namespace dockpass::platform {

/// Asks on the terminal itself (not on standard input or output) and reads one line without echo.
/// Empty: there is no terminal, or the person ended the input.
std::optional<Secret> askSecret(const QString &prompt);

/// Reads standard input up to the first line end or its end, at most 4096 bytes; the line end does not count.
Secret readSecretLine();

} // namespace dockpass::platform
