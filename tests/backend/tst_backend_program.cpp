// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "shopclient.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <openssl/x509_vfy.h>

using namespace Qt::StringLiterals;
using namespace dockpass::test;

namespace {

const QString program = QStringLiteral(DOCKPASS_BIN_DIR "/dockpass-backend");

/// Whether some process listens on `port` of any IPv4 address but 127.0.0.1.
bool listensBeyondLoopback(int port)
{
    QFile table(u"/proc/net/tcp"_s);
    if (!table.open(QIODevice::ReadOnly))
        return true;
    const QByteArray suffix = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    bool found = false;
    bool beyond = false;
    const QByteArrayList lines = table.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray local = line.simplified().split(' ').value(1);
        if (local.endsWith(suffix)) {
            found = true;
            beyond |= local != "0100007F" + suffix;
        }
    }
    return beyond || !found;
}

} // namespace

/// The program around the shop: options, certificates, log, and how it ends.
class TestBackendProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpFitsAScreen();
    void demoCredentialsSignIn();
    void wrongUseIsRefused_data();
    void wrongUseIsRefused();
    void readyLineSaysWhereItIs();
    void listensOnLoopbackOnly();
    void theKeyIsForItsOwnerOnly();
    void badCertificatesFailForTheirReason_data();
    void badCertificatesFailForTheirReason();
    void usersComeFromAFile();
    void aBrokenUsersFileIsRefused_data();
    void aBrokenUsersFileIsRefused();
    void theLogTellsSecretsByTheirHashOnly();
    void endsOn_data();
    void endsOn();
    void endsWhileARequestHangs();
};

void TestBackendProgram::helpFitsAScreen()
{
    QProcess process;
    process.start(program, {u"--help"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QByteArrayList lines = process.readAllStandardOutput().split('\n');
    QVERIFY2(lines.size() <= 36, QByteArray::number(lines.size()).constData());
}

void TestBackendProgram::demoCredentialsSignIn()
{
    QProcess process;
    process.start(program, {u"--demo-credentials"_s});
    QVERIFY(process.waitForFinished());
    const QString line = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(line.endsWith(u'\n'));
    const QStringList words = line.chopped(1).split(u'\t');
    QCOMPARE(words, (QStringList{BackendProcess::demoUser(), BackendProcess::demoPassword()}));
    BackendProcess backend;
    QVERIFY(!ShopClient(backend).userTokens(words.at(0), words.at(1)).access.isEmpty());
}

void TestBackendProgram::wrongUseIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no transport") << QStringList{};
    QTest::newRow("two transports") << QStringList{u"--http"_s, u"--make-ca"_s, u"/nowhere"_s};
    QTest::newRow("certificate without key") << QStringList{u"--cert"_s, u"/nowhere"_s};
    QTest::newRow("every address") << QStringList{u"--http"_s, u"--host"_s, u"0.0.0.0"_s};
    QTest::newRow("another host") << QStringList{u"--http"_s, u"--host"_s, u"192.0.2.1"_s};
    QTest::newRow("unknown profile") << QStringList{u"--http"_s, u"--profile"_s, u"modern"_s};
    QTest::newRow("no lifetime") << QStringList{u"--http"_s, u"--user-lifetime"_s, u"0"_s};
    QTest::newRow("unknown switch") << QStringList{u"--http"_s, u"--set"_s, u"wms=true"_s};
    QTest::newRow("no value for a switch") << QStringList{u"--http"_s, u"--set"_s, u"assignments"_s};
    QTest::newRow("port beyond") << QStringList{u"--http"_s, u"--port"_s, u"65536"_s};
    QTest::newRow("fault without CA") << QStringList{u"--http"_s, u"--bad-certificate"_s, u"expired"_s};
    QTest::newRow("unknown option") << QStringList{u"--https"_s};
    QTest::newRow("a word too many") << QStringList{u"--http"_s, u"stock"_s};
}

void TestBackendProgram::wrongUseIsRefused()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    process.start(program, arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    QVERIFY(!process.readAllStandardError().isEmpty());
}

void TestBackendProgram::readyLineSaysWhereItIs()
{
    QTemporaryDir directory;
    QProcess process;
    process.start(program, {u"--make-ca"_s, directory.filePath(u"new"_s), u"--profile"_s, u"core"_s});
    QVERIFY(process.waitForReadyRead(20'000));
    const QByteArray line = process.readLine();
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput(), QByteArray());

    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    QCOMPARE(ready.keys(), (QStringList{u"ca"_s, u"control"_s, u"profile"_s, u"url"_s}));
    QVERIFY(ready["url"_L1].toString().startsWith(u"https://localhost:"_s));
    QVERIFY(ready["control"_L1].toString().startsWith(u"http://127.0.0.1:"_s));
    QCOMPARE(ready["profile"_L1].toString(), u"core"_s);
    QVERIFY(QFile::exists(ready["ca"_L1].toString()));
}

void TestBackendProgram::listensOnLoopbackOnly()
{
    BackendProcess backend;
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    QVERIFY(!listensBeyondLoopback(backend.url().port()));
    QVERIFY(!listensBeyondLoopback(backend.controlUrl().port()));
}

void TestBackendProgram::theKeyIsForItsOwnerOnly()
{
    BackendProcess backend;
    const QDir directory = QFileInfo(backend.caFile()).dir();
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFile::exists(directory.filePath(u"server.key"_s)));
    QVERIFY(!(QFileInfo(directory.filePath(u"server.key"_s)).permissions() & others));
}

void TestBackendProgram::badCertificatesFailForTheirReason_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<long>("reason");
    QTest::newRow("expired") << u"expired"_s << long(X509_V_ERR_CERT_HAS_EXPIRED);
    QTest::newRow("not yet valid") << u"not-yet-valid"_s << long(X509_V_ERR_CERT_NOT_YET_VALID);
    QTest::newRow("wrong host") << u"wrong-host"_s << long(X509_V_ERR_HOSTNAME_MISMATCH);
    QTest::newRow("self-signed") << u"self-signed"_s << long(X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT);
}

