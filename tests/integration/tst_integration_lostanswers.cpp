// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/keyring.h"
#include "support/faultproxy.h"
#include "support/tally.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dockpass::store::Entry;

namespace {

const QString exchange = u"POST /warehouse-tokens"_s;
constexpr int longEnough = 40'000; // ms, for a busy machine

} // namespace

/// The server has done what it was asked, and its answer does not come through, cut at places from its first byte to its last. Work goes on with the
/// tokens there are, nothing is sent a second time, and the log says that the outcome is unknown.
class TestLostAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void lostRotationIsNotRepeated_data();
    void lostRotationIsNotRepeated();
    void lostExchangeIsAskedForAgain_data();
    void lostExchangeIsAskedForAgain();
    void theWindowAndTheCommandLineGoOn();

private:
    [[nodiscard]] QStringList loginArguments() const
    {
        return {u"login"_s,           u"--server"_s, m_proxy->url().toString(), u"--user"_s, BackendProcess::demoUser(),
                u"--password-stdin"_s};
    }
    void signIn(const QString &profile);
    void addCuts() const;
    /// `percent` of an answer of `size` bytes; 100: all but its end, which is some bytes further in one answer than in the next, because tokens differ
    /// in length (the times in them are decimal fractions).
    [[nodiscard]] static Fault cut(int percent, bool reset, qint64 size);
    [[nodiscard]] QJsonArray refreshes();
    /// How many bytes the answer to `command` has, which makes one request.
    [[nodiscard]] qint64 answerSize(const QStringList &command);
    /// How many the answer to a rotation has; rotates once to see.
    [[nodiscard]] qint64 rotationSize();

    Tally m_tally{"lost_answers"};
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Device> m_device;
};

void TestLostAnswers::initTestCase()
{
    // In clear: where a byte of the answer is, is then known.
    m_backend = std::make_unique<BackendProcess>(QStringList{u"--http"_s});
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_proxy = std::make_unique<FaultProxy>(m_backend->url());
    m_tally.add("refresh tokens sent twice", 0);
}

void TestLostAnswers::init()
{
    m_device = std::make_unique<Device>();
    m_device->configure("allow-http-loopback=true\n");
    m_proxy->clear();
}

void TestLostAnswers::signIn(const QString &profile)
{
    QVERIFY(m_backend->setProfile(profile, 600s, 600s));
    EXPECT_CODE(m_device->run(loginArguments(), BackendProcess::demoPassword().toUtf8()), 0);
    QVERIFY(m_backend->clearRequests());
}

QJsonArray TestLostAnswers::refreshes()
{
    QJsonArray found;
    QSet<QString> sent;
    for (const QJsonValue request : m_backend->requests()) {
        if (request["grant_type"_L1].toString() != "refresh_token"_L1)
            continue;
        found.append(request);
        const QString token = request["secrets"_L1]["refresh_token"_L1].toString();
        if (sent.contains(token))
            m_tally.add("refresh tokens sent twice");
        sent.insert(token);
    }
    return found;
}

qint64 TestLostAnswers::answerSize(const QStringList &command)
{
    const qint64 before = m_proxy->traffic().toClients;
    return m_device->run(command).code == 0 ? m_proxy->traffic().toClients - before : 0;
}

qint64 TestLostAnswers::rotationSize()
{
    // The exchange that follows gets no answer at all.
    if (!m_backend->setAnswers(
            {QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"close"_s}, {u"times"_s, -1}}}))
        return 0;
    const qint64 before = m_proxy->traffic().toClients;
    const Outcome renewed = m_device->run({u"renew"_s});
    const bool rotated = refreshes().size() == 1 && !renewed.err.contains("outcome unknown");
    return m_backend->clearAnswers() && rotated ? m_proxy->traffic().toClients - before : 0;
}

void TestLostAnswers::addCuts() const
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("reset");
    for (const int percent : Tally::isTorture() ? QList{0, 1, 3, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100}
                                                : QList{0, 10, 60, 100}) {
        for (const bool reset : {true, false})
            QTest::addRow("%d%%, %s", percent, reset ? "reset" : "closed") << percent << reset;
    }
}

Fault TestLostAnswers::cut(int percent, bool reset, qint64 size)
{
    const qint64 at = percent == 100 ? size - 64 : size * percent / 100;
    return reset ? Fault::resetAt(at) : Fault::closeAt(at);
}

void TestLostAnswers::lostRotationIsNotRepeated_data()
{
    addCuts();
}

