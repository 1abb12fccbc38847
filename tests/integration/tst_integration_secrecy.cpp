// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "integration/secretsearch.h"
#include "integration/virtualdisplay.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dockpass::store::Entry;

/// A whole session with every logging category there is switched on: Qt's and ours. The password and the tokens are
/// nowhere but in the keychain.
class TestSecrecy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void plantedSecretsAreFound_data();
    void plantedSecretsAreFound();
    void plantedFileIsFound();
    void commandLineKeepsSecrets();
    void windowKeepsSecrets();

private:
    /// Adds the tokens that lie in the keychain now.
    void learnTokens(const QString &when);
    /// Holds the next answer of `path` back, so that there is time to look at the process that waits for it.
    void holdBack(const QString &path);
    void searchEverywhere();

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
    SecretSearch m_search;
    QByteArray m_said; ///< all that our programs have printed
};

/// Fails the test unless nothing was found.
#define EXPECT_NOTHING(found)                                                                                          \
    do {                                                                                                               \
        const QStringList all = (found);                                                                               \
        QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));                                                          \
    } while (false)

void TestSecrecy::initTestCase()
{
    m_backend = backendWithCanary({u"--profile"_s, u"refresh"_s});
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestSecrecy::init()
{
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
    m_device->environment().insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    m_search = SecretSearch();
    m_search.add(u"the password"_s, canaryPassword);
    m_said.clear();
    QVERIFY(m_backend->clearAnswers() && m_backend->clearRequests());
}

void TestSecrecy::learnTokens(const QString &when)
{
    for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
        const auto record = keyring::record(keyring::keyFor(m_backend->url(), canary, entry));
        QVERIFY(record);
        const QString name = (entry == Entry::UserToken ? u"user"_s : u"warehouse"_s) + u" token, "_s + when;
        m_search.add(u"the "_s + name, record->accessToken.view().toByteArray());
        m_search.add(u"the refresh token of the "_s + name, record->refreshToken.view().toByteArray());
    }
}

void TestSecrecy::holdBack(const QString &path)
{
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, path}, {u"delayMs"_s, 1500}}}));
}

void TestSecrecy::searchEverywhere()
{
    EXPECT_NOTHING(m_search.findIn(m_said, u"the output"_s));
    EXPECT_NOTHING(m_search.findOnDevice(m_device->home()));
}

void TestSecrecy::plantedSecretsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray wide(reinterpret_cast<const char *>(QString::fromUtf8(canaryPassword).utf16()),
                          QString::fromUtf8(canaryPassword).size() * 2);
    QTest::newRow("as it is") << "log: " + canaryPassword + " end";
    QTest::newRow("percent-encoded") << "password=" + canaryPassword.toPercentEncoding() + "&x";
    QTest::newRow("in hexadecimal") << "0x" + canaryPassword.toHex();
    QTest::newRow("in UTF-16") << QByteArray("\0\1", 2) + wide;
    QTest::newRow("escaped") << "\"" + QByteArray(canaryPassword).replace('\\', "\\\\").replace('"', "\\\"") + "\"";
    for (int shift = 0; shift < 3; ++shift)
        QTest::addRow("in base64, behind %d bytes", shift)
            << (QByteArray(shift, 'u') + canaryPassword + "tail").toBase64();
}

void TestSecrecy::plantedSecretsAreFound()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!m_search.findIn(text, u"a text"_s).isEmpty());
    QVERIFY(m_search.findIn("Canary, a bird"_ba, u"a text"_s).isEmpty());
}

void TestSecrecy::plantedFileIsFound()
{
    QByteArray token;
    for (int i = 0; i < 100; ++i)
        token += QByteArray::number(i * 7919, 36);
    m_search.add(u"a token"_s, token);
    QFile file(m_device->home() + u"/tmp/.hidden"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("log: " + token.first(40) + "... (cut)");
    file.close();
    QCOMPARE(m_search.findBelow(m_device->home()).size(), 1);
    QVERIFY(m_search.findBelow(m_device->home(), u"/tmp/"_s).isEmpty());
}

void TestSecrecy::commandLineKeepsSecrets()
{
    holdBack(u"/token"_s);
    auto login = m_device->start(u"dockpassctl"_s, Device::loginArguments(*m_backend, canary));
    login->write(canaryPassword + '\n');
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(u"POST /token"_s), 1, 20'000);
    EXPECT_NOTHING(m_search.findInProcess(login->processId()));
    const Outcome loggedIn = outcomeOf(*login);
    EXPECT_CODE(loggedIn, 0);
    QVERIFY2(loggedIn.err.contains("dockpass.glue:") || loggedIn.err.contains("POST"),
             "the logging is not switched on");
    m_said += loggedIn.out + loggedIn.err;
    learnTokens(u"as signed in"_s);
    QCOMPARE(m_search.count(), 5);

    holdBack(u"/warehouse-tokens"_s);
    const auto renewal = m_device->start(u"dockpassctl"_s, {u"renew"_s, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(u"POST /warehouse-tokens"_s), 2, 20'000);
    EXPECT_NOTHING(m_search.findInProcess(renewal->processId()));
    const Outcome renewed = outcomeOf(*renewal);
    EXPECT_CODE(renewed, 0);
    m_said += renewed.out + renewed.err;
    learnTokens(u"as renewed"_s);
    QCOMPARE(m_search.count(), 9);

    const Outcome refused =
        m_device->run(Device::loginArguments(*m_backend, u"nobody@dockpass.example"_s), canaryPassword);
    EXPECT_CODE(refused, 4);
    m_said += refused.out + refused.err;
    const Outcome status = m_device->run({u"status"_s, u"--json"_s});
    EXPECT_CODE(status, 0);
    m_said += status.out + status.err;
    // The one place where a token comes out, and only there.
    const Outcome token = m_device->run({u"token"_s, u"--json"_s});
    EXPECT_CODE(token, 0);
    QVERIFY(!m_search.findIn(token.out, u"the result"_s).isEmpty());
    m_said += token.err;
    searchEverywhere();

    const Outcome logout = m_device->run({u"logout"_s});
    EXPECT_CODE(logout, 0);
    m_said += logout.out + logout.err;
    searchEverywhere();
}

void TestSecrecy::windowKeepsSecrets()
{
    const VirtualDisplay display;
    QVERIFY2(display.isUp(), "Xvfb does not start");
    display.addTo(m_device->environment());
    holdBack(u"/token"_s);
    const QTemporaryDir folder;
    QFile said(folder.filePath(u"said"_s));
    const auto window = m_device->start(
        u"dockpass"_s,
        {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile(), u"--language"_s, u"en"_s},
        said.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(display.focusWindowOf(window->processId()), 30'000);
    QVERIFY(display.type(canary.toUtf8() + '\t' + canaryPassword) && display.pressReturn());
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(u"POST /token"_s), 1, 20'000);
    EXPECT_NOTHING(m_search.findInProcess(window->processId()));
    // Its entries are in the keychain when the command line finds them there.
    QTRY_COMPARE_WITH_TIMEOUT(m_device->status()["state"_L1].toString(), u"signedIn"_s, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(keyring::countFor(m_backend->url()), 2, 20'000);
    learnTokens(u"as signed in"_s);
    QCOMPARE(m_search.count(), 5);
    searchEverywhere(); // while it runs

    window->kill();
    m_said += outcomeOf(*window).out;
    QVERIFY(said.open(QIODevice::ReadOnly));
    m_said += said.readAll();
    QVERIFY2(m_said.contains("dockpass.glue"), "the logging is not switched on");
    searchEverywhere();
}

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_integration_secrecy.moc"
