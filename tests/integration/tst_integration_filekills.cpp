// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/filedevice.h"
#include "support/tally.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cerrno>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of every so many calls one is tried, in the short form.
int stride(int calls, int wanted)
{
    return Tally::isTorture() ? 1 : std::max(1, calls / wanted);
}

} // namespace

/// The real dockpassctl, killed before and after each call for the files of its store, or with that call failing:
/// afterwards there is the old session or the new one, or after a sign-out plainly none.
class TestFileKills : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();
    void failing_data();
    void failing();

private:
    /// What `status` and `token` come to: both the same exit code, 0 or 3; -1: neither.
    [[nodiscard]] int stateAfterwards();
    /// Signed in or not, as it was kept at the beginning.
    void restore(bool signedIn) const;
    /// Runs `command` with the fault library; what it was told by its environment.
    [[nodiscard]] Outcome spoiled(const QString &command, int at, const QString &what);
    /// How many calls the command makes when it is left alone.
    [[nodiscard]] int callsOf(const QString &command, bool signedInBefore);

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<FileDevice> m_device;
    QTemporaryDir m_kept; ///< the device's home with a session
    Tally m_tally{"tst_integration_filekills"};
};

void TestFileKills::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<FileDevice>(*m_backend);
    EXPECT_CODE(m_device->signIn(*m_backend), 0);
    for (const QString &part : {u".config"_s, u".local"_s})
        QCOMPARE(QProcess::execute(u"cp"_s, {u"-a"_s, m_device->home() + u'/' + part, m_kept.path()}), 0);
}

void TestFileKills::restore(bool signedIn) const
{
    QDir(m_device->home() + u"/.local"_s).removeRecursively();
    if (signedIn)
        QProcess::execute(u"cp"_s,
                          {u"-a"_s, m_kept.filePath(u".config"_s), m_kept.filePath(u".local"_s), m_device->home()});
    else
        QFile::remove(m_device->home() + u"/.config/dockpass/sessions.conf"_s);
}

Outcome TestFileKills::spoiled(const QString &command, int at, const QString &what)
{
    QProcessEnvironment &environment = m_device->environment();
    const QProcessEnvironment before = environment;
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(DOCKPASS_FAULT_LIBRARY));
    environment.insert(u"DOCKPASS_FILEFAULT"_s, m_device->storeFolders());
    environment.insert(u"DOCKPASS_FILEFAULT_AT"_s, QString::number(at));
    environment.insert(u"DOCKPASS_FILEFAULT_DO"_s, what);
    environment.insert(u"DOCKPASS_FILEFAULT_LOG"_s, m_device->home() + u"/calls"_s);
    const Outcome outcome = command == "login"_L1 ? m_device->signIn(*m_backend) : m_device->run({command});
    environment = before;
    return outcome;
}

int TestFileKills::callsOf(const QString &command, bool signedInBefore)
{
    restore(signedInBefore);
    QFile::remove(m_device->home() + u"/calls"_s);
    if (spoiled(command, 0, {}).code != 0)
        return 0;
    return int(FileDevice::bytes(m_device->home() + u"/calls"_s).count('\n'));
}

int TestFileKills::stateAfterwards()
{
    const Outcome status = m_device->run({u"status"_s, u"--json"_s});
    const Outcome token = m_device->run({u"token"_s});
    m_tally.add("restarts");
    const bool signedIn = status.json()["state"_L1].toString() == "signedIn"_L1;
    const bool plain = status.code == 3 && token.code == 3 && !signedIn && token.out.isEmpty();
    const bool works = status.code == 0 && token.code == 0 && signedIn && token.out.size() > 100;
    if (!plain && !works)
        qWarning().noquote() << "status:" << status.report() << "token:" << token.report();
    return plain ? 3 : works ? 0 : -1;
}

void TestFileKills::killed_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("signedInBefore");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("first login") << u"login"_s << false << QList{0, 3};
    QTest::newRow("login over a session") << u"login"_s << true << QList{0};
    QTest::newRow("renewal") << u"renew"_s << true << QList{0};
    QTest::newRow("sign-out") << u"logout"_s << true << QList{0, 3};
}

void TestFileKills::killed()
{
    QFETCH(const QString, command);
    QFETCH(const bool, signedInBefore);
    QFETCH(const QList<int>, expected);
    const int calls = callsOf(command, signedInBefore);
    QVERIFY(calls >= 10);
    for (const QString &when : {u"kill-before"_s, u"kill-after"_s}) {
        for (int at = 1; at <= calls; at += stride(calls, 6)) {
            restore(signedInBefore);
            const Outcome outcome = spoiled(command, at, when);
            QVERIFY2(outcome.trouble.contains("signal 9"), outcome.report().constData());
            m_tally.add("kills");
            const int state = stateAfterwards();
            const bool well = expected.contains(state);
            m_tally.add("sessions lost", well ? 0 : 1);
            QVERIFY2(well, qPrintable(u"%1 call %2 of %3: %4"_s.arg(when).arg(at).arg(calls).arg(state)));
            for (const QString &path : m_device->files())
                QVERIFY2(!path.endsWith(u".new"_s), qPrintable(path));
            if (command == "logout"_L1 && state == 3)
                QCOMPARE(m_device->files(), QStringList()); // a sign-out once begun is carried through
        }
    }
}

void TestFileKills::failing_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("signedInBefore");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QList<int>>("expected"); // state afterwards
    const std::pair<const char *, QString> faults[] = {{"ENOSPC", QString::number(ENOSPC)},
                                                       {"ENOSPC after half", u"half"_s},
                                                       {"EIO", QString::number(EIO)},
                                                       {"EROFS", QString::number(EROFS)}};
    for (const auto &[word, what] : faults) {
        QTest::addRow("login over a session, %s", word) << u"login"_s << true << what << QList{0};
        QTest::addRow("renewal, %s", word) << u"renew"_s << true << what << QList{0};
        QTest::addRow("sign-out, %s", word) << u"logout"_s << true << what << QList{0, 3};
    }
}

void TestFileKills::failing()
{
    QFETCH(const QString, command);
    QFETCH(const bool, signedInBefore);
    QFETCH(const QString, what);
    QFETCH(const QList<int>, expected);
    const int calls = callsOf(command, signedInBefore);
    QVERIFY(calls >= 10);
    for (int at = 1; at <= calls; at += stride(calls, 2)) {
        restore(signedInBefore);
        const Outcome outcome = spoiled(command, at, what);
        m_tally.add("faults");
        const QByteArray where = "call " + QByteArray::number(at) + " of " + QByteArray::number(calls) + '\n';
        QVERIFY2(outcome.code == 0 || outcome.code == 6, (where + outcome.report()).constData());
        QVERIFY2(outcome.code == 0 || outcome.err.contains("DP-FILE-07"), (where + outcome.report()).constData());
        const int state = stateAfterwards();
        m_tally.add("sessions lost", expected.contains(state) ? 0 : 1);
        QVERIFY2(expected.contains(state), where.constData());
    }
}

QTEST_GUILESS_MAIN(TestFileKills)
#include "tst_integration_filekills.moc"
