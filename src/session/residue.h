// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/traces.h"
#include "session/events.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace dockpass::session {

/// What a session has left behind on the device, place by place. Holds no secret and no user name.
struct Residue
{
    enum class Place {
        Store,  ///< the keychain, or what is used in its stead
        List,   ///< the list of sessions beside it
        Files,  ///< settings, locks, temporary files
        Memory, ///< of this process
    };
    enum class Verdict {
        Gone,     ///< proven: nothing of it is there
        Found,    ///< something is
        Unproven, ///< nobody can tell
    };
    /// English words, for whoever translates them, and what stands for their %1, %2 and so on.
    struct Saying
    {
        QLatin1StringView words{};
        QStringList values{};

        friend bool operator==(const Saying &, const Saying &) = default;
    };
    struct Finding
    {
        Place place{};
        Verdict verdict{};
        qint64 count = 0;        ///< Found: of entries, pieces of tokens or secrets
        QString detail;          ///< one technical line, in English
        QList<Saying> sayings{}; ///< what `detail` is made of; empty: it stands for itself

        friend bool operator==(const Finding &, const Finding &) = default;
    };

    QList<Finding> findings;

    /// Every place has been looked at, and nothing is left.
    [[nodiscard]] bool isNone() const;
    friend bool operator==(const Residue &, const Residue &) = default;
};

/// `sayings` in one line, each in the words that `translated` has for it; as `detail` without one.
QString lineOf(const QList<Residue::Saying> &sayings, const std::function<QString(const char *)> &translated = {});
/// "store", "list", "files", "memory".
QString nameOf(Residue::Place place);
/// "gone", "found", "unproven".
QString nameOf(Residue::Verdict state);

/// Keeps the traces of every token that comes with this event.
void noteTokens(Traces &traces, const Event &event);

} // namespace dockpass::session
