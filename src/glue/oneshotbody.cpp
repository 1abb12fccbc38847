// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace dockpass::glue {

OneShotBody::OneShotBody(Secret bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
    , m_size(m_bytes.size())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered); // QIODevice's own buffer would be one more copy
}

bool OneShotBody::seek(qint64 position)
{
    return position == pos() && QIODevice::seek(position);
}

bool OneShotBody::reset()
{
    return !m_taken && QIODevice::reset();
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 length = std::min(maxSize, m_bytes.size() - pos());
    if (length <= 0)
        return -1;
    std::memcpy(data, m_bytes.data() + pos(), static_cast<std::size_t>(length));
    m_taken = true;
    if (pos() + length == m_size)
        m_bytes.clear();
    return length;
}

} // namespace dockpass::glue
