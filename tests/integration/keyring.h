// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/sessionrecord.h"
#include "store/tokenstore.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

/// The keyring as somebody sees it who does not know Dockpass: through secret-tool.
namespace dockpass::test::keyring {

/// All entries of Dockpass with their times of change, in a fixed order: equal when nothing was touched.
[[nodiscard]] QByteArray snapshot();
/// How many there are for this server.
[[nodiscard]] int countFor(const QUrl &server);

[[nodiscard]] store::Key keyFor(const QUrl &server, const QString &user, store::Entry entry);
/// Empty: there is no such entry.
[[nodiscard]] QByteArray bytes(const store::Key &key);
/// `collection`: its path; empty: the default one.
[[nodiscard]] bool setBytes(const store::Key &key, const QByteArray &bytes, const QString &collection = {});
[[nodiscard]] bool clear(const store::Key &key);
/// All entries of Dockpass.
[[nodiscard]] bool clearAll();
/// Nothing: no such entry, or not a record.
[[nodiscard]] std::optional<store::SessionRecord> record(const store::Key &key);
/// As if that token had lived nine tenths of its life; what is left of it stays.
[[nodiscard]] bool makeDue(const store::Key &key);

} // namespace dockpass::test::keyring
