// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sessionrecord.h"

#include <QCborMap>
#include <QCborStreamWriter>
#include <QCborValue>
#include <QTest>

using namespace dockpass;
using namespace dockpass::store;
using namespace Qt::StringLiterals;

namespace {

SessionRecord typical()
{
    SessionRecord record;
    record.sessionId = QByteArray::fromHex("000102030405060708090a0b0c0d0eff");
    record.revision = 3;
    record.accessToken = Secret(QByteArray(800, 'a'));
    record.refreshToken = Secret(QByteArray(950, 'r'));
    record.refreshSpent = true;
    record.issuedAt = QDateTime(QDate(2026, 11, 24), QTime(6, 30, 0, 123), Qt::UTC);
    record.expiresAt = record.issuedAt.addSecs(28'800);
    record.term = {record.issuedAt.addSecs(43'200), record.issuedAt.addMSecs(777), std::chrono::hours(12)};
    record.boot = "a8e1f0c2-9d5b-4f0e-8a61-3f0f2f6f7b11 time:[4026531834]";
    record.bootedAt = record.issuedAt.addDays(-2);
    return record;
}

QCborMap mapOf(const Secret &bytes)
{
    return QCborValue::fromCbor(bytes.view().toByteArray()).toMap();
}

/// The typical record with one value replaced, added, or (undefined) removed. The version keeps its place in front.
Secret changed(const QString &key, const QCborValue &value)
{
    const QCborMap original = mapOf(encode(typical()));
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    const bool known = original.contains(key);
    const bool gone = value.isUndefined();
    writer.startMap(quint64(original.size() + (known ? 0 : 1) - (gone ? 1 : 0)));
    const auto append = [&](const QString &name) {
        if (name == key && gone)
            return;
        writer.append(name);
        (name == key ? value : original.value(name)).toCbor(writer);
    };
    append(u"version"_s);
    for (const auto &[name, unused] : original) {
        if (name.toString() != u"version"_s)
            append(name.toString());
    }
    if (!known)
        append(key);
    writer.endMap();
    return Secret(bytes);
}

} // namespace

class TestSessionRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void comesBackWithoutWhatIsOptional();
    void typicalPairFitsEveryKeychain();
    void leavesOutWhatIsNotKnown();
    void foreignBytesAreDamaged_data();
    void foreignBytesAreDamaged();
    void wrongFieldIsDamaged_data();
    void wrongFieldIsDamaged();
    void laterVersionIsFuture_data();
    void laterVersionIsFuture();
    void unknownKeysAreTolerated_data();
    void unknownKeysAreTolerated();
    void everyTruncationIsDamaged();
    void trailingGarbageIsDamaged();
    void repeatedKeyIsDamaged();
    void hugeRecordIsDamaged();
    void flippedBitsNeverCrash();
};

void TestSessionRecord::comesBackAsItWas()
{
    const SessionRecord before = typical();
    const auto after = decode(encode(before));
    QVERIFY(after);
    QCOMPARE(after.value().sessionId, before.sessionId);
    QCOMPARE(after.value().revision, before.revision);
    QVERIFY(after.value().accessToken == before.accessToken);
    QVERIFY(after.value().refreshToken == before.refreshToken);
    QCOMPARE(after.value().refreshSpent, before.refreshSpent);
    QCOMPARE(after.value().issuedAt, before.issuedAt);
    QCOMPARE(after.value().expiresAt, before.expiresAt);
    QCOMPARE(after.value().issuedAt.timeSpec(), Qt::UTC);
    QCOMPARE(after.value().boot, before.boot);
    QCOMPARE(after.value().bootedAt, before.bootedAt);
    QVERIFY(after.value().term == before.term);
}

void TestSessionRecord::comesBackWithoutWhatIsOptional()
{
    SessionRecord before = typical();
    before.refreshToken.clear();
    before.expiresAt = {};
    before.term.reset();
    before.refreshSpent = false;
    before.revision = std::numeric_limits<quint64>::max();
    const auto after = decode(encode(before));
    QVERIFY(after);
    QVERIFY(after.value().refreshToken.isEmpty());
    QVERIFY(!after.value().expiresAt.isValid());
    QVERIFY(!after.value().refreshSpent);
    QVERIFY(!after.value().term); // as every version before the limit wrote it
    QCOMPARE(after.value().revision, before.revision);
}

// The Windows Credential Manager takes no more than 2560 bytes an entry.
void TestSessionRecord::typicalPairFitsEveryKeychain()
{
    QCOMPARE_LT(encode(typical()).size(), 2560);
}

void TestSessionRecord::leavesOutWhatIsNotKnown()
{
    SessionRecord record = typical();
    QVERIFY(mapOf(encode(record)).contains(u"refresh"_s));
    QVERIFY(mapOf(encode(record)).contains(u"expires"_s));
    record.refreshToken.clear();
    record.expiresAt = {};
    QVERIFY(!mapOf(encode(record)).contains(u"refresh"_s));
    QVERIFY(!mapOf(encode(record)).contains(u"expires"_s));
    // One is nothing without the other; and a device without a clock of its own boots in 1970, or before.
    QVERIFY(mapOf(encode(record)).contains(u"boot"_s));
    record.bootedAt = QDateTime(QDate(1969, 12, 31), QTime(23, 0), Qt::UTC);
    QVERIFY(!mapOf(encode(record)).contains(u"boot"_s));
    QVERIFY(!mapOf(encode(record)).contains(u"booted"_s));
    QVERIFY(!decode(encode(record)).value().bootedAt.isValid());
}

void TestSessionRecord::foreignBytesAreDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a NUL") << QByteArray(1, '\0');
    QTest::newRow("text") << QByteArray("correct horse battery staple");
    QTest::newRow("JSON") << QByteArray(R"({"version":1,"access":"x"})");
    QTest::newRow("a CBOR number") << QByteArray::fromHex("01");
    QTest::newRow("a CBOR array") << QByteArray::fromHex("83010203");
    QTest::newRow("an empty map") << QByteArray::fromHex("a0");
    QTest::newRow("an endless map") << QByteArray::fromHex("bf");
    QTest::newRow("a map of 2^64-1 pairs") << QByteArray::fromHex("bbffffffffffffffff");
    QTest::newRow("a key of 2^62 bytes") << QByteArray::fromHex("a17b4000000000000000");
    QTest::newRow("version alone") << QByteArray::fromHex("a16776657273696f6e01");
    QTest::newRow("version not first") << QByteArray::fromHex("a2616101"
                                                              "6776657273696f6e01");
    // {"version": 1, "access": a byte string that claims 2^62 bytes}
    QTest::newRow("a token of 2^62 bytes") << QByteArray::fromHex("a26776657273696f6e01"
                                                                  "66616363657373"
                                                                  "5b4000000000000000");
    QTest::newRow("a token in pieces") << QByteArray::fromHex("a26776657273696f6e01"
                                                              "66616363657373"
                                                              "5f4161ff");
    QTest::newRow("invalid UTF-8 in a key") << QByteArray::fromHex("a26776657273696f6e01"
                                                                   "62fffe"
                                                                   "01");
}

void TestSessionRecord::foreignBytesAreDamaged()
{
    QFETCH(const QByteArray, bytes);
    const auto record = decode(Secret(bytes));
    QVERIFY(!record);
    QCOMPARE(record.error(), RecordFault::Damaged);
}

void TestSessionRecord::wrongFieldIsDamaged_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QCborValue>("value");
    const QCborValue gone(QCborValue::Undefined);
    for (const QString &key : {u"session"_s, u"revision"_s, u"access"_s, u"spent"_s, u"issued"_s, u"version"_s,
                               u"ends"_s, u"written"_s, u"length"_s})
        QTest::addRow("%s missing", qPrintable(key)) << key << gone;
    for (const QString &key :
         {u"version"_s, u"session"_s, u"revision"_s, u"access"_s, u"refresh"_s, u"spent"_s, u"issued"_s, u"expires"_s,
          u"boot"_s, u"booted"_s, u"ends"_s, u"written"_s, u"length"_s}) {
        QTest::addRow("%s is null", qPrintable(key)) << key << QCborValue(nullptr);
        QTest::addRow("%s is a text", qPrintable(key)) << key << QCborValue(u"1"_s);
        QTest::addRow("%s is a list", qPrintable(key)) << key << QCborValue(QCborArray{1});
        QTest::addRow("%s is a fraction", qPrintable(key)) << key << QCborValue(1.5);
        QTest::addRow("%s is negative", qPrintable(key)) << key << QCborValue(-1);
    }
    QTest::newRow("version 0") << u"version"_s << QCborValue(0);
    QTest::newRow("session id of 15 bytes") << u"session"_s << QCborValue(QByteArray(15, 's'));
    QTest::newRow("session id of 17 bytes") << u"session"_s << QCborValue(QByteArray(17, 's'));
    QTest::newRow("empty access token") << u"access"_s << QCborValue(QByteArray());
    QTest::newRow("issued after the year 9999") << u"issued"_s << QCborValue(qint64(253'402'300'800'000));
    QTest::newRow("expires after the year 9999") << u"expires"_s << QCborValue(std::numeric_limits<qint64>::max());
    QTest::newRow("booted after the year 9999") << u"booted"_s << QCborValue(qint64(253'402'300'800'000));
    QTest::newRow("spent is a number") << u"spent"_s << QCborValue(1);
}

