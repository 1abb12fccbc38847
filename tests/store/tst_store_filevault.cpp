// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/filestore.h"
#include "store/vaultplace.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace dockpass;
using namespace dockpass::store;
using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

QString nameFor(const QString &user, Entry entry = Entry::UserToken)
{
    return FileStore::nameOf({u"https://glue.example.com"_s, user, entry});
}
const QString anna = nameFor(u"anna"_s);
const QString bert = nameFor(u"bert"_s);

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

/// What lies on the disk, and what becomes of it when somebody lays hands on it. tst_store_filefaults has what the
/// system does to it.
class TestFileVault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<VaultPlace>(); }

    void whatWasSavedIsThereForTheNextProcess();
    void erasedIsGoneWithAllOfIts();
    void filesArePrivateAndTellNoName();
    void aChangedByteIsNeverASession_data();
    void aChangedByteIsNeverASession();
    void aFileCutOffAnywhereIsNeverASession_data();
    void aFileCutOffAnywhereIsNeverASession();
    void anEntryInAnothersPlaceDoesNotOpen();
    void aGenerationIsNoEntry();
    void anOlderEntryIsKnownForOne();
    void anEntryOfAnEarlierSessionIsKnownForOne();
    void anEntryWithoutItsGenerationIsNotBelieved();
    void bothFoldersPutBackPassUnseen();
    void aKillBetweenEntryAndGenerationIsNoRollback();
    void aSignInReplacesWhatCannotBeRead_data();
    void aSignInReplacesWhatCannotBeRead();
    void anotherKeyOverwritesNothing();
    void erasingNeedsNoKeyAndNoOrder();
    void whatAKillLeftIsRemovedAndNeverRead();
    void whatAKillLeftDoesNotOutliveAnErasure();
    void whatOthersCanReachIsRefused_data();
    void whatOthersCanReachIsRefused();

private:
    [[nodiscard]] QByteArray load(const QString &name = anna) const { return wordFor(m_place->vault().load(name)); }
    [[nodiscard]] QByteArray save(QByteArrayView bytes, const QString &name = anna) const
    {
        return wordFor(m_place->vault().save(name, Secret(bytes)));
    }

    std::unique_ptr<VaultPlace> m_place;
};

void TestFileVault::whatWasSavedIsThereForTheNextProcess()
{
    QCOMPARE(load(), "none"_ba);
    QVERIFY2(!QFileInfo::exists(m_place->folders().entries), "a look makes no folder");
    QCOMPARE(save("one"), "done"_ba);
    QCOMPARE(load(), "one"_ba);
    QCOMPARE(save("two"), "done"_ba);
    QCOMPARE(save("other", bert), "done"_ba);
    QCOMPARE(save("warehouse", nameFor(u"anna"_s, Entry::WarehouseToken)), "done"_ba);
    QCOMPARE(load(), "two"_ba);
    QCOMPARE(load(bert), "other"_ba);
    QCOMPARE(load(nameFor(u"anna"_s, Entry::WarehouseToken)), "warehouse"_ba);
    QCOMPARE(m_place->entryFiles().size(), 3);
}

void TestFileVault::erasedIsGoneWithAllOfIts()
{
    QCOMPARE(wordFor(m_place->vault().erase(anna)), "done"_ba);
    QCOMPARE(save("one"), "done"_ba);
    QCOMPARE(save("other", bert), "done"_ba);
    QCOMPARE(wordFor(m_place->vault().erase(anna)), "done"_ba);
    QCOMPARE(load(), "none"_ba);
    QCOMPARE(m_place->entryFiles().size(), 1);
    QCOMPARE(m_place->generationFiles().size(), 1);
    QCOMPARE(load(bert), "other"_ba);
}

void TestFileVault::filesArePrivateAndTellNoName()
{
    const mode_t before = ::umask(0);
    const QByteArray saved = save("one");
    ::umask(before);
    QCOMPARE(saved, "done"_ba);
    for (const QString &folder : {m_place->folders().entries, m_place->folders().generations}) {
        QCOMPARE(modeOf(folder), mode_t(0700));
        const QStringList files = VaultPlace::filesIn(folder);
        QCOMPARE(files.size(), 1);
        QCOMPARE(modeOf(files.first()), mode_t(0600));
        QVERIFY(!files.first().contains(u"anna"_s));
        const QByteArray bytes = VaultPlace::bytes(files.first());
        QVERIFY(!bytes.contains("one") && !bytes.contains("anna") && !bytes.contains("glue.example"));
    }
}

void TestFileVault::aChangedByteIsNeverASession_data()
{
    QTest::addColumn<bool>("generation");
    QTest::newRow("entry") << false;
    QTest::newRow("generation") << true;
}

void TestFileVault::aChangedByteIsNeverASession()
{
    QFETCH(const bool, generation);
    QCOMPARE(save("one"), "done"_ba);
    const QString path = (generation ? m_place->generationFiles() : m_place->entryFiles()).first();
    const QByteArray whole = VaultPlace::bytes(path);
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray bytes = whole;
        bytes[at] = char(bytes[at] ^ 0x41);
        VaultPlace::put(path, bytes);
        const QByteArray word = load();
        const bool told = word == "FileAltered" || (at == 8 && word == "RecordFuture")
            || (at >= 28 && at < 44 && word == "FileKeyWrong");
        QVERIFY2(told, qPrintable(u"byte %1: %2"_s.arg(at).arg(QLatin1StringView(word))));
    }
    VaultPlace::put(path, whole);
    QCOMPARE(load(), "one"_ba);
}

