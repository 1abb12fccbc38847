// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "child.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace dockpass::bench {

Child::Child(char *const *command)
{
    if (::posix_spawn(&m_process, command[0], nullptr, nullptr, command, environ) != 0)
        throw std::runtime_error(std::string("cannot be started: ") + command[0]);
}

Child::~Child()
{
    if (m_ended)
        return;
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
}

bool Child::hasEnded()
{
    if (!m_ended)
        m_ended = ::waitpid(m_process, nullptr, WNOHANG) == m_process;
    return m_ended;
}

long Child::proportionalMemory() const
{
    std::ifstream file("/proc/" + std::to_string(m_process) + "/smaps_rollup");
    std::string word;
    long kilobytes = 0;
    while (file >> word) {
        if (word == "Pss:" && file >> kilobytes)
            return kilobytes;
    }
    throw std::runtime_error("the system does not tell the program's memory");
}

} // namespace dockpass::bench
