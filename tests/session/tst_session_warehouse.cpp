// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"
#include "session/warehousechoice.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using glue::Assignment;
using Kind = Notice::Kind;

namespace {

Assignment closed(Assignment assignment)
{
    assignment.enabled = false;
    return assignment;
}

Assignment of(const QString &user, Assignment assignment)
{
    assignment.userUuid = user;
    return assignment;
}

/// "exchange North", "activate South", "ask North South", or the cause.
QString text(const WarehouseChoice::Decision &decision)
{
    if (const auto *exchange = std::get_if<WarehouseChoice::Exchange>(&decision))
        return (u"exchange "_s + exchange->name).trimmed();
    if (const auto *activate = std::get_if<WarehouseChoice::Activate>(&decision))
        return u"activate "_s + activate->assignment.warehouseName;
    if (const auto *ask = std::get_if<WarehouseChoice::Ask>(&decision)) {
        QString names = u"ask"_s;
        for (const Assignment &choice : ask->choices)
            names += u' ' + choice.warehouseName;
        return names;
    }
    return nameOf(std::get<Failure::Kind>(decision));
}

} // namespace

/// Which warehouse it is to be: the rule as a table, and what the machine makes of it.
class tst_session_warehouse : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    QString feed(Machine &machine, Event event) { return names(machine.handle(std::move(event), m_clock.now())); }
    /// A sign-in whose password was right.
    Machine signingIn(bool window = true, const QString &wish = {})
    {
        Machine machine({0, window, Machine::SignInBy::Password}, state(Phase::SignedOut, m_clock.now().instant));
        feed(machine, SignInRequested{picker, Secret("right"), {}, wish});
        [&] {
            QCOMPARE(feed(machine, UserTokenArrived{answer("user", m_clock.now().instant)}), u"RequestAssignments"_s);
        }();
        return machine;
    }
    Machine changing()
    {
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        feed(machine, WarehouseChangeRequested{});
        feed(machine, AssignmentsArrived{{north(true), south()}});
        return machine;
    }
    WarehouseTokenArrived warehouseToken(qint64 id)
    {
        WarehouseTokenArrived event{answer("warehouse-new", m_clock.now().instant), "session-newnewne"};
        event.answer.claims.warehouseId = id;
        return event;
    }

