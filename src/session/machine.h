// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/effects.h"
#include "session/events.h"
#include "session/renewalplan.h"
#include "session/state.h"
#include "session/view.h"

namespace dockpass::session {

/// Decides everything about a session, and does nothing: no I/O, no clock, no timer, no thread.
/// The same state, event and time always give the same effects.
class Machine
{
public:
    /// Which grants a sign-in may use (contract 1 and 6).
    enum class SignInBy {
        WhatIsThere, ///< the authorization code where the server has it, else the password
        Code,        ///< the authorization code, or not at all
        Password,
    };
    struct Traits
    {
        double jitter = 0;     ///< this device's fraction in [0, 1)
        bool automatic = true; ///< renews by itself when the time has come; false: only when asked (command line)
        SignInBy signInBy = SignInBy::WhatIsThere;
        milliseconds sessionLength = std::chrono::hours(12); ///< from the password on; at most longestTerm
        quint64 seed =
            0; ///< of all that is left to chance: random for each process, fixed where a history is to repeat
    };

    explicit Machine(Traits traits, State state = {});

    /// Takes one event in and returns what has to be done about it, in order.
    [[nodiscard]] Effects handle(Event event, const Now &now);

    [[nodiscard]] const State &state() const { return m_state; }
    /// What a renewal would be now; a plan of nothing while no session is held.
    [[nodiscard]] RenewalPlan plan(Instant now) const;
    /// The refresh token was sent, and what became of it is not known: it may be used up.
    [[nodiscard]] bool outcomeUnknown() const;
    /// When to send a Tick at the latest; empty: time changes nothing.
    [[nodiscard]] std::optional<Instant> wakeAt(Instant now) const;
    [[nodiscard]] View view(const Now &now) const;
    /// Nobody is signed in, and whether the record is gone will be known.
    [[nodiscard]] bool isErasing() const { return m_state.erasePending && m_state.erases > 0 && !m_state.session; }

private:
    // One function a phase: what it reacts to. Anything it does not name is not for this phase.
    void whileStarting(Event &event);
    void whileSignedOut(Event &event);
    void whileAttempting(Event &event); ///< SigningIn, and what is the same in the two phases that interrupt it
    void whileChoosing(Event &event);
    void whileMfaCode(Event &event);
    void whileSignedIn(Event &event);
    /// What is the same in every phase: how the store and the network are.
    void inAnyPhase(const Event &event);

    // Storage (machine_storage.cpp)
    void load(const store::Account &account);
    void save(bool user, bool warehouse);
    void saveEnded(bool well);
    void notStored(const SaveFailed &event);
    void listingSeen(const ListingSeen &event);
    void saveObsolete(const SaveObsolete &event);
    /// What was saved, or not, is the session that is held now.
    [[nodiscard]] bool isOurs(const QByteArray &sessionId) const;
    void recordLoaded(RecordLoaded &event);
    void loadFailed(const LoadFailed &event);
    void keychainAgain(bool byPerson = false);
    void erase(bool mayAsk);
    /// What was signed out and is not proven gone is tried again. Asks nobody to unlock anything.
    void eraseLeftovers();
    /// Whoever was here before the one who signs in now.
    void leaveBehind(const store::Account &next);
    void recordErased(const RecordErased &event);
    void eraseFailed(const EraseFailed &event);
    void adopt(Session session);

    // Sign-in and sign-out (machine_signin.cpp)
    void started(const Started &event);
    void beginSignIn(SignInRequested &event);
    void authorizationArrived(AuthorizationArrived &event);
    void authorizationRefused(AuthorizationRefused &event);
    void userTokenArrived(UserTokenArrived &event);
    void warehouseTokenRefused(const WarehouseTokenRefused &event);
    void userTokenRefused(const Failure &failure);
    void learnFromRefusal(Failure::Kind kind);
    void warehouseTokenArrived(WarehouseTokenArrived &event);
    void completeSignIn(WarehouseTokenArrived &event);
    void leaveAttempt();
    void beginSignOut();
    /// The session has ended by itself; the record is left where it is unless `erase`.
    void endSession(Notice notice, bool erase = false);
    /// `ended`: see EraseRecord.
    void eraseStored(const QByteArray &ended);

