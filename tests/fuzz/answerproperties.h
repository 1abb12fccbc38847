// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/answers.h"

#include <QByteArray>
#include <QString>

#include <array>

/// What several targets ask of what comes out of an answer.
namespace dockpass::fuzz {

inline constexpr std::array everyEndpoint{glue::Endpoint::PasswordGrant,  glue::Endpoint::RefreshGrant,
                                          glue::Endpoint::WarehouseToken, glue::Endpoint::Assignments,
                                          glue::Endpoint::Activation,     glue::Endpoint::Picklists,
                                          glue::Endpoint::Authorize,      glue::Endpoint::CodeGrant,
                                          glue::Endpoint::MfaTypes,       glue::Endpoint::MfaTrigger};

/// The answer with this body, complete with everything else.
glue::HttpAnswer answerOf(const QByteArray &body, int status);

/// A failure can be shown and logged, and is no more definite than its answer.
void requirePlainFailure(glue::Endpoint endpoint, int status, const QByteArray &body, const Failure &failure);
/// A name can be shown: what displayName() promises, code point by code point.
void requirePlainName(const QString &name);

} // namespace dockpass::fuzz
