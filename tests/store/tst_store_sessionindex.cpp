// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sessionindex.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass::store;
using namespace Qt::StringLiterals;

namespace {

const Account anna{u"https://glue.example.com"_s, u"anna@example.com"_s};
const Account bert{u"https://glue.example.com"_s, u"bert@example.com"_s};
const QDateTime now(QDate(2026, 11, 24), QTime(6, 30), Qt::UTC);

} // namespace

class TestSessionIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void init() { m_file = m_folder.filePath(u"%1/sessions.conf"_s.arg(++m_count)); }

    void knowsNothingAtFirst();
    void readingCreatesNothing();
    void standsInTheUsersSettings();
    void keepsAnyAccount_data();
    void keepsAnyAccount();
    void namesThatLookAlikeStayApart();
    void markerCanBeTakenBack();
    void whichSessionIsListed();
    void whenItWasSignedInIsListed();
    void eachStoreHasItsOwn();
    void eachStoreHasItsCurrentOne();
    void aTornListIsARuinedOne();
    void whatWasRuinedIsMadeUpFor();
    void onlyALostListIsBegunAnew();
    void aListThatCannotBeReadProvesNothing();
    void listsOnlyMarkedAccounts();
    void clearsOnlyTheCurrentAccount();
    void remembersTheLastAccount();
    void refreshVerdictGrowsOld_data();
    void refreshVerdictGrowsOld();
    void refreshVerdictsAreKeptPerServer();
    void refreshVerdictCanBeForgotten();
    void jitterIsDrawnOnce();
    void jitterOutOfRangeIsDrawnAgain_data();
    void jitterOutOfRangeIsDrawnAgain();
    void fileIsTheUsersAlone();
    void sharedFileIsMadePrivate();
    void seesWhatAnotherProcessWrote();
    void corruptFileIsNoObstacle_data();
    void corruptFileIsNoObstacle();
    void unknownMarkerCountsAsStored();
    void anEmptiedListIsNotAFreshOne();
    void folderThatCannotBeWrittenIsNoObstacle();
    void aLinkedFolderAndALinkedListAreAsGood();
    void aListThatIsNotThereForNowIsNotAnEmptyOne();

private:
    void writeFile(const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
};

void TestSessionIndex::knowsNothingAtFirst()
{
    const SessionIndex index(m_file);
    QVERIFY(!index.current());
    QVERIFY(!index.lastUsed());
    QCOMPARE(index.marker(anna), SessionIndex::Marker::None);
    QVERIFY(index.accounts().isEmpty());
    QCOMPARE(index.refreshGrant(anna.server, now), RefreshGrant::Unknown);
}

void TestSessionIndex::readingCreatesNothing()
{
    const SessionIndex index(m_file);
    QVERIFY(!index.current());
    QVERIFY(index.accounts().isEmpty());
    QVERIFY(!QFileInfo::exists(QFileInfo(m_file).path()));
}

void TestSessionIndex::standsInTheUsersSettings()
{
    QVERIFY(SessionIndex::defaultFile().endsWith("/dockpass/sessions.conf"_L1));
#ifdef Q_OS_LINUX
    QCOMPARE(SessionIndex::defaultFile(), qEnvironmentVariable("HOME") + u"/.config/dockpass/sessions.conf"_s);
#endif
}

void TestSessionIndex::keepsAnyAccount_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("user");
    const QString server = anna.server;
    QTest::newRow("plain") << server << anna.user;
    QTest::newRow("path in the server") << u"https://host:8443/glue/backend"_s << anna.user;
    QTest::newRow("IPv6") << u"https://[2001:db8::1]:8443"_s << anna.user;
    QTest::newRow("umlauts") << server << u"J\u00fcrgen M\u00fc\u00dfig"_s;
    QTest::newRow("Cyrillic, CJK, emoji") << server << u"\u0418\u0432\u0430\u043d \u5c71\u7530 \U0001F69A"_s;
    QTest::newRow("INI characters") << server << u"[a]=b;c,d\"e#f%41\\g/h"_s;
    QTest::newRow("starts with @") << server << u"@Invalid()"_s;
    QTest::newRow("spaces around") << server << u"  two words "_s;
    QTest::newRow("line break") << server << u"a\nmarker=stored\r\n[current]"_s;
    QTest::newRow("a list") << server << u"a, b, c"_s;
    QTest::newRow("number") << server << u"0042"_s;
    QTest::newRow("very long") << server << QString(5000, u'n');
}

