// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "rig.h"

#include "scenes.h"
#include "stage.h"

namespace dockpass::tests {

using namespace Qt::StringLiterals;
using ui::SessionModel;

Rig::Rig(QObject *parent) : QObject(parent)
{
    connect(&m_session, &SessionModel::signInRequested, this, [this](const QString &user, Secret *password) {
        m_user = user;
        m_password = QString::fromUtf8(password->view());
        note(u"signIn"_s);
    });
    connect(&m_session, &SessionModel::prepareRequested, this, [this] { note(u"prepare"_s); });
    connect(&m_session, &SessionModel::cancelRequested, this, [this] { note(u"cancel"_s); });
    connect(&m_session, &SessionModel::dismissNoticeRequested, this, [this] { note(u"dismiss"_s); });
    connect(&m_session, &SessionModel::retryKeychainRequested, this, [this] { note(u"retryKeychain"_s); });
    reset({});
}

void Rig::note(const QString &request)
{
    m_requests << request;
    Q_EMIT asked();
}

void Rig::reset(const QString &rememberedUser)
{
    m_user.clear();
    m_password.clear();
    m_requests.clear();
    m_view = signedOutView();
    m_view.account.user = rememberedUser;
    m_session.show(m_view, stageTime());
    Q_EMIT asked();
}

void Rig::signingIn()
{
    m_view.phase = session::Phase::SigningIn;
    m_view.notice.reset();
    m_session.show(m_view, stageTime());
}

void Rig::failed(const QString &cause)
{
    for (const Failure::Kind candidate : allFailureKinds()) {
        if (nameOf(candidate) == cause)
            m_view.notice = signInFailed({candidate, 0, {}, {}, {}, {}});
    }
    stopped();
}

void Rig::stopped()
{
    m_view.phase = session::Phase::SignedOut;
    m_session.show(m_view, stageTime());
}

void Rig::keychainWaits()
{
    m_view.phase = session::Phase::Starting;
    m_view.keychain = session::Keychain::Waiting;
    m_session.show(m_view, stageTime());
}

} // namespace dockpass::tests
