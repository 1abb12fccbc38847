// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace dockpass::app {

/// What `doctor` looks at, in this order.
enum class Subject { Settings, List, Name, Connection, Tls, Time, Api, Grants, Keychain };

/// What `doctor` found out about one subject.
struct Check
{
    enum class Outcome {
        Ok,
        Warning, ///< sign-in works, something wants attention
        Failed,
        Skipped, ///< there is nothing to look at here, or an earlier check failed
    };

    Subject subject{};
    Outcome outcome = Outcome::Ok;
    QString finding;                  ///< a few words
    std::optional<Failure> failure{}; ///< of a failed one
    QString remedy{};                 ///< of a failed one and a warning: what happened and what helps

    static Check failed(Subject subject, const Failure &failure);
};

/// `server`: empty: none is known. The order in which `--json` lists them is that of `checks`; names, outcomes, kinds and codes are stable and English.
QJsonObject checksJson(const QString &server, const QList<Check> &checks);
/// One line: outcome, subject, finding; and a second one with code and remedy where there is one.
QString checkText(const Check &check);
/// That of the first failed one; 0 if none has failed.
int exitCodeFor(const QList<Check> &checks);

} // namespace dockpass::app
