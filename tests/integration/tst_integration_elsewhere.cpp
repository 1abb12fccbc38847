// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"
#include "integration/spokenwindow.h"
#include "integration/virtualdisplay.h"
#include "store/sessionindex.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace dockpass;
using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int longEnough = 40'000; // ms, for a busy machine
}

/// A session lies in one store, and a program was started with another: by a settings file, by a policy, by hand.
class TestElsewhere : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void theWindowSaysWhereItIs_data();
    void theWindowSaysWhereItIs();
    void whatAnotherStoreOwesStaysMarked();
    void whatLiesInAnotherStoreIsTold();
    void aSignOutIsForOneStore();

private:
    [[nodiscard]] QStringList in(const QString &store) const
    {
        return {u"--store"_s, store, u"--store-key-file"_s, m_device->home() + u"/key"_s};
    }
    [[nodiscard]] store::Account picker() const { return {m_backend->url().toString(), BackendProcess::demoUser()}; }
    [[nodiscard]] Outcome signIn(const QString &store) const
    {
        return m_device->run(Device::loginArguments(*m_backend) + in(store),
                             BackendProcess::demoPassword().toUtf8() + '\n');
    }

    [[nodiscard]] store::SessionIndex listOf(const QString &store) const
    {
        return store::SessionIndex(m_device->home() + u"/.config/dockpass/sessions.conf"_s, store);
    }

    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<SpeakingBus> m_speech;
    std::unique_ptr<Device> m_device;
};

void TestElsewhere::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_display = std::make_unique<VirtualDisplay>();
    QVERIFY2(m_display->isUp(), "Xvfb does not start");
    m_speech = std::make_unique<SpeakingBus>();
    QVERIFY(m_speech->isUp());
}

void TestElsewhere::init()
{
    m_device = std::make_unique<Device>();
    m_device->trust(*m_backend);
    m_display->addTo(m_device->environment());
    SpeakingBus::addTo(m_device->environment());
    QFile key(m_device->home() + u"/key"_s);
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write(QByteArray(32, 'k')) == 32
            && key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

void TestElsewhere::theWindowSaysWhereItIs_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("started");
    QTest::addColumn<QString>("place");
    QTest::newRow("in a file") << u"file"_s << u"keychain"_s << u"an encrypted file"_s;
    QTest::newRow("in the keychain") << u"keychain"_s << u"file"_s << u"the keychain"_s;
    QTest::newRow("in the keychain, with the memory") << u"keychain"_s << u"memory"_s << u"the keychain"_s;
}

void TestElsewhere::theWindowSaysWhereItIs()
{
    QFETCH(const QString, kept);
    QFETCH(const QString, started);
    QFETCH(const QString, place);
    EXPECT_CODE(signIn(kept), 0);
    const auto window = m_device->start(u"dockpass"_s, in(started));
    SpokenWindow spoken(*m_speech, window->processId());
    const auto shown = [&] {
        QStringList all;
        for (const SpokenWindow::Node &node : spoken.read())
            all << node.name << node.description;
        return all.join(u'\n');
    };
    QTRY_VERIFY2_WITH_TIMEOUT(shown().contains(u"Session is kept elsewhere"_s), qPrintable(shown()), longEnough);
    QVERIFY2(shown().contains(place), qPrintable(shown()));
    window->kill();
    QVERIFY(window->waitForFinished());
    // It has done nothing to it.
    EXPECT_CODE(m_device->run(QStringList{u"token"_s} + in(kept)), 0);
    EXPECT_CODE(m_device->run(QStringList{u"logout"_s} + in(kept)), 0);
}

/// A keychain has nothing of it, and that proves nothing of the file.
void TestElsewhere::whatAnotherStoreOwesStaysMarked()
{
    EXPECT_CODE(signIn(u"file"_s), 0);
    store::SessionIndex index = listOf(u"file"_s);
    QVERIFY(index.setMarker(picker(), store::SessionIndex::Marker::Erasing));
    const QStringList another{u"--server"_s, picker().server, u"--user"_s, u"another@dockpass.example"_s};
    EXPECT_CODE(m_device->run(QStringList{u"status"_s} + another + in(u"keychain"_s)), 3);
    QCOMPARE(index.marker(picker()), store::SessionIndex::Marker::Erasing);
    EXPECT_CODE(m_device->run(QStringList{u"status"_s} + another + in(u"file"_s)), 3);
    QCOMPARE(index.marker(picker()), store::SessionIndex::Marker::None);
}

