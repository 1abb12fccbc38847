// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

/// RFC 3339 in UTC, to the second.
bool isTime(const QJsonValue &value)
{
    static const QRegularExpression form(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$)"_s);
    return value.isString() && form.match(value.toString()).hasMatch()
        && QDateTime::fromString(value.toString(), Qt::ISODate).isValid();
}

QStringList keysOf(const QJsonValue &value)
{
    return value.toObject().keys(); // sorted
}

} // namespace

/// What dockpassctl takes and prints. How it fails is tst_integration_exitcodes.
class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void languageAndStoreGoWithEveryRequest_data();
    void languageAndStoreGoWithEveryRequest();
    void wrongUseIsRefused_data();
    void wrongUseIsRefused();
    void helpIsShown_data();
    void helpIsShown();
    void withoutASessionNothingWorks_data();
    void withoutASessionNothingWorks();
    void aWrongSettingsFileIsAPolicyMatter_data();
    void aWrongSettingsFileIsAPolicyMatter();
    void settingsFileNamesTheServer();

    void statusHasItsShapeSignedIn();
    void helpIsInTheLanguageThatWasAskedFor_data();
    void helpIsInTheLanguageThatWasAskedFor();
    void statusHasItsShapeSignedOut();
    void statusIsReadable();
    void loginAnswersInJson();
    void tokenHasItsFormats_data();
    void tokenHasItsFormats();
    void eachKindOfTokenIsItself();
    void outputThatCannotBeWrittenIsToldSo();
    void memoryStoreKeepsNothing();
    void itSpeaksGerman();
    void aLostListDoesNotStandInTheWayOfErasing();
    void whoElseIsStoredIsNamed();
    void nothingIsProvenOfNobody();
    void optionsMayComeBeforeTheCommand_data();
    void optionsMayComeBeforeTheCommand();
    void germanIsGermanThroughout_data();
    void germanIsGermanThroughout();
    void whatAnotherStoreHoldsIsLeftToIt_data();
    void whatAnotherStoreHoldsIsLeftToIt();

private:
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device; ///< signed in
};

void TestCommandLine::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
    const Outcome login = m_device->login(*m_backend);
    EXPECT_CODE(login, 0);
    QCOMPARE(login.out, QByteArray());
    QVERIFY(login.err.contains("Signed in as picker@dockpass.example."));
}

void TestCommandLine::wrongUseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("told");
    const QString notCertificates = QStringLiteral(DOCKPASS_SOURCE_DIR "/CMakeLists.txt");
    const QString server = m_backend->url().toString();
    const QStringList login{u"login"_s, u"--password-stdin"_s};
    const QStringList whole = login + QStringList{u"--server"_s, server, u"--user"_s, u"anna"_s};

    QTest::newRow("no command") << QStringList{} << "--help"_ba;
    QTest::newRow("unknown command") << QStringList{u"logon"_s} << "logon"_ba;
    QTest::newRow("unknown option") << QStringList{u"status"_s, u"--jsno"_s} << "jsno"_ba;
    QTest::newRow("option of another command")
        << QStringList{u"status"_s, u"--password-stdin"_s} << "password-stdin"_ba;
    QTest::newRow("one argument too many") << QStringList{u"status"_s, u"now"_s} << "now"_ba;
    QTest::newRow("option without its value") << QStringList{u"token"_s, u"--kind"_s} << "kind"_ba;
    QTest::newRow("login without user") << login + QStringList{u"--server"_s, server} << "--user"_ba;
    QTest::newRow("login without server") << login + QStringList{u"--user"_s, u"anna"_s} << "--server"_ba;
    QTest::newRow("empty user") << login + QStringList{u"--server"_s, server, u"--user"_s, u" "_s} << "user"_ba;
    QTest::newRow("not an address") << login + QStringList{u"--server"_s, u"http://"_s, u"--user"_s, u"anna"_s}
                                    << "server address"_ba;
    QTest::newRow("address of another kind")
        << login + QStringList{u"--server"_s, u"ftp://glue.example.com"_s, u"--user"_s, u"anna"_s}
        << "server address"_ba;
    QTest::newRow("CA file missing") << whole + QStringList{u"--ca"_s, u"/nowhere/ca.pem"_s} << "/nowhere/ca.pem"_ba;
    QTest::newRow("CA file without certificates") << whole + QStringList{u"--ca"_s, notCertificates} << "CMakeLists"_ba;
    QTest::newRow("timeout 0") << QStringList{u"renew"_s, u"--timeout"_s, u"0"_s} << "timeout"_ba;
    QTest::newRow("timeout 301") << QStringList{u"renew"_s, u"--timeout"_s, u"301"_s} << "timeout"_ba;
    QTest::newRow("timeout in words") << QStringList{u"renew"_s, u"--timeout"_s, u"soon"_s} << "timeout"_ba;
    QTest::newRow("unknown store") << QStringList{u"status"_s, u"--store"_s, u"vault"_s} << "store"_ba;
    QTest::newRow("no name of a shop's store")
        << QStringList{u"renew"_s, u"--shop-store"_s, u"DE\r\nX: 1"_s} << "shop-store"_ba;
    QTest::newRow("unknown kind") << QStringList{u"token"_s, u"--kind"_s, u"x"_s} << "--kind"_ba;
    QTest::newRow("unknown format") << QStringList{u"token"_s, u"--format"_s, u"x"_s} << "--format"_ba;
    QTest::newRow("two formats") << QStringList{u"token"_s, u"--json"_s, u"--format"_s, u"raw"_s} << "--json"_ba;
    QTest::newRow("no password") << whole << "password"_ba;
    QTest::newRow("no terminal to ask on")
        << QStringList{u"login"_s, u"--server"_s, server, u"--user"_s, u"anna"_s} << "--password-stdin"_ba;
}