void TestSessionRecord::wrongFieldIsDamaged()
{
    QFETCH(const QString, key);
    QFETCH(const QCborValue, value);
    const auto record = decode(changed(key, value));
    QVERIFY(!record);
    QCOMPARE(record.error(), RecordFault::Damaged);
}

void TestSessionRecord::laterVersionIsFuture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("next version, nothing else") << QByteArray::fromHex("a16776657273696f6e02");
    QTest::newRow("version 2^64-1") << QByteArray::fromHex("a16776657273696f6e1bffffffffffffffff");
    QTest::newRow("next version, other fields") << QByteArray::fromHex("a26776657273696f6e02"
                                                                       "0143010203");
    QTest::newRow("next version, same fields") << changed(u"version"_s, QCborValue(2)).view().toByteArray();
}

void TestSessionRecord::laterVersionIsFuture()
{
    QFETCH(const QByteArray, bytes);
    const auto record = decode(Secret(bytes));
    QVERIFY(!record);
    QCOMPARE(record.error(), RecordFault::Future);
}

void TestSessionRecord::unknownKeysAreTolerated_data()
{
    QTest::addColumn<QCborValue>("value");
    QTest::newRow("number") << QCborValue(7);
    QTest::newRow("text") << QCborValue(u"later"_s);
    QTest::newRow("bytes") << QCborValue(QByteArray(300, 'x'));
    QTest::newRow("map") << QCborValue(QCborMap{{u"a"_s, QCborArray{1, 2, QCborMap{}}}});
    QTest::newRow("null") << QCborValue(nullptr);
}

