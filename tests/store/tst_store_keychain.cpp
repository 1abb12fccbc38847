// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/keyringdaemon.h"
#include "store/keychainstore.h"
#include "store/secretservicecontrol.h"
#include "store/sessionrecord.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace dockpass;
using namespace dockpass::store;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Key userToken{u"https://glue.example.com"_s, u"anna@example.com"_s, Entry::UserToken};
const Key warehouseToken{u"https://glue.example.com"_s, u"anna@example.com"_s, Entry::WarehouseToken};

constexpr KeychainStore::Limits quick{200ms, 600ms};
constexpr auto quitWhileAsking = "--quit-while-asking";

/// What an order was answered, in words: "absent entry", "done", the fault's name, or the bytes.
class Answer
{
public:
    TokenStore::Loaded loaded()
    {
        return [this](Result<std::optional<Secret>, Failure> result) {
            if (!result)
                m_text = nameOf(result.error().kind);
            else if (!result.value())
                m_text = u"absent entry"_s;
            else
                m_text = QString::fromLatin1(result.value()->view());
        };
    }
    TokenStore::Finished finished()
    {
        return
            [this](const Result<Done, Failure> &result) { m_text = result ? u"done"_s : nameOf(result.error().kind); };
    }
    [[nodiscard]] QObject *context() { return &m_context; }
    /// Waits, long enough for a slow machine.
    [[nodiscard]] QString text()
    {
        [[maybe_unused]] const bool came = QTest::qWaitFor([this] { return !m_text.isNull(); }, 20'000);
        return m_text;
    }
    [[nodiscard]] bool came() const { return !m_text.isNull(); }

private:
    QString m_text;
    QObject m_context;
};

QString load(KeychainStore &store, const Key &key)
{
    Answer answer;
    store.load(key, answer.context(), answer.loaded());
    return answer.text();
}

QString save(KeychainStore &store, const Key &key, QByteArrayView bytes)
{
    Answer answer;
    store.save(key, Secret(bytes), answer.context(), answer.finished());
    return answer.text();
}

QString erase(KeychainStore &store, const Key &key)
{
    Answer answer;
    store.erase(key, answer.context(), answer.finished());
    return answer.text();
}

} // namespace

/// Against the real gnome-keyring of this D-Bus session (tests/support/with-keyring).
class TestKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void keysAreReadableAndApart_data();
    void keysAreReadableAndApart();
    void whatIsNoKeyOfOursIsNobodys();
    void whoHasASessionIsToldByTheKeys();
    void bytesComeBackAsTheyWere_data();
    void bytesComeBackAsTheyWere();
    void absentEntryIsAbsent();
    void savingReplaces();
    void entriesStayApart();
    void erasedEntryIsGone();
    void erasingWhatNeverWasSucceeds();
    void ordersKeepTheirOrder();
    void callbackComesLater();
    void deadContextIsNotCalled();
    void storeMayDieWithOrdersUnderWay();
    void idleComesAfterTheLastAnswer();

    void lockedKeychainIsNotAnEmptyOne();
    void lockedKeychainIsNotAnErasedOne();

    void hungKeychainIsAnnouncedThenGivenUpThenRecovers();
    void lateSaveIsNotLost();
    void storeMayDieWhileTheKeychainHangs();
    void programMayEndWhileTheKeychainHangs();

    void goesOnWithAServiceThatCameInTheOtherOnesPlace(); // the last one: that service ends with it
};

void TestKeychain::init()
{
    QVERIFY(secretservice::unlock());
    KeychainStore store;
    QCOMPARE(erase(store, userToken), u"done"_s);
    QCOMPARE(erase(store, warehouseToken), u"done"_s);
}

void TestKeychain::keysAreReadableAndApart_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("key");
    const QString server = userToken.server + u' ';
    QTest::newRow("plain") << u"anna@example.com"_s << server + u"anna@example.com user-token"_s;
    QTest::newRow("space") << u"anna b"_s << server + u"anna b user-token"_s;
    QTest::newRow("umlaut") << u"j\u00fcrgen"_s << server + u"j\u00fcrgen user-token"_s;
    QTest::newRow("NUL") << QString(u"a\0b"_s) << server + u"a%00b user-token"_s;
    QTest::newRow("line break") << u"a\nb"_s << server + u"a%0ab user-token"_s;
    QTest::newRow("percent") << u"a%0ab"_s << server + u"a%250ab user-token"_s;
}

