// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace dockpass::test {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// One recorded exchange with the OAuth library of real shops, from a .http file.
struct Capture
{
    QByteArray method;
    QByteArray path;
    HeaderList requestHeaders;
    QByteArray requestBody;
    int status = 0;
    HeaderList headers;
    QByteArray body;

    /// status 0: no such file.
    [[nodiscard]] static Capture read(const QString &name);
    /// The names of all captures there are.
    [[nodiscard]] static QStringList names();
};

} // namespace dockpass::test
