// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace dockpass::test {

/// docs/failures.md as the list of failures and the words installed make it. English: without a translator.
QString failuresPage();

} // namespace dockpass::test
