// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <span>

namespace dockpass {

/// Something that did not work: the kind for the person, the facts for IT. Never holds a secret or a body.
struct Failure
{
    /// The closed list of everything that can go wrong, one value for each cause that a person or IT can act on.
    /// failure.cpp has a row for each, ui/failuretexts the words, and docs/failures.md is made from both.
    enum class Kind {
        // No HTTP answer
        HostNotFound,      ///< the name does not resolve
        Offline,           ///< this device has no network or no route
        ConnectionRefused, ///< nothing listens there; the request was certainly not sent
        ConnectionLost,    ///< closed or reset before a whole answer; the request may have been carried out
        TimedOut,          ///< no whole answer in time; the request may have been carried out
        ProxyFailed,       ///< the proxy refused or was not found
        ProxyAuthRequired, ///< the proxy wants a password of its own
        CaptivePortal, ///< the network lets nobody out before a login of its own (RFC 6585 6, or the system says so)
        // The address
        InvalidAddress,  ///< not an absolute http(s) address; nothing was sent
        InsecureAddress, ///< not https (and not loopback with the explicit switch); nothing was sent
        NotABackendApi,  ///< a web page or a 404 answers where the token endpoint should be
        StorefrontAnswered, ///< the credentials were refused in the storefront's shape, not the Back Office's (contract 1.3)
        HttpAuthRequired, ///< 401 with WWW-Authenticate: a Basic login (or the like) in front of the shop
        Redirected,       ///< 3xx; never followed with credentials
        EndpointMissing,  ///< 404 on anything but the two token requests: the module is not installed
        // TLS
        CertificateExpired,     ///< past its end; or this device's clock is wrong
        CertificateNotYetValid, ///< before its start; most often this device's clock is wrong
        CertificateUntrusted,   ///< signed by nobody this device trusts
        CertificateWrongHost,   ///< issued for another name
        TlsVersion,             ///< the two have no version of TLS in common
        TlsFailed,              ///< any other failure of the handshake
        // The server
        AnswerUnreadable,  ///< JSON that is cut off or broken, or has no token where one belongs
        AnswerTooLarge,    ///< over the body limit
        AcceptRefused,     ///< 415 / 406: the server does not speak the asked format
        TooManyRequests,   ///< 429; see retryAfter
        ServerError,       ///< 500 and other 5xx: broke while answering; the request may have been carried out
        ServerUnavailable, ///< 502, 503, 504: the shop is down, overloaded or in maintenance
        UnexpectedAnswer,  ///< any other status
        // Sign-in
        CredentialsRejected,      ///< invalid_grant on the password: wrong user name or password, which one is not told
        FieldMissing,             ///< invalid_request on the password
        PasswordGrantUnsupported, ///< this server has no password grant
        ClientRejected,           ///< invalid_client: the server's own client set-up is broken
        CodeGrantUnsupported,     ///< no /authorize there, and it is the only way that is allowed
        AuthorizationRefused,     ///< /authorize or the code it gave was refused, for no fault of the person
        AuthorizationMismatch,    ///< what /authorize gave is not an answer to what was asked (state, redirect)
        MfaCodeRequired,          ///< 5900
        MfaCodeRejected,          ///< 5901
        // The warehouse
        NotAWarehouseUser,   ///< 5101, and the user token says: a Back Office user only (contract 3.3)
        NoActiveWarehouse,   ///< 5101, and the user token says: a warehouse user, so none is active
        NoActiveAssignment,  ///< 5101, and the user token does not tell which of the two
        NoWarehouseAssigned, ///< the list is empty: nobody has given this person a warehouse
        ExchangeRefused,     ///< an OAuth error on the exchange (warehouse deleted, scope missing); no password problem
        WarehouseSignInMissing, ///< 404 on /warehouse-tokens: not installed there
        AssignmentGone,         ///< 5201: the assignment is not there any more, or is somebody else's
        AssignmentRefused,      ///< 5202-5206: the server does not activate this assignment
        WarehouseDisabled,      ///< the only warehouse, or the one that was named, is switched off at the server
        WarehouseUnknown,       ///< the warehouse that was named is not in the list, or is named twice
        WarehouseChoiceNeeded,  ///< there are several, none is active, and nobody is there to choose
        NotPermitted,           ///< 403 with an error in JSON but no known code: this user may not do this
        // The session
        AccessTokenRejected, ///< 001 (401 or 400), or a 401 in JSON on a resource: expired, forged, or of another kind
        AccessTokenMissing,  ///< 002: the server saw no token
        RefreshUnsupported,  ///< unsupported_grant_type on a refresh: the server cannot refresh at all (contract 2)
        RefreshScopeInvalid, ///< invalid_scope on a refresh: half-enabled shop (contract 0.2); as good as unsupported
        RefreshRejected,     ///< invalid_request, invalid_grant or a 401 in JSON on a refresh: used, expired or revoked
        SessionLimit,        ///< every token has reached its end
        PasswordNeeded,      ///< only a password brings fresh tokens
        RenewalBlocked,      ///< another process holds the session's lock
        RecordDamaged,       ///< what the keychain holds is no session record
        RecordFuture,        ///< the record is of a later version of the program
        RecordMissing,       ///< there should be a record, the keychain is open and has none
        SessionOver,         ///< the session has reached the length that the policy allows
        KeptElsewhere,       ///< by the list of sessions another store holds it than the one that is asked
        // The keychain. None of these proves that an entry is absent.
        KeychainLocked,   ///< locked, or its unlock prompt was dismissed
        KeychainAbsent,   ///< there is none on this device or in this session (no D-Bus, no service)
        KeychainNoAnswer, ///< no answer within the hard limit; it may still come (see TokenStore::recovered)
        KeychainDenied,   ///< the keychain or the person refused this program
        KeychainFailed,   ///< anything else; see detail
        ListUnusable,     ///< the list of what is in the keychain (SessionIndex) cannot be read or written
        // The file store. None of these proves that an entry is absent.
        FileKeyMissing, ///< there is no key, or what should be one is none
        FileKeyWrong,   ///< sealed with another key or passphrase
        FileExposed,    ///< others could read or change the key, the folder or the file
        FileAltered,    ///< damaged, cut off, changed, or moved there from another entry
        FileRolledBack, ///< genuine, but not the last one that was written
        FileNoAnswer,   ///< no answer within the hard limit; it may still come (see TokenStore::recovered)
        FileFailed,     ///< the system refused a call; see detail
        // The settings. Nothing has begun.
        SettingsUnreadable, ///< a settings file is there and cannot be read, or is none
        SettingImpossible,  ///< a settings file holds a value that cannot be
        SettingFixed,       ///< the administrator has fixed the setting to another value
    };

