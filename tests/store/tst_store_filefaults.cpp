// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/filestore.h"
#include "store/sessionindex.h"
#include "store/vaultplace.h"
#include "support/filefault.h"
#include "support/tally.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <functional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dockpass;
using namespace dockpass::store;
using namespace dockpass::test;
using namespace Qt::StringLiterals;
using filefault::Do;
using filefault::Fault;

namespace {

const QString name = u"entry of anna"_s;
const QByteArray before = "the old record"_ba;
const QByteArray after = "the new record, which is longer than the old one"_ba;

/// What is done while the disk fails, and what may be found there afterwards.
struct Action
{
    const char *what;
    bool savedBefore;
    std::function<QByteArray(FileVault &)> run;
    QByteArrayList found;
};

const QList<Action> &actions()
{
    const auto save = [](FileVault &vault) { return wordFor(vault.save(name, Secret(QByteArrayView(after)))); };
    const auto erase = [](FileVault &vault) { return wordFor(vault.erase(name)); };
    const auto load = [](FileVault &vault) { return wordFor(vault.load(name)); };
    static const QList<Action> all{
        {"first save", false, save, {"none"_ba, after}},
        {"save over a record", true, save, {before, after}},
        {"erasing", true, erase, {before, "none"_ba}},
        {"load", true, load, {before}},
    };
    return all;
}

/// In order of what happened: what was called when nothing failed.
std::vector<std::string> callsOf(const Action &action)
{
    const VaultPlace place;
    if (action.savedBefore && !place.vault().save(name, Secret(QByteArrayView(before))))
        return {};
    FileVault vault = place.vault();
    filefault::arm({place.path(u"."_s).chopped(1).toStdString()});
    action.run(vault);
    return filefault::disarm();
}

constexpr int processes = 8;

/// Runs `work` in so many processes at once. True: it was in each of them.
bool inProcesses(const std::function<bool(int)> &work)
{
    QList<pid_t> children;
    for (int i = 0; i < processes; ++i) {
        children << ::fork();
        if (children.last() == 0)
            ::_exit(work(i) ? 0 : 1);
    }
    bool well = true;
    for (const pid_t child : children) {
        int status = -1;
        well = ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 && well;
    }
    return well;
}

} // namespace

/// Every call of the file store for its files fails once, or is the last one of its process.
class TestFileFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCallMayFail_data();
    void everyCallMayFail();
    void everyCallMayBeTheLast_data();
    void everyCallMayBeTheLast();
    void aFileThatAnotherWritesIsLeftAlone();
    void manyProcessesLoseNoWrite();
    void manyProcessesMayBeTheFirst();
    void theListIsOnTheDiskBeforeItTakesTheOldOnesPlace();
    void aLockThatIsNotGivenUpIsToldAndLifted();
    void anErasureThatWasGivenUpErasesNothing();

private:
    /// What a process that is started now finds; it has to be able to go on from there.
    void expectWhole(const VaultPlace &place, const Action &action, const QString &where);

    Tally m_tally{"tst_store_filefaults"};
};

void TestFileFaults::expectWhole(const VaultPlace &place, const Action &action, const QString &where)
{
    const QByteArray found = wordFor(place.vault().load(name));
    m_tally.add("records lost", action.found.contains(found) ? 0 : 1);
    QVERIFY2(action.found.contains(found), qPrintable(where + u": "_s + QLatin1StringView(found)));
    for (const QString &path : place.entryFiles() + place.generationFiles())
        QVERIFY2(!path.endsWith(u".new"_s), qPrintable(where + u": a leftover"_s));
    QCOMPARE(wordFor(place.vault().save(name, Secret("afterwards"))), "done"_ba);
    QCOMPARE(wordFor(place.vault().load(name)), "afterwards"_ba);
    QCOMPARE(wordFor(place.vault().erase(name)), "done"_ba);
    QCOMPARE(wordFor(place.vault().load(name)), "none"_ba);
}

void TestFileFaults::everyCallMayFail_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("half");
    const std::pair<const char *, int> errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EROFS", EROFS},
                                                   {"EACCES", EACCES}, {"EDQUOT", EDQUOT}, {"EMFILE", EMFILE}};
    for (int i = 0; i < actions().size(); ++i) {
        for (const auto &[word, error] : errors)
            QTest::addRow("%s, %s", actions()[i].what, word) << i << error << false;
        QTest::addRow("%s, ENOSPC after half", actions()[i].what) << i << ENOSPC << true;
    }
}

