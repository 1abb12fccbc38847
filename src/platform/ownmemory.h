// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

#include <functional>

namespace dockpass::platform {

/// Shows `look` all that this process has written or could have written into its memory: heaps, stacks, shared memory;
/// not what is mapped from files for reading, nor a device's memory. Piece by piece, each beginning with the last `overlap`
/// bytes of the one before it in the same mapping. The process goes on meanwhile: may be called in any thread.
/// How many bytes were seen, or why they cannot be (one technical line). Linux only. Takes about 0.2 s for 100 MB.
Result<qint64, QString> readOwnMemory(qsizetype overlap, const std::function<void(QByteArrayView)> &look);

} // namespace dockpass::platform
