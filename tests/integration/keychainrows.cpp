// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/keychaintable.h"

#include "support/tally.h"

namespace dockpass::test::keychain {

namespace {

using enum Failure::Kind;

// Pages: a heading, and the banner below it.
constexpr Page working{"Signed in"};
constexpr Page unsaved{"Signed in", "Session is not saved"};
constexpr Page signedOut{"Sign in", "You are signed out"};
constexpr Page notErased{"Sign in", "Signed out, but not erased"};
constexpr Page notFound{"Sign in", "Saved session not found yet"};
constexpr Page gone{"Sign in", "Saved session is gone"};
constexpr Page waiting{"One moment"};
constexpr Page locked{"Keychain", "The keychain is locked"};
constexpr Page absent{"Keychain", "No keychain here"};

using MaybeFailure = std::optional<Failure::Kind>;
constexpr MaybeFailure nothing{};

constexpr Row command(Trouble trouble, Deed deed, MaybeFailure failure, int exitCode, Record record, int later,
                      bool always = true)
{
    return {trouble, Program::Command, deed, failure, exitCode, {}, record, later, {}, always};
}

constexpr Row window(Trouble trouble, Deed deed, MaybeFailure failure, Page page, Record record, Page later,
                     bool always = true)
{
    return {trouble, Program::Window, deed, failure, 0, page, record, 0, later, always};
}

constexpr bool longForm = false;

// Exit codes: 0 well, 3 nobody is signed in, 6 the keychain.
QList<Row> commandRows()
{
    using enum Trouble;
    using enum Deed;
    using enum Record;
    return {
        command(None, Read, nothing, 0, Kept, 0),
        command(None, SignIn, nothing, 0, Replaced, 0),
        command(None, Renew, nothing, 0, Replaced, 0),
        command(None, SignOut, nothing, 0, Gone, 3),

        command(NoBus, Read, KeychainAbsent, 6, Kept, 0),
        command(NoBus, SignIn, KeychainAbsent, 6, Gone, 3),
        command(NoBus, Renew, KeychainAbsent, 6, Kept, 0),
        command(NoBus, SignOut, KeychainAbsent, 6, Gone, 3), // by the `status` that follows

        command(Absent, Read, KeychainAbsent, 6, Kept, 0),
        command(Absent, SignIn, KeychainAbsent, 6, Gone, 3),
        command(Absent, Renew, KeychainAbsent, 6, Kept, 0),
        command(Absent, SignOut, KeychainAbsent, 6, Gone, 3),

        command(Locked, Read, KeychainLocked, 6, Kept, 0),
        command(Locked, SignIn, KeychainLocked, 6, Gone, 3),
        command(Locked, Renew, KeychainLocked, 6, Kept, 0),
        command(Locked, SignOut, KeychainLocked, 6, Gone, 3),

        command(PromptOpen, Read, KeychainNoAnswer, 6, Kept, 0, longForm),
        command(PromptOpen, Renew, KeychainNoAnswer, 6, Kept, 0, longForm),

        command(PromptCancelled, Read, KeychainLocked, 6, Kept, 0),
        command(PromptCancelled, SignIn, KeychainLocked, 6, Gone, 3, longForm),
        command(PromptCancelled, Renew, KeychainLocked, 6, Kept, 0, longForm),
        command(PromptCancelled, SignOut, KeychainLocked, 6, Gone, 3),

        command(PromptAnswered, Read, nothing, 0, Kept, 0),
        command(PromptAnswered, SignIn, nothing, 0, Replaced, 0, longForm),
        command(PromptAnswered, Renew, nothing, 0, Replaced, 0, longForm),

        command(PromptOvertaken, Read, nothing, 0, Kept, 0, longForm),
        command(PromptOvertaken, SignIn, nothing, 0, Replaced, 0, longForm),

        command(Stopped, Read, KeychainNoAnswer, 6, Kept, 0),
        command(Stopped, SignOut, KeychainNoAnswer, 6, Gone, 3),
        command(Stopped, Renew, KeychainNoAnswer, 6, Kept, 0),

        command(Late, Read, nothing, 0, Kept, 0),
        command(Late, SignIn, nothing, 0, Replaced, 0),
        command(Late, Renew, nothing, 0, Replaced, 0),
        command(Late, SignOut, nothing, 0, Gone, 3),

        command(Restarted, Read, nothing, 0, Kept, 0),
        command(Restarted, SignIn, nothing, 0, Replaced, 0),
        command(Restarted, SignOut, nothing, 0, Gone, 3),

        command(RestartedLocked, Read, KeychainLocked, 6, Kept, 0),
        command(RestartedLocked, SignOut, KeychainLocked, 6, Gone, 3),

        command(Deleted, Read, RecordMissing, 3, Gone, 3),
        command(Deleted, SignIn, KeychainAbsent, 6, Gone, 3),
        command(Deleted, Renew, RecordMissing, 3, Gone, 3),
        command(Deleted, SignOut, nothing, 0, Gone, 3),

        command(NoAlias, Read, nothing, 0, Kept, 0),
        command(NoAlias, SignOut, nothing, 0, Gone, 3),

        command(LockedElsewhere, Read, KeychainLocked, 6, Kept, 0),
        command(LockedElsewhere, SignOut, KeychainLocked, 6, Gone, 3),
    };
}

QList<Row> windowRows()
{
    using enum Trouble;
    using enum Deed;
    using enum Record;
    return {
        window(None, Read, nothing, working, Kept, working),
        window(None, SignIn, nothing, working, Replaced, working, longForm),
        window(None, SignOut, nothing, signedOut, Gone, signedOut),

        window(Absent, Read, KeychainAbsent, absent, Kept, absent),
        window(Absent, SignIn, KeychainAbsent, unsaved, Gone, unsaved, longForm),

        // What it waits for comes without a word of the person at this window.
        window(Locked, Read, KeychainLocked, locked, Kept, working),
        window(Locked, SignIn, KeychainLocked, unsaved, Replaced, working),
        window(Locked, Renew, KeychainLocked, unsaved, Replaced, working),
        window(Locked, SignOut, KeychainLocked, notErased, Gone, signedOut),

        window(PromptOpen, Read, KeychainNoAnswer, notFound, Kept, working),
        window(PromptOpen, SignIn, KeychainNoAnswer, unsaved, Replaced, working, longForm),

        window(PromptCancelled, Read, KeychainLocked, locked, Kept, working),
        window(PromptCancelled, SignIn, KeychainLocked, unsaved, Replaced, working, longForm),
        window(PromptCancelled, SignOut, KeychainLocked, notErased, Gone, signedOut, longForm),

        window(PromptAnswered, Read, nothing, working, Kept, working, longForm),
        window(PromptAnswered, SignIn, nothing, working, Replaced, working),

        window(PromptOvertaken, Read, nothing, working, Kept, working, longForm),
        window(PromptOvertaken, SignIn, nothing, working, Replaced, working, longForm),

        window(Stopped, Read, KeychainNoAnswer, notFound, Kept, working),
        window(Stopped, SignIn, KeychainNoAnswer, unsaved, Replaced, working, longForm),
        window(Stopped, Renew, KeychainNoAnswer, unsaved, Replaced, working, longForm),
        window(Stopped, SignOut, KeychainNoAnswer, notErased, Gone, signedOut),

        window(Late, Read, nothing, waiting, Kept, working),
        window(Late, SignOut, nothing, working, Gone, signedOut, longForm),

        window(Restarted, Read, nothing, working, Kept, working, longForm),
        window(Restarted, SignOut, nothing, signedOut, Gone, signedOut),

        window(RestartedLocked, SignOut, KeychainLocked, notErased, Gone, signedOut),

        window(Deleted, Read, RecordMissing, gone, Gone, gone),
        window(Deleted, SignIn, KeychainAbsent, unsaved, Replaced, working),
        window(Deleted, SignOut, nothing, signedOut, Gone, signedOut),

        window(NoAlias, Read, nothing, working, Kept, working, longForm),

        window(LockedElsewhere, Read, KeychainLocked, locked, Kept, working),
        window(LockedElsewhere, SignOut, KeychainLocked, notErased, Gone, signedOut),
    };
}

QList<Row> rowsOf(Trouble trouble)
{
    QList<Row> found = commandRows() + windowRows();
    found.removeIf([&](const Row &row) { return row.trouble != trouble || !(row.always || Tally::isTorture()); });
    return found;
}

bool isLocked(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Locked:
    case Trouble::PromptOpen:
    case Trouble::PromptCancelled:
    case Trouble::PromptAnswered:
    case Trouble::PromptOvertaken:
    case Trouble::RestartedLocked:
    case Trouble::Deleted: // a save asks for the password of a new one
    case Trouble::LockedElsewhere:
        return true;
    default:
        return false;
    }
}

} // namespace

