// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/filedevice.h"

#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString exchange = u"POST /warehouse-tokens"_s;
constexpr int longEnough = 40'000; // ms, for a busy machine
} // namespace

/// The window on a device without a keychain, seen from the server: it finds the session in its files and renews it.
class TestFileWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void findsItsSessionAndKeepsWhatItRenewed();
    void waitsForAFolderThatIsHeld();

private:
    void openWindow();

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<FileDevice> m_device; ///< signed in, with a warehouse token that has to be renewed at once
    std::unique_ptr<QProcess> m_window;
};

void TestFileWindow::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
}

void TestFileWindow::init()
{
    m_device = std::make_unique<FileDevice>(*m_backend);
    m_device->environment().insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s); // and not to the journal
    QVERIFY(m_backend->setProfile(u"stock"_s, 3600s, 2s));
    EXPECT_CODE(m_device->signIn(*m_backend), 0);
    QVERIFY(m_backend->setProfile(u"stock"_s, 3600s, 3600s));
    QVERIFY(m_backend->clearRequests());
}

void TestFileWindow::cleanup()
{
    if (!m_window)
        return;
    m_window->kill();
    m_window->waitForFinished();
    m_window.reset();
}

void TestFileWindow::openWindow()
{
    m_window = m_device->start(u"dockpass"_s, {u"--server"_s, m_backend->url().toString()});
    QVERIFY(m_window->waitForStarted());
}

void TestFileWindow::findsItsSessionAndKeepsWhatItRenewed()
{
    const QStringList files = m_device->files();
    QByteArrayList before;
    for (const QString &path : files)
        before << FileDevice::bytes(path);
    openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, longEnough);
    const auto changed = [&] {
        int count = 0;
        for (qsizetype i = 0; i < files.size(); ++i)
            count += FileDevice::bytes(files[i]) == before[i] ? 0 : 1;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(changed(), 2, longEnough); // the warehouse token's entry, and its generation
    cleanup();
    EXPECT_CODE(m_device->run({u"token"_s}), 0);
    QCOMPARE(m_backend->requestCount(exchange), 1);
    QCOMPARE(m_backend->requestCount(u"POST /token"_s), 0);
}

void TestFileWindow::waitsForAFolderThatIsHeld()
{
    const int holder = ::open(QFile::encodeName(m_device->entries()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    QCOMPARE(::flock(holder, LOCK_EX), 0);
    openWindow();
    // It goes on without, after ten seconds; and takes the session up when the folder is free.
    QByteArray said;
    const auto gaveUp = [&] {
        said += m_window->readAllStandardError();
        return said.contains("has not answered");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(gaveUp(), said.constData(), longEnough);
    QCOMPARE(m_backend->requestCount(exchange), 0);
    ::close(holder);
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->requestCount(exchange), 1, longEnough);
}

QTEST_GUILESS_MAIN(TestFileWindow)
#include "tst_integration_filewindow.moc"
