// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/journeys.h"

#include <QDeadlineTimer>
#include <QTest>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

using Before = Journey::Before;
using Ends = Journey::Ends;
using Step = Journey::Step;

constexpr int longEnough = 60'000; // ms, for a busy machine

bool focus(const VirtualDisplay &display, Doomed &program)
{
    return display.focusWindowOf(program.process().processId());
}

/// Keys go to what has the focus; what comes too early meets no button, and is pressed again.
Step press(const QByteArray &after, const QByteArray &keys, const QByteArray &untilSaid)
{
    return {after, [keys, untilSaid](const VirtualDisplay &display, Doomed &program) {
                if (program.saidLike(untilSaid))
                    return true;
                for (const QByteArray &key : keys.split(' ')) {
                    if (!display.press(QString::fromLatin1(key)))
                        return false;
                }
                return QTest::qWaitFor([&] { return program.saidLike(untilSaid) || !program.isRunning(); }, 1000);
            }};
}

QList<Journey> ofTheCommandLine()
{
    const QString command = u"dockpassctl"_s;
    const QStringList login{u"login"_s, u"--password-stdin"_s};
    const QByteArray password = roverPassword + '\n';
    return {
        {"login", u"stock"_s, false, false, Before::SignedOut, Ends::SignedIn, command, login, password, {}, {}},
        {"login by code",
         u"refresh"_s,
         true,
         false,
         Before::SignedOut,
         Ends::SignedIn,
         command,
         login,
         password,
         {},
         {}},
        {"login over a session",
         u"refresh"_s,
         false,
         false,
         Before::SignedIn,
         Ends::AsBefore,
         command,
         login,
         password,
         {},
         {}},
        {"renew by exchange",
         u"stock"_s,
         false,
         false,
         Before::SignedIn,
         Ends::AsBefore,
         command,
         {u"renew"_s},
         {},
         {},
         {}},
        {"renew by rotation",
         u"refresh"_s,
         false,
         false,
         Before::SignedIn,
         Ends::AsBefore,
         command,
         {u"renew"_s},
         {},
         {},
         {}},
        {"use-warehouse",
         u"stock"_s,
         false,
         false,
         Before::SignedIn,
         Ends::AsBefore,
         command,
         {u"use-warehouse"_s, u"Wien Nord"_s},
         {},
         {},
         {}},
        {"use-warehouse with a code",
         u"stock"_s,
         false,
         true,
         Before::SignedIn,
         Ends::AsBefore,
         command,
         {u"use-warehouse"_s, u"Wien Nord"_s, u"--mfa-code-stdin"_s},
         roverCode + '\n',
         {},
         {}},
        {"logout", u"stock"_s, false, false, Before::SignedIn, Ends::SignedOut, command, {u"logout"_s}, {}, {}, {}},
    };
}

QList<Journey> ofTheWindow()
{
    const QString window = u"dockpass"_s;
    const Step focused{{}, focus};
    const QByteArray counted = "event PicklistsCounted"; // its row has a button, and the page its final order
    return {
        {"window: exchange",
         u"stock"_s,
         false,
         false,
         Before::WarehouseTokenDue,
         Ends::AsBefore,
         window,
         {},
         {},
         {},
         "effect EndRenewal done"},
        {"window: rotation",
         u"refresh"_s,
         false,
         false,
         Before::BothDue,
         Ends::AsBefore,
         window,
         {},
         {},
         {},
         "effect EndRenewal done"},
        {"window: sign-in",
         u"stock"_s,
         false,
         false,
         Before::SignedOut,
         Ends::SignedIn,
         window,
         {},
         {},
         {focused,
          {{},
           [](const VirtualDisplay &display, Doomed &) {
               return display.type(roverPassword) && display.pressReturn();
           }},
          press("event AssignmentsArrived", "Tab Return", "event WarehouseChosen")},
         "event RecordSaved"},
        {"window: change of the warehouse",
         u"stock"_s,
         false,
         false,
         Before::SignedIn,
         Ends::AsBefore,
         window,
         {},
         {},
         {focused, press(counted, "Tab Tab Return", "event WarehouseChangeRequested"),
          press("event AssignmentsArrived", "Tab Tab Return", "event WarehouseChosen")},
         "event RecordSaved"},
        {"window: sign-out",
         u"stock"_s,
         false,
         false,
         Before::SignedIn,
         Ends::SignedOut,
         window,
         {},
         {},
         {focused, press(counted, "Tab Tab Tab Tab Return shift+Tab Return", "event SignOutRequested")},
         "effect Unmark done"},
    };
}

} // namespace

QList<Journey> journeys()
{
    return ofTheCommandLine() + ofTheWindow();
}

QByteArrayList travel(const Journey &journey, Doomed &program, const VirtualDisplay &display)
{
    program.process().write(journey.input);
    program.process().closeWriteChannel();
    for (const Step &step : journey.steps) {
        if (!step.after.isEmpty() && !program.waitUntilSaid(step.after))
            break;
        const QDeadlineTimer deadline(longEnough);
        bool done = false;
        while (program.isRunning() && !done && !deadline.hasExpired())
            done = step.act(display, program);
    }
    if (journey.last.isEmpty())
        program.process().waitForFinished(longEnough);
    else if (program.waitUntilSaid(journey.last))
        program.process().waitForFinished(50); // where that line is its last
    return program.boundaries();
}

} // namespace dockpass::test