private Q_SLOTS:
    void the_choice_data()
    {
        QTest::addColumn<WarehouseChoice>("choice");
        QTest::addColumn<QList<Assignment>>("rows");
        QTest::addColumn<QString>("decision");
        const auto add = [](const char *name, const WarehouseChoice &choice, const QList<Assignment> &rows,
                            const char *decision) {
            QTest::newRow(name) << choice << rows << QString::fromLatin1(decision);
        };
        const WarehouseChoice window;
        const WarehouseChoice script{{}, {}, false, false, false};
        const WarehouseChoice again{{}, {}, true, true, false};
        const WarehouseChoice change{{}, {}, true, false, true};
        const auto wishing = [](const QString &wish) { return WarehouseChoice{{}, wish, true, false, false}; };
        add("none", window, {}, "NoWarehouseAssigned");
        add("one, active", window, {north(true)}, "exchange North");
        add("one, not active", window, {north()}, "activate North");
        add("one, out of use", window, {closed(north())}, "WarehouseDisabled");
        add("one, active and out of use: the server decides", window, {closed(north(true))}, "exchange North");
        add("several", window, {south(), north()}, "ask North South");
        add("several: the active one first", window, {north(), south(true)}, "ask South North");
        add("several: what is out of use last", window, {closed(north()), south()}, "ask South North");
        add("signing in again where one works", again, {south(true), north()}, "exchange South");
        add("a script, one active", script, {north(), south(true)}, "exchange South");
        add("a script, none active", script, {north(), south()}, "WarehouseChoiceNeeded");
        add("a change asks, whatever there is", change, {north(true)}, "ask North");
        add("wished for by name", wishing(u"south"_s), {north(true), south()}, "activate South");
        add("wished for by uuid", wishing(u"w-north"_s), {north(true), south()}, "exchange North");
        add("wished for, not there", wishing(u"West"_s), {north(true), south()}, "WarehouseUnknown");
        add("wished for, out of use", wishing(u"South"_s), {north(true), closed(south())}, "WarehouseDisabled");
        Assignment twin = south();
        twin.id = u"a-twin"_s;
        add("wished for, two of that name", wishing(u"South"_s), {south(), twin}, "WarehouseUnknown");
        // A Back Office user is shown everybody's rows (contract 5).
        const QList<Assignment> mixed{of(u"me"_s, north(true)), of(u"you"_s, south())};
        add("others' rows are not ours", {u"me"_s, {}, true, false, false}, mixed, "exchange North");
        add("only others' rows", {u"him"_s, {}, true, false, false}, mixed, "NoWarehouseAssigned");
        add("nobody knows whose", window, mixed, "exchange");
        add("nobody knows whose, with a wish", wishing(u"North"_s), mixed, "WarehouseUnknown");
    }

    void the_choice()
    {
        QFETCH(WarehouseChoice, choice);
        QFETCH(QList<Assignment>, rows);
        QTEST(text(choice.among(rows)), "decision");
    }

    void a_person_with_several_chooses_and_works_there()
    {
        Machine machine = signingIn();
        QCOMPARE(feed(machine, AssignmentsArrived{{south(), north(true)}}), QString());
        View view = machine.view(m_clock.now());
        QCOMPARE(view.phase, Phase::ChoosingWarehouse);
        QVERIFY(view.choosing);
        QCOMPARE(view.warehouses.size(), 2);
        QCOMPARE(feed(machine, WarehouseChosen{u"a-south"_s}), u"ActivateAssignment"_s);
        QVERIFY(!machine.view(m_clock.now()).choosing);
        QCOMPARE(feed(machine, WarehouseChosen{u"a-north"_s}), QString()); // one at a time
        QCOMPARE(feed(machine, AssignmentActivated{south(true)}), u"RequestWarehouseToken"_s);
        QCOMPARE(feed(machine, warehouseToken(2)), u"MarkStored SaveRecord"_s);
        view = machine.view(m_clock.now());
        QCOMPARE(view.phase, Phase::SignedIn);
        QCOMPARE(view.warehouseName, u"South"_s);
        QVERIFY(view.warehouses.isEmpty());
    }

    void what_is_not_in_the_list_cannot_be_chosen()
    {
        Machine machine = signingIn();
        feed(machine, AssignmentsArrived{{north(true), closed(south())}});
        QCOMPARE(feed(machine, WarehouseChosen{u"a-south"_s}), QString());
        QCOMPARE(feed(machine, WarehouseChosen{u"nowhere"_s}), QString());
        QVERIFY(machine.view(m_clock.now()).choosing);
    }

    // Contract 5: isActive of the answer counts, not the status.
    void an_activation_that_the_server_did_not_carry_out_is_none()
    {
        Machine machine = signingIn();
        feed(machine, AssignmentsArrived{{north(true), south()}});
        feed(machine, WarehouseChosen{u"a-south"_s});
        QCOMPARE(feed(machine, AssignmentActivated{south(false)}), QString());
        QVERIFY(machine.view(m_clock.now()).choosing);
        QCOMPARE(machine.state().notice->kind, Kind::ChoiceFailed);
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::AssignmentRefused);
    }

    void a_stale_list_is_asked_for_once_more()
    {
        Machine machine = signingIn();
        feed(machine, AssignmentsArrived{{north(true), south()}});
        feed(machine, WarehouseChosen{u"a-south"_s});
        QCOMPARE(feed(machine, ActivationRefused{failure(Failure::Kind::AssignmentGone, 404)}),
                 u"RequestAssignments"_s);
        feed(machine, AssignmentsArrived{{north(true)}});
        QVERIFY(machine.view(m_clock.now()).choosing); // the person sees what is left
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::AssignmentGone);
        feed(machine, WarehouseChosen{u"a-north"_s});
        QVERIFY(!machine.state().notice);
    }

    void a_server_without_the_list_is_asked_for_the_token_alone_data()
    {
        QTest::addColumn<Failure::Kind>("cause");
        QTest::addColumn<int>("status");
        QTest::newRow("module absent") << Failure::Kind::EndpointMissing << 404;
        QTest::newRow("closed to this user") << Failure::Kind::NotPermitted << 403;
        QTest::newRow("broken") << Failure::Kind::ServerError << 500;
        QTest::newRow("not understood") << Failure::Kind::AnswerUnreadable << 200;
    }

    void a_server_without_the_list_is_asked_for_the_token_alone()
    {
        QFETCH(Failure::Kind, cause);
        QFETCH(int, status);
        Machine machine = signingIn();
        QCOMPARE(feed(machine, AssignmentsRefused{failure(cause, status)}), u"RequestWarehouseToken"_s);
        feed(machine, warehouseToken(1));
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QCOMPARE(machine.view(m_clock.now()).warehouseName, QString());
    }

    void a_network_that_is_lost_at_the_list_is_said()
    {
        Machine machine = signingIn();
        QCOMPARE(feed(machine, AssignmentsRefused{failure(Failure::Kind::TimedOut, 0)}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->kind, Kind::SignInFailed);
    }

    void a_wish_is_not_given_up_in_silence()
    {
        Machine machine = signingIn(false, u"South"_s);
        QCOMPARE(feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::EndpointMissing);
    }

    void a_change_drops_the_old_token_only_for_the_new_one()
    {
        Machine machine = changing();
        QCOMPARE(machine.state().phase, Phase::ChoosingWarehouse);
        QVERIFY(machine.view(m_clock.now()).reauthenticating);
        feed(machine, WarehouseChosen{u"a-south"_s});
        feed(machine, AssignmentActivated{south(true)});
        QVERIFY(machine.state().session->warehouse->accessToken == Secret("warehouse"));
        QCOMPARE(feed(machine, warehouseToken(2)), u"SaveRecord"_s);
        QVERIFY(machine.state().session->warehouse->accessToken == Secret("warehouse-new"));
        QVERIFY(machine.state().session->user.accessToken == Secret("user"));
        QCOMPARE(machine.view(m_clock.now()).warehouseName, u"South"_s);
        QCOMPARE(machine.state().session->warehouse->revision, 1u);
    }

    void a_change_that_fails_leaves_the_session_as_it_was()
    {
        Machine machine = changing();
        feed(machine, WarehouseChosen{u"a-south"_s});
        feed(machine, ActivationRefused{failure(Failure::Kind::ServerError, 500)});
        QVERIFY(machine.view(m_clock.now()).choosing);
        QCOMPARE(feed(machine, SignInCancelled{}), u"CancelSignIn"_s);
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(machine.state().session->warehouse->accessToken == Secret("warehouse"));
    }

    void a_session_is_kept_alive_while_somebody_ponders()
    {
        Machine machine = changing();
        m_clock.advance(5h); // past the user token's half
        QCOMPARE(feed(machine, Tick{}), u"PrepareRenewal"_s);
        QCOMPARE(feed(machine, RenewalPrepared{asHeld(machine.state())}), u"SaveRecord"_s);
        QCOMPARE(feed(machine, RecordSaved{machine.state().session->id}), u"RequestRefresh"_s);
        // Chosen while the renewal is under way: the exchange waits for it, and comes last.
        QCOMPARE(feed(machine, WarehouseChosen{u"a-north"_s}), QString());
        feed(machine, RefreshArrived{answer("user-2", m_clock.now().instant)});
        QCOMPARE(feed(machine, RecordSaved{machine.state().session->id}), u"EndRenewal RequestWarehouseToken"_s);
        feed(machine, warehouseToken(1));
        QVERIFY(machine.state().session->user.accessToken == Secret("user-2"));
        QVERIFY(machine.state().session->warehouse->accessToken == Secret("warehouse-new"));
    }

    void a_session_that_ends_takes_the_change_with_it()
    {
        Machine machine = changing();
        QCOMPARE(feed(machine, ListingSeen{picker, store::SessionIndex::Marker::None}), u"CancelSignIn"_s);
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY(!machine.state().attempt && !machine.state().session);
    }

    void a_user_token_that_is_over_asks_for_the_password()
    {
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        m_clock.advance(9h);
        QCOMPARE(feed(machine, WarehouseChangeRequested{}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QCOMPARE(machine.state().notice->kind, Kind::PasswordNeeded);
    }

    // Another device may have made another warehouse the active one.
    void a_name_goes_with_its_token()
    {
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        State named = machine.state().clone();
        named.session->warehouse->warehouseName = u"North"_s; // of warehouse 1
        named.refreshGrant = store::RefreshGrant::Unsupported;
        for (const qint64 id : {1, 2}) {
            Machine renewing({0, true}, named.clone());
            feed(renewing, RenewRequested{});
            feed(renewing, RenewalPrepared{StoredSession{}});
            ExchangeArrived event{answer("warehouse-2", m_clock.now().instant)};
            event.answer.claims.warehouseId = id;
            feed(renewing, std::move(event));
            QCOMPARE(renewing.view(m_clock.now()).warehouseName, id == 1 ? u"North"_s : QString());
        }
    }

    // Whoever has no warehouse yet need not type their password again when they have got one.
    void without_a_warehouse_one_can_look_again()
    {
        Machine machine = signingIn();
        QCOMPARE(feed(machine, AssignmentsArrived{{}}), QString());
        QCOMPARE(machine.state().phase, Phase::ChoosingWarehouse);
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::NoWarehouseAssigned);
        QCOMPARE(feed(machine, WarehousesWanted{}), u"RequestAssignments"_s);
        QVERIFY(!machine.state().notice);
        QCOMPARE(feed(machine, WarehousesWanted{}), QString()); // one question at a time
        QCOMPARE(feed(machine, AssignmentsArrived{{north(true)}}), u"RequestWarehouseToken"_s);
    }

    void a_command_line_does_not_wait_for_one()
    {
        Machine machine = signingIn(false);
        QCOMPARE(feed(machine, AssignmentsArrived{{}}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->kind, Kind::SignInFailed);
    }

    // A change that waits for a renewal, and the renewal ends the session: nothing is asked for an attempt that is over.
    void a_session_that_ends_takes_the_waiting_change_along()
    {
        State before = state(Phase::SignedIn, m_clock.now().instant);
        before.refreshGrant = store::RefreshGrant::Unsupported;
        before.session = heldSession(m_clock.now().instant, 1h, 1h);
        Machine machine({0, true, Machine::SignInBy::Password}, std::move(before));
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{asHeld(machine.state())});
        feed(machine, WarehouseChangeRequested{});
        feed(machine, AssignmentsArrived{{north(true), south()}});
        feed(machine, WarehouseChosen{north().id});
        QVERIFY(machine.state().attempt->held);
        m_clock.advance(61min);
        const QString effects = feed(machine, ExchangeRefused{failure(Failure::Kind::AccessTokenRejected, 401)});
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY2(!effects.contains(u"RequestWarehouseToken"_s), qPrintable(effects));
    }

    // "Name the one to work in" is of use only to who knows what they are called.
    void a_command_line_is_told_the_names()
    {
        Machine machine = signingIn(false);
        feed(machine, AssignmentsArrived{{north(), south()}});
        const Failure failure = machine.state().notice->failure.value();
        QCOMPARE(failure.kind, Failure::Kind::WarehouseChoiceNeeded);
        QCOMPARE(failure.detail, u"warehouses: North, South"_s);
        QCOMPARE(failure.host, QUrl(picker.server).authority());
        QVERIFY(failure.at.isValid());
    }
};

QTEST_GUILESS_MAIN(tst_session_warehouse)
#include "tst_session_warehouse.moc"
