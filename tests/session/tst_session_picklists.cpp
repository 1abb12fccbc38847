// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using namespace Qt::StringLiterals;

namespace {

const QString asks = u"CountPicklists"_s;
const QString nothing;

} // namespace

/// How many picklists wait (contract 11, cases 63 to 65): a number to look at, and never a cause for anything else.
class tst_session_picklists : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    Machine machine()
    {
        return Machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
    }
    QString feed(Machine &machine, Event event) { return names(machine.handle(std::move(event), m_clock.now())); }
    QString byPage(Machine &machine) { return feed(machine, PicklistsWanted{false}); }
    QString byPerson(Machine &machine) { return feed(machine, PicklistsWanted{true}); }
    View view(const Machine &machine) { return machine.view(m_clock.now()); }
    std::optional<qsizetype> shown(const Machine &machine) { return view(machine).picklists; }
    Machine counted(qsizetype count = 3)
    {
        Machine machine = this->machine();
        byPage(machine);
        feed(machine, PicklistsCounted{count});
        return machine;
    }
    PicklistsRefused refused(Failure::Kind kind, int status) { return {failure(kind, status)}; }
    ExchangeArrived warehouseToken(qint64 id)
    {
        ExchangeArrived event{answer("warehouse-new", m_clock.now().instant, 7 * 24h)};
        event.answer.claims.warehouseId = id;
        return event;
    }
    /// Renews the warehouse token, up to the answer.
    void renew(Machine &machine)
    {
        feed(machine, RenewRequested{});
        State state = machine.state().clone();
        state.refreshGrant = store::RefreshGrant::Unsupported;
        machine = Machine({0, true, Machine::SignInBy::Password}, std::move(state));
        QCOMPARE(feed(machine, RenewalPrepared{StoredSession{}}), u"RequestExchange"_s);
    }

