// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/instancelock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>
#include <optional>

using namespace dockpass::platform;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Outcome = InstanceLock::Outcome;

namespace {

constexpr auto holdArgument = "--hold";
constexpr std::chrono::milliseconds longEnough = 20s; // for a busy machine

/// This program once more, in a process of its own: takes the lock, says so, and holds it until its input ends.
int holdUntilInputEnds(const QString &file)
{
    InstanceLock lock(file);
    QObject context;
    bool held = false;
    lock.hold(longEnough, &context, [&held](Outcome outcome) { held = outcome == Outcome::Held; });
    std::puts(held ? "held" : "not held");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

class Holder
{
public:
    explicit Holder(const QString &file)
    {
        m_process.start(QCoreApplication::applicationFilePath(), {QLatin1StringView(holdArgument), file});
    }
    ~Holder() { letGo(); }
    Q_DISABLE_COPY_MOVE(Holder)

    [[nodiscard]] bool holds()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(int(longEnough.count())))
                return false;
        }
        return m_process.readLine() == "held\n";
    }
    void letGo()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

/// What hold() came to; empty as long as it has not answered.
class Wish
{
public:
    Wish(InstanceLock &lock, std::chrono::milliseconds atMost)
    {
        lock.hold(atMost, &m_context, [this](Outcome outcome) { m_outcome = outcome; });
    }
    [[nodiscard]] std::optional<Outcome> outcome() const { return m_outcome; }

private:
    QObject m_context;
    std::optional<Outcome> m_outcome;
};

using Maybe = std::optional<Outcome>;

} // namespace

class TestInstanceLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void freeLockIsHeldAtOnce();
    void folderIsMade();
    void isBusyWhileAnotherProcessHoldsIt();
    void isHeldOnceTheOtherLetsGo();
    void isTakenOverFromAKilledHolder();
    void isTakenOverFromAHolderKilledWhileOthersWait();
    void isFreedByTheLastLetGo();
    void letGoOnceTooOftenFreesNothing();
    void endOfTheObjectFreesIt();
    void everyWaiterIsAnswered();
    void deadContextIsNotCalled();
    void ofTwoFilesBothAreHeld();
    void ofTwoFilesOneMayBeImpossible();
    void isImpossibleWhereNoFileCanBeMade_data();
    void isImpossibleWhereNoFileCanBeMade();
    void aFileIsNoLockByItself_data();
    void aFileIsNoLockByItself();
    void aFolderCleanedUpMakesNoSecondHolder();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestInstanceLock::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"account.lock"_s);
}

void TestInstanceLock::freeLockIsHeldAtOnce()
{
    InstanceLock lock(m_file);
    const Wish wish(lock, 0ms);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
    QVERIFY(lock.isHeld());
    lock.letGo();
    QVERIFY(!lock.isHeld());
}

void TestInstanceLock::folderIsMade()
{
    InstanceLock lock(m_folder->filePath(u"not/yet/there/account.lock"_s));
    const Wish wish(lock, 0ms);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
}

void TestInstanceLock::isBusyWhileAnotherProcessHoldsIt()
{
    Holder other(m_file);
    QVERIFY(other.holds());
    InstanceLock lock(m_file);
    QElapsedTimer waited;
    waited.start();
    const Wish wish(lock, 300ms);
    QCOMPARE(wish.outcome(), Maybe());
    QTRY_COMPARE(wish.outcome(), Maybe(Outcome::Busy));
    QVERIFY(waited.elapsed() >= 250);
    QVERIFY(!lock.isHeld());
}

void TestInstanceLock::isHeldOnceTheOtherLetsGo()
{
    Holder other(m_file);
    QVERIFY(other.holds());
    InstanceLock lock(m_file);
    const Wish wish(lock, longEnough);
    QCOMPARE(wish.outcome(), Maybe());
    other.letGo();
    QTRY_COMPARE(wish.outcome(), Maybe(Outcome::Held));
}

void TestInstanceLock::isTakenOverFromAKilledHolder()
{
    Holder other(m_file);
    QVERIFY(other.holds());
    other.kill();
    QVERIFY(QFile::exists(m_file)); // what it left behind
    InstanceLock lock(m_file);
    const Wish wish(lock, 0ms);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
}

void TestInstanceLock::isTakenOverFromAHolderKilledWhileOthersWait()
{
    Holder other(m_file);
    QVERIFY(other.holds());
    InstanceLock lock(m_file);
    const Wish wish(lock, longEnough);
    QCOMPARE(wish.outcome(), Maybe());
    other.kill();
    QTRY_COMPARE(wish.outcome(), Maybe(Outcome::Held));
}

void TestInstanceLock::isFreedByTheLastLetGo()
{
    InstanceLock lock(m_file);
    const Wish first(lock, 0ms);
    const Wish second(lock, 0ms);
    QCOMPARE(second.outcome(), Maybe(Outcome::Held));
    lock.letGo();
    QVERIFY(lock.isHeld());
    {
        Holder other(m_file);
        QVERIFY(QFile::exists(m_file));
        lock.letGo();
        QVERIFY(other.holds());
    }
    QVERIFY(!lock.isHeld());
}

