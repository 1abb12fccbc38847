// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/composition.h"
#include "app/dockpassctl/arguments.h"
#include "base/secret.h"

#include <QObject>

#include <optional>

namespace dockpass::app {

/// Runs one command from start to exit code. Each command waits for what the session becomes and then says so.
class Command : public QObject
{
    Q_OBJECT
public:
    /// `password`: for login only. `storePassphrase`: see Composition.
    Command(const Arguments &arguments, Secret password, Secret storePassphrase);

    /// Makes a list of sessions that is damaged anew first.
    void start();
    [[nodiscard]] bool mayLinger() const { return m_parts.mayLinger(); }

Q_SIGNALS:
    /// Once, when the result is out and nothing is under way any more.
    void ended(int exitCode);

private:
    void begin();
    /// The list says that another store holds the session: nothing that is done here would be true of it.
    [[nodiscard]] bool endIfElsewhere();
    /// Takes `step` whenever something may have changed, until the command has ended.
    void watch(void (Command::*step)());
    void login();
    void status();
    void token();
    void renew();
    void codeForRenewal();
    /// Asks for the list; with a warehouse named, for that one.
    void askForWarehouses();
    void warehouses();
    /// Who is named in full is erased even where the list knows nothing of them: it may have been lost.
    void countUnlisted();
    void beginLogout(bool erases);
    void logout();
    /// Looks for what is left, says so, and ends: well only if nothing is.
    void verify();
    void tellResidue(const session::Residue &residue);
    /// Gives the server the second factor that it waits for; true: it does, and the command goes on when it has answered.
    [[nodiscard]] bool giveCode(const session::View &view);
    /// Prints the status if JSON was asked for, else says `text`; then ends well.
    void succeed(const QString &text);
    /// There is no result; with JSON asked for, what happened is printed in its place.
    void fail(const session::Notice &notice);
    /// Says it beside the result that is out already, and ends with its exit code.
    void endWith(const session::Notice &notice);
    /// And who else has a session here, which would otherwise lie forgotten.
    void sayNobody() const;
    void sayWhoElse() const;
    /// What of this person lies in other stores.
    void sayElsewhere(const store::Account &account) const;
    /// Standard output is closed or full.
    void failToWrite();
    void end(int exitCode);

    Arguments m_arguments;
    Composition m_parts;
    store::Account m_account;
    Secret m_password;
    // What was on record when the command began
    store::SessionIndex::Marker m_markedBefore{};
    bool m_unlisted = false; ///< the list did not name them, and the store held something of them
    int m_codesGiven = 0;
    bool m_verifying = false;
    bool m_erases = false; ///< a proof: the sign-out is still to be asked for
    bool m_ended = false;
};

} // namespace dockpass::app