private Q_SLOTS:
    void init() { m_clock = {}; }

    void the_number_is_shown_when_it_has_come_data()
    {
        QTest::addColumn<qsizetype>("count");
        for (const int count : {0, 1, 3, 100, 101})
            QTest::addRow("%d", count) << qsizetype(count);
    }

    void the_number_is_shown_when_it_has_come()
    {
        QFETCH(const qsizetype, count);
        Machine machine = this->machine();
        QVERIFY(!shown(machine));
        QCOMPARE(byPage(machine), asks);
        QVERIFY(view(machine).countingPicklists);
        QVERIFY(!shown(machine));
        QCOMPARE(feed(machine, PicklistsCounted{count}), nothing);
        QVERIFY(!view(machine).countingPicklists);
        QCOMPARE(shown(machine), std::optional(count));
    }

    void nobody_asks_by_themselves()
    {
        Machine machine = this->machine();
        for (int hour = 0; hour < 5; ++hour) {
            QVERIFY(!feed(machine, Tick{}).contains(asks));
            QVERIFY(!feed(machine, NetworkReturned{}).contains(asks));
            m_clock.advance(1h);
        }
        QVERIFY(!shown(machine));
    }

    void one_question_at_a_time()
    {
        Machine machine = this->machine();
        QCOMPARE(byPage(machine), asks);
        m_clock.advance(10s);
        QCOMPARE(byPage(machine), nothing);
        QCOMPARE(byPerson(machine), nothing);
        feed(machine, PicklistsCounted{3});
        QCOMPARE(byPerson(machine), asks);
        QCOMPARE(shown(machine), std::optional<qsizetype>(3)); // stays until the new one is there
    }

    // A page that asked for each view it is shown would never end.
    void a_page_is_heard_every_five_seconds_a_person_at_once()
    {
        Machine machine = counted();
        QCOMPARE(byPage(machine), nothing);
        m_clock.advance(4999ms);
        QCOMPARE(byPage(machine), nothing);
        QCOMPARE(byPerson(machine), asks);
        feed(machine, PicklistsCounted{4});
        m_clock.advance(5s);
        QCOMPARE(byPage(machine), asks);
    }

    void a_server_that_says_when_is_heard_so()
    {
        Machine machine = this->machine();
        byPage(machine);
        PicklistsRefused busy = refused(Failure::Kind::TooManyRequests, 429);
        busy.failure.retryAfter = 60s;
        feed(machine, busy);
        m_clock.advance(60s - 1ms);
        QCOMPARE(byPage(machine), nothing);
        m_clock.advance(60s + 1ms); // as long again, at most: not all at once
        QCOMPARE(byPage(machine), asks);
    }

    void only_a_session_has_picklists_data()
    {
        QTest::addColumn<Phase>("phase");
        for (Phase phase :
             {Phase::Starting, Phase::SignedOut, Phase::SigningIn, Phase::ChoosingWarehouse, Phase::SigningOut})
            QTest::addRow("%s", qPrintable(nameOf(phase))) << phase;
    }

    void only_a_session_has_picklists()
    {
        QFETCH(const Phase, phase);
        Machine machine({0, true, Machine::SignInBy::Password}, state(phase, m_clock.now().instant));
        QCOMPARE(byPerson(machine), nothing);
        QCOMPARE(feed(machine, PicklistsCounted{3}), nothing);
        QVERIFY(!shown(machine));
    }

    // Cases 64 and 65, and everything else that can be answered or not: hidden, and nothing else.
    void a_refusal_hides_the_number_and_changes_nothing_else_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("lasting");
        QTest::newRow("module absent") << Failure::Kind::EndpointMissing << 404 << true;
        QTest::newRow("authorization failed") << Failure::Kind::NotPermitted << 403 << true;
        QTest::newRow("token refused") << Failure::Kind::AccessTokenRejected << 401 << false;
        QTest::newRow("token not seen") << Failure::Kind::AccessTokenMissing << 401 << false;
        QTest::newRow("server broke") << Failure::Kind::ServerError << 500 << false;
        QTest::newRow("maintenance") << Failure::Kind::ServerUnavailable << 503 << false;
        QTest::newRow("a page of HTML") << Failure::Kind::NotABackendApi << 200 << false;
        QTest::newRow("cut off") << Failure::Kind::ConnectionLost << 0 << false;
        QTest::newRow("no network") << Failure::Kind::Offline << 0 << false;
        QTest::newRow("out of time") << Failure::Kind::TimedOut << 0 << false;
        QTest::newRow("certificate") << Failure::Kind::CertificateExpired << 0 << false;
    }

    void a_refusal_hides_the_number_and_changes_nothing_else()
    {
        QFETCH(const Failure::Kind, kind);
        QFETCH(const int, status);
        QFETCH(const bool, lasting);
        Machine machine = counted();
        m_clock.advance(1min);
        View before = view(machine);
        QCOMPARE(byPage(machine), asks);
        QCOMPARE(feed(machine, refused(kind, status)), nothing);
        QVERIFY(!shown(machine));
        before.picklists.reset();
        before.picklistsTold = !lasting; // after passing trouble the row stays, with the way to count anew
        QCOMPARE(view(machine), before); // phase, tokens, network, notice
        QVERIFY(machine.state().session->warehouse->life.validAt(m_clock.now().instant));
        QVERIFY(!machine.state().session->user.life.rejected);

        m_clock.advance(1h);
        QCOMPARE(byPage(machine), lasting ? nothing : asks);
        if (lasting)
            QCOMPARE(byPerson(machine), asks);
        feed(machine, PicklistsCounted{5});
        QCOMPARE(shown(machine), std::optional<qsizetype>(5));
        m_clock.advance(5s);
        QCOMPARE(byPage(machine), asks); // it has the list after all
    }

    void a_refusal_does_not_outlive_its_session()
    {
        Machine machine = counted();
        m_clock.advance(1min);
        byPage(machine);
        feed(machine, refused(Failure::Kind::EndpointMissing, 404));
        feed(machine, SignInRequested{picker, Secret("right"), {}, {}});
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(machine, WarehouseTokenArrived{answer("warehouse-new", m_clock.now().instant), "session-newnewne"});
        QCOMPARE(byPage(machine), asks);
    }

    void the_number_goes_with_its_session_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::newRow("known") << true;
        QTest::newRow("asked for") << false;
    }

    void the_number_goes_with_its_session()
    {
        QFETCH(const bool, answered);
        Machine machine = this->machine();
        byPage(machine);
        if (answered)
            feed(machine, PicklistsCounted{3});
        QCOMPARE(feed(machine, SignOutRequested{}).contains(u"ForgetPicklists"_s), !answered);
        QVERIFY(!shown(machine));
        QVERIFY(!view(machine).countingPicklists);
        feed(machine, PicklistsCounted{7}); // late
        QVERIFY(!shown(machine));
    }

    void the_number_goes_with_its_warehouse_data()
    {
        QTest::addColumn<qint64>("id");
        QTest::addColumn<bool>("answered");
        QTest::newRow("another, known") << qint64(2) << true;
        QTest::newRow("another, asked for") << qint64(2) << false;
        QTest::newRow("the same, known") << qint64(1) << true;
        QTest::newRow("the same, asked for") << qint64(1) << false;
    }

    // Another device may have made another warehouse the active one: then a renewal brings that one's token.
    void the_number_goes_with_its_warehouse()
    {
        QFETCH(const qint64, id);
        QFETCH(const bool, answered);
        const bool same = id == 1;
        Machine machine = this->machine();
        byPage(machine);
        if (answered)
            feed(machine, PicklistsCounted{3});
        renew(machine);
        QCOMPARE(feed(machine, warehouseToken(id)).contains(u"ForgetPicklists"_s), !answered && !same);
        if (!answered)
            feed(machine, PicklistsCounted{3});
        QCOMPARE(shown(machine).has_value(), same);
        if (!same)
            QCOMPARE(byPage(machine), asks); // no pause between two warehouses
    }

    void a_change_of_warehouse_forgets_it_too()
    {
        Machine machine = counted();
        feed(machine, WarehouseChangeRequested{});
        feed(machine, AssignmentsArrived{{north(true), south()}});
        QCOMPARE(shown(machine), std::optional<qsizetype>(3)); // the session goes on where it is
        feed(machine, WarehouseChosen{u"a-south"_s});
        feed(machine, AssignmentActivated{south(true)});
        WarehouseTokenArrived token{answer("warehouse-new", m_clock.now().instant), {}};
        token.answer.claims.warehouseId = 2;
        feed(machine, std::move(token));
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(!shown(machine));
        QCOMPARE(byPage(machine), asks);
    }

    // Colleagues pick meanwhile.
    void an_old_number_is_not_shown()
    {
        Machine machine = counted();
        const Instant end = m_clock.now().instant + 15min;
        QCOMPARE(machine.wakeAt(m_clock.now().instant), std::optional(end));
        m_clock.advance(15min - 1s);
        feed(machine, Tick{});
        QVERIFY(shown(machine));
        m_clock.advance(1s);
        QCOMPARE(feed(machine, Tick{}), nothing);
        QVERIFY(!shown(machine));
        QVERIFY(machine.wakeAt(m_clock.now().instant) > end);
    }

    void the_question_waits_for_a_token_to_ask_with()
    {
        Machine machine = this->machine();
        State expired = machine.state().clone();
        expired.session->warehouse->life.expiresAt = m_clock.now().instant;
        expired.refreshGrant = store::RefreshGrant::Unsupported;
        machine = Machine({0, true, Machine::SignInBy::Password}, std::move(expired));
        QCOMPARE(byPage(machine), nothing);
        QCOMPARE(feed(machine, Tick{}), u"PrepareRenewal"_s);
        QCOMPARE(feed(machine, RenewalPrepared{StoredSession{}}), u"RequestExchange"_s);
        QCOMPARE(feed(machine, warehouseToken(1)), u"SaveRecord CountPicklists"_s);
    }

    void a_renewal_is_not_disturbed()
    {
        Machine machine = this->machine();
        renew(machine);
        QCOMPARE(byPage(machine), asks);
        QCOMPARE(feed(machine, refused(Failure::Kind::AccessTokenRejected, 401)), nothing);
        QCOMPARE(machine.state().work, Work::Exchanging);
        feed(machine, warehouseToken(1));
        QCOMPARE(machine.state().work, Work::Saving);
    }
};

QTEST_GUILESS_MAIN(tst_session_picklists)
#include "tst_session_picklists.moc"
