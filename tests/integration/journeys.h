// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "integration/doomed.h"
#include "integration/virtualdisplay.h"

#include <QList>

#include <functional>

namespace dockpass::test {

/// Whose session is at stake: has four warehouses.
inline const QString rover = QStringLiteral("rover@dockpass.example");
inline const QByteArray roverPassword = "violet-ramp-3";
inline const QByteArray roverCode = "123456";

/// Something a session goes through, in a program of ours, that may be killed on the way.
struct Journey
{
    enum class Before { SignedOut, SignedIn, WarehouseTokenDue, BothDue };
    /// How it may end, wherever it is cut off.
    enum class Ends { SignedIn, SignedOut, AsBefore };
    /// A person at the keyboard: waits until the program has said `after`, then does this; again until it is true.
    struct Step
    {
        QByteArray after;
        std::function<bool(const VirtualDisplay &, Doomed &)> act;
    };

    const char *name;
    QString profile; ///< of the backend
    bool byCode;     ///< the shop has /authorize
    bool guarded;    ///< to change the warehouse takes a second factor: roverCode
    Before before;
    Ends ends;
    QString program;
    QStringList arguments; ///< beside the server's; empty with a window
    QByteArray input;
    QList<Step> steps;
    QByteArray last; ///< a window has gone through it when it has said so; a command ends by itself
};

/// Sign-in, renewal by exchange, rotation, the change of the warehouse and sign-out, by the command line and the window.
[[nodiscard]] QList<Journey> journeys();

/// Lives through it, or to the death at line `killAt`. What it said of itself until then.
[[nodiscard]] QByteArrayList travel(const Journey &journey, Doomed &program, const VirtualDisplay &display);

} // namespace dockpass::test
