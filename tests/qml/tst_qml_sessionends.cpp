// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dockpass;
using namespace dockpass::tests;
using session::View;

namespace {

View endingIn(int minutes)
{
    View view = signedInView();
    view.signInSoon = minutes <= 15;
    if (view.signInSoon)
        view.sessionMinutesLeft = minutes;
    view.sessionLength = 12h;
    view.sessionEndsAt = view.signInNeededBy = stageTime().addSecs(60 * minutes);
    view.warehouseToken->expiresAt = view.sessionEndsAt;
    return view;
}

} // namespace

/// The last quarter of an hour of a session on its page.
class SessionEndsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeThatNothingIsSaid()
    {
        Stage stage(endingIn(16), {});
        QVERIFY(stage.item(u"signedInPage"_s));
        QVERIFY(!stage.item(u"sessionEndsBanner"_s));
        QVERIFY(!stage.item(u"signInSoonBanner"_s));
    }

    void theMinutesAreToldAndReadOut()
    {
        Stage stage(endingIn(15), {});
        for (const int minutes : {15, 14, 2, 1}) {
            stage.show(endingIn(minutes));
            const QQuickItem *banner = stage.item(u"sessionEndsBanner"_s);
            QVERIFY(banner);
            const QString title = banner->property("title").toString();
            QVERIFY2(title.contains(QString::number(minutes) + u" minute"_s), qPrintable(title));
            QVERIFY(banner->property("text").toString().contains(u"12 hour"_s));
            QVERIFY(!stage.item(u"signInSoonBanner"_s)); // one of the two
        }
    }

    void theWayOnIsInTheNoticeItself()
    {
        Stage stage(endingIn(3), {});
        stage.click(u"actionButton"_s);
        QVERIFY(stage.item(u"passwordField"_s));
    }

    void theEndSaysWhyWhereOneSignsInAgain()
    {
        Stage stage(endingIn(1), {});
        View over = signedOutView();
        over.notice =
            session::Notice{session::Notice::Kind::SessionOver, Failure{.kind = Failure::Kind::SessionOver}, 12h};
        stage.show(over);
        QVERIFY(!stage.item(u"signedInPage"_s));
        const QQuickItem *banner = stage.item(u"banner"_s);
        QVERIFY(banner);
        QVERIFY(banner->property("text").toString().contains(u"12 hour"_s));
        QVERIFY(stage.item(u"passwordField"_s));
    }
};

QTEST_MAIN(SessionEndsTest)
#include "tst_qml_sessionends.moc"