void TestKeychain::keysAreReadableAndApart()
{
    QFETCH(const QString, user);
    const QString key = KeychainStore::keyOf({userToken.server, user, Entry::UserToken});
    QTEST(key, "key");
    QCOMPARE(KeychainStore::accountOf(key), (Account{userToken.server, user}));
    QCOMPARE(KeychainStore::accountOf(KeychainStore::keyOf({userToken.server, user, Entry::WarehouseToken})),
             std::nullopt);
}

void TestKeychain::whatIsNoKeyOfOursIsNobodys()
{
    for (const auto &name :
         {u""_s, u"user-token"_s, u" user-token"_s, u"https://a user-token"_s, u"https://a  user-token"_s,
          u"https://a b user-tokens"_s, u"https://a %zz user-token"_s, u"https://a b%0A user-token"_s})
        QVERIFY2(!KeychainStore::accountOf(name), qPrintable(name));
}

/// Also while it is locked; of one that hangs nobody can tell.
void TestKeychain::whoHasASessionIsToldByTheKeys()
{
    KeychainStore store(KeychainStore::Limits{200ms, 1s});
    const auto accounts = [&store] {
        QString told;
        store.accounts(&store, [&told](const std::optional<QList<Account>> &found) {
            told = found ? u"of"_s : u"nobody can tell"_s;
            for (const Account &account : found.value_or(QList<Account>()))
                told += u' ' + account.user + u" at "_s + account.server;
        });
        return QTest::qWaitFor([&told] { return !told.isEmpty(); }, 30'000) ? told : u"no answer"_s;
    };
    const QString one = u"of %1 at %2"_s.arg(userToken.user, userToken.server);
    QCOMPARE(accounts(), u"of"_s);
    QCOMPARE(save(store, warehouseToken, "x"), u"done"_s);
    QCOMPARE(accounts(), u"of"_s); // which is nobody's without the other
    QCOMPARE(save(store, userToken, "x"), u"done"_s);
    QCOMPARE(accounts(), one);
    QVERIFY(secretservice::lock());
    QCOMPARE(accounts(), one);
    QVERIFY(secretservice::unlock());
    {
        const secretservice::Stopped stopped;
        QVERIFY(stopped.ok());
        QCOMPARE(accounts(), u"nobody can tell"_s);
    }
    QTRY_VERIFY(store.isIdle());
}

void TestKeychain::bytesComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray all;
    for (int value = 0; value < 256; ++value)
        all += char(value);
    QByteArray backwards = all;
    std::reverse(backwards.begin(), backwards.end());
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("a NUL") << QByteArray(1, '\0');
    QTest::newRow("all byte values") << all;
    QTest::newRow("all byte values, backwards") << backwards;
    QTest::newRow("6 KB") << all.repeated(24);
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\xc0\x80");
    SessionRecord record;
    record.sessionId = QByteArray(16, '\x80');
    record.accessToken = Secret(QByteArray(800, 'a'));
    record.refreshToken = Secret(QByteArray(950, 'r'));
    record.issuedAt = QDateTime(QDate(2026, 11, 24), QTime(6, 30), Qt::UTC);
    QTest::newRow("a session record") << encode(record).view().toByteArray();
}

void TestKeychain::bytesComeBackAsTheyWere()
{
    QFETCH(const QByteArray, bytes);
    KeychainStore store;
    QCOMPARE(save(store, userToken, bytes), u"done"_s);
    QCOMPARE(load(store, userToken).toLatin1(), bytes);
}

void TestKeychain::absentEntryIsAbsent()
{
    KeychainStore store;
    QCOMPARE(load(store, userToken), u"absent entry"_s);
}

void TestKeychain::savingReplaces()
{
    KeychainStore store;
    QCOMPARE(save(store, userToken, "old"), u"done"_s);
    QCOMPARE(save(store, userToken, "new"), u"done"_s);
    QCOMPARE(load(store, userToken), u"new"_s);
    QCOMPARE(erase(store, userToken), u"done"_s);
    QCOMPARE(load(store, userToken), u"absent entry"_s);
}

