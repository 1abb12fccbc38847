// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpass/window.h"

#include "app/dockpass/pages.h"

#include "platform/freedmemory.h"
#include "store/listrecovery.h"

#include <QCoreApplication>
#include <QIcon>
#include <QQuickWindow>

#include <utility>

namespace dockpass::app {

using policy::Setting;
using session::TokenManager;
using ui::SessionModel;

Window::Window(const policy::Policy &policy)
    : m_parts(policy, true)
    , m_policy(policy)
    , m_account(accountOfWindow(m_parts.index(), policy.text(Setting::Server)))
{
    connectPages();
    // Before anything is known of a session: the server and the remembered user, so that the first frame is the real one.
    session::View first;
    first.account = m_account;
    m_model.show(first, m_parts.clock().now().wall);
}

bool Window::open(Pages &pages)
{
    m_root = pages.makeWindow({{QStringLiteral("session"), QVariant::fromValue(&m_model)},
                               {QStringLiteral("kiosk"), m_policy.flag(Setting::Kiosk)},
                               {QStringLiteral("theme"), m_policy.text(Setting::Theme)}});
    m_window = qobject_cast<QQuickWindow *>(m_root.get());
    if (!m_window)
        return false;
    connect(m_window, &QQuickWindow::frameSwapped, this, &Window::begin, Qt::QueuedConnection);
    // Whoever takes the device up again should find it as it is now, not as it was at the last tick.
    connect(m_window, &QQuickWindow::activeChanged, this, [this] {
        if (m_begun && m_window->isActive())
            m_parts.session().lookAtClock();
    });
    return true;
}

void Window::comeForward(const QByteArray &activation)
{
    if (!m_window)
        return;
    // Wayland lets nobody come forward but who was clicked; Qt takes that word from here. X11 asks for none.
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation);
    m_window->setWindowStates(m_window->windowStates() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->requestActivate();
    m_window->alert(0); // where the desktop does not let it come forward, it marks it at least
}

void Window::finish()
{
    m_parts.whenFinished(this, &QCoreApplication::quit);
}

void Window::begin()
{
    if (std::exchange(m_begun, true))
        return;
    platform::overwriteFreedMemory(); // from the first frame on: nothing secret has been typed before it
    m_parts.session().start(m_account);
    recoverList();
    m_clockwork.watch();
    // After the first frame, which it would hold up.
    QIcon icon(QStringLiteral(":/icons/dockpass-48.png"));
    icon.addFile(QStringLiteral(":/icons/dockpass-128.png"));
    m_window->setIcon(icon);
}

/// The store is asked for what a damaged list has lost; nobody waits for that, who wants to sign in.
void Window::recoverList()
{
    using Condition = store::SessionIndex::Condition;
    const bool good = m_parts.index().condition() == Condition::Good;
    store::recoverList(m_parts.store(), m_parts.index(), this, [this, good] {
        const bool mended = !good && m_parts.index().condition() == Condition::Good;
        if (!mended || m_parts.session().view().phase != session::Phase::SignedOut)
            return;
        m_account = accountOfWindow(m_parts.index(), m_policy.text(Setting::Server));
        m_parts.session().start(m_account);
    });
}

void Window::prepare()
{
    // The first touch of TLS takes tens of milliseconds: the key that asks for the connection is shown before that.
    const auto open = [this] {
        if (!m_model.signingIn()) // which opens its own
            m_parts.http().preconnect(QUrl(m_account.server));
    };
    connect(m_window, &QQuickWindow::frameSwapped, this, open,
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Window::connectPages()
{
    TokenManager &session = m_parts.session();
    connect(&session, &TokenManager::viewChanged, this, &Window::show);
    connect(&m_network, &platform::NetworkMonitor::returned, this, &Window::beginAnew);
    connect(&m_sleep, &platform::SleepMonitor::woke, this, &Window::beginAnew);
    connect(&m_clockwork, &platform::ClockMonitor::jumped, this, &Window::beginAnew);
    connect(&m_model, &SessionModel::signInRequested, this, [this](const QString &user, Secret *password) {
        begin(); // a sign-in may come before the first frame is reported
        m_parts.session().signIn({m_account.server, user}, std::move(*password));
    });
    connect(&m_model, &SessionModel::prepareRequested, this, &Window::prepare);
    connect(&m_model, &SessionModel::cancelRequested, &session, &TokenManager::cancelSignIn);
    connect(&m_model, &SessionModel::changeWarehouseRequested, &session, [&session] { session.changeWarehouse(); });
    connect(&m_model, &SessionModel::lookForWarehousesRequested, &session, &TokenManager::lookForWarehouses);
    connect(&m_model, &SessionModel::chooseWarehouseRequested, &session, &TokenManager::chooseWarehouse);
    connect(&m_model, &SessionModel::codeEntered, &session,
            [&session](Secret *code) { session.enterMfaCode(std::move(*code)); });
    connect(&m_model, &SessionModel::sendCodeRequested, &session, &TokenManager::sendMfaCode);
    connect(&m_model, &SessionModel::signOutRequested, &session, &TokenManager::signOut);
    connect(&m_model, &SessionModel::renewRequested, &session, [&session] { session.renew(); });
    // Later: a page asks while it is being made, for what has just been shown.
    connect(&m_model, &SessionModel::picklistsRequested, &session, &TokenManager::wantPicklists, Qt::QueuedConnection);
    connect(&m_model, &SessionModel::retryKeychainRequested, &session, &TokenManager::retryKeychain);
    connect(&m_model, &SessionModel::continueWithoutKeychainRequested, &session,
            &TokenManager::continueWithoutKeychain);
    connect(&m_model, &SessionModel::dismissNoticeRequested, &session, &TokenManager::dismissNotice);
}

void Window::show()
{
    const session::View view = m_parts.session().view();
    m_model.show(view, m_parts.clock().now().wall);
    lookForResidue(view);
    if (view.phase != session::Phase::SignedIn)
        return;
    m_parts.session().watchList();
    // Nobody waits for the network before there is a session to renew, and asking the system about it takes time.
    if (!std::exchange(m_watching, true)) {
        m_sleep.watch();
        m_network.watch();
    }
}

void Window::beginAnew()
{
    m_parts.http().distrustConnections();
    m_parts.session().networkReturned();
}

void Window::lookForResidue(const session::View &view)
{
    if (std::exchange(m_notice, view.notice) == view.notice)
        return;
    m_parts.forgetResidue();
    if (!view.notice || view.notice->kind != session::Notice::Kind::SignedOut)
        return;
    m_parts.lookForResidue(view.account, [this](const session::Residue &residue) { m_model.showResidue(residue); });
}

} // namespace dockpass::app