void TestSessionIndex::keepsAnyAccount()
{
    QFETCH(const QString, server);
    QFETCH(const QString, user);
    const Account account{server, user};
    SessionIndex writer(m_file);
    writer.setCurrent(account);
    writer.setMarker(account, SessionIndex::Marker::Stored);
    writer.setRefreshGrant(server, RefreshGrant::Unsupported, now);

    const SessionIndex reader(m_file);
    QCOMPARE(reader.current(), account);
    QCOMPARE(reader.lastUsed(), account);
    QCOMPARE(reader.accounts(), QList<Account>{account});
    QCOMPARE(reader.marker(account), SessionIndex::Marker::Stored);
    QCOMPARE(reader.refreshGrant(server, now), RefreshGrant::Unsupported);
}

void TestSessionIndex::namesThatLookAlikeStayApart()
{
    SessionIndex index(m_file);
    index.setMarker({u"https://a"_s, u"Bert"_s}, SessionIndex::Marker::Stored);
    QCOMPARE(index.marker({u"https://a"_s, u"bert"_s}), SessionIndex::Marker::None);
    QCOMPARE(index.marker({u"https://aB"_s, u"ert"_s}), SessionIndex::Marker::None);
    QCOMPARE(index.marker({u"https://a"_s, u"Bert "_s}), SessionIndex::Marker::None);
}

void TestSessionIndex::aListThatCannotBeReadProvesNothing()
{
    QCOMPARE(SessionIndex(m_file + u".absent"_s).marker(anna), SessionIndex::Marker::None);
    QVERIFY(QDir().mkpath(m_file + u".folder"_s));
    QCOMPARE(SessionIndex(m_file + u".folder"_s).marker(anna), SessionIndex::Marker::Unknown);
    QVERIFY(QFile::link(m_file + u".nowhere"_s, m_file + u".link"_s));
    QCOMPARE(SessionIndex(m_file + u".link"_s).marker(anna), SessionIndex::Marker::Unknown);
}

void TestSessionIndex::markerCanBeTakenBack()
{
    SessionIndex index(m_file);
    index.setMarker(anna, SessionIndex::Marker::Stored);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::Stored);
    index.setMarker(anna, SessionIndex::Marker::Erasing);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::Erasing);
    index.setMarker(anna, SessionIndex::Marker::None);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::None);

    // Nothing of the person is left in the file either.
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("anna"));
}

void TestSessionIndex::whichSessionIsListed()
{
    SessionIndex index(m_file);
    index.setMarker(anna, SessionIndex::Marker::Erasing);
    QVERIFY(index.change(anna, aboutToStore("first", {})));
    QCOMPARE(SessionIndex(m_file).listed(anna), (ListedSession{SessionIndex::Marker::Stored, "first", {"first"}}));
    QVERIFY(index.change(anna, aboutToStore("second", {})));
    QCOMPARE(SessionIndex(m_file).listed(anna),
             (ListedSession{SessionIndex::Marker::Stored, "second", {"first", "second"}}));
    QVERIFY(index.change(anna, inPlace("second")));
    QVERIFY(index.change(anna, aboutToStore("first", {})));
    QCOMPARE(SessionIndex(m_file).listed(anna), (ListedSession{SessionIndex::Marker::Stored, "first"}));
    QVERIFY(index.change(anna, ended("another"))); // which may not be changed
    QCOMPARE(SessionIndex(m_file).listed(anna), (ListedSession{SessionIndex::Marker::Stored, "first"}));
    QCOMPARE(QDir(QFileInfo(m_file).path()).entryList(QDir::Files).filter(QFileInfo(m_file).fileName() + u'.').size(),
             qsizetype(QFile::exists(m_file + u".lock"_s)));
    QVERIFY(index.change(anna, ended("first")));
    QVERIFY(index.change(anna, gone()));
    QCOMPARE(SessionIndex(m_file).listed(anna), ListedSession{});
}

