// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <memory>

namespace dockpass::platform {

/// A lock between the processes of one user, by a file. It ends with the process that holds it, however that ends.
/// On Linux the kernel holds it (filelock_linux.cpp) and the file is left where it is; elsewhere the file names its
/// holder (filelock_named.cpp). Not for use by several threads.
class FileLock
{
public:
    enum class Outcome {
        Held,
        Busy,       ///< another process, or another FileLock of this one, has it
        Impossible, ///< there can be no such file there, or no lock on it
    };

    explicit FileLock(QString file);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    /// Takes it, or says why not; never waits. Makes the folder where it is missing, closed to all others.
    [[nodiscard]] Outcome tryHold();
    void letGo();
    [[nodiscard]] bool isHeld() const { return m_hold != nullptr; }

private:
    struct Hold;
    QString m_file;
    std::unique_ptr<Hold> m_hold;
};

} // namespace dockpass::platform
