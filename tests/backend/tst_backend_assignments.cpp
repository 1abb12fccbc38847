// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dockpass::test;

namespace {

const QByteArray path = "/warehouse-user-assignments"_ba;
const QByteArray acceptJson = "Accept: application/json"_ba;
const QByteArray acceptJsonApi = "Accept: application/vnd.api+json"_ba;
const QByteArray jsonApiType = "Content-Type: application/vnd.api+json"_ba;

struct Person
{
    QString name;
    QString password;
};
const Person rover{u"rover@dockpass.example"_s, u"violet-ramp-3"_s};      // works in warehouse 2 of 1, 2, 3 and 4
const Person chooser{u"chooser@dockpass.example"_s, u"copper-door-8"_s};  // 1, 2 and 3, none of them active
const Person starter{u"starter@dockpass.example"_s, u"silver-scale-1"_s}; // 2, not active
const Person attic{u"attic@dockpass.example"_s, u"brown-ladder-6"_s};     // 1, and works in 5, a disabled stock
const Person lead{u"lead@dockpass.example"_s, u"black-stamp-2"_s};        // Back Office, works in 1 of 1 and 2
const Person everywhere{u"everywhere@dockpass.example"_s, u"golden-crane-7"_s};
const Person floater{u"floater@dockpass.example"_s, u"blue-pallet-4"_s};    // no assignment
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

QString subject(const QByteArray &token)
{
    return ShopClient::claimsOf(token)["sub"_L1].toString();
}

QString uuidOf(const QByteArray &userToken)
{
    return QJsonDocument::fromJson(subject(userToken).toUtf8())["uuid"_L1].toString();
}

QString warehouseName(const QJsonValue &row)
{
    return row["attributes"_L1]["warehouse"_L1]["name"_L1].toString();
}

/// The row of a warehouse.
QJsonValue rowOf(const QJsonArray &rows, const QString &warehouse)
{
    for (const QJsonValue row : rows) {
        if (warehouseName(row) == warehouse)
            return row;
    }
    return {};
}

QStringList activeIn(const QJsonArray &rows)
{
    QStringList names;
    for (const QJsonValue row : rows) {
        if (row["attributes"_L1]["isActive"_L1].toBool())
            names += warehouseName(row);
    }
    return names;
}

} // namespace

/// Who may work where, and the switch of the warehouse: contract 0.1, 5 and 10.
class TestBackendAssignments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void assignmentsHaveTheContractsShape();
    void refusalsAreTheContracts_data();
    void refusalsAreTheContracts();
    void everyoneSeesWhatTheyMay_data();
    void everyoneSeesWhatTheyMay();
    void filtersAndPagesNarrow_data();
    void filtersAndPagesNarrow();
    void activatingOneDeactivatesTheOthersAndMovesTheToken();
    void activatingTheOnlyOneEndsTheRefusal();
    void aStringIsABooleanToTheShop_data();
    void aStringIsABooleanToTheShop();
    void whatIsSomeoneElsesIsNotFound();
    void aDisabledStockStillGivesAToken();
    void oddNamesArriveAsTheyAre();
    void theShortFormIsAnAssignment();
    void assignmentsChangeUnderTheClient();

private:
    [[nodiscard]] QByteArray tokenOf(const Person &person) const;

    std::unique_ptr<BackendProcess> m_backend;
};

void TestBackendAssignments::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestBackendAssignments::init()
{
    QVERIFY(m_backend->patchUser(rover.name, {{u"activeWarehouse"_s, 2}}));
    QVERIFY(m_backend->patchUser(picker.name, {{u"activeWarehouse"_s, 1}}));
    QVERIFY(m_backend->patchUser(chooser.name, {{u"activeWarehouse"_s, QJsonValue::Null}}));
    QVERIFY(m_backend->patchUser(starter.name, {{u"activeWarehouse"_s, QJsonValue::Null}}));
}

QByteArray TestBackendAssignments::tokenOf(const Person &person) const
{
    return ShopClient(*m_backend).userTokens(person.name, person.password).access;
}

