// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "integration/secretsearch.h"
#include "integration/virtualdisplay.h"
#include "support/tally.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray code = "canary-code-81926354";
/// By then a password is nowhere any more (docs/security.md).
constexpr int passwordGone = 5'000; // ms
constexpr int longEnough = 120'000; // ms, for a busy machine and a keyring that has many to serve

/// A standard output that takes nothing: who writes to it stands still in the middle of it, with all it has in memory.
class FullPipe
{
public:
    FullPipe()
    {
        if (::mkfifo(qPrintable(path()), 0600) != 0 || (m_end = ::open(qPrintable(path()), O_RDWR | O_NONBLOCK)) < 0)
            qFatal("the test cannot make a pipe");
        fill();
    }
    ~FullPipe() { ::close(m_end); }
    Q_DISABLE_COPY_MOVE(FullPipe)

    [[nodiscard]] QString path() const { return m_folder.filePath(u"pipe"_s); }
    /// Takes what was written, for good.
    QByteArray drain()
    {
        QByteArray all(1 << 20, '\0');
        const ssize_t count = ::read(m_end, all.data(), std::size_t(all.size()));
        return all.first(qMax<ssize_t>(count, 0));
    }

private:
    void fill()
    {
        const QByteArray filler(4096, '.');
        while (::write(m_end, filler.constData(), std::size_t(filler.size())) > 0) {
        }
    }

    QTemporaryDir m_folder;
    int m_end = -1;
};

/// It waits in the kernel until its standard output takes something.
bool isWriting(qint64 processId)
{
    QFile file(u"/proc/%1/syscall"_s.arg(processId));
    return file.open(QIODevice::ReadOnly) && file.readAll().startsWith("1 0x1 ");
}

} // namespace

/// What is left of a sign-in: in the process's memory, and in the files of the canary's device. The searcher is shown to
/// see: a live session's tokens must be found.
class TestResidue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void windowLeavesNothing_data();
    void windowLeavesNothing();
    void verifyProves_data();
    void verifyProves();
    void commandLineLeavesNothing_data();
    void commandLineLeavesNothing();

private:
    /// Adds all secrets that the server has sent or received so far: to those that may live on with the session, and to
    /// those that may not.
    void learn();
    [[nodiscard]] QStringList onDevice(const SecretSearch &search) const
    {
        return search.findOnDevice(m_device->home());
    }
    /// What is still there when it should be gone.
    [[nodiscard]] static QStringList leftInMemory(const SecretSearch &search, qint64 processId);
    /// What of the password and all that goes with it is still there when it should be gone.
    [[nodiscard]] QStringList leftOfPassword(qint64 processId) const;
    void countUp();

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
    SecretSearch m_tokens;
    SecretSearch m_onceOnly; ///< canaryPassword, authorization code, verifier, second factor
    SecretSearch m_all;
    QStringList m_found; ///< where nothing should be
    Tally m_tally{"tst_integration_residue"};
};

/// Fails the test unless nothing was found.
#define EXPECT_NOTHING(found)                                                                                          \
    do {                                                                                                               \
        const QStringList all = (found);                                                                               \
        m_tally.add("residues", all.size());                                                                           \
        QVERIFY2(all.isEmpty(), qPrintable(QString::number(all.size()) + u'\n' + all.mid(0, 40).join(u'\n')));         \
    } while (false)

void TestResidue::initTestCase()
{
    m_backend = backendWithCanary({u"--profile"_s, u"refresh"_s, u"--reveal"_s});
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    QVERIFY(m_backend->changeShop({{u"authorize"_s, true},
                                   {u"assignments"_s, u"missing"_s},
                                   {u"mfaResources"_s, QJsonArray{u"warehouse-tokens"_s}},
                                   {u"mfaForWarehouseUsers"_s, true}}));
    QVERIFY(m_backend->patchUser(
        canary, {{u"mfa"_s, QJsonObject{{u"type"_s, u"email"_s}, {u"code"_s, QString::fromLatin1(code)}}}}));
}

void TestResidue::init()
{
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
    m_device->environment().insert(u"DOCKPASS_ALLOW_DUMPS"_s, u"1"_s); // whoever runs this need not be root
    m_tokens = m_onceOnly = m_all = SecretSearch();
    QVERIFY(m_backend->clearRequests());
}

