// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/failure.h"

#include <algorithm>
#include <array>

namespace dockpass {

namespace {

using enum Failure::Kind;

enum class Passing { No, Yes };
/// Whether the request may have taken effect at the server.
enum class Effect { Possible, Impossible };

struct Row
{
    Failure::Kind kind;
    const char *name;
    const char *code;
    Remedy remedy;
    Passing passing = Passing::No;
    Effect effect = Effect::Possible;
};

/// In the order of the enum. A code is for ever: a new kind takes the next free number of its group.
constexpr std::array rows{
    Row{HostNotFound, "HostNotFound", "DP-NET-01", Remedy::CheckNetwork, Passing::Yes, Effect::Impossible},
    Row{Offline, "Offline", "DP-NET-02", Remedy::CheckNetwork, Passing::Yes, Effect::Impossible},
    Row{ConnectionRefused, "ConnectionRefused", "DP-NET-03", Remedy::Wait, Passing::Yes, Effect::Impossible},
    Row{ConnectionLost, "ConnectionLost", "DP-NET-04", Remedy::TryAgain, Passing::Yes},
    Row{TimedOut, "TimedOut", "DP-NET-05", Remedy::TryAgain, Passing::Yes},
    Row{ProxyFailed, "ProxyFailed", "DP-NET-06", Remedy::TellIT, Passing::Yes, Effect::Impossible},
    Row{ProxyAuthRequired, "ProxyAuthRequired", "DP-NET-07", Remedy::TellIT, Passing::Yes, Effect::Impossible},
    Row{CaptivePortal, "CaptivePortal", "DP-NET-08", Remedy::LogInToNetwork, Passing::Yes},

    Row{InvalidAddress, "InvalidAddress", "DP-ADR-01", Remedy::TellIT, Passing::No, Effect::Impossible},
    Row{InsecureAddress, "InsecureAddress", "DP-ADR-02", Remedy::TellIT, Passing::No, Effect::Impossible},
    Row{NotABackendApi, "NotABackendApi", "DP-ADR-03", Remedy::TellIT, Passing::Yes},
    Row{StorefrontAnswered, "StorefrontAnswered", "DP-ADR-04", Remedy::TypeAgain},
    Row{HttpAuthRequired, "HttpAuthRequired", "DP-ADR-05", Remedy::TellIT, Passing::Yes},
    Row{Redirected, "Redirected", "DP-ADR-06", Remedy::TellIT, Passing::Yes},
    Row{EndpointMissing, "EndpointMissing", "DP-ADR-07", Remedy::TellIT},

    Row{CertificateExpired, "CertificateExpired", "DP-TLS-01", Remedy::SetClock, Passing::Yes, Effect::Impossible},
    Row{CertificateNotYetValid, "CertificateNotYetValid", "DP-TLS-02", Remedy::SetClock, Passing::Yes,
        Effect::Impossible},
    Row{CertificateUntrusted, "CertificateUntrusted", "DP-TLS-03", Remedy::TellIT, Passing::Yes, Effect::Impossible},
    Row{CertificateWrongHost, "CertificateWrongHost", "DP-TLS-04", Remedy::TellIT, Passing::Yes, Effect::Impossible},
    Row{TlsVersion, "TlsVersion", "DP-TLS-05", Remedy::TellIT, Passing::Yes, Effect::Impossible},
    Row{TlsFailed, "TlsFailed", "DP-TLS-06", Remedy::TryAgain, Passing::Yes, Effect::Impossible},

    Row{AnswerUnreadable, "AnswerUnreadable", "DP-SRV-01", Remedy::TryAgain, Passing::Yes},
    Row{AnswerTooLarge, "AnswerTooLarge", "DP-SRV-02", Remedy::TellIT, Passing::Yes},
    Row{AcceptRefused, "AcceptRefused", "DP-SRV-03", Remedy::TellIT},
    Row{TooManyRequests, "TooManyRequests", "DP-SRV-04", Remedy::Wait, Passing::Yes, Effect::Impossible},
    Row{ServerError, "ServerError", "DP-SRV-05", Remedy::Wait, Passing::Yes},
    Row{ServerUnavailable, "ServerUnavailable", "DP-SRV-06", Remedy::Wait, Passing::Yes},
    Row{UnexpectedAnswer, "UnexpectedAnswer", "DP-SRV-07", Remedy::TryAgain, Passing::Yes},

    Row{CredentialsRejected, "CredentialsRejected", "DP-AUTH-01", Remedy::TypeAgain},
    Row{FieldMissing, "FieldMissing", "DP-AUTH-02", Remedy::TypeAgain},
    Row{PasswordGrantUnsupported, "PasswordGrantUnsupported", "DP-AUTH-03", Remedy::TellIT},
    Row{ClientRejected, "ClientRejected", "DP-AUTH-04", Remedy::TellIT},
    Row{CodeGrantUnsupported, "CodeGrantUnsupported", "DP-AUTH-05", Remedy::TellIT},
    Row{AuthorizationRefused, "AuthorizationRefused", "DP-AUTH-06", Remedy::TryAgain},
    Row{AuthorizationMismatch, "AuthorizationMismatch", "DP-AUTH-07", Remedy::TellIT},
    Row{MfaCodeRequired, "MfaCodeRequired", "DP-MFA-01", Remedy::EnterCode},
    Row{MfaCodeRejected, "MfaCodeRejected", "DP-MFA-02", Remedy::EnterCode},

    Row{NotAWarehouseUser, "NotAWarehouseUser", "DP-WH-01", Remedy::AskAdministrator},
    Row{NoActiveWarehouse, "NoActiveWarehouse", "DP-WH-02", Remedy::ChooseWarehouse},
    Row{NoActiveAssignment, "NoActiveAssignment", "DP-WH-03", Remedy::AskAdministrator},
    Row{NoWarehouseAssigned, "NoWarehouseAssigned", "DP-WH-04", Remedy::AskAdministrator},
    Row{ExchangeRefused, "ExchangeRefused", "DP-WH-05", Remedy::TellIT},
    Row{WarehouseSignInMissing, "WarehouseSignInMissing", "DP-WH-06", Remedy::TellIT},
    Row{AssignmentGone, "AssignmentGone", "DP-WH-07", Remedy::ChooseWarehouse},
    Row{AssignmentRefused, "AssignmentRefused", "DP-WH-08", Remedy::ChooseWarehouse},
    Row{WarehouseDisabled, "WarehouseDisabled", "DP-WH-09", Remedy::AskSupervisor},
    Row{WarehouseUnknown, "WarehouseUnknown", "DP-WH-10", Remedy::ChooseWarehouse},
    Row{WarehouseChoiceNeeded, "WarehouseChoiceNeeded", "DP-WH-11", Remedy::ChooseWarehouse},
    Row{NotPermitted, "NotPermitted", "DP-WH-12", Remedy::AskAdministrator},

    Row{AccessTokenRejected, "AccessTokenRejected", "DP-SES-01", Remedy::SignIn},
    Row{AccessTokenMissing, "AccessTokenMissing", "DP-SES-02", Remedy::TellIT},
    Row{RefreshUnsupported, "RefreshUnsupported", "DP-SES-03", Remedy::SignIn},
    Row{RefreshScopeInvalid, "RefreshScopeInvalid", "DP-SES-04", Remedy::SignIn},
    Row{RefreshRejected, "RefreshRejected", "DP-SES-05", Remedy::SignIn},
    Row{SessionLimit, "SessionLimit", "DP-SES-06", Remedy::SignIn},
    Row{PasswordNeeded, "PasswordNeeded", "DP-SES-07", Remedy::SignIn},
    Row{RenewalBlocked, "RenewalBlocked", "DP-SES-08", Remedy::Wait, Passing::Yes, Effect::Impossible},
    Row{RecordDamaged, "RecordDamaged", "DP-SES-09", Remedy::SignIn},
    Row{RecordFuture, "RecordFuture", "DP-SES-10", Remedy::SignIn},
    Row{RecordMissing, "RecordMissing", "DP-SES-11", Remedy::SignIn},
    Row{SessionOver, "SessionOver", "DP-SES-12", Remedy::SignIn},
    Row{KeptElsewhere, "KeptElsewhere", "DP-SES-13", Remedy::TellIT},

    Row{KeychainLocked, "KeychainLocked", "DP-KEY-01", Remedy::UnlockKeychain},
    Row{KeychainAbsent, "KeychainAbsent", "DP-KEY-02", Remedy::GoOn},
    Row{KeychainNoAnswer, "KeychainNoAnswer", "DP-KEY-03", Remedy::TryAgain},
    Row{KeychainDenied, "KeychainDenied", "DP-KEY-04", Remedy::GoOn},
    Row{KeychainFailed, "KeychainFailed", "DP-KEY-05", Remedy::TryAgain},
    Row{ListUnusable, "ListUnusable", "DP-KEY-06", Remedy::TellIT},

    Row{FileKeyMissing, "FileKeyMissing", "DP-FILE-01", Remedy::TellIT},
    Row{FileKeyWrong, "FileKeyWrong", "DP-FILE-02", Remedy::TellIT},
    Row{FileExposed, "FileExposed", "DP-FILE-03", Remedy::TellIT},
    Row{FileAltered, "FileAltered", "DP-FILE-04", Remedy::SignIn},
    Row{FileRolledBack, "FileRolledBack", "DP-FILE-05", Remedy::SignIn},
    Row{FileNoAnswer, "FileNoAnswer", "DP-FILE-06", Remedy::TryAgain},
    Row{FileFailed, "FileFailed", "DP-FILE-07", Remedy::TryAgain},

    Row{SettingsUnreadable, "SettingsUnreadable", "DP-SET-01", Remedy::TellIT},
    Row{SettingImpossible, "SettingImpossible", "DP-SET-02", Remedy::TellIT},
    Row{SettingFixed, "SettingFixed", "DP-SET-03", Remedy::TellIT},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind != static_cast<Failure::Kind>(i))
            return false;
    }
    return rows.back().kind == SettingFixed; // the last of the enum
}
static_assert(isInOrder(), "one row for each kind, in the order of the enum");

