// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/renewalsteps.h"

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using store::RefreshGrant;
using Kind = Notice::Kind;

/// Renewals of the user token: its refresh token, and who else may have it.
class tst_session_refresh : public QObject, private RenewalSteps
{
    Q_OBJECT
private Q_SLOTS:
    void a_rotated_pair_is_saved_before_the_renewal_ends()
    {
        signedInWithRefreshDue();
        refreshUnderWay();
        m_clock.advance(1s);
        QCOMPARE(feed(RefreshArrived{answer("user-2", m_clock.now().instant)}),
                 QStringLiteral("RememberRefreshGrant SaveRecord"));
        QVERIFY(!state().session->user.refreshSpent);
        QVERIFY(state().session->user.refreshToken == Secret("refresh-user-2"));
        QCOMPARE(state().session->user.revision, 1u);
        QCOMPARE(feed(saved()), QStringLiteral("EndRenewal"));
        QVERIFY(state().stored);
        QCOMPARE(state().refreshGrant, RefreshGrant::Supported);
    }

    // Others have taken the record, or the keychain was emptied: whether they had sent the token nobody can tell.
    void a_refresh_token_whose_record_is_gone_is_not_sent_while_the_access_token_lives()
    {
        signedInWithRefreshDue();
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        const QString next = feed(RenewalPrepared{StoredSession{}});
        QVERIFY2(!next.contains(QStringLiteral("RequestRefresh")) && next != QStringLiteral("SaveRecord"),
                 qPrintable(next));
        QVERIFY(state().session->user.refreshSpent);
        QCOMPARE(state().phase, Phase::SignedIn);
    }

    void without_a_new_refresh_token_the_old_one_stays()
    {
        signedInWithRefreshDue();
        refreshUnderWay();
        feed(RefreshArrived{answer("user-2", m_clock.now().instant, 8h, false)});
        QVERIFY(state().session->user.refreshToken == Secret("refresh-user"));
        QVERIFY(!state().session->user.refreshSpent);
    }

