// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/classify.h"
#include "ui/notices.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dockpass;
using session::Notice;

namespace {

// The last: together with -Wswitch in the sources, the loops below reach every value.
constexpr int lastKind = static_cast<int>(Notice::Kind::NotErased);
constexpr int firstFault = static_cast<int>(Failure::Kind::KeychainLocked);
constexpr int lastFault = static_cast<int>(Failure::Kind::FileFailed);

Notice signInFailed(Failure::Kind cause)
{
    return {Notice::Kind::SignInFailed, Failure{cause, 0, {}, {}, u"glue.example"_s, {}}};
}

Notice of(Notice::Kind kind)
{
    Notice notice{kind};
    switch (kind) {
    case Notice::Kind::SignInFailed:
    case Notice::Kind::ChoiceFailed:
    case Notice::Kind::RenewalFailing:
    case Notice::Kind::RenewalRefused:
    case Notice::Kind::SessionRejected:
        notice.failure = Failure{Failure::Kind::ServerUnavailable, 503, {}, {}, u"glue.example"_s, {}};
        break;
    case Notice::Kind::KeychainTrouble:
    case Notice::Kind::NotStored:
    case Notice::Kind::NotErased:
        notice.failure = Failure{.kind = Failure::Kind::KeychainLocked, .detail = u"the collection is locked"_s};
        break;
    case Notice::Kind::CodeRefused:
        notice.failure = Failure{.kind = Failure::Kind::MfaCodeRejected, .httpStatus = 403, .code = u"5901"_s};
        break;
    case Notice::Kind::RenewalBlocked:
        notice.failure = Failure{.kind = Failure::Kind::RenewalBlocked};
        break;
    case Notice::Kind::PasswordNeeded:
        notice.failure = Failure{.kind = Failure::Kind::PasswordNeeded};
        break;
    case Notice::Kind::NoWarehouseToken:
        notice.failure = Failure{.kind = Failure::Kind::NoActiveAssignment, .httpStatus = 403};
        break;
    case Notice::Kind::SessionExpired:
        notice.failure = Failure{.kind = Failure::Kind::SessionLimit};
        break;
    case Notice::Kind::SessionOver:
        notice.failure = Failure{.kind = Failure::Kind::SessionOver};
        notice.length = std::chrono::hours(12);
        break;
    case Notice::Kind::RecordDamaged:
        notice.failure = Failure{.kind = Failure::Kind::RecordDamaged};
        break;
    case Notice::Kind::RecordFuture:
        notice.failure = Failure{.kind = Failure::Kind::RecordFuture};
        break;
    case Notice::Kind::RecordMissing:
        notice.failure = Failure{.kind = Failure::Kind::RecordMissing};
        break;
    case Notice::Kind::KeptElsewhere:
        notice.failure = Failure{.kind = Failure::Kind::KeptElsewhere, .detail = u"kept in: file"_s};
        notice.store = u"file"_s;
        break;
    case Notice::Kind::SignedOut:
    case Notice::Kind::SignedOutElsewhere:
        break; // nothing failed
    }
    return notice;
}

bool blamesCredentials(const QString &text)
{
    return text.contains("user name or password"_L1, Qt::CaseInsensitive)
        || text.contains("wrong password"_L1, Qt::CaseInsensitive);
}

} // namespace

class NoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCauseHasWordsOfItsOwn()
    {
        QStringList titles;
        QStringList texts;
        for (const Failure::Kind cause : allFailureKinds()) {
            const ui::NoticeText said = ui::describe(signInFailed(cause));
            QVERIFY2(!said.title.isEmpty() && !said.text.isEmpty(), qPrintable(nameOf(cause)));
            QVERIFY2(said.title.size() <= 40, qPrintable(said.title));
            QVERIFY2(said.text.endsWith(u'.'), qPrintable(said.text));
            QVERIFY2(said.facts.startsWith(codeOf(cause) + u" · "_s + nameOf(cause)), qPrintable(said.facts));
            QCOMPARE(said.code, codeOf(cause));
            QVERIFY2(said.forIT.endsWith(u'.') && said.forIT != said.text, qPrintable(said.forIT));
            QVERIFY(!said.action.isEmpty());
            QCOMPARE(said.retry, canBeRetried(cause));
            QCOMPARE(said.severity, ui::Severity::Error);
            titles << said.title;
            texts << said.text;
        }
        QCOMPARE(titles.removeDuplicates(), 0);
        QCOMPARE(texts.removeDuplicates(), 0);
    }

    void everyKindHasWordsOfItsOwn()
    {
        QStringList titles;
        for (int value = 0; value <= lastKind; ++value) {
            if (static_cast<Notice::Kind>(value) == Notice::Kind::ChoiceFailed)
                continue; // says the cause, as a failed sign-in does
            const ui::NoticeText said = ui::describe(of(static_cast<Notice::Kind>(value)));
            QVERIFY2(!said.title.isEmpty() && !said.text.isEmpty(), qPrintable(QString::number(value)));
            titles << said.title;
        }
        QCOMPARE(titles.removeDuplicates(), 0);
    }

    void onlyASignOutHasNoCode()
    {
        for (int value = 0; value <= lastKind; ++value) {
            const auto kind = static_cast<Notice::Kind>(value);
            const ui::NoticeText said = ui::describe(of(kind));
            const bool signedOut = kind == Notice::Kind::SignedOut || kind == Notice::Kind::SignedOutElsewhere;
            for (const QString &text : {said.code, said.action, said.forIT, said.facts})
                QVERIFY2(text.isEmpty() == signedOut, qPrintable(said.title + u": "_s + text));
        }
    }

    // Oryx Fulfillment App: every failure reads "the username or password you entered is invalid".
    void onlyARejectionOfCredentialsReadsLikeOne()
    {
        for (int kind = 0; kind <= lastKind; ++kind) {
            for (const Failure::Kind cause : allFailureKinds()) {
                Notice notice = signInFailed(cause);
                notice.kind = static_cast<Notice::Kind>(kind);
                if ((notice.kind == Notice::Kind::ChoiceFailed || notice.kind == Notice::Kind::CodeRefused)
                    && notice.failure->kind == Failure::Kind::CredentialsRejected)
                    continue; // the choice and the code come after the password: no such failure reaches it
                const ui::NoticeText said = ui::describe(notice);
                const bool rejected = notice.kind == Notice::Kind::SignInFailed
                    && notice.failure->kind == Failure::Kind::CredentialsRejected;
                QCOMPARE(blamesCredentials(said.title), rejected);
                QVERIFY(!blamesCredentials(said.text));
            }
        }
    }

    void everyFaultOfTheKeychainHasWordsOfItsOwn()
    {
        for (const auto kind : {Notice::Kind::KeychainTrouble, Notice::Kind::NotStored, Notice::Kind::NotErased}) {
            QStringList texts;
            for (int value = firstFault; value <= lastFault; ++value) {
                Notice notice = of(kind);
                notice.failure->kind = static_cast<Failure::Kind>(value);
                const ui::NoticeText said = ui::describe(notice);
                QVERIFY(said.facts.contains(nameOf(notice.failure->kind)));
                texts << said.text;
            }
            QCOMPARE(texts.removeDuplicates(), 0);
        }
    }

    void whatIsNotGoneByWaitingIsNotJustNotFoundYet_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<QString>("title");
        using enum Failure::Kind;
        const QString yet = u"Saved session not found yet"_s;
        QTest::newRow("keychain locked") << KeychainLocked << yet;
        QTest::newRow("keychain without an answer") << KeychainNoAnswer << yet;
        QTest::newRow("file without an answer") << FileNoAnswer << yet;
        QTest::newRow("list") << ListUnusable << u"List of sessions unusable"_s;
        QTest::newRow("no key") << FileKeyMissing << u"No key for the session file"_s;
        QTest::newRow("another key") << FileKeyWrong << u"Another key than before"_s;
        QTest::newRow("exposed") << FileExposed << u"Session file is not private"_s;
        QTest::newRow("altered") << FileAltered << u"Session file was changed"_s;
        QTest::newRow("rolled back") << FileRolledBack << u"Session file is an old one"_s;
    }
    void whatIsNotGoneByWaitingIsNotJustNotFoundYet()
    {
        QFETCH(const Failure::Kind, kind);
        Notice notice = of(Notice::Kind::KeychainTrouble);
        notice.failure->kind = kind;
        QTEST(ui::describe(notice).title, "title");
    }

    void severityAndRetry_data()
    {
        QTest::addColumn<Notice::Kind>("kind");
        QTest::addColumn<ui::Severity>("severity");
        QTest::addColumn<bool>("retry");
        using Kind = Notice::Kind;
        using ui::Severity;
        QTest::newRow("sign-in failed") << Kind::SignInFailed << Severity::Error << true;
        QTest::newRow("renewal failing") << Kind::RenewalFailing << Severity::Warning << true;
        QTest::newRow("renewal blocked") << Kind::RenewalBlocked << Severity::Warning << true;
        QTest::newRow("renewal refused") << Kind::RenewalRefused << Severity::Warning << false;
        QTest::newRow("expired") << Kind::SessionExpired << Severity::Warning << false;
        QTest::newRow("rejected") << Kind::SessionRejected << Severity::Error << false;
        QTest::newRow("signed out") << Kind::SignedOut << Severity::Info << false;
        QTest::newRow("signed out elsewhere") << Kind::SignedOutElsewhere << Severity::Info << false;
        QTest::newRow("record damaged") << Kind::RecordDamaged << Severity::Warning << false;
        QTest::newRow("record future") << Kind::RecordFuture << Severity::Warning << false;
        QTest::newRow("record missing") << Kind::RecordMissing << Severity::Warning << false;
        QTest::newRow("keychain trouble") << Kind::KeychainTrouble << Severity::Warning << true;
        QTest::newRow("not stored") << Kind::NotStored << Severity::Warning << true;
        QTest::newRow("not erased") << Kind::NotErased << Severity::Error << true;
    }
    void severityAndRetry()
    {
        QFETCH(Notice::Kind, kind);
        const ui::NoticeText said = ui::describe(of(kind));
        QTEST(said.severity, "severity");
        QTEST(said.retry, "retry");
    }

    void aRefusedWarehouseNamesItsReasonByTheScopes_data() // contract 3.3, cases 32 to 34
    {
        QTest::addColumn<QStringList>("scopes");
        QTest::addColumn<QString>("title");
        QTest::newRow("warehouse user") << QStringList{u"user"_s, u"warehouse-user"_s} << u"No active warehouse"_s;
        QTest::newRow("office user") << QStringList{u"user"_s, u"back-office-user"_s} << u"Not a warehouse account"_s;
        QTest::newRow("old server") << QStringList{u"user"_s} << u"No warehouse for this account"_s;
        QTest::newRow("nothing known") << QStringList{} << u"No warehouse for this account"_s;
    }
    void aRefusedWarehouseNamesItsReasonByTheScopes()
    {
        QFETCH(QStringList, scopes);
        Notice notice = signInFailed(Failure::Kind::NoActiveAssignment);
        notice.failure = glue::explained(*notice.failure, scopes);
        const ui::NoticeText said = ui::describe(notice);
        QTEST(said.title, "title");
        QVERIFY(said.facts.contains(u"scopes: "_s + scopes.join(u", "_s)));
    }

    void factsAreOneLineInAFixedOrder_data()
    {
        QTest::addColumn<Failure>("failure");
        QTest::addColumn<QString>("facts");
        QTest::newRow("no answer")
            << Failure{Failure::Kind::CertificateExpired,
                       0,
                       {},
                       u"The certificate has expired (2026-11-01)"_s,
                       u"glue.example:8443"_s,
                       {}}
            << u"DP-TLS-01 · CertificateExpired · no HTTP answer · glue.example:8443 · The certificate has expired (2026-11-01)"_s;
        QTest::newRow("answer with a code")
            << Failure{Failure::Kind::CredentialsRejected, 400, u"invalid_grant"_s, {}, u"glue.example"_s, {}}
            << u"DP-AUTH-01 · CredentialsRejected · HTTP 400 · invalid_grant · glue.example"_s;
        QTest::newRow("all of them")
            << Failure{Failure::Kind::AnswerUnreadable,
                       200,
                       u"x"_s,
                       u"no token"_s,
                       u"glue.example"_s,
                       30s,
                       true,
                       u"dp-1"_s,
                       QDateTime({2026, 11, 24}, {6, 0}, Qt::UTC)}
            << u"DP-SRV-01 · AnswerUnreadable · HTTP 200 · x · glue.example · no token · request dp-1 · 2026-11-24T06:00:00Z"_s;
        QTest::newRow("bare") << Failure{Failure::Kind::ServerError, 500, {}, {}, {}, {}}
                              << u"DP-SRV-05 · ServerError · HTTP 500"_s;
    }
    void factsAreOneLineInAFixedOrder()
    {
        QFETCH(Failure, failure);
        QTEST(ui::describe({Notice::Kind::SignInFailed, failure}).facts, "facts");
    }

    void aServerThatSaysHowLongIsTakenAtItsWord_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("ending");
        // Without a translator the plural marks stay; tst_ui_translations sees to the words.
        QTest::newRow("none") << 0 << u"Try again in 1 second(s)."_s;
        QTest::newRow("30 s") << 30 << u"Try again in 30 second(s)."_s;
        QTest::newRow("119 s") << 119 << u"Try again in 119 second(s)."_s;
        QTest::newRow("2 min") << 120 << u"Try again in 2 minute(s)."_s;
        QTest::newRow("rounded up") << 121 << u"Try again in 3 minute(s)."_s;
        QTest::newRow("absurd") << std::numeric_limits<int>::max() << u"Try again in 1440 minute(s)."_s;
    }
    void aServerThatSaysHowLongIsTakenAtItsWord()
    {
        QFETCH(int, seconds);
        QFETCH(QString, ending);
        Notice notice = signInFailed(Failure::Kind::TooManyRequests);
        notice.failure->retryAfter = std::chrono::seconds(seconds);
        const QString text = ui::describe(notice).text;
        QVERIFY2(text.endsWith(ending), qPrintable(text));
    }

    void certificateDatesPointAtTheDevicesClock()
    {
        for (const Failure::Kind cause : {Failure::Kind::CertificateExpired, Failure::Kind::CertificateNotYetValid})
            QVERIFY(ui::describe(signInFailed(cause)).text.contains("clock of this device"_L1));
    }

    void signingOutDoesNotPromiseMoreThanItKeeps() // contract 9: nothing can be revoked
    {
        const QString text = ui::describe(of(Notice::Kind::SignedOut)).text;
        QVERIFY(text.contains("server cannot end the session early"_L1));
        QVERIFY(!text.contains("left"_L1)); // that is said when it has been looked for
    }

    void theClockIsNamedFromTwoMinutesOn_data()
    {
        QTest::addColumn<milliseconds>("skew");
        QTest::addColumn<QString>("text");
        QTest::newRow("right") << milliseconds(0) << QString();
        QTest::newRow("a little slow") << milliseconds(119'999) << QString();
        QTest::newRow("a little fast") << milliseconds(-119'999) << QString();
        QTest::newRow("slow") << milliseconds(14min) << u"The clock of this device is 14 minute(s) slow."_s;
        QTest::newRow("fast") << milliseconds(-14min) << u"The clock of this device is 14 minute(s) fast."_s;
        QTest::newRow("hours") << milliseconds(2h) << u"The clock of this device is 2 hour(s) slow."_s;
        QTest::newRow("days") << milliseconds(-72h) << u"The date of this device is 3 day(s) fast."_s;
    }
    void theClockIsNamedFromTwoMinutesOn()
    {
        QFETCH(milliseconds, skew);
        QTEST(ui::clockText(skew), "text");
    }

    void serversAreShownAsPeopleKnowThem_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        QTest::newRow("host") << u"https://glue.example"_s << u"glue.example"_s;
        QTest::newRow("slash") << u"https://glue.example/"_s << u"glue.example"_s;
        QTest::newRow("port and path") << u"https://glue.example:8443/v1"_s << u"glue.example:8443/v1"_s;
        QTest::newRow("IPv6") << u"https://[::1]:8443"_s << u"[::1]:8443"_s;
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("no address") << u"what is this"_s << u"what is this"_s;
    }
    void serversAreShownAsPeopleKnowThem()
    {
        QFETCH(QString, address);
        QTEST(ui::serverText(address), "shown");
    }
};

QTEST_GUILESS_MAIN(NoticesTest)
#include "tst_ui_notices.moc"
