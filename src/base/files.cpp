// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/files.h"

#include <filesystem>
#include <system_error>

namespace dockpass {

bool isCertainlyAbsent(const QString &path)
{
    std::error_code error;
    const auto status = std::filesystem::symlink_status(std::filesystem::path(path.toStdU16String()), error);
    return status.type() == std::filesystem::file_type::not_found;
}

} // namespace dockpass
