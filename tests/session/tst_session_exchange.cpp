// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/renewalsteps.h"

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using store::RefreshGrant;
using Kind = Notice::Kind;

/// Renewals of the warehouse token where the user token is not refreshed, or no longer, and what follows when there are
/// no more.
class tst_session_exchange : public QObject, private RenewalSteps
{
    Q_OBJECT

    /// Long before the session's length is reached
    static Machine::Traits longSession(bool automatic = true)
    {
        return {0, automatic, Machine::SignInBy::Password, 1000h};
    }
    void useUpTokens()
    {
        signedInOnStock();
        m_machine.emplace(longSession(), state().clone());
        m_clock.advance(8 * 24h);
    }
    bool mayUse() const
    {
        return state().session && state().session->mayUse(*state().session->warehouse, m_clock.now().instant);
    }

private Q_SLOTS:
    // A command had signed in beside an open window, which asked for the password all the same.
    void tokens_that_have_run_out_end_a_session_unless_a_newer_one_lies_there_data()
    {
        QTest::addColumn<int>("ageOfTheirs"); // h; 0: ours lies there
        QTest::addColumn<bool>("read");
        QTest::addColumn<bool>("blocked");
        QTest::newRow("a newer one") << 1 << true << false;
        QTest::newRow("another one whose tokens have run out") << 190 << true << false;
        QTest::newRow("the same") << 0 << true << false;
        QTest::newRow("nobody can tell") << 1 << false << false;
        QTest::newRow("another process has the lock") << 1 << false << true;
    }

    void tokens_that_have_run_out_end_a_session_unless_a_newer_one_lies_there()
    {
        QFETCH(int, ageOfTheirs);
        QFETCH(bool, read);
        QFETCH(bool, blocked);
        useUpTokens();
        QVERIFY(!mayUse());
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QVERIFY(!mayUse());
        QVERIFY(*m_machine->wakeAt(m_clock.now().instant)
                > m_clock.now().instant); // the record's answer comes by itself
        StoredSession stored{state().session->clone(), {}, false};
        if (ageOfTheirs > 0) {
            stored.session = heldSession(m_clock.now().instant - ageOfTheirs * 1h);
            stored.session->id = "session-76543210";
        }
        RenewalPrepared prepared;
        if (read)
            prepared.stored = std::move(stored);
        QCOMPARE(blocked ? feed(RenewalBlocked{}) : feed(std::move(prepared)), QStringLiteral("EndRenewal"));
        const bool goesOn = read && ageOfTheirs == 1;
        QCOMPARE(mayUse(), goesOn);
        QCOMPARE(state().phase, goesOn ? Phase::SignedIn : Phase::SignedOut);
        QVERIFY(goesOn ? !state().notice : state().notice->kind == Kind::SessionExpired);
        QVERIFY(!state().erasePending); // the record stays, and is looked for where nobody has seen what it is
        QCOMPARE(feed(KeychainRecovered{}), read ? QString() : QStringLiteral("LoadRecord"));
    }

