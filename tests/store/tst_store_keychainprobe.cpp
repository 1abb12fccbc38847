// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/keychainprobe.h"
#include "store/secretservicecontrol.h"

#include <QTest>

#include <optional>

using namespace dockpass;
using namespace dockpass::store;
using namespace std::chrono_literals;
using Kind = Failure::Kind;

namespace {

/// Counts what it is asked, and has nothing.
class CountingStore : public TokenStore
{
public:
    void load(const Key &, QObject *, Loaded callback) override
    {
        ++loads;
        callback(std::optional<Secret>());
    }
    void save(const Key &, Secret, QObject *, Finished) override { ++changes; }
    void erase(const Key &, QObject *, Finished) override { ++changes; }
    [[nodiscard]] QString name() const override { return {}; }
    [[nodiscard]] bool isIdle() const override { return true; }

    int loads = 0;
    int changes = 0;
};

} // namespace

class TestKeychainProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(secretservice::unlock()); }

    void anOpenKeychainIsRead();
    void aLockedKeychainIsNotTouched();
    void aSilentKeychainIsNotWaitedForLongerThanTheLimit();

private:
    /// What a probe of `store` came to; nothing: no answer within 5 s.
    static std::optional<Result<Done, Failure>> probe(TokenStore &store)
    {
        std::optional<Result<Done, Failure>> outcome;
        QObject context;
        KeychainProbe probe(store, 1s);
        probe.ask(&context, [&outcome](Result<Done, Failure> result) { outcome.emplace(std::move(result)); });
        [[maybe_unused]] const bool answered = QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 5'000);
        return outcome;
    }
};

void TestKeychainProbe::anOpenKeychainIsRead()
{
    CountingStore store;
    const auto outcome = probe(store);
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(store.loads, 1);
    QCOMPARE(store.changes, 0);
}

/// A read would open a prompt in front of whoever only wanted to know.
void TestKeychainProbe::aLockedKeychainIsNotTouched()
{
    QVERIFY(secretservice::lock());
    CountingStore store;
    const auto outcome = probe(store);
    QVERIFY(outcome && !outcome->ok());
    QCOMPARE(outcome->error().kind, Kind::KeychainLocked);
    QCOMPARE(store.loads, 0);
    QCOMPARE(store.changes, 0);
}

void TestKeychainProbe::aSilentKeychainIsNotWaitedForLongerThanTheLimit()
{
    const secretservice::Stopped stopped;
    QVERIFY(stopped.ok());
    CountingStore store;
    const auto outcome = probe(store);
    QVERIFY(outcome && !outcome->ok());
    QCOMPARE(outcome->error().kind, Kind::KeychainNoAnswer);
    QCOMPARE(store.loads, 0);
}

QTEST_GUILESS_MAIN(TestKeychainProbe)
#include "tst_store_keychainprobe.moc"
