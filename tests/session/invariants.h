// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/agenda.h"
#include "session/modelindex.h"
#include "session/modelkeychain.h"
#include "session/modelserver.h"

#include <array>
#include <set>
#include <span>

namespace dockpass::session {

/// What is checked after every event, and at every write to the keychain. The number is that of the invariant in
/// docs/architecture.md. tst_session_invariants has a mutant for each: one that can never fail is noticed there.
enum class Check {
    OneRenewal,
    OneRenewalOfAll,
    OneQuestion,
    ErasingForAReason,
    ErasedForAReason,
    EntryWhole,
    NeverOlder,
    RotatedIsSaved,
    RotatedBeforeUse,
    SentOnce,
    MarkedBeforeSent,
    TimePasses,
    SomethingComes,
    SomebodyLooks,
    PhaseHolds,
    NoSecretLeft,
    AttemptOver,
    CodeOver,
    PasswordTravels,
    CauseHappened,
    WrongPasswordIsTrue,
    MissingIsTrue,
    SignedOutIsTrue,
    EndedElsewhereIsTrue,
    LooksOnly,
    NumberOfThere,
    RightPerson,
    NeverLonger,
};

/// The number of a session by its id, as the model server gives them: later ones are higher.
int numberOfSession(const QByteArray &id);

struct CheckRow
{
    Check check;
    const char *number;
    const char *broken; ///< what is wrong where it does not hold
};
std::span<const CheckRow> allChecks();
const CheckRow &rowOf(Check check);

/// The first check of a life that did not hold.
struct Broken
{
    Check check;
    QString where;
};

/// Whether a state holds a secret that its phase does not need, or lacks what its phase is about.
std::optional<Check> brokenSecret(const State &state);

/// What happens to one process, as far as the checks want to know.
struct Observed
{
    int process = 0;
    const Machine &machine;
    const Agenda &agenda;
    const ModelKeychain &keychain;
    Now now;
    const char *event = "";
    bool automatic = true;  ///< it renews by itself
    int queued = 0;         ///< events that have come and wait for the present one
    bool alone = true;      ///< there is no other process
    bool othersKnow = true; ///< that the machine's account is signed out: they have put away what they had
};

/// Watches a world. Sees what is true (the server's tokens, the keychain's entries), not what a machine believes.
class Invariants
{
public:
    Invariants(const ModelServer &server, const ModelKeychain &keychain, const Clock &clock);

    [[nodiscard]] const std::optional<Broken> &broken() const { return m_broken; }
    void require(bool holds, Check check, const char *where = "");
    void timePasses() { m_eventsWithoutTime = 0; }

    void processStarts(int process);
    /// A machine is about to handle this event, in this state.
    void before(const Observed &seen, const Event &event);
    /// It has, and these effects are about to be carried out.
    void decided(const Observed &seen, const Effects &effects);
    /// They are.
    void after(const Observed &seen);
    /// The store has said whether it holds a record of this person.
    void recordRead(int person, bool found);
    void restored(const Session &session, const Now &now);

    void refreshGoesOut(const Observed &seen, int token, bool alive);
    void exchangeGoesOut(const Observed &seen, int token);
    void entryChanges(int person, store::Entry entry, const Secret *becomes, bool unguarded);
    /// A sign-out that the list could not note holds for whatever is found.
    void erasesUnmarked(int person) { m_ended[std::size_t(person)] = m_server.signIns; }
    /// This session is saved although another process has the lock: see SessionKeeper::save.
    void savedWithoutLock(const QByteArray &sessionId) { m_unguarded.insert(numberOfSession(sessionId)); }

private:
    struct OfProcess
    {
        int rotated = -1;  ///< token that a rotation has brought and that is not saved yet
        int renewing = -1; ///< the person whose renewal has a request on its way
        // Of the event that is being handled
        View view;
        int held = -1;                        ///< number of the session it came upon
        std::optional<Failure> carried;       ///< the failure that it tells
        std::optional<Failure> refusalBefore; ///< of the exchange
        bool mayErase = false;                ///< it is a reason to erase
        bool onlyLooks = false;               ///< it is about picklists
        bool credentials = false;             ///< the server has refused user name and password
        bool rotates = false;
        bool bringsPassword = false; ///< or an authorization code
    };

    bool isReasonToErase(const Observed &seen, const Event &event);
    void checkWork(const Observed &seen);
    void checkWaiting(const Observed &seen);
    void checkSecrets(const Observed &seen);
    void checkNotice(const Observed &seen, const OfProcess &of);
    void checkPicklists(const Observed &seen, const OfProcess &of);
    void checkPerson(const Observed &seen);
    [[nodiscard]] bool personIs(const Secret &token, const store::Account &account) const;
    OfProcess &of(int process) { return m_processes[std::size_t(process)]; }

    const ModelServer &m_server;
    const ModelKeychain &m_keychain;
    const Clock &m_clock;
    std::optional<Broken> m_broken;
    std::array<OfProcess, 2> m_processes;
    std::array<int, 2> m_signedOut{-1, -1}; ///< each person's sessions up to this one have been signed out
    std::array<int, 2> m_ended{-1, -1};     ///< or have ended for good
    std::set<int> m_unguarded;              ///< sessions that were saved without the lock
    int m_eventsWithoutTime = 0;
};

} // namespace dockpass::session
