// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

#include <QProcessEnvironment>
#include <QTemporaryFile>

#include <chrono>

namespace dockpass::test {

/// The clocks of a device's programs, to be moved while they run (support/shiftedclock.cpp). Its timers go on as before:
/// they stand still during a sleep.
class ShiftedClock
{
public:
    ShiftedClock()
    {
        if (!m_file.open())
            qFatal("no temporary file");
        write();
    }
    /// Programs that are started with it live by these clocks.
    void addTo(QProcessEnvironment &environment) const
    {
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(DOCKPASS_SHIFTED_CLOCK));
        environment.insert(QStringLiteral("DOCKPASS_TEST_CLOCK"), m_file.fileName());
    }
    /// The wall clock is set: this far ahead of the right time.
    void setWall(std::chrono::milliseconds ahead)
    {
        m_set = ahead;
        write();
    }
    /// As if the device had been started that long ago. The wall clock stays.
    void bootedBefore(std::chrono::milliseconds uptime)
    {
        m_up = uptime - SystemClock().now().instant.sinceBoot;
        write();
    }
    /// The device sleeps: both clocks go on.
    void sleep(std::chrono::milliseconds length)
    {
        m_slept += length;
        write();
    }

private:
    void write()
    {
        const qint64 shift[]{(m_slept + m_up).count(), (m_slept + m_set).count()};
        m_file.seek(0);
        m_file.write(reinterpret_cast<const char *>(shift), sizeof shift);
        m_file.flush();
    }

    QTemporaryFile m_file;
    std::chrono::milliseconds m_slept{0};
    std::chrono::milliseconds m_set{0};
    std::chrono::milliseconds m_up{0}; ///< longer than it is
};

} // namespace dockpass::test
