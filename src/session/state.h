// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "glue/answers.h"
#include "glue/assignments.h"
#include "session/backoff.h"
#include "session/renewalplan.h"
#include "session/sessionterm.h"
#include "session/view.h"
#include "store/sessionrecord.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace dockpass::session {

/// One token pair as the machine holds it.
struct TokenPair
{
    Secret accessToken;
    Secret refreshToken; ///< empty: none, or known to be dead
    glue::Claims claims;
    TokenLife life;
    quint64 revision = 0;      ///< counts up with every renewal
    bool refreshSpent = false; ///< sent, outcome unknown
    QString warehouseName;     ///< of a warehouse token, where the list of warehouses told; else empty

    [[nodiscard]] TokenPair clone() const;
};

/// Signed in: a user token and, most of the time, the warehouse token it was exchanged for.
struct Session
{
    QByteArray id; ///< 16 random bytes; ties the stored entries of one sign-in together
    TokenPair user;
    std::optional<TokenPair> warehouse;
    SessionTerm term{};

    /// One of its pairs may be used: valid, and the session is not over.
    [[nodiscard]] bool mayUse(const TokenPair &pair, Instant now) const
    {
        return pair.life.validAt(now) && !term.isOver(now);
    }
    /// Until when, as far as anybody knows.
    [[nodiscard]] Instant usableUntil(const TokenPair &pair) const
    {
        return std::min(pair.life.expiresAt.value_or(term.endsAt), term.endsAt);
    }
    [[nodiscard]] Session clone() const;
};

/// A person on the way to a warehouse token: signing in, or changing the warehouse of the session.
struct Attempt
{
    /// What is being waited for.
    enum class Step { Authorization, UserToken, Assignments, Choice, Activation, WarehouseToken, MfaCode };

    Step step = Step::UserToken;
    store::Account account;
    store::RefreshGrant grant = store::RefreshGrant::Unknown; ///< what is known of that server
    std::optional<TokenPair> user; ///< the new user token; empty: the session's own is what counts
    store::SignInGrant remembered = store::SignInGrant::Unknown; ///< as having worked at that server
    bool byCode = false;      ///< by the authorization code grant, not the password grant
    bool mayFallBack = false; ///< to the password grant, where the server has no other
    bool change = false;      ///< of the session's warehouse, without a password
    QString wish;             ///< the warehouse that was named beforehand
    QList<glue::Assignment> choices;
    QString warehouseName;          ///< of the one that is being taken
    bool exchangeRepeated = false;  ///< the exchange has been asked for a second time
    bool reloaded = false;          ///< the list has been asked for a second time
    QString activating;             ///< id of the assignment that is being activated
    Step blocked = Step::MfaCode;   ///< MfaCode: what waits for the code
    Secret mfaCode;                 ///< as typed, while the requests that want it are under way
    std::optional<MfaDelivery> mfa; ///< once a code was asked for
    bool held = false;              ///< the exchange waits for a renewal to end: its answer must be the later one

    [[nodiscard]] Attempt clone() const;
};

/// Where a session works: what the number of waiting picklists is about.
struct Workplace
{
    QByteArray sessionId;
    std::optional<qint64> warehouseId;
    QString warehouseName;

    friend bool operator==(const Workplace &, const Workplace &) = default;
};

/// The picklists that wait there (contract 11).
struct Picklists
{
    std::optional<qsizetype> count; ///< empty: not known
    Instant countedAt;
    bool told = false;           ///< the server has told a number here: it has such a list
    bool wanted = false;         ///< to be asked for as soon as there is a token to ask with
    bool asking = false;         ///< asked for; one question at a time
    bool refused = false;        ///< the server has none for this session; a person may ask all the same
    Instant notBefore;           ///< for everybody but a person
    std::optional<Workplace> of; ///< whose they are; empty: never asked
};

