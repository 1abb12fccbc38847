// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/doctorreport.h"
#include "integration/filedevice.h"
#include "platform/pseudoterminal.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

/// `--store file` with the real program, where there is no keychain: which key counts, what is refused and in which
/// words, and what lies on the disk.
class TestFileStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void aSessionLivesInFilesThatTellNothing();
    void withoutTheSettingNoFileIsMade();
    void theCommandLineMayChooseIt();
    void aPassphraseFromStandardInput();
    void aNewPassphraseIsTypedTwice();
    void withoutAKeyNoPasswordIsAskedFor();
    void theCredentialGoesFirst();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void aSignInReplacesWhatCannotBeBelieved_data();
    void aSignInReplacesWhatCannotBeBelieved();
    void doctorTellsTheTruth_data();
    void doctorTellsTheTruth();

private:
    [[nodiscard]] QStringList login(const QStringList &more = {}) const
    {
        return Device::loginArguments(*m_backend) + more;
    }

    std::unique_ptr<BackendProcess> m_backend;
};

void TestFileStore::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestFileStore::init()
{
    QVERIFY(m_backend->clearAnswers() && m_backend->clearRequests());
}

void TestFileStore::aSessionLivesInFilesThatTellNothing()
{
    const FileDevice device(*m_backend);
    EXPECT_CODE(device.signIn(*m_backend), 0);
    QCOMPARE(device.status()["state"_L1].toString(), u"signedIn"_s);
    QCOMPARE(device.status()["store"_L1].toString(), u"file"_s);
    QCOMPARE(device.files().size(), 4);
    QByteArrayList secrets{BackendProcess::demoPassword().toUtf8()};
    for (const QString &kind : {u"user"_s, u"warehouse"_s}) {
        const Outcome token = device.run({u"token"_s, u"--kind"_s, kind});
        EXPECT_CODE(token, 0);
        secrets << token.out.trimmed().last(40); // the signature: it stands nowhere else
    }
    QDirIterator files(device.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray bytes = FileDevice::bytes(files.next());
        for (const QByteArray &secret : std::as_const(secrets))
            QVERIFY2(!bytes.contains(secret), qPrintable(files.filePath()));
    }
    EXPECT_CODE(device.run({u"logout"_s}), 0);
    QCOMPARE(device.files(), QStringList());
    QCOMPARE(device.status()["state"_L1].toString(), u"signedOut"_s);
}

/// cli/cli #8954: without a keyring, tokens silently went to a file.
void TestFileStore::withoutTheSettingNoFileIsMade()
{
    const FileDevice device(*m_backend);
    device.trust(*m_backend); // its settings from here on: nothing but the CA
    EXPECT_CODE(device.signIn(*m_backend), 6);
    QVERIFY(!QFile::exists(device.entries()) && !QFile::exists(device.generations()));
}

void TestFileStore::theCommandLineMayChooseIt()
{
    const FileDevice device(*m_backend);
    device.trust(*m_backend);
    const QStringList chosen{u"--store"_s, u"file"_s, u"--store-key-file"_s, device.keyFile()};
    EXPECT_CODE(device.run(login(chosen), BackendProcess::demoPassword().toUtf8()), 0);
    EXPECT_CODE(device.run(QStringList{u"token"_s} + chosen), 0);
    EXPECT_CODE(device.run({u"token"_s, u"--store"_s, u"file"_s, u"--store-key-file"_s, u"key"_s}), 2);
}

void TestFileStore::aPassphraseFromStandardInput()
{
    const FileDevice device(*m_backend, false);
    const QString option = u"--store-passphrase-stdin"_s;
    EXPECT_CODE(device.run(login({option}), "open sesame\n" + BackendProcess::demoPassword().toUtf8() + '\n'), 0);
    EXPECT_CODE(device.run({u"token"_s, option}, "open sesame\n"_ba), 0);
    const Outcome wrong = device.run({u"token"_s, u"--json"_s, option}, "open sesam\n"_ba);
    EXPECT_CODE(wrong, 6);
    QCOMPARE(wrong.json()["error"_L1]["kind"_L1].toString(), u"FileKeyWrong"_s);
    QVERIFY(!wrong.err.contains("sesam") && !wrong.out.contains("sesam"));
    const Outcome none = device.run({u"token"_s, u"--json"_s});
    EXPECT_CODE(none, 6);
    QCOMPARE(none.json()["error"_L1]["kind"_L1].toString(), u"FileKeyMissing"_s);
    EXPECT_CODE(device.run({u"token"_s, option}, "open sesame\n"_ba), 0);
    EXPECT_CODE(device.run({u"logout"_s}), 0);
    QCOMPARE(device.files(), QStringList());
}

