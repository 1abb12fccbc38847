// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listfile.h"

#include "base/files.h"
#include "base/logging.h"
#include "store/privatefolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView endLine = "; the end of the list"; // a comment, which QSettings drops
constexpr auto incompleteKey = "list/incomplete"_L1;
constexpr auto completeGroup = "complete/"_L1; // but for these stores
constexpr int lockPatience = 5'000;            // ms; a change takes a few

/// The file tells who signs in where: nobody else's business.
void keepPrivate(const QString &file)
{
    constexpr QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    if ((QFile::permissions(file) & others) && !QFile::setPermissions(file, owner))
        qCWarning(logging::store) << "other users may read the list of sessions";
}

/// One word for as long as it lasts: each sign-in changes the list several times.
void tellOfTrouble(const char *trouble)
{
    static std::atomic<const char *> told = nullptr;
    if (told.exchange(trouble) != trouble && trouble)
        qCWarning(logging::store) << trouble;
}

bool hasEnd(QFile &file)
{
    return file.seek(std::max(file.size() - 2 * endLine.size(), qint64(0)))
        && file.readAll().trimmed().endsWith(endLine);
}

bool putEnd(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
        && (hasEnd(file)
            || (file.seek(file.size()) && file.write('\n' + endLine.toByteArray() + '\n') > 0 && file.flush()));
}

/// The change in a copy beside the list, which then takes its place. Not in the list itself: QSettings keeps what it
/// could not write and writes it whenever it can, even over what another process has put down since.
bool changeCopy(const QString &file, const QString &copy, const std::function<bool(QSettings &)> &apply)
{
    const bool overRuins = isRuinedList(file);
    // What cannot be looked at is not taken for an empty list.
    if (!overRuins && !isCertainlyAbsent(file) && !QFile::copy(file, copy))
        return false;
    QSettings settings(copy, QSettings::IniFormat);
    if (overRuins)
        setIncomplete(settings);
    if (!apply(settings))
        return QFile::remove(copy) || !QFile::exists(copy);
    settings.sync();
    if (settings.status() == QSettings::AccessError || !putEnd(copy))
        return false;
    keepPrivate(copy);
    // QSettings writes nothing where nothing changes, and a bare copy is lost with the power, the list's place taken. A
    // mark that something is to be erased has to outlast the power too.
    return bringToDisk(copy)
        && std::rename(QFile::encodeName(copy).constData(), QFile::encodeName(file).constData()) == 0
        && bringToDisk(QFileInfo(file).path());
}

} // namespace

bool isRuinedList(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && !hasEnd(file);
}

bool isIncomplete(const QSettings &list, const QString &store)
{
    return list.value(incompleteKey).toBool() && !list.contains(completeGroup + store);
}

void setIncomplete(QSettings &list)
{
    list.setValue(incompleteKey, true);
}

void setComplete(QSettings &list, const QString &store)
{
    if (isIncomplete(list, store))
        list.setValue(completeGroup + store, true);
}

bool changeList(const QString &file, const std::function<bool(QSettings &)> &apply)
{
    const bool folder = QDir().mkpath(QFileInfo(file).path());
    QLockFile lock(file + ".lock"_L1);
    // A list that a person has linked to elsewhere stays there.
    const QString there = QFileInfo(file).isSymLink() ? QFileInfo(file).canonicalFilePath() : file;
    const QString copy = u"%1.%2"_s.arg(there, QUuid::createUuid().toString(QUuid::Id128));
    const bool changed = !there.isEmpty() && lock.tryLock(lockPatience) && changeCopy(there, copy, apply);
    if (!changed)
        QFile::remove(copy);
    tellOfTrouble(changed      ? nullptr
                      : folder ? "the list of sessions cannot be written"
                               : "the list of sessions cannot be written: its folder cannot be created");
    return changed;
}

} // namespace dockpass::store
