// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/freedmemory.h"

#include "platform/sanitizer.h"

#include <atomic>
#include <cstddef>

// Why not mallopt(M_PERTURB): glibc (2.36) overwrites nothing that goes into the cache of a thread, which takes
// whatever is smaller than 1 KiB: passwords, codes, short tokens. Nor does it when memory is moved by realloc() in there.

#if defined(__linux__)
#include <features.h>
#endif

namespace {

std::atomic<bool> overwriting = false;

} // namespace

namespace dockpass::platform {

bool overwritesFreedMemory()
{
    return overwriting.load(std::memory_order_relaxed);
}

} // namespace dockpass::platform

#if defined(DOCKPASS_SANITIZED)

#include <cstring>

// As in the sanitizer/allocator_interface.h of clang, which GCC does not bring.
extern "C" {
int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void *, std::size_t),
                                              void (*freeing)(const volatile void *));
std::size_t __sanitizer_get_allocated_size(const volatile void *memory);
}

namespace dockpass::platform {

/// Its allocator is not to be replaced, but tells before it frees.
void overwriteFreedMemory()
{
    if (overwriting.exchange(true))
        return;
    __sanitizer_install_malloc_and_free_hooks([](const volatile void *, std::size_t) {},
                                              [](const volatile void *memory) {
                                                  if (memory)
                                                      explicit_bzero(const_cast<void *>(memory),
                                                                     __sanitizer_get_allocated_size(memory));
                                              });
}

} // namespace dockpass::platform

#elif defined(__GLIBC__) && !defined(DOCKPASS_THREAD_SANITIZED)

#include <dlfcn.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace dockpass::platform {

void overwriteFreedMemory()
{
    overwriting.store(true, std::memory_order_relaxed);
}

} // namespace dockpass::platform

namespace {

/// The C library's own, or those of a library that was put before it (a heap profiler).
struct Allocator
{
    void (*free)(void *);
    void *(*realloc)(void *, std::size_t);
};

template<typename Function>
Function following(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::atomic<void (*)(void *)> nextFree = nullptr;
std::atomic<void *(*)(void *, std::size_t)> nextRealloc = nullptr;

/// Found at the first call, which comes before main() and from one thread. Asking may itself free something, which is
/// then left alone.
Allocator allocator()
{
    static std::atomic<bool> asking = false;
    if (!nextRealloc.load(std::memory_order_acquire)) {
        if (asking.exchange(true))
            return {[](void *) {}, [](void *, std::size_t) -> void * { return nullptr; }};
        nextFree.store(following<void (*)(void *)>("free"));
        nextRealloc.store(following<void *(*)(void *, std::size_t)>("realloc"), std::memory_order_release);
        asking = false;
    }
    return {nextFree.load(std::memory_order_relaxed), nextRealloc.load(std::memory_order_relaxed)};
}

} // namespace

// These two stand before the C library's for the whole process, the libraries included: the linker exports what they
// refer to. Memory of malloc(), calloc(), posix_memalign() and operator new all comes back through them.
extern "C" {

__attribute__((visibility("default"))) void free(void *memory) noexcept
{
    if (memory && overwriting.load(std::memory_order_relaxed))
        explicit_bzero(memory, malloc_usable_size(memory));
    allocator().free(memory);
}

__attribute__((visibility("default"))) void *realloc(void *memory, std::size_t size) noexcept
{
    if (!memory || size == 0 || !overwriting.load(std::memory_order_relaxed)) {
        if (memory && overwriting.load(std::memory_order_relaxed))
            explicit_bzero(memory, malloc_usable_size(memory));
        return allocator().realloc(memory, size);
    }
    const std::size_t had = malloc_usable_size(memory);
    if (size <= had && size >= had / 2)
        return memory;
    // Never the allocator's own move, which would leave the old place as it is.
    void *moved = std::malloc(size);
    if (moved) {
        std::memcpy(moved, memory, std::min(had, size));
        free(memory);
    }
    return moved;
}
}

#else

namespace dockpass::platform {

void overwriteFreedMemory() {}

} // namespace dockpass::platform

#endif
