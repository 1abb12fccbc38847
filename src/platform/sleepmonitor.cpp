// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/sleepmonitor.h"

#include "base/logging.h"

#ifdef DOCKPASS_HAVE_DBUS
#include <QDBusConnection>
#endif

namespace dockpass::platform {

using namespace Qt::StringLiterals;

void SleepMonitor::watch()
{
#ifdef DOCKPASS_HAVE_DBUS
    // From logind alone: on the system bus everybody may send a signal. It need not run yet.
    if (QDBusConnection::systemBus().connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                             u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                                             SLOT(prepareForSleep(bool))))
        return;
#endif
    qCDebug(logging::platform) << "the system does not tell when it wakes up";
}

void SleepMonitor::prepareForSleep(bool before)
{
    qCDebug(logging::platform) << (before ? "the device goes to sleep" : "the device has woken up");
    if (!before)
        Q_EMIT woke();
}

} // namespace dockpass::platform