void TestBackendProgram::badCertificatesFailForTheirReason()
{
    QFETCH(QString, fault);
    QFETCH(long, reason);
    QTemporaryDir directory;
    BackendProcess backend({u"--make-ca"_s, directory.path(), u"--bad-certificate"_s, fault});
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    const RawClient client(backend.url(), backend.caFile());
    QVERIFY(!client.isConnected());
    QCOMPARE(client.verifyResult(), reason);
    QTRY_COMPARE(backend.counts()["failedHandshakes"_L1].toInt(), 1);
}

void TestBackendProgram::usersComeFromAFile()
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"users.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"users":[{"name":"n","password":"p","id":9,"uuid":"u","scopes":["user"],"activeWarehouse":7}]})");
    file.close();
    BackendProcess backend({u"--users"_s, file.fileName()});
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    const ShopClient shop(backend);
    QVERIFY(shop.userTokens().access.isEmpty());
    const RawAnswer answer = shop.askWarehouse(shop.userTokens(u"n"_s, u"p"_s).access);
    QCOMPARE(ShopClient::claimsOf(ShopClient::tokensIn(answer).access)["sub"_L1].toString(), u"{\"id_warehouse\":7}"_s);
}

void TestBackendProgram::aBrokenUsersFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("not JSON") << "{users}"_ba
                              << "not JSON"_ba;
    QTest::newRow("nobody") << "{}"_ba
                            << "no users"_ba;
    QTest::newRow("no password") << R"({"users":[{"name":"n","id":1,"scopes":["user"]}]})"_ba
                                 << "password"_ba;
    QTest::newRow("a warehouse that is no number")
        << R"({"users":[{"name":"n","password":"p","id":1,"scopes":["user"],"activeWarehouse":"x"}]})"_ba
        << "activeWarehouse"_ba;
    const auto person = [](const QByteArray &members) {
        return R"({"users":[{"name":"n","password":"p","id":1,"scopes":["user"],)"_ba + members + "}]}";
    };
    const QByteArray active = R"({"uuid":"a","isActive":true,"warehouse":{"id":1,"uuid":"w"}})"_ba;
    QTest::newRow("both forms") << person(R"("activeWarehouse":1,"assignments":[])"_ba) << "short form"_ba;
    QTest::newRow("two warehouses at once")
        << person("\"assignments\":["_ba + active + ',' + active + ']') << "two assignments are active"_ba;
    QTest::newRow("an assignment to no warehouse") << person(R"("assignments":[{"uuid":"a"}])"_ba) << "warehouse"_ba;
    QTest::newRow("a factor without code") << person(R"("mfa":{"type":"email"})"_ba) << "mfa"_ba;
    QTest::newRow("a list in no state") << person("\"uuid\":\"u\""_ba).chopped(1)
            + R"(,"pickingLists":[{"warehouse":1}]})"
                                        << "pickingLists"_ba;
}

