// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/notices.h"

#include "ui/causetexts.h"

namespace dockpass::ui {

using namespace Qt::StringLiterals;
using session::Notice;

namespace {

QString sentences(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(u' ');
}

QString facts(const Notice &notice)
{
    if (!notice.failure)
        return {};
    const Failure &failure = *notice.failure;
    QStringList parts{codeOf(failure.kind), nameOf(failure.kind)};
    if (failure.httpStatus != 0)
        parts << u"HTTP %1"_s.arg(failure.httpStatus);
    else if (!failure.host.isEmpty())
        parts << u"no HTTP answer"_s;
    parts << failure.code << failure.host << failure.detail;
    if (!failure.requestId.isEmpty())
        parts << u"request "_s + failure.requestId;
    if (failure.at.isValid())
        parts << failure.at.toString(Qt::ISODate);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// "Try again in 30 seconds", where the server said how long.
QString waitText(std::chrono::seconds wait)
{
    const auto seconds = static_cast<int>(std::clamp<qint64>(wait.count(), 1, 24 * 3600));
    if (seconds < 120)
        return Words::tr("Try again in %n second(s).", nullptr, seconds);
    return Words::tr("Try again in %n minute(s).", nullptr, (seconds + 59) / 60);
}

CauseText causeText(const Notice &notice)
{
    return notice.failure ? textOf(notice.failure->kind) : CauseText{};
}

NoticeText signInFailed(const Notice &notice)
{
    const CauseText cause = causeText(notice);
    const bool wait = notice.failure && notice.failure->retryAfter;
    return {Severity::Error, cause.title,
            sentences({cause.happened, wait ? waitText(*notice.failure->retryAfter) : cause.advice}), facts(notice),
            cause.retry || wait};
}

} // namespace

NoticeText describe(const Notice &notice)
{
    switch (notice.kind) {
    case Notice::Kind::SignInFailed:
        return signInFailed(notice);
    case Notice::Kind::CodeRefused:
    case Notice::Kind::ChoiceFailed: {
        NoticeText text = signInFailed(notice);
        text.retry = false; // the list is there to choose from again
        return text;
    }
    case Notice::Kind::RenewalFailing:
        return {Severity::Warning,
                Words::tr("Not renewed yet"),
                sentences({causeText(notice).happened, Words::tr("Work on: Dockpass keeps trying.")}),
                facts(notice),
                true,
                sentences({causeText(notice).happened, causeText(notice).advice})};
    case Notice::Kind::RenewalBlocked:
        return {Severity::Warning,
                Words::tr("Renewal is held up"),
                Words::tr("Another Dockpass on this device has been renewing the session for too long. Work on: "
                          "Dockpass keeps trying. If this stays, close the other one."),
                facts(notice),
                true,
                Words::tr("Another Dockpass on this device has been renewing the session for too long.")};
    case Notice::Kind::RenewalRefused:
        return {Severity::Warning, Words::tr("This session will end"),
                sentences({causeText(notice).happened,
                           Words::tr("You can work until the time shown. Then sign in with your password.")}),
                facts(notice)};
    case Notice::Kind::PasswordNeeded:
        return {Severity::Warning, Words::tr("Your password is needed"),
                Words::tr("This session can only be renewed with your password. You can work until the time shown."),
                facts(notice)};
    case Notice::Kind::NoWarehouseToken:
        return {
            Severity::Error,
            Words::tr("No work at the moment"),
            sentences({causeText(notice).happened, causeText(notice).advice,
                       Words::tr("You stay signed in. Dockpass asks again by itself once an hour; or try it now.")}),
            facts(notice),
            true,
            sentences({causeText(notice).happened, causeText(notice).advice})};
    case Notice::Kind::SessionExpired:
        return {Severity::Warning, Words::tr("Time to sign in again"),
                Words::tr("Your session has reached its end. Sign in to go on."), facts(notice)};
    case Notice::Kind::SessionRejected:
        return {Severity::Error, Words::tr("The server ended the session"),
                sentences({causeText(notice).happened, Words::tr("Sign in with your password to go on.")}),
                facts(notice)};
    case Notice::Kind::SignedOut:
        // Contract 9: the Backend API has no way to revoke anything, and people should know.
        return {Severity::Info,
                Words::tr("You are signed out"),
                Words::tr("Nothing of the session is left on this device. The server cannot end it early: there it "
                          "runs out by itself."),
                {}};
    case Notice::Kind::SignedOutElsewhere:
        return {Severity::Info,
                Words::tr("Signed out elsewhere"),
                Words::tr("Another window or the command line has signed this session out."),
                {}};
    case Notice::Kind::RecordDamaged:
        return {Severity::Warning, Words::tr("Saved session is damaged"),
                Words::tr("The keychain holds a session that cannot be read. Sign in with your password: that "
                          "replaces it."),
                facts(notice)};
    case Notice::Kind::RecordFuture:
        return {Severity::Warning, Words::tr("Saved by a newer Dockpass"),
                Words::tr("This version cannot read the saved session. Sign in with your password, or ask IT for the "
                          "newer version."),
                facts(notice)};
    case Notice::Kind::RecordMissing:
        return {Severity::Warning, Words::tr("Saved session is gone"),
                Words::tr("The keychain should hold your session, but it is empty. Sign in with your password."),
                facts(notice)};
    case Notice::Kind::KeychainTrouble:
        return {Severity::Warning, Words::tr("Saved session not found yet"),
                sentences({causeText(notice).happened, causeText(notice).advice}), facts(notice),
                causeText(notice).retry};
    case Notice::Kind::NotStored:
        return {Severity::Warning,
                Words::tr("Session is not saved"),
                sentences({causeText(notice).happened,
                           Words::tr("You can work, but after a restart you have to sign in again.")}),
                facts(notice),
                true,
                causeText(notice).happened};
    case Notice::Kind::NotErased:
        return {Severity::Error, Words::tr("Signed out, but not erased"),
                sentences({causeText(notice).happened,
                           Words::tr("Your session may still be saved here. Try again, or tell IT.")}),
                facts(notice), true};
    }
    Q_UNREACHABLE();
}

} // namespace dockpass::ui
