// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass;
using namespace dockpass::tests;
using session::Notice;
using session::Phase;
using session::View;

namespace {

const Failure unavailable{
    .kind = Failure::Kind::ServerUnavailable, .httpStatus = 503, .host = u"glue.example"_s, .requestId = u"dp-17"_s};

View failedView()
{
    View view = signedOutView();
    view.notice = signInFailed(unavailable);
    return view;
}

View phaseView(Phase phase, Notice::Kind kind)
{
    View view = phase == Phase::SignedIn ? signedInView() : signedOutView();
    view.phase = phase;
    view.choosing = true;
    view.warehouses = {{u"a-1"_s, {}, {}, u"North"_s, true, true}};
    view.notice = Notice{kind, unavailable};
    return view;
}

View lockedView()
{
    View view = phaseView(Phase::Starting, Notice::Kind::KeychainTrouble);
    view.keychain = session::Keychain::Locked;
    return view;
}

QString focusIn(const Stage &stage)
{
    const QQuickItem *focused = stage.window()->activeFocusItem();
    return focused ? focused->objectName() : QString();
}

void tap(const Stage &stage, const QString &objectName)
{
    const QQuickItem *item = stage.item(objectName);
    QVERIFY2(item, qPrintable(objectName));
    QTest::mouseClick(stage.window(), Qt::LeftButton, {},
                      item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
}

/// Goes by the keyboard to the control of that name.
bool tabTo(Stage &stage, const QString &objectName)
{
    for (int i = 0; i < 12 && focusIn(stage) != objectName; ++i)
        stage.press(Qt::Key_Tab);
    return focusIn(stage) == objectName;
}

QString textOf(const Stage &stage, const QString &objectName)
{
    const QQuickItem *item = stage.item(objectName);
    return item ? item->property("text").toString() : QString();
}

} // namespace

/// The page that shows a failure to IT, over the page it was opened from.
class FailurePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationVersion(u"1.2.3"_s); }

    void eachNoticeLeadsThereAndBack_data()
    {
        QTest::addColumn<View>("view");
        QTest::addColumn<QString>("page");
        QTest::newRow("sign-in") << failedView() << u"signInPage"_s;
        QTest::newRow("signed in") << phaseView(Phase::SignedIn, Notice::Kind::RenewalFailing) << u"signedInPage"_s;
        QTest::newRow("warehouses") << phaseView(Phase::ChoosingWarehouse, Notice::Kind::ChoiceFailed)
                                    << u"warehousePage"_s;
        QTest::newRow("code") << phaseView(Phase::MfaCode, Notice::Kind::CodeRefused) << u"mfaCodePage"_s;
        QTest::newRow("keychain") << lockedView() << u"keychainPage"_s;
    }
    void eachNoticeLeadsThereAndBack()
    {
        QFETCH(View, view);
        QFETCH(QString, page);
        Stage stage(view, {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        for (const bool byKey : {false, true}) {
            QVERIFY(stage.item(page));
            tap(stage, u"detailsButton"_s);
            QVERIFY(stage.item(u"failurePage"_s));
            QVERIFY(!stage.item(page)); // nothing of it can be seen or hit
            QCOMPARE(textOf(stage, u"failureCode"_s), u"DP-SRV-06"_s);
            QCOMPARE(focusIn(stage), u"backButton"_s);
            if (byKey)
                stage.press(Qt::Key_Escape);
            else
                tap(stage, u"backButton"_s);
            QVERIFY(!stage.item(u"failurePage"_s));
        }
        QVERIFY(stage.item(page));
    }

    void theKeyboardComesBackToItsButton()
    {
        Stage stage(failedView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QVERIFY(tabTo(stage, u"detailsButton"_s));
        stage.press(Qt::Key_Return);
        QVERIFY(stage.item(u"failurePage"_s));
        stage.press(Qt::Key_Return); // the way back has the focus
        QVERIFY(!stage.item(u"failurePage"_s));
        QCOMPARE(focusIn(stage), u"detailsButton"_s);
    }

    void whatWasTypedIsStillThere()
    {
        View nobody = failedView();
        nobody.account.user.clear();
        Stage stage(nobody, {.size = QSize(320, 480)});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.type(u"kaethe"_s);
        stage.press(Qt::Key_Return);
        stage.type(u"chan"_s);
        const QQuickItem *page = stage.item(u"signInPage"_s);
        stage.window()->grabWindow();
        const qreal scrolled = page->property("contentY").toReal();

        // A finger leaves the focus where it is: the next key goes on with the password.
        stage.click(u"detailsButton"_s);
        stage.window()->grabWindow();
        stage.type(u"lost"_s);
        stage.press(Qt::Key_Escape);
        stage.window()->grabWindow();
        QCOMPARE(page->property("contentY").toReal(), scrolled);
        QCOMPARE(focusIn(stage), u"passwordField"_s);
        stage.type(u"ge"_s);
        QCOMPARE(textOf(stage, u"userField"_s), u"kaethe"_s);
        QCOMPARE(textOf(stage, u"passwordField"_s), u"change"_s);
    }

    void itGoesWithItsNotice_data()
    {
        QTest::addColumn<View>("before");
        QTest::addColumn<View>("after");
        QTest::addColumn<QString>("page");
        View renewed = signedInView();
        View elsewhere = signedOutView();
        elsewhere.notice = Notice{Notice::Kind::SignedOutElsewhere};
        View rejected = signedOutView();
        rejected.notice = Notice{Notice::Kind::SessionRejected, Failure{Failure::Kind::RefreshRejected}};
        const View failing = phaseView(Phase::SignedIn, Notice::Kind::RenewalFailing);
        QTest::newRow("renewed after all") << failing << renewed << u"signedInPage"_s;
        QTest::newRow("signed out elsewhere") << failing << elsewhere << u"signInPage"_s;
        QTest::newRow("another failure, on another page") << failing << rejected << u"signInPage"_s;
        QTest::newRow("signed in meanwhile") << failedView() << signedInView() << u"signedInPage"_s;
        QTest::newRow("dismissed") << failedView() << signedOutView() << u"signInPage"_s;
    }
    void itGoesWithItsNotice()
    {
        QFETCH(View, before);
        QFETCH(View, after);
        QFETCH(QString, page);
        Stage stage(before, {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"detailsButton"_s);
        QVERIFY(stage.item(u"failurePage"_s));
        stage.show(after);
        QVERIFY(!stage.item(u"failurePage"_s));
        QVERIFY(stage.item(page));
        stage.show(before); // a later failure does not open it
        QVERIFY(!stage.item(u"failurePage"_s));
    }

    // The page beneath may want the focus for itself, when the keychain begins to ask.
    void theWayBackIsNotTakenAway()
    {
        Stage stage(lockedView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"detailsButton"_s);
        View waiting = lockedView();
        waiting.keychain = session::Keychain::Waiting;
        stage.show(waiting);
        stage.press(Qt::Key_Escape);
        QVERIFY(!stage.item(u"failurePage"_s));
        QVERIFY(stage.item(u"keychainPage"_s));
    }

    void aNewerFailureIsShownInPlace()
    {
        Stage stage(phaseView(Phase::SignedIn, Notice::Kind::RenewalFailing), {});
        stage.click(u"detailsButton"_s);
        View next = phaseView(Phase::SignedIn, Notice::Kind::RenewalFailing);
        next.notice->failure = Failure{Failure::Kind::TimedOut};
        stage.show(next);
        QCOMPARE(textOf(stage, u"failureCode"_s), u"DP-NET-05"_s);
        QVERIFY(textOf(stage, u"qrCode"_s).contains(u"DP-NET-05"_s));
    }

    void theCodeHoldsTheFactsAndNobodysName()
    {
        View view = failedView();
        Stage stage(view, {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.type(u"change123"_s);
        stage.click(u"detailsButton"_s);
        QCOMPARE(textOf(stage, u"qrCode"_s),
                 u"Dockpass 1.2.3\nDP-SRV-06\nServerUnavailable\nHTTP 503\nglue.example\nrequest dp-17"_s);
        for (const QQuickItem *item : stage.visibleItems()) {
            const QString text = item->property("text").toString();
            QVERIFY2(!text.contains(u"change123"_s) && !text.contains(view.account.user), qPrintable(text));
        }
    }

    void theArrowsShowTheRest()
    {
        Stage stage(failedView(), {.size = QSize(320, 480)});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.click(u"detailsButton"_s);
        stage.window()->grabWindow();
        const QQuickItem *facts = stage.item(u"failureFacts"_s);
        const qreal lowest = facts->property("contentHeight").toReal() - facts->height();
        QVERIFY(lowest > 0);
        QCOMPARE(facts->property("contentY").toReal(), 0); // the code is seen first
        for (int i = 0; i < 40; ++i)
            stage.press(Qt::Key_Down);
        QCOMPARE(facts->property("contentY").toReal(), lowest);
        for (int i = 0; i < 40; ++i)
            stage.press(Qt::Key_Up);
        QCOMPARE(facts->property("contentY").toReal(), 0);
        stage.press(Qt::Key_Tab); // there is no other control
        QCOMPARE(focusIn(stage), u"backButton"_s);
    }
};

QTEST_MAIN(FailurePageTest)
#include "tst_qml_failure.moc"
