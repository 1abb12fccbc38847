// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <functional>

class QObject;

namespace dockpass::store {

/// Where the list of sessions is ruined, puts down in a new one whose sessions the store holds; one alone becomes the
/// current one. Not where there is no list: that is how a fresh device looks, and one that somebody has reset. `done`
/// comes once, not after `context` has died: whether somebody was found. It comes at once where there is nothing to be
/// done. Both parts must outlive `context`.
void recoverList(TokenStore &store, SessionIndex &index, QObject *context, std::function<void(bool found)> done);

} // namespace dockpass::store
