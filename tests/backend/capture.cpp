// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "capture.h"

#include <QDir>
#include <QFile>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

QDir directory()
{
    return QDir(QStringLiteral(DOCKPASS_SOURCE_DIR "/tests/glue/captures"));
}

/// A message as the files hold it: lines end in LF, the last one does not count.
struct Message
{
    QByteArray firstLine;
    HeaderList headers;
    QByteArray body;
};

Message messageIn(const QByteArray &text)
{
    const qsizetype end = text.indexOf("\n\n");
    const QByteArrayList lines = text.first(end).split('\n');
    Message message{lines.first(), {}, text.mid(end + 2).trimmed()};
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        message.headers.emplaceBack(line.first(colon), line.mid(colon + 1).trimmed());
    }
    return message;
}

} // namespace

Capture Capture::read(const QString &name)
{
    QFile file(directory().filePath(name + u".http"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QByteArray requestMark = "### REQUEST\n";
    const QByteArray responseMark = "### RESPONSE\n";
    const qsizetype request = text.indexOf(requestMark) + requestMark.size();
    const qsizetype response = text.indexOf(responseMark);
    const Message asked = messageIn(text.mid(request, response - request));
    const Message answered = messageIn(text.mid(response + responseMark.size()));
    const QByteArrayList words = asked.firstLine.split(' ');
    return {words.value(0),   words.value(1), asked.headers, asked.body, answered.firstLine.split(' ').value(1).toInt(),
            answered.headers, answered.body};
}

QStringList Capture::names()
{
    QStringList names;
    for (const QString &file : directory().entryList({u"*.http"_s}, QDir::Files))
        names += file.chopped(5);
    names.sort();
    return names;
}

} // namespace dockpass::test
