// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

// Preloaded into a program of ours: kills it (SIGKILL) as soon as it has written the line of its log with the number
// DOCKPASS_KILL_AT, counted from 1 among those that name an effect, an event or an entry of a session, or the first one
// that says what stands there in place of a number. Without either nothing happens. The program needs no hook for it.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <unistd.h>

namespace {

constexpr std::string_view category = "dockpass.session: ";

long killAt = 0;
std::string_view killAtWords;
long counted = 0;
std::string line;

bool counts(std::string_view text)
{
    if (text.substr(0, category.size()) != category)
        return false;
    text.remove_prefix(category.size());
    for (const std::string_view kind : {"effect ", "event ", "entry "}) {
        if (text.substr(0, kind.size()) == kind)
            return true;
    }
    return false;
}

void writeOut(const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(STDERR_FILENO, bytes, size);
        if (written <= 0)
            return;
        bytes += written;
        size -= static_cast<size_t>(written);
    }
}

/// What comes to standard error, whoever in the process writes it and however: glibc's own way to the system cannot be
/// stepped into, a stream of ours in its place can.
ssize_t pass(void *, const char *bytes, size_t size)
{
    writeOut(bytes, size);
    for (size_t i = 0; i < size; ++i) {
        if (bytes[i] != '\n') {
            line += bytes[i];
            continue;
        }
        const bool doomed = counts(line) && (++counted == killAt || line.substr(category.size()) == killAtWords);
        if (doomed)
            ::kill(::getpid(), SIGKILL);
        line.clear();
    }
    return static_cast<ssize_t>(size);
}

__attribute__((constructor)) void standBetween()
{
    const char *where = std::getenv("DOCKPASS_KILL_AT");
    killAt = where ? std::strtol(where, nullptr, 10) : 0;
    killAtWords = where && killAt == 0 ? where : "";
    cookie_io_functions_t functions{};
    functions.write = pass;
    if (FILE *stream = ::fopencookie(nullptr, "w", functions)) {
        std::setvbuf(stream, nullptr, _IOLBF, BUFSIZ);
        stderr = stream;
    }
}

} // namespace
