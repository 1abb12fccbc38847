// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QJsonArray>
#include <QLocale>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace dockpass::test;
using std::chrono::seconds;

namespace {

const QByteArray acceptJson = "Accept: application/json"_ba;

QString errorCode(const RawAnswer &answer)
{
    return ShopClient::errorIn(answer)["code"_L1].toString();
}

qint64 dateOf(const RawAnswer &answer)
{
    const QString text = QString::fromLatin1(answer.header("Date")).chopped(4);
    return QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy HH:mm:ss"_s).toSecsSinceEpoch();
}

} // namespace

/// How tokens live, turn over and die: contract 0.2, 2, 3.4 and 4.
class TestBackendTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void timesLieJustBelowTheLifetime();
    void refreshRotatesAndRefusesAReplay();
    void aReplayDoesNotHarmTheSuccessor();
    void anAccessTokenOutlivesItsRefresh();
    void aHalfWiredGrantUsesNothingUp();
    void aStaleAuthorizationAtTokenUsesNothingUp();
    void aWarehouseRefreshTokenGetsTheUsersLifetime();
    void blockedUsersStillRefresh();
    void anEndedAssignmentStopsTheExchangeOnly();
    void revokedRefreshTokensAreRefused();
    void lifetimesAreWhatTheProfileSays();
    void expiryAndDateFollowTheMovedClock();

private:
    std::unique_ptr<BackendProcess> m_backend;
};

void TestBackendTokens::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestBackendTokens::init()
{
    QVERIFY(m_backend->setProfile(u"refresh"_s, seconds(28800), seconds(604800)));
    QVERIFY(m_backend->patchUser(BackendProcess::demoUser(), {{u"active"_s, true}, {u"activeWarehouse"_s, 1}}));
}

void TestBackendTokens::timesLieJustBelowTheLifetime()
{
    const RawAnswer answer =
        ShopClient(*m_backend).askPassword(BackendProcess::demoUser(), BackendProcess::demoPassword());
    const QJsonObject claims = ShopClient::claimsOf(ShopClient::tokensIn(answer).access);
    const double lifetime = claims["exp"_L1].toDouble() - claims["iat"_L1].toDouble();
    QVERIFY2(lifetime < 28800 && lifetime > 28799, qPrintable(QString::number(lifetime, 'f', 6)));
    QCOMPARE(std::floor(claims["iat"_L1].toDouble()), static_cast<double>(dateOf(answer)));
    QVERIFY(answer.body().contains("\"expires_in\":28800") || answer.body().contains("\"expires_in\":28799"));
    QVERIFY(!claims.contains("iss"_L1));
    QCOMPARE(claims["jti"_L1].toString().size(), 80);
}

void TestBackendTokens::refreshRotatesAndRefusesAReplay()
{
    const ShopClient shop(*m_backend);
    const ShopClient::Tokens first = shop.userTokens();
    const ShopClient::Tokens second = ShopClient::tokensIn(shop.askRefresh(first.refresh));
    QVERIFY(second.refresh.startsWith("def50200"));
    QVERIFY(second.refresh != first.refresh);
    QVERIFY(second.access != first.access);
    QCOMPARE(ShopClient::claimsOf(second.access)["sub"_L1], ShopClient::claimsOf(first.access)["sub"_L1]);

    const RawAnswer replay = shop.askRefresh(first.refresh);
    QCOMPARE(replay.status(), 400);
    QCOMPARE(errorCode(replay), u"invalid_request"_s);
}

void TestBackendTokens::aReplayDoesNotHarmTheSuccessor()
{
    const ShopClient shop(*m_backend);
    const QByteArray first = shop.userTokens().refresh;
    const QByteArray second = ShopClient::tokensIn(shop.askRefresh(first)).refresh;
    QCOMPARE(shop.askRefresh(first).status(), 400);
    QCOMPARE(shop.askRefresh(second).status(), 200);
}

void TestBackendTokens::anAccessTokenOutlivesItsRefresh()
{
    const ShopClient shop(*m_backend);
    const ShopClient::Tokens first = shop.userTokens();
    QCOMPARE(shop.askRefresh(first.refresh).status(), 200);
    QCOMPARE(shop.askWarehouse(first.access).status(), 201);
}

void TestBackendTokens::aHalfWiredGrantUsesNothingUp()
{
    const ShopClient shop(*m_backend);
    QVERIFY(m_backend->setProfile(u"half"_s));
    const QByteArray token = shop.userTokens().refresh;
    const RawAnswer refused = shop.askRefresh(token);
    QCOMPARE(refused.status(), 400);
    QCOMPARE(errorCode(refused), u"invalid_scope"_s);

    QVERIFY(m_backend->setProfile(u"refresh"_s));
    QCOMPARE(shop.askRefresh(token).status(), 200);
}

