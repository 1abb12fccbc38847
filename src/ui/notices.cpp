// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/notices.h"

#include "ui/failurefacts.h"
#include "ui/failuretexts.h"

#include <array>

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

/// "Try again in 30 seconds", where the server said how long.
QString waitText(std::chrono::seconds wait)
{
    const auto seconds = static_cast<int>(std::clamp<qint64>(wait.count(), 1, 24 * 3600));
    if (seconds < 120)
        return Words::tr("Try again in %n second(s).", nullptr, seconds);
    return Words::tr("Try again in %n minute(s).", nullptr, (seconds + 59) / 60);
}

NoticeText notice(Severity severity, const QString &title, const QStringList &parts, bool retry = false)
{
    return {severity, title, sentences(parts), retry};
}

NoticeText signInFailed(const Failure &failure, const FailureText &cause)
{
    const QString advice = failure.retryAfter ? waitText(*failure.retryAfter) : cause.advice;
    return notice(Severity::Error, cause.title, {cause.happened, advice},
                  failure.retryAfter || canBeRetried(failure.kind));
}

/// What could not be read may well be found later, as it is. Else the title has to say what stands in the way.
bool mayYetBeRead(Failure::Kind kind)
{
    using enum Failure::Kind;
    return kind != ListUnusable && kind != FileKeyMissing && kind != FileKeyWrong && kind != FileExposed
        && kind != FileAltered && kind != FileRolledBack;
}

/// A notice that can have one reason only.
NoticeText inItsOwnWords(Failure::Kind kind)
{
    const FailureText text = textOf(kind);
    return notice(Severity::Warning, text.title, {text.happened, text.advice});
}

NoticeText sessionOver(milliseconds length)
{
    const FailureText fixed = textOf(Failure::Kind::SessionOver);
    const QString happened = length > milliseconds::zero()
        ? Words::tr("It has reached its length of %1.", "the session; 12 hours").arg(lengthText(length))
        : fixed.happened;
    return notice(Severity::Warning, fixed.title, {happened, fixed.advice});
}

/// For the person. `failure` and its words: empty where nothing failed.
NoticeText wordsFor(const Notice &what, const Failure &failure, const FailureText &cause)
{
    const Notice::Kind kind = what.kind;
    const QString briefly = sentences({cause.happened, cause.advice});
    NoticeText said;
    switch (kind) {
    case Notice::Kind::SignInFailed:
        return signInFailed(failure, cause);
    case Notice::Kind::CodeRefused:
    case Notice::Kind::ChoiceFailed:
        said = signInFailed(failure, cause);
        said.retry = false; // the list is there to choose from again
        return said;
    case Notice::Kind::RenewalFailing:
        said = notice(Severity::Warning, Words::tr("Not renewed yet"),
                      {cause.happened, Words::tr("Work on: Dockpass keeps trying.")}, true);
        said.brief = briefly;
        return said;
    case Notice::Kind::RenewalBlocked: {
        const FailureText fixed = textOf(Failure::Kind::RenewalBlocked);
        said = notice(Severity::Warning, fixed.title,
                      {fixed.happened, Words::tr("Work on: Dockpass keeps trying."), fixed.advice}, true);
        said.brief = fixed.happened;
        return said;
    }
    case Notice::Kind::RenewalRefused:
        if (remedyOf(failure.kind) == Remedy::EnterCode)
            return notice(Severity::Warning, cause.title,
                          {cause.happened, Words::tr("You can work until the time shown.")}, true);
        return notice(
            Severity::Warning, Words::tr("This session will end"),
            {cause.happened, Words::tr("You can work until the time shown. Then sign in with your password.")});
    case Notice::Kind::PasswordNeeded: {
        const FailureText fixed = textOf(Failure::Kind::PasswordNeeded);
        return notice(Severity::Warning, fixed.title,
                      {fixed.happened, Words::tr("You can work until the time shown.")});
    }
    case Notice::Kind::NoWarehouseToken:
        said = notice(
            Severity::Error, Words::tr("No work at the moment"),
            {briefly, Words::tr("You stay signed in. Dockpass asks again by itself once an hour; or try it now.")},
            true);
        said.brief = briefly;
        return said;
    case Notice::Kind::SessionRejected:
        return notice(Severity::Error, Words::tr("The server ended the session"),
                      {cause.happened, Words::tr("Sign in with your password to go on.")});
    case Notice::Kind::SignedOut:
        if (!cause.happened.isEmpty()) // the list of sessions
            return notice(
                Severity::Warning, Words::tr("You are signed out"),
                {Words::tr("The session itself is erased."), cause.happened, Words::tr("Try again, or tell IT.")},
                true);
        // Contract 9: the Backend API has no way to revoke anything, and people should know.
        return notice(Severity::Info, Words::tr("You are signed out"),
                      {Words::tr("The server cannot end the session early: there it runs out by itself.")});
    case Notice::Kind::SignedOutElsewhere:
        return notice(Severity::Info, Words::tr("Signed out elsewhere"),
                      {Words::tr("Another window or the command line has signed this session out.")});
    case Notice::Kind::SessionExpired:
        return inItsOwnWords(Failure::Kind::SessionLimit);
    case Notice::Kind::SessionOver:
        return sessionOver(what.length);
    case Notice::Kind::RecordDamaged:
        return inItsOwnWords(Failure::Kind::RecordDamaged);
    case Notice::Kind::RecordFuture:
        return inItsOwnWords(Failure::Kind::RecordFuture);
    case Notice::Kind::RecordMissing:
        return inItsOwnWords(Failure::Kind::RecordMissing);
    case Notice::Kind::KeptElsewhere: {
        const FailureText fixed = textOf(Failure::Kind::KeptElsewhere);
        const QString place = what.store == "keychain"_L1
            ? Words::tr("Your session is kept in the keychain of this device, and Dockpass looks elsewhere now.")
            : what.store == "file"_L1
            ? Words::tr("Your session is kept in an encrypted file on this device, and Dockpass looks elsewhere now.")
            : fixed.happened;
        return notice(Severity::Warning, fixed.title, {place, fixed.advice});
    }
    case Notice::Kind::KeychainTrouble:
        return notice(Severity::Warning,
                      mayYetBeRead(failure.kind) ? Words::tr("Saved session not found yet") : cause.title,
                      {cause.happened, cause.advice}, canBeRetried(failure.kind));
    case Notice::Kind::NotStored:
        said =
            notice(Severity::Warning, Words::tr("Session is not saved"),
                   {cause.happened, Words::tr("You can work, but after a restart you have to sign in again.")}, true);
        said.brief = cause.happened;
        return said;
    case Notice::Kind::NotErased:
        return notice(Severity::Error, Words::tr("Signed out, but not erased"),
                      {cause.happened,
                       failure.kind == Failure::Kind::ListUnusable
                           ? Words::tr("The next start may find you signed in again. Try again, or tell IT.")
                           : Words::tr("Your session is not used again, and is erased as soon as that can be done. Try "
                                       "again, or tell IT.")},
                      true);
    }
    Q_UNREACHABLE();
}

} // namespace

