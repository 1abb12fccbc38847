// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/closebutton.h"
#include "integration/device.h"
#include "integration/keyring.h"
#include "integration/virtualdisplay.h"
#include "store/sessionindex.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int longEnough = 30'000; // ms, for a busy machine
const QString here = u"https://localhost:9"_s;
const QString exchange = u"POST /warehouse-tokens"_s;
} // namespace

/// Whoever starts the window again finds the one that is open.
class TestSecondWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theOpenOneComesForward_data();
    void theOpenOneComesForward();
    void whatIsAnotherWindowOpens_data();
    void whatIsAnotherWindowOpens();
    void aDeadOrHangingOneKeepsNobodyOut_data();
    void aDeadOrHangingOneKeepsNobodyOut();
    void oneThatIsOnItsWayOutKeepsNobodyOut();

private:
    [[nodiscard]] std::unique_ptr<QProcess> open(const QStringList &arguments = {}) const
    {
        return m_device->start(u"dockpass"_s, QStringList{u"--server"_s, here} + arguments);
    }
    [[nodiscard]] bool comesUp(const QProcess &window) const
    {
        return QTest::qWaitFor([&] { return m_display->focusWindowOf(window.processId()); }, longEnough);
    }

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<QProcess> m_first;
};

void TestSecondWindow::init()
{
    m_display = std::make_unique<VirtualDisplay>();
    QVERIFY2(m_display->isUp(), "Xvfb does not start");
    m_device = std::make_unique<Device>();
    m_display->addTo(m_device->environment());
}

void TestSecondWindow::cleanup()
{
    if (m_first) {
        m_first->kill();
        m_first->waitForFinished();
    }
    m_first.reset();
}

void TestSecondWindow::theOpenOneComesForward_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("again");
    const QStringList named{u"--server"_s, here};
    const QStringList kiosk = named + QStringList{u"--kiosk"_s};
    const QStringList memory = named + QStringList{u"--store"_s, u"memory"_s}; // what it holds is nowhere else
    QTest::newRow("keychain") << named << named;
    QTest::newRow("kiosk") << kiosk << kiosk;
    QTest::newRow("memory") << memory << memory;
    QTest::newRow("the server typed in another way") << named << QStringList{u"--server"_s, u"LocalHost:9/"_s};
    QTest::newRow("the server of the last session") << named << QStringList();
}

void TestSecondWindow::theOpenOneComesForward()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QStringList, again);
    dockpass::store::SessionIndex(m_device->home() + u"/.config/dockpass/sessions.conf"_s, u"keychain"_s)
        .setCurrent({here, BackendProcess::demoUser()});
    m_first = m_device->start(u"dockpass"_s, arguments);
    QVERIFY(comesUp(*m_first));
    const auto above = m_device->start(u"dockpass"_s, {u"--server"_s, u"https://elsewhere.example"_s});
    QVERIFY(comesUp(*above));
    QTRY_VERIFY_WITH_TIMEOUT(m_display->isOnTop(above->processId()), longEnough);
    const auto second = m_device->start(u"dockpass"_s, again);
    EXPECT_CODE(outcomeOf(*second), 0);
    // Which window has the keyboard is the window manager's to say, and there is none here.
    QTRY_VERIFY_WITH_TIMEOUT(m_display->isOnTop(m_first->processId()), longEnough);
    above->kill();
    QVERIFY(above->waitForFinished());
}

void TestSecondWindow::whatIsAnotherWindowOpens_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("another store") << QStringList{u"--store"_s, u"memory"_s};
    QTest::newRow("another server") << QStringList{u"--server"_s, u"https://elsewhere.example"_s};
}

void TestSecondWindow::whatIsAnotherWindowOpens()
{
    QFETCH(const QStringList, arguments);
    m_first = open();
    QVERIFY(comesUp(*m_first));
    const auto second = open(arguments);
    QVERIFY(comesUp(*second));
    second->kill();
    QVERIFY(second->waitForFinished());
}

void TestSecondWindow::aDeadOrHangingOneKeepsNobodyOut_data()
{
    QTest::addColumn<int>("fate");
    QTest::newRow("killed") << SIGKILL;
    QTest::newRow("hangs") << SIGSTOP;
}

void TestSecondWindow::aDeadOrHangingOneKeepsNobodyOut()
{
    QFETCH(const int, fate);
    m_first = open();
    QVERIFY(comesUp(*m_first));
    QCOMPARE(::kill(pid_t(m_first->processId()), fate), 0);
    if (fate == SIGKILL)
        QVERIFY(m_first->waitForFinished());
    const auto second = open();
    QVERIFY(comesUp(*second));
    second->kill();
    QVERIFY(second->waitForFinished());
}

/// It ends what is under way, for 2 s at most, and there is no window any more that could come forward.
void TestSecondWindow::oneThatIsOnItsWayOutKeepsNobodyOut()
{
    BackendProcess backend;
    QVERIFY2(backend.isRunning(), qPrintable(backend.errorString()));
    // Shorter than a session may last, or there would be no reason to renew it.
    QVERIFY(backend.setProfile(u"stock"_s, 28800s, 3600s));
    EXPECT_CODE(m_device->login(backend), 0);
    QVERIFY(keyring::makeDue(
        keyring::keyFor(backend.url(), BackendProcess::demoUser(), dockpass::store::Entry::WarehouseToken)));
    QVERIFY(backend.setAnswers(
        {QJsonObject{{u"path"_s, u"/warehouse-tokens"_s}, {u"mode"_s, u"hang"_s}, {u"times"_s, -1}}}));
    const int before = backend.requestCount(exchange);
    const QStringList arguments{u"--server"_s, backend.url().toString()};
    m_first = m_device->start(u"dockpass"_s, arguments);
    QVERIFY(comesUp(*m_first));
    QTRY_VERIFY_WITH_TIMEOUT(backend.requestCount(exchange) > before, longEnough);
    const auto shown = [&] { return m_display->windowOf(m_first->processId()); };
    QVERIFY(pressCloseButton(m_display->name(), shown().value()));
    QTRY_VERIFY_WITH_TIMEOUT(!shown(), longEnough);
    const auto second = m_device->start(u"dockpass"_s, arguments);
    QVERIFY(comesUp(*second));
    second->kill();
    QVERIFY(second->waitForFinished());
    EXPECT_CODE(outcomeOf(*m_first), 0);
}

QTEST_GUILESS_MAIN(TestSecondWindow)
#include "tst_integration_secondwindow.moc"
