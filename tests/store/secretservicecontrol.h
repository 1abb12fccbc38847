// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

/// What only a test does to a Secret Service: locks it, unlocks it without a prompt, and holds it still.
/// Works on the service of the D-Bus session, which must be a gnome-keyring whose password is "test".
namespace secretservice {

/// Locks the default collection and sees to it that no prompt can open. False: it did not work.
bool lock();
/// The same for any collection, by its path; prompts are left as they are.
bool lock(const QString &collection);
/// Unlocks it as the login does, without a prompt.
bool unlock();
bool unlock(const QString &collection);
/// From now on prompts open on this X display; empty: nowhere.
bool showPrompts(const QString &display);
/// Where the default collection lies; "/": there is none.
QString defaultCollection();
/// Makes an unlocked one, whose password is "test". Its path; empty: it did not work.
QString createCollection(const QString &label);
/// With everything in it.
bool deleteCollection(const QString &collection);

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