void TestInstanceLock::letGoOnceTooOftenFreesNothing()
{
    InstanceLock lock(m_file);
    lock.letGo();
    const Wish wish(lock, 0ms);
    QVERIFY(lock.isHeld());
    QVERIFY(QFile::exists(m_file));
}

void TestInstanceLock::endOfTheObjectFreesIt()
{
    {
        InstanceLock lock(m_file);
        const Wish first(lock, 0ms);
        const Wish second(lock, 0ms);
        QVERIFY(lock.isHeld());
    }
    InstanceLock next(m_file);
    const Wish wish(next, 0ms);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
}

void TestInstanceLock::everyWaiterIsAnswered()
{
    Holder other(m_file);
    QVERIFY(other.holds());
    InstanceLock lock(m_file);
    const Wish patient(lock, longEnough);
    const Wish hasty(lock, 100ms);
    QTRY_COMPARE(hasty.outcome(), Maybe(Outcome::Busy));
    QCOMPARE(patient.outcome(), Maybe());
    const Wish late(lock, longEnough);
    other.letGo();
    QTRY_COMPARE(patient.outcome(), Maybe(Outcome::Held));
    QTRY_COMPARE(late.outcome(), Maybe(Outcome::Held));
}

void TestInstanceLock::deadContextIsNotCalled()
{
    Holder other(m_file);
    QVERIFY(other.holds());
    InstanceLock lock(m_file);
    bool called = false;
    {
        QObject context;
        lock.hold(longEnough, &context, [&called](Outcome) { called = true; });
    }
    const Wish after(lock, longEnough);
    other.letGo();
    QTRY_COMPARE(after.outcome(), Maybe(Outcome::Held));
    QVERIFY(!called);
    lock.letGo();
    QVERIFY(!lock.isHeld()); // it was not taken for the dead one either
}

void TestInstanceLock::ofTwoFilesBothAreHeld()
{
    const QString second = m_folder->filePath(u"second.lock"_s);
    InstanceLock both(QStringList{m_file, second});
    InstanceLock onlyFirst(m_file);
    InstanceLock onlySecond(second);
    const auto hold = [](InstanceLock &lock) { return Wish(lock, 0ms).outcome(); };
    QCOMPARE(hold(both), Maybe(Outcome::Held));
    QVERIFY(hold(onlyFirst) != Maybe(Outcome::Held));
    QVERIFY(hold(onlySecond) != Maybe(Outcome::Held));
    both.letGo();
    QCOMPARE(hold(onlySecond), Maybe(Outcome::Held));
    QVERIFY(hold(both) != Maybe(Outcome::Held));
    QCOMPARE(hold(onlyFirst), Maybe(Outcome::Held)); // let go when the second was not to be had
    onlyFirst.letGo();
    onlySecond.letGo();
    QCOMPARE(hold(both), Maybe(Outcome::Held));
}

void TestInstanceLock::ofTwoFilesOneMayBeImpossible()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    InstanceLock lock(QStringList{m_folder->filePath(u"file/account.lock"_s), m_file});
    const Wish wish(lock, 0ms);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
    InstanceLock other(m_file);
    const Wish wishOfOther(other, 0ms);
    QVERIFY(wishOfOther.outcome() != Maybe(Outcome::Held));
}

void TestInstanceLock::isImpossibleWhereNoFileCanBeMade_data()
{
    QTest::addColumn<QString>("below");
    QTest::newRow("below a file") << u"file/account.lock"_s;
    QTest::newRow("deep below a file") << u"file/a/b/account.lock"_s;
}

/// The mode of a folder does not bind root; that a file is no folder binds everybody.
void TestInstanceLock::isImpossibleWhereNoFileCanBeMade()
{
    QFETCH(const QString, below);
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    InstanceLock lock(m_folder->filePath(below));
    QTest::ignoreMessage(QtWarningMsg, "no lock file can be made; going on without a lock between processes");
    const Wish wish(lock, longEnough);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Impossible)); // at once: waiting would not help
    QVERIFY(!lock.isHeld());
}

void TestInstanceLock::aFileIsNoLockByItself_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("cut off") << "12"_ba;
    QTest::newRow("zeroes, as after a power loss") << QByteArray(40, '\0');
}

/// As a holder may leave it that was killed, or lost power.
void TestInstanceLock::aFileIsNoLockByItself()
{
    QFETCH(const QByteArray, text);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.flush();
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    file.close();
    InstanceLock lock(m_file);
    const Wish wish(lock, 0ms);
    QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
    Holder other(m_file);
    lock.letGo();
    QVERIFY(other.holds());
}

/// What is locked has to be what the others find, or there are two holders.
void TestInstanceLock::aFolderCleanedUpMakesNoSecondHolder()
{
    InstanceLock lock(m_file);
    {
        const Wish wish(lock, 0ms);
        QCOMPARE(wish.outcome(), Maybe(Outcome::Held));
        lock.letGo();
    }
    QFile::remove(m_file);
    Holder other(m_file);
    QVERIFY(other.holds());
    const Wish wish(lock, 0ms);
    QCOMPARE(wish.outcome(), Maybe());
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1StringView(holdArgument))
        return holdUntilInputEnds(arguments.value(2));
    TestInstanceLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform_instancelock.moc"