void TestBackendAssignments::assignmentsHaveTheContractsShape()
{
    const QByteArray token = tokenOf(starter);
    const RawAnswer answer = ShopClient(*m_backend).askAssignments(token);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.header("Content-Type"), "application/vnd.api+json"_ba);
    const QString uuid = ShopClient::dataIn(answer).first()["id"_L1].toString();
    const QByteArray expected =
        R"({"data":[{"type":"warehouse-user-assignments","id":"%1","attributes":{"userUuid":"%2",)"
        R"("warehouse":{"uuid":"70f399db-5d1a-586e-89af-cb493c3e4ff9","name":"Warehouse2","isActive":true},)"
        R"("isActive":false},"links":{"self":"https:\/\/glue-backend.dockpass.example\/warehouse-user-assignments\/%1"}}],)"
        R"("links":{"self":"https:\/\/glue-backend.dockpass.example\/warehouse-user-assignments"}})"_ba;
    QCOMPARE(QString::fromUtf8(answer.body()), QString::fromUtf8(expected).arg(uuid, uuidOf(token)));
    // No warehouse number and no total anywhere.
    QVERIFY(!answer.body().contains("meta"));

    const RawAnswer slashed =
        ShopClient(*m_backend)
            .request("GET"_ba, path + '/', {acceptJsonApi, jsonApiType, "Authorization: Bearer "_ba + token});
    QCOMPARE(slashed.body(), answer.body());
    const RawAnswer one = ShopClient(*m_backend)
                              .request("GET"_ba, path + '/' + uuid.toLatin1() + '/',
                                       {acceptJsonApi, "Authorization: Bearer "_ba + token});
    QCOMPARE(one.status(), 200);
    QVERIFY(one.body().startsWith("{\"data\":{"));
    QCOMPARE(ShopClient::dataIn(one), ShopClient::dataIn(answer));

    const RawAnswer none = ShopClient(*m_backend).askAssignments(tokenOf(floater));
    QVERIFY2(none.body().startsWith("{\"data\":[],\"links\":{"), none.body().constData());
}

void TestBackendAssignments::refusalsAreTheContracts_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    QTest::addColumn<QJsonValue>("code");
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &where,
                        const QByteArrayList &headers, const QByteArray &token, int status, const QJsonValue &code) {
        QTest::newRow(name) << method << where << headers << token << status << code;
    };
    const QByteArray get = "GET"_ba;
    const QByteArray patch = "PATCH"_ba;
    const QJsonValue null = QJsonValue::Null;
    const QByteArray user = tokenOf(rover);
    const QByteArray warehouse = ShopClient(*m_backend).warehouseTokens().access;

    // The convention decides what exists, contract 0.1
    row("Accept of the other convention", get, path, {acceptJson}, user, 404, u"007"_s);
    row("no Accept", get, path, {}, user, 415, u"010"_s);
    row("PATCH by Accept alone", patch, path + "/x", {acceptJsonApi}, user, 415, u"010"_s);
    row("PATCH with JSON content", patch, path + "/x", {acceptJson, "Content-Type: application/json"_ba}, user, 404,
        u"007"_s);
    row("PATCH by Content-Type alone", patch, path + "/x", {jsonApiType}, user, 404, u"5201"_s);
    row("GET by Content-Type alone", get, path + "/x", {acceptJson, jsonApiType}, user, 404, u"5201"_s);
    row("Accept with parameters", get, path + "/x", {acceptJsonApi + "; q=0.9"}, user, 404, u"5201"_s);
    row("token under JSON:API", "POST"_ba, "/token"_ba, {jsonApiType}, {}, 404, u"007"_s);
    row("picking lists, other convention", get, "/picking-lists"_ba, {acceptJson}, user, 404, u"007"_s);
    // Paths and methods, contract 10
    row("PATCH of all", patch, path, {jsonApiType}, user, 404, u"008"_s);
    row("PUT", "PUT"_ba, path + "/x", {jsonApiType}, user, 404, u"008"_s);
    row("too deep", get, path + "/x/y", {acceptJsonApi}, user, 404, u"007"_s);
    // Whose token, contract 3.3 and 5
    row("no token", get, path, {acceptJsonApi}, {}, 403, null);
    row("no token, PATCH", patch, path + "/x", {jsonApiType}, {}, 403, null);
    row("a warehouse's token", get, path, {acceptJsonApi}, warehouse, 403, null);
    row("a warehouse's token, PATCH", patch, path + "/x", {jsonApiType}, warehouse, 403, null);
    row("garbage", get, path, {acceptJsonApi}, "garbage"_ba, 401, u"001"_s);
    // Filters, contract 5
    row("filter without resource", get, path + "?filter[userUuid]=x", {acceptJsonApi}, user, 400, u"011"_s);
    row("filter without brackets", get, path + "?filter=x", {acceptJsonApi}, user, 400, u"011"_s);
}