void TestSessionIndex::whenItWasSignedInIsListed()
{
    SessionIndex index(m_file);
    const SignInTime early{"boot",
                           dockpass::Instant{std::chrono::milliseconds(-1'000)}}; // before the device was started anew
    const SignInTime late{"boot", dockpass::Instant{std::chrono::milliseconds(2'000)}};
    QVERIFY(index.change(anna, aboutToStore("late", late)));
    QVERIFY(index.change(anna, aboutToStore("early", early)));
    ListedSession both{SessionIndex::Marker::Stored, "late", {}, late, "early"};
    QCOMPARE(SessionIndex(m_file).listed(anna), both);
    QVERIFY(index.change(anna, takenBack("early", {})));
    both.beneath.clear();
    QCOMPARE(SessionIndex(m_file).listed(anna), both);
    QVERIFY(index.change(anna, takenBack("late", ListedSession{SessionIndex::Marker::Stored, "early", {}, early})));
    QCOMPARE(SessionIndex(m_file).listed(anna).signedIn, early);
    QVERIFY(index.setMarker(anna, SessionIndex::Marker::Stored)); // as a version does that knows of no time
    QCOMPARE(SessionIndex(m_file).listed(anna).signedIn, SignInTime{});
}

void TestSessionIndex::eachStoreHasItsOwn()
{
    using Marker = SessionIndex::Marker;
    SessionIndex keychain(m_file, u"keychain"_s);
    SessionIndex file(m_file, u"file"_s);
    const SessionIndex memory(m_file, u"memory"_s);
    const auto others = [](const SessionIndex &index, const Account &account) {
        QStringList told;
        for (const auto &[store, marker] : index.elsewhere(account))
            told.append(store + (marker == Marker::Erasing ? u" erasing"_s : u" stored"_s));
        return told.join(u", "_s);
    };
    QVERIFY(keychain.change(anna, aboutToStore("first", {})));
    QCOMPARE(file.listed(anna), ListedSession{});
    QCOMPARE(others(file, anna), u"keychain stored"_s);
    QCOMPARE(others(keychain, anna), QString());
    QCOMPARE(file.accounts(), QList<Account>{anna});
    QVERIFY(file.change(anna, aboutToStore("second", {})));
    QCOMPARE(file.listed(anna), (ListedSession{Marker::Stored, "second"}));
    QCOMPARE(keychain.listed(anna), (ListedSession{Marker::Stored, "first"}));
    QCOMPARE(others(memory, anna), u"file stored, keychain stored"_s);
    QCOMPARE(others(memory, bert), QString());

    QVERIFY(file.change(anna, ended("second")));
    QCOMPARE(others(keychain, anna), u"file erasing"_s);
    QVERIFY(file.change(anna, gone()));
    QCOMPARE(others(keychain, anna), QString());
    QCOMPARE(keychain.listed(anna), (ListedSession{Marker::Stored, "first"}));
    QVERIFY(keychain.setMarker(anna, Marker::None));
    QVERIFY(file.accounts().isEmpty());
    QFile list(m_file);
    QVERIFY(list.open(QIODevice::ReadOnly));
    QVERIFY(!list.readAll().contains("anna"));
}

void TestSessionIndex::eachStoreHasItsCurrentOne()
{
    SessionIndex keychain(m_file, u"keychain"_s);
    SessionIndex file(m_file, u"file"_s);
    keychain.setCurrent(anna);
    file.setCurrent(bert);
    QCOMPARE(keychain.current(), anna);
    QCOMPARE(file.current(), bert);
    QCOMPARE(keychain.lastUsed(), bert);
    file.clearCurrent(bert);
    QCOMPARE(keychain.current(), anna);
    QVERIFY(!file.current());
}

/// However far it was written.
void TestSessionIndex::aTornListIsARuinedOne()
{
    SessionIndex(m_file, u"keychain"_s).setMarker(anna, SessionIndex::Marker::Stored);
    SessionIndex(m_file, u"keychain"_s).setCurrent(anna);
    QFile list(m_file);
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QByteArray whole = list.readAll();
    QVERIFY(whole.size() > 100);
    for (qsizetype length = 0; length < whole.size() - 1; ++length) {
        writeFile(whole.first(length));
        SessionIndex index(m_file, u"keychain"_s);
        QCOMPARE(index.condition(), SessionIndex::Condition::Ruined);
        QCOMPARE(index.marker(anna), SessionIndex::Marker::Unknown);
        QVERIFY(index.complete({anna}));
        QCOMPARE(index.listed(anna), ListedSession{SessionIndex::Marker::Stored});
        QCOMPARE(index.accounts(), QList<Account>{anna});
        QCOMPARE(index.current(), anna);
    }
    writeFile(whole);
    QCOMPARE(SessionIndex(m_file).condition(), SessionIndex::Condition::Good);
}

/// Who begins a new list over a ruined one does not know who was in that.
void TestSessionIndex::whatWasRuinedIsMadeUpFor()
{
    using Condition = SessionIndex::Condition;
    using Marker = SessionIndex::Marker;
    const Account carl{u"https://c"_s, u"carl"_s};
    writeFile("no list\n");
    SessionIndex index(m_file, u"keychain"_s);
    QVERIFY(index.setMarker(bert, Marker::Stored));
    index.setCurrent(bert);
    QCOMPARE(index.condition(), Condition::Incomplete);
    QVERIFY(index.setMarker(carl, Marker::Erasing));
    QVERIFY(index.setMarker(bert, Marker::None));
    QCOMPARE(index.condition(), Condition::Incomplete);
    QCOMPARE(index.marker(anna), Marker::Unknown); // that she is not named proves nothing
    QCOMPARE(index.marker(bert), Marker::None);
    QVERIFY(index.complete({anna, carl}));
    QCOMPARE(index.condition(), Condition::Good);
    QCOMPARE(SessionIndex(m_file, u"file"_s).condition(), Condition::Incomplete); // of which it was not asked
    QCOMPARE(SessionIndex(m_file, u"file"_s).marker(anna), Marker::Unknown);
    QCOMPARE(index.marker(anna), Marker::Stored);
    QCOMPARE(index.marker(bert), Marker::None);
    QCOMPARE(index.marker(carl), Marker::Erasing);
    QCOMPARE(index.current(), bert);

    writeFile("no list\n");
    QVERIFY(index.complete({anna}));
    QCOMPARE(index.current(), anna);
    writeFile("no list\n");
    QVERIFY(index.complete({anna, bert}));
    QVERIFY(!index.current());
    writeFile("no list\n");
    QVERIFY(index.complete({}));
    QCOMPARE(index.condition(), Condition::Good);
}

void TestSessionIndex::onlyALostListIsBegunAnew()
{
    using Marker = SessionIndex::Marker;
    const SignInTime late{"boot", dockpass::Instant{std::chrono::milliseconds(2'000)}};
    SessionIndex index(m_file, u"keychain"_s);
    QVERIFY(index.putBack(anna, "session", late));
    QCOMPARE(index.listed(anna), (ListedSession{Marker::Stored, "session", {}, late}));
    QCOMPARE(index.current(), anna);
    QCOMPARE(index.marker(bert), Marker::Unknown); // another window may be about to be there
    QVERIFY(index.setMarker(anna, Marker::Erasing));
    QVERIFY(index.putBack(anna, "session", late)); // says nothing over what another process has said
    QCOMPARE(index.marker(anna), Marker::Erasing);
}

void TestSessionIndex::listsOnlyMarkedAccounts()
{
    SessionIndex index(m_file);
    index.setCurrent({u"https://c"_s, u"carl"_s});
    index.setMarker(anna, SessionIndex::Marker::Stored);
    index.setMarker(bert, SessionIndex::Marker::Erasing);
    QList<Account> accounts = index.accounts();
    QCOMPARE(accounts.size(), 2);
    QVERIFY(accounts.contains(anna));
    QVERIFY(accounts.contains(bert));
    index.setMarker(bert, SessionIndex::Marker::None);
    QCOMPARE(index.accounts(), QList<Account>{anna});
}

void TestSessionIndex::clearsOnlyTheCurrentAccount()
{
    SessionIndex index(m_file);
    index.setCurrent(anna);
    index.clearCurrent(bert);
    QCOMPARE(index.current(), anna);
    index.clearCurrent(anna);
    QVERIFY(!index.current());
}

void TestSessionIndex::remembersTheLastAccount()
{
    SessionIndex index(m_file);
    index.setCurrent(anna);
    index.setCurrent(bert);
    index.clearCurrent(bert);
    QVERIFY(!index.current());
    QCOMPARE(index.lastUsed(), bert);
}

void TestSessionIndex::refreshVerdictGrowsOld_data()
{
    QTest::addColumn<RefreshGrant>("learnt");
    QTest::addColumn<qint64>("secondsLater");
    QTest::addColumn<RefreshGrant>("remembered");
    constexpr qint64 day = 86'400;
    for (const auto grant : {RefreshGrant::Supported, RefreshGrant::Unsupported}) {
        const char *name = grant == RefreshGrant::Supported ? "supported" : "unsupported";
        QTest::addRow("%s, at once", name) << grant << qint64(0) << grant;
        QTest::addRow("%s, after 30 days", name) << grant << 30 * day << grant;
        QTest::addRow("%s, after 30 days and a second", name) << grant << 30 * day + 1 << RefreshGrant::Unknown;
        QTest::addRow("%s, learnt under a clock that was wrong", name) << grant << -day << RefreshGrant::Unknown;
    }
}

void TestSessionIndex::refreshVerdictGrowsOld()
{
    QFETCH(const RefreshGrant, learnt);
    QFETCH(const qint64, secondsLater);
    SessionIndex(m_file).setRefreshGrant(anna.server, learnt, now);
    QTEST(SessionIndex(m_file).refreshGrant(anna.server, now.addSecs(secondsLater)), "remembered");
}

void TestSessionIndex::refreshVerdictsAreKeptPerServer()
{
    SessionIndex index(m_file);
    index.setRefreshGrant(u"https://a"_s, RefreshGrant::Supported, now);
    index.setRefreshGrant(u"https://b"_s, RefreshGrant::Unsupported, now);
    QCOMPARE(index.refreshGrant(u"https://a"_s, now), RefreshGrant::Supported);
    QCOMPARE(index.refreshGrant(u"https://b"_s, now), RefreshGrant::Unsupported);
    QCOMPARE(index.refreshGrant(u"https://c"_s, now), RefreshGrant::Unknown);
}

void TestSessionIndex::refreshVerdictCanBeForgotten()
{
    SessionIndex index(m_file);
    index.setRefreshGrant(anna.server, RefreshGrant::Supported, now);
    index.setRefreshGrant(anna.server, RefreshGrant::Unknown, now);
    QCOMPARE(index.refreshGrant(anna.server, now), RefreshGrant::Unknown);
}

void TestSessionIndex::jitterIsDrawnOnce()
{
    SessionIndex index(m_file);
    const double drawn = index.deviceJitter();
    QVERIFY(!QFileInfo::exists(m_file)); // a list that is not there goes on not being there
    index.setMarker(anna, SessionIndex::Marker::Stored);
    QVERIFY(drawn >= 0 && drawn < 1);
    QCOMPARE_EQ(SessionIndex(m_file).deviceJitter(), drawn);

    const double another = SessionIndex(m_folder.filePath(u"another.conf"_s)).deviceJitter();
    QVERIFY2(drawn != another, "two devices have drawn the same 53 bits");
}

void TestSessionIndex::jitterOutOfRangeIsDrawnAgain_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"1", "-0.1", "nan", "inf", "", "a third", "\"0.1, 0.2\"", "@Invalid()"})
        QTest::newRow(value) << QByteArray(value);
}

void TestSessionIndex::jitterOutOfRangeIsDrawnAgain()
{
    QFETCH(const QByteArray, value);
    writeFile("[device]\njitter=" + value + "\n; the end of the list\n");
    const double drawn = SessionIndex(m_file).deviceJitter();
    QVERIFY(drawn >= 0 && drawn < 1);
    QCOMPARE_EQ(SessionIndex(m_file).deviceJitter(), drawn);
}

void TestSessionIndex::fileIsTheUsersAlone()
{
    SessionIndex(m_file).setCurrent(anna);
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_file) & others));
}

void TestSessionIndex::sharedFileIsMadePrivate()
{
    writeFile("[device]\njitter=0.5\n; the end of the list\n");
    QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    SessionIndex(m_file).setCurrent(anna);
    QCOMPARE_EQ(SessionIndex(m_file).deviceJitter(), 0.5);
    QVERIFY(!(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther)));
}

// Another process is the same file changed behind our back.
void TestSessionIndex::seesWhatAnotherProcessWrote()
{
    SessionIndex index(m_file);
    index.setCurrent(anna);
    writeFile("[current]\nserver=https://other.example.com\nuser=carl\n; the end of the list\n");
    QCOMPARE(index.current(), (Account{u"https://other.example.com"_s, u"carl"_s}));
    // What it wrote stays when we write something else.
    index.setMarker(bert, SessionIndex::Marker::Stored);
    QCOMPARE(index.current(), (Account{u"https://other.example.com"_s, u"carl"_s}));
    QVERIFY(!index.lastUsed());
}

void TestSessionIndex::corruptFileIsNoObstacle_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("no INI") << QByteArray("\x7f"
                                          "ELF\xff\xfe\x00\x01 = [[[",
                                          15);
    QTest::newRow("words") << QByteArray("the quick brown fox\n");
    QTest::newRow("JSON") << QByteArray(R"({"current": {"user": "anna"}})");
    QTest::newRow("torn line") << QByteArray("[current]\nserver=https://x\nuser=an");
    QTest::newRow("open bracket") << QByteArray("[current\nserver=https://x\n]]]");
    QTest::newRow("group without names") << QByteArray("[accounts]\nabc\\marker=stored\n");
    QTest::newRow("foreign types") << QByteArray("[current]\nserver=@Variant(\\0\\0\\0\\x7f)\nuser=@ByteArray(a)\n");
    QTest::newRow("broken date") << QByteArray("[servers]\nx\\refreshGrantLearnt=yesterday\n");
}

void TestSessionIndex::corruptFileIsNoObstacle()
{
    QFETCH(const QByteArray, content);
    writeFile(content);
    SessionIndex index(m_file);
    QVERIFY(index.accounts().isEmpty());
    QCOMPARE(index.condition(), SessionIndex::Condition::Ruined);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::Unknown);
    QCOMPARE(index.refreshGrant(anna.server, now), RefreshGrant::Unknown);

    index.setMarker(anna, SessionIndex::Marker::Stored);
    index.setCurrent(anna);
    QCOMPARE(index.condition(), SessionIndex::Condition::Incomplete);
    QCOMPARE(SessionIndex(m_file).current(), anna);
    QCOMPARE(SessionIndex(m_file).accounts(), QList<Account>{anna});
}

