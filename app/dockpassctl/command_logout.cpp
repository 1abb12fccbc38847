// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/command.h"

#include "app/dockpassctl/failing.h"
#include "app/dockpassctl/output.h"
#include "app/options.h"
#include "ui/notices.h"

#include <algorithm>
#include <utility>

// Signing out, and the proof that nothing is left.

namespace dockpass::app {

using session::Notice;
using session::Phase;
using session::View;

namespace {

/// What has become of the session that was there; `elsewhere`: another store has one as well.
QString textOf(const Notice &notice, bool elsewhere)
{
    const QString text = ui::describe(notice).text;
    if (notice.kind != Notice::Kind::SignedOut)
        return text;
    return elsewhere ? OptionText::tr("Signed out, and erased from this store.")
                     : OptionText::tr("Signed out, and erased from this device.") + QLatin1Char(' ') + text;
}

} // namespace

void Command::countUnlisted()
{
    m_parts.store().count(m_account.server, m_account.user, this, [this](Result<int, Failure> count) {
        m_unlisted = count.ok() && count.value() > 0;
        beginLogout(true);
    });
}

void Command::beginLogout(bool erases)
{
    watch(&Command::logout);
    m_erases = erases;
    // A proof waits for the session to be read: what it has not had it cannot look for.
    if (m_erases && !m_arguments.verify)
        m_parts.session().signOut();
}

void Command::logout()
{
    const View view = m_parts.session().view();
    const bool unread = view.phase == Phase::Starting && !view.notice;
    if (m_arguments.verify && !unread && std::exchange(m_erases, false)) {
        m_parts.session().signOut();
        return;
    }
    if (view.phase != Phase::SignedOut || m_verifying)
        return;
    if (m_arguments.verify)
        verify();
    else if (view.notice && (view.notice->kind == Notice::Kind::NotErased || view.notice->failure))
        fail(*view.notice);
    else if (m_markedBefore != store::SessionIndex::Marker::None && view.notice) {
        sayElsewhere(m_account);
        succeed(textOf(*view.notice, !m_parts.index().elsewhere(m_account).isEmpty()));
    } else if (m_unlisted) {
        succeed(OptionText::tr("The list of sessions did not name %1 at %2. What the store held of them is erased.")
                    .arg(m_account.user, m_account.server));
    } else
        fail({Notice::Kind::SignedOut});
}

void Command::verify()
{
    m_verifying = true;
    const auto notice = m_parts.session().view().notice;
    if (notice && notice->kind == Notice::Kind::NotErased)
        say(*notice);
    m_parts.lookForResidue(m_account, [this](const session::Residue &residue) { tellResidue(residue); });
}

void Command::tellResidue(const session::Residue &residue)
{
    using Verdict = session::Residue::Verdict;
    const bool found =
        std::ranges::any_of(residue.findings, [](const auto &finding) { return finding.verdict == Verdict::Found; });
    // There was no session: what of it there could be is not known, and nothing is proven.
    const bool nobody = m_markedBefore == store::SessionIndex::Marker::None && !m_unlisted && !found;
    QJsonObject json = statusJson(m_parts.session().view(), m_parts.store().name());
    json[QStringLiteral("residue")] = residueJson(residue);
    if (!(m_arguments.json ? print(json) : print(nobody ? residueRows(residue) : residueText(residue)))) {
        failToWrite();
        return;
    }
    if (nobody)
        sayNobody();
    else
        sayElsewhere(m_account);
    end(nobody ? ExitNotSignedIn : residue.isNone() ? ExitDone : ExitKeychain);
}

} // namespace dockpass::app
