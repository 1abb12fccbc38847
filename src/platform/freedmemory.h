// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace dockpass::platform {

/// From now on memory is overwritten when it is freed or moved, whoever frees it: this program, Qt, the TLS library, the
/// keychain's. What passes through them is then gone as soon as they have let go of it. Cannot be switched off again.
/// glibc only; elsewhere nothing happens.
void overwriteFreedMemory();

/// Whether that is in force.
[[nodiscard]] bool overwritesFreedMemory();

} // namespace dockpass::platform
