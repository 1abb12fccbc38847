// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/machine.h"

#include <functional>
#include <vector>

namespace dockpass::session::samples {

using namespace std::chrono_literals;

inline const store::Account picker{QStringLiteral("https://glue.example"), QStringLiteral("picker@shop.example")};
inline const store::Account other{QStringLiteral("https://glue.example"), QStringLiteral("other@shop.example")};

/// Token texts are told apart by `name`.
glue::TokenAnswer answer(QByteArrayView name, Instant sentAt, std::optional<milliseconds> lifetime = 8h,
                         bool withRefreshToken = true);
/// A session whose tokens were issued at `at`; id "session-0123456". Its term is of no concern.
Session heldSession(Instant at, milliseconds userLife = 8h, milliseconds warehouseLife = 7 * 24h);
/// A machine's state in this phase, as it is a second after it was reached at `at`.
State state(Phase phase, Instant at);

/// Two warehouses of the picker.
glue::Assignment north(bool active = false);
glue::Assignment south(bool active = false);

Failure failure(Failure::Kind cause, int httpStatus = 400);

struct NamedEvent
{
    const char *name;
    std::function<Event()> make;
};
/// One of each kind of event, in the order of the variant.
std::vector<NamedEvent> allEvents(const Now &now);

/// "SaveRecord EndRenewal": the kinds of the effects, in order.
QString names(const Effects &effects);
QString nameOf(Phase phase);

/// What a read finds where the record is as this process knows it.
StoredSession asHeld(const State &state);

} // namespace dockpass::session::samples
