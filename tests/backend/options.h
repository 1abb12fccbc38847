// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "certificates.h"
#include "profile.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace dockpass::backend {

/// What the command line asks for.
struct Options
{
    QString host; ///< always a loopback address
    int port = 0;
    int controlPort = 0;
    bool plainHttp = false;
    QString makeCaIn; ///< directory; empty: `certificate` and `key` are given instead
    CertificateFault fault = CertificateFault::None;
    QString certificate;
    QString key;
    Profile profile;
    QString usersFile;
    QString logFile;
    bool reveal = false;
    bool exitWithParent = false;
};

/// A text to print in place of serving, and the exit code.
struct PrintAndExit
{
    QString text;
    int exitCode = 0; ///< 0: the text goes to stdout, else to stderr
};

/// Exit code for a command line that makes no sense.
constexpr int WrongUse = 2;

[[nodiscard]] std::variant<Options, PrintAndExit> parseOptions(const QStringList &arguments);

} // namespace dockpass::backend
