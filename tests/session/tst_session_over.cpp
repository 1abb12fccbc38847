// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using Kind = Notice::Kind;

/// A session that has reached its length, in every situation in which that may happen.
class tst_session_over : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::optional<Machine> m_machine;
    store::RefreshGrant m_grant = store::RefreshGrant::Unsupported;

    QString feed(Event event) { return names(m_machine->handle(std::move(event), m_clock.now())); }
    const State &state() const { return m_machine->state(); }
    Instant now() const { return m_clock.now().instant; }
    bool mayUse() const { return state().session && state().session->mayUse(*state().session->warehouse, now()); }

    /// Signed in a moment ago; all of it saved.
    void signIn(bool automatic = true, milliseconds length = 12h)
    {
        m_machine.emplace(Machine::Traits{0.5, automatic, Machine::SignInBy::Password, length}, State{});
        feed(Started{picker, store::SessionIndex::Marker::None, {}, {}});
        signInAgain();
    }
    void signInAgain(const char *name = "user-new", QByteArray id = "session-01234567")
    {
        feed(SignInRequested{picker, Secret("password"), m_grant, {}});
        feed(UserTokenArrived{answer(name, now())});
        feed(AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(WarehouseTokenArrived{answer("warehouse-new", now(), 7 * 24h), id});
        feed(RecordSaved{id});
    }
    StoredSession kept() const { return {state().session->clone(), {}, false}; }
    /// The clock stands at the session's end, and nothing has happened since.
    void reachTheEnd() { m_clock.advance(state().session->term.endsAt - now()); }
    void mustHaveEnded(bool erased)
    {
        QCOMPARE(state().phase, Phase::SignedOut);
        QVERIFY(!state().session);
        QCOMPARE(state().notice->kind, Kind::SessionOver);
        QCOMPARE(state().notice->failure->kind, Failure::Kind::SessionOver);
        QCOMPARE(state().erasePending, erased);
        QCOMPARE(state().recordExpected, !erased);
    }

private Q_SLOTS:
    void init()
    {
        m_clock = FakeClock();
        m_grant = store::RefreshGrant::Unsupported;
    }

    void a_session_ends_at_its_length_and_its_record_with_it()
    {
        signIn();
        const Instant end = now() + 12h;
        QCOMPARE(state().session->term.endsAt, end);
        m_clock.advance(12h - 1ms);
        feed(Tick{});
        feed(RenewalPrepared{});
        QVERIFY(mayUse());
        QVERIFY(*m_machine->wakeAt(now()) <= end);
        m_clock.advance(1ms);
        QVERIFY(!mayUse()); // before anything has happened
        QVERIFY(!m_machine->view(m_clock.now()).warehouseToken->valid);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QVERIFY(!m_machine->wakeAt(now())); // the record's answer comes by itself
        QCOMPARE(feed(RenewalPrepared{kept()}), QStringLiteral("EndRenewal EraseRecord"));
        mustHaveEnded(true);
        QCOMPARE(state().notice->length, milliseconds(12h));
        QCOMPARE(feed(RecordErased{picker}), QStringLiteral("Unmark"));
        QCOMPARE(state().notice->kind, Kind::SessionOver); // it still says why
    }

    void the_length_counts_from_the_password_not_from_the_choice_of_a_warehouse()
    {
        m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h}, State{});
        feed(Started{picker, store::SessionIndex::Marker::None, {}, {}});
        feed(SignInRequested{picker, Secret("password"), {}, {}});
        const Instant sent = now();
        m_clock.advance(20s);
        feed(UserTokenArrived{answer("user-new", sent)});
        feed(AssignmentsArrived{{north(), south()}});
        m_clock.advance(10min);
        feed(WarehouseChosen{south().id});
        feed(AssignmentActivated{south(true)});
        feed(WarehouseTokenArrived{answer("warehouse-new", now(), 7 * 24h), "id"});
        QCOMPARE(state().session->term.endsAt, sent + 12h);
    }

    void only_a_password_begins_a_new_length_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<bool>("lengthens");
        QTest::newRow("another sign-in") << 0 << true;
        QTest::newRow("a change of the warehouse") << 1 << false;
        QTest::newRow("an exchange") << 2 << false;
        QTest::newRow("a refresh") << 3 << false;
        QTest::newRow("a look at the record of the same session") << 4 << false;
        QTest::newRow("a newer sign-in by another process") << 5 << true;
        QTest::newRow("a restart of the program") << 6 << false;
    }

    void only_a_password_begins_a_new_length()
    {
        QFETCH(int, what);
        QFETCH(bool, lengthens);
        m_grant = store::RefreshGrant::Unknown;
        signIn();
        const Instant end = state().session->term.endsAt;
        m_clock.advance(3h);
        StoredSession other = kept();
        switch (what) {
        case 0:
            signInAgain("user-newer", "session-76543210");
            break;
        case 1:
            feed(WarehouseChangeRequested{});
            feed(AssignmentsArrived{{north(true), south()}});
            feed(WarehouseChosen{south().id});
            feed(AssignmentActivated{south(true)});
            feed(WarehouseTokenArrived{answer("warehouse-other", now(), 7 * 24h), "id"});
            QVERIFY(state().session->warehouse->accessToken == Secret("warehouse-other"));
            break;
        case 2:
            feed(RenewRequested{});
            feed(RenewalPrepared{});
            feed(RecordSaved{"session-01234567"});
            feed(RefreshRefused{failure(Failure::Kind::RefreshUnsupported)});
            feed(RecordSaved{"session-01234567"});
            feed(ExchangeArrived{answer("warehouse-fresh", now(), 7 * 24h)});
            QVERIFY(state().session->warehouse->accessToken == Secret("warehouse-fresh"));
            break;
        case 3:
            feed(RenewRequested{});
            feed(RenewalPrepared{asHeld(state())});
            feed(RecordSaved{"session-01234567"});
            feed(RefreshArrived{answer("user-fresh", now())});
            QVERIFY(state().session->user.accessToken == Secret("user-fresh"));
            break;
        case 4:
            feed(RenewRequested{});
            other.session->term.endsAt = end + 5h; // which no record of it can say
            feed(RenewalPrepared{std::move(other)});
            break;
        case 5:
            other.session->id = "session-76543210";
            other.session->user.life.issuedAt = now();
            other.session->term = termFrom(now(), 12h);
            feed(RenewRequested{});
            feed(RenewalPrepared{std::move(other)});
            break;
        default:
            m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h}, State{});
            feed(Started{picker, store::SessionIndex::Marker::Stored, {}, {}});
            feed(RecordLoaded{picker, std::move(other)});
            break;
        }
        QCOMPARE(state().session->term.endsAt, lengthens ? now() + 12h : end);
    }

    void whatever_is_under_way_does_not_bring_it_back_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("while the record is read again") << 0;
        QTest::newRow("while the token is marked") << 1;
        QTest::newRow("while the refresh is under way") << 2;
        QTest::newRow("while what came is saved") << 3;
        QTest::newRow("while the exchange is under way") << 4;
    }

    void whatever_is_under_way_does_not_bring_it_back()
    {
        QFETCH(int, stage);
        m_grant = store::RefreshGrant::Unknown;
        signIn();
        m_clock.advance(12h - 1s);
        const QByteArray id = "session-01234567";
        feed(RenewRequested{});
        if (stage > 0)
            feed(RenewalPrepared{kept()});
        if (stage > 1)
            feed(RecordSaved{id});
        if (stage > 2)
            feed(RefreshArrived{answer("user-fresh", now())});
        if (stage > 3)
            feed(RecordSaved{id});
        m_clock.advance(1s);
        if (stage == 0)
            feed(RenewalPrepared{kept()});
        else
            feed(Tick{});
        mustHaveEnded(true);
        QCOMPARE(state().work, Work::None);
        // And what comes after all
        QCOMPARE(feed(RecordSaved{id}), QString());
        QCOMPARE(feed(RefreshArrived{answer("user-late", now())}), QString());
        QCOMPARE(feed(ExchangeArrived{answer("warehouse-late", now())}), QString());
        mustHaveEnded(true);
    }

    void a_sign_in_above_it_goes_on()
    {
        signIn();
        m_clock.advance(12h - 10s);
        feed(SignInRequested{picker, Secret("password"), {}, {}});
        feed(UserTokenArrived{answer("user-again", now())});
        m_clock.advance(10s);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(RenewalPrepared{kept()}), QStringLiteral("EndRenewal EraseRecord"));
        QVERIFY(!state().session);
        QCOMPARE(state().phase, Phase::SigningIn);
        feed(AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        QCOMPARE(feed(WarehouseTokenArrived{answer("warehouse-again", now(), 7 * 24h), "session-76543210"}),
                 QStringLiteral("MarkStored SaveRecord"));
        QVERIFY(mayUse());
        QVERIFY(!state().notice);
    }

    void a_choice_of_another_warehouse_ends_with_it()
    {
        signIn();
        feed(WarehouseChangeRequested{});
        feed(AssignmentsArrived{{north(true), south()}});
        reachTheEnd();
        feed(Tick{});
        feed(RenewalPrepared{kept()});
        mustHaveEnded(true);
        QVERIFY(!state().attempt);
    }

    // Two windows of one person: the one that was not used must not erase what the other one has signed in.
    void what_another_process_has_signed_in_is_taken_over_and_not_erased()
    {
        signIn();
        StoredSession theirs = kept();
        theirs.session->id = "session-76543210";
        reachTheEnd();
        theirs.session->user = pairFrom(answer("user-theirs", now() - 1h));
        theirs.session->term = termFrom(now() - 1h, 12h);
        theirs.session->term.writtenAt = now() - 1h + 1s;
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{std::move(theirs)}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QVERIFY(mayUse());
    }

    void a_record_that_cannot_be_read_again_is_left_for_the_next_look_data()
    {
        QTest::addColumn<bool>("blocked");
        QTest::newRow("the keychain is locked") << false;
        QTest::newRow("another process has the lock") << true;
    }

    void a_record_that_cannot_be_read_again_is_left_for_the_next_look()
    {
        QFETCH(bool, blocked);
        signIn();
        StoredSession record = kept();
        reachTheEnd();
        feed(Tick{});
        QCOMPARE(blocked ? feed(RenewalBlocked{}) : feed(RenewalPrepared{}), QStringLiteral("EndRenewal"));
        mustHaveEnded(false);
        QCOMPARE(feed(KeychainRecovered{}), QStringLiteral("LoadRecord"));
        QCOMPARE(feed(RecordLoaded{picker, std::move(record)}), QStringLiteral("EraseRecord"));
        mustHaveEnded(true);
    }

    void a_record_that_cannot_be_made_sense_of_stays_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("of a later version") << int(store::RecordFault::Future);
        QTest::newRow("damaged") << int(store::RecordFault::Damaged);
    }

    void a_record_that_cannot_be_made_sense_of_stays()
    {
        QFETCH(int, fault);
        const auto strange = [fault] { return StoredSession{{}, store::RecordFault(fault), false}; };
        m_grant = store::RefreshGrant::Unknown;
        signIn();
        m_clock.advance(1h);
        feed(RenewRequested{});
        QCOMPARE(feed(RenewalPrepared{strange()}), QStringLiteral("RequestExchange")); // no mark over it
        feed(ExchangeArrived{answer("warehouse-fresh", now(), 7 * 24h)});
        feed(RecordSaved{"session-01234567"});
        reachTheEnd();
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{strange()}), QStringLiteral("EndRenewal"));
        mustHaveEnded(false);
    }

    void a_record_that_is_over_is_not_taken_up_and_is_erased_data()
    {
        QTest::addColumn<bool>("automatic");
        QTest::newRow("window") << true;
        QTest::newRow("command line") << false;
    }

    void a_record_that_is_over_is_not_taken_up_and_is_erased()
    {
        QFETCH(bool, automatic);
        signIn();
        StoredSession record = kept();
        reachTheEnd();
        m_machine.emplace(Machine::Traits{0.5, automatic, Machine::SignInBy::Password, 12h}, State{});
        feed(Started{picker, store::SessionIndex::Marker::Stored, {}, {}});
        QCOMPARE(feed(RecordLoaded{picker, std::move(record)}), QStringLiteral("EraseRecord"));
        mustHaveEnded(true);
    }

    void a_stricter_policy_counts_for_the_session_there_is()
    {
        signIn();
        StoredSession record = kept();
        m_clock.advance(5h);
        m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 4h}, State{});
        feed(Started{picker, store::SessionIndex::Marker::Stored, {}, {}});
        feed(RecordLoaded{picker, std::move(record)});
        mustHaveEnded(true);
        QCOMPARE(state().notice->length, milliseconds(4h));
    }

    void a_session_longer_than_it_is_already_ends_at_once_and_is_not_kept()
    {
        signIn(true, 1s);
        m_clock.advance(1s);
        feed(Tick{});
        feed(RenewalPrepared{kept()});
        mustHaveEnded(true);
        QCOMPARE(state().notice->length, milliseconds(1s));
    }

    void a_set_clock_signs_nobody_out_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("forward") << 10;
        QTest::newRow("back") << -10;
    }

    void a_set_clock_signs_nobody_out()
    {
        QFETCH(int, years);
        signIn();
        m_clock.advance(1h);
        m_clock.setWall(m_clock.now().wall.addYears(years));
        feed(Tick{});
        QVERIFY(mayUse());
        QCOMPARE(state().session->term.endsAt, now() + 11h);
        QCOMPARE(*m_machine->view(m_clock.now()).sessionEndsAt, m_clock.now().wall.addSecs(11 * 3600));
    }

    void what_is_left_is_written_down_every_hour_and_in_a_new_boot()
    {
        signIn();
        const auto write = [this] {
            QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
            QCOMPARE(feed(RenewalPrepared{kept()}), QStringLiteral("SaveRecord"));
            QCOMPARE(feed(RecordSaved{state().session->id}), QStringLiteral("EndRenewal"));
            QCOMPARE(feed(Tick{}), QString());
        };
        m_clock.advance(59min);
        QCOMPARE(feed(Tick{}), QString());
        m_clock.advance(1min);
        write();
        StoredSession record = kept();
        record.session->term.writtenAt.reset(); // as it is read in another boot
        m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h}, State{});
        feed(Started{picker, store::SessionIndex::Marker::Stored, {}, {}});
        QCOMPARE(feed(RecordLoaded{picker, std::move(record)}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(RenewalPrepared{kept()}), QStringLiteral("SaveRecord"));
    }

    void a_record_that_cannot_be_written_is_not_tried_without_end()
    {
        signIn();
        m_clock.advance(1h);
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{}), QStringLiteral("EndRenewal"));
        QCOMPARE(feed(Tick{}), QString());
        QVERIFY(*m_machine->wakeAt(now()) > now());
    }

    void a_locked_store_is_not_opened_for_it()
    {
        signIn();
        State locked = state().clone();
        locked.keychain = Keychain::Locked;
        m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h}, std::move(locked));
        m_clock.advance(1h);
        QCOMPARE(feed(Tick{}), QString());
        QVERIFY(*m_machine->wakeAt(now()) > now());
    }

    void a_command_line_writes_it_down_once_a_boot_and_else_leaves_it()
    {
        signIn();
        StoredSession record = kept();
        for (const bool anew : {true, false}) {
            StoredSession read{record.session->clone(), {}, false};
            if (anew)
                read.session->term.writtenAt.reset();
            m_machine.emplace(Machine::Traits{0.5, false, Machine::SignInBy::Password, 12h}, State{});
            feed(Started{picker, store::SessionIndex::Marker::Stored, {}, {}});
            QCOMPARE(feed(RecordLoaded{picker, std::move(read)}), QString());
            QCOMPARE(feed(TokenWanted{store::Entry::WarehouseToken}),
                     anew ? QStringLiteral("PrepareRenewal") : QString());
        }
    }

    void the_last_quarter_of_an_hour_is_counted_down()
    {
        signIn();
        m_clock.advance(11h + 44min);
        feed(Tick{});
        feed(RenewalPrepared{asHeld(state())});
        View view = m_machine->view(m_clock.now());
        QVERIFY(!view.sessionMinutesLeft && !view.signInSoon);
        QCOMPARE(*m_machine->wakeAt(now()), now() + 1min);
        for (int minutes = 15; minutes > 0; --minutes) {
            m_clock.advance(1min);
            feed(Tick{});
            view = m_machine->view(m_clock.now());
            QCOMPARE(*view.sessionMinutesLeft, minutes);
            QVERIFY(view.signInSoon);
            QCOMPARE(*m_machine->wakeAt(now()), now() + 1min);
        }
    }

    void an_erasure_that_fails_is_said_and_kept_in_mind()
    {
        signIn();
        StoredSession record = kept();
        reachTheEnd();
        feed(Tick{});
        feed(RenewalPrepared{std::move(record)});
        feed(EraseFailed{picker, failure(Failure::Kind::KeychainLocked, 0)});
        QCOMPARE(state().notice->kind, Kind::NotErased);
        QVERIFY(state().erasePending);
        QCOMPARE(feed(KeychainRecovered{}), QStringLiteral("EraseRecord"));
    }
};

QTEST_GUILESS_MAIN(tst_session_over)
#include "tst_session_over.moc"
