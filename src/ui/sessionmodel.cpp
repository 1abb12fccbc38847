// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sessionmodel.h"

#include "ui/failurefacts.h"
#include "ui/failuretexts.h"

#include <QCoreApplication>
#include <QVariant>

namespace dockpass::ui {

using namespace Qt::StringLiterals;
using session::Notice;
using session::Phase;

SessionModel::SessionModel(QObject *parent) : QObject(parent) {}

void SessionModel::show(const session::View &view, const QDateTime &now)
{
    // "tomorrow 06:10" becomes "06:10" at midnight; nothing else here depends on the time.
    const bool sameDay = now.toLocalTime().date() == m_now.toLocalTime().date();
    m_now = now;
    if (sameDay && view == m_view)
        return;
    if (!view.notice || view.notice->kind != Notice::Kind::SignedOut)
        m_residue.reset();
    m_view = view;
    m_warehouses.show(view.warehouses);
    m_notice = view.notice ? describe(*view.notice) : NoticeText{};
    Q_EMIT changed();
}

void SessionModel::showResidue(const session::Residue &residue)
{
    if (!m_view.notice || m_view.notice->kind != Notice::Kind::SignedOut)
        return;
    m_residue = residue;
    Q_EMIT changed();
}

SessionModel::Page SessionModel::page() const
{
    switch (m_view.phase) {
    case Phase::Starting:
        // Until the keychain makes trouble the sign-in page is there to type into: nobody waits for a keychain.
        return keychain() == KeychainState::Fine ? Page::SignIn : Page::Keychain;
    case Phase::SignedOut:
        return Page::SignIn;
    case Phase::SigningIn:
        return m_view.reauthenticating ? Page::SignedIn : Page::SignIn;
    case Phase::MfaCode:
        return Page::Code;
    case Phase::ChoosingWarehouse:
        return Page::Warehouses;
    case Phase::SignedIn:
    case Phase::SigningOut:
        return Page::SignedIn;
    }
    Q_UNREACHABLE();
}

bool SessionModel::busy() const
{
    return signingIn() || m_view.phase == Phase::SigningOut;
}

bool SessionModel::signingIn() const
{
    return m_view.phase == Phase::SigningIn;
}

bool SessionModel::reauthenticating() const
{
    return m_view.reauthenticating;
}

bool SessionModel::signInFailed() const
{
    return m_view.notice && m_view.notice->kind == Notice::Kind::SignInFailed;
}

bool SessionModel::looking() const
{
    return m_view.phase == Phase::Starting;
}

QString SessionModel::server() const
{
    return serverText(m_view.account.server);
}

bool SessionModel::serverSet() const
{
    return !m_view.account.server.isEmpty();
}

QString SessionModel::userName() const
{
    return m_view.account.user;
}

QString SessionModel::warehouse() const
{
    if (!m_view.warehouseName.isEmpty())
        return m_view.warehouseName;
    return m_view.warehouseId ? Words::tr("Warehouse %1").arg(*m_view.warehouseId) : QString();
}

bool SessionModel::choosing() const
{
    return m_view.choosing;
}

QString SessionModel::codeDelivery() const
{
    using State = session::MfaDelivery::State;
    switch (m_view.mfa.state) {
    case State::Asking:
        return Words::tr("The server is being asked to send you a code.");
    case State::Sent:
        return m_view.mfa.type == QLatin1StringView("email")
            ? Words::tr("A code was sent to you by email.")
            : Words::tr("A code was sent to you (%1).").arg(m_view.mfa.type);
    case State::Refused:
        return Words::tr("The server does not send you one from here. Use the code you have, or get one the way you do "
                         "for the Back Office.");
    case State::Failed:
        return Words::tr("No code could be sent just now.");
    }
    Q_UNREACHABLE();
}

bool SessionModel::codeCanBeSent() const
{
    using State = session::MfaDelivery::State;
    return m_view.choosing && (m_view.mfa.state == State::Sent || m_view.mfa.state == State::Failed);
}

int SessionModel::picklists() const
{
    return static_cast<int>(m_view.picklists.value_or(-1));
}

bool SessionModel::picklistsTold() const
{
    return m_view.picklistsTold || m_view.picklists.has_value();
}

bool SessionModel::countingPicklists() const
{
    return m_view.countingPicklists;
}

QString SessionModel::workUntil() const
{
    if (!m_view.warehouseToken || !m_view.warehouseToken->valid || !m_view.warehouseToken->expiresAt)
        return {};
    return shortTime(*m_view.warehouseToken->expiresAt, m_now);
}

QString SessionModel::signInBy() const
{
    return m_view.signInNeededBy ? shortTime(*m_view.signInNeededBy, m_now) : QString();
}

bool SessionModel::signInSoon() const
{
    return m_view.signInSoon;
}

bool SessionModel::online() const
{
    return m_view.network == session::Network::Online;
}

bool SessionModel::renewing() const
{
    return m_view.renewing;
}

bool SessionModel::stored() const
{
    return m_view.stored && m_view.persistent;
}

QString SessionModel::clockTrouble() const
{
    return m_view.clockSkew ? clockText(*m_view.clockSkew) : QString();
}

SessionModel::KeychainState SessionModel::keychain() const
{
    switch (m_view.keychain) {
    case session::Keychain::Unknown:
    case session::Keychain::Ready:
        return KeychainState::Fine;
    case session::Keychain::Waiting:
        return KeychainState::Waiting;
    case session::Keychain::Locked:
        return KeychainState::Locked;
    case session::Keychain::Absent:
        return KeychainState::Absent;
    case session::Keychain::Failing:
        return KeychainState::Failing;
    }
    Q_UNREACHABLE();
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
    if (m_residue)
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
    if (m_residue) {
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
