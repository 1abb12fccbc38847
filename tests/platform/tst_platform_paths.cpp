// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/paths.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass;
using namespace Qt::StringLiterals;

/// Where the processes of a user meet.
class TestPaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyAFolderClosedToOthersIsARuntimeFolder_data();
    void onlyAFolderClosedToOthersIsARuntimeFolder();
    void theSessionsWordComesFirst();
    void theSecondCandidateStandsIn();
    void locksLieWhereEverybodyComes();
};

void TestPaths::onlyAFolderClosedToOthersIsARuntimeFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("mode"); ///< octal; 0: not made
    QTest::addColumn<bool>("good");
    QTest::newRow("0700") << u"a"_s << 0700 << true;
    QTest::newRow("readable by the group") << u"a"_s << 0750 << false;
    QTest::newRow("open to all, as /tmp") << u"a"_s << 0777 << false;
    QTest::newRow("others may pass") << u"a"_s << 0701 << false;
    QTest::newRow("missing") << u"a"_s << 0 << false;
    QTest::newRow("a file") << u"file"_s << 0 << false;
}

void TestPaths::onlyAFolderClosedToOthersIsARuntimeFolder()
{
    QFETCH(const QString, name);
    QFETCH(const int, mode);
    QFETCH(const bool, good);
    const QTemporaryDir place;
    QFile file(place.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const QString folder = place.filePath(name);
    if (mode != 0) {
        QVERIFY(QDir().mkdir(folder));
        // Qt's flags are the octal digits in hexadecimal.
        const int flags = ((mode & 0700) << 6) | ((mode & 0070) << 1) | (mode & 0007);
        QVERIFY(QFile::setPermissions(folder, QFile::Permissions(flags)));
    }
    const QString fallback = platform::runtimeFolder({});
    QVERIFY(fallback.endsWith("/.config/dockpass/run"_L1)); // a user's own as well
    QCOMPARE(platform::runtimeFolder({folder}), good ? folder + u"/dockpass"_s : fallback);
    QCOMPARE(platform::runtimeFolder({QDir::current().relativeFilePath(folder)}), fallback);
}

void TestPaths::theSessionsWordComesFirst()
{
    const QByteArray told = qgetenv("XDG_RUNTIME_DIR");
    QVERIFY(!told.isEmpty());
    QCOMPARE(platform::runtimeCandidates().first(), QString::fromLocal8Bit(told));
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(platform::runtimeCandidates().first().startsWith("/run/user/"_L1));
    qputenv("XDG_RUNTIME_DIR", told);
    QCOMPARE(platform::runtimeFolder(), QString::fromLocal8Bit(told) + u"/dockpass"_s);
}

void TestPaths::theSecondCandidateStandsIn()
{
    const QTemporaryDir good;
    QCOMPARE(platform::runtimeFolder({u"/nowhere"_s, good.path()}), good.path() + u"/dockpass"_s);
}

/// Whatever folder a process was told of, one of its locks is everybody's, and it is the first.
void TestPaths::locksLieWhereEverybodyComes()
{
    const QTemporaryDir told;
    const QString everybodys = platform::runtimeFolder({});
    QCOMPARE(platform::lockFolders({told.path()}), QStringList({everybodys, told.path() + u"/dockpass"_s}));
    QCOMPARE(platform::lockFolders({}), QStringList{everybodys});
}

QTEST_GUILESS_MAIN(TestPaths)
#include "tst_platform_paths.moc"
