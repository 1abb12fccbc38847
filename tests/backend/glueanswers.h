// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"

#include <QString>

namespace dockpass::backend {

struct TokenPair;

/// A JSON string as Symfony's JsonResponse writes it (slashes, quotes and everything beyond ASCII escaped).
[[nodiscard]] QByteArray quoted(const QString &text);

/// The error of the plain convention, `[{...}]`, or of JSON:API, `{"errors":[{...}]}` (contract 10).
/// An empty `code` becomes null.
[[nodiscard]] Answer errorAnswer(int status, const QByteArray &code, const QString &message, bool jsonApi = false);

enum class Shape {
    SnakeObject, ///< what demo shops answer at /token (contract 1.2, A)
    CamelList,   ///< what module defaults answer, and /warehouse-tokens everywhere (C, 3.2)
};
[[nodiscard]] Answer tokenAnswer(int status, Shape shape, const TokenPair &pair);

/// PHP fell over before any controller ran: text/plain and none of the shop's headers (contract 3.3).
[[nodiscard]] Answer crashAnswer();
/// The shop's HTML error page (contract 10).
[[nodiscard]] Answer htmlErrorAnswer();

/// `Date` as HTTP writes it.
[[nodiscard]] QByteArray httpDate(std::chrono::microseconds sinceEpoch);

} // namespace dockpass::backend