void TestBackendProgram::aBrokenUsersFileIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reason);
    QTemporaryDir directory;
    QFile file(directory.filePath(u"users.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QProcess process;
    process.start(program, {u"--http"_s, u"--users"_s, file.fileName()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains(reason));
}

void TestBackendProgram::theLogTellsSecretsByTheirHashOnly()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"log"_s);
    BackendProcess backend({u"--profile"_s, u"refresh"_s, u"--log"_s, path});
    const ShopClient shop(backend);
    const ShopClient::Tokens user = shop.userTokens();
    QCOMPARE(shop.askWarehouse(user.access).status(), 201);
    QCOMPARE(shop.askRefresh(user.refresh).status(), 200);

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray log = file.readAll();
    QCOMPARE(log.count('\n'), 3);
    for (const QByteArray &secret : {BackendProcess::demoPassword().toUtf8(), user.access, user.refresh})
        QVERIFY(!log.contains(secret));

    const QJsonArray requests = backend.requests();
    QCOMPARE(requests.size(), 3);
    const QJsonValue signIn = requests.at(0);
    QCOMPARE(signIn["method"_L1].toString() + signIn["path"_L1].toString(), u"POST/token"_s);
    QCOMPARE(signIn["status"_L1].toInt(), 200);
    QCOMPARE(signIn["grant_type"_L1].toString(), u"password"_s);
    QCOMPARE(signIn["fields"_L1].toArray(), (QJsonArray{u"grant_type"_s, u"username"_s, u"password"_s}));
    QCOMPARE(signIn["headers"_L1].toArray(),
             (QJsonArray{u"Accept"_s, u"Content-Length"_s, u"Content-Type"_s, u"Host"_s}));
    QCOMPARE(signIn["secrets"_L1]["password"_L1].toString(),
             BackendProcess::fingerprint(BackendProcess::demoPassword().toUtf8()));
    QCOMPARE(signIn["issued"_L1]["access_token"_L1].toString(), BackendProcess::fingerprint(user.access));
    QCOMPARE(requests.at(1)["secrets"_L1]["authorization"_L1], signIn["issued"_L1]["access_token"_L1]);
    QCOMPARE(requests.at(2)["secrets"_L1]["refresh_token"_L1], signIn["issued"_L1]["refresh_token"_L1]);
    QCOMPARE(requests.at(2)["connection"_L1].toInt(), 3);
}

void TestBackendProgram::endsOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("end of standard input") << 0;
}

void TestBackendProgram::endsOn()
{
    QFETCH(int, signal);
    QProcess process;
    process.start(program, {u"--http"_s, u"--exit-with-parent"_s});
    QVERIFY(process.waitForReadyRead(20'000));
    if (signal == 0)
        process.closeWriteChannel();
    else
        ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestBackendProgram::endsWhileARequestHangs()
{
    BackendProcess backend;
    QVERIFY(backend.setAnswers({QJsonObject{{u"path"_s, u"*"_s}, {u"mode"_s, u"hang"_s}}}));
    RawClient client(backend.url(), backend.caFile());
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba));
    QTRY_COMPARE(backend.requestCount(u"GET /"_s), 1);
    backend.stop();
    QVERIFY(!backend.isRunning());
    QCOMPARE(client.receive().end, RawAnswer::End::Closed);
    QVERIFY(!RawClient(backend.url(), backend.caFile()).isConnected());
}

QTEST_GUILESS_MAIN(TestBackendProgram)
#include "tst_backend_program.moc"
