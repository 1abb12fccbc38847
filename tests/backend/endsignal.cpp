// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "endsignal.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <unistd.h>

namespace dockpass::backend {

namespace {

std::array<int, 2> wakePipe{-1, -1};

void onSignal(int)
{
    EndSignal::request();
}

/// Whether standard input has come to its end; what is typed into it is of no interest.
bool inputEnded()
{
    std::array<char, 512> ignored;
    const ssize_t count = ::read(STDIN_FILENO, ignored.data(), ignored.size());
    return count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN);
}

} // namespace

EndSignal::EndSignal()
{
    if (::pipe(wakePipe.data()) != 0)
        qFatal("no pipe to be had");
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ours, &m_maskBefore);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    // A client that leaves early is an everyday matter here.
    std::signal(SIGPIPE, SIG_IGN);
}

EndSignal::~EndSignal()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_SETMASK, &m_maskBefore, nullptr);
    ::close(wakePipe[0]);
    ::close(wakePipe[1]);
}

void EndSignal::request()
{
    const char byte = 0;
    // A full pipe has said it already.
    [[maybe_unused]] const ssize_t written = ::write(wakePipe[1], &byte, 1);
}

void EndSignal::wait(bool untilInputEnds)
{
    std::array<pollfd, 2> entries{{{wakePipe[0], POLLIN, 0}, {untilInputEnds ? STDIN_FILENO : -1, POLLIN, 0}}};
    for (;;) {
        const int ready = ::ppoll(entries.data(), entries.size(), nullptr, &m_maskBefore);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0 || entries[0].revents != 0 || (entries[1].revents != 0 && inputEnded()))
            return;
    }
}

} // namespace dockpass::backend
