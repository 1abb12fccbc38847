// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <functional>

class QSettings;

namespace dockpass::store {

/// It is there, and its end is not: emptied, torn, or written by something else. changeList() ends each list with a line
/// of its own.
bool isRuinedList(const QString &file);
/// It was begun over a ruined one, or in the place of one that was lost, and what that one said of a store has not been
/// made up for since.
bool isIncomplete(const QSettings &list, const QString &store);
void setIncomplete(QSettings &list);
void setComplete(QSettings &list, const QString &store);

/// Of a ruined one nothing is kept: what stands there may be torn anywhere.
/// Changes the file of the list of sessions (INI), whole or not at all, and waits until it is on the disk. What another
/// process has written meanwhile stays. `apply` changes what it is given; false: nothing is to be changed. A failure
/// costs comfort, never the session: it is logged, without the path, which names a person. Waits at most 5 s for another
/// process.
bool changeList(const QString &file, const std::function<bool(QSettings &)> &apply);

} // namespace dockpass::store
