// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "integration/device.h"

namespace dockpass::test {

/// A device without a keychain, whose settings say store = file, with a key file of its own.
class FileDevice : public Device
{
public:
    /// Trusts `backend`, as Device::trust() does. `keyFile` false: none is set.
    explicit FileDevice(const BackendProcess &backend, bool keyFile = true);

    [[nodiscard]] QString keyFile() const { return home() + QStringLiteral("/key"); }
    [[nodiscard]] QString entries() const { return home() + QStringLiteral("/.local/share/dockpass/sessions"); }
    [[nodiscard]] QString generations() const { return home() + QStringLiteral("/.local/state/dockpass/generations"); }
    /// Where a fault library has to look.
    [[nodiscard]] QString storeFolders() const { return entries() + u':' + generations(); }

    void write(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] static QByteArray bytes(const QString &path);
    /// The paths of all files of the store.
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] Outcome signIn(const BackendProcess &backend) const;
};

} // namespace dockpass::test
