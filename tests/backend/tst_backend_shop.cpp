// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass::test;

namespace {

const QByteArray acceptJsonApi = "Accept: application/vnd.api+json"_ba;

struct Person
{
    QString name;
    QString password;
};
const Person rover{u"rover@dockpass.example"_s, u"violet-ramp-3"_s};        // works in warehouse 2 of 1, 2, 3 and 4
const Person lead{u"lead@dockpass.example"_s, u"black-stamp-2"_s};          // Back Office, works in 1 of 1 and 2
const Person office{u"office@dockpass.example"_s, u"green-ledger-9"_s};     // Back Office, no assignment
const Person oldserver{u"oldserver@dockpass.example"_s, u"grey-crate-2"_s}; // scope "user" alone, no uuid
const Person picker{BackendProcess::demoUser(), BackendProcess::demoPassword()};

QString errorCode(const RawAnswer &answer)
{
    return ShopClient::errorIn(answer)["code"_L1].toString();
}

QString message(const RawAnswer &answer)
{
    return ShopClient::errorIn(answer)["message"_L1].toString();
}

} // namespace

/// Picking lists, and what else a shop may have or lack: contract 5, 10 and 11.
class TestBackendShop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void pickingListsDependOnWhoAsks_data();
    void pickingListsDependOnWhoAsks();
    void pickingListsHaveTheContractsShape();
    void pickingListsNeedAScope();
    void modulesCanBeMissingOrClosed_data();
    void modulesCanBeMissingOrClosed();
    void switchesAreSetWholeOrNotAtAll();

private:
    [[nodiscard]] QByteArray tokenOf(const Person &person) const;

    std::unique_ptr<BackendProcess> m_backend;
};

void TestBackendShop::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestBackendShop::init()
{
    QVERIFY(m_backend->changeShop({{u"assignments"_s, u"open"_s}, {u"pickingLists"_s, true}}));
    QVERIFY(m_backend->patchUser(rover.name, {{u"activeWarehouse"_s, 2}}));
    QVERIFY(m_backend->patchUser(picker.name, {{u"activeWarehouse"_s, 1}}));
}

QByteArray TestBackendShop::tokenOf(const Person &person) const
{
    return ShopClient(*m_backend).userTokens(person.name, person.password).access;
}

void TestBackendShop::pickingListsDependOnWhoAsks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QJsonValue>("warehouse"); // that is active
    QTest::addColumn<bool>("byWarehouseToken");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("count");
    const QByteArray ready = "?filter[picking-lists.status]=ready-for-picking"_ba;
    const auto row = [](const char *name, const Person &who, const QJsonValue &warehouse, bool byWarehouseToken,
                        const QByteArray &query, int count) {
        QTest::newRow(name) << who.name << who.password << warehouse << byWarehouseToken << query << count;
    };
    row("own and nobody's", picker, 1, false, ready, 4);
    row("nobody's", rover, 1, false, ready, 3);
    row("colleagues' too", picker, 1, true, ready, 5);
    row("of any status", picker, 1, true, {}, 8);
    row("started", picker, 1, true, "?filter[picking-lists.status]=picking-started"_ba, 1);
    row("only own without a warehouse", picker, QJsonValue::Null, false, ready, 2);
    row("none without a warehouse", rover, QJsonValue::Null, false, ready, 0);
    row("elsewhere", rover, 4, true, ready, 0);
    row("Back Office, by warehouse", lead, 1, false, ready, 3);
    row("very many", rover, 3, false, ready, 150);
    row("a hundred and one of them", rover, 3, true, ready + "&page[offset]=0&page[limit]=101", 101);
    row("the last of them", rover, 3, true, ready + "&page[offset]=149&page[limit]=101", 1);
    row("no such list", rover, 3, true, "?filter[picking-lists.uuids][]=x"_ba, 0);
}

void TestBackendShop::pickingListsDependOnWhoAsks()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QJsonValue, warehouse);
    QFETCH(bool, byWarehouseToken);
    QFETCH(QByteArray, query);
    QFETCH(int, count);
    const ShopClient shop(*m_backend);
    QVERIFY(m_backend->patchUser(name, {{u"activeWarehouse"_s, warehouse}}));
    QByteArray token = shop.userTokens(name, password).access;
    if (byWarehouseToken)
        token = ShopClient::tokensIn(shop.askWarehouse(token)).access;
    const RawAnswer answer = shop.askPickingLists(token, query);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(ShopClient::dataIn(answer).size(), count);
}

