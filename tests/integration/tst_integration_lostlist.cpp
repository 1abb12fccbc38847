// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "integration/spokenwindow.h"
#include "integration/virtualdisplay.h"
#include "store/secretservicecontrol.h"
#include "store/sessionindex.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cstdio>
#include <vector>

using namespace dockpass;
using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

const QString kaethe = u"k\u00e4the+nacht@dockpass.example"_s;
const QByteArray kaethesPassword = "+&% \u00fc\"\\\n";
constexpr int longEnough = 40'000; // ms, for a busy machine

} // namespace

/// The list of sessions is damaged or not there, the keychain is.
class TestLostList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theSessionIsFoundAgain_data();
    void theSessionIsFoundAgain();
    void theWindowFindsIt();
    void ofSeveralNobodyIsTaken();
    void whatIsLockedIsNotNobodys();
    void withoutAListNobodyIsSignedIn();
    void anOpenWindowGoesOn_data();
    void anOpenWindowGoesOn();
    void twoOpenWindowsGoOn();
    void manyAtOnce();
    void whoSignsInMeanwhileForgetsNobody();
    void aSignInWaitsForNothing();

private:
    [[nodiscard]] QString list() const { return m_device->home() + u"/.config/dockpass/sessions.conf"_s; }
    void ruin(const QString &how) const
    {
        QFile file(list());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        const QByteArray left = how == u"emptied"_s ? QByteArray()
            : how == u"zeros"_s                     ? QByteArray(900, '\0')
                                                    : QByteArray("all work and no play\n");
        QCOMPARE(file.write(left), left.size());
    }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<SpeakingBus> m_speech;
    std::unique_ptr<Device> m_device;
};

void TestLostList::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_display = std::make_unique<VirtualDisplay>();
    QVERIFY2(m_display->isUp(), "Xvfb does not start");
    m_speech = std::make_unique<SpeakingBus>();
    QVERIFY(m_speech->isUp());
}

void TestLostList::init()
{
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
    m_display->addTo(m_device->environment());
    SpeakingBus::addTo(m_device->environment());
}

void TestLostList::cleanup()
{
    QVERIFY(secretservice::unlock());
    for (const QString &user : {BackendProcess::demoUser(), kaethe}) {
        const QStringList named{u"--server"_s, m_backend->url().toString(), u"--user"_s, user};
        (void)m_device->run(QStringList{u"logout"_s} + named);
    }
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
}

void TestLostList::theSessionIsFoundAgain_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"emptied", "zeros", "words"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestLostList::theSessionIsFoundAgain()
{
    QFETCH(const QString, how);
    EXPECT_CODE(m_device->login(*m_backend), 0);
    ruin(how);
    const Outcome found = m_device->run({u"token"_s, u"--json"_s});
    QVERIFY2(found.code == 0, found.report().constData());
    QVERIFY2(found.err.contains("list of sessions was damaged"), found.report().constData());
    const Outcome again = m_device->run({u"status"_s, u"--json"_s});
    QVERIFY2(again.code == 0 && !again.err.contains("damaged"), again.report().constData());
    QCOMPARE(again.json()["user"_L1].toString(), BackendProcess::demoUser());
    EXPECT_CODE(m_device->run({u"logout"_s, u"--verify"_s}), 0);
}

void TestLostList::theWindowFindsIt()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    ruin(u"words"_s);
    const auto window = m_device->start(u"dockpass"_s, {});
    SpokenWindow spoken(*m_speech, window->processId());
    const auto buttons = [&spoken] { return spoken.names(u"push button"_s); };
    QTRY_VERIFY2_WITH_TIMEOUT(buttons().contains(u"Sign out"_s), qPrintable(buttons().join(u", "_s)), longEnough);
    window->kill();
    QVERIFY(window->waitForFinished());
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
}

/// People share the device: which of them it is who is asking is not known any more.
void TestLostList::ofSeveralNobodyIsTaken()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, kaethe), kaethesPassword), 0);
    ruin(u"words"_s);
    const Outcome nobody = m_device->run({u"token"_s});
    QVERIFY2(nobody.code == 3, nobody.report().constData());
    QVERIFY2(nobody.err.contains(BackendProcess::demoUser().toUtf8()) && nobody.err.contains(kaethe.toUtf8()),
             nobody.report().constData());
    const QStringList first{u"--server"_s, m_backend->url().toString(), u"--user"_s, BackendProcess::demoUser()};
    EXPECT_CODE(m_device->run(QStringList{u"token"_s} + first), 0);
}

void TestLostList::whatIsLockedIsNotNobodys()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    ruin(u"words"_s);
    QVERIFY(secretservice::lock());
    EXPECT_CODE(m_device->run({u"status"_s}), 6);
    QVERIFY(secretservice::unlock());
    EXPECT_CODE(m_device->run({u"status"_s}), 0);
}

/// Where there is no list nobody is taken for signed in: a person may have reset the program. The doctor sees what lies
/// there.
void TestLostList::withoutAListNobodyIsSignedIn()
{
    const auto keychainCheck = [this] {
        const QJsonArray checks = m_device->run({u"doctor"_s, u"--json"_s}).json()["checks"_L1].toArray();
        return checks.last()["finding"_L1].toString();
    };
    EXPECT_CODE(m_device->run({u"status"_s}), 3);
    QVERIFY(!QFile::exists(list()));
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, kaethe), kaethesPassword), 0);
    QVERIFY2(!keychainCheck().contains(kaethe), qPrintable(keychainCheck()));
    QVERIFY(QFile::remove(list()));
    EXPECT_CODE(m_device->run({u"token"_s}), 3);
    QVERIFY2(keychainCheck().contains(kaethe), qPrintable(keychainCheck()));
    const QStringList named{u"--server"_s, m_backend->url().toString(), u"--user"_s, kaethe};
    const Outcome erased = m_device->run(QStringList{u"logout"_s} + named);
    QVERIFY2(erased.code == 0 && erased.err.contains("is erased"), erased.report().constData());
    EXPECT_CODE(m_device->run(QStringList{u"logout"_s} + named), 3);
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
}

