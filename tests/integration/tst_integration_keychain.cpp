// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/keychaintable.h"
#include "integration/keyring.h"
#include "integration/keyringdaemon.h"
#include "integration/privatebus.h"
#include "store/secretservicecontrol.h"
#include "support/fulldisk.h"
#include "support/tally.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

using namespace dockpass;
using namespace dockpass::test;
using namespace dockpass::test::keychain;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 40'000; // ms, for a busy machine; more than any limit of a keychain
using Actors = std::vector<std::unique_ptr<Actor>>;

/// Set this to a folder to have what the windows show there as pictures.
QString pictureFolder()
{
    return qEnvironmentVariable("DOCKPASS_TEST_PICTURES");
}

/// Fails the test with a report that is a QByteArray.
#define EXPECT(holds, report) QVERIFY2(holds, (report).constData())
/// Waits until the window shows this page.
#define EXPECT_SHOWN(actor, ...)                                                                                       \
    EXPECT(QTest::qWaitFor([&] { return (actor).shows({__VA_ARGS__}); }, patience), (actor).seen())

} // namespace

/// Every trouble that a keychain can have, for real: gnome-keyring and its prompts, the window on a display, the command
/// line. What is shown, what becomes of the record, and that no server is asked for anything on account of it.
/// nextcloud/desktop #870 and its kin: asked to sign in after every boot; git-credential-manager #694: a locked keyring
/// read as empty, the credential erased; MSAL Android #2453: sign-out "succeeded", and the token was still there.
class TestKeychainTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void isToldAndLosesNothing_data();
    void isToldAndLosesNothing();

    void oneThatComesLaterIsUsed();
    void signedOutIsNotRestored();
    void anybodysCommandErasesWhatIsLeft();
    void whoeverSignsInAgainKeepsTheirSession();
    void whoeverTriesAgainIsAskedToUnlock();
    void fullDiskIsTold_data();
    void fullDiskIsTold();

private:
    /// Somebody at a device of their own, with a session unless they are to sign in.
    std::unique_ptr<Actor> signedIn(Program program, Deed deed, int number = 0);
    void begin(Trouble trouble, const Actors &actors);
    /// What the person does about it, again and again. `shown`: all windows show what they should.
    void attend(Trouble trouble, bool shown);
    /// There is nothing left for them to do. A window that saves goes on with its work meanwhile.
    [[nodiscard]] bool isAttended(Trouble trouble) const;
    void end(Trouble trouble, const Actors &actors);
    void waitForAll(Trouble trouble, const Actors &actors);
    void restart(bool unlocked);
    void moveElsewhere(const Actors &actors);
    void checkDuring(Actor &actor);
    void checkAfter(Actor &actor);
    void checkServer(const Actors &actors);

    QTemporaryDir m_folder;
    std::unique_ptr<BackendProcess> m_shop;
    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<SpeakingBus> m_speech;
    // Of the trouble that is being played
    std::unique_ptr<RestartedDaemon> m_daemon;
    std::unique_ptr<secretservice::Stopped> m_stopped;
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<Prompts> m_prompts;
    QDeadlineTimer m_answered; ///< not again before
    bool m_prompted = false;   ///< a prompt was open, and something was done about it
    bool m_broken = false;     ///< a row before has failed, and a daemon may be left that answers nobody
    std::unique_ptr<OtherCollection> m_elsewhere;
    Tally m_tally{"tst_integration_keychain"};
};

void TestKeychainTrouble::initTestCase()
{
    QVERIFY(secretservice::unlock() && secretservice::showPrompts({}));
    QFile users(m_folder.filePath(u"users.json"_s));
    QVERIFY(users.open(QIODevice::WriteOnly) && users.write(people()) > 0 && users.flush());
    m_shop = std::make_unique<BackendProcess>(QStringList{u"--users"_s, users.fileName()});
    QVERIFY2(m_shop->isRunning(), qPrintable(m_shop->errorString()));
    m_display = std::make_unique<VirtualDisplay>();
    QVERIFY2(m_display->isUp(), "Xvfb does not start");
    m_speech = std::make_unique<SpeakingBus>();
    QVERIFY2(m_speech->isUp(), "no accessibility bus");
    for (const char *what : {"records lost", "prompts"})
        m_tally.add(what, 0);
}

