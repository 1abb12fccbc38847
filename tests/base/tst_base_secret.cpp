// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/secret.h"

#include <QDebug>
#include <QTest>
#include <QVariant>

#include <openssl/crypto.h>

#include <string>
#include <type_traits>

using namespace dockpass;
using namespace Qt::StringLiterals;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_constructible_v<QString, Secret> && !std::is_constructible_v<QString, const Secret &>);
static_assert(!std::is_constructible_v<QByteArray, Secret> && !std::is_constructible_v<QVariant, Secret>);
static_assert(!std::is_constructible_v<std::string, Secret> && !std::is_convertible_v<Secret, QByteArrayView>);
// Nothing becomes a Secret unseen, and no QString does without being scrubbed.
static_assert(!std::is_convertible_v<QByteArrayView, Secret> && !std::is_convertible_v<QByteArray, Secret>);
static_assert(!std::is_constructible_v<Secret, QString>);

namespace {

QList<QByteArray> wiped;

QByteArray bytesOf(const Secret &secret)
{
    return secret.view().toByteArray();
}

} // namespace

/// Stands in for OpenSSL's: does the same, and keeps what was overwritten. So a test sees that bytes were wiped while
/// they were still owned, without a look at memory that was given back.
void OPENSSL_cleanse(void *ptr, size_t len)
{
    wiped.append(QByteArray(static_cast<const char *>(ptr), qsizetype(len)));
    for (volatile char *byte = static_cast<char *>(ptr); len > 0; --len)
        *byte++ = 0;
}

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { wiped.clear(); }

    void isWipedWhenItEnds();
    void isWipedWhenCleared();
    void isWipedWhenAssignedTo();
    void isWipedWholeAfterTruncation();
    void truncationWipesTheTail();
    void movingKeepsTheBytesInPlace();
    void movingToItselfKeepsTheBytes();
    void textBecomesUtf8AndIsWiped_data();
    void textBecomesUtf8AndIsWiped();
    void sharedTextIsOnlyLetGo();
    void bytesAreTakenAndWiped();
    void sharedBytesAreOnlyLetGo();
    void constantBytesAreNotWrittenTo();
    void cloneIsAnotherOwner();
    void comparesBytes_data();
    void comparesBytes();
    void printsAsSecret();
};

void TestSecret::isWipedWhenItEnds()
{
    {
        const Secret secret("amber"_ba);
        QCOMPARE(wiped, QList<QByteArray>());
        QCOMPARE(bytesOf(secret), "amber"_ba);
    }
    QCOMPARE(wiped, QList<QByteArray>{"amber"_ba});
}

void TestSecret::isWipedWhenCleared()
{
    Secret secret("amber"_ba);
    secret.clear();
    QCOMPARE(wiped, QList<QByteArray>{"amber"_ba});
    QVERIFY(secret.isEmpty());
    QCOMPARE(secret.view().size(), 0);
}

void TestSecret::isWipedWhenAssignedTo()
{
    Secret secret("old"_ba);
    secret = Secret("new"_ba);
    QCOMPARE(wiped, QList<QByteArray>{"old"_ba});
    QCOMPARE(bytesOf(secret), "new"_ba);
}

void TestSecret::isWipedWholeAfterTruncation()
{
    Secret secret("amber-forklift"_ba);
    secret.truncate(5);
    wiped.clear();
    secret.clear();
    QCOMPARE(wiped, QList<QByteArray>{"amber"_ba + QByteArray(9, '\0')});
}

void TestSecret::truncationWipesTheTail()
{
    Secret secret("amber-forklift"_ba);
    const char *tail = secret.data() + 5;
    secret.truncate(5);
    QCOMPARE(bytesOf(secret), "amber"_ba);
    QCOMPARE(wiped, QList<QByteArray>{"-forklift"_ba});
    QCOMPARE(QByteArray(tail, 9), QByteArray(9, '\0')); // still owned by it
}

