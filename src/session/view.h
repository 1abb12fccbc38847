// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/failure.h"
#include "glue/assignments.h"
#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace dockpass::session {

/// Where the life of a session stands.
enum class Phase {
    Starting,          ///< a stored session is being looked for
    SignedOut,         ///< nobody is signed in; no secret is held
    SigningIn,         ///< a password was given; tokens are being obtained
    MfaCode,           ///< the server wants a second factor before it goes on; the person types it
    ChoosingWarehouse, ///< the password was right, or a session goes on: the person chooses where to work
    SignedIn,          ///< a session is held, valid or being renewed
    SigningOut,        ///< the stored session is being erased
};

/// How the store behaves, independent of the phase.
enum class Keychain {
    Unknown, ///< not asked yet
    Ready,   ///< the last order was carried out
    Waiting, ///< an order is under way for longer than a person should be left without a word
    Locked,
    Absent,
    Failing,
};

/// Whether the server could be reached the last time it was asked.
enum class Network { Online, Offline };

/// What a person has to be told, as facts; the words are made in ui/notices.
struct Notice
{
    enum class Kind {
        SignInFailed,     ///< the sign-in gave no session; `failure` says why
        CodeRefused,      ///< the second factor was wrong; another one may be typed, nothing is lost; `failure`
        ChoiceFailed,     ///< this warehouse could not be had; another may be chosen, and a session goes on; `failure`
        RenewalFailing,   ///< the session goes on, its renewal fails for a passing reason; `failure`
        RenewalBlocked,   ///< the session goes on; another process has been renewing it for too long
        RenewalRefused,   ///< the session goes on until its end, the server renews it no more; `failure`
        PasswordNeeded,   ///< fresh tokens were asked for and only a password brings them; the session goes on
        NoWarehouseToken, ///< the session goes on without one, because the server refuses it; `failure`, `scopes`
        SessionExpired,   ///< every token has reached its end
        SessionOver,      ///< the session has reached the length that the policy allows; `length`
        SessionRejected,  ///< the server refused the session for good; `failure`
        SignedOut,        ///< at the person's wish; `failure`: erased, but the list of sessions still names it
        SignedOutElsewhere, ///< another window or the command line signed this session out
        RecordDamaged,      ///< what the keychain holds is no session record; left in place
        RecordFuture,       ///< the record is of a later version of the program; left in place
        RecordMissing,      ///< there should be a record, the keychain is open and has none
        KeptElsewhere,      ///< another store holds the session than the one that is used; `store`
        KeychainTrouble,    ///< the stored session could not be read; `failure`
        NotStored,          ///< signed in, but the keychain did not take the session; `failure`
        NotErased,          ///< signed out, but the keychain may still hold the session; `failure`
    };
    Kind kind{};
    std::optional<Failure> failure{};
    milliseconds length{0}; ///< SessionOver: of the session
    QString store{};        ///< KeptElsewhere: the name of that store

    friend bool operator==(const Notice &, const Notice &) = default;
};

/// About a renewal that has not brought what it should, while the session goes on.
constexpr bool concernsRenewal(Notice::Kind kind)
{
    return kind == Notice::Kind::RenewalFailing || kind == Notice::Kind::RenewalBlocked
        || kind == Notice::Kind::RenewalRefused || kind == Notice::Kind::PasswordNeeded
        || kind == Notice::Kind::NoWarehouseToken;
}

/// How a person comes by the code of their second factor.
struct MfaDelivery
{
    enum class State {
        Asking,  ///< the server is being asked to send one
        Sent,    ///< it has
        Refused, ///< it does not send one for this person: theirs comes another way
        Failed,  ///< for a passing reason: worth another try
    };
    State state = State::Asking;
    QString type{};    ///< "email"; empty: not told
    Failure failure{}; ///< by which the server asked for the code

    friend bool operator==(const MfaDelivery &, const MfaDelivery &) = default;
};

/// What a token is good for, without the token.
struct TokenFacts
{
    std::optional<QDateTime> expiresAt; ///< UTC; never beyond the session's end. Empty: not known
    QStringList scopes;
    bool valid = true; ///< false: at its end, or refused

    friend bool operator==(const TokenFacts &, const TokenFacts &) = default;
};

/// Everything the outside may know about the session: a value without secrets, made anew after each event.
struct View
{
    Phase phase = Phase::Starting;
    Keychain keychain = Keychain::Unknown;
    Network network = Network::Online;
    store::Account account;              ///< of the session, or of the last one
    std::optional<TokenFacts> userToken; ///< while a session is held
    std::optional<TokenFacts> warehouseToken;
    std::optional<qint64> warehouseId;
    QString warehouseName;              ///< for people; empty: not told
    QList<glue::Assignment> warehouses; ///< ChoosingWarehouse: what there is to choose from
    bool choosing = false;              ///< ChoosingWarehouse, MfaCode: it is the person's turn; else the server's
    MfaDelivery mfa;                    ///< MfaCode
    bool renewing = false;
    bool stored = false;           ///< the session as it is now rests in the store
    bool erasing = false;          ///< signed out, and the store is being asked to forget the session
    bool persistent = true;        ///< the store outlives the program
    bool inKeychain = true;        ///< the store is the keychain
    bool reauthenticating = false; ///< SigningIn, MfaCode or ChoosingWarehouse while the old session goes on
    store::RefreshGrant refreshGrant = store::RefreshGrant::Unknown;
    bool outcomeUnknown = false;          ///< of the last refresh: it is not repeated while the access token lives
    std::optional<QDateTime> nextRenewal; ///< UTC
    std::optional<QDateTime>
        signInNeededBy;      ///< UTC; without a password the work ends then. Empty: no end in sight, or unknown
    bool signInSoon = false; ///< time to say "sign in again before ..."
    std::optional<QDateTime> sessionEndsAt; ///< UTC; where its length is reached, whatever its tokens are good for
    milliseconds sessionLength{0};
    std::optional<int> sessionMinutesLeft; ///< once that end is announced
    std::optional<milliseconds> clockSkew; ///< server minus device, where the server told the time
    std::optional<Notice> notice;
    std::optional<qsizetype> picklists; ///< that wait in the warehouse; more than 100: nobody knows how many more
    bool picklistsTold = false;         ///< the server tells their number, even if it is not known just now
    bool countingPicklists = false;     ///< the server is being asked

    friend bool operator==(const View &, const View &) = default;
};

} // namespace dockpass::session
