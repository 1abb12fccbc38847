// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/storekey.h"
#include "store/vaultplace.h"

#include <QTest>

#include <optional>

#include <sys/stat.h>
#include <unistd.h>

using namespace dockpass;
using namespace dockpass::store;
using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray credential(keySize, 'c');
const QByteArray keyFile(keySize, 'f');

QByteArray wordFor(const Result<KeyOrigin, Failure> &result)
{
    if (!result)
        return nameOf(result.error().kind).toLatin1();
    switch (result.value()) {
    case KeyOrigin::Credential:
        return "credential";
    case KeyOrigin::KeyFile:
        return "key file";
    case KeyOrigin::Passphrase:
        break;
    }
    return "passphrase";
}

} // namespace

class TestStoreKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_place = std::make_unique<VaultPlace>(); }

    void theFirstSourceThatIsThereCounts_data();
    void theFirstSourceThatIsThereCounts();
    void aKeyHasOneOfTwoForms_data();
    void aKeyHasOneOfTwoForms();
    void aCredentialOfTheManagerIsTaken_data();
    void aCredentialOfTheManagerIsTaken();
    void aPassphraseOpensWhatItSealed();
    void aPassphraseIsNoKeyAndAKeyNoPassphrase();
    void aForeignHeaderIsNotCopied();

private:
    [[nodiscard]] QString credentialPath() const
    {
        return m_place->path(u"credentials/"_s + KeySources::credentialName());
    }
    [[nodiscard]] KeySources withPassphrase(QByteArrayView passphrase) const
    {
        KeySources sources;
        sources.passphrase = Secret(passphrase);
        return sources;
    }
    [[nodiscard]] FileVault vaultBy(QByteArrayView passphrase) const
    {
        return FileVault(m_place->folders(), withPassphrase(passphrase));
    }

    std::unique_ptr<VaultPlace> m_place;
};

/// A source that is there and bad is a refusal: the next one would be a weaker mode.
void TestStoreKey::theFirstSourceThatIsThereCounts_data()
{
    QTest::addColumn<std::optional<QByteArray>>("inCredential");
    QTest::addColumn<std::optional<QByteArray>>("inKeyFile");
    QTest::addColumn<bool>("keyFileSet");
    QTest::addColumn<bool>("passphrase");
    QTest::addColumn<QByteArray>("expected");
    const std::optional<QByteArray> none;
    const std::optional bad("short"_ba);
    QTest::newRow("all") << std::optional(credential) << std::optional(keyFile) << true << true << "credential"_ba;
    QTest::newRow("no credential") << none << std::optional(keyFile) << true << true << "key file"_ba;
    QTest::newRow("passphrase only") << none << none << false << true << "passphrase"_ba;
    QTest::newRow("nothing") << none << none << false << false << "FileKeyMissing"_ba;
    QTest::newRow("bad credential") << bad << std::optional(keyFile) << true << true << "FileKeyMissing"_ba;
    QTest::newRow("bad key file") << none << bad << true << true << "FileKeyMissing"_ba;
    QTest::newRow("key file not there") << none << none << true << true << "FileKeyMissing"_ba;
}

void TestStoreKey::theFirstSourceThatIsThereCounts()
{
    QFETCH(const std::optional<QByteArray>, inCredential);
    QFETCH(const std::optional<QByteArray>, inKeyFile);
    QFETCH(const bool, keyFileSet);
    QFETCH(const bool, passphrase);
    KeySources sources;
    sources.credentialFolder = m_place->path(u"credentials"_s);
    QVERIFY(QDir().mkpath(sources.credentialFolder));
    if (inCredential)
        VaultPlace::put(credentialPath(), *inCredential);
    QFile::remove(m_place->keyFile());
    if (inKeyFile)
        m_place->putKey(*inKeyFile);
    if (keyFileSet)
        sources.keyFile = m_place->keyFile();
    if (passphrase)
        sources.passphrase = Secret("open sesame");
    QCOMPARE(sources.needPassphrase(), !inCredential && !keyFileSet);

    StoreKey key(std::move(sources));
    QTEST(wordFor(key.look()), "expected");
    const auto made = key.keyForNew();
    if (made && !made.value().derivation.isScrypt())
        QCOMPARE(made.value().key.view().toByteArray(), inCredential ? credential : keyFile);
}

void TestStoreKey::aKeyHasOneOfTwoForms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("key"); // empty: refused
    const QByteArray hex = keyFile.toHex();
    QTest::newRow("32 bytes") << keyFile << keyFile;
    QTest::newRow("zeros are bytes") << QByteArray(31, '\0') + 'f' << QByteArray(31, '\0') + 'f';
    QTest::newRow("zeros alone") << QByteArray(32, '\0') << ""_ba; // a file that a lost power left so
    QTest::newRow("zeros as digits") << QByteArray(64, '0') << ""_ba;
    QTest::newRow("digits") << hex << keyFile;
    QTest::newRow("digits and a line end") << hex + '\n' << keyFile;
    QTest::newRow("digits from Windows") << hex + "\r\n" << keyFile;
    QTest::newRow("capitals") << QByteArray(64, 'A') << QByteArray(32, '\xaa');
    QTest::newRow("nothing") << ""_ba
                             << ""_ba;
    QTest::newRow("31 bytes") << QByteArray(31, 'f') << ""_ba;
    QTest::newRow("33 bytes") << keyFile + '\n' << ""_ba;
    QTest::newRow("63 digits") << hex.first(63) << ""_ba;
    QTest::newRow("a letter too far") << hex.first(63) + 'g' << ""_ba;
    QTest::newRow("two line ends") << hex + "\n\n"
                                   << ""_ba;
    QTest::newRow("a blank first") << ' ' + hex.first(63) << ""_ba;
    QTest::newRow("far too large") << QByteArray(1'000'000, 'a') << ""_ba;
}