/// stablyai/orca#18719: replaying refreshes whose answers were lost signed 21,605 sessions out.
void TestLostAnswers::lostRotationIsNotRepeated()
{
    QFETCH(const int, percent);
    QFETCH(const bool, reset);
    signIn(u"refresh"_s);
    const qint64 size = rotationSize();
    QVERIFY(size > 1000);
    QVERIFY(m_backend->clearRequests());
    const QByteArray before = m_device->run({u"token"_s, u"--kind"_s, u"user"_s}).out;
    m_proxy->failNext(cut(percent, reset, size));
    const Outcome renewed = m_device->run({u"renew"_s});
    EXPECT_CODE(renewed, 0); // the exchange brings a new warehouse token all the same
    QVERIFY2(renewed.err.contains("outcome unknown"), renewed.report().constData());
    QCOMPARE(refreshes().size(), 1);
    QCOMPARE(refreshes().first()["status"_L1].toInt(), 200); // the server has rotated
    m_tally.add("answers lost");

    const QJsonValue renewal = m_device->status()["renewal"_L1];
    QVERIFY(renewal["outcomeUnknown"_L1].toBool());
    QVERIFY(renewal["signInNeededBy"_L1].isString());
    QVERIFY(m_device->run({u"status"_s}).out.contains("outcome unknown"));
    // A person insists: the exchange once more, and no replay.
    EXPECT_CODE(m_device->run({u"renew"_s}), 0);
    QCOMPARE(refreshes().size(), 1);
    QCOMPARE(m_backend->requestCount(exchange), 2);
    QCOMPARE(m_device->run({u"token"_s, u"--kind"_s, u"user"_s}).out, before);
}

void TestLostAnswers::lostExchangeIsAskedForAgain_data()
{
    addCuts();
}

/// An exchange uses nothing up: the next one is as good.
void TestLostAnswers::lostExchangeIsAskedForAgain()
{
    QFETCH(const int, percent);
    QFETCH(const bool, reset);
    signIn(u"stock"_s);
    EXPECT_CODE(m_device->run({u"renew"_s}), 0); // learns that there is no refresh grant
    const qint64 size = answerSize({u"renew"_s});
    QVERIFY(size > 500);
    const QByteArray before = m_device->run({u"token"_s}).out;
    QVERIFY(m_backend->clearRequests());
    m_proxy->failNext(cut(percent, reset, size));
    const Outcome renewed = m_device->run({u"renew"_s});
    QVERIFY2(renewed.code == 5 || renewed.code == 7, renewed.report().constData());
    QVERIFY(!renewed.err.contains("outcome unknown"));
    QCOMPARE(m_backend->requestCount(exchange), 1);
    m_tally.add("answers lost");
    QCOMPARE(m_device->run({u"token"_s}).out, before);
    QVERIFY(!m_device->status()["renewal"_L1]["outcomeUnknown"_L1].toBool());
    EXPECT_CODE(m_device->run({u"renew"_s}), 0);
    QVERIFY(m_device->run({u"token"_s}).out != before);
}

void TestLostAnswers::theWindowAndTheCommandLineGoOn()
{
    signIn(u"refresh"_s);
    for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken})
        QVERIFY(keyring::makeDue(keyring::keyFor(m_proxy->url(), BackendProcess::demoUser(), entry)));
    // By the server: which connection the window takes for it among others is its own affair.
    QVERIFY(m_backend->setAnswers({QJsonObject{{u"path"_s, u"/token"_s},
                                               {u"grantType"_s, u"refresh_token"_s},
                                               {u"mode"_s, u"reset"_s},
                                               {u"carryOut"_s, true}}}));
    const QTemporaryDir folder;
    QFile said(folder.filePath(u"said"_s));
    const auto window = m_device->start(u"dockpass"_s, {u"--server"_s, m_proxy->url().toString()}, said.fileName());
    QVERIFY(said.open(QIODevice::ReadOnly));
    QByteArray words;
    const auto says = [&](const QByteArray &word) { return (words += said.readAll()).contains(word); };
    QTRY_VERIFY_WITH_TIMEOUT(says("outcome unknown"), longEnough);
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, longEnough); // with the old user token
    QTRY_VERIFY_WITH_TIMEOUT(m_device->status()["renewal"_L1]["outcomeUnknown"_L1].toBool(), longEnough);
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    EXPECT_CODE(m_device->run({u"renew"_s}), 0);
    QCOMPARE(refreshes().size(), 1);
    m_tally.add("answers lost");
    QCOMPARE(window->state(), QProcess::Running);
    window->kill();
    QVERIFY(window->waitForFinished());
    QCOMPARE(m_tally.of("refresh tokens sent twice"), 0);
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_integration_lostanswers.moc"
