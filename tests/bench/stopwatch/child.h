// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <sys/types.h>

namespace dockpass::bench {

/// The program being measured: started by the constructor, ended by the destructor.
class Child
{
public:
    /// `command`: as for main(), ended by a null pointer. Throws std::runtime_error if it cannot be started.
    explicit Child(char *const *command);
    ~Child();
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    [[nodiscard]] bool hasEnded();
    /// Memory in kB, what it shares with other processes divided among them.
    [[nodiscard]] long proportionalMemory() const;

private:
    pid_t m_process = 0;
    bool m_ended = false;
};

} // namespace dockpass::bench
