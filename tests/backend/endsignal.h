// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <csignal>

namespace dockpass::backend {

/// Waits for the reasons to end: SIGTERM, SIGINT, a call of request(), and, where asked for, the end of standard input.
/// One per process, made before any other thread: the signals are for the thread that waits, and disturb no other.
class EndSignal
{
public:
    EndSignal();
    ~EndSignal();
    Q_DISABLE_COPY_MOVE(EndSignal)

    /// From any thread or signal handler.
    static void request();
    void wait(bool untilInputEnds);

private:
    sigset_t m_maskBefore;
};

} // namespace dockpass::backend
