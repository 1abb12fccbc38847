// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/filelock.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass::platform;
using namespace Qt::StringLiterals;

/// The lock of the systems where a file names its holder: what is different there.
class TestLockFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fileThatIsBeingWrittenIsLeftAlone();
};

void TestLockFile::fileThatIsBeingWrittenIsLeftAlone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"account.lock"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    FileLock lock(file.fileName());
    // Just now, however long it took to come here.
    QVERIFY(file.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(lock.tryHold(), FileLock::Outcome::Busy);
    QTRY_VERIFY(lock.isHeld() || lock.tryHold() == FileLock::Outcome::Held);
}

QTEST_GUILESS_MAIN(TestLockFile)
#include "tst_platform_lockfile.moc"
