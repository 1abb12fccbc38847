// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "architecture/rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using architecture::Rule;
using architecture::Violation;

/// The rooms keep their walls: who includes whom, and what belongs into one place only.
class TestArchitecture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commentsAreNoCode_data();
    void commentsAreNoCode();
    void aBrokenRuleIsFound_data();
    void aBrokenRuleIsFound();
    void whatIsAllowedPasses_data();
    void whatIsAllowedPasses();
    void everyRoomHoldsFiles_data();
    void everyRoomHoldsFiles();
    void everyFileKeepsTheRules_data();
    void everyFileKeepsTheRules();
};

namespace {

QString top()
{
    return QStringLiteral(DOCKPASS_SOURCE_DIR);
}

QStringList sources(const QString &folder)
{
    QStringList paths;
    QDirIterator it(top() + u'/' + folder, {u"*.h"_s, u"*.cpp"_s, u"*.qml"_s, u"*.js"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        paths.append(QDir(top()).relativeFilePath(it.next()));
    paths.sort();
    return paths;
}

} // namespace

void TestArchitecture::commentsAreNoCode_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("code");
    QTest::newRow("to the end of the line") << u"a; // b\nc;"_s << u"a; \nc;"_s;
    QTest::newRow("block, keeping the line numbers") << u"a /* b\nc */ d"_s << u"a \n d"_s;
    QTest::newRow("mark in a string") << u"f(\"http://x\"); // y"_s << u"f(\"http://x\"); "_s;
    QTest::newRow("escaped quote") << u"f(\"\\\"//\"); // y"_s << u"f(\"\\\"//\"); "_s;
    QTest::newRow("digit separator") << u"1'000; // y"_s << u"1'000; "_s;
    QTest::newRow("character") << u"'/'; '\"'; // y"_s << u"'/'; '\"'; "_s;
}

void TestArchitecture::commentsAreNoCode()
{
    QFETCH(QString, source);
    QTEST(architecture::withoutComments(source), "code");
}

void TestArchitecture::aBrokenRuleIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("source");
    QTest::addColumn<Rule>("rule");
    const auto row = [](const char *path, const char *source, Rule rule) {
        QTest::addRow("%s: %s", path, source) << QString::fromUtf8(path) << QString::fromUtf8(source) << rule;
    };

    row("src/base/clock.h", "#include \"glue/failure.h\"", Rule::IncludeUpward);
    row("src/glue/a.cpp", "#include \"store/tokenstore.h\"", Rule::IncludeUpward);
    row("src/glue/a.cpp", "#include \"session/machine.h\"", Rule::IncludeUpward);
    row("src/store/a.h", "#include \"glue/answers.h\"", Rule::IncludeUpward);
    row("src/store/a.h", "  #  include <policy/policy.h>", Rule::IncludeUpward);
    row("src/policy/a.h", "#include \"store/tokenstore.h\"", Rule::IncludeUpward);
    row("src/platform/a.h", "#include \"policy/policy.h\"", Rule::IncludeUpward);
    row("src/session/a.h", "#include \"ui/notices.h\"", Rule::IncludeUpward);
    row("src/ui/a.cpp", "#include \"app/composition.h\"", Rule::IncludeUpward);
    row("app/dockpassctl/main.cpp", "#include \"ui/sessionmodel.h\"", Rule::IncludeUpward);
    row("app/composition.h", "#include \"ui/sessionmodel.h\"", Rule::IncludeUpward);
    row("src/ui/a.cpp", "#include \"../session/machine.h\"", Rule::IncludeRelative);
    row("src/ui/a.cpp", "#include \"ui/../session/machine.h\"", Rule::IncludeRelative);

    row("src/store/memorystore.cpp", "#include <qt6keychain/keychain.h>", Rule::KeychainElsewhere);
    row("src/store/keychainstore.h", "#include <qt6keychain/keychain.h>", Rule::KeychainElsewhere);
    row("app/dockpass/main.cpp", "#include <keychain.h>", Rule::KeychainElsewhere);

    row("src/base/clock.cpp", "#ifdef Q_OS_WIN", Rule::SystemElsewhere);
    row("src/session/a.cpp", "#if defined(__linux__) && X", Rule::SystemElsewhere);
    row("app/composition.cpp", "#elif defined(_WIN32)", Rule::SystemElsewhere);
    row("src/ui/a.cpp", "#ifndef __APPLE__", Rule::SystemElsewhere);

    row("src/glue/a.cpp", "return tr(\"No network\");", Rule::TextElsewhere);
    row("src/store/a.cpp", "QCoreApplication::translate(\"a\", \"b\")", Rule::TextElsewhere);
    row("src/session/a.cpp", "QT_TR_NOOP(\"a\")", Rule::TextElsewhere);
    row("src/session/a.cpp", "QT_TRANSLATE_N_NOOP(\"a\", \"b\")", Rule::TextElsewhere);
    row("src/policy/a.cpp", "qtTrId(\"a\")", Rule::TextElsewhere);

    row("src/ui/a.cpp", "QTimer t; f(record.accessToken);", Rule::TokenBesideTimer);
    row("src/store/a.cpp", "startTimer(5); m_refreshToken = x;", Rule::TokenBesideTimer);