void TestFileFaults::everyCallMayFail()
{
    QFETCH(const int, action);
    QFETCH(const int, error);
    QFETCH(const bool, half);
    const Action &tried = actions()[action];
    const std::vector<std::string> calls = callsOf(tried);
    QVERIFY(calls.size() > 5);
    int told = 0;
    for (int at = 1; at <= int(calls.size()); ++at) {
        const VaultPlace place;
        if (tried.savedBefore)
            QCOMPARE(wordFor(place.vault().save(name, Secret(QByteArrayView(before)))), "done"_ba);
        FileVault vault = place.vault();
        filefault::arm({place.path(u"."_s).chopped(1).toStdString()}, {at, half ? Do::Half : Do::Fail, error});
        const QByteArray word = tried.run(vault);
        filefault::disarm();
        m_tally.add("faults");
        const QString where = u"call %1 of %2 (%3), which ended in %4"_s.arg(at)
                                  .arg(calls.size())
                                  .arg(QString::fromStdString(calls[std::size_t(at - 1)]), QLatin1StringView(word));
        // What was said is true: done means done, and a load gives the record or a failure, never "none".
        QVERIFY2(word == "FileFailed" || word == "done" || word == before, qPrintable(where));
        told += word == "FileFailed" ? 1 : 0;
        if (word == "done")
            QVERIFY2(wordFor(place.vault().load(name)) == tried.found.last(), qPrintable(where));
        expectWhole(place, tried, where);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(told > int(calls.size()) / 3);
}

void TestFileFaults::everyCallMayBeTheLast_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<bool>("afterwards");
    for (int i = 0; i < actions().size(); ++i) {
        QTest::addRow("%s, before", actions()[i].what) << i << false;
        QTest::addRow("%s, after", actions()[i].what) << i << true;
    }
}

void TestFileFaults::everyCallMayBeTheLast()
{
    QFETCH(const int, action);
    QFETCH(const bool, afterwards);
    const Action &tried = actions()[action];
    const std::vector<std::string> calls = callsOf(tried);
    for (int at = 1; at <= int(calls.size()); ++at) {
        const VaultPlace place;
        if (tried.savedBefore)
            QCOMPARE(wordFor(place.vault().save(name, Secret(QByteArrayView(before)))), "done"_ba);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            FileVault vault = place.vault();
            filefault::arm({place.path(u"."_s).chopped(1).toStdString()},
                           {at, afterwards ? Do::KillAfter : Do::KillBefore, 0});
            tried.run(vault);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "the child was not killed");
        m_tally.add("kills");
        expectWhole(place, tried,
                    u"killed at call %1 (%2)"_s.arg(at).arg(QString::fromStdString(calls[std::size_t(at - 1)])));
        if (QTest::currentTestFailed())
            return;
    }
}

/// On NFS two devices have a lock each. What one is writing must not be brought into place by the other.
void TestFileFaults::aFileThatAnotherWritesIsLeftAlone()
{
    const std::vector<std::string> calls = callsOf(actions()[1]);
    const auto rename = std::ranges::find(calls, "renameat");
    QVERIFY(rename != calls.end());
    const VaultPlace place;
    QCOMPARE(wordFor(place.vault().save(name, Secret(QByteArrayView(before)))), "done"_ba);
    const QString entry = place.entryFiles().first();
    const pid_t child = ::fork();
    if (child == 0) {
        FileVault vault = place.vault();
        filefault::arm({place.path(u"."_s).chopped(1).toStdString()},
                       {int(rename - calls.begin()) + 1, Do::KillBefore, 0});
        static_cast<void>(vault.save(name, Secret(QByteArrayView(after))));
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    const QStringList files = place.entryFiles();
    QCOMPARE(files.size(), 2); // as while it is being written
    const QString fresh = files.first() == entry ? files.last() : files.first();
    const QByteArray written = VaultPlace::bytes(fresh);

    const auto folder = PrivateFolder::open(place.folders().entries, PrivateFolder::Absent::Leave);
    QVERIFY(folder);
    QVERIFY(folder.value().replace(QFileInfo(entry).fileName(), "ours"));
    QCOMPARE(VaultPlace::bytes(entry), "ours"_ba);
    QCOMPARE(VaultPlace::bytes(fresh), written);
}

/// Each process writes an entry of its own and one that all share.
void TestFileFaults::manyProcessesLoseNoWrite()
{
    const int rounds = Tally::isTorture() ? 500 : 20;
    const VaultPlace place;
    const auto write = [&](int process) {
        FileVault vault = place.vault();
        const QString own = u"own %1"_s.arg(process);
        for (int round = 0; round < rounds; ++round) {
            const QByteArray bytes = QByteArray::number(process) + ' ' + QByteArray::number(round);
            const bool well = vault.save(own, Secret(QByteArrayView(bytes))) && wordFor(vault.load(own)) == bytes
                && vault.save(u"shared"_s, Secret(QByteArrayView(bytes)))
                && wordFor(vault.load(u"shared"_s)).contains(' ');
            if (!well || (round % 7 == 3 && !vault.erase(own)))
                return false;
        }
        return true;
    };
    QVERIFY(inProcesses(write));
    for (int i = 0; i < processes; ++i)
        QCOMPARE(wordFor(place.vault().load(u"own %1"_s.arg(i))),
                 QByteArray::number(i) + ' ' + QByteArray::number(rounds - 1));
    m_tally.add("writes beside each other", qint64(2) * processes * rounds);
}

/// Nobody has a folder yet, and all make it.
void TestFileFaults::manyProcessesMayBeTheFirst()
{
    for (int round = 0; round < 40; ++round) {
        const VaultPlace place;
        QVERIFY(inProcesses(
            [&](int process) { return place.vault().save(u"own %1"_s.arg(process), Secret("first")).ok(); }));
        QCOMPARE(place.entryFiles().size(), processes);
    }
}

/// Also a change that changes nothing, for which QSettings writes nothing.
void TestFileFaults::theListIsOnTheDiskBeforeItTakesTheOldOnesPlace()
{
    const VaultPlace place;
    const Account anna{u"https://glue.example.com"_s, u"anna"_s};
    const Account bert{u"https://glue.example.com"_s, u"bert"_s};
    SessionIndex index(place.path(u"list/sessions.conf"_s));
    QVERIFY(index.setMarker(anna, SessionIndex::Marker::Erasing));
    const std::string folder = place.path(u"list"_s).toStdString();
    filefault::arm({folder});
    QVERIFY(index.setMarker(bert, SessionIndex::Marker::None));
    const std::vector<std::string> calls = filefault::disarm();
    QCOMPARE(int(std::ranges::count(calls, "fsync")), 2); // the copy, and the folder after it was renamed
    QVERIFY(calls.back() == "fsync");

    const auto first = std::ranges::find(calls, "fsync");
    filefault::arm({folder}, {int(first - calls.begin()) + 1, Do::Fail, EIO});
    const bool done = index.setMarker(anna, SessionIndex::Marker::None);
    filefault::disarm();
    QVERIFY(!done);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::Erasing);
}