/// Whatever the row before has left behind.
void TestKeychainTrouble::init()
{
    m_stopped.reset();
    m_prompts.reset();
    m_answered.setRemainingTime(0);
    m_prompted = false;
    m_bus.reset();
    m_elsewhere.reset();
    if (std::exchange(m_broken, false) || secretservice::defaultCollection() == "/"_L1)
        restart(true);
    QVERIFY(secretservice::unlock());
    QVERIFY(keyring::clearAll());
}

void TestKeychainTrouble::restart(bool unlocked)
{
    auto next = std::make_unique<RestartedDaemon>(unlocked);
    QVERIFY(next->ok());
    m_daemon = std::move(next);
}

void TestKeychainTrouble::moveElsewhere(const Actors &actors)
{
    m_elsewhere = std::make_unique<OtherCollection>();
    QVERIFY(m_elsewhere->ok());
    for (const auto &actor : actors) {
        QVERIFY(m_elsewhere->take(actor->key(store::Entry::UserToken)));
        QVERIFY(m_elsewhere->take(actor->key(store::Entry::WarehouseToken)));
    }
}

void TestKeychainTrouble::begin(Trouble trouble, const Actors &actors)
{
    const auto talkTo = [&](const QString &bus) {
        for (const auto &actor : actors)
            actor->stage.device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
    };
    switch (trouble) {
    case Trouble::None:
        return;
    case Trouble::NoBus:
        return talkTo(u"unix:path="_s + m_folder.filePath(u"no-bus"_s));
    case Trouble::Absent:
        m_bus = std::make_unique<PrivateBus>(PrivateBus::SecretService::None);
        QVERIFY(m_speech->announceOn(m_bus->address()));
        return talkTo(m_bus->address());
    case Trouble::Locked:
        QVERIFY(secretservice::lock());
        return;
    case Trouble::PromptOpen:
    case Trouble::PromptCancelled:
    case Trouble::PromptAnswered:
    case Trouble::PromptOvertaken:
        QVERIFY(secretservice::lock());
        m_prompts = std::make_unique<Prompts>(*m_display);
        return;
    case Trouble::Stopped:
    case Trouble::Late:
        m_stopped = std::make_unique<secretservice::Stopped>();
        QVERIFY(m_stopped->ok());
        return;
    case Trouble::Restarted:
        return restart(true);
    case Trouble::RestartedLocked:
        return restart(false);
    case Trouble::Deleted:
        QVERIFY(secretservice::deleteCollection(secretservice::defaultCollection()));
        return;
    case Trouble::NoAlias:
        moveElsewhere(actors);
        QVERIFY(secretservice::deleteCollection(secretservice::defaultCollection()));
        return;
    case Trouble::LockedElsewhere:
        moveElsewhere(actors);
        QVERIFY(m_elsewhere->lock());
        return;
    }
}

void TestKeychainTrouble::attend(Trouble trouble, bool shown)
{
    if (trouble == Trouble::Late && shown)
        m_stopped.reset();
    if (trouble == Trouble::PromptCancelled && m_prompts->isOpen() && m_prompts->cancel())
        m_tally.add("prompts");
    // Once, unless it was typed into a prompt that was not ready for it yet.
    constexpr int secondLook = 2'000; // ms
    if (trouble == Trouble::PromptAnswered && m_answered.hasExpired() && m_prompts->isOpen() && m_prompts->answer()) {
        m_answered.setRemainingTime(secondLook);
        m_prompted = true;
        m_tally.add("prompts");
    }
    if (trouble == Trouble::PromptOvertaken && m_prompts->isOpen() && secretservice::unlock() && m_prompts->cancel()) {
        m_prompted = true;
        m_tally.add("prompts");
    }
}

bool TestKeychainTrouble::isAttended(Trouble trouble) const
{
    const bool asked = trouble == Trouble::PromptAnswered || trouble == Trouble::PromptOvertaken;
    return !asked || (m_prompted && !m_prompts->isOpen());
}