void TestKeychain::entriesStayApart()
{
    KeychainStore store;
    QCOMPARE(save(store, userToken, "user"), u"done"_s);
    QCOMPARE(save(store, warehouseToken, "warehouse"), u"done"_s);
    QCOMPARE(erase(store, userToken), u"done"_s);
    QCOMPARE(load(store, userToken), u"absent entry"_s);
    QCOMPARE(load(store, warehouseToken), u"warehouse"_s);
}

void TestKeychain::erasedEntryIsGone()
{
    KeychainStore store;
    QCOMPARE(save(store, userToken, "secret"), u"done"_s);
    QCOMPARE(erase(store, userToken), u"done"_s);
    // Not for us alone.
    QProcess lookup;
    lookup.start(u"secret-tool"_s, {u"search"_s, u"server"_s, KeychainStore::service()});
    QVERIFY(lookup.waitForFinished());
    QVERIFY(!lookup.readAllStandardOutput().contains("user-token"));
}

void TestKeychain::erasingWhatNeverWasSucceeds()
{
    KeychainStore store;
    QCOMPARE(erase(store, userToken), u"done"_s);
}

void TestKeychain::ordersKeepTheirOrder()
{
    KeychainStore store;
    Answer saved, loaded, erased, empty;
    store.save(userToken, Secret("one"), saved.context(), saved.finished());
    store.load(userToken, loaded.context(), loaded.loaded());
    store.erase(userToken, erased.context(), erased.finished());
    store.load(userToken, empty.context(), empty.loaded());
    QCOMPARE(empty.text(), u"absent entry"_s);
    QVERIFY(saved.came() && loaded.came() && erased.came());
    QCOMPARE(saved.text(), u"done"_s);
    QCOMPARE(loaded.text(), u"one"_s);
    QCOMPARE(erased.text(), u"done"_s);
}

void TestKeychain::callbackComesLater()
{
    KeychainStore store;
    Answer answer;
    store.load(userToken, answer.context(), answer.loaded());
    QVERIFY(!answer.came());
    QVERIFY(!store.isIdle());
    QCOMPARE(answer.text(), u"absent entry"_s);
}

void TestKeychain::deadContextIsNotCalled()
{
    KeychainStore store;
    QSignalSpy idle(&store, &TokenStore::idle);
    {
        QObject context;
        store.load(userToken, &context, [](const auto &) { QFAIL("called for a dead context"); });
        store.save(userToken, Secret("one"), &context, [](const auto &) { QFAIL("called for a dead context"); });
    }
    QVERIFY(idle.wait());
    QCOMPARE(load(store, userToken), u"one"_s);
}

