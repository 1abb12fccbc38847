// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using Kind = Notice::Kind;

namespace {

/// What a pair of phase and event comes to. Every pair that is not named does nothing and stays where it is.
struct Outcome
{
    Phase phase;
    const char *event;
    Phase after;
    const char *effects;
};

constexpr Outcome outcomes[]{
    {Phase::Starting, "Started", Phase::Starting, "LoadRecord"},
    {Phase::Starting, "RecordLoaded", Phase::SignedIn, ""},
    {Phase::Starting, "LoadFailed", Phase::Starting, ""},
    {Phase::Starting, "SignInRequested", Phase::SigningIn, "RequestUserToken"},
    {Phase::Starting, "SignOutRequested", Phase::SigningOut, "MarkErasing EraseRecord"},
    {Phase::Starting, "KeychainDeclined", Phase::SignedOut, ""},
    {Phase::Starting, "RecordErased", Phase::Starting, "Unmark"},

    {Phase::SignedOut, "Started", Phase::Starting, "LoadRecord"},
    {Phase::SignedOut, "SignInRequested", Phase::SigningIn, "RequestUserToken"},
    {Phase::SignedOut, "SignOutRequested", Phase::SigningOut, "MarkErasing EraseRecord"},
    {Phase::SignedOut, "RecordErased", Phase::SignedOut, "Unmark"},

    {Phase::SigningIn, "UserTokenArrived", Phase::SigningIn, "RequestAssignments"},
    {Phase::SigningIn, "UserTokenRefused", Phase::SignedOut, ""},
    {Phase::SigningIn, "SignInCancelled", Phase::SignedOut, "CancelSignIn"},
    {Phase::SigningIn, "SignOutRequested", Phase::SigningOut, "CancelSignIn MarkErasing EraseRecord"},
    {Phase::SigningIn, "RecordErased", Phase::SigningIn, "Unmark"},

    {Phase::MfaCode, "MfaCodeEntered", Phase::MfaCode, "ActivateAssignment"},
    {Phase::MfaCode, "MfaCodeWanted", Phase::MfaCode, "TriggerMfa"},
    {Phase::MfaCode, "MfaTypesArrived", Phase::MfaCode, "TriggerMfa"},
    {Phase::MfaCode, "MfaTypesRefused", Phase::MfaCode, "TriggerMfa"},
    {Phase::MfaCode, "SignInCancelled", Phase::SignedOut, "CancelSignIn"},
    {Phase::MfaCode, "SignOutRequested", Phase::SigningOut, "CancelSignIn MarkErasing EraseRecord"},
    {Phase::MfaCode, "RecordErased", Phase::MfaCode, "Unmark"},

    {Phase::ChoosingWarehouse, "WarehousesWanted", Phase::ChoosingWarehouse, "RequestAssignments"},
    {Phase::ChoosingWarehouse, "WarehouseChosen", Phase::ChoosingWarehouse, "ActivateAssignment"},
    {Phase::ChoosingWarehouse, "SignInCancelled", Phase::SignedOut, "CancelSignIn"},
    {Phase::ChoosingWarehouse, "SignOutRequested", Phase::SigningOut, "CancelSignIn MarkErasing EraseRecord"},
    {Phase::ChoosingWarehouse, "RecordErased", Phase::ChoosingWarehouse, "Unmark"},

    {Phase::SignedIn, "WarehouseChangeRequested", Phase::ChoosingWarehouse, "RequestAssignments"},
    {Phase::SignedIn, "SignInRequested", Phase::SigningIn, "RequestUserToken"},
    {Phase::SignedIn, "SignOutRequested", Phase::SigningOut, "MarkErasing EraseRecord"},
    {Phase::SignedIn, "RenewRequested", Phase::SignedIn, "PrepareRenewal"},
    {Phase::SignedIn, "SaveObsolete", Phase::SignedOut, ""},
    {Phase::SignedIn, "PicklistsWanted", Phase::SignedIn, "CountPicklists"},

    {Phase::SigningOut, "RecordErased", Phase::SignedOut, "Unmark"},
    {Phase::SigningOut, "EraseFailed", Phase::SignedOut, ""},
};

} // namespace

