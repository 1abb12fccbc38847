// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int longEnough = 30'000; // ms, for a busy machine
using Variables = QHash<QString, QString>;

} // namespace

/// The window, started where there is nothing to show it on: by a service, over ssh, beside a display that is gone.
class TestNoDisplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsToldInASentence_data();
    void itIsToldInASentence();
    void whatNeedsNoneGoesOn_data();
    void whatNeedsNoneGoesOn();
    void helpNeedsNone();

private:
    [[nodiscard]] static std::unique_ptr<Device> without(const Variables &variables)
    {
        auto device = std::make_unique<Device>();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"XDG_SESSION_TYPE"_s, u"QT_QPA_PLATFORM"_s})
            device->environment().remove(name);
        for (auto it = variables.begin(); it != variables.end(); ++it)
            device->environment().insert(it.key(), it.value());
        return device;
    }
};

void TestNoDisplay::itIsToldInASentence_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::addColumn<QByteArray>("cause");
    const QByteArray english = "dockpass: There is no display to show a window on. "_ba;
    const QByteArray german = "dockpass: Es gibt keinen Bildschirm f\xc3\xbcr ein Fenster. "_ba;
    QTest::newRow("no display") << Variables{} << QStringList{} << english << "could not connect to display"_ba;
    QTest::newRow("one that does not answer")
        << Variables{{u"DISPLAY"_s, u":4711"_s}} << QStringList{} << english << "display :4711"_ba;
    QTest::newRow("a compositor that does not answer")
        << Variables{{u"WAYLAND_DISPLAY"_s, u"wayland-4711"_s}} << QStringList{} << english << "wl_display"_ba;
    QTest::newRow("a kind of display that there is not")
        << Variables{} << QStringList{u"-platform"_s, u"nonsense"_s} << english << "nonsense"_ba;
    QTest::newRow("no frame buffer") << Variables{{u"QT_QPA_PLATFORM"_s, u"linuxfb:fb=/nowhere/fb0"_s}} << QStringList{}
                                     << english << "fb0"_ba;
    QTest::newRow("in German") << Variables{} << QStringList{u"--language"_s, u"de"_s} << german << "IT: "_ba;
    QTest::newRow("in German, by the system")
        << Variables{{u"LC_ALL"_s, u"de_DE.UTF-8"_s}} << QStringList{} << german << "IT: "_ba;
}

void TestNoDisplay::itIsToldInASentence()
{
    QFETCH(const Variables, variables);
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, sentence);
    QFETCH(const QByteArray, cause);
    const auto device = without(variables);
    const auto window = device->start(u"dockpass"_s, arguments);
    const Outcome outcome = outcomeOf(*window);
    EXPECT_CODE(outcome, 2);
    QVERIFY2(outcome.err.startsWith(sentence) && outcome.err.contains("dockpassctl"), outcome.report().constData());
    QVERIFY2(outcome.err.contains(cause), outcome.report().constData());
    QVERIFY2(!outcome.err.contains("Reinstalling"), outcome.report().constData());
    QCOMPARE(outcome.err.count('\n'), 2); // the sentence, and one for IT
}

// Kiosks without a desktop, and whoever looks at the window over the network.
void TestNoDisplay::whatNeedsNoneGoesOn_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("offscreen") << Variables{{u"QT_QPA_PLATFORM"_s, u"offscreen"_s}} << QStringList{};
    QTest::newRow("offscreen, as an argument") << Variables{} << QStringList{u"-platform"_s, u"offscreen"_s};
    QTest::newRow("minimal, after what is not there")
        << Variables{{u"QT_QPA_PLATFORM"_s, u"xcb;minimal"_s}} << QStringList{};
}

void TestNoDisplay::whatNeedsNoneGoesOn()
{
    QFETCH(const Variables, variables);
    QFETCH(const QStringList, arguments);
    const auto device = without(variables);
    device->environment().insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s); // and not to the journal
    device->environment().insert(u"QT_LOGGING_RULES"_s, u"dockpass.session.debug=true"_s);
    const QTemporaryDir outside;
    const QString log = outside.filePath(u"log"_s);
    const auto window = device->start(u"dockpass"_s, arguments + QStringList{u"--store"_s, u"memory"_s}, log);
    const auto said = [&log] {
        QFile file(log);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains("Started"), said().constData(), longEnough);
    QCOMPARE(window->state(), QProcess::Running);
    QVERIFY2(!said().contains("no display"), said().constData());
    window->kill();
    QVERIFY(window->waitForFinished());
}

void TestNoDisplay::helpNeedsNone()
{
    const auto device = without({});
    const auto window = device->start(u"dockpass"_s, {u"--help"_s});
    const Outcome outcome = outcomeOf(*window);
    EXPECT_CODE(outcome, 0);
    QVERIFY2(outcome.out.contains("--kiosk"), outcome.report().constData());
    QCOMPARE(outcome.err, QByteArray());
}

QTEST_GUILESS_MAIN(TestNoDisplay)
#include "tst_integration_nodisplay.moc"