/// An open window puts its session down again, and goes on.
void TestLostList::anOpenWindowGoesOn_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("deleted") << QByteArray();
    QTest::newRow("words") << "all work and no play\n"_ba;
}

void TestLostList::anOpenWindowGoesOn()
{
    QFETCH(const QByteArray, left);
    EXPECT_CODE(m_device->login(*m_backend), 0);
    const auto window = m_device->start(u"dockpass"_s, {});
    SpokenWindow spoken(*m_speech, window->processId());
    const auto buttons = [&spoken] { return spoken.names(u"push button"_s); };
    QTRY_VERIFY2_WITH_TIMEOUT(buttons().contains(u"Sign out"_s), qPrintable(buttons().join(u", "_s)), longEnough);
    if (left.isEmpty()) {
        QVERIFY(QFile::remove(list()));
    } else { // as an editor does
        QFile other(list() + u"~"_s);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(left) == left.size());
        other.close();
        QVERIFY(std::rename(qPrintable(other.fileName()), qPrintable(list())) == 0);
    }
    const auto isListed = [this] {
        const store::SessionIndex index(list(), u"keychain"_s);
        return index.marker({m_backend->url().toString(), BackendProcess::demoUser()})
            == store::SessionIndex::Marker::Stored;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isListed(), longEnough);
    QVERIFY2(buttons().contains(u"Sign out"_s), qPrintable(buttons().join(u", "_s)));
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    window->kill();
    QVERIFY(window->waitForFinished());
}

/// Whichever is the first to put its session down does not sign the other one out.
void TestLostList::twoOpenWindowsGoOn()
{
    BackendProcess another;
    QVERIFY2(another.isRunning(), qPrintable(another.errorString()));
    const QByteArray password = BackendProcess::demoPassword().toUtf8() + '\n';
    const std::array<const BackendProcess *, 2> shops{m_backend.get(), &another};
    const auto isSignedIn = [this](const QProcess &window) {
        return SpokenWindow(*m_speech, window.processId()).names(u"push button"_s).contains(u"Sign out"_s);
    };
    std::vector<std::unique_ptr<QProcess>> windows;
    for (const BackendProcess *shop : shops) {
        EXPECT_CODE(m_device->run(Device::loginArguments(*shop), password), 0);
        windows.push_back(
            m_device->start(u"dockpass"_s, {u"--server"_s, shop->url().toString(), u"--ca"_s, shop->caFile()}));
        QTRY_VERIFY_WITH_TIMEOUT(isSignedIn(*windows.back()), longEnough);
    }
    QVERIFY(QFile::remove(list()));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(list()), longEnough);
    for (const BackendProcess *shop : shops)
        EXPECT_CODE(m_device->run({u"token"_s, u"--server"_s, shop->url().toString(), u"--user"_s,
                                   BackendProcess::demoUser(), u"--ca"_s, shop->caFile()}),
                    0);
    for (const auto &window : windows) {
        QVERIFY2(isSignedIn(*window),
                 qPrintable(SpokenWindow(*m_speech, window->processId()).names(u"push button"_s).join(u", "_s)));
        window->kill();
        QVERIFY(window->waitForFinished());
    }
    EXPECT_CODE(m_device->run({u"logout"_s, u"--server"_s, another.url().toString(), u"--user"_s,
                               BackendProcess::demoUser(), u"--verify"_s}),
                0);
}

/// Each of them answers for the session that there is.
void TestLostList::manyAtOnce()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    ruin(u"emptied"_s);
    for (const Outcome &outcome : m_device->runAtOnce(16, {u"token"_s}))
        QVERIFY2(outcome.code == 0, outcome.report().constData());
}

/// While the keychain hangs nobody can tell who was in the list; it is made up for as soon as it answers.
void TestLostList::whoSignsInMeanwhileForgetsNobody()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    ruin(u"words"_s);
    {
        const secretservice::Stopped stopped;
        QVERIFY(stopped.ok());
        EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, kaethe), kaethesPassword), 6);
    }
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, kaethe), kaethesPassword), 0);
    EXPECT_CODE(m_device->run({u"logout"_s}), 0);
    const Outcome nobody = m_device->run({u"status"_s});
    QVERIFY2(nobody.code == 3 && nobody.err.contains(BackendProcess::demoUser().toUtf8()), nobody.report().constData());
}

/// Of another person: what was here before them is put down all the same.
void TestLostList::aSignInWaitsForNothing()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    ruin(u"words"_s);
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, kaethe), kaethesPassword), 0);
    EXPECT_CODE(m_device->run({u"logout"_s}), 0);
    const Outcome nobody = m_device->run({u"token"_s});
    QVERIFY2(nobody.code == 3 && nobody.err.contains(BackendProcess::demoUser().toUtf8()), nobody.report().constData());
}

QTEST_GUILESS_MAIN(TestLostList)
#include "tst_integration_lostlist.moc"
