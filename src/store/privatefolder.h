// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// The few calls to the system that the file store is made of. Each file is judged by its open descriptor, so that
/// nobody can change it between the look and the use. The *_posix.cpp have them; on systems without such files
/// privatefolder_none.cpp refuses. Failures: FileExposed where others could read or change it, else FileFailed with the
/// call and the system's error.
namespace dockpass::store {

/// A folder that belongs to this user and that nobody else can enter. Files in it have mode 0600 and are replaced as a
/// whole. Blocks; lives in one thread.
class PrivateFolder
{
public:
    enum class Absent {
        Leave, ///< a folder that is not there is empty
        Make,  ///< mode 0700, with what leads to it
    };
    enum class Access {
        Private, ///< refuses a folder that others can reach
        Any,     ///< to erase: a secret must not stay for want of order
    };

    static Result<PrivateFolder, Failure> open(const QString &path, Absent absent, Access access = Access::Private);

    PrivateFolder(PrivateFolder &&other) noexcept;
    PrivateFolder &operator=(PrivateFolder &&) = delete;
    ~PrivateFolder();

    [[nodiscard]] bool isThere() const { return m_descriptor >= 0; }

    /// Waits until no other process has it; the kernel frees it with the process that holds it. Ours until this ends.
    [[nodiscard]] Result<Done, Failure> lock() const;
    /// nullopt only where there certainly is no such file. Anything but a regular file of ours is refused.
    [[nodiscard]] Result<std::optional<QByteArray>, Failure> read(const QString &name, qsizetype limit) const;
    /// The file is the old one or the new one, whole, whatever happens meanwhile; the new one has reached the disk when
    /// this has succeeded. Precondition: locked, and there.
    [[nodiscard]] Result<Done, Failure> replace(const QString &name, QByteArrayView bytes) const;
    /// Gone, seen to be gone, and on the disk; also where it never was. The bytes are not overwritten: flash keeps
    /// what it likes.
    [[nodiscard]] Result<Done, Failure> remove(const QString &name) const;
    /// What replace() left behind when its process was killed, of the file `of` or of all. Nobody ever reads it.
    /// Precondition: locked.
    [[nodiscard]] Result<Done, Failure> removeLeftovers(const QString &of = {}) const;

private:
    explicit PrivateFolder(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor; ///< -1: not there
};

/// What was written to this file, or renamed in this folder, has reached the disk. True also where a file system cannot
/// tell, and on systems that have no such call.
bool bringToDisk(const QString &path);

/// Who else a key file may belong to.
enum class KeyFileOwner {
    User,          ///< nobody
    UserOrManager, ///< the system manager, which lets this user read by an access list (systemd credentials)
};

/// The bytes of a key file that only this user can read, no link, at most `limit` of them; nullopt: it is not there.
Result<std::optional<Secret>, Failure> readKeyFile(const QString &path, KeyFileOwner owner, qsizetype limit);

} // namespace dockpass::store
