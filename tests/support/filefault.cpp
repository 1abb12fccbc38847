// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

// What stands here has the names of the C library's own functions: no header may turn them into others.
#undef _FORTIFY_SOURCE

#include "support/filefault.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <utility>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace dockpass::test::filefault {

namespace {

struct State
{
    std::mutex mutex;
    std::vector<std::string> folders;
    Fault fault;
    std::vector<std::string> calls;
    bool failNext = false;
    int log = -1;
};

/// Before that nothing is asked of state(): a sanitizer makes a folder for its reports before it can serve anybody.
std::atomic<bool> everArmed = false;

/// Never destroyed: calls come until the very end of the process.
State &state()
{
    static auto *all = new State;
    return *all;
}

template<typename F>
F *real(const char *name)
{
    return reinterpret_cast<F *>(dlsym(RTLD_NEXT, name));
}

bool isBelow(const std::string &path)
{
    for (const std::string &folder : state().folders) {
        if (path.compare(0, folder.size(), folder) == 0)
            return true;
    }
    return false;
}

std::string pathOf(int descriptor)
{
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    char path[4096];
    const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
    return size > 0 ? std::string(path, std::size_t(size)) : std::string();
}

std::string pathOf(int folder, const char *name)
{
    return name[0] == '/' || folder == AT_FDCWD ? std::string(name) : pathOf(folder) + '/' + name;
}

enum class Verdict { Go, Fail, Half, KillAfter };

/// Counts the call and says what becomes of it.
Verdict judge(const char *call, const std::string &path)
{
    State &s = state();
    const std::lock_guard guard(s.mutex);
    if (s.folders.empty() || !isBelow(path))
        return Verdict::Go;
    s.calls.emplace_back(call);
    if (s.log >= 0) {
        const std::string line = std::string(call) + '\n';
        real<ssize_t(int, const void *, std::size_t)>("write")(s.log, line.data(), line.size());
    }
    const bool failing = std::exchange(s.failNext, false);
    if (!failing && int(s.calls.size()) != s.fault.at)
        return Verdict::Go;
    if (!failing && s.fault.what == Do::KillBefore)
        std::raise(SIGKILL);
    if (!failing && s.fault.what == Do::KillAfter)
        return Verdict::KillAfter;
    if (!failing && s.fault.what == Do::Half && std::strcmp(call, "write") == 0) {
        s.failNext = true;
        return Verdict::Half;
    }
    errno = s.fault.error;
    return Verdict::Fail;
}

/// The call itself, if it may go on.
template<typename Call>
auto carryOut(const char *name, const std::string &path, Call call) -> decltype(call())
{
    const Verdict verdict = judge(name, path);
    if (verdict == Verdict::Fail)
        return -1;
    const auto result = call();
    if (verdict == Verdict::KillAfter)
        std::raise(SIGKILL);
    return result;
}

int openAny(const char *symbol, int folder, const char *name, int flags, mode_t mode)
{
    return carryOut(flags & O_CREAT ? "create" : "open", pathOf(folder, name),
                    [=] { return real<int(int, const char *, int, ...)>(symbol)(folder, name, flags, mode); });
}

mode_t modeIn(int flags, va_list arguments)
{
    return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

} // namespace

void arm(std::vector<std::string> folders, Fault fault)
{
    State &s = state();
    const std::lock_guard guard(s.mutex);
    everArmed = true;
    s.folders = std::move(folders);
    s.fault = fault;
    s.calls.clear();
    s.failNext = false;
}

std::vector<std::string> disarm()
{
    State &s = state();
    const std::lock_guard guard(s.mutex);
    s.folders.clear();
    return std::move(s.calls);
}

namespace {

/// As a preloaded library: before main().
[[gnu::constructor]] void armByEnvironment()
{
    const char *folders = std::getenv("DOCKPASS_FILEFAULT");
    if (!folders)
        return;
    std::vector<std::string> list;
    for (std::string rest = folders; !rest.empty();) {
        const std::size_t end = rest.find(':');
        list.push_back(rest.substr(0, end));
        rest = end == std::string::npos ? std::string() : rest.substr(end + 1);
    }
    const char *at = std::getenv("DOCKPASS_FILEFAULT_AT");
    const char *what = std::getenv("DOCKPASS_FILEFAULT_DO");
    Fault fault{at ? std::atoi(at) : 0, Do::Fail, EIO};
    const std::string wanted = what ? what : "";
    if (wanted == "kill-before")
        fault.what = Do::KillBefore;
    else if (wanted == "kill-after")
        fault.what = Do::KillAfter;
    else if (wanted == "half")
        fault = {fault.at, Do::Half, ENOSPC};
    else if (!wanted.empty())
        fault.error = std::atoi(wanted.c_str());
    if (const char *log = std::getenv("DOCKPASS_FILEFAULT_LOG"))
        state().log = ::open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    arm(std::move(list), fault);
}

} // namespace

} // namespace dockpass::test::filefault

using namespace dockpass::test::filefault;

// `open` goes to the real openat: one way for both.
extern "C" {

int open(const char *name, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openAny("openat", AT_FDCWD, name, flags, mode);
}

int open64(const char *name, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openAny("openat64", AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char *name, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openAny("openat", folder, name, flags, mode);
}

int openat64(int folder, const char *name, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openAny("openat64", folder, name, flags, mode);
}

int mkdir(const char *name, mode_t mode) noexcept
{
    if (!everArmed)
        return int(::syscall(SYS_mkdirat, AT_FDCWD, name, mode));
    return carryOut("mkdir", name, [=] { return real<int(const char *, mode_t)>("mkdir")(name, mode); });
}

int flock(int descriptor, int operation) noexcept
{
    return carryOut("flock", pathOf(descriptor), [=] { return real<int(int, int)>("flock")(descriptor, operation); });
}

ssize_t read(int descriptor, void *bytes, std::size_t size)
{
    return carryOut("read", pathOf(descriptor),
                    [=] { return real<ssize_t(int, void *, std::size_t)>("read")(descriptor, bytes, size); });
}

ssize_t write(int descriptor, const void *bytes, std::size_t size)
{
    const Verdict verdict = judge("write", pathOf(descriptor));
    if (verdict == Verdict::Fail)
        return -1;
    const std::size_t taken = verdict == Verdict::Half ? size / 2 : size;
    const ssize_t result = real<ssize_t(int, const void *, std::size_t)>("write")(descriptor, bytes, taken);
    if (verdict == Verdict::KillAfter)
        std::raise(SIGKILL);
    return result;
}

int fsync(int descriptor)
{
    return carryOut("fsync", pathOf(descriptor), [=] { return real<int(int)>("fsync")(descriptor); });
}

int fstat(int descriptor, struct stat *status) noexcept
{
    return carryOut("fstat", pathOf(descriptor),
                    [=] { return real<int(int, struct stat *)>("fstat")(descriptor, status); });
}

int fstatat(int folder, const char *name, struct stat *status, int flags) noexcept
{
    return carryOut("fstatat", pathOf(folder, name), [=] {
        return real<int(int, const char *, struct stat *, int)>("fstatat")(folder, name, status, flags);
    });
}

int renameat(int from, const char *name, int to, const char *target) noexcept
{
    return carryOut("renameat", pathOf(to, target), [=] {
        return real<int(int, const char *, int, const char *)>("renameat")(from, name, to, target);
    });
}

int unlinkat(int folder, const char *name, int flags) noexcept
{
    return carryOut("unlinkat", pathOf(folder, name),
                    [=] { return real<int(int, const char *, int)>("unlinkat")(folder, name, flags); });
}

} // extern "C"
