// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/view.h"

#include <QJsonObject>

namespace dockpass::app {

/// What a command says and returns when it has failed.

/// Says on standard error what happened: a line for the person, one with code and action, and two for IT.
void say(const session::Notice &notice);

/// The same for a program: {"kind","code","action","message","it","httpStatus","serverCode","host","requestId","time",
/// "detail","retryAfter"}, null where unknown or where nothing failed. "kind", "code" and "action" are those of
/// docs/failures.md, "message" and "it" are in the language installed, "time" is RFC 3339 in UTC, "retryAfter" seconds.
QJsonObject errorJson(const session::Notice &notice);
/// The same with another message, which knows more of the case.
QJsonObject errorJson(const Failure &failure, const QString &message);
/// And for standard error: `message` in place of the failure's own words for the person.
void say(const Failure &failure, const QString &message);

/// The exit code that stands for it.
int exitCodeFor(const session::Notice &notice);

} // namespace dockpass::app