    void a_server_that_cannot_refresh_is_asked_once()
    {
        signedInWithRefreshDue();
        refreshUnderWay();
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::RefreshUnsupported)}),
                 QStringLiteral("RememberRefreshGrant SaveRecord"));
        QCOMPARE(feed(saved()), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QVERIFY(!state().notice);
        m_clock.advance(59min); // after an hour the record is written anew, for another reason
        QCOMPARE(feed(Tick{}), QString());
    }

    // owncloud/client #11980, cli/cli #8293: no network is no reason to sign anybody out.
    void passing_trouble_never_ends_a_session_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("status");
        QTest::newRow("no host") << int(Failure::Kind::HostNotFound) << 0;
        QTest::newRow("refused") << int(Failure::Kind::ConnectionRefused) << 0;
        QTest::newRow("lost") << int(Failure::Kind::ConnectionLost) << 0;
        QTest::newRow("timeout") << int(Failure::Kind::TimedOut) << 0;
        QTest::newRow("certificate") << int(Failure::Kind::CertificateUntrusted) << 0;
        QTest::newRow("portal") << int(Failure::Kind::NotABackendApi) << 200;
        QTest::newRow("cut off") << int(Failure::Kind::AnswerUnreadable) << 200;
        QTest::newRow("500") << int(Failure::Kind::ServerError) << 500;
        QTest::newRow("503") << int(Failure::Kind::ServerUnavailable) << 503;
        QTest::newRow("429") << int(Failure::Kind::TooManyRequests) << 429;
        QTest::newRow("404") << int(Failure::Kind::EndpointMissing) << 404;
        QTest::newRow("basic login") << int(Failure::Kind::HttpAuthRequired) << 401;
    }

    void passing_trouble_never_ends_a_session()
    {
        QFETCH(int, cause);
        QFETCH(int, status);
        signedInWithRefreshDue(RefreshGrant::Supported);
        m_clock.advance(30 * 24h); // both tokens are long over
        for (int round = 0; round < 20; ++round) {
            feed(Tick{});
            feed(prepared());
            feed(saved());
            QCOMPARE(int(state().work), int(Work::Refreshing));
            feed(RefreshRefused{failure(Failure::Kind(cause), status)});
            feed(saved());
            QCOMPARE(int(state().work), int(Work::None));
            QCOMPARE(state().phase, Phase::SignedIn);
            QVERIFY(!state().session->user.refreshToken.isEmpty());
            QCOMPARE(feed(Tick{}), QString()); // backed off: no loop without time passing
            m_clock.advance(6min);
        }
        QCOMPARE(state().notice->kind, Kind::RenewalFailing);
    }

    // stablyai/orca PR #18719: replaying a refresh whose answer was lost signed 21,605 sessions out.
    void a_refresh_token_of_unknown_fate_is_not_sent_again_while_the_access_token_lives()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        refreshUnderWay();
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::TimedOut, 0)}), QStringLiteral("EndRenewal"));
        m_clock.advance(59min);
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(feed(RenewRequested{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(prepared()), QStringLiteral("RequestExchange"));
        feed(ExchangeArrived{answer("warehouse-2", m_clock.now().instant)});
        feed(saved());
        m_clock.advance(3h); // the access token is over
        refreshUnderWay();
    }

    void a_refresh_that_certainly_did_not_arrive_is_sent_again_after_a_pause()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        refreshUnderWay();
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::ConnectionRefused, 0)}), QStringLiteral("SaveRecord"));
        QVERIFY(!state().session->user.refreshSpent);
        QCOMPARE(feed(saved()), QStringLiteral("EndRenewal"));
        m_clock.advance(1min);
        refreshUnderWay();
    }

    void a_refused_refresh_falls_back_to_the_living_access_token()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        refreshUnderWay();
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)}), QStringLiteral("PrepareRenewal"));
        QVERIFY(!state().session->user.refreshToken.isEmpty()); // not believed yet
        QVERIFY(!m_machine->view(m_clock.now()).outcomeUnknown);
        QCOMPARE(feed(prepared()), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(saved()), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QVERIFY(state().session->user.refreshToken.isEmpty());
        QVERIFY(m_machine->view(m_clock.now()).signInNeededBy);
    }

    /// What a person asked for was renewed by half: the end of the session is as near as before.
    void an_exchange_does_not_make_a_refused_refresh_good()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        QCOMPARE(feed(RenewRequested{}), QStringLiteral("PrepareRenewal"));
        feed(prepared());
        QCOMPARE(feed(saved()), QStringLiteral("RequestRefresh"));
        feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)});
        QCOMPARE(feed(prepared()), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(saved()), QStringLiteral("RequestExchange"));
        feed(ExchangeArrived{answer("warehouse-2", m_clock.now().instant)});
        feed(saved());
        QVERIFY(state().notice);
        QCOMPARE(state().notice->kind, Kind::RenewalRefused);
        QVERIFY(m_machine->view(m_clock.now()).signInNeededBy);
        feed(NoticeDismissed{});
        QVERIFY(!state().notice);
    }

    void a_refused_refresh_is_not_believed_where_somebody_has_renewed_data()
    {
        QTest::addColumn<bool>("sameSignIn");
        QTest::newRow("the same session, past the lock") << true;
        QTest::newRow("a new sign-in") << false;
    }

    // OrcaSlicer#14531, edx-app-ios#1467: the loser of a race over one rotating token signed everybody out.
    void a_refused_refresh_is_not_believed_where_somebody_has_renewed()
    {
        QFETCH(bool, sameSignIn);
        signedInWithRefreshDue(RefreshGrant::Supported);
        m_clock.advance(8 * 24h); // nothing of ours is left
        refreshUnderWay();
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)}), QStringLiteral("PrepareRenewal"));
        Session theirs = heldSession(m_clock.now().instant);
        theirs.id = sameSignIn ? state().session->id : "another";
        theirs.user.revision = state().session->user.revision + 1;
        theirs.user.refreshToken = Secret("theirs");
        theirs.warehouse->revision = state().session->warehouse->revision + 1;
        QCOMPARE(feed(RenewalPrepared{StoredSession{std::move(theirs), {}, false}}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QVERIFY(state().session->user.refreshToken == Secret("theirs"));
        QVERIFY(!state().notice && !state().doubted);
    }

    void a_refusal_is_doubted_once()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        m_clock.advance(8 * 24h);
        refreshUnderWay();
        feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)});
        // Somebody has renewed, and what they got is over as well: it is used, refused, and looked at once more.
        Session theirs = heldSession(m_clock.now().instant - 10 * 24h);
        theirs.user.revision = state().session->user.revision + 1;
        QCOMPARE(feed(RenewalPrepared{StoredSession{std::move(theirs), {}, false}}), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(saved()), QStringLiteral("RequestRefresh"));
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(RenewalPrepared{}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().notice->kind, Kind::SessionRejected);
    }

    void signed_out_elsewhere_counts_more_than_a_refusal()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        refreshUnderWay();
        feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)});
        QCOMPARE(feed(RenewalPrepared{StoredSession{{}, {}, true}}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().notice->kind, Kind::SignedOutElsewhere);
    }

    void a_refused_refresh_without_a_living_token_ends_the_session_data()
    {
        QTest::addColumn<bool>("reread");
        QTest::addColumn<QString>("effects");
        QTest::newRow("and its record") << true << "EndRenewal EraseRecord";
        // What could not be read may be another process's newer session.
        QTest::newRow("but no record that was not read") << false << "EndRenewal";
    }

    void a_refused_refresh_without_a_living_token_ends_the_session()
    {
        QFETCH(bool, reread);
        QFETCH(QString, effects);
        signedInWithRefreshDue(RefreshGrant::Supported);
        m_clock.advance(8 * 24h);
        feed(Tick{});
        const auto prepared = [this, reread] {
            RenewalPrepared event;
            if (reread)
                event.stored = StoredSession{state().session->clone(), {}, false};
            return event;
        };
        QCOMPARE(feed(prepared()), reread ? QStringLiteral("SaveRecord") : QStringLiteral("RequestRefresh"));
        if (reread)
            QCOMPARE(feed(saved()), QStringLiteral("RequestRefresh"));
        QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(state().phase, Phase::SignedIn);
        QCOMPARE(feed(prepared()), effects);
        QCOMPARE(state().phase, Phase::SignedOut);
        QCOMPARE(state().notice->kind, Kind::SessionRejected);
        QVERIFY(!state().session);
        feed(RecordErased{picker});
        QCOMPARE(state().notice->kind, Kind::SessionRejected);
    }

    // Another process may have renewed: its pair must not be written over, nor its token be sent a second time.
    void what_cannot_be_read_again_is_neither_renewed_nor_written_over_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<bool>("stored");
        QTest::addColumn<QString>("effects");
        QTest::newRow("the user token lives") << qint64(0) << true << "EndRenewal";
        QTest::newRow("the warehouse token lives") << qint64(10) << true << "EndRenewal";
        QTest::newRow("nobody else can have it") << qint64(10) << false << "RequestRefresh";
        QTest::newRow("nothing is left") << qint64(8 * 24) << true << "RequestRefresh";
    }

    void what_cannot_be_read_again_is_neither_renewed_nor_written_over()
    {
        QFETCH(qint64, hours);
        QFETCH(bool, stored);
        QFETCH(QString, effects);
        State before = samples::state(Phase::SignedIn, m_clock.now().instant);
        before.refreshGrant = RefreshGrant::Supported;
        before.listing = stored ? Listing::Proven : Listing::Ahead;
        m_machine.emplace(Machine::Traits{0, true, Machine::SignInBy::Password}, std::move(before));
        m_clock.advance(5h + std::chrono::hours(hours));
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{}), effects);
        if (effects == QStringLiteral("EndRenewal"))
            QVERIFY(*m_machine->wakeAt(m_clock.now().instant) > m_clock.now().instant);
        else
            QCOMPARE(feed(RefreshRefused{failure(Failure::Kind::ServerError, 500)}), QStringLiteral("EndRenewal"));
    }

    void a_later_sign_in_is_taken_over_however_old_its_tokens_are()
    {
        signedInWithRefreshDue(RefreshGrant::Supported); // renewed since, by this process alone
        feed(Tick{});
        Session theirs = heldSession(m_clock.now().instant - 6h);
        theirs.id = "the-later-session";
        feed(RenewalPrepared{StoredSession{std::move(theirs), {}, false}});
        QCOMPARE(state().session->id, QByteArrayLiteral("the-later-session"));
    }

    void a_refresh_token_that_another_process_knows_to_be_dead_is_not_tried()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        feed(Tick{});
        Session theirs = state().session->clone();
        theirs.user.refreshToken.clear();
        QCOMPARE(feed(RenewalPrepared{StoredSession{std::move(theirs), {}, false}}), QStringLiteral("EndRenewal"));
    }

    void a_missing_refresh_grant_is_said_once_only_it_could_have_helped()
    {
        signedInWithRefreshDue(RefreshGrant::Unknown);
        feed(Tick{});
        feed(prepared());
        feed(saved());
        feed(RefreshRefused{failure(Failure::Kind::RefreshUnsupported)});
        QVERIFY(!state().notice); // the user token lives: an exchange is as good

        signedInWithRefreshDue(RefreshGrant::Unknown);
        m_clock.advance(9h);
        feed(Tick{});
        feed(prepared());
        feed(saved());
        feed(RefreshRefused{failure(Failure::Kind::RefreshScopeInvalid)});
        feed(saved());
        QCOMPARE(state().phase, Phase::SignedIn); // the warehouse token lives
        QCOMPARE(state().notice->kind, Kind::PasswordNeeded);
        QCOMPARE(state().notice->failure->kind, Failure::Kind::RefreshScopeInvalid);
    }

    void a_refused_refresh_is_said_while_work_goes_on()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        feed(prepared());
        feed(saved());
        feed(RefreshRefused{failure(Failure::Kind::RefreshRejected)});
        feed(prepared());
        QCOMPARE(state().phase, Phase::SignedIn);
        QCOMPARE(state().notice->kind, Kind::RenewalRefused);
        QCOMPARE(state().notice->failure->kind, Failure::Kind::RefreshRejected);
    }

    void a_lost_answer_to_a_refresh_is_an_end_in_sight()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        const auto neededBy = [this] { return m_machine->plan(m_clock.now().instant).signInNeededBy; };
        const Instant end = state().session->term.endsAt; // by the policy alone
        QCOMPARE(neededBy(), end);
        feed(Tick{});
        feed(prepared());
        feed(saved());
        QCOMPARE(neededBy(), end); // on its way
        QVERIFY(!m_machine->view(m_clock.now()).outcomeUnknown);
        feed(RefreshRefused{failure(Failure::Kind::TimedOut, 0)});
        QCOMPARE(neededBy(), state().session->warehouse->life.expiresAt);
        QVERIFY(m_machine->view(m_clock.now()).outcomeUnknown);
    }

    // OrcaSlicer #14531, edx-app-ios #1467: two refreshers, one rotating token.
    void what_another_process_has_renewed_is_taken_over_data()
    {
        QTest::addColumn<quint64>("userRevision");
        QTest::addColumn<quint64>("warehouseRevision");
        QTest::addColumn<QString>("effects");
        QTest::newRow("nothing new") << quint64(0) << quint64(0) << "SaveRecord";
        QTest::newRow("a new user token") << quint64(1) << quint64(0) << "RequestExchange";
        QTest::newRow("both new") << quint64(1) << quint64(1) << "EndRenewal";
    }

    void what_another_process_has_renewed_is_taken_over()
    {
        QFETCH(quint64, userRevision);
        QFETCH(quint64, warehouseRevision);
        QFETCH(QString, effects);
        signedInWithRefreshDue(RefreshGrant::Supported);
        feed(RenewRequested{});
        StoredSession stored{heldSession(m_clock.now().instant), {}, false};
        stored.session->user.revision = userRevision;
        stored.session->warehouse->revision = warehouseRevision;
        QCOMPARE(feed(RenewalPrepared{std::move(stored)}), effects);
    }

    void the_mark_of_a_killed_process_is_believed()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        feed(Tick{});
        StoredSession stored{heldSession(m_clock.now().instant), {}, false};
        stored.session->user.refreshSpent = true;
        QCOMPARE(feed(RenewalPrepared{std::move(stored)}), QStringLiteral("EndRenewal"));
    }

    void a_newer_sign_in_by_another_process_replaces_the_session()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        feed(Tick{});
        StoredSession stored{heldSession(m_clock.now().instant), {}, false};
        stored.session->id = "another-session!";
        QCOMPARE(feed(RenewalPrepared{std::move(stored)}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().session->id, QByteArrayLiteral("another-session!"));
    }

    void a_sign_out_by_another_process_is_followed()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        feed(Tick{});
        QCOMPARE(feed(RenewalPrepared{StoredSession{{}, {}, true}}), QStringLiteral("EndRenewal"));
        QCOMPARE(state().phase, Phase::SignedOut);
        QCOMPARE(state().notice->kind, Kind::SignedOutElsewhere);
        QVERIFY(!state().session);
    }

    void a_renewal_goes_on_below_a_reauthentication()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        refreshUnderWay();
        feed(SignInRequested{picker, Secret("password"), {}, {}});
        feed(RefreshArrived{answer("user-2", m_clock.now().instant)});
        QVERIFY(state().session->user.accessToken == Secret("user-2"));
        QCOMPARE(state().phase, Phase::SigningIn);
        feed(UserTokenArrived{answer("user-3", m_clock.now().instant)});
        feed(AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        QCOMPARE(feed(WarehouseTokenArrived{answer("warehouse-3", m_clock.now().instant), "id"}),
                 QStringLiteral("EndRenewal MarkStored SaveRecord"));
        QVERIFY(state().session->user.accessToken == Secret("user-3"));
        QCOMPARE(int(state().work), int(Work::None));
    }

    void a_network_that_returns_ends_the_pause()
    {
        signedInWithRefreshDue(RefreshGrant::Supported);
        refreshUnderWay();
        feed(RefreshRefused{failure(Failure::Kind::HostNotFound, 0)});
        feed(saved());
        QCOMPARE(m_machine->view(m_clock.now()).network, Network::Offline);
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(feed(NetworkReturned{}), QStringLiteral("PrepareRenewal"));
    }
};

QTEST_GUILESS_MAIN(tst_session_refresh)
#include "tst_session_refresh.moc"
