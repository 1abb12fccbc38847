// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/dockpassctl/arguments.h"
#include "session/residue.h"
#include "session/tokenmanager.h"
#include "session/view.h"

#include <QJsonObject>

namespace dockpass::app {

/// The session as `status --json` shows it; times in RFC 3339, UTC.
QJsonObject statusJson(const session::View &view, const QString &storeName);
/// The same for a person, several lines.
QString statusText(const session::View &view, const QString &storeName, const QDateTime &now);
/// What a renewal has brought.
QString renewedText(const session::View &view);

QJsonObject warehousesJson(const QList<glue::Assignment> &warehouses);
QString warehousesText(const QList<glue::Assignment> &warehouses);

/// What `logout --verify` has found: {"none": bool, "places": [{"place", "state", "count", "detail"}]}.
QJsonObject residueJson(const session::Residue &residue);
QString residueText(const session::Residue &residue);
QString residueRows(const session::Residue &residue); ///< without the sentence over them

/// Writes to standard output. False: that failed (a closed pipe, a full disk).
[[nodiscard]] bool print(const QJsonObject &object);
[[nodiscard]] bool print(const QString &text);
/// The only way by which a token leaves the program for good. The text is scrubbed after it was written.
[[nodiscard]] bool printToken(const session::TokenManager::TokenUse &token, TokenFormat format);

} // namespace dockpass::app
