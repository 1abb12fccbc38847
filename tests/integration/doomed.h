// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "integration/device.h"

#include <QFile>

namespace dockpass::test {

/// A program of ours with the library in it that kills it at a line of its log (support/killatline.cpp).
class Doomed
{
public:
    /// `killAt`: at the how-manieth line, from 1, or at the first one with these words; empty: it lives.
    Doomed(Device &device, const QString &program, const QStringList &arguments, const QByteArray &killAt = {});
    ~Doomed() { kill(); }
    Q_DISABLE_COPY_MOVE(Doomed)

    [[nodiscard]] QProcess &process() { return *m_process; }
    [[nodiscard]] bool isRunning() const;
    void kill();

    /// What it has said of its session so far, without the category.
    [[nodiscard]] const QByteArrayList &said();
    /// Those of it that count.
    [[nodiscard]] QByteArrayList boundaries();
    [[nodiscard]] bool saidLike(const QByteArray &beginning);
    /// Waits until it has said so. False: it ended before, or took a minute.
    [[nodiscard]] bool waitUntilSaid(const QByteArray &beginning);

private:
    QTemporaryDir m_folder;
    QFile m_log;
    QByteArray m_unread;
    QByteArrayList m_said;
    std::unique_ptr<QProcess> m_process;
};

} // namespace dockpass::test