void TestFileVault::aFileCutOffAnywhereIsNeverASession_data()
{
    aChangedByteIsNeverASession_data();
}

void TestFileVault::aFileCutOffAnywhereIsNeverASession()
{
    QFETCH(const bool, generation);
    QCOMPARE(save("one"), "done"_ba);
    const QString path = (generation ? m_place->generationFiles() : m_place->entryFiles()).first();
    const QByteArray whole = VaultPlace::bytes(path);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        VaultPlace::put(path, whole.first(size));
        QVERIFY2(load() == "FileAltered", qPrintable(u"%1 bytes: %2"_s.arg(size).arg(QLatin1StringView(load()))));
    }
    VaultPlace::put(path, whole + '\0');
    QCOMPARE(load(), "FileAltered"_ba);
}

void TestFileVault::anEntryInAnothersPlaceDoesNotOpen()
{
    QCOMPARE(save("of anna"), "done"_ba);
    const QString annas = m_place->entryFiles().first();
    const QString annasGeneration = m_place->generationFiles().first();
    QCOMPARE(save("of bert", bert), "done"_ba);
    for (const auto &[files, hers] :
         {std::pair{m_place->entryFiles(), annas}, {m_place->generationFiles(), annasGeneration}}) {
        for (const QString &path : files) {
            if (path != hers)
                VaultPlace::put(path, VaultPlace::bytes(hers));
        }
    }
    QCOMPARE(load(bert), "FileAltered"_ba);
    QCOMPARE(load(), "of anna"_ba);
}

void TestFileVault::aGenerationIsNoEntry()
{
    QCOMPARE(save("one"), "done"_ba);
    VaultPlace::put(m_place->entryFiles().first(), VaultPlace::bytes(m_place->generationFiles().first()));
    QCOMPARE(load(), "FileAltered"_ba);
}

void TestFileVault::anOlderEntryIsKnownForOne()
{
    QCOMPARE(save("one"), "done"_ba);
    const QString path = m_place->entryFiles().first();
    const QByteArray old = VaultPlace::bytes(path);
    QCOMPARE(save("two"), "done"_ba);
    VaultPlace::put(path, old);
    QCOMPARE(load(), "FileRolledBack"_ba);
}

void TestFileVault::anEntryOfAnEarlierSessionIsKnownForOne()
{
    QCOMPARE(save("one"), "done"_ba);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(save("and on"), "done"_ba);
    const QString path = m_place->entryFiles().first();
    const QByteArray old = VaultPlace::bytes(path); // of a higher number than what follows
    QCOMPARE(wordFor(m_place->vault().erase(anna)), "done"_ba);
    VaultPlace::put(path, old);
    QCOMPARE(load(), "FileRolledBack"_ba);
    QCOMPARE(save("signed in again"), "done"_ba);
    QCOMPARE(load(), "signed in again"_ba);
    VaultPlace::put(path, old);
    QCOMPARE(load(), "FileRolledBack"_ba);
}

void TestFileVault::anEntryWithoutItsGenerationIsNotBelieved()
{
    QCOMPARE(save("one"), "done"_ba);
    QVERIFY(QFile::remove(m_place->generationFiles().first()));
    QCOMPARE(load(), "FileRolledBack"_ba);
    QVERIFY(QDir(m_place->folders().generations).removeRecursively());
    QCOMPARE(load(), "FileRolledBack"_ba);
}

/// The limit that docs/security.md names: files alone cannot know better.
void TestFileVault::bothFoldersPutBackPassUnseen()
{
    QCOMPARE(save("one"), "done"_ba);
    const QString entry = m_place->entryFiles().first();
    const QString generation = m_place->generationFiles().first();
    const QByteArray oldEntry = VaultPlace::bytes(entry);
    const QByteArray oldGeneration = VaultPlace::bytes(generation);
    QCOMPARE(save("two"), "done"_ba);
    VaultPlace::put(entry, oldEntry);
    VaultPlace::put(generation, oldGeneration);
    QCOMPARE(load(), "one"_ba);
}

void TestFileVault::aKillBetweenEntryAndGenerationIsNoRollback()
{
    QCOMPARE(save("one"), "done"_ba);
    const QString generation = m_place->generationFiles().first();
    const QByteArray behind = VaultPlace::bytes(generation);
    QCOMPARE(save("two"), "done"_ba);
    VaultPlace::put(generation, behind);
    QCOMPARE(load(), "two"_ba);
    QCOMPARE(save("three"), "done"_ba);
    QCOMPARE(load(), "three"_ba);
}

void TestFileVault::aSignInReplacesWhatCannotBeRead_data()
{
    QTest::addColumn<bool>("entry");
    QTest::addColumn<bool>("generation");
    QTest::newRow("entry") << true << false;
    QTest::newRow("generation") << false << true;
    QTest::newRow("both") << true << true;
}

