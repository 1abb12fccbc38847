// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

// dockpass-failures: prints docs/failures.md. ./dev docs puts it where it belongs.

#include "ui/failurespage.h"

#include <cstdio>

int main()
{
    const QByteArray page = dockpass::test::failuresPage().toUtf8();
    const bool written = std::fwrite(page.constData(), 1, std::size_t(page.size()), stdout) == std::size_t(page.size());
    return written && std::fflush(stdout) == 0 ? 0 : 1;
}