void TestKeychainTrouble::end(Trouble trouble, const Actors &actors)
{
    switch (trouble) {
    case Trouble::None:
    case Trouble::Restarted:
        return;
    case Trouble::NoBus:
    case Trouble::Absent:
        for (const auto &actor : actors)
            actor->stage.device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s,
                                                     qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        return;
    case Trouble::PromptOpen:
        m_tally.add("prompts");
        if (actors.front()->row.program == Program::Window) { // to which the person comes back after all
            QVERIFY(m_prompts->answer());
            return;
        }
        m_prompts.reset();
        QVERIFY(secretservice::unlock());
        return;
    case Trouble::Locked:
    case Trouble::PromptCancelled:
    case Trouble::PromptAnswered:
    case Trouble::PromptOvertaken:
    case Trouble::RestartedLocked:
        m_prompts.reset();
        QVERIFY(secretservice::unlock());
        return;
    case Trouble::Stopped:
    case Trouble::Late:
        m_stopped.reset();
        return;
    case Trouble::Deleted:
        return restart(true);
    case Trouble::NoAlias:
        restart(true);
        QVERIFY(m_elsewhere->unlock());
        return;
    case Trouble::LockedElsewhere:
        QVERIFY(m_elsewhere->unlock());
        return;
    }
}

void TestKeychainTrouble::waitForAll(Trouble trouble, const Actors &actors)
{
    std::vector<Actor *> waiting;
    for (const auto &actor : actors)
        waiting.push_back(actor.get());
    const auto allDone = [&] {
        std::erase_if(waiting, [](Actor *actor) { return actor->isDone(); });
        const bool shown =
            std::ranges::none_of(waiting, [](const Actor *actor) { return actor->row.program == Program::Window; });
        attend(trouble, shown);
        return waiting.empty() && isAttended(trouble);
    };
    if (QTest::qWaitFor(allDone, patience))
        return;
    for (Actor *actor : waiting)
        qWarning("%s: %s", nameOf(actor->row).constData(), actor->seen().constData());
    QFAIL("not all came to an end");
}

void TestKeychainTrouble::checkDuring(Actor &actor)
{
    const Row &row = actor.row;
    if (row.program == Program::Command) {
        const Outcome outcome = actor.outcome();
        EXPECT(outcome.code == row.exitCode, nameOf(row) + ", " + outcome.report());
        const QString kind = outcome.json()["error"_L1]["kind"_L1].toString();
        EXPECT(kind == (row.failure ? dockpass::nameOf(*row.failure) : QString()),
               nameOf(row) + ", " + outcome.report());
        return;
    }
    if (!pictureFolder().isEmpty())
        QVERIFY(actor.photograph(QDir(pictureFolder()).filePath(QString::fromLatin1(nameOf(row)) + u".png"_s)));
    if (row.failure) {
        const QString code = actor.codeShown();
        EXPECT(code == codeOf(*row.failure), nameOf(row) + ", the code " + code.toUtf8() + ", " + actor.seen());
    }
}

void TestKeychainTrouble::checkAfter(Actor &actor)
{
    const Row &row = actor.row;
    if (row.program == Program::Command) {
        const Outcome later = actor.stage.run({u"status"_s});
        EXPECT(later.code == row.later, nameOf(row) + ", later " + later.report());
    } else {
        // It does not tell that it is still saving.
        const auto settled = [&] { return actor.shows(row.pageLater) && actor.record() == row.record; };
        (void)QTest::qWaitFor(settled, patience);
        EXPECT(actor.shows(row.pageLater), nameOf(row) + ", later " + actor.seen());
    }
    const auto record = actor.record();
    const bool lost = row.record != Record::Gone && record.value_or(Record::Gone) == Record::Gone;
    m_tally.add("records lost", lost ? 1 : 0);
    EXPECT(record == row.record,
           nameOf(row) + ", the record: " + (record ? QByteArray::number(int(*record)) : QByteArray("neither")));
    m_tally.add("keychain rows");
}

