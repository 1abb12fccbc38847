// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace dockpass::platform {

/// Lets threads go on ending while the process does. QThread::wait() returns before the thread has given back what it
/// keeps for itself, and OpenSSL 3 frees that too, for all threads, when the process ends: now and then both did, and a
/// program that had done its work crashed. From now on OpenSSL leaves it to the system. To be called before any thread.
void letThreadsEndLate();

} // namespace dockpass::platform
