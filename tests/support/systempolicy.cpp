// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

// Preloaded into a program of ours: the file that DOCKPASS_SYSTEM_POLICY names is the administrator's,
// /etc/dockpass/policy.conf, whose place no program lets anybody change. Written for the calls that Qt and the C++
// library make of the GNU C library; a call that is missed shows as settings that do not hold.

#include <cstdarg>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace {

const char *led(const char *path)
{
    const char *there = std::getenv("DOCKPASS_SYSTEM_POLICY");
    return there && path && std::strcmp(path, "/etc/dockpass/policy.conf") == 0 ? there : path;
}

template<typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int lstat(const char *path, struct stat *status) noexcept
{
    return real<int(const char *, struct stat *)>("lstat")(led(path), status);
}

int stat64(const char *path, struct stat64 *status) noexcept
{
    return real<int(const char *, struct stat64 *)>("stat64")(led(path), status);
}

int statx(int folder, const char *path, int flags, unsigned int mask, struct statx *status) noexcept
{
    return real<int(int, const char *, int, unsigned int, struct statx *)>("statx")(folder, led(path), flags, mask,
                                                                                    status);
}

int access(const char *path, int mode) noexcept
{
    return real<int(const char *, int)>("access")(led(path), mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, int) : 0;
    va_end(more);
    return real<int(const char *, int, ...)>("open64")(led(path), flags, mode);
}
}
