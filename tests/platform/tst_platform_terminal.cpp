// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/pseudoterminal.h"
#include "platform/terminal.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace dockpass;
using namespace dockpass::platform;
using namespace Qt::StringLiterals;

namespace {

constexpr auto readArgument = "--read"_L1;
constexpr auto askArgument = "--ask"_L1;
constexpr auto none = "[none]";

/// This program once more, as the one that reads: shows in hexadecimal what it has read.
int showWhatIsRead(const QString &how)
{
    std::optional<Secret> line;
    if (how == readArgument)
        line = readSecretLine();
    else
        line = askSecret(u"Password of anna: "_s);
    std::printf("%s", line ? ('[' + line->view().toByteArray().toHex() + ']').constData() : none);
    std::fflush(stdout);
    // What was not read of a terminal stays there, and the terminal stays open until the other side has seen all.
    while (isatty(STDIN_FILENO) != 0 && std::getchar() != EOF) {
    }
    return 0;
}

QByteArray shown(const QByteArray &bytes)
{
    return '[' + bytes.toHex() + ']';
}

QStringList self(QLatin1StringView how)
{
    return {QCoreApplication::applicationFilePath(), how};
}

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lineIsReadFromInput_data();
    void lineIsReadFromInput();
    void restOfInputIsLeftAlone();
    void answerIsTakenAndNotShown_data();
    void answerIsTakenAndNotShown();
    void ordinaryReadingIsShown();
    void endingTheInputGivesNothing_data();
    void endingTheInputGivesNothing();
    void ctrlCEndsTheProgram_data();
    void ctrlCEndsTheProgram();
    void withoutATerminalNothingIsRead();
};

void TestTerminal::lineIsReadFromInput_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("LF") << "amber\n"_ba
                        << "amber"_ba;
    QTest::newRow("CR LF") << "amber\r\n"_ba
                           << "amber"_ba;
    QTest::newRow("CR within") << "am\rber\n"_ba
                               << "am\rber"_ba;
    QTest::newRow("no line end") << "amber"_ba
                                 << "amber"_ba;
    QTest::newRow("empty input") << ""_ba
                                 << ""_ba;
    QTest::newRow("empty line") << "\n"_ba
                                << ""_ba;
    QTest::newRow("CR LF alone") << "\r\n"_ba
                                 << ""_ba;
    QTest::newRow("blanks belong to it") << " amber \n"_ba
                                         << " amber "_ba;
    QTest::newRow("two lines") << "amber\nblue\n"_ba
                               << "amber"_ba;
    QTest::newRow("UTF-8") << "k\xc3\xa4the\n"_ba
                           << "k\xc3\xa4the"_ba;
    QTest::newRow("NUL") << QByteArray("a\0b\n", 4) << QByteArray("a\0b", 3);
    QTest::newRow("byte 255") << "a\xff"
                                 "b\n"_ba
                              << "a\xff"
                                 "b"_ba;
    QTest::newRow("as long as can be") << QByteArray(4096, 'x') + '\n' << QByteArray(4096, 'x');
    QTest::newRow("longer") << QByteArray(5000, 'x') + '\n' << QByteArray();
}

void TestTerminal::lineIsReadFromInput()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArray, line);
    QProcess reader;
    reader.start(self(readArgument).at(0), {readArgument});
    reader.write(input);
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished());
    QCOMPARE(reader.readAllStandardOutput(), shown(line));
}

/// What stands behind the line is for whoever reads next.
void TestTerminal::restOfInputIsLeftAlone()
{
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"\"$0\" %1; cat"_s.arg(readArgument), self(readArgument).at(0)});
    shell.write("amber\nrest\n");
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), shown("amber"_ba) + "rest\n");
}

void TestTerminal::answerIsTakenAndNotShown_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("taken");
    QTest::newRow("plain") << "amber-forklift\n"_ba
                           << "amber-forklift"_ba;
    QTest::newRow("UTF-8") << "k\xc3\xa4the-nacht\n"_ba
                           << "k\xc3\xa4the-nacht"_ba;
    QTest::newRow("corrected") << "amberr\x7f-key\n"_ba
                               << "amber-key"_ba;
    QTest::newRow("blanks belong to it") << "  amber pass \n"_ba
                                         << "  amber pass "_ba;
    QTest::newRow("as long as a terminal's line") << QByteArray(4095, 'x') + '\n' << QByteArray(4095, 'x');
}

void TestTerminal::answerIsTakenAndNotShown()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QByteArray, taken);
    PseudoTerminal terminal(self(askArgument));
    QVERIFY(terminal.isOpen());
    QVERIFY2(terminal.waitFor("Password of anna: "), terminal.screen().constData());
    QTRY_VERIFY(!terminal.echoes());
    terminal.type(typed);
    QVERIFY2(terminal.waitFor("]"), terminal.screen().constData());
    QVERIFY2(terminal.screen().endsWith(shown(taken)), terminal.screen().constData());
    QVERIFY2(!terminal.screen().contains(taken.first(5)), terminal.screen().constData());
    QVERIFY(terminal.echoes()); // the terminal is left as it was
}

/// Proves that a terminal shows what is typed where nobody sees to it.
void TestTerminal::ordinaryReadingIsShown()
{
    PseudoTerminal terminal(self(readArgument));
    QVERIFY(terminal.isOpen());
    terminal.type("amber\n"_ba);
    QVERIFY2(terminal.waitFor(shown("amber"_ba)), terminal.screen().constData());
    QVERIFY(terminal.screen().contains("amber"));
}

void TestTerminal::endingTheInputGivesNothing_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("Return alone") << "\n"_ba;
    QTest::newRow("Ctrl+D") << "\x04"_ba;
}

void TestTerminal::endingTheInputGivesNothing()
{
    QFETCH(const QByteArray, keys);
    PseudoTerminal terminal(self(askArgument));
    QVERIFY(terminal.isOpen());
    QVERIFY2(terminal.waitFor("Password of anna: "), terminal.screen().constData());
    QTRY_VERIFY(!terminal.echoes());
    terminal.type(keys);
    QVERIFY2(terminal.waitFor(none), terminal.screen().constData());
    QVERIFY2(!terminal.screen().contains("amb"), terminal.screen().constData());
    QVERIFY(terminal.echoes());
}

void TestTerminal::ctrlCEndsTheProgram_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("at once") << "\x03"_ba;
    QTest::newRow("within the word") << "amb\x03"_ba;
}

void TestTerminal::ctrlCEndsTheProgram()
{
    QFETCH(const QByteArray, keys);
    PseudoTerminal terminal(self(askArgument));
    QVERIFY(terminal.isOpen());
    QVERIFY2(terminal.waitFor("Password of anna: "), terminal.screen().constData());
    QTRY_VERIFY(!terminal.echoes());
    terminal.type(keys);
    QVERIFY(!terminal.waitFor(none)); // it has closed the terminal, without a word
    QCOMPARE(terminal.endCode(), 130);
    QVERIFY2(!terminal.screen().contains("amb"), terminal.screen().constData());
    QVERIFY(terminal.echoes());
}

/// Standard input is for --password-stdin; without that it is left alone.
void TestTerminal::withoutATerminalNothingIsRead()
{
    QProcess reader;
    reader.setChildProcessModifier([] { ::setsid(); });
    reader.start(self(askArgument).at(0), {askArgument});
    reader.write("amber\n");
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished());
    QCOMPARE(reader.readAllStandardOutput(), QByteArray(none));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString how = QCoreApplication::arguments().value(1);
    if (how == readArgument || how == askArgument)
        return showWhatIsRead(how);
    TestTerminal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform_terminal.moc"
