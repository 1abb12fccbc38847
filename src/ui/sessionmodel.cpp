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
    if (view.notice != m_view.notice)
        m_residue.reset(); // it was of the notice before
    m_view = view;
    m_warehouses.show(view.warehouses);
    m_notice = view.notice ? describe(*view.notice) : NoticeText{};
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

int SessionModel::minutesLeft() const
{
    return m_view.signInNeededBy == m_view.sessionEndsAt ? m_view.sessionMinutesLeft.value_or(0) : 0;
}

QString SessionModel::sessionLength() const
{
    return lengthText(m_view.sessionLength);
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

} // namespace dockpass::ui
