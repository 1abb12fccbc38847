// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = MfaDelivery::State;
using Kind = Notice::Kind;
using Step = Attempt::Step;

/// The second factor (contract 7): asked for where the server wants it, repeated with the request, and never a reason to
/// lose anything.
class tst_session_mfa : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    QString feed(Machine &machine, Event event) { return names(machine.handle(std::move(event), m_clock.now())); }
    static Failure wanted() { return failure(Failure::Kind::MfaCodeRequired, 403); }
    static Failure wrong() { return failure(Failure::Kind::MfaCodeRejected, 403); }
    static MfaCodeEntered entered() { return {Secret("123456")}; }
    WarehouseTokenArrived warehouseToken()
    {
        return {answer("warehouse-new", m_clock.now().instant), "session-newnewne"};
    }
    /// A change of the warehouse that was stopped at its activation.
    Machine stopped()
    {
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        feed(machine, WarehouseChangeRequested{});
        feed(machine, AssignmentsArrived{{north(true), south()}});
        feed(machine, WarehouseChosen{south().id});
        [&] { QCOMPARE(feed(machine, ActivationRefused{wanted()}), u"RequestMfaTypes"_s); }();
        return machine;
    }

private Q_SLOTS:
    void eachBlockedRequestIsRepeatedWithTheCode_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<QString>("repeated");
        QTest::newRow("the list") << Step::Assignments << u"RequestAssignments"_s;
        QTest::newRow("the activation") << Step::Activation << u"ActivateAssignment"_s;
        QTest::newRow("the exchange") << Step::WarehouseToken << u"RequestWarehouseToken"_s;
    }
    void eachBlockedRequestIsRepeatedWithTheCode()
    {
        QFETCH(const Step, step);
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedOut, m_clock.now().instant));
        feed(machine, SignInRequested{picker, Secret("right"), {}, {}});
        feed(machine, UserTokenArrived{answer("user", m_clock.now().instant)});
        if (step != Step::Assignments)
            feed(machine, AssignmentsArrived{{step == Step::Activation ? north(false) : north(true)}});
        if (step == Step::Assignments)
            QCOMPARE(feed(machine, AssignmentsRefused{wanted()}), u"RequestMfaTypes"_s);
        else if (step == Step::Activation)
            QCOMPARE(feed(machine, ActivationRefused{wanted()}), u"RequestMfaTypes"_s);
        else
            QCOMPARE(feed(machine, WarehouseTokenRefused{wanted()}), u"RequestMfaTypes"_s);
        QCOMPARE(machine.state().phase, Phase::MfaCode);
        QVERIFY(machine.view(m_clock.now()).choosing);
        QTEST(feed(machine, entered()), "repeated");
        QVERIFY(machine.state().attempt->mfaCode == Secret("123456"));
        QVERIFY(!machine.view(m_clock.now()).choosing);
    }

    void theRightCodeGoesOnAndIsForgottenAtTheEnd()
    {
        Machine machine = stopped();
        feed(machine, entered());
        QCOMPARE(feed(machine, AssignmentActivated{south(true)}), u"RequestWarehouseToken"_s);
        QVERIFY(machine.state().attempt->mfaCode == Secret("123456")); // this one may want it too
        QCOMPARE(feed(machine, warehouseToken()), u"SaveRecord"_s);
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(!machine.state().attempt);
    }

    void aWrongCodeKeepsTheSessionAndAsksAgain()
    {
        Machine machine = stopped();
        feed(machine, entered());
        QCOMPARE(feed(machine, ActivationRefused{wrong()}), QString()); // no second message to the person
        QCOMPARE(machine.state().phase, Phase::MfaCode);
        QCOMPARE(machine.state().notice->kind, Kind::CodeRefused);
        QVERIFY(machine.state().attempt->mfaCode.isEmpty());
        QVERIFY(machine.state().session->warehouse);
        QCOMPARE(feed(machine, entered()), u"ActivateAssignment"_s);
        QVERIFY(!machine.state().notice);
    }

    void goingBackLeavesTheSessionAsItWas()
    {
        Machine machine = stopped();
        QCOMPARE(feed(machine, SignInCancelled{}), u"CancelSignIn"_s);
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(machine.state().session->warehouse->accessToken
                == heldSession(m_clock.now().instant).warehouse->accessToken);
    }

    void aCodeIsSentWhereTheServerLetsThisPerson_data()
    {
        QTest::addColumn<bool>("typesKnown");
        QTest::addColumn<QString>("type");
        QTest::newRow("the one that is on") << true << u"sms"_s;
        QTest::newRow("the usual one, where the types are not told") << false << u"email"_s;
    }
    void aCodeIsSentWhereTheServerLetsThisPerson()
    {
        QFETCH(const bool, typesKnown);
        Machine machine = stopped();
        QCOMPARE(typesKnown ? feed(machine, MfaTypesArrived{{u"sms"_s}})
                            : feed(machine, MfaTypesRefused{failure(Failure::Kind::NotPermitted, 403)}),
                 u"TriggerMfa"_s);
        QTEST(machine.view(m_clock.now()).mfa.type, "type");
        feed(machine, MfaCodeSent{});
        QCOMPARE(machine.view(m_clock.now()).mfa.state, Delivery::Sent);
        QCOMPARE(feed(machine, MfaCodeWanted{}), u"TriggerMfa"_s); // and once more, as often as a person asks
    }

    void whereItIsNotSentThatIsSaid_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<Delivery>("state");
        QTest::newRow("not for this user") << Failure::Kind::NotPermitted << 403 << Delivery::Refused;
        QTest::newRow("not installed") << Failure::Kind::EndpointMissing << 404 << Delivery::Refused;
        QTest::newRow("another type") << Failure::Kind::UnexpectedAnswer << 400 << Delivery::Refused;
        QTest::newRow("no network") << Failure::Kind::TimedOut << 0 << Delivery::Failed;
        QTest::newRow("broken") << Failure::Kind::ServerError << 500 << Delivery::Failed;
    }
    void whereItIsNotSentThatIsSaid()
    {
        QFETCH(const Failure::Kind, kind);
        QFETCH(const int, status);
        Machine machine = stopped();
        feed(machine, MfaTypesArrived{{u"email"_s}});
        QCOMPARE(feed(machine, MfaSendRefused{failure(kind, status)}), QString());
        QTEST(machine.view(m_clock.now()).mfa.state, "state");
        QCOMPARE(machine.state().phase, Phase::MfaCode); // who has a code can still use it
        QVERIFY(!machine.state().notice);
    }

    void nobodyIsSentACodeAfterTheirsWasTyped()
    {
        Machine machine = stopped();
        feed(machine, entered());
        QCOMPARE(feed(machine, MfaTypesArrived{{u"sms"_s}}), QString());
        feed(machine, ActivationRefused{wrong()}); // now they may want one after all
        QCOMPARE(machine.view(m_clock.now()).mfa.state, Delivery::Failed);
        QCOMPARE(feed(machine, MfaCodeWanted{}), u"TriggerMfa"_s);
        QCOMPARE(machine.view(m_clock.now()).mfa.type, u"sms"_s);
        QCOMPARE(feed(machine, MfaCodeWanted{}), QString()); // one at a time
    }

    // What was typed for one request is not sent with the next, half an hour later.
    void aCodeDoesNotOutliveWhatItWasFor()
    {
        Machine machine = stopped();
        feed(machine, entered());
        feed(machine, ActivationRefused{failure(Failure::Kind::AssignmentRefused)});
        QCOMPARE(machine.state().phase, Phase::ChoosingWarehouse);
        QVERIFY(machine.state().attempt->mfaCode.isEmpty());
        feed(machine, WarehouseChosen{south().id});
        QCOMPARE(feed(machine, ActivationRefused{wanted()}), u"RequestMfaTypes"_s);
    }

    // Another device may have made another warehouse the active one.
    // Its answer would be taken for that of the next one.
    void aChoiceMadeAnewForgetsTheMessageThatIsUnderWay()
    {
        Machine machine = stopped();
        feed(machine, entered());
        QCOMPARE(feed(machine, ActivationRefused{failure(Failure::Kind::AssignmentRefused)}), u"CancelSignIn"_s);
        feed(machine, WarehouseChosen{south().id});
        feed(machine, ActivationRefused{wanted()});
        feed(machine, MfaTypesArrived{{u"sms"_s}});
        feed(machine, MfaCodeSent{});
        feed(machine, entered());
        QCOMPARE(feed(machine, ActivationRefused{failure(Failure::Kind::AssignmentRefused)}), QString()); // it was over
    }

    void aRenewalWithACodeNamesTheWarehouseByItsToken_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("name");
        QTest::newRow("the same") << 1 << u"North"_s;
        QTest::newRow("another one") << 2 << QString();
    }
    void aRenewalWithACodeNamesTheWarehouseByItsToken()
    {
        QFETCH(const int, id);
        State before = state(Phase::SignedIn, m_clock.now().instant);
        before.refreshGrant = store::RefreshGrant::Unsupported;
        before.session->warehouse->claims.warehouseId = 1;
        before.session->warehouse->warehouseName = u"North"_s;
        Machine machine({0, true, Machine::SignInBy::Password}, std::move(before));
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{StoredSession{}});
        feed(machine, ExchangeRefused{wanted()});
        feed(machine, entered());
        WarehouseTokenArrived token = warehouseToken();
        token.answer.claims.warehouseId = id;
        feed(machine, std::move(token));
        QTEST(machine.state().session->warehouse->warehouseName, "name");
    }

    void aSessionThatIsNotSavedIsSavedOnTheWayBack()
    {
        State before = state(Phase::SignedIn, m_clock.now().instant);
        before.stored = false;
        Machine machine({0, true, Machine::SignInBy::Password}, std::move(before));
        feed(machine, WarehouseChangeRequested{});
        feed(machine, AssignmentsRefused{wanted()});
        feed(machine, KeychainRecovered{});
        QCOMPARE(feed(machine, SignInCancelled{}), u"CancelSignIn SaveRecord"_s);
    }

    // A renewal by itself never opens the page; a person who asks for fresh tokens is led to it.
    void aRenewalThatWantsACodeAsksThePersonWhoAskedForIt_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::newRow("by itself") << false;
        QTest::newRow("asked for") << true;
    }
    void aRenewalThatWantsACodeAsksThePersonWhoAskedForIt()
    {
        QFETCH(const bool, asked);
        State before = state(Phase::SignedIn, m_clock.now().instant);
        before.refreshGrant = store::RefreshGrant::Unsupported;
        before.session = heldSession(m_clock.now().instant, 30 * 24h);
        Machine machine({0, true, Machine::SignInBy::Password}, std::move(before));
        if (asked) {
            feed(machine, RenewRequested{});
        } else {
            m_clock.advance(6 * 24h); // of the warehouse token's seven days
            feed(machine, Tick{});
        }
        QCOMPARE(machine.state().work, Work::Preparing);
        feed(machine, RenewalPrepared{StoredSession{}});
        QCOMPARE(machine.state().work, Work::Exchanging);
        feed(machine, ExchangeRefused{wanted()});
        QCOMPARE(machine.state().phase, asked ? Phase::MfaCode : Phase::SignedIn);
        QCOMPARE(machine.state().notice.has_value(), !asked);
        if (!asked)
            return;
        QCOMPARE(feed(machine, entered()), u"RequestWarehouseToken"_s);
        QCOMPARE(feed(machine, warehouseToken()), u"SaveRecord"_s);
        QCOMPARE(machine.state().phase, Phase::SignedIn);
    }

    void anEmptyCodeIsNotSent()
    {
        Machine machine = stopped();
        QCOMPARE(feed(machine, MfaCodeEntered{Secret()}), QString());
        QVERIFY(machine.view(m_clock.now()).choosing);
    }
};

QTEST_GUILESS_MAIN(tst_session_mfa)
#include "tst_session_mfa.moc"
