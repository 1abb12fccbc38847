// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/paths.h"

#include <QDir>
#include <QStandardPaths>

namespace dockpass::platform {

namespace {

QString own(QLatin1StringView name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QLatin1StringView("/dockpass/")
        + name;
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

QString lockFolder()
{
    return own(QLatin1StringView("locks"));
}

} // namespace dockpass::platform