    void whatever_wants_a_token_has_the_record_read_first_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a token is wanted") << 0;
        QTest::newRow("a person wants to renew") << 1;
        QTest::newRow("the network is back") << 2;
    }

    void whatever_wants_a_token_has_the_record_read_first()
    {
        QFETCH(int, kind);
        useUpTokens();
        std::array<Event, 3> events{TokenWanted{store::Entry::WarehouseToken}, RenewRequested{}, NetworkReturned{}};
        QCOMPARE(feed(std::move(events[std::size_t(kind)])), QStringLiteral("PrepareRenewal"));
        StoredSession theirs{heldSession(m_clock.now().instant), {}, false};
        theirs.session->id = "session-76543210";
        QCOMPARE(feed(RenewalPrepared{std::move(theirs)}), QStringLiteral("EndRenewal"));
        QVERIFY(mayUse() && !state().wanted && !state().notice);
    }

    void what_is_read_at_the_start_and_has_run_out_ends_at_once()
    {
        for (const bool automatic : {true, false}) {
            useUpTokens();
            StoredSession record{state().session->clone(), {}, false};
            m_machine.emplace(longSession(automatic), State{});
            feed(Started{picker, store::SessionIndex::Marker::Stored, RefreshGrant::Unsupported, {}});
            QCOMPARE(feed(RecordLoaded{picker, std::move(record)}), QString());
            QCOMPARE(state().notice->kind, Kind::SessionExpired);
        }
    }

    // What was read meanwhile was renewed before the older save had ended.
    void a_save_that_is_under_way_comes_before_the_end()
    {
        useUpTokens();
        State saving = state().clone();
        saving.saves = 1;
        saving.stored = false;
        m_machine.emplace(longSession(), std::move(saving));
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(feed(saved()), QString());
        QCOMPARE(*m_machine->wakeAt(m_clock.now().instant), m_clock.now().instant);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
    }

    void what_was_never_stored_ends_at_once()
    {
        useUpTokens();
        State unsaved = state().clone();
        unsaved.listing = Listing::Ahead;
        m_machine.emplace(longSession(), std::move(unsaved));
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(state().notice->kind, Kind::SessionExpired);
        QCOMPARE(feed(KeychainRecovered{}), QString());
    }

    // Every 5101 is a failed login in the shop's audit log (contract 8).
    void a_definite_no_to_the_exchange_is_not_asked_again_soon()
    {
        signedInOnStock();
        exchangeUnderWay();
        QCOMPARE(feed(ExchangeRefused{failure(Failure::Kind::NoActiveAssignment, 403)}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QCOMPARE(state().notice->kind, Kind::RenewalRefused);
        m_clock.advance(59min);
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(feed(TokenWanted{store::Entry::WarehouseToken}), QString());
        QCOMPARE(feed(RenewRequested{}), QStringLiteral("PrepareRenewal")); // a person may
    }

    // Contract case 35: an administrator may mend it within the hour, and nobody should have to sign in again for that.
    void a_no_to_the_exchange_does_not_end_a_session_without_a_warehouse_token()
    {
        signedInOnStock();
        State before = state().clone();
        before.session->warehouse.reset();
        m_machine.emplace(Machine::Traits{0, true, Machine::SignInBy::Password}, std::move(before));
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{StoredSession{}}), QStringLiteral("RequestExchange"));
        QCOMPARE(feed(ExchangeRefused{failure(Failure::Kind::NotPermitted, 403)}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QCOMPARE(state().notice->kind, Kind::NoWarehouseToken);
        QCOMPARE(state().notice->failure->kind, Failure::Kind::NotPermitted);
        m_clock.advance(1h);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(RenewalPrepared{StoredSession{}}), QStringLiteral("RequestExchange"));
        feed(ExchangeArrived{answer("warehouse-2", m_clock.now().instant)});
        QVERIFY(!state().notice);
    }

    void a_no_that_stands_is_said_when_the_warehouse_token_ends()
    {
        signedInOnStock();
        exchangeUnderWay();
        feed(ExchangeRefused{failure(Failure::Kind::NoActiveAssignment, 403)});
        QCOMPARE(state().notice->kind, Kind::RenewalRefused);
        State later = state().clone();
        later.session->warehouse->life.rejected = true;
        m_machine.emplace(Machine::Traits{0, true, Machine::SignInBy::Password}, std::move(later));
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(state().notice->kind, Kind::NoWarehouseToken);
    }

    void a_wish_that_only_a_password_fulfils_is_answered_so()
    {
        signedInOnStock();
        m_clock.advance(9h); // the user token is over, the warehouse token is not
        QCOMPARE(feed(RenewRequested{}), QString());
        QCOMPARE(state().phase, Phase::SignedIn);
        QCOMPARE(state().notice->kind, Kind::PasswordNeeded);
        QVERIFY(!state().wanted);
    }

    void what_refused_an_old_session_says_nothing_about_the_one_that_replaces_it()
    {
        signedInOnStock();
        exchangeUnderWay();
        feed(ExchangeRefused{failure(Failure::Kind::NoActiveAssignment, 403)});
        feed(RenewRequested{});
        m_clock.advance(1s);
        Session theirs = heldSession(m_clock.now().instant);
        theirs.id = "another";
        feed(RenewalPrepared{StoredSession{std::move(theirs), {}, false}});
        QCOMPARE(state().session->id, QByteArray("another"));
        QVERIFY(!state().exchangeRefusal && !state().notice);
    }

    void a_rejected_user_token_is_refreshed_once_and_not_in_a_loop()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        m_clock.advance(-2h);
        feed(Tick{});
        State before = state().clone();
        before.wanted = true;
        m_machine.emplace(Machine::Traits{0, true, Machine::SignInBy::Password}, std::move(before));
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(RenewalPrepared{StoredSession{}}), QStringLiteral("RequestExchange"));
        QCOMPARE(feed(ExchangeRefused{failure(Failure::Kind::AccessTokenRejected, 401)}), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(saved()), QStringLiteral("RequestRefresh"));
        feed(RefreshArrived{answer("user-2", m_clock.now().instant)});
        feed(saved());
        m_clock.advance(10s);
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{StoredSession{}}), QStringLiteral("RequestExchange"));
        QCOMPARE(feed(ExchangeRefused{failure(Failure::Kind::AccessTokenRejected, 401)}), QStringLiteral("EndRenewal"));
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(state().phase, Phase::SignedIn);
    }

    void a_command_line_renews_only_when_asked()
    {
        m_machine.emplace(Machine::Traits{0, false, Machine::SignInBy::Password},
                          samples::state(Phase::SignedIn, m_clock.now().instant));
        m_clock.advance(6h);
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(feed(TokenWanted{store::Entry::WarehouseToken}), QString());
        m_clock.advance(3h);
        QCOMPARE(feed(TokenWanted{store::Entry::UserToken}), QStringLiteral("PrepareRenewal"));
    }

    void tokens_of_no_length_do_not_make_a_loop()
    {
        signedInOnStock();
        exchangeUnderWay();
        feed(ExchangeArrived{answer("warehouse-2", m_clock.now().instant, 0s)});
        QCOMPARE(feed(saved()), QStringLiteral("EndRenewal"));
        QCOMPARE(feed(Tick{}), QString());
        m_clock.advance(1s);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
    }
};

QTEST_GUILESS_MAIN(tst_session_exchange)
#include "tst_session_exchange.moc"
