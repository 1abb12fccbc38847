// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"

#include <QCoreApplication>
#include <QString>

namespace dockpass::ui {

/// The translation context of everything that is said outside the pages.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// A failure in words, without saying what was being done.
struct FailureText
{
    QString title;    ///< a few words
    QString happened; ///< one sentence, true for a sign-in and for a renewal
    QString advice;   ///< what a person who wants to sign in can do
    QString forIT;    ///< what it means technically and where to look; the facts are told beside it
};

/// In the language installed (see translations.h).
FailureText textOf(Failure::Kind kind);

/// The one action, in a few words without a full stop: "Try again".
QString textOf(Remedy remedy);

} // namespace dockpass::ui