void TestSecret::movingKeepsTheBytesInPlace()
{
    Secret from("amber"_ba);
    const void *place = from.view().data(); // as text it would have to end with a zero
    const Secret to(std::move(from));
    QCOMPARE(static_cast<const void *>(to.view().data()), place);
    QVERIFY(from.isEmpty());
    QVERIFY(wiped.isEmpty());
}

void TestSecret::movingToItselfKeepsTheBytes()
{
    Secret secret("amber"_ba);
    Secret &same = secret;
    secret = std::move(same);
    QCOMPARE(bytesOf(secret), "amber"_ba);
}

void TestSecret::textBecomesUtf8AndIsWiped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("utf8");
    QTest::newRow("ASCII") << u"amber-forklift-7"_s << "amber-forklift-7"_ba;
    QTest::newRow("umlauts") << u"k\u00e4the"_s << "k\xc3\xa4the"_ba;
    QTest::newRow("beyond the first plane") << u"\U0001F511 key"_s << "\xf0\x9f\x94\x91 key"_ba;
    QTest::newRow("with a NUL") << u"a\0b"_s << "a\0b"_ba;
    QTest::newRow("half a pair") << QString(QChar(0xd83d)) << "\xef\xbf\xbd"_ba;
}

void TestSecret::textBecomesUtf8AndIsWiped()
{
    QFETCH(const QString, text);
    QString source(text.constData(), text.size()); // shared with nobody
    const QByteArray utf16(reinterpret_cast<const char *>(text.constData()), text.size() * 2);
    const Secret secret = Secret::takeFrom(source);
    QTEST(bytesOf(secret), "utf8");
    QVERIFY(source.isEmpty());
    QVERIFY(wiped.contains(utf16));
}

void TestSecret::sharedTextIsOnlyLetGo()
{
    QString source = u"amber"_s + QString::number(7);
    const QString other = source;
    const Secret secret = Secret::takeFrom(source);
    QCOMPARE(bytesOf(secret), "amber7"_ba);
    QVERIFY(source.isEmpty());
    QCOMPARE(other, u"amber7"_s);
}

void TestSecret::bytesAreTakenAndWiped()
{
    QByteArray source("amber");
    const Secret secret = Secret::takeFrom(source);
    QCOMPARE(bytesOf(secret), "amber"_ba);
    QVERIFY(source.isEmpty());
    QCOMPARE(wiped, QList<QByteArray>{"amber"_ba});
}

void TestSecret::sharedBytesAreOnlyLetGo()
{
    QByteArray source("amber");
    const QByteArray other = source;
    const Secret secret = Secret::takeFrom(source);
    QVERIFY(source.isEmpty());
    QCOMPARE(other, "amber"_ba);
}

void TestSecret::constantBytesAreNotWrittenTo()
{
    QByteArray source = "amber"_ba; // lies in read-only memory
    const Secret secret = Secret::takeFrom(source);
    QCOMPARE(bytesOf(secret), "amber"_ba);
    QVERIFY(source.isEmpty());
}

void TestSecret::cloneIsAnotherOwner()
{
    Secret secret("amber"_ba);
    const Secret clone = secret.clone();
    QVERIFY(clone.view().data() != secret.view().data());
    secret.clear();
    QCOMPARE(bytesOf(clone), "amber"_ba);
}

void TestSecret::comparesBytes_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::newRow("same") << "amber"_ba
                          << "amber"_ba;
    QTest::newRow("both empty") << ""_ba
                                << ""_ba;
    QTest::newRow("one empty") << "amber"_ba
                               << ""_ba;
    QTest::newRow("last byte differs") << "amber"_ba
                                       << "ambes"_ba;
    QTest::newRow("one is the start of the other") << "amber"_ba
                                                   << "amb"_ba;
    QTest::newRow("differ behind a NUL") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3);
}

void TestSecret::comparesBytes()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QCOMPARE(Secret(a) == Secret(b), a == b);
    QCOMPARE(Secret(b) == Secret(a), a == b);
}

void TestSecret::printsAsSecret()
{
    QString printed;
    QDebug(&printed).noquote() << "token" << Secret("amber"_ba) << "!";
    QCOMPARE(printed.trimmed(), u"token [secret] !"_s);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_base_secret.moc"
