// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/virtualdisplay.h"

#include <QTest>

#include <csignal>

using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int longEnough = 30'000; // ms, for a busy machine
}

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

private:
    [[nodiscard]] std::unique_ptr<QProcess> open(const QStringList &arguments = {}) const
    {
        return m_device->start(u"dockpass"_s, QStringList{u"--server"_s, u"https://localhost:9"_s} + arguments);
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
    QTest::newRow("keychain") << QStringList();
    QTest::newRow("kiosk") << QStringList{u"--kiosk"_s};
    QTest::newRow("memory") << QStringList{u"--store"_s, u"memory"_s}; // what it holds is nowhere else
}

void TestSecondWindow::theOpenOneComesForward()
{
    QFETCH(const QStringList, arguments);
    m_first = open(arguments);
    QVERIFY(comesUp(*m_first));
    const auto above = m_device->start(u"dockpass"_s, {u"--server"_s, u"https://elsewhere.example"_s});
    QVERIFY(comesUp(*above));
    QTRY_VERIFY_WITH_TIMEOUT(m_display->isOnTop(above->processId()), longEnough);
    const auto second = open(arguments);
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

QTEST_GUILESS_MAIN(TestSecondWindow)
#include "tst_integration_secondwindow.moc"
