// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

class QIODevice;

namespace dockpass::glue {

/// An answer's body as it arrives, read straight into memory that is overwritten when it grows or ends.
class ReceivedBody
{
public:
    /// `limit`: bytes.
    explicit ReceivedBody(qsizetype limit) : m_limit(limit) {}

    /// Takes what `device` has. False once there is more than the limit; the rest is then left alone.
    [[nodiscard]] bool readFrom(QIODevice &device);
    /// Gives the bytes away.
    [[nodiscard]] Secret take();

private:
    void makeRoom();

    qsizetype m_limit;
    qsizetype m_size = 0;
    Secret m_bytes; ///< at least m_size long
};

} // namespace dockpass::glue
