// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/exploration.h"

namespace dockpass::session {

// How the letters of the alphabet are made.

using Came = std::optional<Event>;

/// What the server may answer, to a sign-in and to a renewal.
std::span<const Happening> answersOfServer();

/// Another one each time.
QByteArray newName(Position &at, const char *kind);
glue::TokenAnswer tokens(Position &at, const char *kind);

/// An answer to what was asked. Nothing where it was not.
template<typename Answer, typename Asked>
Came answered(Asked &asked, Asked is, Answer answer)
{
    if (asked != is)
        return {};
    asked = Asked::Nothing;
    return answer;
}

} // namespace dockpass::session
