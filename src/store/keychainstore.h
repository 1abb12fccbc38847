// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/tokenstore.h"

#include <chrono>

namespace dockpass::store {

/// The system's keychain through QtKeychain (Secret Service, Windows Credential Manager, macOS Keychain, Android).
/// Knows what QtKeychain does not tell: a locked Secret Service answers "not found" to a read and "no error" to a
/// delete, so both are checked against the collection's Locked property; a job cannot be cancelled, so the limits are
/// ours and the job lives on until it has answered.
class KeychainStore final : public TokenStore
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds softLimit{3'000};
    static constexpr std::chrono::milliseconds hardLimit{10'000};

    /// The application's name in the keychain: "Dockpass".
    static QString service();
    /// The key of an entry in the keychain: "<server> <user> <entry>"; readable for IT, no secret.
    static QString keyOf(const Key &key);

    explicit KeychainStore(QObject *parent = nullptr);

    void load(const Key &key, QObject *context, Loaded callback) override;
    void save(const Key &key, Secret bytes, QObject *context, Finished callback) override;
    void erase(const Key &key, QObject *context, Finished callback) override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] bool isIdle() const override;
};

} // namespace dockpass::store
