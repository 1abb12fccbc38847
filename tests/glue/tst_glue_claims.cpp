// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/claims.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::glue;
using namespace Qt::StringLiterals;

namespace {

QByteArray token(const QByteArray &payload)
{
    return "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9."
        + payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2lnbmF0dXJl";
}

Claims read(const QByteArray &text)
{
    return claimsOf(Secret(QByteArrayView(text)));
}

} // namespace

class ClaimsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUserTokenIsRead();
    void aWarehouseTokenIsRead();
    void timesMayBeWholeOrBroken_data();
    void timesMayBeWholeOrBroken();
    void textOutsideAsciiIsRead();
    void whatIsNoTokenGivesEmptyClaims_data();
    void whatIsNoTokenGivesEmptyClaims();
    void anOddClaimIsIgnoredAlone_data();
    void anOddClaimIsIgnoredAlone();
};

void ClaimsTest::aUserTokenIsRead()
{
    const Claims claims = read(token(
        R"({"aud":"frontend","jti":"30ec4410","iat":1699347834.4615901,"nbf":1699347834.4615929,"exp":1699376634.4426761,)"
        R"("sub":"{\"user_reference\":null,\"id_user\":4,\"uuid\":\"0d743cc3-a772\"}","scopes":["user","warehouse-user"]})"));
    QCOMPARE(claims.issuedAt, std::optional(1699347834.4615901));
    QCOMPARE(claims.expiresAt, std::optional(1699376634.4426761));
    QCOMPARE(claims.userUuid, u"0d743cc3-a772"_s);
    QCOMPARE(claims.scopes, QStringList({u"user"_s, u"warehouse-user"_s}));
    QVERIFY(!claims.warehouseId);
}

void ClaimsTest::aWarehouseTokenIsRead()
{
    const Claims claims = read(token(R"({"aud":["frontend"],"sub":"{\"id_warehouse\":1}","scopes":["warehouse"]})"));
    QCOMPARE(claims.warehouseId, std::optional<qint64>(1));
    QCOMPARE(claims.scopes, QStringList{u"warehouse"_s});
    QVERIFY(claims.userUuid.isEmpty());
}

// V19: the library writes a whole number when the microseconds happen to be zero.
void ClaimsTest::timesMayBeWholeOrBroken_data()
{
    QTest::addColumn<QByteArray>("exp");
    QTest::addColumn<double>("seconds");
    QTest::newRow("whole") << QByteArray("1699376634") << 1699376634.0;
    QTest::newRow("broken") << QByteArray("1699376634.5") << 1699376634.5;
    QTest::newRow("exponent") << QByteArray("1.699376634e9") << 1699376634.0;
}

void ClaimsTest::timesMayBeWholeOrBroken()
{
    QFETCH(const QByteArray, exp);
    QFETCH(const double, seconds);
    QCOMPARE(read(token("{\"exp\":" + exp + "}")).expiresAt, std::optional(seconds));
}

void ClaimsTest::textOutsideAsciiIsRead()
{
    // Case 68: these characters also need both letters that set base64url apart, and padding in plain base64.
    const QString scope = u"größe-✓-ÿÿ>?"_s;
    const QByteArray text = token("{\"scopes\":[\"" + scope.toUtf8() + "\"]}");
    QVERIFY(text.contains('-') || text.contains('_'));
    QCOMPARE(read(text).scopes, QStringList{scope});
}

void ClaimsTest::whatIsNoTokenGivesEmptyClaims_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("opaque") << QByteArray("def50200abcdef");
    QTest::newRow("two parts") << QByteArray("a.b");
    QTest::newRow("dots only") << QByteArray("..");
    QTest::newRow("five parts") << QByteArray("a.eyJleHAiOjF9.c.d.e");
    QTest::newRow("not base64") << QByteArray("aaa.$$$.ccc");
    QTest::newRow("not JSON") << QByteArray("aaa.bbb.ccc");
    QTest::newRow("list") << token("[1]");
    QTest::newRow("cut off") << token(R"({"exp":1)");
    QTest::newRow("deep") << token(QByteArray(20'000, '['));
}

void ClaimsTest::whatIsNoTokenGivesEmptyClaims()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(read(text), Claims());
}

void ClaimsTest::anOddClaimIsIgnoredAlone_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("times as text") << QByteArray(R"("iat":"yesterday","exp":"1")");
    QTest::newRow("times null") << QByteArray(R"("iat":null,"exp":null)");
    QTest::newRow("sub is no JSON") << QByteArray(R"("sub":"4")");
    QTest::newRow("sub cut off") << QByteArray(R"("sub":"{\"uuid\":")");
    QTest::newRow("sub is a number") << QByteArray(R"("sub":4)");
    QTest::newRow("sub without what we read") << QByteArray(R"("sub":"{\"id_user\":4}")");
    QTest::newRow("uuid null") << QByteArray(R"("sub":"{\"uuid\":null}")");
    QTest::newRow("warehouse broken") << QByteArray(R"("sub":"{\"id_warehouse\":1.5}")");
    QTest::newRow("warehouse as text") << QByteArray(R"("sub":"{\"id_warehouse\":\"one\"}")");
    QTest::newRow("warehouse huge") << QByteArray(R"("sub":"{\"id_warehouse\":1e300}")");
}

void ClaimsTest::anOddClaimIsIgnoredAlone()
{
    QFETCH(const QByteArray, members);
    Claims expected;
    expected.scopes = QStringList{u"user"_s};
    QCOMPARE(read(token(R"({"scopes":["user",7,null],)" + members + "}")), expected);
}

QTEST_GUILESS_MAIN(ClaimsTest)
#include "tst_glue_claims.moc"
