// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

const QString redirect = u"https://fulfillment.dockpass.example/oauth/cb/spryker"_s; // what the stand-in knows

} // namespace

/// Signing in by the authorization code where a shop has it, and by the password where it has not (contract 1 and 6).
class TestGrants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theWayIsFoundAndRemembered_data();
    void theWayIsFoundAndRemembered();
    void theSettingDecides_data();
    void theSettingDecides();
    void aWrongPasswordIsAskedOnce();
    void anAnswerToAnotherQuestionIsNotUsed_data();
    void anAnswerToAnotherQuestionIsNotUsed();

private:
    [[nodiscard]] Outcome login(const QStringList &more = {},
                                const QByteArray &password = BackendProcess::demoPassword().toUtf8())
    {
        return m_device->run(Device::loginArguments(*m_backend) + more, password + '\n');
    }
    /// "authorize", "password", "authorization_code": what was asked, in order.
    [[nodiscard]] QStringList asked()
    {
        QStringList list;
        for (const QJsonValue request : m_backend->requests()) {
            if (request["path"_L1] == "/authorize"_L1)
                list << u"authorize"_s;
            else if (request["path"_L1] == "/token"_L1)
                list << request["grant_type"_L1].toString();
        }
        return list;
    }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

void TestGrants::init()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
}

void TestGrants::cleanup()
{
    m_device.reset();
    m_backend.reset();
}

void TestGrants::theWayIsFoundAndRemembered_data()
{
    QTest::addColumn<bool>("authorize");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("second");
    const QStringList byCode{u"authorize"_s, u"authorization_code"_s};
    const QStringList byPassword{u"password"_s};
    const QStringList found{u"authorize"_s, u"password"_s};
    QTest::newRow("a shop as it comes") << false << QStringList() << found << byPassword;
    QTest::newRow("with /authorize") << true << QStringList() << byCode << byCode;
    QTest::newRow("the redirect named") << true << QStringList{u"--redirect-uri"_s, redirect} << byCode << byCode;
    QTest::newRow("a redirect it does not know")
        << true << QStringList{u"--redirect-uri"_s, u"https://elsewhere.example/cb"_s} << found << byPassword;
    QTest::newRow("a client it does not know")
        << true << QStringList{u"--client-id"_s, u"somebody"_s} << found << byPassword;
}

void TestGrants::theWayIsFoundAndRemembered()
{
    QFETCH(const bool, authorize);
    QFETCH(const QStringList, options);
    QVERIFY(m_backend->changeShop({{u"authorize"_s, authorize}}));
    EXPECT_CODE(login(options), 0);
    QTEST(asked(), "first");
    QVERIFY(m_backend->clearRequests());
    EXPECT_CODE(login(options), 0);
    QTEST(asked(), "second");
    QCOMPARE(m_device->status()["state"_L1].toString(), u"signedIn"_s);
}

void TestGrants::theSettingDecides_data()
{
    QTest::addColumn<bool>("authorize");
    QTest::addColumn<QString>("grant");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("asking");
    QTest::newRow("code, and it is there")
        << true << u"code"_s << 0 << QStringList{u"authorize"_s, u"authorization_code"_s};
    QTest::newRow("code, and it is not") << false << u"code"_s << 7 << QStringList{u"authorize"_s};
    QTest::newRow("password, though there is a code") << true << u"password"_s << 0 << QStringList{u"password"_s};
    QTest::newRow("neither") << true << u"magic"_s << 2 << QStringList();
}

void TestGrants::theSettingDecides()
{
    QFETCH(const bool, authorize);
    QFETCH(const QString, grant);
    QFETCH(const int, code);
    QVERIFY(m_backend->changeShop({{u"authorize"_s, authorize}}));
    EXPECT_CODE(login({u"--grant"_s, grant}), code);
    QTEST(asked(), "asking");
}

void TestGrants::aWrongPasswordIsAskedOnce()
{
    QVERIFY(m_backend->changeShop({{u"authorize"_s, true}}));
    const Outcome refused = login({u"--json"_s}, "wrong");
    QVERIFY2(refused.code == 4, refused.report().constData());
    QCOMPARE(refused.json()["error"_L1]["kind"_L1].toString(), u"CredentialsRejected"_s);
    QCOMPARE(asked(), QStringList{u"authorize"_s});
}

void TestGrants::anAnswerToAnotherQuestionIsNotUsed_data()
{
    QTest::addColumn<QJsonObject>("answer");
    QTest::addColumn<QString>("kind");
    QTest::newRow("another state") << QJsonObject{{u"status"_s, 200}, {u"body"_s, uR"([{"code":"c","state":"x"}])"_s}}
                                   << u"AuthorizationMismatch"_s;
    QTest::newRow("a redirect elsewhere")
        << QJsonObject{{u"status"_s, 302},
                       {u"body"_s, QString()},
                       {u"headers"_s, QJsonObject{{u"Location"_s, u"https://evil.example/?code=c&state=x"_s}}}}
        << u"AuthorizationMismatch"_s;
    QTest::newRow("broken") << QJsonObject{{u"status"_s, 500}, {u"body"_s, u"<html>"_s}} << u"ServerError"_s;
}

// Nor is the password sent a second time for it.
void TestGrants::anAnswerToAnotherQuestionIsNotUsed()
{
    QFETCH(QJsonObject, answer);
    QFETCH(const QString, kind);
    answer[u"path"_s] = u"/authorize"_s;
    QVERIFY(m_backend->setAnswers({answer}));
    const Outcome refused = login({u"--json"_s});
    QVERIFY2(refused.code == 7, refused.report().constData());
    QCOMPARE(refused.json()["error"_L1]["kind"_L1].toString(), kind);
    QCOMPARE(asked(), QStringList{u"authorize"_s});
}

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_integration_grants.moc"
