// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/composition.h"
#include "platform/clockmonitor.h"
#include "platform/networkmonitor.h"
#include "platform/sleepmonitor.h"
#include "ui/sessionmodel.h"

#include <memory>
#include <optional>

class QQuickWindow;

namespace dockpass::app {

class Pages;

/// The window and what connects it to the session: what the person does goes down, what the session is comes up.
class Window : public QObject
{
    Q_OBJECT
public:
    explicit Window(const policy::Policy &policy);

    /// Shows the first frame and only then asks the keychain. False: the pages could not be loaded. `pages` outlives this.
    [[nodiscard]] bool open(Pages &pages);
    /// Somebody has started the program again. `activation`: what their desktop gave them to come to the foreground with.
    void comeForward(const QByteArray &activation);
    /// The last window is closed: ends the program as soon as nothing is cut off by it.
    void finish();
    [[nodiscard]] bool mayLinger() const { return m_parts.mayLinger(); }

private:
    void connectPages();
    void begin();
    /// A password is being typed: opens the connection that will carry it.
    void recoverList();
    void prepare();
    void show();
    /// After a sign-out: shows whether anything is left.
    void lookForResidue(const session::View &view);
    /// The device has slept, or has another network: what was given up is tried again, over new connections.
    void beginAnew();

    Composition m_parts;
    policy::Policy m_policy;
    store::Account m_account; ///< server and remembered user of the sign-in form
    ui::SessionModel m_model;
    platform::ClockMonitor m_clockwork;
    platform::SleepMonitor m_sleep;
    platform::NetworkMonitor m_network;
    std::unique_ptr<QObject> m_root;
    QQuickWindow *m_window = nullptr;
    bool m_begun = false;
    std::optional<session::Notice> m_notice; ///< for which was looked, or not
    bool m_watching = false;                 ///< the network and the device's sleep
};

} // namespace dockpass::app