void TestBackendAssignments::refusalsAreTheContracts()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, headers);
    QFETCH(QByteArray, token);
    QFETCH(int, status);
    QFETCH(QJsonValue, code);
    if (!token.isEmpty())
        headers += "Authorization: Bearer "_ba + token;
    const RawAnswer answer = ShopClient(*m_backend).request(method, path, headers, method == "GET" ? ""_ba : "{}"_ba);
    QCOMPARE(answer.status(), status);
    QCOMPARE(ShopClient::errorIn(answer)["code"_L1], code);
    if (code.isNull())
        QCOMPARE(message(answer), u"Unauthorized request."_s);
    const bool jsonApi = answer.header("Content-Type") == "application/vnd.api+json";
    QCOMPARE(answer.body().startsWith(jsonApi ? "{\"errors\":[" : "["), true);
}

void TestBackendAssignments::everyoneSeesWhatTheyMay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("own");
    QTest::addColumn<bool>("all");
    const auto row = [](const char *name, const Person &who, int own, bool all) {
        QTest::newRow(name) << who.name << who.password << own << all;
    };
    row("several", rover, 4, false);
    row("one", starter, 1, false);
    row("none", floater, 0, false);
    row("very many", everywhere, 30, false);
    row("Back Office", lead, 2, true);
    row("Back Office without own", office, 0, true);
}

void TestBackendAssignments::everyoneSeesWhatTheyMay()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(int, own);
    QFETCH(bool, all);
    const ShopClient shop(*m_backend);
    const QByteArray token = shop.userTokens(name, password).access;
    const qsizetype seen = ShopClient::dataIn(shop.askAssignments(token)).size();
    QVERIFY(all ? seen > 40 : seen == own);
    const QByteArray ownOnly = "?filter[warehouse-user-assignments.userUuid]="_ba + uuidOf(token).toLatin1();
    QCOMPARE(ShopClient::dataIn(shop.askAssignments(token, ownOnly)).size(), own);
}

void TestBackendAssignments::filtersAndPagesNarrow_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("warehouses");
    const QStringList all{u"Warehouse1"_s, u"Warehouse2"_s, u"Hamburg Hafen"_s, u"Wien Nord"_s};
    const QByteArray filter = "?filter[warehouse-user-assignments."_ba;
    QTest::newRow("active") << filter + "isActive]=true" << all.mid(1, 1);
    QTest::newRow("active, as a number") << filter + "isActive]=1" << all.mid(1, 1);
    QTest::newRow("not active") << filter + "isActive]=false" << all.first(1) + all.mid(2);
    QTest::newRow("a warehouse") << filter + "warehouseUuid]=70f399db-5d1a-586e-89af-cb493c3e4ff9" << all.mid(1, 1);
    QTest::newRow("someone else") << filter + "userUuid]=262feb9d-33a7-5c55-9b04-45b1fd22067e" << QStringList();
    QTest::newRow("no such assignment") << filter + "uuid]=x" << QStringList();
    QTest::newRow("encoded") << "?filter%5Bwarehouse-user-assignments.isActive%5D=true"_ba << all.mid(1, 1);
    QTest::newRow("unknown property") << filter + "colour]=red" << all;
    QTest::newRow("a page") << "?page[offset]=1&page[limit]=2"_ba << all.mid(1, 2);
    QTest::newRow("a page behind the end") << "?page[offset]=9&page[limit]=2"_ba << QStringList();
    QTest::newRow("limit alone is no page") << "?page[limit]=2"_ba << all;
}

