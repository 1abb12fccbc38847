// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/failing.h"

#include "app/options.h"
#include "ui/notices.h"

namespace dockpass::app {

using namespace Qt::StringLiterals;
using session::Notice;

namespace {

/// Every kind is named, so that a new one does not compile without a decision.
int exitCodeFor(Failure::Kind kind)
{
    using enum Failure::Kind;
    switch (kind) {
    case CredentialsRejected:
    case FieldMissing:
    case StorefrontAnswered:
    case MfaCodeRequired:
    case MfaCodeRejected:
        return ExitCredentialsRefused;
    case HostNotFound:
    case Offline:
    case ConnectionRefused:
    case ConnectionLost:
    case TimedOut:
    case ProxyFailed:
    case ProxyAuthRequired:
    case CaptivePortal:
    case InsecureAddress:
    case CertificateExpired:
    case CertificateNotYetValid:
    case CertificateUntrusted:
    case CertificateWrongHost:
    case TlsVersion:
    case TlsFailed:
    case RenewalBlocked: // what the other process is waiting for
        return ExitServerUnreachable;
    case InvalidAddress:
        return ExitWrongUse;
    case AccessTokenRejected:
    case AccessTokenMissing:
    case RefreshUnsupported:
    case RefreshScopeInvalid:
    case RefreshRejected:
    case SessionLimit:
    case PasswordNeeded:
    case RecordDamaged:
    case RecordFuture:
    case RecordMissing:
    case SessionOver:
        return ExitNotSignedIn;
    case KeychainLocked:
    case KeychainAbsent:
    case KeychainNoAnswer:
    case KeychainDenied:
    case KeychainFailed:
    case ListUnusable:
    case FileKeyMissing:
    case FileKeyWrong:
    case FileExposed:
    case FileAltered:
    case FileRolledBack:
    case FileNoAnswer:
    case FileFailed:
    case KeptElsewhere:
        return ExitKeychain;
    case SettingsUnreadable:
    case SettingImpossible:
    case SettingFixed:
        return ExitPolicy;
    case NotABackendApi:
    case HttpAuthRequired:
    case Redirected:
    case EndpointMissing:
    case AnswerUnreadable:
    case AnswerTooLarge:
    case AcceptRefused:
    case TooManyRequests:
    case ServerError:
    case ServerUnavailable:
    case UnexpectedAnswer:
    case PasswordGrantUnsupported:
    case ClientRejected:
    case CodeGrantUnsupported:
    case AuthorizationRefused:
    case AuthorizationMismatch:
    case NotAWarehouseUser:
    case NoActiveWarehouse:
    case NoActiveAssignment:
    case NoWarehouseAssigned:
    case ExchangeRefused:
    case WarehouseSignInMissing:
    case AssignmentGone:
    case AssignmentRefused:
    case WarehouseDisabled:
    case WarehouseUnknown:
    case WarehouseChoiceNeeded:
    case NotPermitted:
        return ExitServerRefuses;
    }
    Q_UNREACHABLE();
}

/// For somebody whose command has ended with it.
QString messageOf(const ui::NoticeText &words)
{
    return u"%1. %2"_s.arg(words.title, words.brief.isEmpty() ? words.text : words.brief);
}

void sayForIT(const ui::NoticeText &words)
{
    say(u"%1. %2."_s.arg(words.code, words.action));
    say(OptionText::tr("For IT: %1").arg(words.forIT));
    say(words.facts);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

void say(const Notice &notice)
{
    const ui::NoticeText words = ui::describe(notice);
    say(messageOf(words));
    if (notice.failure)
        sayForIT(words);
}

void say(const Failure &failure, const QString &message)
{
    say(message);
    sayForIT(ui::describe({Notice::Kind::SignInFailed, failure}));
}

QJsonObject errorJson(const Notice &notice)
{
    const ui::NoticeText words = ui::describe(notice);
    const Failure failure = notice.failure.value_or(Failure{});
    const bool failed = notice.failure.has_value();
    return {
        {u"kind"_s, failed ? QJsonValue(nameOf(failure.kind)) : QJsonValue()},
        {u"code"_s, orNull(words.code)},
        {u"action"_s, failed ? QJsonValue(nameOf(remedyOf(failure.kind))) : QJsonValue()},
        {u"message"_s, messageOf(words)},
        {u"it"_s, orNull(words.forIT)},
        {u"httpStatus"_s, failure.httpStatus != 0 ? QJsonValue(failure.httpStatus) : QJsonValue()},
        {u"serverCode"_s, orNull(failure.code)},
        {u"host"_s, orNull(failure.host)},
        {u"requestId"_s, orNull(failure.requestId)},
        {u"time"_s, failure.at.isValid() ? QJsonValue(failure.at.toUTC().toString(Qt::ISODate)) : QJsonValue()},
        {u"detail"_s, orNull(failure.detail)},
        {u"retryAfter"_s, failure.retryAfter ? QJsonValue(qint64(failure.retryAfter->count())) : QJsonValue()},
    };
}

QJsonObject errorJson(const Failure &failure, const QString &message)
{
    QJsonObject error = errorJson(Notice{Notice::Kind::SignInFailed, failure});
    error[u"message"_s] = message;
    return error;
}

int exitCodeFor(const Notice &notice)
{
    switch (notice.kind) {
    case Notice::Kind::SignInFailed:
    case Notice::Kind::CodeRefused:
    case Notice::Kind::ChoiceFailed:
    case Notice::Kind::RenewalFailing:
    case Notice::Kind::RenewalRefused:
    case Notice::Kind::NoWarehouseToken:
        return notice.failure ? exitCodeFor(notice.failure->kind) : ExitServerRefuses;
    case Notice::Kind::KeychainTrouble:
    case Notice::Kind::NotStored:
    case Notice::Kind::NotErased:
    case Notice::Kind::KeptElsewhere:
        return ExitKeychain;
    case Notice::Kind::RenewalBlocked:
        return exitCodeFor(Failure::Kind::RenewalBlocked);
    case Notice::Kind::SignedOut:
        return notice.failure ? ExitKeychain : ExitNotSignedIn; // not proven gone
    case Notice::Kind::PasswordNeeded:
    case Notice::Kind::SessionExpired:
    case Notice::Kind::SessionOver:
    case Notice::Kind::SessionRejected: // whatever the reason, there is no session any more
    case Notice::Kind::SignedOutElsewhere:
    case Notice::Kind::RecordDamaged:
    case Notice::Kind::RecordFuture:
    case Notice::Kind::RecordMissing:
        break;
    }
    return ExitNotSignedIn;
}

} // namespace dockpass::app
