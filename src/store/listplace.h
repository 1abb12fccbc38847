// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/listedsession.h"

#include <QString>
#include <QStringList>

class QSettings;

namespace dockpass::store {

// How a ListedSession stands in the file of the list. Each store has a place of its own in the group of the account, both
// named with the '/' at their end.

/// Empty `store`: the group itself.
QString placeOf(const QString &group, const QString &store);
/// The names of the stores in which a session of the account should be, or still be.
QStringList storesOf(QSettings &settings, const QString &group);

/// With a marker other than None.
bool isListed(const QSettings &settings, const QString &place);
/// What is not there has no session where the list is `whole`; else that is Unknown.
ListedSession readListed(const QSettings &settings, const QString &place, bool whole);
/// Puts down that there is none, for a list that is not whole.
void writeGone(QSettings &settings, const QString &place);
/// What is not known is not written.
void writeListed(QSettings &settings, const QString &place, const ListedSession &listed);
void removeListed(QSettings &settings, const QString &place);

} // namespace dockpass::store
