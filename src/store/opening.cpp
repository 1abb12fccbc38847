// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/opening.h"

#include <utility>

namespace dockpass::store {

Opening::Opening(QObject *parent) : QObject(parent)
{
    connect(&m_secretService, &SecretService::changed, this, &Opening::look);
}

void Opening::await(const SecretService::Attributes &entry)
{
    m_awaited = entry;
    m_secretService.watch();
    look(); // it may have been opened before anybody watched
}

void Opening::look()
{
    if (!m_awaited)
        return;
    m_lookAgain = m_looking; // what is being answered may be older than the change
    if (std::exchange(m_looking, true))
        return;
    m_secretService.ask(*m_awaited, [this](const CollectionState &state) {
        m_looking = false;
        if (state.collection == Collection::Unlocked && m_awaited) {
            m_awaited.reset();
            Q_EMIT opened();
        } else if (m_lookAgain) {
            look();
        }
    });
}

} // namespace dockpass::store