void TestSessionIndex::unknownMarkerCountsAsStored()
{
    SessionIndex(m_file).setMarker(anna, SessionIndex::Marker::Stored);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll();
    file.close();
    QVERIFY(content.contains("marker=stored"));
    writeFile(content.replace("marker=stored", "marker=sealed-by-a-later-version"));
    QCOMPARE(SessionIndex(m_file).marker(anna), SessionIndex::Marker::Stored);
    QCOMPARE(SessionIndex(m_file).accounts(), QList<Account>{anna});
}

// A full disk, or a file system that was repaired, leaves a file without its content.
void TestSessionIndex::anEmptiedListIsNotAFreshOne()
{
    QCOMPARE(SessionIndex(m_file).marker(anna), SessionIndex::Marker::None); // fresh
    SessionIndex(m_file).setMarker(anna, SessionIndex::Marker::Stored);
    SessionIndex(m_file).setMarker(anna, SessionIndex::Marker::None);
    QVERIFY(QFileInfo(m_file).size() > 0); // it says that there is nothing
    QCOMPARE(SessionIndex(m_file).marker(anna), SessionIndex::Marker::None);

    writeFile({});
    SessionIndex index(m_file);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::Unknown);
    (void)index.deviceJitter();
    index.setRefreshGrant(anna.server, RefreshGrant::Supported, now);
    index.clearCurrent(anna);
    QCOMPARE(SessionIndex(m_file).marker(anna), SessionIndex::Marker::Unknown);
    // Whoever signs in begins a new one.
    QVERIFY(index.setMarker(bert, SessionIndex::Marker::Stored));
    QCOMPARE(index.marker(bert), SessionIndex::Marker::Stored);
    QCOMPARE(index.marker(anna), SessionIndex::Marker::Unknown);
}

