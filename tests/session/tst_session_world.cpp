// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"
#include "support/tally.h"

#include <QRandomGenerator>
#include <QTest>

using namespace dockpass::session;
using dockpass::test::Tally;
using namespace std::chrono_literals;

/// Thousands of lives in virtual time. A life that breaks an invariant names its seed, which repeats it:
/// DOCKPASS_SEED=<seed> tst_session_world <row> lives that one again and tells what happened.
class tst_session_world : public QObject
{
    Q_OBJECT

    struct Kind
    {
        const char *name;
        World::Traits traits;
    };
    static constexpr int steps = 300;
    /// Together over a million in the short form, 50 million in the long one.
    const qint64 m_eventsOfAKind = (Tally::isTorture() ? 50'000'000 : 4'000'000) / qint64(kinds().size());
    quint64 m_firstSeed = 0;
    std::optional<quint64> m_only;
    Coverage m_coverage;
    Tally m_tally{"tst_session_world"};

    static std::vector<Kind> kinds();
    static QString at(quint64 seed, const QString &complaint)
    {
        return QStringLiteral("DOCKPASS_SEED=%1: %2").arg(seed).arg(complaint);
    }
    void tell(World &world, QStringList &lines) const
    {
        if (m_only)
            world.writeTo([&lines](const QString &line) { lines.append(line); });
    }
    void print(const QStringList &lines) const
    {
        for (const QString &line : lines)
            qInfo("%s", qPrintable(line));
    }

private Q_SLOTS:
    void initTestCase();
    void lives_keep_every_invariant_data();
    void lives_keep_every_invariant();
    void everything_that_can_come_has_come();
    void what_never_comes_would_be_ignored();
    void clocks_that_are_set_change_nothing_that_is_decided();
    void a_session_that_is_held_works_when_the_trouble_is_over();
    void there_is_a_way_out_of_every_state();
};

std::vector<tst_session_world::Kind> tst_session_world::kinds()
{
    const ModelServer::Traits stock{false, false, 0, 0.15};
    const ModelServer::Traits rotating{true, true, 0, 0.15};
    const ModelServer::Traits weak{true, true, 0, 0.6};
    const ModelServer::Traits factors{true, true, 0.4, 0.2};
    return {
        {"stock", {stock, 0.01, 0.1}},
        {"rotating", {rotating, 0.01, 0.1}},
        {"rotating, killed often", {rotating, 0.1, 0.1}},
        {"rotating, hardly anything works", {weak, 0.02, 0.3}},
        {"stock, hardly anything works", {{false, false, 0, 0.6}, 0.05, 0.3}},
        {"second factors", {factors, 0.01, 0.1}},
        {"second factors, without a list of codes", {{false, false, 0.4, 0.5}, 0.03, 0.3}},
        {"the keychain is the trouble", {rotating, 0.02, 0.9}},
        {"two windows", {rotating, 0.01, 0.1, true}},
        {"two windows, stock", {stock, 0.02, 0.2, true}},
        {"two windows, hardly anything works", {weak, 0.05, 0.6, true}},
        {"a window and a command line", {rotating, 0.02, 0.2, true, true}},
        {"a window and a command line, second factors", {factors, 0.02, 0.3, true, true}},
    };
}

void tst_session_world::initTestCase()
{
    if (qEnvironmentVariableIsSet("DOCKPASS_SEED"))
        m_only = m_firstSeed = qEnvironmentVariable("DOCKPASS_SEED").toULongLong();
    else if (Tally::isTorture()) // every night another one
        m_firstSeed = QRandomGenerator::system()->generate64() >> 16;
    qInfo("seeds from %llu on", static_cast<unsigned long long>(m_firstSeed));
    m_tally.add("invariants broken", 0);
}

void tst_session_world::lives_keep_every_invariant_data()
{
    QTest::addColumn<int>("kind");
    const auto all = kinds();
    for (std::size_t kind = 0; kind < all.size(); ++kind)
        QTest::newRow(all[kind].name) << int(kind);
}

void tst_session_world::lives_keep_every_invariant()
{
    QFETCH(int, kind);
    const World::Traits traits = kinds()[std::size_t(kind)].traits;
    const qint64 until = m_coverage.total() + m_eventsOfAKind;
    int signIns = 0;
    int refreshes = 0;
    int counts = 0;
    for (quint64 seed = m_firstSeed; m_coverage.total() < until; ++seed) {
        World world(traits, Decisions(seed * 64 + quint64(kind)), &m_coverage);
        QStringList lines;
        tell(world, lines);
        world.run(steps);
        print(lines);
        m_tally.add("invariants broken", world.broken() ? 1 : 0);
        QVERIFY2(!world.broken(), qPrintable(at(seed, world.complaint())));
        m_tally.add("lives");
        signIns += world.server().signIns;
        refreshes += world.server().refreshes;
        counts += world.server().counts;
        if (m_only)
            return;
    }
    // The lives are about something.
    QVERIFY(signIns > 100);
    QVERIFY(counts > 20);
    QVERIFY((refreshes > 0) == traits.server.refreshes);
}