void TestBackendAssignments::filtersAndPagesNarrow()
{
    QFETCH(QByteArray, query);
    QFETCH(QStringList, warehouses);
    QStringList seen;
    for (const QJsonValue row : ShopClient::dataIn(ShopClient(*m_backend).askAssignments(tokenOf(rover), query)))
        seen += warehouseName(row);
    QCOMPARE(seen, warehouses);
}

void TestBackendAssignments::activatingOneDeactivatesTheOthersAndMovesTheToken()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(rover);
    const QJsonArray before = ShopClient::dataIn(shop.askAssignments(token));
    QCOMPARE(activeIn(before), QStringList{u"Warehouse2"_s});
    const QByteArray old = ShopClient::tokensIn(shop.askWarehouse(token)).access;

    const RawAnswer answer = shop.activate(token, rowOf(before, u"Wien Nord"_s)["id"_L1].toString());
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.body().startsWith("{\"data\":{")); // the one, not the deactivated
    QCOMPARE(activeIn(ShopClient::dataIn(answer)), QStringList{u"Wien Nord"_s});
    QCOMPARE(activeIn(ShopClient::dataIn(shop.askAssignments(token))), QStringList{u"Wien Nord"_s});

    QCOMPARE(subject(ShopClient::tokensIn(shop.askWarehouse(token)).access), u"{\"id_warehouse\":4}"_s);
    // The old token is not called back (contract 3.4).
    QCOMPARE(shop.askPickingLists(old).status(), 200);
}

void TestBackendAssignments::activatingTheOnlyOneEndsTheRefusal()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(starter);
    QCOMPARE(errorCode(shop.askWarehouse(token)), u"5101"_s);
    const QString uuid = ShopClient::dataIn(shop.askAssignments(token)).first()["id"_L1].toString();
    QCOMPARE(shop.activate(token, uuid).status(), 200);
    QCOMPARE(subject(ShopClient::tokensIn(shop.askWarehouse(token)).access), u"{\"id_warehouse\":2}"_s);
}

void TestBackendAssignments::aStringIsABooleanToTheShop_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QStringList>("active");
    QTest::newRow("true") << R"({"isActive":true})"_ba << QStringList{u"Warehouse1"_s};
    QTest::newRow("\"true\"") << R"({"isActive":"true"})"_ba << QStringList{u"Warehouse1"_s};
    QTest::newRow("false") << R"({"isActive":false})"_ba << QStringList{u"Warehouse2"_s};
    // Not empty, so the others are deactivated all the same.
    QTest::newRow("\"false\"") << R"({"isActive":"false"})"_ba << QStringList();
    QTest::newRow("nothing") << "{}"_ba << QStringList{u"Warehouse2"_s};
}

void TestBackendAssignments::aStringIsABooleanToTheShop()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QStringList, active);
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(rover);
    const QJsonValue row = rowOf(ShopClient::dataIn(shop.askAssignments(token)), u"Warehouse1"_s);
    // `type` is not checked.
    const RawAnswer answer = shop.request("PATCH"_ba, path + '/' + row["id"_L1].toString().toLatin1(),
                                          {jsonApiType, "Authorization: Bearer "_ba + token},
                                          "{\"data\":{\"type\":\"x\",\"attributes\":"_ba + attributes + "}}");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(activeIn(ShopClient::dataIn(shop.askAssignments(token))), active);
}

