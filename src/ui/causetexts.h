// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "store/tokenstore.h"

#include <QCoreApplication>
#include <QString>

namespace dockpass::ui {

/// The translation context of everything that is said outside the pages.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// A failed request in words, without saying what the request was for.
struct CauseText
{
    QString title;
    QString happened;   ///< one sentence, true for a sign-in and for a renewal
    QString advice;     ///< what a person who wants to sign in can do
    bool retry = false; ///< trying again as it is can help
};

/// What a failure is, whatever was being done.
CauseText textOf(Failure::Kind kind);

} // namespace dockpass::ui
