// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "stage.h"

#include "ui/qrcode.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dockpass;
using namespace dockpass::tests;

namespace {

/// What a scanner that knows nothing of us reads in the picture.
QString scanned(const QImage &picture)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"picture.png"_s);
    if (!picture.save(file))
        return u"(not written)"_s;
    QProcess scanner;
    scanner.start(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, u"--nodbus"_s, file});
    if (!scanner.waitForFinished(30'000))
        return u"(zbarimg of Debian's zbar-tools: %1)"_s.arg(scanner.errorString());
    QString text = QString::fromUtf8(scanner.readAllStandardOutput());
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

/// The item by itself, on a grey ground.
QImage drawn(const QString &text, QSizeF size, int *modules = nullptr)
{
    QQuickWindow window;
    window.setColor(Qt::gray);
    window.resize(480, 480);
    ui::QrCode code(window.contentItem());
    code.setSize(size);
    code.setText(u"what stood there before"_s);
    code.setText(text);
    window.show();
    if (modules)
        *modules = code.modules();
    return window.grabWindow();
}

bool isBlank(const QImage &picture)
{
    QImage empty = picture;
    empty.fill(Qt::gray);
    return picture == empty;
}

/// How long the shortest dark bar in any row of the picture is.
int narrowestModule(const QImage &picture)
{
    int narrowest = picture.width();
    for (int y = 0; y < picture.height(); ++y) {
        int run = 0;
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixelColor(x, y) == Qt::black)
                ++run;
            else if (run > 0)
                narrowest = std::min(narrowest, std::exchange(run, 0));
        }
    }
    return narrowest;
}

QString longestText()
{
    const Failure failure{.kind = Failure::Kind::AnswerUnreadable,
                          .httpStatus = 200,
                          .detail = QString(4000, u'd'),
                          .host = QString(253, u'h'),
                          .requestId = u"dp-5f0c7a1e9b3d"_s,
                          .at = stageTime()};
    ui::SessionModel model;
    session::View view = signedOutView();
    view.notice = signInFailed(failure);
    model.show(view, stageTime());
    return model.noticeScanText();
}

} // namespace

/// The QR code, read back by zbar.
class QrCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationVersion(u"1.2.3"_s); }

    void aTextIsReadBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << u"DP-TLS-01"_s;
        QTest::newRow("digits") << u"0451"_s;
        QTest::newRow("lines") << u"Dockpass 1.2.3\nDP-TLS-01\nCertificateExpired"_s;
        QTest::newRow("umlauts") << u"Zeitüberschreitung beim Schlüsselbund"_s;
        QTest::newRow("beyond Latin 1") << u"Łódź, Αθήνα, 京都"_s;
        QTest::newRow("the longest there is") << longestText();
    }
    void aTextIsReadBackAsItWas()
    {
        QFETCH(QString, text);
        QCOMPARE(scanned(drawn(text, {320, 320})), text);
    }

    void aModuleIsAWholeNumberOfPixels_data()
    {
        QTest::addColumn<QSizeF>("size");
        for (const QSizeF size :
             {QSizeF(100, 100), QSizeF(101.5, 101.5), QSizeF(288, 288), QSizeF(319, 300), QSizeF(300, 333.25)})
            QTest::addRow("%.1fx%.1f", size.width(), size.height()) << size;
    }
    void aModuleIsAWholeNumberOfPixels()
    {
        QFETCH(QSizeF, size);
        int modules = 0;
        const QImage picture = drawn(u"DP-TLS-01"_s, size, &modules);
        QCOMPARE(modules, 21 + 2 * 4); // version 1 and the quiet zone
        const int module = int(std::min(size.width(), size.height())) / modules;
        QCOMPARE(narrowestModule(picture), module);
        int dark = 0;
        const QRect area(0, 0, int(size.width()), int(size.height()));
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x) {
                const QColor pixel = picture.pixelColor(x, y);
                QVERIFY2(pixel == Qt::black || pixel == Qt::white, qPrintable(pixel.name()));
                dark += pixel == Qt::black ? 1 : 0;
            }
        }
        QCOMPARE(dark % (module * module), 0);
    }

    void whatCannotBeDrawnIsNotDrawn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("empty") << QString() << QSizeF(300, 300);
        QTest::newRow("too long for any code") << QString(3000, u'x') << QSizeF(300, 300);
        QTest::newRow("too long, and not ASCII") << QString(1200, u'ü') << QSizeF(300, 300);
        QTest::newRow("no pixel for a module") << u"DP-TLS-01"_s << QSizeF(28, 300);
        QTest::newRow("no room at all") << u"DP-TLS-01"_s << QSizeF(0, 0);
    }
    void whatCannotBeDrawnIsNotDrawn()
    {
        QFETCH(QString, text);
        QFETCH(QSizeF, size);
        QVERIFY(isBlank(drawn(text, size)));
        QVERIFY(!isBlank(drawn(u"DP-TLS-01"_s, {300, 300})));
    }

    void thePageCanBeScanned_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        for (const QString &name : {u"failure-certificate"_s, u"failure-long"_s}) {
            for (const QString &theme : {u"light"_s, u"dark"_s}) {
                for (const QSize size : {QSize(320, 480), QSize(360, 640), QSize(1280, 800)})
                    QTest::addRow("%s %s %d", qPrintable(name), qPrintable(theme), size.width())
                        << name << theme << size;
            }
        }
    }
    void thePageCanBeScanned()
    {
        QFETCH(QString, name);
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        const QList<Scene> all = scenes();
        const auto scene = std::find_if(all.cbegin(), all.cend(), [&](const Scene &one) { return one.name == name; });
        QVERIFY(scene != all.cend());
        Stage stage(scene->view, {.size = size, .theme = theme});
        QVERIFY(QTest::qWaitForWindowActive(stage.window()));
        scene->act(stage);
        stage.window()->grabWindow(); // lays it out
        QQuickItem *page = stage.item(u"failureFacts"_s);
        const QQuickItem *code = stage.item(u"qrCode"_s);
        QVERIFY(page && code);
        const int modules = code->property("modules").toInt();
        QVERIFY2(code->width() >= 3 * modules, qPrintable(QString::number(modules)));        // 3 pixels a module
        page->setProperty("contentY", std::max(0.0, code->mapToItem(page, {0, 0}).y() - 8)); // as by a finger
        const QRectF area = code->mapRectToItem(page, code->boundingRect());
        QVERIFY(area.top() >= 0 && area.bottom() <= page->height()); // all of it is seen at once
        QCOMPARE(scanned(stage.window()->grabWindow()), stage.model().noticeScanText());
    }
};

QTEST_MAIN(QrCodeTest)
#include "tst_qml_qrcode.moc"
