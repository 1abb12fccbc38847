// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "platform/filelock.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace dockpass::platform {

/// Waits for a FileLock, or for several that count as one, without blocking. A holder that dies gives it up by dying.
/// Within the process it may be held several times; the last letGo() frees it.
class InstanceLock : public QObject
{
    Q_OBJECT
public:
    enum class Outcome {
        Held,       ///< ours until letGo()
        Busy,       ///< another process has it still, after all of the wait
        Impossible, ///< no lock file can be made anywhere (folder not writable); there is nothing to let go
    };
    using Callback = std::function<void(Outcome)>;

    explicit InstanceLock(const QString &file, QObject *parent = nullptr);
    /// Held is: all of them that can be made, one at least. All processes have to name them in the same order.
    explicit InstanceLock(const QStringList &files, QObject *parent = nullptr);
    ~InstanceLock() override;

    /// Tries until it is held or `atMost` has passed, looking every 50 ms. `callback` comes once, possibly from within
    /// this call; not after `context` has died.
    void hold(std::chrono::milliseconds atMost, QObject *context, Callback callback);
    void letGo();
    [[nodiscard]] bool isHeld() const { return m_holds > 0; }

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Callback callback;
        std::chrono::milliseconds left{};
    };
    void tryAll();
    /// Empty: another process has it.
    std::optional<Outcome> tryOnce();
    std::optional<Outcome> tryFiles();
    void letFilesGo();

    std::deque<FileLock> m_locks;
    QTimer m_poll;
    std::vector<Waiter> m_waiters;
    int m_holds = 0;
};

} // namespace dockpass::platform