/// Nobody's password is asked for again, and no token but those that are needed.
void TestKeychainTrouble::checkServer(const Actors &actors)
{
    const auto count = [&](const std::function<bool(const Row &)> &which) {
        return int(std::ranges::count_if(actors, [&](const auto &actor) { return which(actor->row); }));
    };
    const int signIns = count([](const Row &row) { return row.deed == Deed::SignIn; });
    const int renewals = count(
        [](const Row &row) { return row.deed == Deed::Renew && row.program == Program::Command && !row.failure; });
    const int byItself =
        count([](const Row &row) { return row.deed == Deed::Renew && row.program == Program::Window; });
    const QJsonArray requests = m_shop->requests();
    QCOMPARE(std::ranges::count_if(requests,
                                   [](const QJsonValue &request) { return request["grant_type"_L1] == "password"_L1; }),
             signIns);
    const int exchanges = m_shop->requestCount(u"POST /warehouse-tokens"_s);
    EXPECT(byItself > 0 ? exchanges > signIns + renewals : exchanges == signIns + renewals,
           QByteArray::number(exchanges));
}

void TestKeychainTrouble::isToldAndLosesNothing_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<int>("group");
    for (int i = 0; i <= int(Trouble::LockedElsewhere); ++i) {
        const auto groups = groupsOf(Trouble(i));
        for (int group = 0; group < groups.size(); ++group) {
            const QByteArray name = groups.size() > 1 ? nameOf(groups[group].first()) : nameOf(Trouble(i));
            QTest::newRow(name.constData()) << Trouble(i) << group;
        }
    }
}

void TestKeychainTrouble::isToldAndLosesNothing()
{
    QFETCH(const Trouble, trouble);
    QFETCH(const int, group);
    m_broken = true; // until it is over
    Actors actors;
    const QList<Row> played = groupsOf(trouble).at(group);
    for (const Row &row : played) {
        actors.push_back(
            std::make_unique<Actor>(row, Actor::World{*m_shop, *m_display, *m_speech}, person(int(actors.size()))));
    }
    for (const auto &actor : actors)
        EXPECT(actor->prepare(), nameOf(actor->row) + ", before: " + actor->seen());
    QVERIFY(m_shop->clearRequests());
    begin(trouble, actors);
    if (QTest::currentTestFailed())
        return;
    for (const auto &actor : actors)
        EXPECT(actor->act(), nameOf(actor->row) + ": " + actor->seen());
    waitForAll(trouble, actors);
    for (const auto &actor : actors) {
        if (!QTest::currentTestFailed())
            checkDuring(*actor);
    }
    if (QTest::currentTestFailed())
        return;
    end(trouble, actors);
    for (const auto &actor : actors) {
        if (!QTest::currentTestFailed())
            checkAfter(*actor);
    }
    if (!QTest::currentTestFailed())
        checkServer(actors);
    m_broken = QTest::currentTestFailed();
}

std::unique_ptr<Actor> TestKeychainTrouble::signedIn(Program program, Deed deed, int number)
{
    Row row = groupsOf(Trouble::None).first().first();
    row.program = program;
    row.deed = deed;
    auto actor = std::make_unique<Actor>(row, Actor::World{*m_shop, *m_display, *m_speech}, person(number));
    if (!actor->prepare())
        qFatal("%s", actor->seen().constData());
    return actor;
}

/// Who has signed in before there was a keychain need not do it again.
void TestKeychainTrouble::oneThatComesLaterIsUsed()
{
    const PrivateBus bus(PrivateBus::SecretService::None);
    QVERIFY(m_speech->announceOn(bus.address()));
    const auto actor = signedIn(Program::Window, Deed::SignIn);
    actor->stage.device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus.address());
    EXPECT(actor->act(), actor->seen());
    EXPECT_SHOWN(*actor, "Signed in", "Session is not saved");
    EXPECT_CODE(actor->stage.run({u"status"_s}), 6);

    const KeyringOn daemon(bus.address());
    EXPECT_SHOWN(*actor, "Signed in");
    EXPECT_CODE(actor->stage.run({u"status"_s}), 0);
}

