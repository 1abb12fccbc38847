// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/doctor.h"

#include "app/options.h"
#include "store/listfile.h"
#include "store/sessionindex.h"

#include <QFileInfo>

// What lies on this device: settings, list of sessions, and where sessions are kept.

namespace dockpass::app {

using namespace Qt::StringLiterals;
using Outcome = Check::Outcome;

namespace {

struct Listed
{
    QStringList sessions; ///< in words
    bool isOneToBeErased = false;
};

/// Of all people, in the store that is set and in the others.
Listed sessionsOf(const store::SessionIndex &index)
{
    using Marker = store::SessionIndex::Marker;
    Listed listed;
    const auto add = [&listed](Marker marker, const QString &words) {
        if (marker != Marker::None)
            listed.sessions.append(words);
        listed.isOneToBeErased = listed.isOneToBeErased || marker == Marker::Erasing;
    };
    for (const store::Account &account : index.accounts()) {
        const Marker own = index.marker(account);
        add(own,
            (own == Marker::Erasing ? OptionText::tr("%1 at %2: signed out, still to be erased")
                                    : OptionText::tr("%1 at %2: signed in"))
                .arg(account.user, account.server));
        for (const auto &[store, marker] : index.elsewhere(account))
            add(marker,
                (marker == Marker::Erasing ? OptionText::tr("%1 at %2: signed out, still to be erased from another "
                                                            "store: %3")
                                           : OptionText::tr("%1 at %2: signed in, in another store: %3"))
                    .arg(account.user, account.server, store));
    }
    return listed;
}

/// As far as a change would go before anything takes the list's place. Where its folder has yet to be made: whether
/// that could be.
bool canBeWritten(const QString &file)
{
    QFileInfo folder(QFileInfo(file).path());
    if (folder.exists())
        return store::changeList(file, [](QSettings &) { return false; });
    while (!folder.exists() && !folder.isRoot())
        folder.setFile(folder.path());
    return folder.isDir() && folder.isWritable();
}

} // namespace

void Doctor::lookAtSettings()
{
    QStringList wrong;
    for (const policy::Policy::Problem &problem : m_problems)
        wrong.append(textOf(problem));
    for (const policy::Policy::Remark &remark : m_remarks)
        wrong.append(textOf(remark));
    if (wrong.isEmpty()) {
        record(Outcome::Ok, OptionText::tr("no line of the settings files is misspelt"));
    } else if (m_problems.isEmpty()) {
        record(Outcome::Warning, wrong.join(u"; "_s),
               OptionText::tr("Such a line does nothing. Correct it, or take it out."));
    } else {
        Check check = Check::failed(nextSubject(), failureOf(m_problems.first()).value_or(Failure{}));
        check.finding = wrong.join(u"; "_s);
        add(check);
    }
}

void Doctor::lookAtList()
{
    const store::SessionIndex index(store::SessionIndex::defaultFile(), m_store);
    const auto fail = [this](const QString &detail, const QString &sessions = {}) {
        Check check = Check::failed(nextSubject(), {.kind = Failure::Kind::ListUnusable, .detail = detail});
        if (!sessions.isEmpty())
            check.finding += u"; "_s + sessions;
        add(check);
    };
    if (index.condition() == store::SessionIndex::Condition::Ruined) {
        fail(u"it was emptied, or is damaged"_s);
        return;
    }
    if (index.marker({}) == store::SessionIndex::Marker::Unknown) {
        fail(u"it cannot be read"_s);
        return;
    }
    if (index.condition() == store::SessionIndex::Condition::Absent && canBeWritten(index.file())) {
        record(Outcome::Ok, OptionText::tr("there is none yet, and it can be written"));
        return;
    }
    const Listed listed = sessionsOf(index);
    if (!canBeWritten(index.file()))
        fail(u"it cannot be written"_s, listed.sessions.join(u"; "_s));
    else if (listed.sessions.isEmpty())
        record(Outcome::Ok, OptionText::tr("it names no session, and can be written"));
    else if (listed.isOneToBeErased)
        record(Outcome::Warning, listed.sessions.join(u"; "_s),
               OptionText::tr("What is still to be erased could not be at the sign-out. It is tried again at the next "
                              "start of the window; or name server and user to dockpassctl logout."));
    else
        record(Outcome::Ok, listed.sessions.join(u"; "_s));
}

void Doctor::askKeychain()
{
    if (m_store == "file"_L1) {
        lookAtFileStore();
        finish();
        return;
    }
    if (m_store == "memory"_L1) {
        record(Outcome::Skipped, OptionText::tr("the session is kept in memory only"));
        finish();
        return;
    }
    m_keychainProbe.ask(this, [this](Result<Done, Failure> result) {
        if (result) {
            lookForUnlisted();
            return;
        }
        recordFailure(result.error());
        finish();
    });
}

void Doctor::lookForUnlisted()
{
    m_keychain.accounts(this, [this](const std::optional<QList<store::Account>> &accounts) {
        const store::SessionIndex index(store::SessionIndex::defaultFile(), m_store);
        QStringList unlisted;
        for (const store::Account &account : accounts.value_or(QList<store::Account>())) {
            if (index.marker(account) == store::SessionIndex::Marker::None)
                unlisted.append(OptionText::tr("%1 at %2").arg(account.user, account.server));
        }
        if (unlisted.isEmpty())
            record(Outcome::Ok, OptionText::tr("open, and it answers"));
        else
            record(Outcome::Warning,
                   OptionText::tr("open, and it holds sessions that the list does not name: %1")
                       .arg(unlisted.join(u"; "_s)),
                   OptionText::tr("Such a list was deleted, or is another home folder's. Each is erased by dockpassctl "
                                  "logout with its --server and --user, or replaced when that person signs in."));
        finish();
    });
}

void Doctor::lookAtFileStore()
{
    const auto found = m_files.look();
    if (!found) {
        recordFailure(found.error());
        return;
    }
    switch (found.value()) {
    case store::KeyOrigin::Credential:
        record(Outcome::Ok,
               OptionText::tr("not used: sessions are kept in encrypted files, with the key of a credential"));
        break;
    case store::KeyOrigin::KeyFile:
        record(Outcome::Ok,
               OptionText::tr("not used: sessions are kept in encrypted files, with the key of the key file"));
        break;
    case store::KeyOrigin::Passphrase:
        record(Outcome::Warning,
               OptionText::tr("not used: sessions are kept in encrypted files, with a passphrase as their key"),
               OptionText::tr("Only dockpassctl can be given a passphrase; the window needs a credential or a key "
                              "file."));
        break;
    }
}

} // namespace dockpass::app
