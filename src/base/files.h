// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace dockpass {

/// There certainly is no such file. False as well where nobody can tell (a folder that may not be entered, a link that
/// leads nowhere): what cannot be read must not pass for what is not there.
bool isCertainlyAbsent(const QString &path);

} // namespace dockpass
