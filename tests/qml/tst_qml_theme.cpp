// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include <QColor>
#include <QGuiApplication>
#include <QPalette>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// WCAG 2.2, relative luminance.
double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

} // namespace

/// The colours, measured.
class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine = std::make_unique<QQmlEngine>();
        m_engine->addImportPath(u":/qt/qml"_s);
        QQmlComponent importer(m_engine.get());
        importer.setData("import QtQml\nimport Dockpass\nQtObject { property QtObject theme: Theme }", {});
        m_importer.reset(importer.create());
        QVERIFY2(m_importer, qPrintable(importer.errorString()));
        m_theme = m_importer->property("theme").value<QObject *>();
        QVERIFY(m_theme);
    }

    void cleanup()
    {
        m_importer.reset();
        m_engine.reset();
    }

    void colorsCanBeToldApart_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QByteArray>("color");
        QTest::addColumn<QByteArray>("ground");
        QTest::addColumn<double>("least");
        constexpr double text = 4.5;  // WCAG 1.4.3
        constexpr double shape = 3.0; // WCAG 1.4.11
        struct Pair
        {
            const char *color;
            const char *ground;
            double least;
        };
        const Pair pairs[] = {
            {"text", "background", text},      {"text", "surface", text},          {"quiet", "background", text},
            {"quiet", "surface", text},        {"amberText", "amber", text},       {"amberText", "amberPressed", text},
            {"errorText", "error", text},      {"goodText", "good", text},         {"plateText", "plate", text},
            {"quietPlateText", "plate", text}, {"amber", "plate", text},           {"quiet", "surface", shape},
            {"quiet", "background", shape},    {"focusRing", "background", shape}, {"focusRing", "surface", shape},
            {"good", "surface", shape},
        };
        for (const QString &mode : {u"light"_s, u"dark"_s}) {
            for (const Pair &pair : pairs) {
                QTest::addRow("%s: %s on %s, %.1f", qPrintable(mode), pair.color, pair.ground, pair.least)
                    << mode << QByteArray(pair.color) << QByteArray(pair.ground) << pair.least;
            }
        }
    }
    void colorsCanBeToldApart()
    {
        QFETCH(QString, mode);
        QFETCH(QByteArray, color);
        QFETCH(QByteArray, ground);
        QFETCH(double, least);
        QVERIFY(m_theme->setProperty("mode", mode));
        const auto a = m_theme->property(color.constData()).value<QColor>();
        const auto b = m_theme->property(ground.constData()).value<QColor>();
        QVERIFY(a.isValid() && b.isValid());
        QVERIFY2(contrast(a, b) >= least, qPrintable(QString::number(contrast(a, b))));
    }

    void thePaletteOfTheSystemDecidesUnlessTold_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QColor>("window");
        QTest::addColumn<bool>("dark");
        const QColor bright(u"#efefef"_s);
        const QColor night(u"#202020"_s);
        QTest::newRow("auto, bright") << u"auto"_s << bright << false;
        QTest::newRow("auto, dark") << u"auto"_s << night << true;
        QTest::newRow("light on a dark system") << u"light"_s << night << false;
        QTest::newRow("dark on a bright system") << u"dark"_s << bright << true;
        QTest::newRow("unknown word") << u"sepia"_s << bright << false;
    }
    void thePaletteOfTheSystemDecidesUnlessTold()
    {
        QFETCH(QString, mode);
        QFETCH(QColor, window);
        QPalette palette = QGuiApplication::palette();
        palette.setColor(QPalette::Window, window);
        QGuiApplication::setPalette(palette);
        QVERIFY(m_theme->setProperty("mode", mode));
        QTEST(m_theme->property("dark").toBool(), "dark");
    }

private:
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QObject> m_importer;
    QObject *m_theme = nullptr;
};

QTEST_MAIN(ThemeTest)
#include "tst_qml_theme.moc"
