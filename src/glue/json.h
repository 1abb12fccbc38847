// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QJsonDocument>
#include <QString>

#include <optional>

namespace dockpass::glue {

/// Reads a body without copying it, a byte order mark allowed. Nothing if it is no JSON object or array; `problem`
/// then says where it stopped making sense, without quoting the body. Nesting is limited by Qt (1024), so no body can
/// exhaust the stack.
std::optional<QJsonDocument> parseJson(QByteArrayView body, QString *problem = nullptr);

/// RFC 6749's error, an object with `error`: the storefront's, where the Backend API has a list with `code` (contract 1.3).
bool isOAuthErrorShape(const QJsonDocument &root);

/// Whether a body that cannot be read was at least meant to be JSON: damaged, rather than another kind of page.
bool looksLikeJson(QByteArrayView body);

} // namespace dockpass::glue
