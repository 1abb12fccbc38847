// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"

#include <QByteArrayList>
#include <QString>

#include <optional>

namespace dockpass::backend {

struct TokenPair;

/// A JSON string as Symfony's JsonResponse writes it (slashes, quotes and everything beyond ASCII escaped).
[[nodiscard]] QByteArray quoted(const QString &text);

/// The error of the plain convention, `[{...}]`, or of JSON:API, `{"errors":[{...}]}` (contract 10).
/// An empty `code` becomes null.
[[nodiscard]] Answer errorAnswer(int status, const QByteArray &code, const QString &message, bool jsonApi = false);

/// The two errors of OAuth that several requests can get.
[[nodiscard]] Answer invalidRequest();
[[nodiscard]] Answer invalidCredentials();

enum class Shape {
    SnakeObject, ///< what demo shops answer at /token (contract 1.2, A)
    CamelList,   ///< what module defaults answer, and /warehouse-tokens everywhere (C, 3.2)
};
[[nodiscard]] Answer tokenAnswer(int status, Shape shape, const TokenPair &pair);

/// What /authorize answers: a list of one (contract 6).
[[nodiscard]] Answer codeAnswer(const QByteArray &code, const std::optional<QString> &state);

/// One resource of JSON:API; `attributes` is an object already. An empty `id` becomes null.
[[nodiscard]] QByteArray resourceJson(const QByteArray &type, const QString &id, const QByteArray &attributes);
/// 200 with such resources: all of a type, or one. No total and no next page, ever (contract 5 and 11).
[[nodiscard]] Answer collectionAnswer(const QByteArray &type, const QByteArrayList &resources);
[[nodiscard]] Answer resourceAnswer(const QByteArray &type, const QString &id, const QByteArray &resource);
/// 204.
[[nodiscard]] Answer emptyAnswer();

/// PHP fell over before any controller ran: text/plain and none of the shop's headers (contract 3.3).
[[nodiscard]] Answer crashAnswer();
/// The shop's HTML error page (contract 10).
[[nodiscard]] Answer htmlErrorAnswer();

/// `Date` as HTTP writes it.
[[nodiscard]] QByteArray httpDate(std::chrono::microseconds sinceEpoch);

} // namespace dockpass::backend