    // How long the session may last (machine_term.cpp)
    /// Before anything else happens: what is over ends.
    void endOverdue();
    /// The session's length is reached and the record of it was read again just now.
    void endOver(bool erase);
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] bool isEnding() const;
    /// The record has to tell anew what is left.
    [[nodiscard]] bool mustWriteTerm() const;
    /// False: it cannot be now.
    bool writeTerm();
    [[nodiscard]] std::optional<Instant> termWakeAt(Instant now) const;

    // The choice of a warehouse (machine_warehouse.cpp)
    void beginChange(const WarehouseChangeRequested &event);
    void requestAssignments();
    void assignmentsArrived(const AssignmentsArrived &event);
    [[nodiscard]] Failure told(Failure::Kind kind, const QList<glue::Assignment> &assignments) const;
    void assignmentsRefused(const Failure &failure);
    void ask();
    void warehouseChosen(const WarehouseChosen &event);
    void activate(const glue::Assignment &assignment);
    void assignmentActivated(const AssignmentActivated &event);
    void activationRefused(const Failure &failure);
    void requestExchange(const QString &warehouseName);
    void completeChange(WarehouseTokenArrived &event);
    void failAttempt(const Failure &failure);
    [[nodiscard]] bool isAwaited(Attempt::Step step) const;

    // The second factor (machine_mfa.cpp)
    /// The server wants a code before it does `step`.
    void askForCode(const Failure &failure, Attempt::Step step);
    void codeEntered(MfaCodeEntered &event);
    void repeatBlocked();
    void typesArrived(const MfaTypesArrived &event);
    void triggerMfa(const QString &type);
    void sendRefused(const Failure &failure);
    void beginCode(const Failure &failure);

    // Renewal (machine_renewal.cpp)
    void whileRenewing(Event &event);
    void networkReturned();
    void renewNow();
    void tokenWanted(const TokenWanted &event);
    [[nodiscard]] bool mayRenew() const;
    void startRenewalIfDue(bool asked = false);
    /// Every token of the session has run out, and no refresh can bring another.
    [[nodiscard]] bool isUsedUp() const;
    void endUsedUp();
    void renewalPrepared(RenewalPrepared &event);
    /// Takes over what another process has renewed. True: the user token is another one now.
    bool takeOver(StoredSession &stored);
    void renewed();
    void forgetRefusals();
    void sayStuck();
    void endWish(const RenewalPlan &now);
    void takeNextStep();
    void postponeRefresh();
    void refreshUnread();
    void saveRenewed(bool user, bool warehouse);
    void saveOver(const QByteArray &sessionId, bool well);
    void refreshArrived(RefreshArrived &event);
    void refreshRefused(const Failure &failure);
    void saveRefusal();
    void refreshRejected(const Failure &failure);
    void keepName(TokenPair &fresh) const;
    void exchangeArrived(ExchangeArrived &event);
    void exchangeRefused(const Failure &failure);
    void learn(store::RefreshGrant grant);
    void endRenewal();
    void prepareRenewal();

    // How the server is (machine_server.cpp)
    void noteServer(const Event &event);
    void serverFailed(const Failure &failure);
    /// What another process has found out while this one waited is not asked again.
    void heed(const ServerTrouble &theirs);
    /// Nothing is asked by itself before.
    [[nodiscard]] Instant quietUntil(Instant now) const;
    /// After one more failure in a row
    [[nodiscard]] milliseconds pauseAfter(int failures, std::optional<std::chrono::seconds> retryAfter = {});

    // The picklists that wait (machine_picklists.cpp); in every phase, after its own function
    void aboutPicklists(const Event &event);
    void picklistsWanted(const PicklistsWanted &event);
    void askForPicklists();
    void picklistsRefused(const Failure &failure);
    void forgetPicklists();
    [[nodiscard]] std::optional<Workplace> workplace() const;
    /// When their number is too old to be shown.
    [[nodiscard]] std::optional<Instant> picklistsUntil() const;

    void emitEffect(Effect effect) { m_effects.push_back(std::move(effect)); }

    Traits m_traits;
    State m_state;
    Now m_now;         ///< of the event being handled
    Effects m_effects; ///< of the event being handled
};

} // namespace dockpass::session