void TestBackendAssignments::whatIsSomeoneElsesIsNotFound()
{
    const ShopClient shop(*m_backend);
    const QString rovers = ShopClient::dataIn(shop.askAssignments(tokenOf(rover))).first()["id"_L1].toString();
    const RawAnswer refused = shop.activate(tokenOf(chooser), rovers);
    QCOMPARE(refused.status(), 404);
    QCOMPARE(errorCode(refused), u"5201"_s);
    QCOMPARE(errorCode(shop.activate(tokenOf(rover), u"no-such-thing"_s)), u"5201"_s);
    // Back Office users arrange the work of others.
    QCOMPARE(shop.activate(tokenOf(office), rovers).status(), 200);
    QCOMPARE(subject(ShopClient::tokensIn(shop.askWarehouse(tokenOf(rover))).access), u"{\"id_warehouse\":1}"_s);

    // A token without a uuid belongs to nobody.
    const RawAnswer nobody = shop.askAssignments(tokenOf(oldserver));
    QCOMPARE(nobody.status(), 403);
    QCOMPARE(errorCode(nobody), u"5204"_s);
}

void TestBackendAssignments::aDisabledStockStillGivesAToken()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(attic);
    const QJsonValue row = rowOf(ShopClient::dataIn(shop.askAssignments(token)), u"Leipzig Alt"_s);
    QCOMPARE(row["attributes"_L1]["isActive"_L1].toBool(), true);
    QCOMPARE(row["attributes"_L1]["warehouse"_L1]["isActive"_L1].toBool(true), false);
    QCOMPARE(shop.askWarehouse(token).status(), 201);
}

void TestBackendAssignments::oddNamesArriveAsTheyAre()
{
    const RawAnswer answer = ShopClient(*m_backend).askAssignments(tokenOf(everywhere));
    QStringList names;
    for (const QJsonValue row : ShopClient::dataIn(answer))
        names += warehouseName(row);
    QCOMPARE(names.size(), 30);
    for (const QString &name : {u"\u200f\u202eHalle 7\u202c"_s, u"Halle\u0007\u001b[31mrot"_s, u"Tab\tTab"_s, QString(),
                                u"<b>Fett</b> & <img src=x onerror=alert(1)>"_s, u"C:\\Lager\\1"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
    QVERIFY(std::any_of(names.cbegin(), names.cend(), [](const QString &name) { return name.size() > 250; }));
    // As the shop writes JSON: ASCII only, and no tag in it.
    const QByteArray body = answer.body();
    QVERIFY(std::all_of(body.cbegin(), body.cend(), [](char c) { return c > 0x1f && c != '<'; }));
}

void TestBackendAssignments::theShortFormIsAnAssignment()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(picker);
    const QJsonArray rows = ShopClient::dataIn(shop.askAssignments(token));
    QCOMPARE(activeIn(rows), QStringList{u"Warehouse1"_s});
    QVERIFY(m_backend->patchUser(picker.name, {{u"activeWarehouse"_s, 2}}));
    QCOMPARE(activeIn(ShopClient::dataIn(shop.askAssignments(token))), QStringList{u"Warehouse2"_s});
    QCOMPARE(shop.activate(token, rowOf(rows, u"Warehouse1"_s)["id"_L1].toString()).status(), 200);
    QCOMPARE(subject(ShopClient::tokensIn(shop.askWarehouse(token)).access), u"{\"id_warehouse\":1}"_s);
}

void TestBackendAssignments::assignmentsChangeUnderTheClient()
{
    const ShopClient shop(*m_backend);
    const QByteArray token = tokenOf(chooser);
    const QString uuid = ShopClient::dataIn(shop.askAssignments(token)).first()["id"_L1].toString();
    const QJsonArray kept{
        QJsonObject{{u"uuid"_s, u"other"_s}, {u"warehouse"_s, QJsonObject{{u"id"_s, 6}, {u"uuid"_s, u"w6"_s}}}}};
    QVERIFY(m_backend->patchUser(chooser.name, {{u"assignments"_s, kept}}));
    QCOMPARE(errorCode(shop.activate(token, uuid)), u"5201"_s);
    QCOMPARE(shop.activate(token, u"other"_s).status(), 200);
    QVERIFY(!m_backend->patchUser(chooser.name, {{u"assignments"_s, QJsonArray{u"other"_s}}}));
}

QTEST_GUILESS_MAIN(TestBackendAssignments)
#include "tst_backend_assignments.moc"
