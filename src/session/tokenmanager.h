// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/traces.h"
#include "glue/gluebackend.h"
#include "session/machine.h"
#include "session/sessionkeeper.h"
#include "session/sharedtrouble.h"
#include "session/view.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace dockpass::session {

/// The shell around the Machine: turns what happens into events and carries the effects out. Owns the machine and thereby
/// every token of the process. Decides nothing. Lives in one thread.
class TokenManager : public QObject
{
    Q_OBJECT
public:
    /// What it works with; all of it must outlive it.
    struct Parts
    {
        glue::GlueBackend &backend;
        store::TokenStore &store;
        store::SessionIndex &index;
        const Clock &clock;
        QStringList lockFolders;     ///< platform::lockFolders(): the first one is shared by all processes of this user
        milliseconds requestTimeout; ///< of one request: what another process may need for its renewal follows from it
    };

    /// An access token on loan, with what has to travel along with it.
    struct TokenUse
    {
        const Secret &accessToken; ///< valid during the callback only
        QDateTime expiresAt;       ///< UTC; the end of the token or that of the session, whichever comes first
        QStringList scopes;
    };
    using TokenCallback = std::function<void(Result<TokenUse, Notice>)>;
    using RenewCallback = std::function<void(Result<Done, Notice>)>;

    TokenManager(Parts parts, Machine::Traits traits, QObject *parent = nullptr);
    ~TokenManager() override;

    /// Begins with this account's stored session, if one is stored. `account` may be empty. Once more where nobody is
    /// signed in or signing in: another one's, or one that was not known of.
    void start(const store::Account &account);
    /// `warehouse`: name or uuid of the one to work in; empty: as it comes, or as the person chooses.
    void signIn(const store::Account &account, Secret password, const QString &warehouse = {});
    void cancelSignIn();
    /// Another warehouse for the session: `warehouse`, or one that chooseWarehouse() names when the list is there.
    void changeWarehouse(const QString &warehouse = {});
    /// `id`: of one of View::warehouses.
    void chooseWarehouse(const QString &id);
    /// Looks at the list again.
    void lookForWarehouses();
    /// The second factor that View::phase MfaCode asks for.
    void enterMfaCode(Secret code);
    /// Has the server send one (again).
    void sendMfaCode();
    void signOut();
    void retryKeychain();
    void continueWithoutKeychain();
    void dismissNotice();
    /// The device has a network again, another one, or has slept.
    void networkReturned();
    /// The clock may have been set, or a person is looking: plans anew, and tells of times that are other ones now.
    void lookAtClock();
    /// Notices from now on that another process signs the session out: for a program that stays, to be asked for when a
    /// session has begun. Not for one that ends soon: to give such a watch back takes the kernel some ten milliseconds.
    void watchList();
    /// Counts the picklists that wait, for View::picklists. What a person asks for is always asked; what a page asks for
    /// at most every few seconds, and not where the server has said no.
    void wantPicklists(bool byPerson);

    /// Fresh tokens now. `callback`, if any, comes once, later: success, or what stood in the way.
    void renew(QObject *context = nullptr, RenewCallback callback = {});
    /// The access token, after a renewal if one is due. `callback` comes once, later; a renewal under way is waited for.
    void withToken(store::Entry kind, QObject *context, TokenCallback callback);

    [[nodiscard]] View view() const;
    /// Of every token that this process has had, to look for what is left of them.
    [[nodiscard]] const Traces &traces() const { return m_traces; }
    /// Nothing is under way that the end of the process would cut off. See idle().
    [[nodiscard]] bool isIdle() const;

Q_SIGNALS:
    void viewChanged();
    void idle();

private:
    /// Somebody who asked for something and is answered when nothing is under way any more.
    struct Waiter
    {
        QPointer<QObject> context;
        Event wish;
        std::function<void()> answer;
        bool asked = false; ///< the machine has been told of the wish
    };

    void handle(Event event);
    void handleOne(Event event);
    void carryOut(Effect effect);
    // One for each effect that takes time (tokenmanager_effects.cpp, tokenmanager_renewal.cpp)
    void load(const store::Account &account);
    /// Precondition: there is one.
    [[nodiscard]] QByteArray heldSession() const;
    void lookAtList();
    void mark();
    /// In the place of a list that was lost.
    void markAgain();
    void restoreMark(const store::Account &account);
    void save(const SaveRecord &effect);
    void erase(const EraseRecord &effect);
    void requestAuthorization(RequestAuthorization effect);
    void redeemCode(const RedeemCode &effect);
    void requestUserToken(RequestUserToken effect);
    void requestMfaTypes();
    void triggerMfa(const QString &type);
    void requestAssignments();
    void activateAssignment(const ActivateAssignment &effect);
    void requestWarehouseToken();
    /// Begins the attempt's requests, or goes on with them.
    QObject *attemptContext();
    /// A token pair's answer as the event that stands for it.
    glue::GlueBackend::TokenCallback userTokenAnswer();
    /// Whose requests those of the attempt are. Valid while the machine's state stays as it is.
    [[nodiscard]] glue::GlueBackend::Caller attempted() const;
    void prepareRenewal();
    void readForRenewal();
    void requestRefresh();
    void requestExchange();
    void endRenewal();
    void countPicklists();
    void planTick();
    void answerWaitersLater();
    void answerWaiters();
    [[nodiscard]] bool settled() const;
    [[nodiscard]] Notice whyNot() const;

    Parts m_parts;
    Machine m_machine;
    SessionKeeper m_keeper;
    Traces m_traces;
    QTimer m_tick;
    std::unique_ptr<QFileSystemWatcher> m_list; ///< null: not watched
    std::unique_ptr<QObject> m_load;            ///< context of the record's
    std::unique_ptr<QObject> m_attempt;         ///< context of the attempt's requests: cancelled by its end
    std::unique_ptr<QObject> m_renewal;         ///< context of the renewal's requests
    std::unique_ptr<QObject> m_picklists;       ///< context of their count
    bool m_renewalLocked = false;
    store::Account m_renewalAccount;
    std::optional<ServerTrouble> m_sharedTrouble; ///< what all processes know, as this renewal found or left it
    std::vector<Waiter> m_waiters;
    std::deque<Event> m_events; ///< what happened while an event was being handled
    bool m_handling = false;
    View m_shown;
    QDate m_shownOn;         ///< local date
    bool m_listLost = false; ///< as it was seen last
    bool m_unmarked = false; ///< the session's marker could not be written
    /// What the session's marker has replaced in the index.
    struct Marks
    {
        QByteArray session; ///< whose marker it is
        store::ListedSession listed;
        std::optional<store::Account> current;
    };
    std::optional<Marks> m_before;
};

} // namespace dockpass::session
