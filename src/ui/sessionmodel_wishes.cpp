// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sessionmodel.h"

#include <QVariant>

// What the person may ask for; each becomes a signal.

namespace dockpass::ui {

void SessionModel::signIn(const QString &userName, QObject *passwordField)
{
    const QString name = userName.trimmed();
    if (busy() || name.isEmpty() || !passwordField)
        return;
    QString typed = passwordField->property("text").toString();
    if (typed.isEmpty())
        return;
    // The field lets go of its text first, so that this is the only owner and the bytes can be overwritten.
    passwordField->setProperty("text", QString());
    Secret password = Secret::takeFrom(typed);
    Q_EMIT signInRequested(name, &password);
}

void SessionModel::enterCode(QObject *codeField)
{
    if (!codeField || !m_view.choosing)
        return;
    QString typed = codeField->property("text").toString();
    codeField->setProperty("text", QString());
    typed.removeIf([](QChar c) { return c.isSpace(); });
    Secret code = Secret::takeFrom(typed);
    if (!code.isEmpty())
        Q_EMIT codeEntered(&code);
}

void SessionModel::sendCode()
{
    Q_EMIT sendCodeRequested();
}

void SessionModel::prepare()
{
    Q_EMIT prepareRequested();
}

void SessionModel::cancel()
{
    Q_EMIT cancelRequested();
}

void SessionModel::changeWarehouse()
{
    Q_EMIT changeWarehouseRequested();
}

void SessionModel::lookForWarehouses()
{
    Q_EMIT lookForWarehousesRequested();
}

void SessionModel::chooseWarehouse(const QString &assignmentId)
{
    Q_EMIT chooseWarehouseRequested(assignmentId);
}

void SessionModel::signOut()
{
    Q_EMIT signOutRequested();
}

void SessionModel::renew()
{
    Q_EMIT renewRequested();
}

void SessionModel::watchPicklists()
{
    Q_EMIT picklistsRequested(false);
}

void SessionModel::recountPicklists()
{
    Q_EMIT picklistsRequested(true);
}

void SessionModel::retryKeychain()
{
    Q_EMIT retryKeychainRequested();
}

void SessionModel::continueWithoutKeychain()
{
    Q_EMIT continueWithoutKeychainRequested();
}

void SessionModel::dismissNotice()
{
    Q_EMIT dismissNoticeRequested();
}

void SessionModel::retryNotice()
{
    if (!noticeRetry())
        return;
    if (concernsRenewal(m_view.notice->kind))
        renew();
    else
        retryKeychain();
}

} // namespace dockpass::ui
