// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include "ui/translations.h"

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
