// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/filestore.h"
#include "store/memorystore.h"
#include "store/vaultplace.h"

#include <QSignalSpy>
#include <QTest>

using namespace dockpass;
using namespace dockpass::store;
using namespace dockpass::test;
using namespace Qt::StringLiterals;

namespace {

const Key userToken{u"https://glue.example.com"_s, u"anna"_s, Entry::UserToken};

} // namespace

/// What every store owes its callers (store/tokenstore->h). The keychain has its own test: it takes a keyring.
class TestStoreContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init() { m_place = std::make_unique<VaultPlace>(); }

    void isWhatItSaysItIs();
    void answersInOrderAndLater();
    void keysStayApart_data();
    void keysStayApart();
    void erasingWhatNeverWasSucceeds();
    void deadContextIsNotCalledButObeyed();
    void callbackMayEndTheStore();
    void idleComesWithTheLastAnswer();

private:
    /// An empty one, of the kind of this row.
    [[nodiscard]] std::unique_ptr<TokenStore> makeStore() const;

    std::unique_ptr<VaultPlace> m_place;
};

void TestStoreContract::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("memory") << u"memory"_s;
    QTest::newRow("file") << u"file"_s;
}

std::unique_ptr<TokenStore> TestStoreContract::makeStore() const
{
    QFETCH_GLOBAL(const QString, kind);
    if (kind == "file"_L1)
        return std::make_unique<FileStore>(m_place->folders(), m_place->sources());
    return std::make_unique<MemoryStore>();
}

void TestStoreContract::isWhatItSaysItIs()
{
    QFETCH_GLOBAL(const QString, kind);
    QCOMPARE(makeStore()->name(), kind);
    QCOMPARE(makeStore()->isPersistent(), kind == "file"_L1);
}

void TestStoreContract::answersInOrderAndLater()
{
    const std::unique_ptr<TokenStore> store = makeStore();
    QStringList seen;
    const auto note = [&seen](const QString &what) {
        return [&seen, what](Result<std::optional<Secret>, Failure> result) {
            QVERIFY(result);
            const std::optional<Secret> &bytes = result.value();
            seen << what + u':' + (bytes ? QString::fromLatin1(bytes->view()) : u"none"_s);
        };
    };
    store->load(userToken, this, note(u"before"_s));
    store->save(userToken, Secret("one"), this, [](const auto &result) { QVERIFY(result); });
    store->load(userToken, this, note(u"first"_s));
    store->save(userToken, Secret("two"), this, [](const auto &result) { QVERIFY(result); });
    store->load(userToken, this, note(u"second"_s));
    store->erase(userToken, this, [](const auto &result) { QVERIFY(result); });
    store->load(userToken, this, note(u"after"_s));
    QVERIFY(seen.isEmpty());
    QTRY_COMPARE(seen, (QStringList{u"before:none"_s, u"first:one"_s, u"second:two"_s, u"after:none"_s}));
}

void TestStoreContract::keysStayApart_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("entry");
    QTest::newRow("other entry") << userToken.server << userToken.user << int(Entry::WarehouseToken);
    QTest::newRow("other user") << userToken.server << u"bert"_s << int(Entry::UserToken);
    QTest::newRow("other case") << userToken.server << u"Anna"_s << int(Entry::UserToken);
    QTest::newRow("other server") << u"https://glue"_s << userToken.user << int(Entry::UserToken);
    QTest::newRow("other border") << userToken.server + u'a' << u"nna"_s << int(Entry::UserToken);
}

void TestStoreContract::keysStayApart()
{
    QFETCH(const QString, server);
    QFETCH(const QString, user);
    QFETCH(const int, entry);
    const std::unique_ptr<TokenStore> store = makeStore();
    bool absent = false;
    store->save(userToken, Secret("one"), this, [](const auto &result) { QVERIFY(result); });
    store->load({server, user, Entry(entry)}, this, [&](const auto &result) { absent = result && !result.value(); });
    QTRY_VERIFY(absent);
}

void TestStoreContract::erasingWhatNeverWasSucceeds()
{
    const std::unique_ptr<TokenStore> store = makeStore();
    bool done = false;
    store->erase(userToken, this, [&](const auto &result) { done = result.ok(); });
    QTRY_VERIFY(done);
}

void TestStoreContract::deadContextIsNotCalledButObeyed()
{
    const std::unique_ptr<TokenStore> store = makeStore();
    QSignalSpy idle(store.get(), &TokenStore::idle);
    {
        QObject context;
        store->save(userToken, Secret("one"), &context, [](const auto &) { QFAIL("called for a dead context"); });
    }
    QVERIFY(idle.wait());
    bool found = false;
    store->load(userToken, this, [&](const auto &result) { found = result && result.value(); });
    QTRY_VERIFY(found);
}

void TestStoreContract::callbackMayEndTheStore()
{
    std::unique_ptr<TokenStore> store = makeStore();
    bool second = false;
    store->load(userToken, this, [&](const auto &) { store.reset(); });
    store->load(userToken, this, [&](const auto &) { second = true; });
    QTRY_VERIFY(!store);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!second);
}

void TestStoreContract::idleComesWithTheLastAnswer()
{
    const std::unique_ptr<TokenStore> store = makeStore();
    QSignalSpy idle(store.get(), &TokenStore::idle);
    QVERIFY(store->isIdle());
    int answers = 0;
    store->load(userToken, this, [&](const auto &) { ++answers; });
    store->load(userToken, this, [&](const auto &) {
        ++answers;
        QCOMPARE(idle.count(), 0); // whoever waits for it finds all answers given
    });
    QVERIFY(!store->isIdle());
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(answers, 2);
    QVERIFY(store->isIdle());
}

QTEST_GUILESS_MAIN(TestStoreContract)
#include "tst_store_contract.moc"
