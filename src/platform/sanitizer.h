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
