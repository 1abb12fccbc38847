// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <grp.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// Whoever runs the test; in place of root, who may read everything, somebody without rights.
uid_t somebody()
{
    constexpr uid_t nobody = 65534;
    return ::getuid() == 0 ? nobody : ::getuid();
}

bool becomeSomebody()
{
    const uid_t user = somebody();
    return ::getuid() == user || (::setgroups(0, nullptr) == 0 && ::setgid(user) == 0 && ::setuid(user) == 0);
}

/// A program of ours that runs as somebody, may write cores of any size, and waits (for input, or for a person).
class Running
{
public:
    Running(const char *name, const std::vector<std::string> &arguments, bool allowed)
    {
        // By its descriptor: somebody may not be allowed into the folder that it lies in.
        const QByteArray path = DOCKPASS_BIN_DIR "/" + QByteArray(name);
        const int program = ::open(path.constData(), O_RDONLY);
        if (::chown(qPrintable(m_folder.path()), somebody(), gid_t(-1)) != 0 || ::pipe(m_input) != 0
            || (m_process = ::fork()) < 0)
            return;
        if (m_process > 0) {
            ::close(program);
            ::close(m_input[0]);
            return;
        }
        rlimit cores{};
        ::getrlimit(RLIMIT_CORE, &cores);
        cores.rlim_cur = cores.rlim_max;
        ::setrlimit(RLIMIT_CORE, &cores);
        ::dup2(m_input[0], STDIN_FILENO);
        ::close(m_input[1]);
        const QByteArray home = "HOME=" + m_folder.path().toUtf8();
        const QByteArray runtime = "XDG_RUNTIME_DIR=" + m_folder.path().toUtf8();
        std::vector<char *> environment{const_cast<char *>(home.constData()), const_cast<char *>(runtime.constData()),
                                        const_cast<char *>("QT_QPA_PLATFORM=offscreen"),
                                        const_cast<char *>("CANARY=canary-of-the-environment")};
        if (allowed)
            environment.push_back(const_cast<char *>("DOCKPASS_ALLOW_DUMPS=1"));
        environment.push_back(nullptr);
        std::vector<char *> words{const_cast<char *>(name)};
        for (const std::string &argument : arguments)
            words.push_back(const_cast<char *>(argument.c_str()));
        words.push_back(nullptr);
        if (becomeSomebody() && ::chdir(qPrintable(m_folder.path())) == 0)
            ::fexecve(program, words.data(), environment.data());
        ::_exit(127);
    }
    ~Running()
    {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        ::close(m_input[1]);
    }
    Q_DISABLE_COPY_MOVE(Running)

    [[nodiscard]] pid_t process() const { return m_process; }
    /// It has come to where it waits: it sleeps, with Qt loaded and all its threads begun.
    [[nodiscard]] bool waits() const
    {
        QFile file(u"/proc/%1/status"_s.arg(m_process));
        QFile words(u"/proc/%1/cmdline"_s.arg(m_process));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("\nState:\tS")
            && words.open(QIODevice::ReadOnly) && words.readAll().startsWith("dockpass");
    }
    /// Whether somebody, the same user, may read this file of its in /proc.
    [[nodiscard]] bool isReadable(const char *file) const
    {
        const pid_t reader = ::fork();
        if (reader == 0) {
            const QByteArray path = "/proc/" + QByteArray::number(m_process) + '/' + file;
            char byte = 0;
            const int opened = becomeSomebody() ? ::open(path.constData(), O_RDONLY) : -1;
            ::_exit(opened >= 0 && ::read(opened, &byte, 1) == 1 ? 0 : 1);
        }
        int status = -1;
        ::waitpid(reader, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    /// Crashes it. Whether the system took a core, wherever it keeps it.
    [[nodiscard]] bool leavesCore()
    {
        int status = 0;
        ::kill(m_process, SIGSEGV);
        ::waitpid(m_process, &status, 0);
        return WIFSIGNALED(status) && WCOREDUMP(status);
    }
    /// Files in its folder that look like one.
    [[nodiscard]] QStringList cores() const { return QDir(m_folder.path()).entryList({u"*core*"_s}, QDir::Files); }

private:
    QTemporaryDir m_folder;
    int m_input[2]{-1, -1};
    pid_t m_process = -1;
};

} // namespace

/// A program of the same user can neither read nor debug ours, and a crash leaves no core. With the developers' switch
/// both are as with any other program, which shows that the test can see.
class TestDumps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyElseLooksIn_data();
    void nobodyElseLooksIn();
};

void TestDumps::nobodyElseLooksIn_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<bool>("allowed");
    for (const QByteArray &program : {"dockpassctl"_ba, "dockpass"_ba}) {
        QTest::addRow("%s", program.constData()) << program << false;
        QTest::addRow("%s with the switch", program.constData()) << program << true;
    }
}

void TestDumps::nobodyElseLooksIn()
{
    QFETCH(const QByteArray, program);
    QFETCH(const bool, allowed);
    const std::vector<std::string> login{"login",  "--server", "https://shop.example",
                                         "--user", "picker",   "--password-stdin"};
    Running running(program.constData(), program == "dockpassctl" ? login : std::vector<std::string>(), allowed);
    QVERIFY(running.process() > 0);
    QTRY_VERIFY_WITH_TIMEOUT(running.waits(), 20'000);
    // Until main() has begun it is readable: it sleeps for its libraries too.
    QTRY_COMPARE_WITH_TIMEOUT(running.isReadable("environ"), allowed, 20'000);
    QCOMPARE(running.isReadable("maps"), allowed);
    if (!allowed)
        QVERIFY(!running.isReadable("mem"));
    QTRY_VERIFY_WITH_TIMEOUT(running.waits(), 20'000);
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    const bool possible = limit.rlim_max > 0;
    QCOMPARE(running.leavesCore(), allowed && possible);
    if (!allowed)
        QCOMPARE(running.cores(), QStringList());
}

QTEST_GUILESS_MAIN(TestDumps)
#include "tst_integration_dumps.moc"