constexpr auto kinds = [] {
    std::array<Failure::Kind, rows.size()> all{};
    std::ranges::transform(rows, all.begin(), &Row::kind);
    return all;
}();

const Row &rowOf(Failure::Kind kind)
{
    return rows[static_cast<std::size_t>(kind)];
}

} // namespace

std::span<const Failure::Kind> allFailureKinds()
{
    return kinds;
}

QString nameOf(Failure::Kind kind)
{
    return QString::fromLatin1(rowOf(kind).name);
}

QString codeOf(Failure::Kind kind)
{
    return QString::fromLatin1(rowOf(kind).code);
}

Remedy remedyOf(Failure::Kind kind)
{
    return rowOf(kind).remedy;
}

QString nameOf(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return QStringLiteral("TryAgain");
    case Remedy::Wait:
        return QStringLiteral("Wait");
    case Remedy::TypeAgain:
        return QStringLiteral("TypeAgain");
    case Remedy::EnterCode:
        return QStringLiteral("EnterCode");
    case Remedy::CheckNetwork:
        return QStringLiteral("CheckNetwork");
    case Remedy::LogInToNetwork:
        return QStringLiteral("LogInToNetwork");
    case Remedy::SetClock:
        return QStringLiteral("SetClock");
    case Remedy::ChooseWarehouse:
        return QStringLiteral("ChooseWarehouse");
    case Remedy::SignIn:
        return QStringLiteral("SignIn");
    case Remedy::UnlockKeychain:
        return QStringLiteral("UnlockKeychain");
    case Remedy::GoOn:
        return QStringLiteral("GoOn");
    case Remedy::AskSupervisor:
        return QStringLiteral("AskSupervisor");
    case Remedy::AskAdministrator:
        return QStringLiteral("AskAdministrator");
    case Remedy::TellIT:
        return QStringLiteral("TellIT");
    }
    Q_UNREACHABLE();
}

bool canBeRetried(Failure::Kind kind)
{
    switch (remedyOf(kind)) {
    case Remedy::TryAgain:
    case Remedy::Wait:
    case Remedy::CheckNetwork:
    case Remedy::LogInToNetwork:
    case Remedy::SetClock:
    case Remedy::UnlockKeychain:
    case Remedy::GoOn: // the keychain may have come, or be asked again
        return true;
    default:
        return isTransient(kind);
    }
}

bool certainlyNotHandled(const Failure &failure)
{
    // 502 and 504 come from a gateway: the shop behind it may have been busy with it.
    return failure.unsent || rowOf(failure.kind).effect == Effect::Impossible
        || (failure.kind == ServerUnavailable && failure.httpStatus == 503);
}

bool needsMfaCode(Failure::Kind kind)
{
    return kind == MfaCodeRequired || kind == MfaCodeRejected;
}

bool isTransient(Failure::Kind kind)
{
    return rowOf(kind).passing == Passing::Yes;
}

} // namespace dockpass
