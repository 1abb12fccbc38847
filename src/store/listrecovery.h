// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <functional>

class QObject;

namespace dockpass::store {

/// Where the list of sessions is ruined or incomplete, puts down whose sessions the store holds, see
/// SessionIndex::complete(). Not where there is no list: that is how a fresh device looks, and one that somebody has
/// reset. `done` comes once, not after `context` has died: at once where there was nothing to be done, else later, and
/// where the store could not tell the list is as it was. Both parts must outlive `context`.
void recoverList(TokenStore &store, SessionIndex &index, QObject *context, std::function<void()> done);

} // namespace dockpass::store