// Contract 10: by these a shop chooses its words and, where it has several, the store.
void TestCommandLine::languageAndStoreGoWithEveryRequest_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("store"); // empty: not told
    QTest::newRow("neither") << QStringList{} << u"en"_s << QString();
    QTest::newRow("German") << QStringList{u"--language"_s, u"de"_s} << u"de"_s << QString();
    QTest::newRow("a store") << QStringList{u"--shop-store"_s, u"AT"_s} << u"en"_s << u"AT"_s;
}

void TestCommandLine::languageAndStoreGoWithEveryRequest()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, language);
    QFETCH(const QString, store);
    QVERIFY(m_backend->clearRequests());
    EXPECT_CODE(
        m_device->run(Device::loginArguments(*m_backend) + options, BackendProcess::demoPassword().toUtf8() + '\n'), 0);
    const QJsonArray requests = m_backend->requests();
    QVERIFY(requests.size() >= 2);
    for (const auto &request : requests) {
        QCOMPARE(request["language"_L1].toString(), language);
        QCOMPARE(request["store"_L1].toString(), store);
        QCOMPARE(request["headers"_L1].toArray().contains(u"Store"_s), !store.isEmpty());
        QVERIFY(request["headers"_L1].toArray().contains(u"X-Request-Id"_s));
    }
}

void TestCommandLine::wrongUseIsRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, told);
    QVERIFY(m_backend->clearRequests());
    const QByteArray before = keyring::snapshot();
    const Outcome outcome = m_device->run(arguments);
    EXPECT_CODE(outcome, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.startsWith("dockpassctl: ") && outcome.err.contains(told), outcome.err.constData());
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject());
    QCOMPARE(keyring::snapshot(), before);
}

void TestCommandLine::helpIsShown_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("overview") << QStringList{u"--help"_s} << "logout"_ba;
    QTest::newRow("overview, short") << QStringList{u"-h"_s} << "Exit codes"_ba;
    QTest::newRow("version") << QStringList{u"--version"_s} << "dockpassctl "_ba;
    for (const QString &command : {u"login"_s, u"warehouses"_s, u"token"_s, u"renew"_s, u"doctor"_s})
        QTest::newRow(qPrintable(command)) << QStringList{command, u"--help"_s} << "--timeout"_ba;
    // How it is typed, wherever the program lies.
    QTest::newRow("usage") << QStringList{u"status"_s, u"--help"_s} << "\nUsage: dockpassctl status [options]\n"_ba;
    QTest::newRow("usage of login") << QStringList{u"login"_s, u"-h"_s}
                                    << "\nUsage: dockpassctl login --user NAME [options]\n"_ba;
    QTest::newRow("usage with an argument")
        << QStringList{u"use-warehouse"_s, u"--help"_s} << "\nUsage: dockpassctl use-warehouse NAME [options]\n"_ba;
}

