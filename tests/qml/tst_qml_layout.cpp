// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include "ui/translations.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace dockpass;
using namespace dockpass::tests;

namespace {

QString describe(const QQuickItem *item)
{
    const QRectF area = item->mapRectToScene(item->boundingRect());
    return u"%1 \"%2\" %3 (%4,%5 %6x%7)"_s
        .arg(QString::fromLatin1(item->metaObject()->className()), item->objectName(),
             item->property("text").toString())
        .arg(area.x())
        .arg(area.y())
        .arg(area.width())
        .arg(area.height());
}

void everyScene(const QList<QSize> &sizes)
{
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    const QList<Scene> all = scenes();
    for (const QString &language : {u"en"_s, u"de"_s}) {
        for (const QSize size : sizes) {
            for (const Scene &scene : all) {
                QTest::addRow("%s %s %d", qPrintable(scene.name), qPrintable(language), size.width())
                    << scene << language << size;
            }
        }
    }
}

void everyFailure()
{
    QTest::addColumn<Failure::Kind>("kind");
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"de"_s}) {
        for (const Failure::Kind kind : allFailureKinds())
            QTest::addRow("%s %s", qPrintable(nameOf(kind)), qPrintable(language)) << kind << language;
    }
}

/// The first text under `item` with a word that does not fit its line, so that it is broken inside; empty: none.
QString brokenWordIn(const QQuickItem *item)
{
    if (item->inherits("QQuickText") && item->isVisible()) {
        const QFontMetricsF metrics(item->property("font").value<QFont>());
        const QStringList words = item->property("text").toString().split(QRegularExpression(u"[\\s-]"_s));
        for (const QString &word : words) {
            if (metrics.horizontalAdvance(word) > item->width() + 1)
                return word + u" in "_s + describe(item);
        }
    }
    const QList<QQuickItem *> children = item->childItems();
    for (const QQuickItem *child : children) {
        if (const QString found = brokenWordIn(child); !found.isEmpty())
            return found;
    }
    return {};
}

bool isControl(const QQuickItem *item)
{
    return item->activeFocusOnTab();
}

} // namespace

/// Every state of every page, in each language, on the smallest screen and on a wide one.
class LayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void cleanup()
    {
        const auto installed = qApp->findChildren<QTranslator *>();
        qDeleteAll(installed);
    }

    void nothingIsCutOffAndEverythingCanBeHit_data() { everyScene({QSize(320, 480), QSize(1280, 800)}); }
    void nothingIsCutOffAndEverythingCanBeHit()
    {
        QFETCH(Scene, scene);
        QFETCH(QString, language);
        QFETCH(QSize, size);
        ui::installTranslations(*qApp, language);
        Stage stage(scene.view, {.size = size});
        QVERIFY(stage.window());
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.window()->grabWindow(); // lays everything out
        if (scene.act)
            scene.act(stage);
        stage.window()->grabWindow();

        const QList<QQuickItem *> items = stage.visibleItems();
        int controls = 0;
        for (const QQuickItem *item : items) {
            if (item->inherits("QQuickText")) {
                QVERIFY2(!item->property("truncated").toBool(), qPrintable(describe(item)));
                QVERIFY2(item->property("contentWidth").toReal() <= item->width() + 1, qPrintable(describe(item)));
                QVERIFY2(item->property("contentHeight").toReal() <= item->height() + 1, qPrintable(describe(item)));
            }
            if (isControl(item)) {
                ++controls;
                QVERIFY2(item->width() >= 56 && item->height() >= 56, qPrintable(describe(item)));
                QVERIFY2(item->width() <= 440, qPrintable(describe(item)));
            }
            if (item->inherits("QQuickText") || isControl(item)) {
                const QRectF area = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
                QVERIFY2(area.left() >= 0 && area.right() <= size.width(), qPrintable(describe(item)));
            }
        }
        QVERIFY(controls > 0);
    }

    void theFocusedControlIsInView_data() { everyScene({QSize(320, 480)}); }
    void theFocusedControlIsInView()
    {
        QFETCH(Scene, scene);
        QFETCH(QString, language);
        QFETCH(QSize, size);
        ui::installTranslations(*qApp, language);
        Stage stage(scene.view, {.size = size});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.window()->grabWindow();
        if (scene.act)
            scene.act(stage);
        stage.window()->grabWindow();
        // Once round everything: wherever the keyboard is, it can be seen.
        for (int i = 0; i < 8; ++i) {
            stage.press(Qt::Key_Tab);
            stage.window()->grabWindow();
            const QQuickItem *focused = stage.window()->activeFocusItem();
            if (!isControl(focused))
                continue;
            const QRectF area = focused->mapRectToScene(QRectF(0, 0, focused->width(), focused->height()));
            QVERIFY2(area.top() >= 0 && area.bottom() <= size.height(), qPrintable(describe(focused)));
        }
    }

    // The code is read out and the way back is found without scrolling, whatever failed.
    void theFailurePageFitsTheSmallestScreen_data() { everyFailure(); }
    void theFailurePageFitsTheSmallestScreen()
    {
        QFETCH(Failure::Kind, kind);
        QFETCH(QString, language);
        ui::installTranslations(*qApp, language);
        session::View view = signedOutView();
        view.notice = signInFailed({kind, 503, u"5101"_s, u"one line, as long as usual"_s, u"glue.example:8443"_s, {}});
        Stage stage(view, {.size = QSize(320, 480)});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        stage.window()->grabWindow();
        QCOMPARE(brokenWordIn(stage.item(u"banner"_s)), QString());
        stage.click(u"detailsButton"_s);
        stage.window()->grabWindow();
        stage.window()->grabWindow(); // rows made in the first
        for (const QString &name : {u"failureCode"_s, u"backButton"_s}) {
            const QQuickItem *item = stage.item(name);
            QVERIFY2(item, qPrintable(name));
            const QRectF area = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            QVERIFY2(area.top() >= 0 && area.bottom() <= 480, qPrintable(describe(item)));
        }
        QCOMPARE(brokenWordIn(stage.item(u"failurePage"_s)), QString());
        const QList<QQuickItem *> items = stage.visibleItems();
        for (const QQuickItem *item : items) {
            if (!item->inherits("QQuickText"))
                continue;
            const QRectF area = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            QVERIFY2(area.left() >= 0 && area.right() <= 320, qPrintable(describe(item)));
            QVERIFY2(item->property("contentWidth").toReal() <= item->width() + 1, qPrintable(describe(item)));
        }
    }

    // What went wrong is read before anything else.
    void aFailureIsInViewOnTheSmallestScreen()
    {
        ui::installTranslations(*qApp, u"de"_s);
        for (const Failure::Kind kind : allFailureKinds()) {
            session::View view = signedOutView();
            view.notice = signInFailed({kind, 0, {}, {}, {}, {}});
            Stage stage(signedOutView(), {.size = QSize(320, 480)});
            QVERIFY(QTest::qWaitForWindowActive(stage.window()));
            stage.window()->grabWindow();
            stage.show(view);
            stage.window()->grabWindow();
            const QQuickItem *banner = stage.item(u"banner"_s);
            QVERIFY(banner);
            const QRectF area = banner->mapRectToScene(QRectF(0, 0, banner->width(), banner->height()));
            QVERIFY2(area.top() >= 0 && area.bottom() <= 480, qPrintable(describe(banner)));
        }
    }
};

QTEST_MAIN(LayoutTest)
#include "tst_qml_layout.moc"
