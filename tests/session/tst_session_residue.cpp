// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/freedmemory.h"
#include "session/residuecheck.h"
#include "session/samples.h"
#include "store/memorystore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <unistd.h>

using namespace dockpass;
using namespace dockpass::session;
using namespace Qt::StringLiterals;
using Place = Residue::Place;
using Verdict = Residue::Verdict;

namespace {

enum class Owner { Us, Another };

constexpr int longEnough = 240'000; // ms, for several searches of all memory under a sanitizer

/// Made at run time, so that nothing but the test's own copy is in memory.
Secret token()
{
    Secret text = Secret::ofSize(200);
    for (qsizetype i = 0; i < text.size(); ++i)
        text.data()[i] = char('a' + (i * i + 7 * i) % 26);
    return text;
}

/// A store that cannot say what it holds.
class MuteStore : public store::TokenStore
{
public:
    void load(const store::Key &, QObject *, Loaded callback) override
    {
        QMetaObject::invokeMethod(
            this, [callback] { callback(Failure{.kind = Failure::Kind::KeychainLocked, .detail = u"locked"_s}); },
            Qt::QueuedConnection);
    }
    void save(const store::Key &, Secret, QObject *, Finished) override {}
    void erase(const store::Key &, QObject *, Finished) override {}
    [[nodiscard]] QString name() const override { return u"mute"_s; }
    [[nodiscard]] bool isIdle() const override { return true; }
};

/// A store that answers at once: the search has begun when begin() returns.
class PromptStore final : public MuteStore
{
public:
    void count(const QString &, const QString &, QObject *, Counted callback) override { callback(0); }
};

} // namespace

/// The report after a sign-out: each place is shown to be seen when something is there.
class TestResidue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { platform::overwriteFreedMemory(); } // else a test finds what the one before has freed
    void init();
    void nothingIsLeft();
    void anEntryIsFound_data();
    void anEntryIsFound();
    void aStoreThatDoesNotAnswerProvesNothing();
    void aMarkIsFound();
    void aPieceInAFileIsFound_data();
    void aPieceInAFileIsFound();
    void withoutATokenToLookForFilesProveNothing();
    void withoutAnAccountTheStoreProvesNothing();
    void aFileOfTheFileStoreIsFound();
    void aSecretInMemoryIsFound();
    void aCopyInMemoryIsFound();
    void whatIsOnItsWayOutIsGivenTime();
    void aForgottenCheckSaysNothing();
    void theSearchOfAForgottenCheckIsNotTakenForTheNext();
    void tokensAreNotedAsTheyCome();

private:
    [[nodiscard]] Residue look(store::TokenStore &store);
    [[nodiscard]] static Residue::Finding of(const Residue &residue, Place place);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_shared;
    std::unique_ptr<store::MemoryStore> m_store;
    std::unique_ptr<store::SessionIndex> m_index;
    Traces m_traces;
    store::Account m_account;
};

void TestResidue::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_shared = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<store::MemoryStore>();
    m_index = std::make_unique<store::SessionIndex>(m_folder->filePath(u"sessions.conf"_s));
    m_traces.clear();
    m_traces.note(token());
    m_account = samples::picker;
}

Residue TestResidue::look(store::TokenStore &store)
{
    ResidueCheck check({store, *m_index, {m_folder->path()}, {m_shared->path()}, [this](const auto &) {
                            return QStringList{m_shared->filePath(u"sealed"_s)};
                        }});
    std::optional<Residue> residue;
    check.begin(m_account, m_traces, [&](const Residue &found) { residue = found; });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(residue, longEnough); }();
    return residue.value_or(Residue());
}

Residue::Finding TestResidue::of(const Residue &residue, Place place)
{
    for (const Residue::Finding &finding : residue.findings) {
        if (finding.place == place)
            return finding;
    }
    qFatal("a place was not looked at");
}

