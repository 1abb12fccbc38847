// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/decisions.h"
#include "session/modelindex.h"

#include <array>
#include <vector>

namespace dockpass::session {

/// A Glue Backend API in a world: what it answers, as the event that tells a client so, and how that goes wrong.
/// Knows of each token whose it is and what became of it.
class ModelServer
{
public:
    struct Traits
    {
        bool refreshes = false; ///< has the (rotating) refresh grant
        bool codes = false;     ///< has /authorize
        double mfa = 0;         ///< how often it asks for a second factor
        double faults = 0.2;    ///< how often a request fails
    };
    enum class For { SignIn, Renewal };

    /// One token pair it has issued, or one warehouse token.
    struct Issued
    {
        enum class Sent {
            Never,
            Perhaps,    ///< it may have been handled
            NotHandled, ///< and the answer says so
            AtItsEnd,   ///< by a process whose clock said that nothing else was left
        };
        int person = 0;
        qint64 warehouse = 0; ///< of a warehouse token: 1 or 2
        Instant until;
        bool used = false; ///< its refresh token
        Sent sent = Sent::Never;
    };

    ModelServer(Traits traits, Decisions &decisions, const Clock &clock);

    /// From now on nothing fails.
    void calmDown() { m_calm = true; }

    Event authorize(Secret password);
    Event userToken(int person, bool rightPassword);
    Event assignments(int person);
    Event activate(int person, const QString &id, bool codeCame);
    Event mfaTypes();
    Event sendCode();
    Event exchange(int token, For what, bool codeCame);
    /// Precondition: refreshSent() was called when it was sent.
    Event refresh(int token);
    Event picklists(int token);

    void refreshSent(int token, bool atItsEnd)
    {
        m_issued[std::size_t(token)].sent = atItsEnd ? Issued::Sent::AtItsEnd : Issued::Sent::Perhaps;
    }
    /// Nobody waits for the answer any more: the refresh was handled, or it was not.
    void refreshUnheard(int token);

    /// The number of a token of ours; -1 for any other text.
    [[nodiscard]] int numberOf(const Secret &token) const;
    [[nodiscard]] const Issued &issued(int token) const { return m_issued[std::size_t(token)]; }
    [[nodiscard]] bool isAlive(int token) const { return issued(token).until > m_clock.now().instant; }

    int signIns = 0;
    int refreshes = 0;
    int counts = 0; ///< answers about picklists that told a number

private:
    std::optional<Failure> networkFault(bool &carriedOut);
    std::optional<Failure> mfaFault(bool codeCame);
    glue::TokenAnswer mint(int person, bool warehouse);
    bool chance(double probability) { return !m_calm && m_decisions.chance(probability); }

    Traits m_traits;
    Decisions &m_decisions;
    const Clock &m_clock;
    bool m_calm = false;
    std::array<qint64, 2> m_active{1, 1}; ///< each person's active warehouse, 1 or 2
    std::vector<Issued> m_issued;
};

} // namespace dockpass::session
