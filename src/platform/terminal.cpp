// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/terminal.h"

#include <QtGlobal>

#include <cstdio>

#if defined(Q_OS_UNIX)
#include <termios.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <conio.h>
#endif

namespace dockpass::platform {

namespace {

constexpr qsizetype longestLine = 4096; // bytes

/// Reads byte by byte, so that nothing is left in a buffer that nobody scrubs.
template<typename NextByte>
Secret readLine(NextByte next)
{
    Secret line = Secret::ofSize(longestLine);
    qsizetype size = 0;
    for (int byte = next(); byte >= 0 && byte != '\n' && size < longestLine; byte = next())
        line.data()[size++] = char(byte);
    if (size > 0 && line.data()[size - 1] == '\r')
        --size;
    line.truncate(size);
    return line;
}

} // namespace

Secret readSecretLine()
{
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    return readLine([] { return std::getc(stdin); });
}

#if defined(Q_OS_UNIX)

std::optional<Secret> askSecret(const QString &prompt)
{
    std::FILE *terminal = std::fopen("/dev/tty", "r+");
    if (!terminal)
        return {};
    std::setvbuf(terminal, nullptr, _IONBF, 0);
    const int descriptor = fileno(terminal);
    termios before{};
    if (tcgetattr(descriptor, &before) != 0) {
        std::fclose(terminal);
        return {};
    }
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    tcsetattr(descriptor, TCSAFLUSH, &silent);
    std::fputs(prompt.toLocal8Bit().constData(), terminal);
    Secret line = readLine([terminal] { return std::getc(terminal); });
    tcsetattr(descriptor, TCSAFLUSH, &before);
    std::fputs("\n", terminal);
    std::fclose(terminal);
    if (line.isEmpty())
        return {};
    return line;
}

#elif defined(Q_OS_WIN)

std::optional<Secret> askSecret(const QString &prompt)
{
    _cputs(prompt.toLocal8Bit().constData());
    Secret line = readLine([] {
        const int byte = _getch();
        return byte == '\r' ? '\n' : byte;
    });
    _cputs("\r\n");
    if (line.isEmpty())
        return {};
    return line;
}

#else

std::optional<Secret> askSecret(const QString &)
{
    return {};
}

#endif

} // namespace dockpass::platform
