// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace dockpass::platform {

/// Tells when the device has woken up: by logind's signal PrepareForSleep on the system bus. Where there is no bus or no
/// logind it stays silent; ClockMonitor and the session's coarse tick notice it then.
class SleepMonitor : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to watch. Connects to the system bus (about a millisecond): not for the time of the start.
    void watch();

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    void prepareForSleep(bool before);
};

} // namespace dockpass::platform