void TestFileVault::aSignInReplacesWhatCannotBeRead()
{
    QFETCH(const bool, entry);
    QFETCH(const bool, generation);
    QCOMPARE(save("one"), "done"_ba);
    if (entry)
        VaultPlace::put(m_place->entryFiles().first(), "rubbish"_ba);
    if (generation)
        VaultPlace::put(m_place->generationFiles().first(), "rubbish"_ba);
    QCOMPARE(load(), "FileAltered"_ba);
    QCOMPARE(save("signed in again"), "done"_ba);
    QCOMPARE(load(), "signed in again"_ba);
}

void TestFileVault::anotherKeyOverwritesNothing()
{
    QCOMPARE(save("one"), "done"_ba);
    m_place->putKey(QByteArray(keySize, 'o'));
    QCOMPARE(load(), "FileKeyWrong"_ba);
    QCOMPARE(save("two"), "FileKeyWrong"_ba);
    m_place->putKey(VaultPlace::key());
    QCOMPARE(load(), "one"_ba);
}

void TestFileVault::erasingNeedsNoKeyAndNoOrder()
{
    QCOMPARE(save("one"), "done"_ba);
    QVERIFY(QFile::remove(m_place->keyFile()));
    QCOMPARE(load(), "FileKeyMissing"_ba);
    QCOMPARE(::chmod(QFile::encodeName(m_place->folders().entries).constData(), 0777), 0);
    QCOMPARE(load(), "FileExposed"_ba);
    QCOMPARE(wordFor(m_place->vault().erase(anna)), "done"_ba);
    QVERIFY(m_place->entryFiles().isEmpty() && m_place->generationFiles().isEmpty());
}

void TestFileVault::whatAKillLeftIsRemovedAndNeverRead()
{
    QCOMPARE(save("one"), "done"_ba);
    const QString left = m_place->entryFiles().first() + u".new"_s;
    const QString leftGeneration = m_place->generationFiles().first() + u".new"_s;
    VaultPlace::put(left, VaultPlace::bytes(m_place->entryFiles().first()).first(60));
    VaultPlace::put(leftGeneration, "rubbish"_ba);
    QCOMPARE(load(bert), "none"_ba); // whatever the first order is
    QVERIFY(!QFileInfo::exists(left) && !QFileInfo::exists(leftGeneration));
    QCOMPARE(load(), "one"_ba);
}

/// Of another process, while this one has long had its first look.
void TestFileVault::whatAKillLeftDoesNotOutliveAnErasure()
{
    FileVault vault = m_place->vault();
    QCOMPARE(wordFor(vault.save(anna, Secret("one"))), "done"_ba);
    const QString entry = m_place->entryFiles().first();
    VaultPlace::put(entry + u".1a2b.new"_s, VaultPlace::bytes(entry));
    QCOMPARE(wordFor(vault.erase(anna)), "done"_ba);
    QCOMPARE(m_place->entryFiles(), QStringList());
}

void TestFileVault::whatOthersCanReachIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("mode");
    for (const QString &what : {u"entry"_s, u"generation"_s, u"entries"_s, u"generations"_s, u"key"_s}) {
        for (const int mode : {0640, 0604, 0660, 0606, 0710, 0701})
            QTest::addRow("%s, mode %o", qPrintable(what), uint(mode)) << what << mode;
        QTest::addRow("%s, of another user", qPrintable(what)) << what << -1;
        QTest::addRow("%s, a link", qPrintable(what)) << what << -2;
        QTest::addRow("%s, of another type", qPrintable(what)) << what << -3;
    }
}

void TestFileVault::whatOthersCanReachIsRefused()
{
    QFETCH(const QString, what);
    QFETCH(const int, mode);
    if (mode == -1 && ::geteuid() != 0)
        return; // only root can give a file away; the checks are the same for everybody
    QCOMPARE(save("one"), "done"_ba);
    const QString path = what == "entry"_L1 ? m_place->entryFiles().first()
        : what == "generation"_L1           ? m_place->generationFiles().first()
        : what == "entries"_L1              ? m_place->folders().entries
        : what == "generations"_L1          ? m_place->folders().generations
                                            : m_place->keyFile();
    const QByteArray name = QFile::encodeName(path);
    const QByteArray moved = name + ".moved";
    if (mode >= 0) {
        QCOMPARE(::chmod(name.constData(), mode_t(mode)), 0);
    } else if (mode == -1) {
        QCOMPARE(::chown(name.constData(), 65534, 65534), 0);
    } else {
        QCOMPARE(::rename(name.constData(), moved.constData()), 0);
        // A pipe would make a careless reader wait for ever.
        QCOMPARE(mode == -2 ? ::symlink(moved.constData(), name.constData()) : ::mkfifo(name.constData(), 0600), 0);
    }
    QCOMPARE(load(), "FileExposed"_ba);
    QCOMPARE(save("two"), "FileExposed"_ba);
}

QTEST_GUILESS_MAIN(TestFileVault)
#include "tst_store_filevault.moc"