void TestResidue::nothingIsLeft()
{
    const Residue residue = look(*m_store);
    for (const Residue::Finding &finding : residue.findings)
        QVERIFY2(finding.verdict == Verdict::Gone, qPrintable(nameOf(finding.place) + u": "_s + finding.detail));
    QCOMPARE(residue.findings.size(), 4);
    QVERIFY(residue.isNone());
    QVERIFY(!Residue().isNone()); // nobody has looked
}

void TestResidue::anEntryIsFound_data()
{
    QTest::addColumn<QList<store::Entry>>("entries");
    QTest::newRow("user token") << QList{store::Entry::UserToken};
    QTest::newRow("warehouse token") << QList{store::Entry::WarehouseToken};
    QTest::newRow("both") << QList{store::Entry::UserToken, store::Entry::WarehouseToken};
}

void TestResidue::anEntryIsFound()
{
    QFETCH(const QList<store::Entry>, entries);
    for (const store::Entry entry : entries)
        m_store->save({samples::picker.server, samples::picker.user, entry}, Secret("something"_ba), this,
                      [](const auto &) {});
    const Residue residue = look(*m_store);
    QCOMPARE(of(residue, Place::Store).verdict, Verdict::Found);
    QCOMPARE(of(residue, Place::Store).count, entries.size());
    QVERIFY(!residue.isNone());
}

void TestResidue::aStoreThatDoesNotAnswerProvesNothing()
{
    MuteStore mute;
    const Residue residue = look(mute);
    QCOMPARE(of(residue, Place::Store).verdict, Verdict::Unproven);
    QCOMPARE(of(residue, Place::Memory).verdict, Verdict::Gone); // the rest is looked at all the same
    QVERIFY(!residue.isNone());
}

void TestResidue::aMarkIsFound()
{
    MuteStore persistent;
    QVERIFY(m_index->setMarker(samples::picker, store::SessionIndex::Marker::Erasing));
    QCOMPARE(of(look(persistent), Place::List).verdict, Verdict::Found);
    QVERIFY(m_index->setMarker(samples::picker, store::SessionIndex::Marker::None));
    QCOMPARE(of(look(persistent), Place::List).verdict, Verdict::Gone);
}

void TestResidue::aPieceInAFileIsFound_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("base64");
    QTest::addColumn<Owner>("owner");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("as it is") << u"left"_s << false << Owner::Us << Verdict::Found;
    QTest::newRow("hidden, in base64") << u".left"_s << true << Owner::Us << Verdict::Found;
    QTest::newRow("in a shared folder") << u"shared/dockpass-x"_s << false << Owner::Us << Verdict::Found;
    QTest::newRow("there, not named so") << u"shared/x"_s << false << Owner::Us << Verdict::Gone;
    QTest::newRow("there, another user's") << u"shared/dockpass-x"_s << false << Owner::Another << Verdict::Gone;
}

void TestResidue::aPieceInAFileIsFound()
{
    QFETCH(const QString, name);
    QFETCH(const bool, base64);
    QFETCH(const Owner, owner);
    if (owner == Owner::Another && ::geteuid() != 0)
        return; // only root can give a file away
    const QString path = name.startsWith("shared/"_L1) ? m_shared->filePath(name.mid(7)) : m_folder->filePath(name);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    {
        const Secret secret = token(); // gone by the time of the look, or that waits for it
        file.write("x=" + (base64 ? secret.view().toByteArray().toBase64() : secret.view().toByteArray()) + '\n');
    }
    file.close();
    if (owner == Owner::Another)
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 65534, 65534), 0);
    QTEST(of(look(*m_store), Place::Files).verdict, "verdict");
}

void TestResidue::withoutATokenToLookForFilesProveNothing()
{
    m_traces.clear();
    QCOMPARE(of(look(*m_store), Place::Files).verdict, Verdict::Unproven);
}

void TestResidue::withoutAnAccountTheStoreProvesNothing()
{
    m_account = {samples::picker.server, {}};
    QCOMPARE(of(look(*m_store), Place::Store).verdict, Verdict::Unproven);
}

