// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace dockpass::policy {

/// One line `key = value` of a settings file.
struct SettingsLine
{
    QString key;
    QString value;
    int number = 0; ///< of the line, from 1

    /// Wherever it stands.
    friend bool operator==(const SettingsLine &a, const SettingsLine &b)
    {
        return a.key == b.key && a.value == b.value;
    }
};

/// Reads the section [dockpass] of a UTF-8 text file, in the order of its lines; other sections beside it are skipped.
/// Lines that begin with '#' or ';' are comments. A value is the rest of its line, without the blanks and the one pair
/// of double quotes around it: commas and backslashes stand for themselves, as in a path or an address they have to
/// (QSettings would take them for lists and escapes). The error says what and where, for IT.
Result<QList<SettingsLine>, QString> readSettingsFile(const QString &path);

} // namespace dockpass::policy
