// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace dockpass::glue::test {

/// The answer of one recorded exchange under captures/: what servers of the OAuth library that shops run on really said.
struct Capture
{
    int status = 0;
    QByteArray date;
    QByteArray body;
};

/// Every recorded exchange, without the ".http".
QStringList captureNames();
/// A status of 0 if the file is missing or has no answer in it.
Capture readCapture(const QString &name);

} // namespace dockpass::glue::test
