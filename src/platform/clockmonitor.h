// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace dockpass::platform {

/// Tells when the wall clock has been set, and on Linux 5.16 or later when the device has woken up, which the kernel
/// reports in the same way. Other systems do not tell; the session's coarse tick notices it there.
class ClockMonitor : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~ClockMonitor() override;

    /// Begins to watch. Asks nobody and waits for nothing.
    void watch();

Q_SIGNALS:
    void jumped();

private:
    void arm();
    void look();

    int m_timer = -1; ///< a descriptor; -1: none
};

} // namespace dockpass::platform