void tst_session_world::everything_that_can_come_has_come()
{
    const CoverageTable table(QStringLiteral(DOCKPASS_SOURCE_DIR "/tests/session/coverage.table"));
    QVERIFY2(table.error().isEmpty(), qPrintable(table.error()));
    m_tally.add("events", m_coverage.total());
    m_tally.add("phases covered", m_coverage.phasesSeen());
    m_tally.add("transitions covered", m_coverage.transitions());
    m_tally.add("effects covered", m_coverage.effectsInPhases());
    if (m_only)
        return;
    QVERIFY(m_coverage.total() >= 1'000'000);
    const QStringList differences = table.differences(m_coverage);
    for (const QString &line : differences)
        qWarning("coverage.table: %s", qPrintable(line));
    QCOMPARE(differences.size(), 0);
}

void tst_session_world::what_never_comes_would_be_ignored()
{
    const CoverageTable table(QStringLiteral(DOCKPASS_SOURCE_DIR "/tests/session/coverage.table"));
    const dockpass::FakeClock clock;
    const auto events = samples::allEvents(clock.now());
    QVERIFY(!table.never().empty());
    for (const auto &[phase, event] : table.never()) {
        if (event == 0)
            continue; // Started: whoever sends it twice begins anew
        Machine machine({0.5, true}, samples::state(phase, clock.now().instant));
        const View before = machine.view(clock.now());
        const Effects effects = machine.handle(events[event].make(), clock.now());
        const QString what = QString::fromLatin1(events[event].name) + QStringLiteral(" in ") + samples::nameOf(phase);
        QVERIFY2(effects.empty() && machine.view(clock.now()) == before, qPrintable(what));
        m_tally.add("events shown to be ignored");
    }
}

// By hours, days and years, in both directions: a device whose date is set lives the very same life.
void tst_session_world::clocks_that_are_set_change_nothing_that_is_decided()
{
    World::Traits traits{{true, true, 0.1, 0.2}, 0, 0};
    qsizetype compared = 0;
    for (quint64 seed = m_firstSeed; seed < m_firstSeed + 150; ++seed) {
        std::array<QStringList, 2> lives;
        std::array<QDateTime, 2> ends;
        for (const bool set : {false, true}) {
            traits.wallJumps = set;
            World world(traits, Decisions(seed));
            world.writeTo([&life = lives[set]](const QString &line) { life.append(line); });
            world.run(steps);
            QVERIFY2(!world.broken(), qPrintable(at(seed, world.complaint())));
            ends[set] = world.now().wall;
        }
        for (qsizetype i = 0; i < std::min(lives[0].size(), lives[1].size()); ++i)
            QVERIFY2(lives[0][i] == lives[1][i],
                     qPrintable(at(seed, lives[0][i] + QStringLiteral(" | ") + lives[1][i])));
        QCOMPARE(lives[0].size(), lives[1].size());
        compared += ends[0] != ends[1] ? lives[0].size() : 0;
    }
    QVERIFY(compared > 10'000);
    m_tally.add("events the same under a clock that was set", compared);
}

// What a session has been through does not matter: once the weather is good, work goes on.
void tst_session_world::a_session_that_is_held_works_when_the_trouble_is_over()
{
    int held = 0;
    const quint64 lives = Tally::isTorture() ? 20'000 : 2000;
    for (quint64 seed = m_firstSeed; seed < m_firstSeed + lives; ++seed) {
        World::Traits traits{{true, true, 0, 0.3}, seed % 2 ? 0.05 : 0, 0.3};
        traits.twoProcesses = seed % 3 == 0;
        World world(traits, Decisions(seed));
        QStringList lines;
        tell(world, lines);
        world.run(200);
        world.calmDown(3h);
        print(lines);
        QVERIFY2(!world.broken(), qPrintable(at(seed, world.complaint())));
        const State &state = world.state();
        if (state.phase != Phase::SignedIn || state.exchangeRefusal)
            continue;
        ++held;
        const bool works = state.session->warehouse && state.session->warehouse->life.validAt(world.now().instant);
        QVERIFY2(works, qPrintable(at(seed, QStringLiteral("a session without a token to work with"))));
    }
    QVERIFY(held > 50);
    m_tally.add("sessions that work after the trouble", held);
}

void tst_session_world::there_is_a_way_out_of_every_state()
{
    std::array<int, Coverage::phases> from{};
    const quint64 lives = Tally::isTorture() ? 20'000 : 1500;
    for (quint64 seed = m_firstSeed; seed < m_firstSeed + lives; ++seed) {
        World::Traits traits{{seed % 2 != 0, seed % 4 > 1, 0.3, 0.4}, 0.03, 0.5};
        traits.twoProcesses = seed % 3 == 0;
        World world(traits, Decisions(seed));
        QStringList lines;
        tell(world, lines);
        world.run(20 + int(seed % 180));
        if (world.broken())
            print(lines);
        QVERIFY2(!world.broken(), qPrintable(at(seed, world.complaint())));
        ++from[std::size_t(world.state().phase)];
        world.calmDown(seed % 5 ? 0s : 2min);
        const bool works = world.canSignIn();
        print(lines);
        QVERIFY2(!world.broken(), qPrintable(at(seed, world.complaint())));
        QVERIFY2(works,
                 qPrintable(at(seed, samples::nameOf(world.state().phase) + QStringLiteral(": no way out of it"))));
    }
    for (const int lived : from)
        QVERIFY(lived > 0);
    m_tally.add("ways out found", qint64(lives));
}

QTEST_GUILESS_MAIN(tst_session_world)
#include "tst_session_world.moc"
