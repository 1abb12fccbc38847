// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "parameters.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

QByteArray snakeCase(const QByteArray &name)
{
    QByteArray snake;
    for (const char letter : name) {
        if (letter >= 'A' && letter <= 'Z')
            snake += '_' + QByteArray(1, static_cast<char>(letter - 'A' + 'a'));
        else
            snake += letter;
    }
    return snake;
}

QByteArray formDecoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

} // namespace

Parameters Parameters::from(const Incoming &request)
{
    Parameters parameters;
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (document.isObject()) {
        const QJsonObject object = document.object();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!member->isNull())
                parameters.add(member.key().toUtf8(), member->toVariant().toString());
        }
        return parameters;
    }
    if (!request.header("Content-Type").value_or(QByteArray()).startsWith("application/x-www-form-urlencoded"))
        return parameters;
    for (const QByteArray &pair : request.body.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            parameters.add(formDecoded(pair.first(equals)), QString::fromUtf8(formDecoded(pair.mid(equals + 1))));
    }
    return parameters;
}

void Parameters::add(const QByteArray &name, const QString &value)
{
    m_namesAsSent += name;
    m_values.insert(snakeCase(name), value);
}

std::optional<QString> Parameters::value(QLatin1StringView name) const
{
    const auto found = m_values.constFind(QByteArray(name.data(), name.size()));
    return found == m_values.cend() ? std::nullopt : std::optional(*found);
}

} // namespace dockpass::backend
