// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QMap>

namespace dockpass::glue::test {

/// A request as it came, taken apart; names of headers in lower case.
struct Sent
{
    QByteArray line;
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;
};

inline Sent parse(const QByteArray &request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    const QByteArrayList lines = request.first(end).replace("\r\n", "\n").split('\n');
    Sent sent{lines.first(), {}, request.sliced(end + 4)};
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(": ");
        sent.headers.insert(line.first(colon).toLower(), line.sliced(colon + 2));
    }
    return sent;
}

} // namespace dockpass::glue::test
