// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sessionmodel.h"

#include "ui/failurefacts.h"
#include "ui/failuretexts.h"

#include <QCoreApplication>
#include <QVariant>

// What the person has to be told.

namespace dockpass::ui {

using namespace Qt::StringLiterals;
using session::Notice;

void SessionModel::showResidue(const session::Residue &residue)
{
    if (!m_view.notice || m_view.notice->kind != Notice::Kind::SignedOut)
        return;
    m_residue = residue;
    Q_EMIT changed();
}

bool SessionModel::hasNotice() const
{
    return m_view.notice.has_value();
}

SessionModel::Severity SessionModel::noticeSeverity() const
{
    if (m_residue && !m_residue->isNone())
        return Severity::Warning;
    switch (m_notice.severity) {
    case ui::Severity::Info:
        return Severity::Info;
    case ui::Severity::Warning:
        return Severity::Warning;
    case ui::Severity::Error:
        return Severity::Error;
    }
    Q_UNREACHABLE();
}

QString SessionModel::noticeTitle() const
{
    return m_notice.title;
}

QString SessionModel::noticeText() const
{
    return m_residue ? wordsFor(*m_residue) + u' ' + m_notice.text : m_notice.text;
}

QString SessionModel::noticeCode() const
{
    return m_notice.code;
}

QString SessionModel::noticeForIT() const
{
    if (m_residue && !m_residue->isNone())
        return Words::tr(
            "Run dockpassctl logout --verify, and look at the keychain for what is named Dockpass. A restart "
            "of the program empties its memory.");
    return m_notice.forIT;
}

QString SessionModel::noticeFacts() const
{
    return m_residue && !m_residue->isNone() ? wordsFor(*m_residue) : m_notice.facts;
}

QVariantList SessionModel::noticeFactRows() const
{
    QVariantList rows;
    if (m_residue && !m_residue->isNone()) {
        for (const ResidueRow &row : rowsFor(*m_residue))
            rows.append(QVariantMap{{u"label"_s, row.place}, {u"value"_s, row.state + u": "_s + row.detail}});
        return rows;
    }
    if (!m_view.notice || !m_view.notice->failure)
        return rows;
    const QList<FailureFact> facts = factsOf(*m_view.notice->failure).mid(1); // the code stands over them
    for (const FailureFact &fact : facts)
        rows.append(QVariantMap{{u"label"_s, fact.label}, {u"value"_s, fact.value}});
    rows.append(QVariantMap{{u"label"_s, Words::tr("Program")},
                            {u"value"_s, u"Dockpass "_s + QCoreApplication::applicationVersion()}});
    return rows;
}

QString SessionModel::noticeScanText() const
{
    if (!m_view.notice || !m_view.notice->failure)
        return {};
    return scanTextOf(*m_view.notice->failure, QCoreApplication::applicationVersion());
}

bool SessionModel::noticeRetry() const
{
    // A failed sign-in is tried again in the form: its password is gone.
    return m_notice.retry && !signInFailed();
}

QString SessionModel::noticeRetryText() const
{
    if (!noticeRetry())
        return {};
    const Notice &notice = *m_view.notice;
    if (notice.failure && remedyOf(notice.failure->kind) == Remedy::EnterCode)
        return Words::tr("Enter the code");
    return concernsRenewal(notice.kind) ? Words::tr("Try now") : Words::tr("Retry");
}

} // namespace dockpass::ui