QString wordsFor(const session::Residue &residue)
{
    return residue.isNone() ? Words::tr("Nothing of the session is left on this device.")
                            : Words::tr("Something of the session may be left on this device. Tell IT.");
}

namespace {

/// What a finding says, and the names of the stores.
[[maybe_unused]] constexpr std::array wordsOfFindings{
    QT_TRANSLATE_NOOP("Words", "keychain"),
    QT_TRANSLATE_NOOP("Words", "file"),
    QT_TRANSLATE_NOOP("Words", "memory"),
    QT_TRANSLATE_NOOP("Words", "it is not known whose entries to look for"),
    QT_TRANSLATE_NOOP("Words", "it is damaged, or cannot be read"),
    QT_TRANSLATE_NOOP("Words", "it says that there is a session to be erased"),
    QT_TRANSLATE_NOOP("Words", "another session of this account is in another store: %1"),
    QT_TRANSLATE_NOOP("Words", "no session of this account; server and user name stay, as meant"),
    QT_TRANSLATE_NOOP("Words", "pieces of tokens: %1; files searched: %2; files not readable: %3"),
    QT_TRANSLATE_NOOP("Words", "no token known to look for"),
    QT_TRANSLATE_NOOP("Words", "files of the file store: %1"),
    QT_TRANSLATE_NOOP("Words", "secrets held: %1; not searched: %2"),
    QT_TRANSLATE_NOOP("Words", "secrets held: %1; pieces of tokens: %2; bytes searched: %3"),
    QT_TRANSLATE_NOOP("Words", "freed memory is not overwritten"),
};

QString detailOf(const session::Residue::Finding &finding)
{
    using enum session::Residue::Verdict;
    if (finding.place == session::Residue::Place::Store && finding.verdict != Unproven)
        return Words::tr("%1: entries of this account: %2")
            .arg(Words::tr(finding.detail.section(u':', 0, 0).toUtf8().constData()))
            .arg(finding.count);
    const auto translated = [](const char *words) { return Words::tr(words); };
    return finding.sayings.isEmpty() ? translated(finding.detail.toUtf8().constData())
                                     : lineOf(finding.sayings, translated);
}

} // namespace

QList<ResidueRow> rowsFor(const session::Residue &residue)
{
    using Place = session::Residue::Place;
    using Verdict = session::Residue::Verdict;
    QList<ResidueRow> rows;
    for (const auto &finding : residue.findings) {
        const QString place = finding.place == Place::Store ? Words::tr("Store")
            : finding.place == Place::List                  ? Words::tr("List of sessions")
            : finding.place == Place::Files                 ? Words::tr("Files")
                                                            : Words::tr("Memory");
        const QString state = finding.verdict == Verdict::Gone ? Words::tr("nothing left")
            : finding.verdict == Verdict::Found                ? Words::tr("found")
                                                               : Words::tr("cannot be proven");
        rows.append({place, state, detailOf(finding)});
    }
    return rows;
}

NoticeText describe(const Notice &notice)
{
    if (!notice.failure)
        return wordsFor(notice, {}, {});
    const Failure &failure = *notice.failure;
    const FailureText cause = textOf(failure.kind);
    NoticeText said = wordsFor(notice, failure, cause);
    said.code = codeOf(failure.kind);
    said.action = textOf(remedyOf(failure.kind));
    said.forIT = cause.forIT;
    said.facts = lineOf(factsOf(failure));
    return said;
}

} // namespace dockpass::ui
