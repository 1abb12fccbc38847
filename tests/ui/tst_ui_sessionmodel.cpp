// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sessionmodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dockpass;
using session::Notice;
using session::Phase;
using session::View;
using ui::SessionModel;

namespace {

const QDateTime now(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC);

/// What the model needs of a text field.
class Field : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString text MEMBER text)

public:
    QString text;
};

View viewOf(Phase phase, session::Keychain keychain = session::Keychain::Ready, bool reauthenticating = false)
{
    View view;
    view.phase = phase;
    view.keychain = keychain;
    view.reauthenticating = reauthenticating;
    view.account = {u"https://glue.example:8443"_s, u"picker"_s};
    return view;
}

View withNotice(Phase phase, Notice::Kind kind)
{
    View view = viewOf(phase);
    view.notice = Notice{kind, Failure{Failure::Kind::ServerUnavailable, 503}};
    return view;
}

} // namespace

class SessionModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void theSessionsEndIsCountedDownWhereNothingElseComesFirst_data()
    {
        QTest::addColumn<int>("told");     // minutes left by the view; 0: not announced
        QTest::addColumn<int>("neededIn"); // minutes until a password is needed
        QTest::addColumn<int>("endsIn");   // minutes until the session reaches its length
        QTest::addColumn<int>("minutes");
        QTest::newRow("not yet") << 0 << 300 << 300 << 0;
        QTest::newRow("a quarter of an hour") << 15 << 15 << 15 << 15;
        QTest::newRow("the last minute") << 1 << 1 << 1 << 1;
        QTest::newRow("the tokens run out before") << 15 << 7 << 15 << 0;
    }

    void theSessionsEndIsCountedDownWhereNothingElseComesFirst()
    {
        QFETCH(int, told);
        QFETCH(int, neededIn);
        QFETCH(int, endsIn);
        QFETCH(int, minutes);
        View view = viewOf(Phase::SignedIn);
        view.signInSoon = true;
        view.sessionLength = 12h;
        view.sessionEndsAt = now.addSecs(60 * endsIn);
        view.signInNeededBy = now.addSecs(60 * neededIn);
        if (told != 0)
            view.sessionMinutesLeft = told;
        SessionModel model;
        const QSignalSpy changed(&model, &SessionModel::changed);
        model.show(view, now);
        QCOMPARE(model.minutesLeft(), minutes);
        QVERIFY2(model.sessionLength().startsWith(u"12 hour"_s), qPrintable(model.sessionLength()));
        // Half a minute later nothing is another, and nothing is drawn anew.
        QCOMPARE(changed.count(), 1);
        model.show(view, now.addSecs(30));
        QCOMPARE(changed.count(), 1);
    }

    void thePageFollowsPhaseAndKeychain_data()
    {
        QTest::addColumn<View>("view");
        QTest::addColumn<SessionModel::Page>("page");
        using session::Keychain;
        using Page = SessionModel::Page;
        QTest::newRow("starting, keychain not asked") << viewOf(Phase::Starting, Keychain::Unknown) << Page::SignIn;
        QTest::newRow("starting, keychain ready") << viewOf(Phase::Starting, Keychain::Ready) << Page::SignIn;
        QTest::newRow("starting, waiting") << viewOf(Phase::Starting, Keychain::Waiting) << Page::Keychain;
        QTest::newRow("starting, locked") << viewOf(Phase::Starting, Keychain::Locked) << Page::Keychain;
        QTest::newRow("starting, absent") << viewOf(Phase::Starting, Keychain::Absent) << Page::Keychain;
        QTest::newRow("starting, failing") << viewOf(Phase::Starting, Keychain::Failing) << Page::Keychain;
        QTest::newRow("signed out") << viewOf(Phase::SignedOut) << Page::SignIn;
        QTest::newRow("signed out, locked") << viewOf(Phase::SignedOut, Keychain::Locked) << Page::SignIn;
        QTest::newRow("signed out, keychain trouble")
            << withNotice(Phase::SignedOut, Notice::Kind::KeychainTrouble) << Page::SignIn;
        QTest::newRow("signing in") << viewOf(Phase::SigningIn) << Page::SignIn;
        QTest::newRow("signing in again") << viewOf(Phase::SigningIn, Keychain::Ready, true) << Page::SignedIn;
        QTest::newRow("signed in") << viewOf(Phase::SignedIn) << Page::SignedIn;
        QTest::newRow("signed in, failing keychain") << viewOf(Phase::SignedIn, Keychain::Failing) << Page::SignedIn;
        QTest::newRow("signing out") << viewOf(Phase::SigningOut) << Page::SignedIn;
    }
    void thePageFollowsPhaseAndKeychain()
    {
        QFETCH(View, view);
        SessionModel model;
        model.show(view, now);
        QTEST(model.page(), "page");
    }

    void beforeAnythingIsKnownThereIsAPageToTypeInto()
    {
        const SessionModel model;
        QCOMPARE(model.page(), SessionModel::Page::SignIn);
        QVERIFY(model.looking());
        QVERIFY(!model.busy());
        QVERIFY(!model.serverSet());
        QVERIFY(!model.hasNotice());
    }

    void busyMeansThatSomethingAskedForIsUnderWay_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<bool>("busy");
        QTest::addColumn<bool>("signingIn");
        QTest::newRow("starting") << Phase::Starting << false << false;
        QTest::newRow("signed out") << Phase::SignedOut << false << false;
        QTest::newRow("signing in") << Phase::SigningIn << true << true;
        QTest::newRow("signed in") << Phase::SignedIn << false << false;
        QTest::newRow("signing out") << Phase::SigningOut << true << false;
    }
    void busyMeansThatSomethingAskedForIsUnderWay()
    {
        QFETCH(Phase, phase);
        SessionModel model;
        model.show(viewOf(phase), now);
        QTEST(model.busy(), "busy");
        QTEST(model.signingIn(), "signingIn");
    }

    void aSessionIsShownInWords()
    {
        View view = viewOf(Phase::SignedIn);
        view.warehouseId = 7;
        view.warehouseToken = session::TokenFacts{now.addDays(7), {}};
        view.signInNeededBy = now.addSecs(5 * 3600);
        view.signInSoon = true;
        view.stored = true;
        view.network = session::Network::Offline;
        view.clockSkew = 20min;
        SessionModel model;
        model.show(view, now);
        QCOMPARE(model.server(), u"glue.example:8443"_s);
        QCOMPARE(model.userName(), u"picker"_s);
        QCOMPARE(model.warehouse(), u"Warehouse 7"_s);
        QCOMPARE(model.workUntil(), u"Tue 8 Dec, 09:00"_s);
        QCOMPARE(model.signInBy(), u"14:00"_s);
        QVERIFY(model.signInSoon());
        QVERIFY(model.stored());
        QVERIFY(!model.online());
        QVERIFY(!model.clockTrouble().isEmpty());
    }

    void whatTheServerDidNotSayIsNotShown()
    {
        View view = viewOf(Phase::SignedIn);
        view.warehouseToken = session::TokenFacts{};
        SessionModel model;
        model.show(view, now);
        QVERIFY(model.warehouse().isEmpty());
        QVERIFY(model.workUntil().isEmpty());
        QVERIFY(model.signInBy().isEmpty());
    }

    void picklistsAreANumberOrNotKnown()
    {
        SessionModel model;
        View view = viewOf(Phase::SignedIn);
        model.show(view, now);
        QCOMPARE(model.picklists(), -1);
        QVERIFY(!model.countingPicklists());
        QSignalSpy changes(&model, &SessionModel::changed);
        view.countingPicklists = true;
        model.show(view, now);
        QVERIFY(model.countingPicklists());
        for (const int count : {0, 3, 101}) {
            view.picklists = count;
            model.show(view, now);
            QCOMPARE(model.picklists(), count);
        }
        QCOMPARE(changes.size(), 4);
    }

    // Signed in and idle means that nothing is drawn.
    void theSameViewAgainChangesNothing()
    {
        SessionModel model;
        QSignalSpy changes(&model, &SessionModel::changed);
        model.show(viewOf(Phase::SignedIn), now);
        QCOMPARE(changes.size(), 1);
        model.show(viewOf(Phase::SignedIn), now.addSecs(60));
        QCOMPARE(changes.size(), 1);
        model.show(viewOf(Phase::SignedIn), now.addDays(1)); // "tomorrow" has become today
        QCOMPARE(changes.size(), 2);
    }

    void thePasswordLeavesAsASecretAndTheFieldIsEmpty()
    {
        SessionModel model;
        model.show(viewOf(Phase::SignedOut), now);
        QString user;
        Secret taken;
        connect(&model, &SessionModel::signInRequested, this, [&](const QString &name, Secret *password) {
            user = name;
            taken = std::move(*password);
        });
        Field field;
        field.text = u"pässword"_s;
        model.signIn(u" picker "_s, &field);
        QCOMPARE(user, u"picker"_s);
        QVERIFY(taken == Secret("p\xc3\xa4ssword"));
        QVERIFY(field.text.isEmpty());
    }

    void whatASignOutHasLeftIsTold()
    {
        using session::Residue;
        SessionModel model;
        Residue residue{{{Residue::Place::Memory, Residue::Verdict::Gone, 0, u"0 pieces"_s}}};
        model.showResidue(residue); // before anybody was signed out
        QVERIFY(!model.hasNotice());

        View signedOut = viewOf(Phase::SignedOut);
        signedOut.notice = Notice{Notice::Kind::SignedOut};
        model.show(signedOut, now);
        QVERIFY(!model.noticeText().contains("left on this device"_L1)); // nobody has looked yet
        QSignalSpy changed(&model, &SessionModel::changed);
        model.showResidue(residue);
        QCOMPARE(changed.size(), 1);
        QVERIFY(model.noticeText().startsWith("Nothing of the session is left on this device."_L1));
        QCOMPARE(model.noticeSeverity(), SessionModel::Severity::Info);
        QVERIFY(model.noticeFacts().isEmpty()); // no details: there is nothing for IT

        residue.findings.first().verdict = Residue::Verdict::Unproven;
        model.showResidue(residue);
        QVERIFY(model.noticeText().startsWith("Something of the session may be left"_L1));
        QCOMPARE(model.noticeSeverity(), SessionModel::Severity::Warning);
        QVERIFY(!model.noticeFacts().isEmpty());
        QCOMPARE(model.noticeFactRows().size(), 1);
        QCOMPARE(model.noticeFactRows().first().toMap()[u"value"_s].toString(), u"cannot be proven: 0 pieces"_s);

        model.show(withNotice(Phase::SignedOut, Notice::Kind::SignInFailed), now);
        model.show(signedOut, now);
        QVERIFY(!model.noticeText().contains("left on this device"_L1)); // of the time before

        // The list could not be written, and now it can: what was left is not.
        View inDoubt = signedOut;
        inDoubt.notice->failure = Failure{.kind = Failure::Kind::ListUnusable};
        model.show(inDoubt, now);
        model.showResidue(residue);
        QVERIFY(model.noticeText().startsWith("Something of the session may be left"_L1));
        model.show(signedOut, now);
        QVERIFY(!model.noticeText().contains("left on this device"_L1));
        QCOMPARE(model.noticeSeverity(), SessionModel::Severity::Info);
    }

    void nothingIsAskedForWithoutBothParts_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("no user") << Phase::SignedOut << u" "_s << u"secret"_s;
        QTest::newRow("no password") << Phase::SignedOut << u"picker"_s << QString();
        QTest::newRow("signing in already") << Phase::SigningIn << u"picker"_s << u"secret"_s;
        QTest::newRow("signing out") << Phase::SigningOut << u"picker"_s << u"secret"_s;
    }
    void nothingIsAskedForWithoutBothParts()
    {
        QFETCH(Phase, phase);
        QFETCH(QString, user);
        QFETCH(QString, password);
        SessionModel model;
        model.show(viewOf(phase), now);
        QSignalSpy requests(&model, &SessionModel::signInRequested);
        Field field;
        field.text = password;
        model.signIn(user, &field);
        QCOMPARE(requests.size(), 0);
        QCOMPARE(field.text, password); // what was not used is not lost
    }

    void tryingAgainGoesWhereTheTroubleIs_data()
    {
        QTest::addColumn<Notice::Kind>("kind");
        QTest::addColumn<QByteArray>("signal");
        using Kind = Notice::Kind;
        QTest::newRow("renewal") << Kind::RenewalFailing << QByteArray(SIGNAL(renewRequested()));
        QTest::newRow("keychain") << Kind::KeychainTrouble << QByteArray(SIGNAL(retryKeychainRequested()));
        QTest::newRow("not stored") << Kind::NotStored << QByteArray(SIGNAL(retryKeychainRequested()));
        QTest::newRow("not erased") << Kind::NotErased << QByteArray(SIGNAL(retryKeychainRequested()));
        QTest::newRow("sign-in: in the form") << Kind::SignInFailed << QByteArray();
        QTest::newRow("nothing to try") << Kind::SignedOutElsewhere << QByteArray();
    }
    void tryingAgainGoesWhereTheTroubleIs()
    {
        QFETCH(Notice::Kind, kind);
        QFETCH(QByteArray, signal);
        SessionModel model;
        model.show(withNotice(Phase::SignedIn, kind), now);
        QSignalSpy renew(&model, &SessionModel::renewRequested);
        QSignalSpy keychain(&model, &SessionModel::retryKeychainRequested);
        model.retryNotice();
        QCOMPARE(model.noticeRetry(), !signal.isEmpty());
        QCOMPARE(renew.size(), signal == SIGNAL(renewRequested()) ? 1 : 0);
        QCOMPARE(keychain.size(), signal == SIGNAL(retryKeychainRequested()) ? 1 : 0);
    }

    void aNoticeGoesWithItsView()
    {
        SessionModel model;
        model.show(withNotice(Phase::SignedOut, Notice::Kind::SignInFailed), now);
        QVERIFY(model.hasNotice());
        QVERIFY(model.signInFailed());
        QCOMPARE(model.noticeSeverity(), SessionModel::Severity::Error);
        QCOMPARE(model.noticeCode(), u"DP-SRV-06"_s);
        QVERIFY(model.noticeForIT().startsWith("502, 503 or 504"_L1));
        QVERIFY(model.noticeFacts().startsWith("DP-SRV-06"_L1));
        model.show(viewOf(Phase::SignedOut), now);
        QVERIFY(!model.hasNotice());
        QVERIFY(model.noticeCode().isEmpty() && model.noticeForIT().isEmpty() && model.noticeFacts().isEmpty());
        QVERIFY(!model.signInFailed());
        QVERIFY(model.noticeTitle().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SessionModelTest)
#include "tst_ui_sessionmodel.moc"