void TestBackendTokens::aStaleAuthorizationAtTokenUsesNothingUp()
{
    const ShopClient shop(*m_backend);
    const ShopClient::Tokens tokens = shop.userTokens();
    const RawAnswer refused =
        shop.request("POST"_ba, "/token"_ba, {acceptJson, "Authorization: Bearer stale"_ba},
                     R"({"grant_type":"refresh_token","refresh_token":")"_ba + tokens.refresh + "\"}");
    QCOMPARE(refused.status(), 401);
    QCOMPARE(shop.askRefresh(tokens.refresh).status(), 200);
}

void TestBackendTokens::aWarehouseRefreshTokenGetsTheUsersLifetime()
{
    const ShopClient shop(*m_backend);
    const RawAnswer answer = shop.askRefresh(shop.warehouseTokens().refresh);
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.body().startsWith("{\"token_type\":\"Bearer\",\"expires_in\":28"));
    const QJsonObject claims = ShopClient::claimsOf(ShopClient::tokensIn(answer).access);
    QCOMPARE(claims["sub"_L1].toString(), u"{\"id_warehouse\":1}"_s);
    QCOMPARE(claims["scopes"_L1].toArray(), QJsonArray{u"warehouse"_s});
}

void TestBackendTokens::blockedUsersStillRefresh()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = shop.userTokens().refresh;
    QVERIFY(m_backend->patchUser(BackendProcess::demoUser(), {{u"active"_s, false}}));
    QCOMPARE(errorCode(shop.askPassword(BackendProcess::demoUser(), BackendProcess::demoPassword())),
             u"invalid_grant"_s);
    QCOMPARE(shop.askRefresh(token).status(), 200);
}

void TestBackendTokens::anEndedAssignmentStopsTheExchangeOnly()
{
    const ShopClient shop(*m_backend);
    const QByteArray access = shop.userTokens().access;
    const QByteArray warehouseRefresh = ShopClient::tokensIn(shop.askWarehouse(access)).refresh;

    QVERIFY(m_backend->patchUser(BackendProcess::demoUser(), {{u"activeWarehouse"_s, QJsonValue::Null}}));
    QCOMPARE(errorCode(shop.askWarehouse(access)), u"5101"_s);
    QCOMPARE(shop.askRefresh(warehouseRefresh).status(), 200);

    QVERIFY(m_backend->patchUser(BackendProcess::demoUser(), {{u"activeWarehouse"_s, 2}}));
    const QByteArray moved = ShopClient::tokensIn(shop.askWarehouse(access)).access;
    QCOMPARE(ShopClient::claimsOf(moved)["sub"_L1].toString(), u"{\"id_warehouse\":2}"_s);
}

void TestBackendTokens::revokedRefreshTokensAreRefused()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = shop.userTokens().refresh;
    QVERIFY(m_backend->revokeRefreshTokens());
    QCOMPARE(errorCode(shop.askRefresh(token)), u"invalid_request"_s);
}

void TestBackendTokens::lifetimesAreWhatTheProfileSays()
{
    const ShopClient shop(*m_backend);
    QVERIFY(m_backend->setProfile(u"stock"_s, seconds(60), seconds(20)));
    const QJsonObject user = ShopClient::claimsOf(shop.userTokens().access);
    QCOMPARE(std::ceil(user["exp"_L1].toDouble() - user["iat"_L1].toDouble()), 60.0);
    const QJsonObject warehouse = ShopClient::claimsOf(shop.warehouseTokens().access);
    QCOMPARE(std::ceil(warehouse["exp"_L1].toDouble() - warehouse["iat"_L1].toDouble()), 20.0);
}

void TestBackendTokens::expiryAndDateFollowTheMovedClock()
{
    const ShopClient shop(*m_backend);
    const ShopClient::Tokens tokens = shop.userTokens();
    const qint64 before = dateOf(shop.askWarehouse(tokens.access));
    QVERIFY(m_backend->advance(seconds(28790)));
    QCOMPARE(shop.askWarehouse(tokens.access).status(), 201);
    QVERIFY(m_backend->advance(seconds(10)));
    const RawAnswer expired = shop.askWarehouse(tokens.access);
    QCOMPARE(errorCode(expired), u"001"_s);
    QVERIFY(dateOf(expired) - before >= 28800);
    QVERIFY(dateOf(expired) - before < 28860);
    QCOMPARE(shop.askRefresh(tokens.refresh).status(), 200);
}

QTEST_GUILESS_MAIN(TestBackendTokens)
#include "tst_backend_tokens.moc"
