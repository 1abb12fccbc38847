// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/singlewindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <memory>
#include <vector>

using namespace dockpass::platform;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Claim = SingleWindow::Claim;

namespace {

constexpr auto claimArgument = "--claim";
constexpr std::chrono::milliseconds patience = 20s; // for a busy machine

/// This program once more, as a window would be: says what its claim came to, and each wish it hears.
int claimAndLive(const QStringList &arguments)
{
    const auto say = [](const QByteArray &word) {
        std::puts(word.constData());
        std::fflush(stdout);
    };
    SingleWindow window(arguments.value(2), arguments.value(3).toUtf8());
    QObject::connect(&window, &SingleWindow::wanted,
                     [say](const QByteArray &activation) { say("wanted " + activation); });
    switch (window.claim(std::chrono::milliseconds(arguments.value(4).toInt()), arguments.value(5).toUtf8())) {
    case Claim::First:
        say("first");
        return QCoreApplication::exec();
    case Claim::Forwarded:
        say("forwarded");
        return 0;
    case Claim::Unanswered:
        say("unanswered");
        return 0;
    }
    return 1;
}

class Program
{
public:
    explicit Program(const QString &folder, const QString &which = u"a"_s, std::chrono::milliseconds wait = patience,
                     const QString &activation = {})
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QLatin1StringView(claimArgument), folder, which, QString::number(wait.count()), activation});
    }
    ~Program() { kill(); }
    Q_DISABLE_COPY_MOVE(Program)

    /// The next thing it says.
    [[nodiscard]] QByteArray says()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(int(patience.count())))
                return {};
        }
        return m_process.readLine().chopped(1);
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    void signal(int what) const { ::kill(pid_t(m_process.processId()), what); }

private:
    QProcess m_process;
};

} // namespace

class TestSingleWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void secondBringsTheFirstForward();
    void ofAnotherKindIsAnotherWindow();
    void killedOneLeavesItsPlace();
    void releasedPlaceIsTheNextOnes();
    void oneThatHangsIsNotWaitedForForEver();
    void ofManyAtOnceOneIsFirst();
    void nothingButThatWishIsHeard_data();
    void nothingButThatWishIsHeard();
    void onlyThisUserMayConnect();
    void withoutAFolderThereIsAWindowAllTheSame();

private:
    [[nodiscard]] QString socketFile() const;

    std::unique_ptr<QTemporaryDir> m_place;
    QString m_folder;
};

void TestSingleWindow::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    m_folder = m_place->filePath(u"dockpass"_s);
}

QString TestSingleWindow::socketFile() const
{
    const QStringList found = QDir(m_folder).entryList({u"window-*"_s}, QDir::System);
    return found.size() == 1 ? m_folder + u'/' + found.first() : QString();
}

void TestSingleWindow::secondBringsTheFirstForward()
{
    Program first(m_folder);
    QCOMPARE(first.says(), "first"_ba);
    QCOMPARE(Program(m_folder, u"a"_s, patience, u"token-7_TIME42"_s).says(), "forwarded"_ba);
    QCOMPARE(first.says(), "wanted token-7_TIME42"_ba);
    QCOMPARE(Program(m_folder).says(), "forwarded"_ba);
    QCOMPARE(first.says(), "wanted "_ba);
    // What could not have come from a desktop is left out.
    QCOMPARE(Program(m_folder, u"a"_s, patience, u"two\nlines"_s).says(), "forwarded"_ba);
    QCOMPARE(first.says(), "wanted "_ba);
}

void TestSingleWindow::ofAnotherKindIsAnotherWindow()
{
    Program first(m_folder);
    QCOMPARE(first.says(), "first"_ba);
    QCOMPARE(Program(m_folder, u"b"_s).says(), "first"_ba);
}

void TestSingleWindow::killedOneLeavesItsPlace()
{
    for (int i = 0; i < 2; ++i) {
        Program first(m_folder);
        QCOMPARE(first.says(), "first"_ba);
        QCOMPARE(Program(m_folder).says(), "forwarded"_ba);
        first.kill();
        QVERIFY(!socketFile().isEmpty()); // what it left behind
    }
}

void TestSingleWindow::releasedPlaceIsTheNextOnes()
{
    SingleWindow closed(m_folder, "a");
    QCOMPARE(closed.claim(patience), Claim::First);
    closed.release();
    Program next(m_folder);
    QCOMPARE(next.says(), "first"_ba);
    closed.release(); // once more takes nothing from it
    QCOMPARE(Program(m_folder).says(), "forwarded"_ba);
}

void TestSingleWindow::oneThatHangsIsNotWaitedForForEver()
{
    Program first(m_folder);
    QCOMPARE(first.says(), "first"_ba);
    first.signal(SIGSTOP);
    QCOMPARE(Program(m_folder, u"a"_s, 300ms).says(), "unanswered"_ba);
    first.signal(SIGCONT);
    QCOMPARE(Program(m_folder).says(), "forwarded"_ba); // it was only slow
}

void TestSingleWindow::ofManyAtOnceOneIsFirst()
{
    std::vector<std::unique_ptr<Program>> many;
    for (int i = 0; i < 12; ++i)
        many.push_back(std::make_unique<Program>(m_folder));
    int first = 0;
    int forwarded = 0;
    for (const auto &program : many) {
        const QByteArray word = program->says();
        first += word == "first" ? 1 : 0;
        forwarded += word == "forwarded" ? 1 : 0;
    }
    QCOMPARE(first, 1);
    QCOMPARE(forwarded, 11);
}

void TestSingleWindow::nothingButThatWishIsHeard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another word") << "quit \n"_ba;
    QTest::newRow("no blank") << "raise\n"_ba;
    QTest::newRow("control characters") << "raise a\x1b[31mb\n"_ba;
    QTest::newRow("a blank in it") << "raise a b\n"_ba;
    QTest::newRow("not ASCII") << "raise t\xc3\xb6ken\n"_ba;
    QTest::newRow("too long") << "raise " + QByteArray(257, 'x') + '\n';
    QTest::newRow("endless") << QByteArray(100'000, 'x');
    QTest::newRow("zeroes") << QByteArray(10, '\0') + '\n';
}

void TestSingleWindow::nothingButThatWishIsHeard()
{
    QFETCH(const QByteArray, bytes);
    Program first(m_folder);
    QCOMPARE(first.says(), "first"_ba);
    QLocalSocket socket;
    socket.connectToServer(socketFile());
    QVERIFY(socket.waitForConnected());
    socket.write(bytes);
    socket.waitForBytesWritten();
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(socket.readAll(), QByteArray());
    QCOMPARE(Program(m_folder, u"a"_s, patience, u"next"_s).says(), "forwarded"_ba);
    QCOMPARE(first.says(), "wanted next"_ba); // and nothing before
}

void TestSingleWindow::onlyThisUserMayConnect()
{
    Program first(m_folder);
    QCOMPARE(first.says(), "first"_ba);
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!socketFile().isEmpty());
    QVERIFY(!(QFileInfo(socketFile()).permissions() & others));
}

void TestSingleWindow::withoutAFolderThereIsAWindowAllTheSame()
{
    QFile file(m_folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(Program(m_folder).says(), "unanswered"_ba);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1StringView(claimArgument))
        return claimAndLive(arguments);
    TestSingleWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform_singlewindow.moc"
