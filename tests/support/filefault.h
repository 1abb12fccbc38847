// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

/// Stands before the C library where a program touches files below some folders, counts the calls, and spoils one of
/// them: it fails, writes half, or the process is killed before or after it. Built into a test program, which arms it
/// by these functions; or as a library for LD_PRELOAD into a real one, armed by the environment:
///
///   DOCKPASS_FILEFAULT=FOLDER:FOLDER     whose calls count
///   DOCKPASS_FILEFAULT_AT=N              the N-th of them, from 1; 0 or absent: none
///   DOCKPASS_FILEFAULT_DO=kill-before | kill-after | half | an errno as a number
///   DOCKPASS_FILEFAULT_LOG=FILE          gets one line a call: its name
namespace dockpass::test::filefault {

enum class Do {
    Fail,       ///< it does nothing and reports the error
    Half,       ///< a write takes half of it, and the next call fails; any other call fails
    KillBefore, ///< SIGKILL
    KillAfter,
};

struct Fault
{
    int at = 0; ///< 0: none, only count
    Do what = Do::Fail;
    int error = 0; ///< errno
};

/// From now on, calls below `folders` count, from 1.
void arm(std::vector<std::string> folders, Fault fault = {});
/// Nothing counts any more. Returns what was called, in order.
std::vector<std::string> disarm();

} // namespace dockpass::test::filefault
