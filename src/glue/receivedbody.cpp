// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/receivedbody.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace dockpass::glue {

void ReceivedBody::makeRoom()
{
    constexpr qsizetype first = 8'192; // a token answer has about 2 KiB
    // One byte over the limit is enough to know that there is more.
    Secret larger = Secret::ofSize(std::min(std::max(2 * m_size, first), m_limit + 1));
    if (m_size > 0)
        std::memcpy(larger.data(), m_bytes.data(), static_cast<std::size_t>(m_size));
    m_bytes = std::move(larger);
}

bool ReceivedBody::readFrom(QIODevice &device)
{
    while (m_size <= m_limit && device.bytesAvailable() > 0) {
        if (m_size == m_bytes.size())
            makeRoom();
        const qint64 count = device.read(m_bytes.data() + m_size, m_bytes.size() - m_size);
        if (count <= 0)
            break;
        m_size += count;
    }
    return m_size <= m_limit;
}

Secret ReceivedBody::take()
{
    Secret bytes = std::move(m_bytes);
    bytes.truncate(m_size);
    m_size = 0;
    return bytes;
}

} // namespace dockpass::glue
