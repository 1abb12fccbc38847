// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sealedfile.h"

#include <QSet>
#include <QTest>

using namespace dockpass;
using namespace dockpass::store;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView name("entry of anna");
constexpr qsizetype headerSize = 56;

Secret key(char fill = 'k')
{
    return Secret(QByteArray(keySize, fill));
}

QByteArray sealed(const QByteArray &contents = "what is kept"_ba)
{
    auto bytes = seal(Secret(QByteArrayView(contents)), key(), {}, name);
    return bytes ? std::move(bytes).value() : QByteArray();
}

QByteArray opened(const QByteArray &bytes, const Secret &with = key(), QByteArrayView as = name)
{
    const auto file = parseSealed(bytes);
    if (!file)
        return file.error() == SealFault::Future ? "future"_ba : "damaged"_ba;
    const auto contents = openSealed(file.value(), with, as);
    if (contents)
        return contents.value().view().toByteArray();
    return contents.error() == SealFault::OtherKey ? "other key"_ba
        : contents.error() == SealFault::Damaged   ? "damaged"_ba
                                                   : "failed"_ba;
}

QByteArray changed(QByteArray bytes, qsizetype at, QByteArrayView by)
{
    return bytes.replace(at, by.size(), by.toByteArray());
}

} // namespace

class TestSealedFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSealedOpens_data();
    void whatWasSealedOpens();
    void aFileOfTheFirstVersionOpens();
    void aNonceNeverComesTwice();
    void contentsAreNotReadable();
    void anotherKeyIsToldFromDamage();
    void anotherNameDoesNotOpen_data();
    void anotherNameDoesNotOpen();
    void everyBitCounts();
    void noShorterAndNoLongerFileOpens();
    void aHostileHeaderIsRefused_data();
    void aHostileHeaderIsRefused();
    void scryptIsThatOfTheStandard();
};

void TestSealedFile::whatWasSealedOpens_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("a byte") << "x"_ba;
    QTest::newRow("a block") << QByteArray(16, 'b');
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("a large entry") << QByteArray(100'000, 'l');
}

void TestSealedFile::whatWasSealedOpens()
{
    QFETCH(const QByteArray, contents);
    const QByteArray bytes = sealed(contents);
    QCOMPARE(bytes.size(), headerSize + contents.size() + 16);
    QCOMPARE(opened(bytes), contents);
}

/// The form is for ever: whoever changes it has to take up a new version.
void TestSealedFile::aFileOfTheFirstVersionOpens()
{
    const QByteArray bytes = QByteArray::fromBase64("RE9DS1BBU1MBAAAAAAAAAAAAAAAAAAAAAAAAALH6iLTn/083iEODn1XQZ5pf"
                                                    "c7XJM9pQkEZk+7WTR93ozSn+tKtNUZsl5rqnKye2j5PbGUd1yK3W");
    QCOMPARE(opened(bytes), "what is kept"_ba);
}

void TestSealedFile::aNonceNeverComesTwice()
{
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(sealed().sliced(headerSize - 12, 12));
    QCOMPARE(nonces.size(), 1000);
}

void TestSealedFile::contentsAreNotReadable()
{
    const QByteArray bytes = sealed();
    QVERIFY(!bytes.contains("kept") && !bytes.contains("anna") && !bytes.contains(key().view().toByteArray().first(8)));
}

void TestSealedFile::anotherKeyIsToldFromDamage()
{
    QCOMPARE(opened(sealed(), key('o')), "other key"_ba);
}

void TestSealedFile::anotherNameDoesNotOpen_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("other") << "entry of bert"_ba;
    QTest::newRow("shorter") << "entry of ann"_ba;
    QTest::newRow("longer") << "entry of anna "_ba;
    QTest::newRow("empty") << ""_ba;
}

void TestSealedFile::anotherNameDoesNotOpen()
{
    QFETCH(const QByteArray, other);
    QCOMPARE(opened(sealed(), key(), other), "damaged"_ba);
}

void TestSealedFile::everyBitCounts()
{
    const QByteArray whole = sealed();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bytes = whole;
            bytes[at] = char(bytes[at] ^ (1 << bit));
            const QByteArray what = opened(bytes);
            // The version comes before any proof; the id of the key is what tells one key from another.
            const bool version = at == 8 && what == "future";
            const bool keyId = at >= 28 && at < 44 && what == "other key";
            QVERIFY2(what == "damaged" || version || keyId,
                     qPrintable(u"byte %1: %2"_s.arg(at).arg(QLatin1StringView(what))));
        }
    }
}

void TestSealedFile::noShorterAndNoLongerFileOpens()
{
    const QByteArray whole = sealed();
    for (qsizetype size = 0; size < whole.size(); ++size)
        QCOMPARE(opened(whole.first(size)), "damaged"_ba);
    QCOMPARE(opened(whole + '\0'), "damaged"_ba);
    QCOMPARE(opened(whole + whole), "damaged"_ba);
    QCOMPARE(opened(QByteArray(largestSealedFile + 1, 'D')), "damaged"_ba);
}

/// Bytes 9 to 11 are log2 N, r and p; then the salt.
void TestSealedFile::aHostileHeaderIsRefused_data()
{
    QTest::addColumn<QByteArray>("cost");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("ours") << "\x0f\x08\x03"_ba << true;
    QTest::newRow("the least") << "\x0e\x01\x01"_ba << true;
    QTest::newRow("the most memory") << "\x12\x08\x01"_ba << true;
    QTest::newRow("more memory") << "\x12\x09\x01"_ba << false;
    QTest::newRow("a gigabyte") << "\x14\x08\x01"_ba << false;
    QTest::newRow("all of it") << "\xff\xff\xff"_ba << false;
    QTest::newRow("the most work") << "\x0f\x08\x20"_ba << true;
    QTest::newRow("more work") << "\x0f\x08\x21"_ba << false;
    QTest::newRow("wide") << "\x0e\xff\x01"_ba << false;
    QTest::newRow("too cheap") << "\x0d\x08\x01"_ba << false;
    QTest::newRow("no r") << QByteArray("\x0f\x00\x03", 3) << false;
    QTest::newRow("no p") << QByteArray("\x0f\x08\x00", 3) << false;
    QTest::newRow("r without scrypt") << QByteArray("\x00\x08\x00", 3) << false;
    QTest::newRow("p without scrypt") << QByteArray("\x00\x00\x01", 3) << false;
}

void TestSealedFile::aHostileHeaderIsRefused()
{
    QFETCH(const QByteArray, cost);
    QFETCH(const bool, accepted);
    const auto file = parseSealed(changed(sealed(), 9, cost));
    QCOMPARE(file.ok(), accepted);
    if (file)
        QVERIFY(file.value().derivation.isScrypt() && file.value().derivation.isAcceptable());
}

/// RFC 7914, 12: the third vector; a shorter key is its beginning.
void TestSealedFile::scryptIsThatOfTheStandard()
{
    const KeyDerivation vector{.logN = 14, .blockSize = 8, .parallel = 1, .salt = "SodiumChloride"_ba};
    QCOMPARE(deriveKey(Secret("pleaseletmein"), vector).view().toByteArray().toHex(),
             "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"_ba);
}

QTEST_GUILESS_MAIN(TestSealedFile)
#include "tst_store_sealedfile.moc"
