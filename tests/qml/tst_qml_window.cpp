// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass;
using namespace dockpass::tests;
using session::Keychain;
using session::Phase;
using session::View;
using ui::SessionModel;

namespace {

View startingView(Keychain keychain)
{
    View view = signedOutView();
    view.phase = Phase::Starting;
    view.keychain = keychain;
    return view;
}

View againView(bool signingIn, const std::optional<session::Notice> &notice = {})
{
    View view = signedInView();
    view.phase = signingIn ? Phase::SigningIn : Phase::SignedIn;
    view.reauthenticating = signingIn;
    view.notice = notice;
    return view;
}

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKioskHasNoWayOut()
    {
        Stage stage(signedOutView(), {.kiosk = true});
        QVERIFY(stage.window());
        QCOMPARE(stage.window()->visibility(), QWindow::FullScreen);
        QVERIFY(stage.window()->flags() & Qt::FramelessWindowHint);
        QCOMPARE(stage.window()->property("width").toInt(), stage.window()->screen()->size().width());
        QVERIFY(!stage.window()->close());
        QVERIFY(stage.window()->isVisible());
    }

    void aWindowCanBeClosed()
    {
        Stage stage(signedOutView(), {});
        QVERIFY(stage.window());
        QVERIFY(!(stage.window()->flags() & Qt::FramelessWindowHint));
        QVERIFY(stage.window()->close());
    }

