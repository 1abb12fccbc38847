// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz/property.h"
#include "session/world.h"

#include <QString>

#include <algorithm>

using namespace dockpass::session;

/// The bytes are decisions: the first says what kind of world it is, the rest what happens in it. The property is that
/// no life breaks an invariant, and that there is a way out of wherever it ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr std::size_t longest = 4096; // some thousand events
    const QByteArray bytes = dockpass::fuzz::bytesOf(data, std::min(size, longest));
    const auto kind = static_cast<unsigned char>(bytes.front());
    World::Traits traits;
    traits.server = {(kind & 1) != 0, (kind & 2) != 0, (kind & 4) != 0 ? 0.3 : 0, (kind & 8) != 0 ? 0.5 : 0.15};
    traits.kills = (kind & 16) != 0 ? 0.05 : 0.01;
    traits.keychain = (kind & 32) != 0 ? 0.6 : 0.1;
    traits.twoProcesses = (kind & 64) != 0;
    traits.command = (kind & 128) != 0;
    World world(traits, Decisions(QByteArrayView(bytes).sliced(1)));
    if (qEnvironmentVariableIsSet("DOCKPASS_TELL"))
        world.writeTo([](const QString &line) { qInfo("%s", qPrintable(line)); });
    world.run(4096);
    const auto keepsAll = [&world] {
        if (const auto &broken = world.broken())
            dockpass::fuzz::require(false, rowOf(broken->check).broken);
    };
    keepsAll();
    world.calmDown(std::chrono::minutes(2));
    const bool works = world.canSignIn();
    keepsAll();
    dockpass::fuzz::require(works, "there is a way out");
    return 0;
}
