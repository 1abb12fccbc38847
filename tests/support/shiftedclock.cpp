// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

// To be preloaded into a real program: its boot-time clock and its wall clock are shifted by what stands in a file, two
// numbers of milliseconds, and may be changed while it runs. The clock that timers run on is left as it is: as in a sleep.

#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace {

struct Shift
{
    volatile std::int64_t bootMs;
    volatile std::int64_t wallMs;
};

const Shift &shift()
{
    static const Shift *const mapped = [] {
        static const Shift none{};
        const char *name = std::getenv("DOCKPASS_TEST_CLOCK");
        const int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
        if (file < 0)
            return &none;
        void *memory = mmap(nullptr, sizeof(Shift), PROT_READ, MAP_SHARED, file, 0);
        close(file);
        return memory == MAP_FAILED ? &none : static_cast<const Shift *>(memory);
    }();
    return *mapped;
}

int realTime(clockid_t clock, timespec *time)
{
    static const auto real = reinterpret_cast<int (*)(clockid_t, timespec *)>(dlsym(RTLD_NEXT, "clock_gettime"));
    return real(clock, time);
}

void move(timespec *time, std::int64_t ms)
{
    const std::int64_t ns = time->tv_nsec + (ms % 1000) * 1'000'000;
    constexpr std::int64_t second = 1'000'000'000;
    const std::int64_t carry = ns < 0 ? -1 : ns / second;
    time->tv_sec += ms / 1000 + carry;
    time->tv_nsec = ns - carry * second;
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const int result = realTime(clock, time);
    if (result == 0 && clock == CLOCK_BOOTTIME)
        move(time, shift().bootMs);
    if (result == 0 && clock == CLOCK_REALTIME)
        move(time, shift().wallMs);
    return result;
}

extern "C" int gettimeofday(timeval *time, void *) noexcept
{
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1000};
    return result;
}

extern "C" time_t time(time_t *result) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}
