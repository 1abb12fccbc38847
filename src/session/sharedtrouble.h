// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/backoff.h"

#include <QString>

#include <optional>

namespace dockpass::session {

/// As bytes, and back; of this boot only. Nothing in it is secret, and nobody is named.
QByteArray encode(const ServerTrouble &trouble, const QByteArray &boot);
std::optional<ServerTrouble> decodeTrouble(const QByteArray &bytes, const Now &now);

/// What the processes of a user tell each other about a server in trouble, in a small file beside the lock: sixteen
/// that wait for one lock need not find out one after the other that nobody answers. Reading and writing are best effort: without it, each process learns for itself.
class SharedTrouble
{
public:
    SharedTrouble(const QString &folder, const QString &server);

    [[nodiscard]] std::optional<ServerTrouble> read(const Now &now) const;
    /// Empty: the server is well again.
    void write(const std::optional<ServerTrouble> &trouble, const Now &now) const;

private:
    QString m_file;
};

} // namespace dockpass::session