/// What a renewal is at. One at a time; the order is that of the enum.
enum class Work {
    None,
    Preparing, ///< getting the lock shared by all processes and reading the record again
    Marking,   ///< writing down that the refresh token is about to be used
    Refreshing,
    Exchanging,
    Saving,
};

/// What the list of sessions (SessionIndex) says of the one that is held.
enum class Listing {
    None,    ///< nothing
    Ahead,   ///< that it is stored, and nothing of it is yet: a kill in between must not leave an entry nobody knows of
    Perhaps, ///< likewise, but a save that has failed may have written an entry
    Proven,  ///< that it is stored, and it has been; or a later one is that has replaced it
};

/// Another account, signed out, whose record the store has not proven gone.
struct LeftBehind
{
    store::Account account;
    int erases = 0;     ///< as State::erases
    QByteArray ended{}; ///< as State::ended
};

/// All that the machine knows. Owns every token of the process. A value: move it, or clone() it in tests.
struct State
{
    Phase phase = Phase::Starting;
    store::Account account;
    std::optional<Session> session;

    std::optional<Attempt> attempt; ///< SigningIn and ChoosingWarehouse

    Keychain keychain = Keychain::Unknown;
    Network network = Network::Online;
    bool loading = false;        ///< the record was asked for and has not come
    bool recordExpected = false; ///< the marker says that there is a record, and none has been seen yet
    bool erasePending = false;   ///< signed out, and the store has not proven the record gone
    QByteArray ended;            ///< with erasePending: only this session, which has ended by itself
    int erases = 0;              ///< orders to erase it that are under way
    std::vector<LeftBehind> leftBehind;
    bool stored = false; ///< the store holds the session as it is now
    int saves = 0;       ///< orders to save that are under way
    Listing listing = Listing::None;

    Work work = Work::None;
    bool reread = false; ///< the record was read again before this renewal: it is what is being renewed
    std::optional<Failure>
        doubted;              ///< the refresh was refused, and the record is read once more before that is believed
    bool spentBefore = false; ///< the refresh token under way was sent before, with unknown outcome
    bool wanted = false;      ///< fresh tokens were asked for: the warehouse token ...
    bool wantedUser = false;  ///< ... and the user token
    store::RefreshGrant refreshGrant = store::RefreshGrant::Unknown;
    std::optional<Failure>
        exchangeRefusal; ///< the definite no that /warehouse-tokens has answered, until it is another
    int refreshFailures = 0;
    int exchangeFailures = 0;
    Instant refreshNotBefore;
    Instant exchangeNotBefore;
    std::optional<ServerTrouble> trouble; ///< of the account's server, until it answers
    Instant preparing;                    ///< since when a renewal has waited for the lock
    Chance chance;                        ///< seed 0: takes that of the traits

    std::optional<glue::ServerTime> serverTime; ///< the last that a server told
    std::optional<Notice> notice;
    Picklists picklists;

    [[nodiscard]] State clone() const;
};

/// That a session has ended because its term is over.
Notice overNotice(const SessionTerm &term);

/// A pair from an answer: its life is counted from the moment the request was sent.
TokenPair pairFrom(glue::TokenAnswer answer);
/// A pair from the store. Wall clock times become boot-time ones, in the same boot by what the writer's clock would show
/// now: setting the clock changes nothing. After another boot a life at least never grows by a clock set back.
TokenPair pairFrom(store::SessionRecord record, const Now &now);
/// How long the session of a record may last yet; empty: the record does not tell.
std::optional<SessionTerm> termOf(const store::SessionRecord &record, const Now &now);
/// A session from what the store holds of it: its user token, and the warehouse token of the same sign-in, if there is
/// one. What a version without limits wrote is limited from the user token's issue on, by the longest there is.
Session sessionFrom(store::SessionRecord user, std::optional<store::SessionRecord> warehouse, const Now &now);
/// The stored form of a pair, with the session's term.
store::SessionRecord recordOf(const Session &session, const TokenPair &pair, const Now &now);

} // namespace dockpass::session