/// The same person in both: each is a session of its own, and nobody says of one that nothing is left while there is the
/// other.
void TestElsewhere::whatLiesInAnotherStoreIsTold()
{
    EXPECT_CODE(signIn(u"keychain"_s), 0);
    const Outcome second = signIn(u"file"_s);
    QVERIFY2(second.code == 0 && second.err.contains("--store keychain"), second.report().constData());
    EXPECT_CODE(m_device->run(QStringList{u"token"_s} + in(u"keychain"_s)), 0);
    EXPECT_CODE(m_device->run(QStringList{u"token"_s} + in(u"file"_s)), 0);

    const Outcome proof = m_device->run(QStringList{u"logout"_s, u"--verify"_s, u"--json"_s} + in(u"file"_s));
    QVERIFY2(proof.code == 6 && proof.err.contains("--store keychain"), proof.report().constData());
    QJsonObject list;
    for (const QJsonValue &finding : proof.json()["residue"_L1]["places"_L1].toArray()) {
        if (finding["place"_L1] == "list"_L1)
            list = finding.toObject();
    }
    QVERIFY2(list["state"_L1] == "found"_L1, proof.report().constData());
    QVERIFY2(list["detail"_L1].toString().contains(u"keychain"_s), proof.report().constData());

    EXPECT_CODE(signIn(u"file"_s), 0);
    const Outcome out = m_device->run(QStringList{u"logout"_s} + in(u"file"_s));
    QVERIFY2(out.code == 0 && out.err.contains("--store keychain"), out.report().constData());
    QVERIFY2(!out.err.contains("from this device"), out.report().constData());
    EXPECT_CODE(m_device->run(QStringList{u"status"_s} + in(u"file"_s)), 6);
    EXPECT_CODE(m_device->run(QStringList{u"token"_s} + in(u"keychain"_s)), 0);
    const Outcome last = m_device->run(QStringList{u"logout"_s, u"--verify"_s} + in(u"keychain"_s));
    QVERIFY2(last.code == 0 && last.out.contains("Nothing of the session is left"), last.report().constData());
}

/// Signed in anew in the keychain, beside a window with the file: what the window signs out is its own.
void TestElsewhere::aSignOutIsForOneStore()
{
    using Marker = store::SessionIndex::Marker;
    EXPECT_CODE(signIn(u"file"_s), 0);
    const auto window = m_device->start(u"dockpass"_s, in(u"file"_s));
    SpokenWindow spoken(*m_speech, window->processId());
    const auto buttons = [&spoken] { return spoken.names(u"push button"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(buttons().contains(u"Sign out"_s), longEnough);
    EXPECT_CODE(signIn(u"keychain"_s), 0);
    QVERIFY(spoken.press(u"Sign out"_s));
    // The button goes with its page, and cannot answer any more.
    const auto isSignedOut = [&] { return listOf(u"file"_s).marker(picker()) == Marker::None; };
    QTRY_VERIFY_WITH_TIMEOUT((void(spoken.press(u"Yes, sign out"_s)), isSignedOut()), longEnough);
    QTRY_VERIFY2_WITH_TIMEOUT(buttons().contains(u"Sign in"_s), qPrintable(buttons().join(u", "_s)), longEnough);
    const auto told = [&] {
        QString all;
        for (const SpokenWindow::Node &node : spoken.read())
            all += node.name + u'\n' + node.description + u'\n';
        return all;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(told().contains(u"Something of the session may be left"_s), qPrintable(told()),
                              longEnough);
    window->kill();
    QVERIFY(window->waitForFinished());
    EXPECT_CODE(m_device->run(QStringList{u"token"_s} + in(u"keychain"_s)), 0);
    EXPECT_CODE(m_device->run(QStringList{u"logout"_s} + in(u"keychain"_s)), 0);
}

QTEST_GUILESS_MAIN(TestElsewhere)
#include "tst_integration_elsewhere.moc"