void TestCommandLine::helpIsShown()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, shown);
    const Outcome outcome = m_device->run(arguments);
    EXPECT_CODE(outcome, 0);
    QVERIFY2(('\n' + outcome.out).contains(shown), outcome.report().constData()); // '\n': a line of its own
    QCOMPARE(outcome.err, QByteArray());
}

void TestCommandLine::withoutASessionNothingWorks_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList other{u"--server"_s, m_backend->url().toString(), u"--user"_s, u"nobody@dockpass.example"_s};
    for (const QString &command : {u"status"_s, u"token"_s, u"renew"_s, u"logout"_s}) {
        QTest::addRow("%s", qPrintable(command)) << QStringList{command};
        QTest::addRow("%s of a stranger", qPrintable(command)) << QStringList{command} + other;
    }
}

void TestCommandLine::withoutASessionNothingWorks()
{
    QFETCH(const QStringList, arguments);
    QVERIFY(m_backend->clearRequests());
    const Device fresh;
    const Outcome outcome = fresh.run(arguments);
    EXPECT_CODE(outcome, 3);
    if (arguments.first() != "status"_L1) {
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.err, "dockpassctl: Nobody is signed in.\n"_ba);
    }
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject());
}

void TestCommandLine::aWrongSettingsFileIsAPolicyMatter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("impossible value") << "[dockpass]\ntimeout=0\n"_ba;
    QTest::newRow("no settings file") << "timeout 20\n"_ba;
}

void TestCommandLine::aWrongSettingsFileIsAPolicyMatter()
{
    QFETCH(const QByteArray, text);
    const Device device;
    QVERIFY(QDir().mkpath(device.home() + u"/.config/dockpass"_s));
    QFile file(device.home() + u"/.config/dockpass/dockpass.conf"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Outcome outcome = device.run({u"status"_s});
    EXPECT_CODE(outcome, 8);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(file.fileName().toUtf8()), outcome.err.constData());
    const Outcome inJson = device.run({u"status"_s, u"--json"_s});
    EXPECT_CODE(inJson, 8);
    QVERIFY2(inJson.json()["error"_L1]["message"_L1].toString().contains(file.fileName()), inJson.report().constData());
}

void TestCommandLine::settingsFileNamesTheServer()
{
    const Device device;
    QVERIFY(QDir().mkpath(device.home() + u"/.config/dockpass"_s));
    QFile file(device.home() + u"/.config/dockpass/dockpass.conf"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[dockpass]\nserver=" + m_backend->url().toString().toUtf8() + "/\nca=" + m_backend->caFile().toUtf8()
               + '\n');
    file.close();
    const QString name = u"k\u00e4the+nacht@dockpass.example"_s;
    const Outcome login = device.run({u"login"_s, u"--user"_s, name, u"--password-stdin"_s}, "+&% \xc3\xbc\"\\\n"_ba);
    EXPECT_CODE(login, 0);
    const QJsonObject status = device.status();
    QCOMPARE(status["user"_L1].toString(), name);
    QCOMPARE(status["server"_L1].toString(), m_backend->url().toString());
    QCOMPARE(status["warehouse"_L1]["id"_L1].toInt(), 2);
    EXPECT_CODE(device.run({u"logout"_s}), 0);
}