void TestStoreKey::aKeyHasOneOfTwoForms()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, key);
    m_place->putKey(bytes);
    const auto made = StoreKey(m_place->sources()).keyForNew();
    if (key.isEmpty())
        QVERIFY(!made && made.error().kind == Failure::Kind::FileKeyMissing);
    else
        QVERIFY(made && made.value().key.view() == key);
}

/// systemd hands a credential over as its own file with an access list for the user, which shows as rights of the group.
void TestStoreKey::aCredentialOfTheManagerIsTaken_data()
{
    QTest::addColumn<int>("owner");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("asCredential");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("of root, by access list") << 0 << 0440 << true << "credential"_ba;
    QTest::newRow("ours") << 65534 << 0400 << true << "credential"_ba;
    QTest::newRow("of root, for everybody") << 0 << 0444 << true << "FileExposed"_ba;
    QTest::newRow("ours, for the group") << 65534 << 0440 << true << "FileExposed"_ba;
    QTest::newRow("of somebody else") << 1234 << 0444 << true << "FileExposed"_ba;
    QTest::newRow("of root, as a key file") << 0 << 0444 << false << "FileExposed"_ba;
}

void TestStoreKey::aCredentialOfTheManagerIsTaken()
{
    QFETCH(const int, owner);
    QFETCH(const int, mode);
    QFETCH(const bool, asCredential);
    if (::geteuid() != 0)
        return; // needs another user to be
    KeySources sources;
    const QString folder = m_place->path(u"credentials"_s);
    QVERIFY(QDir().mkpath(folder));
    VaultPlace::put(credentialPath(), credential);
    const QByteArray name = QFile::encodeName(credentialPath());
    QCOMPARE(::chown(name.constData(), uid_t(owner), 0), 0);
    QCOMPARE(::chmod(name.constData(), mode_t(mode)), 0);
    for (const QString &path : {m_place->path(u"."_s), folder})
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0755), 0);
    (asCredential ? sources.credentialFolder : sources.keyFile) = asCredential ? folder : credentialPath();

    // The group stands for the access list, which not every file system has.
    QCOMPARE(::setegid(0), 0);
    QCOMPARE(::seteuid(65534), 0);
    const QByteArray word = wordFor(StoreKey(std::move(sources)).look());
    QCOMPARE(::seteuid(0), 0);
    QTEST(word, "expected");
}

void TestStoreKey::aPassphraseOpensWhatItSealed()
{
    const QString name = u"entry"_s;
    QCOMPARE(test::wordFor(vaultBy("open sesame").save(name, Secret("one"))), "done"_ba);
    const QByteArray file = VaultPlace::bytes(m_place->entryFiles().first());
    const auto sealed = parseSealed(file);
    QVERIFY(sealed && sealed.value().derivation.isScrypt());
    QCOMPARE(sealed.value().derivation.logN, 15);
    QVERIFY(!file.contains("sesame"));

    FileVault next = vaultBy("open sesame");
    QCOMPARE(test::wordFor(next.load(name)), "one"_ba);
    QCOMPARE(test::wordFor(next.save(name, Secret("two"))), "done"_ba);
    const auto again = parseSealed(VaultPlace::bytes(m_place->entryFiles().first()));
    QVERIFY2(again.value().derivation == sealed.value().derivation, "one salt, so that one process asks scrypt once");
    QCOMPARE(test::wordFor(vaultBy("open sesame!").load(name)), "FileKeyWrong"_ba);
    QCOMPARE(test::wordFor(vaultBy("").load(name)), "FileKeyMissing"_ba);
    QCOMPARE(test::wordFor(vaultBy("").erase(name)), "done"_ba);
}

void TestStoreKey::aPassphraseIsNoKeyAndAKeyNoPassphrase()
{
    QCOMPARE(test::wordFor(m_place->vault().save(u"by key"_s, Secret("one"))), "done"_ba);
    QCOMPARE(test::wordFor(vaultBy("open sesame").load(u"by key"_s)), "FileKeyWrong"_ba);
    QCOMPARE(test::wordFor(vaultBy("open sesame").save(u"by phrase"_s, Secret("two"))), "done"_ba);
    QCOMPARE(test::wordFor(m_place->vault().load(u"by phrase"_s)), "FileKeyWrong"_ba);
}

/// A planted file asks for the least work that is accepted, with a salt somebody has prepared for.
void TestStoreKey::aForeignHeaderIsNotCopied()
{
    const KeyDerivation cheap{.logN = 14, .blockSize = 1, .parallel = 1, .salt = QByteArray(16, 's')};
    QVERIFY(cheap.isAcceptable());
    StoreKey key(withPassphrase("open sesame"));
    QVERIFY(key.keyFor(cheap));
    const auto fresh = key.keyForNew();
    QVERIFY(fresh && fresh.value().derivation.logN == 15);
    QVERIFY(fresh.value().derivation.salt != cheap.salt);
}

QTEST_GUILESS_MAIN(TestStoreKey)
#include "tst_store_storekey.moc"
