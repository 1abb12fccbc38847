// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/capture.h"

#include <QDir>
#include <QFile>

namespace dockpass::glue::test {

using namespace Qt::StringLiterals;

namespace {

QDir folder()
{
    return QDir(QStringLiteral(DOCKPASS_SOURCE_DIR "/tests/glue/captures"));
}

} // namespace

QStringList captureNames()
{
    QStringList names = folder().entryList({u"*.http"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

Capture readCapture(const QString &name)
{
    QFile file(folder().filePath(name + u".http"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll().replace("\r\n", "\n");
    const qsizetype start = text.indexOf("### RESPONSE\n");
    const qsizetype end = text.indexOf("\n\n", start);
    if (start < 0 || end < 0)
        return {};

    Capture capture;
    const QList<QByteArray> lines = text.sliced(start, end - start).split('\n');
    capture.status = lines.value(1).split(' ').value(1).toInt(); // after the heading
    for (const QByteArray &line : lines) {
        if (line.startsWith("Date: "))
            capture.date = line.sliced(6);
    }
    capture.body = text.sliced(end).trimmed();
    return capture;
}

} // namespace dockpass::glue::test
