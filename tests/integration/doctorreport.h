// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "integration/device.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

/// What `dockpassctl doctor --json` prints.
namespace dockpass::test::doctor {

[[nodiscard]] QStringList arguments(const BackendProcess &backend, const QStringList &options = {});
/// One check of the report; empty: not in there.
[[nodiscard]] QJsonObject checkOf(const Outcome &outcome, const QString &name);

/// The outcomes in the order of the checks, "ok ok failed ...".
[[nodiscard]] QString outcomesOf(const QJsonObject &report);
/// Fails the test unless these are the exit code, the outcomes in the order of the checks behind those of the settings and
/// the list of sessions, which are well ("ok ok failed ..."), and the first failure with its code; both empty where nothing has failed.
void expectReport(const Outcome &outcome, int code, const QString &outcomes, const QString &kind = {},
                  const QString &failureCode = {});
/// Fails the test if anything that could sign anybody in was in a request, or if a token was issued.
void expectNoCredentials(BackendProcess &backend);

} // namespace dockpass::test::doctor