void TestResidue::aFileOfTheFileStoreIsFound()
{
    QFile file(m_shared->filePath(u"sealed"_s));
    QCOMPARE(of(look(*m_store), Place::Files).verdict, Verdict::Gone);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(of(look(*m_store), Place::Files).verdict, Verdict::Found);
}

void TestResidue::aSecretInMemoryIsFound()
{
    const Secret forgotten("no token at all"_ba);
    const Residue::Finding finding = of(look(*m_store), Place::Memory);
    QCOMPARE(finding.verdict, Verdict::Found);
    QCOMPARE(finding.count, 1);
}

void TestResidue::aCopyInMemoryIsFound()
{
    QString copy = QString::fromLatin1(token().view());
    QCOMPARE(of(look(*m_store), Place::Memory).verdict, Verdict::Found);
    scrub(copy);
    QCOMPARE(of(look(*m_store), Place::Memory).verdict, Verdict::Gone);
}

void TestResidue::whatIsOnItsWayOutIsGivenTime()
{
    auto leaving = std::make_unique<Secret>("an order's, that is just being done"_ba);
    QTimer::singleShot(600, this, [&] { leaving.reset(); });
    QVERIFY(look(*m_store).isNone());
}

void TestResidue::aForgottenCheckSaysNothing()
{
    ResidueCheck check({*m_store, *m_index, {m_folder->path()}});
    int told = 0;
    check.begin(samples::picker, m_traces, [&](const Residue &) { told += 10; });
    check.forget();
    check.begin(samples::picker, m_traces, [&](const Residue &) { ++told; });
    QTRY_VERIFY_WITH_TIMEOUT(told > 0, longEnough);
    QCOMPARE(told, 1);
}

void TestResidue::theSearchOfAForgottenCheckIsNotTakenForTheNext()
{
    PromptStore store;
    ResidueCheck check({store, *m_index, {m_folder->path()}});
    QFile file(m_folder->filePath(u"left"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(token().view().toByteArray()) > 0);
    file.close();
    QList<Residue> told;
    const auto tell = [&](const Residue &residue) { told.append(residue); };
    check.begin(samples::picker, m_traces, tell); // finds the file
    Traces others;
    others.note(Secret("a token of somebody else's, not in that file"_ba));
    check.begin(samples::picker, others, tell);
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), longEnough);
    QCOMPARE(of(told.first(), Place::Files).verdict, Verdict::Gone);
    check.begin(samples::picker, m_traces, tell); // as if nothing had been forgotten
    QTRY_VERIFY_WITH_TIMEOUT(told.size() > 1, longEnough);
    QCOMPARE(of(told.last(), Place::Files).verdict, Verdict::Found);
    QCOMPARE(told.size(), 2);
}

void TestResidue::tokensAreNotedAsTheyCome()
{
    const Instant at{milliseconds(1'000'000)};
    Session held = samples::heldSession(at);
    held.user.accessToken = token();
    const Secret loaded = held.user.accessToken.clone();
    Traces traces;
    noteTokens(traces, Tick{});
    QVERIFY(traces.isEmpty());
    StoredSession stored;
    stored.session = std::move(held);
    noteTokens(traces, RecordLoaded{samples::picker, std::move(stored)});
    QVERIFY(traces.countIn(loaded.view()) > 0);

    const auto arrives = [](auto make) {
        glue::TokenAnswer answer;
        answer.accessToken = token();
        const Secret kept = token();
        Traces noted;
        noteTokens(noted, make(std::move(answer)));
        return noted.countIn(kept.view()) > 0;
    };
    QVERIFY(arrives([](glue::TokenAnswer answer) { return UserTokenArrived{std::move(answer)}; }));
    QVERIFY(arrives([](glue::TokenAnswer answer) { return WarehouseTokenArrived{std::move(answer), {}}; }));
    QVERIFY(arrives([](glue::TokenAnswer answer) { return RefreshArrived{std::move(answer)}; }));
    QVERIFY(arrives([](glue::TokenAnswer answer) { return ExchangeArrived{std::move(answer)}; }));
}

QTEST_GUILESS_MAIN(TestResidue)
#include "tst_session_residue.moc"
