// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"

#include "base/result.h"

#include <QJsonValue>
#include <QString>

#include <optional>

namespace dockpass::backend {

/// The second factor that a user has activated (contract 7). The code never changes; one counts as sent when the
/// program starts, and from its first use on it is good for 30 minutes, until the next one is sent.
struct SecondFactor
{
    QString type;
    QString code;
    std::optional<std::chrono::microseconds> expiry; ///< nothing: not used yet

    /// From the `mfa` of a user in the users file: an object with `type` and `code`, or null for none.
    [[nodiscard]] static Result<std::optional<SecondFactor>, QString> parse(const QJsonValue &value);
};

/// 5900 or 5901, if the X-MFA-Code of this request does not do.
[[nodiscard]] std::optional<Answer> mfaRefusal(SecondFactor &factor, const Incoming &request,
                                               std::chrono::microseconds now, bool jsonApi);

/// GET /multi-factor-auth-types.
[[nodiscard]] Answer mfaTypesAnswer(const std::optional<SecondFactor> &factor);
/// POST /multi-factor-auth-trigger: sends a new code.
[[nodiscard]] Answer mfaTriggerAnswer(std::optional<SecondFactor> &factor, const QByteArray &body);

} // namespace dockpass::backend
