// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"

#include <QJsonArray>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// SIGKILL while the server is at it leaves a session that works, or one plain "sign in again". At every other point:
/// tst_integration_killateffects.
class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whileTheServerIsWaitedFor_data();
    void whileTheServerIsWaitedFor();

private:
    /// What `status` and `token` come to: both the same exit code, 0 or 3, and a plain sentence with the 3.
    [[nodiscard]] int stateAfterwards();
    [[nodiscard]] std::unique_ptr<QProcess> start(const QString &command);

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
};

void TestKill::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestKill::init()
{
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
    QVERIFY(m_backend->clearAnswers() && m_backend->clearRequests());
}

std::unique_ptr<QProcess> TestKill::start(const QString &command)
{
    if (command != "login"_L1)
        return m_device->start(u"dockpassctl"_s, {command});
    auto login = m_device->start(u"dockpassctl"_s, Device::loginArguments(*m_backend));
    login->write(BackendProcess::demoPassword().toUtf8() + '\n');
    return login;
}

int TestKill::stateAfterwards()
{
    const Outcome status = m_device->run({u"status"_s, u"--json"_s});
    const Outcome token = m_device->run({u"token"_s});
    const bool signedIn = status.json()["state"_L1].toString() == "signedIn"_L1;
    const bool plain = status.code == 3 && token.code == 3 && !signedIn && token.out.isEmpty()
        && token.err.startsWith("dockpassctl: ");
    const bool works = status.code == 0 && token.code == 0 && signedIn && token.out.size() > 100;
    if (!plain && !works)
        qWarning().noquote() << "status:" << status.report() << "token:" << token.report();
    return plain ? 3 : works ? 0 : -1;
}

void TestKill::whileTheServerIsWaitedFor_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<bool>("signedInBefore");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("carriedOut");
    QTest::addColumn<int>("expected");
    for (const bool carriedOut : {false, true}) {
        const auto row = [carriedOut](const char *name) -> QTestData & {
            return QTest::addRow("%s, %s", name, carriedOut ? "carried out" : "not carried out");
        };
        const QString token = u"/token"_s;
        const QString exchange = u"/warehouse-tokens"_s;
        row("first login, user token") << u"stock"_s << false << u"login"_s << token << carriedOut << 3;
        row("first login, warehouse token") << u"stock"_s << false << u"login"_s << exchange << carriedOut << 3;
        row("login over a session, user token") << u"refresh"_s << true << u"login"_s << token << carriedOut << 0;
        row("login over a session, warehouse token")
            << u"refresh"_s << true << u"login"_s << exchange << carriedOut << 0;
        row("renewal, refresh") << u"refresh"_s << true << u"renew"_s << token << carriedOut << 0;
        row("renewal, exchange") << u"refresh"_s << true << u"renew"_s << exchange << carriedOut << 0;
        row("renewal, exchange alone") << u"stock"_s << true << u"renew"_s << exchange << carriedOut << 0;
    }
}

void TestKill::whileTheServerIsWaitedFor()
{
    QFETCH(const QString, profile);
    QFETCH(const bool, signedInBefore);
    QFETCH(const QString, command);
    QFETCH(const QString, path);
    QFETCH(const bool, carriedOut);
    QFETCH(const int, expected);
    QVERIFY(m_backend->setProfile(profile, 600s, 600s));
    if (signedInBefore)
        EXPECT_CODE(m_device->login(*m_backend), 0);
    QVERIFY(m_backend->clearRequests());
    QVERIFY(
        m_backend->setAnswers({QJsonObject{{u"path"_s, path}, {u"mode"_s, u"hang"_s}, {u"carryOut"_s, carriedOut}}}));
    const auto process = start(command);
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->counts()["pendingAnswers"_L1].toInt(-1), 0, 20'000);
    QCOMPARE(process->state(), QProcess::Running);
    process->kill();
    QVERIFY(process->waitForFinished());
    QCOMPARE(stateAfterwards(), expected);
    EXPECT_CODE(m_device->login(*m_backend), 0);
    QCOMPARE(stateAfterwards(), 0);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_integration_kill.moc"