// qtkeychain #261: a crash when quitting with a job under way. What has begun is finished with the right bytes,
// what has not is dropped, nobody is called.
void TestKeychain::storeMayDieWithOrdersUnderWay()
{
    bool called = false;
    auto store = std::make_unique<KeychainStore>();
    store->save(userToken, Secret(QByteArray(6'000, 's')), this, [&](const auto &) { called = true; });
    store->save(warehouseToken, Secret("dropped"), this, [&](const auto &) { called = true; });
    store.reset();
    KeychainStore other;
    QCOMPARE(load(other, userToken), QString(6'000, u's'));
    QCOMPARE(load(other, warehouseToken), u"absent entry"_s);
    QVERIFY(!called);
}

void TestKeychain::idleComesAfterTheLastAnswer()
{
    KeychainStore store;
    QSignalSpy idle(&store, &TokenStore::idle);
    int answers = 0;
    store.load(userToken, this, [&](const auto &) { ++answers; });
    store.erase(userToken, this, [&](const auto &) { ++answers; });
    QVERIFY(idle.wait());
    QCOMPARE(answers, 2);
    QVERIFY(store.isIdle());
    QCOMPARE(idle.count(), 1);
}

// git-credential-manager #694: a locked keyring was read as an empty one.
void TestKeychain::lockedKeychainIsNotAnEmptyOne()
{
    KeychainStore store;
    QCOMPARE(save(store, userToken, "kept"), u"done"_s);
    QVERIFY(secretservice::lock());
    QCOMPARE(load(store, userToken), nameOf(Failure::Kind::KeychainLocked));
    QCOMPARE(load(store, warehouseToken), nameOf(Failure::Kind::KeychainLocked));
    QCOMPARE(save(store, userToken, "new"), nameOf(Failure::Kind::KeychainLocked));
    QVERIFY(secretservice::unlock());
    QCOMPARE(load(store, userToken), u"kept"_s);
}

// The Secret Service answers "no error" to a delete while it is locked.
void TestKeychain::lockedKeychainIsNotAnErasedOne()
{
    KeychainStore store;
    QCOMPARE(save(store, userToken, "kept"), u"done"_s);
    QVERIFY(secretservice::lock());
    QCOMPARE(erase(store, userToken), nameOf(Failure::Kind::KeychainLocked));
    QCOMPARE(erase(store, warehouseToken), nameOf(Failure::Kind::KeychainLocked));
    QVERIFY(secretservice::unlock());
    QCOMPARE(load(store, userToken), u"kept"_s);
    QCOMPARE(erase(store, userToken), u"done"_s);
    QCOMPARE(load(store, userToken), u"absent entry"_s);
}

// qtkeychain #303: programs stood still for as long as the keychain did.
void TestKeychain::hungKeychainIsAnnouncedThenGivenUpThenRecovers()
{
    KeychainStore patient; // a busy machine may need longer than the limits that are tried here
    QCOMPARE(save(patient, userToken, "kept"), u"done"_s);
    KeychainStore store(quick);
    QSignalSpy waiting(&store, &TokenStore::waiting);
    QSignalSpy recovered(&store, &TokenStore::recovered);
    QSignalSpy idle(&store, &TokenStore::idle);

    secretservice::Stopped stopped;
    QVERIFY(stopped.ok());
    Answer answer;
    store.load(userToken, answer.context(), answer.loaded());
    QVERIFY(waiting.wait());
    QVERIFY(!answer.came());
    QCOMPARE(answer.text(), nameOf(Failure::Kind::KeychainNoAnswer));
    QCOMPARE(waiting.count(), 1);
    QVERIFY(!store.isIdle());
    QCOMPARE(recovered.count(), 0);

    stopped.resume();
    QTRY_COMPARE(recovered.count(), 1);
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(load(patient, userToken), u"kept"_s);
}

void TestKeychain::lateSaveIsNotLost()
{
    KeychainStore store(quick);
    QSignalSpy recovered(&store, &TokenStore::recovered);
    secretservice::Stopped stopped;
    QVERIFY(stopped.ok());
    QCOMPARE(save(store, userToken, "one"), nameOf(Failure::Kind::KeychainNoAnswer));
    QCOMPARE(save(store, warehouseToken, "two"), nameOf(Failure::Kind::KeychainNoAnswer));
    stopped.resume();
    QTRY_COMPARE(recovered.count(), 1);
    KeychainStore patient;
    QCOMPARE(load(patient, userToken), u"one"_s);
    QCOMPARE(load(patient, warehouseToken), u"two"_s);
}

void TestKeychain::storeMayDieWhileTheKeychainHangs()
{
    secretservice::Stopped stopped;
    QVERIFY(stopped.ok());
    {
        KeychainStore store(quick);
        QCOMPARE(save(store, userToken, QByteArray(6'000, 's')), nameOf(Failure::Kind::KeychainNoAnswer));
    }
    stopped.resume();
    KeychainStore store;
    QCOMPARE(load(store, userToken), QString(6'000, u's'));
}

void TestKeychain::programMayEndWhileTheKeychainHangs()
{
    secretservice::Stopped stopped;
    QVERIFY(stopped.ok());
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(quitWhileAsking)});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

// libsecret wants to write through the session it had with the service that is gone.
void TestKeychain::goesOnWithAServiceThatCameInTheOtherOnesPlace()
{
    KeychainStore store;
    QCOMPARE(save(store, userToken, "one"), u"done"_s);
    const dockpass::test::RestartedDaemon other(true);
    QVERIFY(other.ok());
    QCOMPARE(save(store, userToken, "two"), u"done"_s);
    QCOMPARE(load(store, userToken), u"two"_s);
    QCOMPARE(erase(store, userToken), u"done"_s);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().contains(QString::fromLatin1(quitWhileAsking))) {
        KeychainStore store(quick);
        QObject::connect(&store, &TokenStore::waiting, &app, &QCoreApplication::quit, Qt::QueuedConnection);
        store.save(userToken, Secret(QByteArray(6'000, 's')), &app, [](const auto &) {});
        store.load(userToken, &app, [](const auto &) {});
        return QCoreApplication::exec();
    }
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_keychain.moc"
