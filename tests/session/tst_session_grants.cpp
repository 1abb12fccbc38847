// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using namespace Qt::StringLiterals;
using store::SignInGrant;
using By = Machine::SignInBy;

/// By which grant a person signs in: the authorization code where the server has it, else the password (contract 1, 6).
class tst_session_grants : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    Effects feedAll(Machine &machine, Event event) { return machine.handle(std::move(event), m_clock.now()); }
    QString feed(Machine &machine, Event event) { return names(feedAll(machine, std::move(event))); }
    Machine signedOut(By by) { return Machine({0, true, by}, state(Phase::SignedOut, m_clock.now().instant)); }
    QString signIn(Machine &machine, SignInGrant known = SignInGrant::Unknown)
    {
        return feed(machine, SignInRequested{picker, Secret("right"), {}, {}, known});
    }
    UserTokenArrived userToken() { return {answer("user", m_clock.now().instant)}; }
    static AuthorizationArrived code() { return {{Secret("code"), Secret("verifier")}}; }
    static AuthorizationRefused refused(Failure::Kind kind, int status = 400)
    {
        return {failure(kind, status), Secret("right")};
    }

private Q_SLOTS:
    void whatIsAskedFirst_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<SignInGrant>("known");
        QTest::addColumn<QString>("effects");
        QTest::newRow("nothing known") << By::WhatIsThere << SignInGrant::Unknown << u"RequestAuthorization"_s;
        QTest::newRow("a code worked") << By::WhatIsThere << SignInGrant::Code << u"RequestAuthorization"_s;
        QTest::newRow("a password worked") << By::WhatIsThere << SignInGrant::Password << u"RequestUserToken"_s;
        QTest::newRow("code only") << By::Code << SignInGrant::Password << u"RequestAuthorization"_s;
        QTest::newRow("password only") << By::Password << SignInGrant::Code << u"RequestUserToken"_s;
    }
    void whatIsAskedFirst()
    {
        QFETCH(const By, by);
        QFETCH(const SignInGrant, known);
        Machine machine = signedOut(by);
        QTEST(signIn(machine, known), "effects");
    }

    void aCodeIsRedeemedAndRemembered()
    {
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine);
        const Effects redeem = feedAll(machine, code());
        QCOMPARE(names(redeem), u"RedeemCode"_s);
        QVERIFY(std::get<RedeemCode>(redeem.at(0)).code.verifier == Secret("verifier"));
        const Effects next = feedAll(machine, userToken());
        QCOMPARE(names(next), u"RememberSignInGrant RequestAssignments"_s);
        QCOMPARE(std::get<RememberSignInGrant>(next.at(0)).grant, SignInGrant::Code);
    }

    void withoutAuthorizeThePasswordIsSentToTheTokenEndpoint_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        using enum Failure::Kind;
        for (const auto kind :
             {CodeGrantUnsupported, ClientRejected, AuthorizationRefused, NotPermitted, AcceptRefused})
            QTest::addRow("%s", qPrintable(nameOf(kind))) << kind;
    }
    void withoutAuthorizeThePasswordIsSentToTheTokenEndpoint()
    {
        QFETCH(const Failure::Kind, kind);
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine);
        const Effects effects = feedAll(machine, refused(kind));
        QCOMPARE(names(effects), u"RequestUserToken"_s);
        QVERIFY(std::get<RequestUserToken>(effects.at(0)).password == Secret("right"));
        const Effects next = feedAll(machine, userToken());
        QCOMPARE(std::get<RememberSignInGrant>(next.at(0)).grant, SignInGrant::Password);
    }

    // A password that was judged, or may have been, is not sent a second time by itself (contract 14, 23).
    void anAnswerAboutThePasswordEndsTheSignIn_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<int>("status");
        using enum Failure::Kind;
        QTest::newRow("wrong") << CredentialsRejected << 400;
        QTest::newRow("too often") << TooManyRequests << 429;
        QTest::newRow("broken") << ServerError << 500;
        QTest::newRow("down") << ServerUnavailable << 503;
        QTest::newRow("cut") << ConnectionLost << 0;
        QTest::newRow("a page") << NotABackendApi << 200;
        QTest::newRow("garbled") << AnswerUnreadable << 200;
        QTest::newRow("unknown") << UnexpectedAnswer << 409;
        QTest::newRow("a state that is not ours") << AuthorizationMismatch << 200;
    }
    void anAnswerAboutThePasswordEndsTheSignIn()
    {
        QFETCH(const Failure::Kind, kind);
        QFETCH(const int, status);
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine);
        QCOMPARE(feed(machine, refused(kind, status)), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->failure->kind, kind);
    }

    void aSignInGivesTheRefreshGrantOneMoreTry_data()
    {
        QTest::addColumn<bool>("withRefreshToken");
        QTest::addColumn<QString>("effects");
        QTest::newRow("a refresh token has come") << true << u"RememberRefreshGrant MarkStored SaveRecord"_s;
        QTest::newRow("none has") << false << u"MarkStored SaveRecord"_s;
    }
    // A shop that has got the grant would otherwise be noticed a month later.
    void aSignInGivesTheRefreshGrantOneMoreTry()
    {
        QFETCH(const bool, withRefreshToken);
        QFETCH(const QString, effects);
        State state = samples::state(Phase::SigningIn, m_clock.now().instant);
        state.attempt->grant = store::RefreshGrant::Unsupported;
        state.attempt->step = Attempt::Step::WarehouseToken;
        state.attempt->user = pairFrom(answer("user-new", m_clock.now().instant, 8h, withRefreshToken));
        Machine machine({0, true, By::Password}, std::move(state));
        const Effects done = feedAll(
            machine, WarehouseTokenArrived{answer("warehouse-new", m_clock.now().instant), "session-newnewne"_ba});
        QCOMPARE(names(done), effects);
        QCOMPARE(machine.state().refreshGrant,
                 withRefreshToken ? store::RefreshGrant::Unknown : store::RefreshGrant::Unsupported);
        if (withRefreshToken)
            QCOMPARE(std::get<RememberRefreshGrant>(done.at(0)).grant, store::RefreshGrant::Unknown);
    }

    void whereOnlyTheCodeIsAllowedNothingElseIsTried()
    {
        Machine machine = signedOut(By::Code);
        signIn(machine);
        QCOMPARE(feed(machine, refused(Failure::Kind::CodeGrantUnsupported, 404)), QString());
        QCOMPARE(machine.state().notice->failure->kind, Failure::Kind::CodeGrantUnsupported);
    }

    void aCodeThatCannotBeRedeemedSendsTheNextTryTheOtherWay()
    {
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine);
        feed(machine, code());
        const Effects effects = feedAll(machine, UserTokenRefused{failure(Failure::Kind::AuthorizationRefused)});
        QCOMPARE(names(effects), u"RememberSignInGrant"_s);
        QCOMPARE(std::get<RememberSignInGrant>(effects.at(0)).grant, SignInGrant::Password);
        QCOMPARE(machine.state().phase, Phase::SignedOut);
    }

    // One garbled answer must not send a shop that has nothing but codes the way of passwords for a month.
    void passingTroubleAtTheRedemptionTeachesNothing()
    {
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine);
        feed(machine, code());
        QCOMPARE(feed(machine, UserTokenRefused{failure(Failure::Kind::AnswerUnreadable, 200)}), QString());
    }

    void aShopThatHasLostItsPasswordGrantIsAskedAnew()
    {
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine, SignInGrant::Password);
        const Effects effects = feedAll(machine, UserTokenRefused{failure(Failure::Kind::PasswordGrantUnsupported)});
        QCOMPARE(names(effects), u"RememberSignInGrant"_s);
        QCOMPARE(std::get<RememberSignInGrant>(effects.at(0)).grant, SignInGrant::Unknown);
    }

    void answersThatNobodyWaitsForDoNothing()
    {
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine);
        QCOMPARE(feed(machine, userToken()), QString());
        feed(machine, SignInCancelled{});
        QCOMPARE(feed(machine, code()), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
    }

    // A verdict that was renewed with each sign-in would never grow old, and a new /authorize never be noticed.
    void whatIsKnownIsNotLearntAgain()
    {
        Machine machine = signedOut(By::WhatIsThere);
        signIn(machine, SignInGrant::Password);
        QCOMPARE(feed(machine, userToken()), u"RequestAssignments"_s);
    }
};

QTEST_GUILESS_MAIN(tst_session_grants)
#include "tst_session_grants.moc"