void TestResidue::learn()
{
    const QStringList tokenNames{u"access_token"_s, u"refresh_token"_s, u"authorization"_s};
    QStringList known;
    for (const QJsonValue request : m_backend->requests()) {
        const QJsonObject revealed = request["revealed"_L1].toObject();
        QJsonArray secrets = revealed["sent"_L1].toArray();
        for (const QJsonValue issued : revealed["issued"_L1].toArray())
            secrets += issued;
        for (const QJsonValue secret : secrets) {
            const QByteArray value = secret["value"_L1].toString().toUtf8();
            const QString name = secret["name"_L1].toString();
            const QString full =
                name + u' ' + BackendProcess::fingerprint(value).left(4) + u" of "_s + request["path"_L1].toString();
            if (value.isEmpty() || known.contains(QString::fromUtf8(value)))
                continue;
            known.append(QString::fromUtf8(value));
            (tokenNames.contains(name) ? m_tokens : m_onceOnly).add(full, value);
            m_all.add(full, value);
        }
    }
}

QStringList TestResidue::leftInMemory(const SecretSearch &search, qint64 processId)
{
    // Who stands still cannot tidy up: only when nothing is seen in passing.
    const auto gone = [&] {
        return search.findInMemory(processId, false).isEmpty() && search.findInMemory(processId).isEmpty();
    };
    return QTest::qWaitFor(gone, passwordGone) ? QStringList() : search.findInMemory(processId);
}

QStringList TestResidue::leftOfPassword(qint64 processId) const
{
    return leftInMemory(m_onceOnly, processId) + onDevice(m_onceOnly);
}

void TestResidue::countUp()
{
    m_tally.add("canaries searched for", m_all.count());
    m_tally.add("bytes searched", m_all.bytesSeen() + m_tokens.bytesSeen() + m_onceOnly.bytesSeen());
}

/// What is left by chance, on a stack for instance, is found by many rounds.
void TestResidue::windowLeavesNothing_data()
{
    QTest::addColumn<int>("round");
    const int rounds = Tally::isTorture() ? 100 : 1;
    for (int round = 1; round <= rounds; ++round)
        QTest::addRow("round %d", round) << round;
}

