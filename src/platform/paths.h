// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

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
/// Where the runtime folder of this user should be, best first: what the session says, then where its system keeps it.
QStringList runtimeCandidates();
/// Where the processes of this user on this device find each other: locks, the window's socket. Which one it is may
/// differ between processes that were started before and after the user came to the system: see lockFolders(). In the first of
/// `candidates` that belongs to this user and is closed to all others (XDG base directories: mode 0700). Where there is
/// none (a system without a session, another one than Linux) it is the settings folder: private and the same for all
/// processes too, while a folder under /tmp could be another user's. May not exist yet.
QString runtimeFolder(const QStringList &candidates = runtimeCandidates());
/// Where the locks lie of what only one process of this user may do at a time, in the order in which they are taken: beside
/// the list of sessions, where every process of the user comes to, then in the runtime folder. Both, see
/// docs/decisions/0009; one where they are the same. What goes with a lock lies in the first.
QStringList lockFolders(const QStringList &candidates = runtimeCandidates());
/// Whether this file or link (not what it leads to) is this user's, in a folder that is everybody's. Windows: all is,
/// for there each user has a folder for temporary files.
bool belongsToUser(const QString &path);

} // namespace dockpass::platform
