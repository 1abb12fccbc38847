// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QCoreApplication;

namespace dockpass::ui {

/// Makes the program speak the first of the person's languages that it knows; English where it knows none.
/// `language`: an explicit wish ("de", "de-AT"), which then also decides how dates are written; empty: the system's.
/// Returns the language chosen ("de"). Call once, before anything is said. The translator belongs to `application`.
QString installTranslations(QCoreApplication &application, const QString &language = {});

} // namespace dockpass::ui