    void whereOneReadsFromTheRightTheWindowIsTurnedRound_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("from the left") << Qt::LeftToRight;
        QTest::newRow("from the right") << Qt::RightToLeft;
    }
    void whereOneReadsFromTheRightTheWindowIsTurnedRound()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto); });
        Stage stage(signedOutView(), {});
        const QQuickItem *button = stage.item(u"showPasswordButton"_s);
        QVERIFY(button);
        QCOMPARE(button->x() == 0, direction == Qt::RightToLeft);
    }

    // A second one, thrown away before it was seen, cost a twentieth of the program's start.
    void theFirstPageIsMadeOnce()
    {
        Stage stage(signedOutView(), {});
        QCOMPARE(stage.window()->findChildren<QQuickItem *>(u"signInPage"_s).size(), 1);
    }

    void thePageFollowsTheSession()
    {
        Stage stage(startingView(Keychain::Unknown), {});
        QVERIFY(stage.item(u"signInPage"_s));
        stage.show(startingView(Keychain::Locked));
        QVERIFY(stage.item(u"keychainPage"_s));
        stage.show(signedInView());
        QVERIFY(stage.item(u"signedInPage"_s));
        stage.show(signedOutView());
        QVERIFY(stage.item(u"signInPage"_s));
    }

    // qtkeychain #303, kDrive #2109: typing never waits for the keychain.
    void aPasswordBegunIsNotTakenAway()
    {
        Stage stage(startingView(Keychain::Unknown), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.type(u"chan"_s);
        stage.show(startingView(Keychain::Waiting));
        QVERIFY(!stage.item(u"keychainPage"_s));
        QVERIFY(stage.item(u"keychainBanner"_s));
        stage.type(u"ge"_s);
        QCOMPARE(stage.item(u"passwordField"_s)->property("text").toString(), u"change"_s);
    }

    void aUserNameBegunIsNotTakenAwayEither()
    {
        View nobody = startingView(Keychain::Unknown);
        nobody.account.user.clear();
        Stage stage(nobody, {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.type(u"kaet"_s);
        nobody.keychain = Keychain::Waiting;
        stage.show(nobody);
        QVERIFY(!stage.item(u"keychainPage"_s));
        stage.type(u"he"_s);
        QCOMPARE(stage.item(u"userField"_s)->property("text").toString(), u"kaethe"_s);
    }

    // What somebody types while the page comes unasked must not press a button.
    void theKeychainPageTakesNoKeysOfItself()
    {
        Stage stage(startingView(Keychain::Locked), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QSignalSpy retry(&stage.model(), &SessionModel::retryKeychainRequested);
        QSignalSpy without(&stage.model(), &SessionModel::continueWithoutKeychainRequested);
        stage.type(u"a b"_s);
        stage.press(Qt::Key_Return);
        QCOMPARE(retry.size() + without.size(), 0);
    }

    void aSessionThatEndsLeavesThePasswordBeingTyped()
    {
        Stage stage(signedInView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"signInAgainButton"_s);
        stage.type(u"chan"_s);
        View over = signedOutView();
        over.notice = session::Notice{session::Notice::Kind::SessionExpired};
        stage.show(over);
        QVERIFY(stage.item(u"banner"_s));
        stage.type(u"ge"_s);
        QCOMPARE(stage.item(u"passwordField"_s)->property("text").toString(), u"change"_s);
    }

    void twoReturnsAskOnce()
    {
        Stage stage(signedOutView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QSignalSpy signIn(&stage.model(), &SessionModel::signInRequested);
        connect(&stage.model(), &SessionModel::signInRequested, &stage.model(), [&stage] {
            View busy = signedOutView();
            busy.phase = session::Phase::SigningIn;
            stage.show(busy);
        });
        stage.type(u"change"_s);
        stage.press(Qt::Key_Return);
        stage.press(Qt::Key_Return);
        QCOMPARE(signIn.size(), 1);
        for (const QQuickItem *item : stage.visibleItems())
            QVERIFY(item->property("text").toString() != u"Type your password"_s);
    }

    void theKeychainPageOffersItsWaysOn_data()
    {
        QTest::addColumn<Keychain>("keychain");
        QTest::addColumn<bool>("canRetry");
        QTest::newRow("waiting") << Keychain::Waiting << false;
        QTest::newRow("locked") << Keychain::Locked << true;
        QTest::newRow("absent") << Keychain::Absent << true;
        QTest::newRow("failing") << Keychain::Failing << true;
    }
    void theKeychainPageOffersItsWaysOn()
    {
        QFETCH(Keychain, keychain);
        QFETCH(bool, canRetry);
        Stage stage(startingView(keychain), {});
        QSignalSpy retry(&stage.model(), &SessionModel::retryKeychainRequested);
        QSignalSpy without(&stage.model(), &SessionModel::continueWithoutKeychainRequested);
        QCOMPARE(stage.item(u"retryKeychainButton"_s) != nullptr, canRetry);
        if (canRetry)
            stage.click(u"retryKeychainButton"_s);
        stage.click(u"withoutKeychainButton"_s);
        QCOMPARE(retry.size(), canRetry ? 1 : 0);
        QCOMPARE(without.size(), 1);
    }

    void arrowKeysGoThroughTheWarehouses()
    {
        View choice = signedOutView();
        choice.phase = session::Phase::ChoosingWarehouse;
        choice.choosing = true;
        choice.warehouses = {{u"a-1"_s, {}, {}, u"North"_s, true, true},
                             {u"a-2"_s, {}, {}, u"East"_s, false, false},
                             {u"a-3"_s, {}, {}, u"South"_s, true, false}};
        Stage stage(choice, {});
        QVERIFY(stage.item(u"warehousePage"_s));
        QSignalSpy chosen(&stage.model(), &SessionModel::chooseWarehouseRequested);
        stage.press(Qt::Key_Down);
        stage.press(Qt::Key_Down); // past the one that is out of use
        stage.press(Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"a-3"_s);
        stage.press(Qt::Key_Up);
        stage.press(Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.at(1).at(0).toString(), u"a-1"_s);
    }

    void warehousesOfOneNameAreToldApart()
    {
        View choice = signedOutView();
        choice.phase = session::Phase::ChoosingWarehouse;
        choice.choosing = true;
        choice.warehouses = {{u"a-1"_s, {}, u"w-000001"_s, u"North"_s, true, false},
                             {u"a-2"_s, {}, u"w-000002"_s, u"North"_s, true, false},
                             {u"a-3"_s, {}, u"w-000003"_s, u"South"_s, true, false}};
        Stage stage(choice, {});
        QVERIFY(stage.item(u"warehousePage"_s));
        QStringList marks;
        QStringList spoken;
        for (QQuickItem *item : stage.visibleItems()) {
            if (item->objectName() == "warehouseMark"_L1)
                marks << item->property("text").toString();
            if (item->objectName() == "warehouseRow"_L1)
                spoken << item->property("text").toString();
        }
        QCOMPARE(marks, (QStringList{u"Number ends in 000001"_s, u"Number ends in 000002"_s}));
        QCOMPARE(spoken, (QStringList{u"North (…000001)"_s, u"North (…000002)"_s, u"South"_s}));
    }

    void aWarehouseIsChosenByOneTap()
    {
        View choice = signedOutView();
        choice.phase = session::Phase::ChoosingWarehouse;
        choice.choosing = true;
        choice.warehouses = {{u"a-1"_s, {}, {}, u"North"_s, true, true},
                             {u"a-2"_s, {}, {}, u"<b>South</b>"_s, true, false},
                             {u"a-3"_s, {}, {}, u"West"_s, false, false}};
        Stage stage(choice, {});
        QVERIFY(stage.item(u"warehousePage"_s));
        QVERIFY(!stage.item(u"filterField"_s));
        QSignalSpy chosen(&stage.model(), &SessionModel::chooseWarehouseRequested);
        QSignalSpy cancelled(&stage.model(), &SessionModel::cancelRequested);
        QList<QQuickItem *> rows;
        QStringList words;
        for (QQuickItem *item : stage.visibleItems()) {
            if (item->objectName() == "warehouseRow"_L1)
                rows << item;
            words << item->property("text").toString();
        }
        QCOMPARE(rows.size(), 3);
        QVERIFY(words.contains(u"<b>South</b>"_s)); // text, not markup
        const auto tap = [&stage](const QQuickItem *row) {
            QTest::mouseClick(stage.window(), Qt::LeftButton, {}, row->mapToScene({20, row->height() / 2}).toPoint());
        };
        tap(rows.last()); // what is out of use cannot be pressed
        QCOMPARE(chosen.size(), 0);
        tap(rows.at(1));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"a-2"_s);
        stage.press(Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        choice.choosing = false;
        stage.show(choice);
        tap(rows.first());
        QCOMPARE(chosen.size(), 1);
    }

    void aLongListIsSearched()
    {
        View choice = signedOutView();
        choice.phase = session::Phase::ChoosingWarehouse;
        choice.choosing = true;
        for (int i = 0; i < 30; ++i)
            choice.warehouses.append({u"a-%1"_s.arg(i), {}, {}, u"Hall %1"_s.arg(i), true, false});
        Stage stage(choice, {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.press(Qt::Key_Tab);
        stage.type(u"hall 2"_s);
        qsizetype shown = 0;
        for (const QQuickItem *item : stage.visibleItems())
            shown += item->objectName() == "warehouseRow"_L1 ? 1 : 0;
        QCOMPARE(shown, 11); // 2 and 20 to 29
    }

    void signingOutTakesAConfirmation()
    {
        Stage stage(signedInView(), {});
        QSignalSpy signOut(&stage.model(), &SessionModel::signOutRequested);
        stage.click(u"signOutButton"_s);
        QVERIFY(!stage.item(u"signOutButton"_s));
        stage.click(u"stayButton"_s);
        QVERIFY(stage.item(u"signOutButton"_s));
        QCOMPARE(signOut.size(), 0);
        stage.click(u"signOutButton"_s);
        stage.click(u"confirmSignOutButton"_s);
        QCOMPARE(signOut.size(), 1);
    }

    void signingInAgainLeavesTheSessionAlone()
    {
        Stage stage(signedInView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"signInAgainButton"_s);
        QVERIFY(stage.item(u"signInPage"_s));
        QVERIFY(!stage.item(u"userField"_s)); // only for the same person
        QString user;
        connect(&stage.model(), &SessionModel::signInRequested, this,
                [&](const QString &name, Secret *) { user = name; });
        stage.type(u"change123"_s);
        stage.press(Qt::Key_Return);
        QCOMPARE(user, signedInView().account.user);
    }

    void signingInAgainEndsWhenItHasWorked_data()
    {
        QTest::addColumn<std::optional<session::Notice>>("notice");
        QTest::addColumn<bool>("cancelled");
        QTest::addColumn<bool>("open");
        QTest::newRow("worked") << std::optional<session::Notice>() << false << false;
        QTest::newRow("worked, not stored")
            << std::optional(session::Notice{session::Notice::Kind::NotStored}) << false << false;
        QTest::newRow("failed") << std::optional(
            signInFailed({Failure::Kind::CredentialsRejected, 400, {}, {}, {}, {}}))
                                << false << true;
        QTest::newRow("cancelled") << std::optional<session::Notice>() << true << true;
    }
    void signingInAgainEndsWhenItHasWorked()
    {
        QFETCH(std::optional<session::Notice>, notice);
        QFETCH(bool, cancelled);
        QFETCH(bool, open);
        Stage stage(signedInView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"signInAgainButton"_s);
        stage.type(u"change123"_s);
        stage.press(Qt::Key_Return);
        stage.show(againView(true));
        QVERIFY(stage.item(u"signInPage"_s));
        if (cancelled)
            stage.press(Qt::Key_Escape);
        stage.show(againView(false, notice));
        QCOMPARE(stage.item(u"signInPage"_s) != nullptr, open);
        QCOMPARE(stage.item(u"signedInPage"_s) != nullptr, !open);
    }

    void signingInAgainCanBeLeft()
    {
        Stage stage(signedInView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"signInAgainButton"_s);
        stage.click(u"cancelButton"_s);
        QVERIFY(stage.item(u"signedInPage"_s));
        stage.click(u"signInAgainButton"_s);
        stage.press(Qt::Key_Escape);
        QVERIFY(stage.item(u"signedInPage"_s));
    }

    void withoutAServerNothingCanBeSent()
    {
        View view = signedOutView();
        view.account = {};
        Stage stage(view, {});
        QVERIFY(stage.item(u"noServerBanner"_s));
        QVERIFY(!stage.item(u"signInButton"_s)->isEnabled());
    }

    // 0 frames when signed in and idle: docs/performance.md.
    void nothingIsDrawnWhileSignedInAndIdle()
    {
        Stage stage(signedInView(), {});
        QVERIFY(QTest::qWaitForWindowExposed(stage.window()));
        stage.window()->grabWindow();
        QSignalSpy frames(stage.window(), &QQuickWindow::frameSwapped);
        while (frames.wait(300)) {
        } // what the opening of the window still draws
        frames.clear();
        QVERIFY(!frames.wait(1500));
    }

    void theKeyboardReachesEverything_data()
    {
        QTest::addColumn<View>("view");
        QTest::addColumn<QStringList>("order");
        View notice = signedInView();
        notice.notice =
            session::Notice{session::Notice::Kind::RenewalFailing, Failure{Failure::Kind::Offline, 0, {}, {}, {}, {}}};
        QTest::newRow("signed in") << signedInView()
                                   << QStringList{u"changeWarehouseButton"_s, u"signInAgainButton"_s,
                                                  u"signOutButton"_s};
        QTest::newRow("signed in, notice")
            << notice << QStringList{u"dismissButton"_s,         u"actionButton"_s,      u"detailsButton"_s,
                                     u"changeWarehouseButton"_s, u"signInAgainButton"_s, u"signOutButton"_s};
        View picklists = signedInView();
        picklists.picklists = 3;
        QTest::newRow("signed in, picklists")
            << picklists
            << QStringList{u"recountButton"_s, u"changeWarehouseButton"_s, u"signInAgainButton"_s, u"signOutButton"_s};
        QTest::newRow("keychain") << startingView(Keychain::Locked)
                                  << QStringList{u"retryKeychainButton"_s, u"withoutKeychainButton"_s};
    }
    void theKeyboardReachesEverything()
    {
        QFETCH(View, view);
        QFETCH(QStringList, order);
        Stage stage(view, {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QImage seen = stage.window()->grabWindow();
        QStringList reached;
        for (qsizetype i = 0; i < order.size(); ++i) {
            stage.press(Qt::Key_Tab);
            reached << stage.window()->activeFocusItem()->objectName();
            const QImage now = stage.window()->grabWindow();
            QVERIFY2(now != seen, "nobody can see where the focus is");
            seen = now;
        }
        QCOMPARE(reached, order);
    }

    void theTitleIsTheName()
    {
        Stage stage(signedOutView(), {});
        QCOMPARE(stage.window()->title(), u"Dockpass"_s);
    }
};

QTEST_MAIN(WindowTest)
#include "tst_qml_window.moc"