void TestFileFaults::aLockThatIsNotGivenUpIsToldAndLifted()
{
    using namespace std::chrono_literals;
    const VaultPlace place;
    QCOMPARE(wordFor(place.vault().save(u"x"_s, Secret("x"))), "done"_ba);
    const int holder =
        ::open(QFile::encodeName(place.folders().entries).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    QCOMPARE(::flock(holder, LOCK_EX), 0);

    FileStore store(place.folders(), place.sources(), {50ms, 200ms});
    QSignalSpy waiting(&store, &TokenStore::waiting);
    QSignalSpy recovered(&store, &TokenStore::recovered);
    QByteArray word;
    store.load({u"https://glue.example.com"_s, u"anna"_s, Entry::UserToken}, this,
               [&](const auto &result) { word = wordFor(result); });
    QTRY_COMPARE(word, "FileNoAnswer"_ba);
    QCOMPARE(waiting.count(), 1);
    QVERIFY(!store.isIdle());
    ::close(holder);
    QVERIFY(recovered.count() == 1 || recovered.wait());
    QVERIFY(store.isIdle());
}

/// By the time its turn comes, what lies there may be another process's.
void TestFileFaults::anErasureThatWasGivenUpErasesNothing()
{
    using namespace std::chrono_literals;
    const VaultPlace place;
    const Key key{u"https://glue.example.com"_s, u"anna"_s, Entry::UserToken};
    QCOMPARE(wordFor(place.vault().save(FileStore::nameOf(key), Secret("kept"))), "done"_ba);
    const int holder =
        ::open(QFile::encodeName(place.folders().entries).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    QCOMPARE(::flock(holder, LOCK_EX), 0);

    FileStore store(place.folders(), place.sources(), {50ms, 200ms});
    QSignalSpy recovered(&store, &TokenStore::recovered);
    QByteArray word;
    store.erase(key, this, [&](const auto &result) { word = wordFor(result); });
    QTRY_COMPARE(word, "FileNoAnswer"_ba);
    ::close(holder);
    QVERIFY(recovered.count() == 1 || recovered.wait());
    QCOMPARE(wordFor(place.vault().load(FileStore::nameOf(key))), "kept"_ba);
    // Asked for anew it is carried out.
    store.erase(key, this, [&](const auto &result) { word = wordFor(result); });
    QTRY_COMPARE(word, "done"_ba);
    QCOMPARE(wordFor(place.vault().load(FileStore::nameOf(key))), "none"_ba);
}

QTEST_GUILESS_MAIN(TestFileFaults)
#include "tst_store_filefaults.moc"