    Kind kind{};
    int httpStatus = 0; ///< 0: no HTTP answer
    QString code{};   ///< the server's error code ("5101", "invalid_grant"), at most 40 plain characters; may be empty
    QString detail{}; ///< one technical line of our own or Qt's making (TLS reason, socket error, ...); may be empty
    QString host{};   ///< host[:port] that was asked
    std::optional<std::chrono::seconds> retryAfter{}; ///< RFC 9110 10.2.3, from seconds or an HTTP date
    bool unsent = false;                              ///< no byte of the request's body has left this program
    QString requestId{};                              ///< the X-Request-Id that was sent; empty: nothing was
    QDateTime at{};                                   ///< when it happened, UTC; invalid: not a request's failure

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// The one thing that helps. Whom to turn to, where the person at the device can do nothing.
enum class Remedy {
    TryAgain,        ///< as it is
    Wait,            ///< then try again
    TypeAgain,       ///< user name and password
    EnterCode,       ///< the second factor
    CheckNetwork,    ///< Wi-Fi, cable
    LogInToNetwork,  ///< the network's own login page
    SetClock,        ///< date and time of the device
    ChooseWarehouse, ///< another one
    SignIn,          ///< with the password
    UnlockKeychain,
    GoOn, ///< without the keychain
    AskSupervisor,
    AskAdministrator, ///< of the shop's Back Office
    TellIT,
};

/// All there are, in their order: for the list of failures and its tests.
std::span<const Failure::Kind> allFailureKinds();

/// The name for logs and --json ("CredentialsRejected"). Stable.
QString nameOf(Failure::Kind kind);
/// The short code that people read out to the help desk ("DP-AUTH-01"). Stable, in every language.
QString codeOf(Failure::Kind kind);
Remedy remedyOf(Failure::Kind kind);
/// "TryAgain", for --json. Stable.
QString nameOf(Remedy remedy);

/// Trying again as it is may help: the remedy is something that people do beside the program, and then try again.
bool canBeRetried(Failure::Kind kind);

/// The request certainly did not take effect: it may be sent again even if it holds a one-time refresh token
/// (design, invariant 5). 429 and 503 count: such an answer says that the request was not handled. So does every
/// failure before the body was handed over, a time limit that ran out while connecting included.
bool certainlyNotHandled(const Failure &failure);

/// The server asks for a second factor, or for another one.
bool needsMfaCode(Failure::Kind kind);

/// Trouble that passes by itself (network, TLS, 5xx, 429, foreign answers): retry later, never end a session over it.
bool isTransient(Failure::Kind kind);

} // namespace dockpass
