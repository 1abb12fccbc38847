// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace dockpass::policy {

/// A length of time as people write it in a settings file: "12h", "90m", "45s", "7h30m". Empty: not one, or longer than
/// a year. A number alone is none: of what?
std::optional<std::chrono::seconds> durationFrom(const QString &text);
/// The reverse, in whole hours, minutes and seconds: "1h30m".
QString textOf(std::chrono::seconds duration);

} // namespace dockpass::policy