void TestCommandLine::statusHasItsShapeSignedIn()
{
    QVERIFY(m_backend->clearRequests());
    const Outcome outcome = m_device->run({u"status"_s, u"--json"_s});
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.out.count('\n'), 1);
    QCOMPARE(outcome.err, QByteArray());
    const QJsonObject status = outcome.json();
    QCOMPARE(status.keys(),
             (QStringList{u"clockSkew"_s, u"error"_s, u"renewal"_s, u"server"_s, u"sessionEndsAt"_s, u"state"_s,
                          u"store"_s, u"user"_s, u"userToken"_s, u"warehouse"_s, u"warehouseToken"_s}));
    QCOMPARE(status["error"_L1], QJsonValue());
    QVERIFY2(qAbs(status["clockSkew"_L1].toDouble(99)) < 30, outcome.out.constData()); // as the token tells it
    QCOMPARE(status["state"_L1], QJsonValue(u"signedIn"_s));
    QCOMPARE(status["server"_L1], QJsonValue(m_backend->url().toString()));
    QCOMPARE(status["user"_L1], QJsonValue(BackendProcess::demoUser()));
    QCOMPARE(status["warehouse"_L1], QJsonValue(QJsonObject{{u"id"_s, 1}, {u"name"_s, u"Warehouse1"_s}}));
    QCOMPARE(status["store"_L1], QJsonValue(u"keychain"_s));
    for (const QString &token : {u"userToken"_s, u"warehouseToken"_s}) {
        QCOMPARE(keysOf(status[token]), (QStringList{u"expiresAt"_s, u"scopes"_s}));
        QVERIFY2(isTime(status[token]["expiresAt"_L1]), outcome.out.constData());
    }
    QCOMPARE(status["userToken"_L1]["scopes"_L1], QJsonValue(QJsonArray{u"user"_s, u"warehouse-user"_s}));
    QCOMPARE(status["warehouseToken"_L1]["scopes"_L1], QJsonValue(QJsonArray{u"warehouse"_s}));
    const QJsonValue renewal = status["renewal"_L1];
    QCOMPARE(keysOf(renewal), (QStringList{u"next"_s, u"outcomeUnknown"_s, u"refreshGrant"_s, u"signInNeededBy"_s}));
    QCOMPARE(renewal["refreshGrant"_L1], QJsonValue(u"unknown"_s));
    QVERIFY2(isTime(renewal["next"_L1]) && isTime(renewal["signInNeededBy"_L1]), outcome.out.constData());

    // The lifetimes of the contract, eight hours and seven days, but none beyond the session's twelve.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 userLife = now.secsTo(m_device->expiryOf(u"userToken"_s));
    const qint64 warehouseLife = now.secsTo(m_device->expiryOf(u"warehouseToken"_s));
    QVERIFY2(userLife <= 28800 && userLife > 28800 - 1200, outcome.out.constData());
    QVERIFY2(warehouseLife <= 43200 && warehouseLife > 43200 - 1200, outcome.out.constData());
    QCOMPARE(status["sessionEndsAt"_L1], status["warehouseToken"_L1]["expiresAt"_L1]);
    QCOMPARE(m_backend->counts()["requests"_L1].toObject(), QJsonObject()); // it asks no server
}

void TestCommandLine::helpIsInTheLanguageThatWasAskedFor_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("as it comes") << QStringList{u"status"_s, u"--help"_s} << "Where the session is kept"_ba;
    QTest::newRow("after it") << QStringList{u"status"_s, u"--help"_s, u"--language"_s, u"de"_s} << "Wo die Sitzung"_ba;
    QTest::newRow("before it") << QStringList{u"status"_s, u"--language=de"_s, u"--help"_s} << "Wo die Sitzung"_ba;
}

void TestCommandLine::helpIsInTheLanguageThatWasAskedFor()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, words);
    const Outcome help = m_device->run(arguments);
    EXPECT_CODE(help, 0);
    QVERIFY2(help.out.contains(words), help.report().constData());
}

void TestCommandLine::statusHasItsShapeSignedOut()
{
    const Device fresh;
    const Outcome outcome = fresh.run({u"status"_s, u"--json"_s});
    EXPECT_CODE(outcome, 3);
    const QJsonValue null;
    QCOMPARE(outcome.json(),
             (QJsonObject{{u"state"_s, u"signedOut"_s},
                          {u"server"_s, null},
                          {u"user"_s, null},
                          {u"warehouse"_s, QJsonObject{{u"id"_s, null}, {u"name"_s, null}}},
                          {u"userToken"_s, null},
                          {u"warehouseToken"_s, null},
                          {u"renewal"_s,
                           QJsonObject{{u"refreshGrant"_s, u"unknown"_s},
                                       {u"next"_s, null},
                                       {u"outcomeUnknown"_s, false},
                                       {u"signInNeededBy"_s, null}}},
                          {u"sessionEndsAt"_s, null},
                          {u"store"_s, u"keychain"_s},
                          {u"clockSkew"_s, null},
                          {u"error"_s, null}}));
}