void TestFileStore::aNewPassphraseIsTypedTwice()
{
    const FileDevice device(*m_backend, false);
    const QStringList command = device.commandLine(
        u"dockpassctl"_s,
        {u"login"_s, u"--server"_s, m_backend->url().toString(), u"--user"_s, BackendProcess::demoUser()});
    const auto type = [](PseudoTerminal &terminal, const QByteArray &question, const QByteArray &words) {
        if (!terminal.waitFor(question) || !QTest::qWaitFor([&] { return !terminal.echoes(); }))
            return false;
        terminal.type(words + '\n');
        return true;
    };
    {
        PseudoTerminal slip(command);
        QVERIFY(type(slip, "Passphrase of the session file: ", "open sesame"));
        QVERIFY2(type(slip, "Once more: ", "open sesam"), slip.screen().constData());
        QVERIFY2(slip.waitFor("two different"), slip.screen().constData());
        QCOMPARE(slip.endCode(), 2);
        QVERIFY(m_backend->requests().isEmpty() && !QFile::exists(device.entries()));
    }
    for (const bool isNew : {true, false}) {
        PseudoTerminal terminal(command);
        QVERIFY(type(terminal, "Passphrase of the session file: ", "open sesame"));
        if (isNew)
            QVERIFY2(type(terminal, "Once more: ", "open sesame"), terminal.screen().constData());
        QVERIFY2(type(terminal, "Password of", BackendProcess::demoPassword().toUtf8()), terminal.screen().constData());
        QVERIFY2(terminal.waitFor("Signed in as"), terminal.screen().constData());
        QCOMPARE(terminal.endCode(), 0);
        QCOMPARE(terminal.screen().contains("Once more"), isNew);
    }
}

void TestFileStore::withoutAKeyNoPasswordIsAskedFor()
{
    const FileDevice device(*m_backend, false);
    const Outcome outcome = device.run(login({u"--json"_s}), BackendProcess::demoPassword().toUtf8());
    EXPECT_CODE(outcome, 6);
    QCOMPARE(outcome.json()["error"_L1]["kind"_L1].toString(), u"FileKeyMissing"_s);
    QVERIFY2(!outcome.err.contains("can sign in"), outcome.report().constData()); // just now one could not
    QVERIFY(m_backend->requests().isEmpty());
    QVERIFY(!QFile::exists(device.entries()));
}

void TestFileStore::theCredentialGoesFirst()
{
    FileDevice device(*m_backend);
    device.environment().insert(u"CREDENTIALS_DIRECTORY"_s, device.home() + u"/credentials"_s);
    device.write(device.home() + u"/credentials/dockpass-store-key"_s, QByteArray(64, 'c') + '\n');
    EXPECT_CODE(device.signIn(*m_backend), 0);
    QVERIFY(QFile::remove(device.keyFile()));
    EXPECT_CODE(device.run({u"token"_s}), 0);
    device.environment().remove(u"CREDENTIALS_DIRECTORY"_s);
    device.write(device.keyFile(), QByteArray(32, 'k'));
    EXPECT_CODE(device.run({u"token"_s}), 6);
}

void TestFileStore::whatIsWrongIsTold_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("kind");
    QTest::newRow("key gone") << u"key gone"_s << u"FileKeyMissing"_s;
    QTest::newRow("other key") << u"other key"_s << u"FileKeyWrong"_s;
    QTest::newRow("key for all") << u"key for all"_s << u"FileExposed"_s;
    QTest::newRow("altered") << u"altered"_s << u"FileAltered"_s;
    QTest::newRow("put back") << u"put back"_s << u"FileRolledBack"_s;
    QTest::newRow("held") << u"held"_s << u"FileNoAnswer"_s;
}

