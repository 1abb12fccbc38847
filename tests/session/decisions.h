// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

#include <QByteArrayView>

namespace dockpass::session {

/// Where a world's chance comes from: a seed, or the bytes of a fuzzer. The same source gives the same life on every
/// system, so the distributions are our own.
class Decisions
{
public:
    explicit Decisions(quint64 seed) : m_seed(seed) {}
    /// `bytes` are borrowed. Behind their end every decision is the dullest one: nothing fails, nobody does anything.
    explicit Decisions(QByteArrayView bytes) : m_bytes(bytes), m_fromBytes(true) {}

    /// 0 to limit - 1, of up to 65536.
    quint32 below(quint32 limit);
    bool chance(double probability);
    /// 0 to `most`.
    milliseconds upTo(milliseconds most);
    [[nodiscard]] bool isExhausted() const { return m_fromBytes && m_next >= m_bytes.size(); }

private:
    quint32 draw(bool wide);

    quint64 m_seed = 0;
    QByteArrayView m_bytes;
    qsizetype m_next = 0;
    bool m_fromBytes = false;
};

} // namespace dockpass::session