void TestSessionRecord::unknownKeysAreTolerated()
{
    QFETCH(const QCborValue, value);
    const auto record = decode(changed(u"later"_s, value));
    QVERIFY(record);
    QVERIFY(record.value().accessToken == typical().accessToken);
}

void TestSessionRecord::everyTruncationIsDamaged()
{
    const Secret whole = encode(typical());
    QVERIFY(decode(whole));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto record = decode(Secret(whole.view().first(size)));
        QVERIFY2(!record, qPrintable(QString::number(size)));
        QCOMPARE(record.error(), RecordFault::Damaged);
    }
}

void TestSessionRecord::trailingGarbageIsDamaged()
{
    const QByteArray whole = encode(typical()).view().toByteArray();
    for (const QByteArray &tail : {QByteArray(1, '\0'), QByteArray("\n"), QByteArray(1, '\xff'), whole}) {
        const auto record = decode(Secret(whole + tail));
        QVERIFY(!record);
        QCOMPARE(record.error(), RecordFault::Damaged);
    }
}

void TestSessionRecord::repeatedKeyIsDamaged()
{
    // {"version": 1, "revision": 1, "revision": 2}
    const QByteArray bytes = QByteArray::fromHex("a36776657273696f6e01"
                                                 "687265766973696f6e01"
                                                 "687265766973696f6e02");
    const auto record = decode(Secret(bytes));
    QVERIFY(!record);
    QCOMPARE(record.error(), RecordFault::Damaged);
}

void TestSessionRecord::hugeRecordIsDamaged()
{
    SessionRecord record = typical();
    record.accessToken = Secret(QByteArray(60'000, 'a'));
    QVERIFY(decode(encode(record)));
    record.accessToken = Secret(QByteArray(70'000, 'a'));
    const auto decoded = decode(encode(record));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error(), RecordFault::Damaged);
}

// Whatever comes out of a flipped byte is a record or a fault; the tokens it holds are never longer than the bytes.
void TestSessionRecord::flippedBitsNeverCrash()
{
    const Secret whole = encode(typical());
    int damaged = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const unsigned mask : {0x01U, 0x20U, 0x80U, 0xffU}) {
            Secret bytes = whole.clone();
            bytes.data()[at] = char(static_cast<unsigned char>(bytes.data()[at]) ^ mask);
            const auto record = decode(bytes);
            if (record)
                QCOMPARE_LE(record.value().accessToken.size() + record.value().refreshToken.size(), whole.size());
            else
                ++damaged;
        }
    }
    QCOMPARE_GT(damaged, 0);
}

QTEST_GUILESS_MAIN(TestSessionRecord)
#include "tst_store_sessionrecord.moc"
