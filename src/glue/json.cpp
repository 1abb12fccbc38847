// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/json.h"

#include <QJsonObject>
#include <QJsonParseError>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView withoutByteOrderMark(QByteArrayView body)
{
    return body.startsWith("\xEF\xBB\xBF") ? body.sliced(3) : body;
}

} // namespace

std::optional<QJsonDocument> parseJson(QByteArrayView body, QString *problem)
{
    const QByteArrayView text = withoutByteOrderMark(body);
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error == QJsonParseError::NoError)
        return document;
    if (problem && !looksLikeJson(body))
        *problem = u"the answer (%1 bytes) is not JSON"_s.arg(body.size());
    else if (problem)
        *problem =
            u"the JSON breaks off at byte %1 of %2: %3"_s.arg(error.offset).arg(text.size()).arg(error.errorString());
    return std::nullopt;
}

bool looksLikeJson(QByteArrayView body)
{
    const QByteArrayView text = withoutByteOrderMark(body).trimmed();
    return text.startsWith('{') || text.startsWith('[');
}

bool isOAuthErrorShape(const QJsonDocument &root)
{
    return root.isObject() && root.object().contains("error"_L1) && !root.object().contains("code"_L1);
}

} // namespace dockpass::glue
