// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/pseudoterminal.h"

#include <QDeadlineTimer>

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <vector>

namespace {
constexpr int limit = 20'000; // ms
}

PseudoTerminal::PseudoTerminal(const QStringList &command)
{
    // All memory is taken before the fork; between it and exec only system calls are allowed.
    QList<QByteArray> bytes;
    for (const QString &word : command)
        bytes.append(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : bytes)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    m_program = forkpty(&m_screen, nullptr, nullptr, nullptr);
    if (m_program == 0) {
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
}

PseudoTerminal::~PseudoTerminal()
{
    if (!isOpen())
        return;
    if (m_program > 0) {
        ::kill(m_program, SIGKILL);
        ::waitpid(m_program, nullptr, 0);
    }
    ::close(m_screen);
}

bool PseudoTerminal::waitFor(const QByteArray &text, int times)
{
    const QDeadlineTimer deadline(limit);
    while (m_text.count(text) < times) {
        pollfd wanted{m_screen, POLLIN, 0};
        char bytes[512];
        if (::poll(&wanted, 1, int(deadline.remainingTime())) <= 0)
            return false;
        const ssize_t count = ::read(m_screen, bytes, sizeof bytes);
        if (count <= 0)
            return false; // EIO: the program has ended
        m_text.append(bytes, count);
    }
    return true;
}

void PseudoTerminal::type(const QByteArray &keys)
{
    if (::write(m_screen, keys.constData(), size_t(keys.size())) != keys.size())
        qFatal("the terminal takes no keys");
}

int PseudoTerminal::endCode()
{
    int status = 0;
    while (::waitpid(m_program, &status, 0) < 0 && errno == EINTR) {
    }
    m_program = 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool PseudoTerminal::echoes() const
{
    termios settings{};
    return ::tcgetattr(m_screen, &settings) == 0 && (settings.c_lflag & ECHO);
}
