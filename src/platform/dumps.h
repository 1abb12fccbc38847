// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace dockpass::platform {

/// Keeps this process's memory to itself: no core file when it crashes, and no other program of the same user may attach
/// to it or read its memory (root may). To be called first of all. Linux; elsewhere, and under the address sanitizer,
/// nothing happens.
///
/// For developers, DOCKPASS_ALLOW_DUMPS=1 in the environment leaves all of it as it is, with a word in the log. Not a
/// setting: a file of the user's would be an easy way to switch the protection off unseen.
void refuseDumps();

} // namespace dockpass::platform