void TestBackendShop::pickingListsHaveTheContractsShape()
{
    const ShopClient shop(*m_backend);
    const RawAnswer answer = shop.askPickingLists(shop.warehouseTokens().access, "?page[offset]=0&page[limit]=1"_ba);
    const QJsonObject list = ShopClient::dataIn(answer).first().toObject();
    QCOMPARE(list.keys(), (QStringList{u"attributes"_s, u"id"_s, u"links"_s, u"type"_s}));
    QCOMPARE(list["type"_L1].toString(), u"picking-lists"_s);
    QCOMPARE(list["attributes"_L1].toObject().keys(), (QStringList{u"createdAt"_s, u"status"_s, u"updatedAt"_s}));
    QCOMPARE(QJsonDocument::fromJson(answer.body()).object().keys(), (QStringList{u"data"_s, u"links"_s}));
}

void TestBackendShop::pickingListsNeedAScope()
{
    const ShopClient shop(*m_backend);
    const RawAnswer nobody = shop.request("GET"_ba, "/picking-lists"_ba, {acceptJsonApi});
    for (const RawAnswer &answer : {nobody, shop.askPickingLists(tokenOf(oldserver))}) {
        QCOMPARE(answer.status(), 403);
        QVERIFY(ShopClient::errorIn(answer)["code"_L1].isNull());
        QCOMPARE(message(answer), u"Authorization failed."_s);
    }
    QCOMPARE(errorCode(shop.askPickingLists("garbage"_ba)), u"001"_s);
}

void TestBackendShop::modulesCanBeMissingOrClosed_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<int>("assignments");
    QTest::addColumn<int>("assignmentsOfBackOffice");
    QTest::addColumn<int>("pickingLists");
    QTest::newRow("all there") << QJsonObject{} << 200 << 200 << 200;
    QTest::newRow("no assignments") << QJsonObject{{u"assignments"_s, u"missing"_s}} << 404 << 404 << 200;
    QTest::newRow("closed to warehouse users") << QJsonObject{{u"assignments"_s, u"closed"_s}} << 403 << 200 << 200;
    QTest::newRow("no picking lists") << QJsonObject{{u"pickingLists"_s, false}} << 200 << 200 << 404;
}

void TestBackendShop::modulesCanBeMissingOrClosed()
{
    QFETCH(QJsonObject, change);
    QFETCH(int, assignments);
    QFETCH(int, assignmentsOfBackOffice);
    QFETCH(int, pickingLists);
    QVERIFY(m_backend->changeShop(change));
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(rover);
    const RawAnswer answer = shop.askAssignments(token);
    QCOMPARE(answer.status(), assignments);
    if (assignments == 404)
        QCOMPARE(errorCode(answer), u"007"_s);
    if (assignments == 403)
        QCOMPARE(message(answer), u"Unauthorized request."_s);
    QCOMPARE(shop.askAssignments(tokenOf(office)).status(), assignmentsOfBackOffice);
    QCOMPARE(shop.askPickingLists(token).status(), pickingLists);
    // The exchange needs none of them.
    QCOMPARE(shop.askWarehouse(token).status(), 201);
}

void TestBackendShop::switchesAreSetWholeOrNotAtAll()
{
    QVERIFY(!m_backend->changeShop({{u"assignments"_s, u"missing"_s}, {u"pickingLists"_s, u"no"_s}}));
    QVERIFY(!m_backend->changeShop({{u"assignments"_s, u"ajar"_s}}));
    QVERIFY(!m_backend->changeShop({{u"mfaResources"_s, QJsonArray{u"everything"_s}}}));
    QCOMPARE(ShopClient(*m_backend).askAssignments(tokenOf(rover)).status(), 200);

    BackendProcess other({u"--set"_s, u"assignments=missing"_s, u"--set"_s, u"pickingLists=false"_s});
    QVERIFY2(other.isRunning(), qPrintable(other.errorString()));
    const ShopClient shop(other);
    QCOMPARE(shop.askAssignments(shop.userTokens().access).status(), 404);
    QCOMPARE(shop.askPickingLists(shop.userTokens().access).status(), 404);
}

QTEST_GUILESS_MAIN(TestBackendShop)
#include "tst_backend_shop.moc"
