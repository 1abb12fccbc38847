// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "platform/filelock.h"

#include <QByteArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <vector>

namespace dockpass::platform {

/// One window of a kind: the first that claims it keeps it until release() or the end of its process, later ones ask it to come forward.
/// That wish is all that the socket between them takes; only this user can connect to it.
class SingleWindow : public QObject
{
    Q_OBJECT
public:
    enum class Claim {
        First,      ///< ours from now on
        Forwarded,  ///< there is one, and it has come forward
        Unanswered, ///< there is one that does not answer (it hangs), or nobody can tell: open a window all the same
    };

    /// `folder`: where the processes of this user meet (runtimeFolder()). `which`: of which kind.
    SingleWindow(const QString &folder, const QByteArray &which, QObject *parent = nullptr);

    /// Call once. Blocks until it is known, `patience` at most. `activation`: what the desktop has given this process to
    /// come to the foreground with (xdg-activation); may be empty.
    [[nodiscard]] Claim claim(std::chrono::milliseconds patience, const QByteArray &activation = {});
    /// Gives the place up while the process goes on: its window is closed, and whoever claims it now is the first.
    void release();

Q_SIGNALS:
    /// Another process was started for this window. `activation`: as given to that one; may be empty.
    void wanted(const QByteArray &activation);

private:
    void listen();
    [[nodiscard]] bool forward(std::chrono::milliseconds patience, const QByteArray &activation) const;
    void accept();
    void read(QLocalSocket &from);

    QString m_socket;
    FileLock m_lock; ///< tells a first window that lives from the socket of one that was killed
    QLocalServer m_server;
    std::vector<std::unique_ptr<QLocalSocket>> m_callers;
};

} // namespace dockpass::platform
