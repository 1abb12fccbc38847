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

#include <atomic>
#include <cstdio>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int lockPatience = 5'000; // ms; a change takes a few

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

/// The change in a copy beside the list, which then takes its place. Not in the list itself: QSettings keeps what it
/// could not write and writes it whenever it can, even over what another process has put down since.
bool changeCopy(const QString &file, const QString &copy, const std::function<bool(QSettings &)> &apply)
{
    // What cannot be looked at is not taken for an empty list.
    if (!isCertainlyAbsent(file) && !QFile::copy(file, copy))
        return false;
    QSettings settings(copy, QSettings::IniFormat);
    if (!apply(settings))
        return QFile::remove(copy) || !QFile::exists(copy);
    if (settings.allKeys().isEmpty())
        settings.setValue(u"list/kept"_s, true); // see isRuinedList()
    settings.sync();
    if (settings.status() == QSettings::AccessError)
        return false;
    keepPrivate(copy);
    // QSettings writes nothing where nothing changes, and a bare copy is lost with the power, the list's place taken. A
    // mark that something is to be erased has to outlast the power too.
    return bringToDisk(copy)
        && std::rename(QFile::encodeName(copy).constData(), QFile::encodeName(file).constData()) == 0
        && bringToDisk(QFileInfo(file).path());
}

} // namespace

bool isRuinedList(const QString &file)
{
    const QFileInfo info(file);
    if (!info.isFile() || !info.isReadable())
        return false;
    const QSettings settings(file, QSettings::IniFormat);
    return settings.status() == QSettings::FormatError || settings.childGroups().isEmpty();
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
