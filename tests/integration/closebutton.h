// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace dockpass::test {

/// Asks a window to close, as a window manager does for the button in its title (ICCCM 4.2.8.1).
[[nodiscard]] bool pressCloseButton(const QString &display, quint32 window);

} // namespace dockpass::test
