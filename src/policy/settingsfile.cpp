// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/settingsfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace dockpass::policy {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownSection = "[dockpass]"_L1;
constexpr qint64 largestFile = 1024 * 1024; // bytes

QString unquoted(const QString &value)
{
    const bool quoted = value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"');
    return quoted ? value.sliced(1, value.size() - 2) : value;
}

} // namespace

Result<QList<SettingsLine>, QString> readSettingsFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return u"%1: not a file"_s.arg(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"%1: %2"_s.arg(path, file.errorString());
    if (file.size() > largestFile)
        return u"%1: too large"_s.arg(path);
    QStringDecoder decoder(QStringDecoder::Utf8); // takes a byte order mark away
    const QString text = decoder(file.readAll());
    if (decoder.hasError() || text.contains(QChar::Null))
        return u"%1: not text in UTF-8"_s.arg(path);

    QList<SettingsLine> found;
    QString section;
    bool hasOwn = false;
    int number = 0;
    for (const QString &whole : text.split(u'\n')) {
        ++number;
        const QString line = whole.trimmed();
        const qsizetype equals = line.indexOf(u'=');
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line;
            hasOwn = hasOwn || section == ownSection;
        } else if (equals <= 0) {
            return u"%1:%2: neither a section nor key = value"_s.arg(path).arg(number);
        } else if (section.isEmpty()) {
            return u"%1:%2: not in the section %3"_s.arg(path).arg(number).arg(ownSection);
        } else if (section == ownSection) {
            found.append({line.first(equals).trimmed(), unquoted(line.sliced(equals + 1).trimmed()), number});
        }
    }
    // Misspelt, most likely: nothing in the file would hold.
    if (!section.isEmpty() && !hasOwn)
        return u"%1: there is no section %2"_s.arg(path, ownSection);
    return found;
}

} // namespace dockpass::policy
