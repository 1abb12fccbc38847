// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace dockpass::platform {

/// The administrator's settings; not writable for the user. May not exist.
QString systemPolicyFile();
/// The user's own settings. May not exist.
QString userPolicyFile();
/// Where the file store has its files, and, in another folder, what it knows of them. May not exist yet.
QString sessionFolder();
QString generationFolder();
/// Where systemd has put this service's credentials (systemd.exec(5)); empty: nowhere.
QString credentialFolder();
/// Where the processes of this user find each other's locks. May not exist yet.
QString lockFolder();

} // namespace dockpass::platform
