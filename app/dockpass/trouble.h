// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace dockpass::app {

/// Shows that the settings cannot be used, with `facts` for IT, until the window is closed.
void showTrouble(const QString &facts);

} // namespace dockpass::app
