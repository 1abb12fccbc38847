// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

/// What the programs say to a person who typed something wrong, asks for help, or reads German.
class TestWording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void whatIsTypedWrongIsToldWithAWayOut_data();
    void whatIsTypedWrongIsToldWithAWayOut();
    void helpListsWhatTheCommandUses_data();
    void helpListsWhatTheCommandUses();
    void aGermanHelpHasGermanPlaceholders();
    void statusStandsInColumns_data();
    void statusStandsInColumns();
    void aRenewalSaysWhatItHasBrought_data();
    void aRenewalSaysWhatItHasBrought();
    void settingsThatStopTheWindowAreToldInItsLanguage_data();
    void settingsThatStopTheWindowAreToldInItsLanguage();

private:
    std::unique_ptr<BackendProcess> m_backend;
};

void TestWording::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestWording::whatIsTypedWrongIsToldWithAWayOut_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("unknown option") << u"dockpassctl"_s << QStringList{u"status"_s, u"--jsno"_s}
                                    << "jsno'. See dockpassctl status --help"_ba;
    QTest::newRow("unknown option of the window")
        << u"dockpass"_s << QStringList{u"--kisok"_s} << "kisok'. See dockpass --help"_ba;
    QTest::newRow("no CA file") << u"dockpassctl"_s << QStringList{u"renew"_s, u"--ca"_s, u"/nowhere/ca.pem"_s}
                                << "ca = /nowhere/ca.pem"_ba;
}

void TestWording::whatIsTypedWrongIsToldWithAWayOut()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Device device;
    const auto process = device.start(program, arguments);
    const Outcome outcome = outcomeOf(*process);
    EXPECT_CODE(outcome, 2);
    QVERIFY2(outcome.err.contains(said), outcome.report().constData());
}

void TestWording::helpListsWhatTheCommandUses_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArrayList>("unused");
    const QByteArrayList ofRequests{"--ca ",        "--timeout ",      "--allow-http-loopback", "--grant ",
                                    "--client-id ", "--redirect-uri ", "--shop-store "};
    QTest::newRow("status") << u"status"_s << ofRequests;
    QTest::newRow("logout") << u"logout"_s << ofRequests;
    QTest::newRow("doctor") << u"doctor"_s << QByteArrayList{"--client-id ", "--redirect-uri ", "--session-length "};
}

void TestWording::helpListsWhatTheCommandUses()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArrayList, unused);
    const Device device;
    const Outcome help = device.run({command, u"--help"_s});
    EXPECT_CODE(help, 0);
    QVERIFY2(help.out.contains("--server ") && help.out.contains("--store-key-file "), help.report().constData());
    for (const QByteArray &option : unused)
        QVERIFY2(!help.out.contains(option), help.report().constData());
    // Scripts that give the same options to every command go on as they did.
    EXPECT_CODE(device.run({command, u"--client-id"_s, u"frontend"_s}), command == "doctor"_L1 ? 0 : 3);
}

void TestWording::aGermanHelpHasGermanPlaceholders()
{
    const Device device;
    const Outcome help = device.run({u"renew"_s, u"--help"_s, u"--language"_s, u"de"_s});
    EXPECT_CODE(help, 0);
    for (const QByteArray &word : {"<DATEI>"_ba, "<SEKUNDEN>"_ba, "<DAUER>"_ba})
        QVERIFY2(help.out.contains(word), help.report().constData());
    for (const QByteArray &word : {"<FILE>"_ba, "<SECONDS>"_ba, "<LENGTH>"_ba})
        QVERIFY2(!help.out.contains(word), help.report().constData());
}

void TestWording::statusStandsInColumns_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestWording::statusStandsInColumns()
{
    QFETCH(const QString, language);
    const Device device;
    EXPECT_CODE(device.login(*m_backend), 0);
    const Outcome outcome = device.run({u"status"_s, u"--language"_s, language});
    EXPECT_CODE(outcome, 0);
    static const QRegularExpression name(u"^[^:]+: +"_s);
    QList<qsizetype> columns;
    for (const QString &line : QString::fromUtf8(outcome.out).split(u'\n', Qt::SkipEmptyParts))
        columns.append(name.match(line).capturedLength());
    QVERIFY2(columns.size() >= 9, outcome.report().constData());
    QVERIFY2(columns.count(columns.first()) == columns.size(), outcome.report().constData());
}

void TestWording::aRenewalSaysWhatItHasBrought_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("both tokens") << u"refresh"_s << "dockpassctl: Renewed.\n"_ba;
    QTest::newRow("one token") << u"stock"_s << "dockpassctl: Renewed: the warehouse token."_ba;
}

void TestWording::aRenewalSaysWhatItHasBrought()
{
    QFETCH(const QString, profile);
    QFETCH(const QByteArray, said);
    BackendProcess backend({u"--profile"_s, profile});
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    const Device device;
    EXPECT_CODE(device.login(backend), 0);
    const Outcome renewal = device.run({u"renew"_s});
    EXPECT_CODE(renewal, 0);
    QVERIFY2(renewal.err.startsWith(said), renewal.report().constData());
}

void TestWording::settingsThatStopTheWindowAreToldInItsLanguage_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("asked for") << "timeout=0\n"_ba << QStringList{u"--language"_s, u"de"_s};
    QTest::newRow("set in the file, behind the mistake") << "timeout=0\nlanguage=de\n"_ba << QStringList{};
}

void TestWording::settingsThatStopTheWindowAreToldInItsLanguage()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QStringList, arguments);
    Device device;
    device.configure(settings);
    device.environment().insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s); // and not to the journal
    const QTemporaryDir outside;
    const QString log = outside.filePath(u"log"_s);
    const auto window = device.start(u"dockpass"_s, arguments, log);
    const auto said = [&log] {
        QFile file(log);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains("timeout = 0"), said().constData(), 40'000);
    QVERIFY2(said().contains("gliche Einstellung"), said().constData());
    window->kill();
    QVERIFY(window->waitForFinished());
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_integration_wording.moc"
