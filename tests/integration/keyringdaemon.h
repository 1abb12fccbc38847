// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "integration/virtualdisplay.h"
#include "store/tokenstore.h"

#include <QProcess>
#include <QTemporaryDir>

/// What else may happen to the gnome-keyring of this D-Bus session, beside secretservice (tests/store).
namespace dockpass::test {

/// The prompts of the keyring open on this display for the life of this object, and nowhere afterwards.
class Prompts
{
public:
    explicit Prompts(const VirtualDisplay &display);
    ~Prompts();
    Q_DISABLE_COPY_MOVE(Prompts)

    /// False: none is open.
    [[nodiscard]] bool isOpen() const;
    bool cancel() const;
    bool answer() const;

private:
    const VirtualDisplay &m_display;
};

/// Ends the daemon (SIGKILL) and starts another one in its place, which ends with this object.
class RestartedDaemon
{
public:
    explicit RestartedDaemon(bool unlocked);
    ~RestartedDaemon();
    Q_DISABLE_COPY_MOVE(RestartedDaemon)

    [[nodiscard]] bool ok() const { return m_ok; }

private:
    QProcess m_process;
    bool m_ok = false;
};

/// A keyring of its own on another bus, unlocked; begins and ends with this object, and is there some time after it began.
class KeyringOn
{
public:
    explicit KeyringOn(const QString &bus);
    ~KeyringOn();
    Q_DISABLE_COPY_MOVE(KeyringOn)

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// A second collection of the keyring, which entries can be moved to.
class OtherCollection
{
public:
    OtherCollection();
    ~OtherCollection();
    Q_DISABLE_COPY_MOVE(OtherCollection)

    [[nodiscard]] bool ok() const { return !m_path.isEmpty(); }
    /// Moves the entry here.
    [[nodiscard]] bool take(const store::Key &key) const;
    [[nodiscard]] bool lock() const;
    [[nodiscard]] bool unlock() const;

private:
    QString m_path;
};

} // namespace dockpass::test
