// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

/// DOCKPASS_SANITIZED: built with the address sanitizer, whose allocator cannot be replaced and which looks for leaks by
/// attaching to its own process as a debugger.
#if defined(__SANITIZE_ADDRESS__)
#define DOCKPASS_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DOCKPASS_SANITIZED
#endif
#endif

/// DOCKPASS_THREAD_SANITIZED: built with the thread sanitizer. Its allocator cannot be replaced either, and tells of what
/// is moved before it has been copied.
#if defined(__SANITIZE_THREAD__)
#define DOCKPASS_THREAD_SANITIZED
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define DOCKPASS_THREAD_SANITIZED
#endif
#endif
