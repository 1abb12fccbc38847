// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "store/privatefolder.h"
#include "store/storekey.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <atomic>
#include <optional>

namespace dockpass::store {

/// Entries in sealed files, one file each, and beside each, in another folder, a second one that says which generation
/// of it is the last: an older one that is put back does not open. docs/decisions/0008 says what that can see and what
/// it cannot.
///
/// Everything happens under one lock between processes, on the folder itself. An entry is written before its
/// generation: a kill between the two leaves an entry that is newer than it need be, which is fine.
/// Blocks, for the disk and for scrypt; lives in one thread.
class FileVault
{
public:
    struct Folders
    {
        QString entries;
        QString generations;
    };
    FileVault(Folders folders, KeySources sources) : m_folders(std::move(folders)), m_key(std::move(sources)) {}

    /// `name`: whose entry it is; it is bound to the contents, and its digest is the name of the file.
    Result<std::optional<Secret>, Failure> load(const QString &name);
    Result<Done, Failure> save(const QString &name, const Secret &bytes);
    /// Needs no key. `withdrawn`, when it is set by the time the lock is had: erases nothing. Whoever gave the order waits
    /// no longer, and what lies there may have been saved since, by another process. What is set later finds the lock
    /// held, behind which any such save still waits.
    Result<Done, Failure> erase(const QString &name, const std::atomic<bool> *withdrawn = nullptr);
    /// The files that an entry has, whether they are there or not.
    static QStringList filesOf(const Folders &folders, const QString &name);
    /// Whether entries could be read: there is a key, and the folder, if there is one, is private. Changes nothing.
    [[nodiscard]] Result<KeyOrigin, Failure> look() const;

private:
    struct Open
    {
        PrivateFolder entries;
        PrivateFolder generations;
    };
    /// Both folders, locked, without leftovers.
    Result<Open, Failure> open(PrivateFolder::Absent absent, PrivateFolder::Access access);

    /// Where an entry stands: a life of its own, begun by the first save after an erasure, and steps in it.
    struct Generation
    {
        QByteArray lineage; ///< 16 random bytes
        quint64 number = 0;
    };
    struct Contents
    {
        Generation generation;
        Secret bytes;
    };
    /// nullopt: there is no such file.
    Result<std::optional<Contents>, Failure> read(const PrivateFolder &folder, const QString &file,
                                                  QByteArrayView bound);
    Result<Done, Failure> write(const PrivateFolder &folder, const QString &file, QByteArrayView bound,
                                const Generation &generation, const Secret &bytes);
    Result<Generation, Failure> nextGeneration(const Open &folders, const QString &file, const QString &name);

    const Folders m_folders;
    StoreKey m_key;
    bool m_swept = false;
};

} // namespace dockpass::store
