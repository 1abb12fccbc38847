// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/paths.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#if defined(Q_OS_UNIX)
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace dockpass::platform {

namespace {

QString own(QLatin1StringView name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QLatin1StringView("/dockpass/")
        + name;
}

bool isClosedToOthers(const QString &folder)
{
#if defined(Q_OS_UNIX)
    struct stat is
    {
    };
    return folder.startsWith(u'/') && ::stat(QFile::encodeName(folder).constData(), &is) == 0 && S_ISDIR(is.st_mode)
        && is.st_uid == ::geteuid() && (is.st_mode & (S_IRWXG | S_IRWXO)) == 0;
#else
    Q_UNUSED(folder)
    return false;
#endif
}

} // namespace

QString systemPolicyFile()
{
#if defined(Q_OS_WIN)
    return qEnvironmentVariable("ProgramData") + QLatin1StringView("/Dockpass/policy.conf");
#elif defined(Q_OS_MACOS)
    return QStringLiteral("/Library/Application Support/Dockpass/policy.conf");
#else
    return QStringLiteral("/etc/dockpass/policy.conf");
#endif
}

QString userPolicyFile()
{
    return own(QLatin1StringView("dockpass.conf"));
}

QString sessionFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QLatin1StringView("/dockpass/sessions");
}

QString generationFolder()
{
    // Qt knows the place from 6.7 on. A relative path counts for nothing (XDG base directories).
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(set) ? set : QDir::homePath() + QLatin1StringView("/.local/state");
    return state + QLatin1StringView("/dockpass/generations");
}

QString credentialFolder()
{
    return qEnvironmentVariable("CREDENTIALS_DIRECTORY");
}

QStringList runtimeCandidates()
{
    QStringList candidates;
#if defined(Q_OS_LINUX)
    if (const QString told = qEnvironmentVariable("XDG_RUNTIME_DIR"); !told.isEmpty())
        candidates.append(told);
    // A job of cron or a bare `su` is not told, and should meet the session's processes all the same.
    candidates.append(QStringLiteral("/run/user/%1").arg(::geteuid()));
#endif
    return candidates;
}

QString runtimeFolder(const QStringList &candidates)
{
    for (const QString &candidate : candidates) {
        if (isClosedToOthers(candidate))
            return candidate + QLatin1StringView("/dockpass");
    }
    return own(QLatin1StringView("run"));
}

QStringList lockFolders(const QStringList &candidates)
{
    QStringList folders{own(QLatin1StringView("run")), runtimeFolder(candidates)};
    folders.removeDuplicates();
    return folders;
}

bool belongsToUser(const QString &path)
{
#if defined(Q_OS_UNIX)
    struct stat is
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &is) == 0 && is.st_uid == ::geteuid();
#else
    Q_UNUSED(path)
    return true;
#endif
}

} // namespace dockpass::platform