/// Neither while the keychain is locked nor when somebody has unlocked it, by no command and no window.
void TestKeychainTrouble::signedOutIsNotRestored()
{
    const auto actor = signedIn(Program::Window, Deed::Read);
    const failures::Stage &stage = actor->stage;
    QVERIFY(secretservice::lock());
    EXPECT_CODE(stage.run({u"logout"_s}), 6);
    for (const QString &verb : {u"status"_s, u"token"_s, u"renew"_s}) {
        const Outcome outcome = stage.run({verb});
        EXPECT_CODE(outcome, 6);
        EXPECT(outcome.err.contains("Signed out, but not erased"), outcome.report());
    }
    QVERIFY(m_shop->clearRequests());
    QVERIFY(actor->act()); // the window opens
    EXPECT_SHOWN(*actor, "Sign in", "Signed out, but not erased");
    QVERIFY(secretservice::unlock());
    EXPECT_SHOWN(*actor, "Sign in", "You are signed out");
    QCOMPARE(actor->record(), Record::Gone);
    EXPECT_CODE(stage.run({u"status"_s}), 3);
    QCOMPARE(m_shop->requests().size(), 0);
}

void TestKeychainTrouble::anybodysCommandErasesWhatIsLeft()
{
    const auto actor = signedIn(Program::Command, Deed::Read);
    QVERIFY(secretservice::lock());
    EXPECT_CODE(actor->stage.run({u"logout"_s}), 6);
    QVERIFY(secretservice::unlock());
    QCOMPARE(actor->record(), Record::Kept);
    EXPECT_CODE(actor->stage.run(Device::loginArguments(*m_shop, person(1)), BackendProcess::demoPassword().toUtf8()),
                0);
    QCOMPARE(actor->record(), Record::Gone);
    EXPECT_CODE(actor->stage.run({u"status"_s}), 0);
}

void TestKeychainTrouble::whoeverSignsInAgainKeepsTheirSession()
{
    const auto actor = signedIn(Program::Command, Deed::Read);
    QVERIFY(secretservice::lock());
    EXPECT_CODE(actor->stage.run({u"logout"_s}), 6);
    QVERIFY(secretservice::unlock());
    EXPECT_CODE(actor->stage.run(Device::loginArguments(*m_shop, person(0)), BackendProcess::demoPassword().toUtf8()),
                0);
    for (const QString &verb : {u"status"_s, u"token"_s, u"renew"_s, u"token"_s})
        EXPECT_CODE(actor->stage.run({verb}), 0);
    QCOMPARE(actor->record(), Record::Replaced);
}

/// A sign-out asks nobody: who leaves need not know the password.
void TestKeychainTrouble::whoeverTriesAgainIsAskedToUnlock()
{
    const auto actor = signedIn(Program::Window, Deed::SignOut);
    QVERIFY(secretservice::lock());
    m_prompts = std::make_unique<Prompts>(*m_display);
    QVERIFY(actor->act());
    EXPECT_SHOWN(*actor, "Sign in", "Signed out, but not erased");
    QVERIFY(!m_prompts->isOpen());
    QVERIFY(actor->press(u"Retry"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_prompts->isOpen(), patience);
    m_tally.add("prompts");
    QTRY_VERIFY_WITH_TIMEOUT(!m_prompts->isOpen() || (m_prompts->answer() && !m_prompts->isOpen()), patience);
    EXPECT_SHOWN(*actor, "Sign in", "You are signed out");
    QCOMPARE(actor->record(), Record::Gone);
}

void TestKeychainTrouble::fullDiskIsTold_data()
{
    QTest::addColumn<bool>("locked");
    QTest::addColumn<Record>("record");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("erased, but still listed") << false << Record::Gone << QByteArray("The session itself is erased");
    QTest::newRow("neither erased nor put down")
        << true << Record::Kept << QByteArray("The next start may find you signed in again");
}

void TestKeychainTrouble::fullDiskIsTold()
{
    QFETCH(const bool, locked);
    QFETCH(const QByteArray, words);
    const auto actor = signedIn(Program::Command, Deed::Read);
    QVERIFY(!locked || secretservice::lock());
    Outcome outcome;
    {
        const FullDisk disk;
        outcome = actor->stage.run({u"logout"_s});
    }
    EXPECT_CODE(outcome, 6);
    QCOMPARE(outcome.json()["error"_L1]["kind"_L1].toString(), dockpass::nameOf(Failure::Kind::ListUnusable));
    EXPECT(outcome.err.contains(words), outcome.report());
    QVERIFY(secretservice::unlock());
    QTEST(actor->record().value(), "record");
}

QTEST_GUILESS_MAIN(TestKeychainTrouble)
#include "tst_integration_keychain.moc"