QList<QList<Row>> groupsOf(Trouble trouble)
{
    const QList<Row> all = rowsOf(trouble);
    if (!isLocked(trouble))
        return {all};
    QList<QList<Row>> groups;
    QList<Row> silent;
    for (const Row &row : all) {
        if (row.deed == Deed::SignOut)
            silent.append(row);
        else
            groups.append(QList<Row>{row});
    }
    if (!groups.isEmpty())
        groups.first() += silent;
    return groups;
}

QByteArray nameOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return "none";
    case Trouble::NoBus:
        return "no D-Bus";
    case Trouble::Absent:
        return "no service";
    case Trouble::Locked:
        return "locked, nobody can be asked";
    case Trouble::PromptOpen:
        return "locked, prompt open";
    case Trouble::PromptCancelled:
        return "locked, prompt cancelled";
    case Trouble::PromptAnswered:
        return "locked, prompt answered";
    case Trouble::PromptOvertaken:
        return "locked, opened behind the prompt";
    case Trouble::Stopped:
        return "stands still";
    case Trouble::Late:
        return "answers late";
    case Trouble::Restarted:
        return "restarted";
    case Trouble::RestartedLocked:
        return "restarted, locked";
    case Trouble::Deleted:
        return "collection deleted";
    case Trouble::NoAlias:
        return "no default collection";
    case Trouble::LockedElsewhere:
        return "locked in another collection";
    }
    Q_UNREACHABLE();
}

QByteArray nameOf(const Row &row)
{
    static constexpr const char *deeds[]{"reads", "signs in", "renews", "signs out"};
    return nameOf(row.trouble) + (row.program == Program::Window ? ": the window " : ": the command ")
        + deeds[int(row.deed)];
}

} // namespace dockpass::test::keychain