/// Told as what it is: never as "signed out", and nothing is erased.
void TestFileStore::whatIsWrongIsTold()
{
    QFETCH(const QString, what);
    const FileDevice device(*m_backend);
    EXPECT_CODE(device.signIn(*m_backend), 0);
    const QStringList before = device.files();
    int holder = -1;
    if (what == "key gone"_L1) {
        QVERIFY(QFile::remove(device.keyFile()));
    } else if (what == "other key"_L1) {
        device.write(device.keyFile(), QByteArray(32, 'o'));
    } else if (what == "key for all"_L1) {
        QCOMPARE(::chmod(QFile::encodeName(device.keyFile()).constData(), 0644), 0);
    } else if (what == "altered"_L1) {
        for (const QString &path : device.files())
            device.write(path, FileDevice::bytes(path).chopped(1) + 'x');
    } else if (what == "put back"_L1) {
        QList<std::pair<QString, QByteArray>> old;
        for (const QString &path : device.files()) {
            if (path.startsWith(device.entries()))
                old.append({path, FileDevice::bytes(path)});
        }
        EXPECT_CODE(device.signIn(*m_backend), 0);
        for (const auto &[path, bytes] : old)
            device.write(path, bytes);
    } else {
        holder = ::open(QFile::encodeName(device.entries()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        QCOMPARE(::flock(holder, LOCK_EX), 0);
    }
    const Outcome outcome = device.run({u"status"_s, u"--json"_s});
    if (holder >= 0)
        ::close(holder);
    EXPECT_CODE(outcome, 6);
    QTEST(outcome.json()["error"_L1]["kind"_L1].toString(), "kind");
    QCOMPARE(outcome.json()["state"_L1].toString(), u"unknown"_s);
    QCOMPARE(device.files(), before);
}

void TestFileStore::aSignInReplacesWhatCannotBeBelieved_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("cut") << u"cut"_s;
    QTest::newRow("altered") << u"altered"_s;
    QTest::newRow("put back") << u"put back"_s;
}

/// As the page for it promises: "Sign in with your password: that replaces it".
void TestFileStore::aSignInReplacesWhatCannotBeBelieved()
{
    QFETCH(const QString, what);
    const FileDevice device(*m_backend);
    EXPECT_CODE(device.signIn(*m_backend), 0);
    QList<std::pair<QString, QByteArray>> wrong;
    for (const QString &path : device.files()) {
        const QByteArray bytes = FileDevice::bytes(path);
        if (path.startsWith(device.entries()))
            wrong.append({path, what == "put back"_L1 ? bytes : bytes.chopped(1) + (what == "cut"_L1 ? "" : "x")});
    }
    QCOMPARE(wrong.size(), 2);
    EXPECT_CODE(device.signIn(*m_backend), 0);
    for (const auto &[path, bytes] : wrong)
        device.write(path, bytes);
    EXPECT_CODE(device.run({u"token"_s}), 6);
    EXPECT_CODE(device.signIn(*m_backend), 0);
    EXPECT_CODE(device.run({u"token"_s}), 0);
}

void TestFileStore::doctorTellsTheTruth_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("finding");
    QTest::newRow("key file") << u"good"_s << 0 << u"ok"_s << u"key of the key file"_s;
    QTest::newRow("no key") << u"no key file"_s << 6 << u"failed"_s << u"neither a credential, nor a key file"_s;
    QTest::newRow("passphrase") << u"passphrase"_s << 0 << u"warning"_s << u"with a passphrase"_s;
    QTest::newRow("key gone") << u"key gone"_s << 6 << u"failed"_s << u"not there"_s;
    QTest::newRow("no key in the file") << u"short key"_s << 6 << u"failed"_s << u"5 bytes"_s;
    QTest::newRow("key for all") << u"key for all"_s << 6 << u"failed"_s << u"mode 0644"_s;
    QTest::newRow("folder for all") << u"folder"_s << 6 << u"failed"_s << u"mode 0755"_s;
}

void TestFileStore::doctorTellsTheTruth()
{
    QFETCH(const QString, what);
    QFETCH(const int, code);
    QFETCH(const QString, finding);
    const bool passphrase = what == "passphrase"_L1;
    const FileDevice device(*m_backend, !passphrase && what != "no key file"_L1);
    if (what == "short key"_L1)
        device.write(device.keyFile(), "short"_ba);
    if (what == "key for all"_L1)
        QCOMPARE(::chmod(QFile::encodeName(device.keyFile()).constData(), 0644), 0);
    if (what == "key gone"_L1)
        QVERIFY(QFile::remove(device.keyFile()));
    if (what == "folder"_L1) {
        EXPECT_CODE(device.signIn(*m_backend), 0);
        QCOMPARE(::chmod(QFile::encodeName(device.entries()).constData(), 0755), 0);
    }
    const QStringList before = device.files();
    const QStringList given = passphrase ? QStringList{u"--store-passphrase-stdin"_s} : QStringList();
    const Outcome outcome = device.run(doctor::arguments(*m_backend, given), passphrase ? "correct horse\n"_ba : ""_ba);
    EXPECT_CODE(outcome, code);
    const QJsonObject check = doctor::checkOf(outcome, u"keychain"_s);
    QTEST(check["outcome"_L1].toString(), "outcome");
    QVERIFY2(check["finding"_L1].toString().contains(finding), outcome.report().constData());
    QCOMPARE(device.files(), before);
    if (what != "folder"_L1)
        QVERIFY2(!QFile::exists(device.entries()), "a look makes no folder");
}

QTEST_GUILESS_MAIN(TestFileStore)
#include "tst_integration_filestore.moc"
