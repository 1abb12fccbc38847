// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/filevault.h"
#include "store/orderline.h"
#include "store/tokenstore.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace dockpass::store {

/// Sessions in encrypted files (AES-256-GCM), for devices without a keychain; never unless it was chosen. The files and
/// what they withstand: FileVault, docs/decisions/0008. The disk and scrypt are waited for in a thread of its own.
/// Its end waits for the order under way: where !isIdle(), a program ends without taking it down.
class FileStore final : public TokenStore
{
    Q_OBJECT
public:
    using Limits = OrderLine::Limits;

    /// What an entry is called in the vault: no byte of one part can be read as part of another.
    static QString nameOf(const Key &key);

    /// Touches no file before the first order. Limits: 3 s and 10 s.
    FileStore(FileVault::Folders folders, KeySources sources, QObject *parent = nullptr);
    FileStore(FileVault::Folders folders, KeySources sources, Limits limits, QObject *parent = nullptr);

    void load(const Key &key, QObject *context, Loaded callback) override;
    void save(const Key &key, Secret bytes, QObject *context, Finished callback) override;
    void erase(const Key &key, QObject *context, Finished callback) override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isIdle() const override { return m_line.isEmpty(); }
    [[nodiscard]] bool mayStillWrite() const override { return m_line.mayStillWrite(); }

private:
    void begin(const Order &order);

    OrderLine m_line;
    std::shared_ptr<FileVault> m_vault;
    QThreadPool m_worker; ///< one thread; the last member: it ends before what it works on
};

} // namespace dockpass::store
