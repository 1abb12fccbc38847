// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/threadends.h"

#include <openssl/crypto.h>

namespace dockpass::platform {

void letThreadsEndLate()
{
    // Nothing else is set up by it: that would cost each start some milliseconds.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace dockpass::platform
