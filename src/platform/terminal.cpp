// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/terminal.h"

#include <QtGlobal>

#include <openssl/evp.h>

#include <csignal>
#include <cstdio>

#if defined(Q_OS_UNIX)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace dockpass::platform {

namespace {

constexpr qsizetype longestLine = 4096; // bytes

} // namespace

void openStandardStreams()
{
#if defined(Q_OS_UNIX)
    for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // Standard output is opened for reading only: writing to it still fails, as the caller has it.
        if (fcntl(descriptor, F_GETFD) == -1)
            open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    }
#endif
}

Secret readSecretLine()
{
    // Byte by byte, so that nothing is left in a buffer that nobody scrubs.
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    Secret line = Secret::ofSize(longestLine);
    qsizetype size = 0;
    for (int byte = std::getc(stdin); byte >= 0 && byte != '\n'; byte = std::getc(stdin)) {
        if (size == longestLine)
            return {};
        line.data()[size++] = char(byte);
    }
    if (size > 0 && line.data()[size - 1] == '\r')
        --size;
    line.truncate(size);
    return line;
}

std::optional<Secret> askSecret(const QString &prompt)
{
#if defined(Q_OS_UNIX)
    // Without a terminal OpenSSL would read standard input, which is not what was asked for.
    if (std::FILE *terminal = std::fopen("/dev/tty", "r+"))
        std::fclose(terminal);
    else
        return {};
#endif
    Secret line = Secret::ofSize(longestLine);
    // OpenSSL's reader gives the echo back whatever signal comes. It ends the line with a NUL beyond the length it is told.
    constexpr int interrupted = -2;
    const int outcome =
        EVP_read_pw_string_min(line.data(), 0, int(line.size()) - 1, prompt.toLocal8Bit().constData(), 0);
    if (outcome == interrupted) {
        // Ctrl+C ends a program, and whoever called it has to see that it was that.
        line.clear();
        std::signal(SIGINT, SIG_DFL);
        std::raise(SIGINT);
    }
    if (outcome != 0)
        return {};
    line.truncate(qsizetype(qstrnlen(line.data(), uint(line.size()))));
    if (line.isEmpty())
        return {};
    return line;
}

} // namespace dockpass::platform
