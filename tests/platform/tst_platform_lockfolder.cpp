// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/filelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>

using namespace dockpass::platform;
using namespace Qt::StringLiterals;

namespace {

constexpr auto everybody = QFile::Permissions(0x7777);
constexpr auto ofOthers = QFile::Permissions(0x0077);

QFile::Permissions modeFor(const QString &folder)
{
    return QFileInfo(folder).permissions() & ofOthers;
}

} // namespace

/// Who else may look into the folder of the locks: nobody, whatever new folders of this user are like.
class TestLockFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { ::umask(m_before); }
    void whatIsMadeIsClosed();
    void whatWasOpenIsClosed();
    void whatALinkLeadsToIsLeftAlone();

private:
    std::unique_ptr<QTemporaryDir> m_place;
    mode_t m_before = 0;
};

void TestLockFolder::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    m_before = ::umask(0);
}

void TestLockFolder::whatIsMadeIsClosed()
{
    FileLock lock(m_place->filePath(u"config/dockpass/run/account.lock"_s));
    QCOMPARE(lock.tryHold(), FileLock::Outcome::Held);
    for (const QString &made : {u"config"_s, u"config/dockpass"_s, u"config/dockpass/run"_s})
        QCOMPARE(modeFor(m_place->filePath(made)), QFile::Permissions());
}

void TestLockFolder::whatWasOpenIsClosed()
{
    const QString folder = m_place->filePath(u"run"_s);
    QVERIFY(QDir().mkdir(folder) && QFile::setPermissions(folder, everybody));
    FileLock lock(folder + u"/account.lock"_s);
    QCOMPARE(lock.tryHold(), FileLock::Outcome::Held);
    QCOMPARE(modeFor(folder), QFile::Permissions());
}

void TestLockFolder::whatALinkLeadsToIsLeftAlone()
{
    const QString elsewhere = m_place->filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkdir(elsewhere) && QFile::setPermissions(elsewhere, everybody));
    const QString folder = m_place->filePath(u"run"_s);
    QVERIFY(QFile::link(elsewhere, folder));
    FileLock lock(folder + u"/account.lock"_s);
    QCOMPARE(lock.tryHold(), FileLock::Outcome::Held);
    QCOMPARE(modeFor(elsewhere), ofOthers);
}

QTEST_GUILESS_MAIN(TestLockFolder)
#include "tst_platform_lockfolder.moc"
