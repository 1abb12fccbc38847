// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

/// What only a test does to a Secret Service: locks it, unlocks it without a prompt, and holds it still.
/// Works on the service of the D-Bus session, which must be a gnome-keyring whose password is "test".
namespace secretservice {

/// Locks the default collection and sees to it that no prompt can open. False: it did not work.
bool lock();
/// Unlocks it as the login does, without a prompt.
bool unlock();

/// The service stands still (SIGSTOP) for the life of this object, or until resumed.
class Stopped
{
public:
    Stopped();
    ~Stopped() { resume(); }
    Q_DISABLE_COPY_MOVE(Stopped)

    [[nodiscard]] bool ok() const { return m_process > 0; }
    void resume();

private:
    qint64 m_process = 0;
};

} // namespace secretservice
