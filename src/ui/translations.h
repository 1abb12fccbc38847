// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QCoreApplication;

namespace dockpass::ui {

/// The first of the person's languages that the program has ("de"); "en" where it has none of them.
/// `language`: an explicit wish ("de", "de-AT"); empty: the system's.
QString languageFor(const QString &language);

/// Makes the program speak languageFor(`language`). An explicit wish also decides how dates are written.
/// Returns the language chosen ("de"). Call once, before anything is said. The translator belongs to `application`.
QString installTranslations(QCoreApplication &application, const QString &language = {});

/// One text of ours in languageFor(`language`), where no application is there that could speak it.
QString translated(const QString &language, const char *context, const char *source);

} // namespace dockpass::ui
