// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"
#include "store/sessionrecord.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using store::RefreshGrant;
using Kind = Notice::Kind;

namespace {

using Jump = std::chrono::seconds;

void jumps()
{
    QTest::addColumn<Jump>("jump");
    for (const auto &[name, jump] : {std::pair("14 minutes", Jump(14min)), std::pair("3 hours", Jump(3h)),
                                     std::pair("9 days", Jump(9 * 24h)), std::pair("6 years", Jump(6 * 365 * 24h))}) {
        QTest::addRow("%s on", name) << jump;
        QTest::addRow("%s back", name) << -jump;
    }
}

} // namespace

/// The wall clock is set, the device sleeps, the device restarts: what that does to a session.
class tst_session_clocks : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    void set(Jump jump) { m_clock.setWall(m_clock.now().wall.addSecs(jump.count())); }

    Machine signedIn(RefreshGrant grant = RefreshGrant::Unsupported)
    {
        State state = samples::state(Phase::SignedIn, m_clock.now().instant);
        state.refreshGrant = grant;
        return Machine(Machine::Traits{0.5, true, Machine::SignInBy::Password}, std::move(state));
    }
    QString feed(Machine &machine, Event event) const { return names(machine.handle(std::move(event), m_clock.now())); }
    /// Written now, by this machine.
    store::SessionRecord written(const Machine &machine) const
    {
        const Session &session = *machine.state().session;
        return store::decode(store::encode(recordOf(session, session.user, m_clock.now()))).value();
    }