void TestResidue::windowLeavesNothing()
{
    const VirtualDisplay display;
    QVERIFY2(display.isUp(), "Xvfb does not start");
    display.addTo(m_device->environment());
    const auto window = m_device->start(
        u"dockpass"_s,
        {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile(), u"--language"_s, u"en"_s});
    const qint64 process = window->processId();
    QTRY_VERIFY_WITH_TIMEOUT(display.focusWindowOf(process), longEnough);
    QVERIFY(display.type(canary.toUtf8() + '\t' + canaryPassword) && display.pressReturn());
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(u"POST /multi-factor-auth-trigger"_s), 1, longEnough);
    const auto accepted = [&] {
        if (window->state() != QProcess::Running)
            qFatal("the window has ended: %s", outcomeOf(*window).report().constData());
        // Twice only where it came too early: on the next page it would press a button.
        return display.type(code) && display.pressReturn()
            && QTest::qWaitFor([&] { return m_device->status()["state"_L1].toString() == "signedIn"_L1; }, 10'000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(accepted(), longEnough);
    learn();
    QVERIFY2(m_all.count() >= 8, qPrintable(QString::number(m_all.count())));
    EXPECT_NOTHING(leftOfPassword(process));
    QVERIFY2(!m_tokens.findInMemory(process).isEmpty(), "the search does not see a live session's tokens");
    EXPECT_NOTHING(onDevice(m_tokens)); // but the keychain's

    const auto erased = [&] { return keyring::countFor(m_backend->url()) == 0; };
    const auto signedOut = [&] { // the last button of the page, and the first of the two that it becomes
        return erased()
            || (display.press(u"shift+Tab"_s) && display.pressReturn() && display.press(u"shift+Tab"_s)
                && display.pressReturn() && QTest::qWaitFor(erased, 10'000));
    };
    QTRY_VERIFY_WITH_TIMEOUT(signedOut(), longEnough);
    QTRY_COMPARE_WITH_TIMEOUT(m_device->status()["state"_L1].toString(), u"signedOut"_s, longEnough);
    learn();
    EXPECT_NOTHING(leftInMemory(m_all, process));
    EXPECT_NOTHING(onDevice(m_all));
    countUp();
    window->kill();
    window->waitForFinished();
}

void TestResidue::commandLineLeavesNothing_data()
{
    windowLeavesNothing_data();
}

void TestResidue::commandLineLeavesNothing()
{
    const FullPipe loginPipe;
    QProcess login;
    login.setProcessEnvironment(m_device->environment());
    login.setStandardOutputFile(loginPipe.path());
    login.start(QStringLiteral(DOCKPASS_BIN_DIR "/dockpassctl"),
                Device::loginArguments(*m_backend, canary) + QStringList{u"--mfa-code-stdin"_s, u"--json"_s});
    login.write(canaryPassword + '\n' + code + '\n');
    QTRY_VERIFY2_WITH_TIMEOUT(isWriting(login.processId()), login.readAllStandardError().constData(), longEnough);
    learn();
    QVERIFY(m_all.count() >= 8);
    EXPECT_NOTHING(m_onceOnly.findInMemory(login.processId()));
    QVERIFY2(!m_tokens.findInMemory(login.processId()).isEmpty(), "the search does not see a live session's tokens");
    EXPECT_NOTHING(onDevice(m_all));
    login.kill();
    login.waitForFinished();

    const FullPipe logoutPipe;
    QProcess logout;
    logout.setProcessEnvironment(m_device->environment());
    logout.setStandardOutputFile(logoutPipe.path());
    logout.start(QStringLiteral(DOCKPASS_BIN_DIR "/dockpassctl"), {u"logout"_s, u"--json"_s});
    QTRY_VERIFY2_WITH_TIMEOUT(isWriting(logout.processId()), logout.readAllStandardError().constData(), longEnough);
    EXPECT_NOTHING(m_all.findInMemory(logout.processId()));
    EXPECT_NOTHING(onDevice(m_all));
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
    countUp();
    logout.kill();
    logout.waitForFinished();
}

void TestResidue::verifyProves_data()
{
    QTest::addColumn<QString>("planted");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing is left") << QString() << 0 << QString();
    QTest::newRow("an entry of another version") << u"entry"_s << 6 << u"store"_s;
    QTest::newRow("a token in a file") << u"file"_s << 6 << u"files"_s;
}

void TestResidue::verifyProves()
{
    QFETCH(const QString, planted);
    QFETCH(const int, code);
    QFETCH(const QString, place);
    m_device->environment().remove(u"DOCKPASS_ALLOW_DUMPS"_s); // as everybody has it
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, canary) + QStringList{u"--mfa-code-stdin"_s},
                              canaryPassword + '\n' + ::code + '\n'),
                0);
    QProcess plant;
    if (planted == "entry"_L1) {
        plant.start(u"secret-tool"_s,
                    {u"store"_s, u"--label"_s, u"Dockpass"_s, u"xdg:schema"_s, u"org.qt.keychain"_s, u"user"_s,
                     u"%1 %2 session"_s.arg(m_backend->url().toString(), canary), u"server"_s, u"Dockpass"_s});
        plant.write("of an older version");
        plant.closeWriteChannel();
        QVERIFY(plant.waitForFinished() && plant.exitCode() == 0);
    } else if (planted == "file"_L1) {
        QFile file(m_device->home() + u"/tmp/dockpass-crash.txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_device->run({u"token"_s}).out) > 100);
    }
    const Outcome logout = m_device->run({u"logout"_s, u"--verify"_s, u"--json"_s});
    QVERIFY2(logout.code == code, logout.report().constData());
    const QJsonObject residue = logout.json()["residue"_L1].toObject();
    QCOMPARE(residue["none"_L1].toBool(), code == 0);
    QCOMPARE(residue["places"_L1].toArray().size(), 4);
    for (const QJsonValue found : residue["places"_L1].toArray()) {
        QVERIFY2(found["state"_L1].toString() == (found["place"_L1].toString() == place ? u"found"_s : u"gone"_s),
                 logout.report().constData());
    }
    if (planted == "entry"_L1) {
        plant.start(u"secret-tool"_s, {u"clear"_s, u"server"_s, u"Dockpass"_s});
        QVERIFY(plant.waitForFinished());
    }
}

QTEST_GUILESS_MAIN(TestResidue)
#include "tst_integration_residue.moc"
