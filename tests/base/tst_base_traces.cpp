// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/traces.h"

#include <QCryptographicHash>
#include <QTest>

using dockpass::Secret;
using dockpass::Traces;
using namespace Qt::StringLiterals;

namespace {

/// Like a JWT: a beginning that all have, and what nobody can guess.
QByteArray token(int which, qsizetype size = 700)
{
    QByteArray text = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.";
    for (int i = 0; text.size() < size; ++i)
        text += QCryptographicHash::hash(QByteArray::number(which * 1000 + i), QCryptographicHash::Sha256)
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return text.first(size);
}

QByteArray wide(const QByteArray &text)
{
    const QString string = QString::fromLatin1(text);
    return {reinterpret_cast<const char *>(string.utf16()), string.size() * 2};
}

} // namespace

/// What finds a token must not be one.
class TestTraces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokensAreFound_data();
    void tokensAreFound();
    void amongZerosEachIsCounted_data();
    void amongZerosEachIsCounted();
    void otherTokensAreNot();
    void theyHoldNothingOfTheToken();
    void nothingNotedNothingFound();
    void theNewestAreKept();
};

void TestTraces::tokensAreFound_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = token(1);
    const QByteArray filler(1000, 'x');
    QTest::newRow("alone") << whole;
    QTest::newRow("within other bytes") << filler + whole + filler;
    QTest::newRow("its second half") << whole.sliced(whole.size() / 2);
    QTest::newRow("its last 16 bytes") << filler + whole.last(16);
    QTest::newRow("as UTF-16") << wide(filler + whole);
    QTest::newRow("as UTF-16, at an odd place") << 'x' + wide(whole);
    for (int shift = 0; shift < 3; ++shift)
        QTest::addRow("in base64, behind %d bytes", shift) << (QByteArray(shift, 'u') + whole + "tail").toBase64();
}

void TestTraces::tokensAreFound()
{
    QFETCH(const QByteArray, bytes);
    Traces traces;
    traces.note(Secret(token(1)));
    QVERIFY(traces.countIn(bytes) > 0);
    Traces another; // its key is its own
    another.note(Secret(token(1)));
    QVERIFY(another.countIn(bytes) > 0);
}

void TestTraces::amongZerosEachIsCounted_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("bytes") << token(1).last(16);
    QTest::newRow("UTF-16") << wide(token(1).last(16));
}

/// Wherever in otherwise unwritten memory: at the edge of a page, over it, at the end of what is looked at.
void TestTraces::amongZerosEachIsCounted()
{
    QFETCH(const QByteArray, piece);
    Traces traces;
    traces.note(Secret(token(1)));
    for (qsizetype at = 3 * 4096 - 40; at <= 3 * 4096 + 8; ++at) {
        QByteArray bytes(8 * 4096, '\0');
        bytes.replace(at, piece.size(), piece);
        bytes.replace(6 * 4096, piece.size(), piece);
        QCOMPARE(traces.countIn(bytes), 2);
        QCOMPARE(traces.countIn(QByteArrayView(bytes).first(at + piece.size())), 1);
    }
}

void TestTraces::otherTokensAreNot()
{
    Traces traces;
    traces.note(Secret(token(1)));
    QCOMPARE(traces.countIn(token(2)), 0);
    QCOMPARE(traces.countIn(token(1).first(60)), 0); // what all tokens begin with is no sign of one
    QByteArray changed = token(1, 64);
    changed[50] = '~';
    Traces shorter;
    shorter.note(Secret(token(1, 64)));
    QCOMPARE(shorter.countIn(changed.last(20)), 0);
}

void TestTraces::theyHoldNothingOfTheToken()
{
    Traces traces;
    traces.note(Secret(token(1)));
    QCOMPARE(traces.countIn({reinterpret_cast<const char *>(&traces), sizeof traces}), 0);
    const Traces copy = traces;
    QVERIFY(copy.countIn(token(1)) > 0);
}

void TestTraces::nothingNotedNothingFound()
{
    Traces traces;
    QCOMPARE(traces.countIn(token(1)), 0);
    traces.note(Secret("short"_ba));
    QVERIFY(traces.isEmpty());
    traces.note(Secret(token(1)));
    traces.clear();
    QCOMPARE(traces.countIn(token(1)), 0);
}

void TestTraces::theNewestAreKept()
{
    Traces traces;
    for (int i = 0; i < 200; ++i)
        traces.note(Secret(token(i)));
    QVERIFY(traces.countIn(token(199)) > 0);
    QVERIFY(traces.countIn(token(150)) > 0);
    QCOMPARE(traces.countIn(token(0)), 0);
}

QTEST_GUILESS_MAIN(TestTraces)
#include "tst_base_traces.moc"