private Q_SLOTS:
    void init() { m_clock = FakeClock(); }

    void a_set_clock_changes_no_plan_data() { jumps(); }
    void a_set_clock_changes_no_plan()
    {
        QFETCH(Jump, jump);
        for (const RefreshGrant grant : {RefreshGrant::Unsupported, RefreshGrant::Supported}) {
            State state = samples::state(Phase::SignedIn, m_clock.now().instant);
            state.session = heldSession(m_clock.now().instant, 8h, 4h);
            state.refreshGrant = grant;
            Machine machine({0.5, true, Machine::SignInBy::Password}, std::move(state));
            m_clock.advance(1h);
            const RenewalPlan plan = machine.plan(m_clock.now().instant);
            QVERIFY(plan.next);
            set(jump);
            QCOMPARE(feed(machine, Tick{}), QString());
            QCOMPARE(feed(machine, NetworkReturned{}), QString());
            QVERIFY(machine.plan(m_clock.now().instant) == plan);
            QCOMPARE(machine.wakeAt(m_clock.now().instant), plan.wakeAt);
            QCOMPARE(machine.state().phase, Phase::SignedIn);
            QVERIFY(!machine.state().notice);
            // It comes when it would have come.
            m_clock.advance(*plan.next - m_clock.now().instant - 1ms);
            QCOMPARE(feed(machine, Tick{}), QString());
            m_clock.advance(1ms);
            QCOMPARE(feed(machine, Tick{}), QStringLiteral("PrepareRenewal"));
        }
    }

    void a_set_clock_does_not_lengthen_a_pause_data() { jumps(); }
    void a_set_clock_does_not_lengthen_a_pause()
    {
        QFETCH(Jump, jump);
        Machine machine = signedIn();
        QCOMPARE(feed(machine, RenewRequested{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(machine, RenewalPrepared{}), QStringLiteral("RequestExchange"));
        feed(machine, ExchangeRefused{failure(Failure::Kind::ServerUnavailable, 503)});
        const Instant until = machine.state().exchangeNotBefore;
        set(jump);
        feed(machine, Tick{});
        QCOMPARE(machine.state().exchangeNotBefore, until);
    }

    void what_is_shown_follows_the_clock_data() { jumps(); }
    void what_is_shown_follows_the_clock()
    {
        QFETCH(Jump, jump);
        Machine machine = signedIn();
        m_clock.advance(1h);
        const View before = machine.view(m_clock.now());
        set(jump);
        feed(machine, Tick{});
        const View after = machine.view(m_clock.now());
        QCOMPARE(before.userToken->expiresAt->secsTo(*after.userToken->expiresAt), jump.count());
        QCOMPARE(before.warehouseToken->expiresAt->secsTo(*after.warehouseToken->expiresAt), jump.count());
        QCOMPARE(before.nextRenewal->secsTo(*after.nextRenewal), jump.count());
        QCOMPARE(before.signInNeededBy->secsTo(*after.signInNeededBy), jump.count());
        // In hours from now it is the same.
        QCOMPARE(m_clock.now().wall.secsTo(*after.userToken->expiresAt), 7 * 3600);
    }

    // AppAuth-Android#693: nobody could sign in, and nobody knew that it was the device's clock.
    void a_wrong_clock_is_seen_by_any_answer_and_a_set_one_at_once_data() { jumps(); }
    void a_wrong_clock_is_seen_by_any_answer_and_a_set_one_at_once()
    {
        QFETCH(Jump, jump);
        for (const Phase phase : {Phase::Starting, Phase::SignedOut, Phase::SigningIn, Phase::MfaCode,
                                  Phase::ChoosingWarehouse, Phase::SignedIn, Phase::SigningOut}) {
            Machine machine({}, samples::state(phase, m_clock.now().instant));
            QVERIFY(!machine.view(m_clock.now()).clockSkew);
            feed(machine, ServerTimeTold{{m_clock.now().wall, m_clock.now().instant}});
            QCOMPARE(machine.state().phase, phase);
            QCOMPARE(*machine.view(m_clock.now()).clockSkew, 0ms);
            set(jump);
            QCOMPARE(*machine.view(m_clock.now()).clockSkew, milliseconds(-jump));
            m_clock.advance(9h);
            QCOMPARE(*machine.view(m_clock.now()).clockSkew, milliseconds(-jump));
            set(-jump);
            QCOMPARE(*machine.view(m_clock.now()).clockSkew, 0ms);
        }
    }

    void in_the_same_boot_a_record_is_read_as_it_was_written_data() { jumps(); }
    void in_the_same_boot_a_record_is_read_as_it_was_written()
    {
        QFETCH(Jump, jump);
        const Machine machine = signedIn();
        const TokenLife life = machine.state().session->user.life;
        m_clock.advance(1h);
        store::SessionRecord record = written(machine);
        set(jump);
        m_clock.advance(2h); // another process, later
        const TokenPair read = pairFrom(std::move(record), m_clock.now());
        QCOMPARE(read.life.issuedAt, life.issuedAt);
        QCOMPARE(*read.life.expiresAt, *life.expiresAt);
        QVERIFY(read.life.validAt(m_clock.now().instant));
        m_clock.advance(5h);
        QVERIFY(!read.life.validAt(m_clock.now().instant));
    }

    void in_another_boot_the_wall_clock_is_all_there_is_data() { jumps(); }
    void in_another_boot_the_wall_clock_is_all_there_is()
    {
        QFETCH(Jump, jump);
        const Machine machine = signedIn();
        m_clock.advance(1h);
        store::SessionRecord record = written(machine);
        m_clock.reboot();
        m_clock.advance(1min);
        set(jump);
        const TokenPair read = pairFrom(std::move(record), m_clock.now());
        // Less than seven hours of it are left; however far the clock was set back, no more than all eight.
        const auto left = std::chrono::duration_cast<Jump>(*read.life.expiresAt - m_clock.now().instant);
        QCOMPARE(left, std::min<Jump>(7h - 1min - jump, 8h));
    }

    void a_record_without_a_boot_is_read_by_the_wall_clock()
    {
        const Machine machine = signedIn();
        store::SessionRecord record = written(machine);
        record.boot.clear();
        set(3h);
        const TokenPair read = pairFrom(std::move(record), m_clock.now());
        QCOMPARE(*read.life.expiresAt - m_clock.now().instant, milliseconds(5h));
    }

    /// The renewal of a window reads again what a command has signed in meanwhile, and the clock was set in between.
    void a_newer_session_is_known_as_such_whatever_the_clock_data() { jumps(); }
    void a_newer_session_is_known_as_such_whatever_the_clock()
    {
        QFETCH(Jump, jump);
        Machine window = signedIn();
        m_clock.advance(1h);
        Machine command = signedIn();
        store::SessionRecord record = written(command);
        record.sessionId = QByteArrayLiteral("session-newnewne");
        set(jump);
        m_clock.advance(1min);
        StoredSession stored;
        stored.session = Session{record.sessionId, pairFrom(std::move(record), m_clock.now()), {}};
        feed(window, RenewRequested{});
        feed(window, RenewalPrepared{std::move(stored)});
        QCOMPARE(window.state().session->id, QByteArrayLiteral("session-newnewne"));
    }

    // pizauth PR #48, hypothesis #384: timers stand still while the device sleeps.
    void after_nine_hours_of_sleep_it_is_renewed_at_once()
    {
        Machine machine = signedIn(RefreshGrant::Supported);
        m_clock.advance(1h);
        QCOMPARE(feed(machine, Tick{}), QString());
        m_clock.advance(9h);
        QCOMPARE(feed(machine, NetworkReturned{}), QStringLiteral("PrepareRenewal"));
        feed(machine, RenewalPrepared{asHeld(machine.state())});
        QCOMPARE(feed(machine, RecordSaved{machine.state().session->id}), QStringLiteral("RequestRefresh"));
    }

    void a_shop_without_a_refresh_asks_for_the_password_after_it()
    {
        Machine machine = signedIn(RefreshGrant::Unsupported);
        m_clock.advance(9h);
        feed(machine, NetworkReturned{});
        // The user token is over; the warehouse token lives on, and with it the work.
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        const View view = machine.view(m_clock.now());
        QVERIFY(!view.userToken->valid);
        QVERIFY(view.warehouseToken->valid);
        m_clock.advance(7 * 24h);
        QCOMPARE(feed(machine, NetworkReturned{}), QStringLiteral("PrepareRenewal"));
        feed(machine, RenewalPrepared{StoredSession{machine.state().session->clone(), {}, false}});
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->kind, Kind::SessionExpired);
    }

    void a_request_that_the_sleep_cut_off_is_tried_again_or_waited_for()
    {
        Machine machine = signedIn(RefreshGrant::Supported);
        m_clock.advance(1h);
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{asHeld(machine.state())});
        feed(machine, RecordSaved{machine.state().session->id});
        QCOMPARE(int(machine.state().work), int(Work::Refreshing));
        m_clock.advance(9h);
        QCOMPARE(feed(machine, NetworkReturned{}), QString()); // one renewal at a time
        QCOMPARE(feed(machine, RefreshRefused{failure(Failure::Kind::TimedOut, 0)}), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(machine, RecordSaved{machine.state().session->id}), QStringLiteral("EndRenewal")); // what is left
        // Its fate is not known, and the access token is over: once more, after the first pause, of 8 s at most.
        m_clock.advance(8s);
        QCOMPARE(feed(machine, Tick{}), QStringLiteral("PrepareRenewal"));
    }

    void while_a_person_ponders_a_wakeup_renews_too_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::newRow("over warehouses") << Phase::ChoosingWarehouse;
        QTest::newRow("over a code") << Phase::MfaCode;
    }
    void while_a_person_ponders_a_wakeup_renews_too()
    {
        QFETCH(Phase, phase);
        State state = samples::state(phase, m_clock.now().instant);
        state.session = heldSession(m_clock.now().instant);
        state.refreshGrant = RefreshGrant::Supported;
        Machine machine({0.5, true, Machine::SignInBy::Password}, std::move(state));
        m_clock.advance(9h);
        QCOMPARE(feed(machine, NetworkReturned{}), QStringLiteral("PrepareRenewal"));
    }
};

QTEST_GUILESS_MAIN(tst_session_clocks)
#include "tst_session_clocks.moc"
