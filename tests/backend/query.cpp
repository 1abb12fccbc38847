// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "query.h"

namespace dockpass::backend {

namespace {

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

std::optional<qsizetype> countIn(const QByteArray &text)
{
    bool ok = false;
    const qsizetype count = text.toInt(&ok);
    return ok && count >= 0 ? std::optional(count) : std::nullopt;
}

} // namespace

Query::Query(const QByteArray &raw)
{
    for (const QByteArray &pair : raw.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            take(decoded(pair.first(equals)), decoded(pair.mid(equals + 1)));
    }
}

void Query::take(const QByteArray &name, const QByteArray &value)
{
    if (name == "page[offset]")
        m_offset = countIn(value);
    else if (name == "page[limit]")
        m_limit = countIn(value);
    if (!name.startsWith("filter"))
        return;
    const QByteArray list = "[]";
    const QByteArray key = name.endsWith(list) ? name.chopped(list.size()) : name;
    const qsizetype open = key.indexOf('[');
    const bool wellFormed = key.startsWith("filter[") && key.endsWith(']') && key.indexOf('.') > open;
    if (wellFormed)
        m_filters.emplaceBack(key.mid(open + 1).chopped(1), QString::fromUtf8(value));
    else
        m_hasMalformedFilter = true;
}

std::optional<QStringList> Query::filter(const QByteArray &resourceAndProperty) const
{
    std::optional<QStringList> values;
    for (const auto &[name, value] : m_filters) {
        if (name == resourceAndProperty)
            values = values.value_or(QStringList()) + QStringList(value);
    }
    return values;
}

bool Query::matches(const QByteArray &resourceAndProperty, const QString &value) const
{
    const auto wanted = filter(resourceAndProperty);
    return !wanted || wanted->contains(value);
}

} // namespace dockpass::backend
