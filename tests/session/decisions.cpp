// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/decisions.h"

namespace dockpass::session {

/// 16 bits of a seed's; of a fuzzer's bytes no more than are needed, so that a byte means a decision.
quint32 Decisions::draw(bool wide)
{
    if (m_fromBytes) {
        const auto byte = [this] { return m_next < m_bytes.size() ? quint32(quint8(m_bytes[m_next++])) : 0; };
        const quint32 high = byte();
        return wide ? high << 8 | byte() : high;
    }
    // splitmix64
    m_seed += 0x9e3779b97f4a7c15;
    quint64 mixed = m_seed;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    mixed ^= mixed >> 31;
    return quint32(mixed & (wide ? 0xffff : 0xff));
}

quint32 Decisions::below(quint32 limit)
{
    if (limit < 2)
        return 0;
    // The seed's decisions are always wide: an even choice matters there, thrift does not.
    const bool wide = limit > 256 || !m_fromBytes;
    return draw(wide) * limit / (wide ? 0x10000 : 0x100);
}

bool Decisions::chance(double probability)
{
    if (probability <= 0 || isExhausted())
        return false;
    const bool wide = !m_fromBytes;
    const double most = wide ? 0x10000 : 0x100;
    return draw(wide) >= most * (1 - probability); // a zero byte is a no
}

milliseconds Decisions::upTo(milliseconds most)
{
    return milliseconds(qint64(draw(true)) * most.count() / 0xffff);
}

} // namespace dockpass::session