class tst_session_machine : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    Machine machine(Phase phase)
    {
        return Machine({0.5, true, Machine::SignInBy::Password}, state(phase, m_clock.now().instant));
    }
    Effects feed(Machine &machine, Event event) { return machine.handle(std::move(event), m_clock.now()); }

private Q_SLOTS:
    void every_phase_and_event_has_its_outcome_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("event");
        for (Phase phase : {Phase::Starting, Phase::SignedOut, Phase::SigningIn, Phase::MfaCode,
                            Phase::ChoosingWarehouse, Phase::SignedIn, Phase::SigningOut}) {
            int index = 0;
            for (const NamedEvent &event : allEvents(m_clock.now()))
                QTest::addRow("%s + %s", qPrintable(nameOf(phase)), event.name) << int(phase) << index++;
        }
    }

    void every_phase_and_event_has_its_outcome()
    {
        QFETCH(int, phase);
        QFETCH(int, event);
        const NamedEvent named = allEvents(m_clock.now()).at(std::size_t(event));
        QCOMPARE(named.make().index(), std::size_t(event));

        Outcome expected{Phase(phase), named.name, Phase(phase), ""};
        for (const Outcome &outcome : outcomes) {
            if (outcome.phase == Phase(phase) && qstrcmp(outcome.event, named.name) == 0)
                expected = outcome;
        }
        Machine machine = this->machine(Phase(phase));
        const Effects effects = feed(machine, named.make());
        QCOMPARE(names(effects), QString::fromLatin1(expected.effects));
        QCOMPARE(nameOf(machine.state().phase), nameOf(expected.after));
    }

    void a_sign_in_ends_with_both_tokens_marked_and_saved()
    {
        Machine machine = this->machine(Phase::SigningIn);
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        const Effects effects =
            feed(machine, WarehouseTokenArrived{answer("warehouse-new", m_clock.now().instant), "id"});
        QCOMPARE(names(effects), QStringLiteral("MarkStored SaveRecord"));
        const auto &save = std::get<SaveRecord>(effects.at(1));
        QVERIFY(save.user && save.warehouse);
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(!machine.state().stored);
        feed(machine, RecordSaved{"id"});
        QVERIFY(machine.state().stored);
    }

    void the_password_goes_with_the_request_and_stays_nowhere()
    {
        Machine machine = this->machine(Phase::SignedOut);
        const Effects effects = feed(machine, SignInRequested{picker, Secret("password"), {}, {}});
        QVERIFY(std::get<RequestUserToken>(effects.at(0)).password == Secret("password"));
        QVERIFY(!machine.state().session && !machine.state().attempt->user);
    }

    // A failed sign-in again, above a session that still works (cli/cli#12891): the session goes on.
    void a_failed_reauthentication_keeps_the_session_data()
    {
        QTest::addColumn<bool>("afterUserToken");
        QTest::newRow("refused at once") << false;
        QTest::newRow("refused at the exchange") << true;
    }

    void a_failed_reauthentication_keeps_the_session()
    {
        QFETCH(bool, afterUserToken);
        Machine machine = this->machine(Phase::SignedIn);
        feed(machine, SignInRequested{picker, Secret("password"), {}, {}});
        QVERIFY(machine.view(m_clock.now()).reauthenticating);
        if (afterUserToken) {
            feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
            feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
            feed(machine, WarehouseTokenRefused{failure(Failure::Kind::NoActiveAssignment, 403)});
        } else {
            feed(machine, UserTokenRefused{failure(Failure::Kind::CredentialsRejected)});
        }
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(machine.state().session->user.accessToken == Secret("user"));
        QVERIFY(machine.state().stored);
        QCOMPARE(machine.state().notice->kind, Kind::SignInFailed);
        QVERIFY(!machine.state().attempt);
    }

    void a_late_answer_of_a_cancelled_sign_in_changes_nothing()
    {
        Machine machine = this->machine(Phase::SigningIn);
        feed(machine, SignInCancelled{});
        const Effects effects = feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        QCOMPARE(names(effects), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY(!machine.state().attempt);
    }

    // A server that closes its kept connections at an unlucky moment.
    void an_exchange_that_is_cut_off_is_repeated_once()
    {
        Machine machine = this->machine(Phase::SigningIn);
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        QCOMPARE(names(feed(machine, WarehouseTokenRefused{failure(Failure::Kind::ConnectionLost, 0)})),
                 QStringLiteral("RequestWarehouseToken"));
        QCOMPARE(machine.state().phase, Phase::SigningIn);
        QCOMPARE(names(feed(machine, WarehouseTokenRefused{failure(Failure::Kind::ConnectionLost, 0)})), QString());
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::ConnectionLost);
    }

    void tokens_that_run_out_during_a_failing_sign_in_end_the_session()
    {
        Machine machine = this->machine(Phase::SignedIn);
        feed(machine, SignInRequested{picker, Secret("password"), {}, {}});
        m_clock.advance(30 * 24h);
        State stock = machine.state().clone();
        stock.refreshGrant = store::RefreshGrant::Unsupported;
        Machine later({0.5, true}, std::move(stock));
        feed(later, UserTokenRefused{failure(Failure::Kind::CredentialsRejected)});
        QCOMPARE(*later.wakeAt(m_clock.now().instant), m_clock.now().instant);
        feed(later, Tick{});
        feed(later, RenewalPrepared{});
        QCOMPARE(later.state().phase, Phase::SignedOut);
    }

    void a_5101_is_explained_by_the_scopes()
    {
        Machine machine = this->machine(Phase::SigningIn);
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(machine, WarehouseTokenRefused{failure(Failure::Kind::NoActiveAssignment, 403)});
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::NoActiveWarehouse);
    }

    void signing_out_leaves_no_secret_in_the_state_at_once()
    {
        Machine machine = this->machine(Phase::SignedIn);
        feed(machine, SignInRequested{picker, Secret("password"), {}, {}});
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(machine, SignOutRequested{});
        QVERIFY(!machine.state().session);
        QVERIFY(!machine.state().attempt);
    }

    // MSAL Android #2453: sign-out "succeeded" and the token was still there.
    void a_sign_out_that_is_not_proven_is_said_and_tried_again()
    {
        Machine machine = this->machine(Phase::SigningOut);
        feed(machine, EraseFailed{picker, failure(Failure::Kind::KeychainLocked)});
        QCOMPARE(machine.state().notice->kind, Kind::NotErased);
        QCOMPARE(names(feed(machine, KeychainRetryRequested{})), QStringLiteral("EraseRecord"));
        QCOMPARE(names(feed(machine, RecordErased{picker})), QStringLiteral("Unmark"));
        QCOMPARE(machine.state().notice->kind, Kind::SignedOut);
    }

    void an_erasure_left_over_from_the_last_run_comes_first()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password});
        const Effects effects =
            feed(machine, Started{picker, store::SessionIndex::Marker::Erasing, {}, {picker, other}});
        QCOMPARE(names(effects), QStringLiteral("EraseRecord EraseRecord"));
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY(machine.state().erasePending);
    }

    void a_sign_in_that_overtakes_an_old_erasure_keeps_its_marker()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password});
        feed(machine, Started{picker, store::SessionIndex::Marker::Erasing, {}, {picker}});
        feed(machine, SignInRequested{picker, Secret("password"), {}, {}});
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(machine, WarehouseTokenArrived{answer("warehouse-new", m_clock.now().instant), "id"});
        QCOMPARE(names(feed(machine, RecordErased{picker})), QString());
        QCOMPARE(machine.state().phase, Phase::SignedIn);
    }
};

QTEST_GUILESS_MAIN(tst_session_machine)
#include "tst_session_machine.moc"