void TestCommandLine::statusIsReadable()
{
    const Outcome outcome = m_device->run({u"status"_s});
    EXPECT_CODE(outcome, 0);
    QVERIFY(outcome.out.contains("signed in\n"));
    QVERIFY(outcome.out.contains(m_backend->url().toString().toUtf8()));
    QVERIFY(outcome.out.contains(BackendProcess::demoUser().toUtf8()));
    QCOMPARE(outcome.err, QByteArray());
}

void TestCommandLine::loginAnswersInJson()
{
    const Device device;
    const Outcome outcome = device.run(Device::loginArguments(*m_backend) + QStringList{u"--json"_s},
                                       BackendProcess::demoPassword().toUtf8() + "\r\n");
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.json(), device.status());
    QCOMPARE(outcome.json()["state"_L1].toString(), u"signedIn"_s);
    // One account, one keyring: the same session, whatever the home folder.
    QCOMPARE(m_device->run({u"token"_s}).out, device.run({u"token"_s}).out);
}

void TestCommandLine::tokenHasItsFormats_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("raw by default") << QStringList{} << ""_ba
                                    << "\n"_ba;
    QTest::newRow("raw") << QStringList{u"--format"_s, u"raw"_s} << ""_ba
                         << "\n"_ba;
    QTest::newRow("header") << QStringList{u"--format"_s, u"header"_s} << "Authorization: Bearer "_ba
                            << "\n"_ba;
    QTest::newRow("json") << QStringList{u"--format"_s, u"json"_s} << "{\"accessToken\":\""_ba
                          << "}\n"_ba;
    QTest::newRow("json, short") << QStringList{u"--json"_s} << "{\"accessToken\":\""_ba
                                 << "}\n"_ba;
}

void TestCommandLine::tokenHasItsFormats()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const auto record = keyring::record(
        keyring::keyFor(m_backend->url(), BackendProcess::demoUser(), dockpass::store::Entry::WarehouseToken));
    QVERIFY(record);
    const QByteArray token = record->accessToken.view().toByteArray();
    const Outcome outcome = m_device->run(QStringList{u"token"_s} + arguments);
    EXPECT_CODE(outcome, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(outcome.out.startsWith(before + token));
    QVERIFY(outcome.out.endsWith(after));
    QCOMPARE(outcome.out.count('\n'), 1);
    if (!before.startsWith('{')) {
        QCOMPARE(outcome.out, before + token + after);
        return;
    }
    const QJsonObject json = outcome.json();
    QCOMPARE(json.keys(), (QStringList{u"accessToken"_s, u"expiresAt"_s, u"scopes"_s, u"tokenType"_s}));
    QCOMPARE(json["tokenType"_L1], QJsonValue(u"Bearer"_s));
    QCOMPARE(json["expiresAt"_L1], m_device->status()["warehouseToken"_L1]["expiresAt"_L1]);
    QCOMPARE(json["scopes"_L1], QJsonValue(QJsonArray{u"warehouse"_s}));
}

void TestCommandLine::eachKindOfTokenIsItself()
{
    const Outcome user = m_device->run({u"token"_s, u"--kind"_s, u"user"_s});
    const Outcome warehouse = m_device->run({u"token"_s, u"--kind"_s, u"warehouse"_s});
    EXPECT_CODE(user, 0);
    EXPECT_CODE(warehouse, 0);
    QVERIFY(user.out != warehouse.out);
    QCOMPARE(warehouse.out, m_device->run({u"token"_s}).out);
}

void TestCommandLine::outputThatCannotBeWrittenIsToldSo()
{
    const std::unique_ptr<QProcess> process = m_device->start(u"dockpassctl"_s, {u"--version"_s});
    EXPECT_CODE(outcomeOf(*process), 0);
    for (const QStringList &arguments : {QStringList{u"token"_s}, QStringList{u"status"_s, u"--json"_s}}) {
        QProcess full;
        full.setProcessEnvironment(m_device->environment());
        full.setStandardOutputFile(u"/dev/full"_s);
        full.start(process->program(), arguments);
        const Outcome outcome = outcomeOf(full);
        EXPECT_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains("dockpassctl: "), outcome.report().constData());
    }
}

