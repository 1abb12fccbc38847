// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace dockpass;
using namespace dockpass::tests;
using session::View;
using ui::SessionModel;

namespace {

View viewWith(std::optional<qsizetype> count, bool counting = false)
{
    View view = signedInView();
    view.picklists = count;
    view.countingPicklists = counting;
    return view;
}

} // namespace

/// The number of waiting picklists on the page: what is shown, and when it is asked for (contract, cases 63 to 65).
class PicklistsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Each move of a finger is seen, and not only the last before a frame.
    void initTestCase() { qputenv("QML_NO_TOUCH_COMPRESSION", "1"); }

    void theNumberIsShownInWords_data()
    {
        QTest::addColumn<qsizetype>("count");
        QTest::addColumn<QString>("begin");
        QTest::newRow("none") << qsizetype(0) << u"No picklists"_s;
        QTest::newRow("one") << qsizetype(1) << u"1 picklist"_s;
        QTest::newRow("some") << qsizetype(3) << u"3 picklist"_s;
        QTest::newRow("just a hundred") << qsizetype(100) << u"100 picklist"_s;
        QTest::newRow("more") << qsizetype(101) << u"100+ picklist"_s;
        QTest::newRow("more than was asked for") << qsizetype(500) << u"100+ picklist"_s;
    }
    void theNumberIsShownInWords()
    {
        QFETCH(qsizetype, count);
        QFETCH(QString, begin);
        Stage stage(viewWith(count), {});
        const QQuickItem *words = stage.item(u"picklistWords"_s);
        QVERIFY(words);
        const QString text = words->property("text").toString();
        QVERIFY2(text.startsWith(begin) && text.endsWith(u" waiting"_s), qPrintable(text));
    }

    void whereNobodyKnowsNothingIsThere()
    {
        Stage stage(viewWith({}), {});
        QVERIFY(stage.item(u"signedInPage"_s));
        const qreal above = stage.item(u"changeWarehouseButton"_s)->mapToScene({}).y();
        QVERIFY(!stage.item(u"picklistWords"_s));
        QVERIFY(!stage.item(u"recountButton"_s));
        stage.show(viewWith({}, true)); // asked for, for the first time
        QVERIFY(!stage.item(u"picklistWords"_s));
        stage.window()->grabWindow();
        QCOMPARE(stage.item(u"changeWarehouseButton"_s)->mapToScene({}).y(), above); // nor any room for it
        stage.show(viewWith(3));
        QVERIFY(stage.item(u"picklistWords"_s));
        stage.show(viewWith({}));
        QVERIFY(!stage.item(u"picklistWords"_s));
    }

    void aPageThatOpensAsks_data()
    {
        QTest::addColumn<bool>("told");
        QTest::addColumn<bool>("active");
        QTest::newRow("the warehouse is told") << true << true;
        QTest::newRow("it is not") << false << true;
        QTest::newRow("beside another window") << false << false;
    }
    void aPageThatOpensAsks()
    {
        QFETCH(bool, told);
        QFETCH(bool, active);
        View signedIn = signedInView();
        if (!told)
            signedIn.warehouseId.reset();
        Stage stage(signedOutView(), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QWindow other;
        if (!active) {
            other.show();
            other.requestActivate();
            QVERIFY(QTest::qWaitForWindowActive(&other));
        }
        QSignalSpy asked(&stage.model(), &SessionModel::picklistsRequested);
        stage.show(signedIn);
        QVERIFY(asked.size() >= 1);
        for (const auto &arguments : std::as_const(asked))
            QCOMPARE(arguments.at(0).toBool(), false);
    }

    // What a page is shown may not make it ask: each answer would be the next question.
    void anAnswerIsNoReasonToAsk()
    {
        Stage stage(viewWith({}), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.window()->grabWindow();
        QSignalSpy asked(&stage.model(), &SessionModel::picklistsRequested);
        for (const View &view : {viewWith({}, true), viewWith(3), viewWith(3, true), viewWith({}), viewWith(101)})
            stage.show(view);
        QCOMPARE(asked.size(), 0);
    }

    void aWindowThatIsLookedAtAgainAsks()
    {
        Stage stage(viewWith(3), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QSignalSpy asked(&stage.model(), &SessionModel::picklistsRequested);
        QWindow other;
        other.show();
        other.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QCOMPARE(asked.size(), 0); // nobody looks
        stage.window()->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toBool(), false);
    }

    void anotherWarehouseIsAskedFor()
    {
        Stage stage(viewWith(3), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        QSignalSpy asked(&stage.model(), &SessionModel::picklistsRequested);
        View moved = viewWith({});
        moved.warehouseId = 2;
        stage.show(moved);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toBool(), false);
    }

    void aPersonAsksByButtonOrKey_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("button by finger") << Qt::Key_unknown;
        QTest::newRow("button by Space") << Qt::Key_Space;
        QTest::newRow("button by Return") << Qt::Key_Return;
        QTest::newRow("F5") << Qt::Key_F5;
    }
    void aPersonAsksByButtonOrKey()
    {
        QFETCH(Qt::Key, key);
        Stage stage(viewWith(3), {});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.window()->grabWindow();
        QSignalSpy asked(&stage.model(), &SessionModel::picklistsRequested);
        const QQuickItem *button = stage.item(u"recountButton"_s);
        QVERIFY(button->width() >= 56 && button->height() >= 56);
        if (key == Qt::Key_unknown) {
            QTest::mouseClick(stage.window(), Qt::LeftButton, {}, button->mapToScene({4, 52}).toPoint());
        } else if (key == Qt::Key_F5) {
            QTest::keyClick(stage.window(), key);
        } else {
            stage.press(Qt::Key_Tab);
            stage.press(key);
        }
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toBool(), true);
    }

    // The one way to ask by hand where nothing is shown.
    void aPersonAsksByPullingThePageDown_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("asked");
        QTest::newRow("far, page scrolls") << QSize(320, 480) << 150 << 350 << 1;
        QTest::newRow("far, all in view") << QSize(360, 900) << 150 << 350 << 1;
        QTest::newRow("a little") << QSize(320, 480) << 150 << 200 << 0;
        QTest::newRow("the other way") << QSize(360, 900) << 350 << 150 << 0;
        QTest::newRow("only scrolled") << QSize(320, 480) << 350 << 150 << 0;
    }
    void aPersonAsksByPullingThePageDown()
    {
        QFETCH(QSize, size);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, asked);
        Stage stage(viewWith({}), {.size = size});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.window()->grabWindow();
        QSignalSpy requests(&stage.model(), &SessionModel::picklistsRequested);
        QWindow *window = stage.window();
        QTest::touchEvent(window, m_screen.get()).press(1, {100, from});
        const int step = from < to ? 10 : -10;
        for (int y = from + step; y != to; y += step)
            QTest::touchEvent(window, m_screen.get()).move(1, {100, y});
        QTest::touchEvent(window, m_screen.get()).move(1, {100, to});
        QTest::touchEvent(window, m_screen.get()).release(1, {100, to});
        QCOMPARE(requests.size(), asked);
        if (asked > 0)
            QCOMPARE(requests.at(0).at(0).toBool(), true);
        QTRY_COMPARE(stage.item(u"signedInPage"_s)->property("verticalOvershoot").toReal(), 0.0); // it comes back
    }

    // A question that takes long shows that it is under way, and stops doing so.
    void aSlowQuestionShowsThatItIsUnderWay()
    {
        Stage stage(viewWith(3), {});
        const auto moving = [&stage] {
            const QList<QQuickItem *> items = stage.visibleItems();
            return std::any_of(items.cbegin(), items.cend(), [](const QQuickItem *item) {
                return QByteArray(item->metaObject()->className()).startsWith("Activity_");
            });
        };
        stage.show(viewWith(3, true));
        QVERIFY(!moving());
        QTRY_VERIFY(moving());
        QVERIFY(stage.item(u"picklistWords"_s)); // the number stays meanwhile
        stage.show(viewWith(4));
        QTRY_VERIFY(!moving());
    }

private:
    const std::unique_ptr<QPointingDevice> m_screen{QTest::createTouchDevice()};
};

QTEST_MAIN(PicklistsTest)
#include "tst_qml_picklists.moc"
