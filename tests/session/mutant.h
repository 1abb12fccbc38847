// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/machine.h"

#include <functional>

namespace dockpass::session {

/// What is made wrong on purpose in a world, to see a check fail: a machine that decides otherwise, a store that
/// behaves otherwise. The product's code stays as it is.
struct Mutant
{
    std::function<void(State &state, QByteArrayView event)> after;
    std::function<void(Effects &effects, const State &state, QByteArrayView event)> effects;
    std::function<void(Session &session)> loaded;
    std::function<void(store::SessionRecord &record)> saved;
    std::function<void(Event &event)> answered; ///< by the server
    bool readsBelieve = false;                  ///< "not found" of a locked keychain is taken for the truth
    bool erasuresBelieve = false;               ///< "deleted" likewise
    bool withoutLock = false;                   ///< the lock between processes holds nobody
    bool losesAnswers = false;                  ///< the store answers no erase
    bool losesEntries = false;                  ///< a failed read is followed by an erase
    bool writesUnread = false;                  ///< a save does not look what is there
    bool neverWakes = false;                    ///< nobody looks after the machine's time
};

} // namespace dockpass::session