void TestCommandLine::memoryStoreKeepsNothing()
{
    const Device device;
    const QByteArray before = keyring::snapshot();
    const Outcome login =
        device.run(Device::loginArguments(*m_backend) + QStringList{u"--store"_s, u"memory"_s, u"--json"_s},
                   BackendProcess::demoPassword().toUtf8());
    EXPECT_CODE(login, 0);
    QCOMPARE(login.json()["store"_L1].toString(), u"memory"_s);
    QCOMPARE(keyring::snapshot(), before);
    EXPECT_CODE(device.run({u"token"_s}), 3);
}

void TestCommandLine::itSpeaksGerman()
{
    const Device fresh;
    const Outcome outcome = fresh.run({u"logout"_s, u"--language"_s, u"de"_s});
    EXPECT_CODE(outcome, 3);
    QVERIFY2(outcome.err.contains("Niemand ist angemeldet"), outcome.err.constData());
}

void TestCommandLine::aLostListDoesNotStandInTheWayOfErasing()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(QFile::remove(m_device->home() + u"/.config/dockpass/sessions.conf"_s));
    EXPECT_CODE(m_device->run({u"logout"_s}), 3); // nobody knows whom
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    const QString server = m_backend->url().toString();
    EXPECT_CODE(m_device->run({u"logout"_s, u"--server"_s, server, u"--user"_s, BackendProcess::demoUser()}), 0);
    QCOMPARE(keyring::countFor(m_backend->url()), 0);
}

void TestCommandLine::whoElseIsStoredIsNamed()
{
    EXPECT_CODE(m_device->login(*m_backend), 0);
    const QStringList other{u"--server"_s, m_backend->url().toString(), u"--user"_s, u"other@dockpass.example"_s};
    EXPECT_CODE(m_device->run(QStringList{u"logout"_s} + other), 3);
    QCOMPARE(keyring::countFor(m_backend->url()), 2);
    const Outcome outcome = m_device->run(QStringList{u"status"_s} + other);
    EXPECT_CODE(outcome, 3);
    const Outcome renewal = m_device->run(QStringList{u"renew"_s} + other);
    EXPECT_CODE(renewal, 3);
    QVERIFY2(renewal.err.contains(BackendProcess::demoUser().toUtf8()), renewal.err.constData());
    const Outcome logout = m_device->run({u"logout"_s});
    EXPECT_CODE(logout, 0);
    QVERIFY2(logout.err.startsWith("dockpassctl: Signed out, and erased from this device. The server cannot"),
             logout.report().constData());
}

void TestCommandLine::nothingIsProvenOfNobody()
{
    const Device fresh;
    const Outcome proof = fresh.run({u"logout"_s, u"--verify"_s});
    EXPECT_CODE(proof, 3);
    QCOMPARE(proof.err, "dockpassctl: Nobody is signed in.\n"_ba);
    QVERIFY2(proof.out.contains("cannot be proven") && !proof.out.contains("left on this device"),
             proof.report().constData());
}

void TestCommandLine::optionsMayComeBeforeTheCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("a switch") << QStringList{u"--json"_s, u"status"_s} << 3 << "{\""_ba;
    QTest::newRow("one with a value") << QStringList{u"--store"_s, u"memory"_s, u"--json"_s, u"status"_s} << 3
                                      << "\"store\":\"memory\""_ba;
    QTest::newRow("with '='") << QStringList{u"--language=de"_s, u"status"_s, u"--help"_s} << 0 << "Wo die Sitzung"_ba;
    QTest::newRow("one of its own") << QStringList{u"--kind"_s, u"user"_s, u"token"_s} << 3
                                    << "Nobody is signed in."_ba;
    QTest::newRow("one of another") << QStringList{u"--kind"_s, u"user"_s, u"status"_s} << 2 << "kind"_ba;
    QTest::newRow("no command") << QStringList{u"--language"_s, u"de"_s, u"--help"_s} << 0 << "use-warehouse"_ba;
    QTest::newRow("unknown") << QStringList{u"--language"_s, u"en"_s, u"logon"_s} << 2 << "logon"_ba;
}