void TestSessionIndex::folderThatCannotBeWrittenIsNoObstacle()
{
    QFile obstacle(m_folder.filePath(u"obstacle"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    SessionIndex index(obstacle.fileName() + u"/dockpass/sessions.conf"_s);

    QTest::ignoreMessage(QtWarningMsg, "the list of sessions cannot be written: its folder cannot be created");
    index.setCurrent(anna);
    QVERIFY(!index.current());

    // It is said once, for as long as it lasts.
    QTest::failOnWarning(QRegularExpression(u"the list of sessions"_s));
    const double drawn = index.deviceJitter();
    QCOMPARE_EQ(index.deviceJitter(), drawn);
    index.setCurrent(bert);
    SessionIndex(m_file).setCurrent(anna); // elsewhere, and well
    QTest::ignoreMessage(QtWarningMsg, "the list of sessions cannot be written: its folder cannot be created");
    index.setCurrent(anna);
}

void TestSessionIndex::aLinkedFolderAndALinkedListAreAsGood()
{
    const QString real = m_folder.filePath(u"real%1"_s.arg(m_count));
    const QString folder = QFileInfo(m_file).path();
    QVERIFY(QDir().mkpath(real));
    QVERIFY(QFile::link(real, folder));
    QVERIFY(SessionIndex(m_file).setMarker(anna, SessionIndex::Marker::Stored));
    QVERIFY(QFile::rename(real + u"/sessions.conf"_s, real + u"/elsewhere"_s));
    QVERIFY(QFile::link(real + u"/elsewhere"_s, m_file));
    QVERIFY(SessionIndex(m_file).setMarker(bert, SessionIndex::Marker::Stored));
    QVERIFY(QFileInfo(m_file).isSymLink());
    QCOMPARE(SessionIndex(real + u"/elsewhere"_s).accounts().size(), 2);
    QCOMPARE(QDir(real).entryList(QDir::Files).size(), 2); // no copy is left beside it: the list, and the link to it
}

/// Its target may be mounted in a moment.
void TestSessionIndex::aListThatIsNotThereForNowIsNotAnEmptyOne()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    QVERIFY(QFile::link(m_folder.filePath(u"nowhere"_s), m_file));
    QVERIFY(!SessionIndex(m_file).setMarker(anna, SessionIndex::Marker::Stored));
    (void)SessionIndex(m_file).deviceJitter();
    QVERIFY(QFileInfo(m_file).isSymLink());
    QCOMPARE(SessionIndex(m_file).listed(anna).marker, SessionIndex::Marker::Unknown);
}

QTEST_GUILESS_MAIN(TestSessionIndex)
#include "tst_store_sessionindex.moc"
