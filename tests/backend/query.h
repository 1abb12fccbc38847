// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>

namespace dockpass::backend {

/// Filters and paging of a JSON:API request (contract 5, 10 and 11).
class Query
{
public:
    /// `raw`: what stands behind the question mark, still encoded.
    explicit Query(const QByteArray &raw);

    /// Whether a filter is not written as `filter[resource.property]`, which the real server refuses with 011.
    [[nodiscard]] bool hasMalformedFilter() const { return m_hasMalformedFilter; }
    /// The values of `filter[resource.property]`, or of the same with `[]` behind it; nothing where it is absent.
    [[nodiscard]] std::optional<QStringList> filter(const QByteArray &resourceAndProperty) const;
    /// Whether `value` passes that filter; everything passes an absent one.
    [[nodiscard]] bool matches(const QByteArray &resourceAndProperty, const QString &value) const;

    /// The page that is asked for; all of it unless both offset and limit are given, as on the real server.
    template<typename T>
    [[nodiscard]] QList<T> page(const QList<T> &all) const
    {
        if (!m_offset || !m_limit)
            return all;
        return all.mid(std::min(*m_offset, all.size()), *m_limit);
    }

private:
    void take(const QByteArray &name, const QByteArray &value);

    QList<std::pair<QByteArray, QString>> m_filters;
    bool m_hasMalformedFilter = false;
    std::optional<qsizetype> m_offset;
    std::optional<qsizetype> m_limit;
};

} // namespace dockpass::backend
