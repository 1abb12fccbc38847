// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"

#include <QByteArrayList>
#include <QHash>
#include <QString>

#include <optional>

namespace dockpass::backend {

/// The parameters of a token request, from a form or from flat JSON, in snake_case or camelCase (contract 1.1).
class Parameters
{
public:
    /// The body is tried as JSON whatever its Content-Type; the form is the fallback, as on the real server.
    [[nodiscard]] static Parameters from(const Incoming &request);

    /// By snake_case name. Present and empty is not the same as missing.
    [[nodiscard]] std::optional<QString> value(QLatin1StringView name) const;
    /// The names as they were sent, for the log.
    [[nodiscard]] const QByteArrayList &namesAsSent() const { return m_namesAsSent; }

private:
    void add(const QByteArray &name, const QString &value);

    QHash<QByteArray, QString> m_values;
    QByteArrayList m_namesAsSent;
};

} // namespace dockpass::backend
