// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/tokenstore.h"

#include <map>

namespace dockpass::store {

/// Keeps a session for the life of the process: chosen by IT, or by a person when there is no keychain.
class MemoryStore final : public TokenStore
{
    Q_OBJECT
public:
    using TokenStore::TokenStore;

    void load(const Key &key, QObject *context, Loaded callback) override;
    void save(const Key &key, Secret bytes, QObject *context, Finished callback) override;
    void erase(const Key &key, QObject *context, Finished callback) override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isPersistent() const override { return false; }
    [[nodiscard]] bool isIdle() const override { return m_pending == 0; }

private:
    /// Carries the order out in the next turn of the event loop.
    void later(std::function<void()> order);

    std::map<QString, Secret> m_entries;
    int m_pending = 0;
};

} // namespace dockpass::store
