// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"

#include <QList>
#include <QString>

namespace dockpass::ui {

/// One thing that IT should know of a failure. No secret and no name of a person, as Failure has none.
struct FailureFact
{
    QString label; ///< in the language installed: "Server"
    QString value; ///< as it is, or in English: "glue.example:8443"
    QString said;  ///< in English, clear without the label: "HTTP 503"
};

/// Code, name, HTTP status, server's code, host, detail, request id, time; those that are known, in this order.
QList<FailureFact> factsOf(const Failure &failure);

/// All of them on one line, in English.
QString lineOf(const QList<FailureFact> &facts);

/// The most that scanTextOf() gives, bytes in UTF-8: a QR code of version 17 with error correction M, 93 modules across
/// with its quiet zone. On a screen 320 pixels wide each is 3 pixels large, which a telephone's camera still reads.
constexpr qsizetype scanLimit = 500;

/// For a QR code: "Dockpass <version>", then each fact on a line, in English. Of what is too long the detail is cut
/// first; the code always stays.
QString scanTextOf(const Failure &failure, const QString &version);

} // namespace dockpass::ui