void TestCommandLine::optionsMayComeBeforeTheCommand()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, code);
    QFETCH(const QByteArray, told);
    const Device fresh;
    const Outcome outcome = fresh.run(arguments);
    EXPECT_CODE(outcome, code);
    QVERIFY2((outcome.out + outcome.err).contains(told), outcome.report().constData());
}

void TestCommandLine::germanIsGermanThroughout_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("german");
    QTest::addColumn<QByteArray>("english"); // must not be there
    QTest::newRow("usage") << QStringList{u"status"_s, u"--help"_s} << "Aufruf: "_ba
                           << "Usage:"_ba;
    QTest::newRow("options") << QStringList{u"status"_s, u"--help"_s} << "Optionen:"_ba
                             << "Options:"_ba;
    QTest::newRow("unknown option") << QStringList{u"status"_s, u"--jsno"_s} << "Unbekannte Option"_ba
                                    << "Unknown"_ba;
    QTest::newRow("choices") << QStringList{u"renew"_s, u"--timeout"_s, u"0"_s} << "1 bis 300"_ba
                             << "1 to 300"_ba;
    QTest::newRow("a path") << QStringList{u"renew"_s, u"--store-key-file"_s, u"key"_s} << "absoluter Pfad"_ba
                            << "absolute path"_ba;
    QTest::newRow("a proof") << QStringList{u"logout"_s, u"--verify"_s} << "keine Sitzung dieses Kontos"_ba
                             << "no session of"_ba;
    QTest::newRow("a proof, of files") << QStringList{u"logout"_s, u"--verify"_s} << "kein Token bekannt"_ba
                                       << "no token known"_ba;
    QTest::newRow("a proof, of the memory") << QStringList{u"logout"_s, u"--verify"_s} << "gehaltene Geheimnisse"_ba
                                            << "secrets held"_ba;
}

void TestCommandLine::germanIsGermanThroughout()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, german);
    QFETCH(const QByteArray, english);
    const Device fresh;
    const Outcome outcome = fresh.run(arguments + QStringList{u"--language"_s, u"de"_s});
    const QByteArray said = outcome.out + outcome.err;
    QVERIFY2(said.contains(german) && !said.contains(english), outcome.report().constData());
}

void TestCommandLine::whatAnotherStoreHoldsIsLeftToIt_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("asked");
    QTest::newRow("in a file") << u"file"_s << u"keychain"_s;
    QTest::newRow("in the keychain") << u"keychain"_s << u"file"_s;
    QTest::newRow("in a file, with the memory asked") << u"file"_s << u"memory"_s;
}

void TestCommandLine::whatAnotherStoreHoldsIsLeftToIt()
{
    QFETCH(const QString, kept);
    QFETCH(const QString, asked);
    const Device device;
    QFile key(device.home() + u"/key"_s);
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write(QByteArray(32, 'k')) == 32
            && key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    key.close();
    const auto in = [&key](const QString &store) {
        return QStringList{u"--store"_s, store, u"--store-key-file"_s, key.fileName()};
    };
    EXPECT_CODE(device.run(Device::loginArguments(*m_backend, u"k\u00e4the+nacht@dockpass.example"_s) + in(kept),
                           "+&% \xc3\xbc\"\\\n"_ba),
                0);
    for (const QString &command : {u"logout"_s, u"status"_s, u"token"_s, u"renew"_s}) {
        const Outcome outcome = device.run(QStringList{command, u"--json"_s} + in(asked));
        EXPECT_CODE(outcome, 6);
        const QByteArray way = "use --store " + kept.toUtf8();
        QVERIFY2(outcome.err.contains(way), outcome.report().constData());
        QVERIFY2(outcome.json()["error"_L1]["message"_L1].toString().contains(QString::fromUtf8(way)),
                 outcome.report().constData());
    }
    EXPECT_CODE(device.run(QStringList{u"token"_s} + in(kept)), 0);
    EXPECT_CODE(device.run(QStringList{u"logout"_s} + in(kept)), 0);
    EXPECT_CODE(device.run(QStringList{u"logout"_s} + in(asked)), 3);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_integration_commandline.moc"