    row("src/glue/a.cpp", "reply->ignoreSslErrors();", Rule::ForbiddenCall);
    row("src/store/keychainstore.cpp", "job->setInsecureFallback( true );", Rule::ForbiddenCall);
    row("app/dockpass/main.cpp", "QCoreApplication::processEvents();", Rule::ForbiddenCall);
    row("app/dockpassctl/main.cpp", "QEventLoop loop;", Rule::ForbiddenCall);
    row("src/session/a.cpp", "#include <QEventLoop>", Rule::ForbiddenCall);
    row("app/dockpass/main.cpp", "engine.rootContext()->setContextProperty(a, b);", Rule::ForbiddenCall);
    row("src/platform/a.cpp", "QThread::msleep(5);", Rule::ForbiddenCall);
    row("src/platform/a.cpp", "std::this_thread::sleep_for(5ms);", Rule::ForbiddenCall);

    row("qml/pages/SignInPage.qml", "color: \"#FFB000\"", Rule::ColourOutsideTheme);
    row("qml/Main.qml", "readonly property color ink: '#14181b'", Rule::ColourOutsideTheme);
    row("qml/Main.qml", "border.color: \"white\"", Rule::ColourOutsideTheme);
    row("qml/Main.qml", "placeholderTextColor: \"red\"", Rule::ColourOutsideTheme);
    row("qml/Main.qml", "color: Qt.rgba(0, 0, 0, 0.5)", Rule::ColourOutsideTheme);
}

void TestArchitecture::aBrokenRuleIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, source);
    QFETCH(Rule, rule);
    const QList<Violation> found = architecture::violations(path, u"// First line\n"_s + source);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().rule, rule);
    QCOMPARE(found.first().line, 2);
    QVERIFY(!architecture::nameOf(rule).isEmpty());
}

void TestArchitecture::whatIsAllowedPasses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("source");
    const auto row = [](const char *path, const char *source) {
        QTest::addRow("%s: %s", path, source) << QString::fromUtf8(path) << QString::fromUtf8(source);
    };

    row("src/glue/a.cpp", "#include \"base/secret.h\"");
    row("src/glue/a.cpp", "#include \"glue/answers.h\"");
    row("src/session/a.h", "#include \"store/tokenstore.h\"");
    row("src/ui/a.h", "#include \"session/view.h\"");
    row("src/ui/a.cpp", "#include \"a.moc\"");
    row("app/dockpass/main.cpp", "#include \"ui/sessionmodel.h\"");
    row("app/dockpassctl/main.cpp", "#include \"ui/notices.h\"");
    row("app/dockpassctl/main.cpp", "#include \"ui/translations.h\"");
    row("src/base/secret.cpp", "#include <openssl/crypto.h>");
    row("src/store/keychainstore.cpp", "#include <qt6keychain/keychain.h>");
    row("src/store/keychainstore.cpp", "job->setInsecureFallback(false);");
    row("src/platform/sleepmonitor.cpp", "#ifdef Q_OS_LINUX");
    row("src/base/clock.cpp", "#ifdef CLOCK_BOOTTIME");
    row("src/ui/notices.cpp", "return tr(\"No network\");");
    row("src/glue/a.cpp", "str(x); ptr (y);");
    row("src/session/tokenmanager.cpp", "QTimer m_timer; tokens.accessToken;");
    row("src/glue/a.cpp", "/* no QEventLoop here */ f(); // nor processEvents()");
    row("app/dockpass/main.cpp", "#include <QEventLoopLocker>");
    row("qml/Theme.qml", "readonly property color ink: \"#14181B\"");
    row("qml/Main.qml", "color: Theme.ink");
    row("qml/Main.qml", "color: \"transparent\"");
    row("qml/Main.qml", "text: \"#12\"");
}

void TestArchitecture::whatIsAllowedPasses()
{
    QFETCH(QString, path);
    QFETCH(QString, source);
    QCOMPARE(architecture::violations(path, source).size(), 0);
}

void TestArchitecture::everyRoomHoldsFiles_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"src/base", "src/glue", "src/store", "src/session", "src/ui", "app", "qml"})
        QTest::newRow(folder) << QString::fromUtf8(folder);
}

/// Guards the test below: a moved folder must not turn it into one that looks at nothing.
void TestArchitecture::everyRoomHoldsFiles()
{
    QFETCH(QString, folder);
    QVERIFY(!sources(folder).isEmpty());
}

void TestArchitecture::everyFileKeepsTheRules_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &folder : {u"src"_s, u"app"_s, u"qml"_s}) {
        for (const QString &path : sources(folder))
            QTest::newRow(qPrintable(path)) << path;
    }
}

void TestArchitecture::everyFileKeepsTheRules()
{
    QFETCH(QString, path);
    QFile file(top() + u'/' + path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QStringList report;
    for (const Violation &violation : architecture::violations(path, QString::fromUtf8(file.readAll())))
        report.append(
            u"%1:%2 %3: %4"_s.arg(path).arg(violation.line).arg(architecture::nameOf(violation.rule), violation.text));
    QVERIFY2(report.isEmpty(), qPrintable(report.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
