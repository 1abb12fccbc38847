// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"
#include "session/sharedtrouble.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using Kind = Notice::Kind;

/// A server in trouble: what waits, what goes, and when it is over.
class tst_session_trouble : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::optional<Machine> m_machine;

    QString feed(Event event) { return names(m_machine->handle(std::move(event), m_clock.now())); }
    const State &state() const { return m_machine->state(); }
    Instant now() const { return m_clock.now().instant; }
    bool isOpen() const { return state().trouble && state().trouble->breaker.isOpen(); }
    Instant notBefore() const { return state().trouble->breaker.notBefore(); }

    /// Signed in; the warehouse token has run out, and an exchange brings another. No refresh grant.
    void init(bool automatic, quint64 seed)
    {
        m_clock = FakeClock();
        State state = samples::state(Phase::SignedIn, now());
        state.refreshGrant = store::RefreshGrant::Unsupported;
        state.session->warehouse->life.expiresAt = now() + 1h;
        m_machine.emplace(Machine::Traits{0.5, automatic, Machine::SignInBy::Password, 12h, seed}, std::move(state));
        m_clock.advance(1h);
    }
    void exchangeFails(const Failure &why)
    {
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(feed(RenewalPrepared{}), QStringLiteral("RequestExchange"));
        QCOMPARE(feed(ExchangeRefused{why}), QStringLiteral("EndRenewal"));
    }
    /// Waits for the machine's own time.
    void wait() { m_clock.advance(std::max<milliseconds>(*m_machine->wakeAt(now()) - now(), 0ms)); }
    void open()
    {
        for (int i = 0; i < 3; ++i) {
            exchangeFails(failure(Failure::Kind::ServerError, 500));
            if (i < 2)
                wait();
        }
        QVERIFY(isOpen());
    }

private Q_SLOTS:
    void init() { init(true, 42); }

    void three_troubles_open_it_and_only_the_servers_own_count_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("opens");
        const auto row = [](const char *name, Failure::Kind kind, int status, bool opens) {
            QTest::newRow(name) << int(kind) << status << opens;
        };
        row("500", Failure::Kind::ServerError, 500, true);
        row("503", Failure::Kind::ServerUnavailable, 503, true);
        row("429", Failure::Kind::TooManyRequests, 429, true);
        row("no answer in time", Failure::Kind::TimedOut, 0, true);
        row("refused", Failure::Kind::ConnectionRefused, 0, true);
        row("cut off", Failure::Kind::ConnectionLost, 0, true);
        row("this device has no network", Failure::Kind::Offline, 0, false);
        row("the name does not resolve", Failure::Kind::HostNotFound, 0, false);
        row("the network wants a login", Failure::Kind::CaptivePortal, 200, false);
        row("a certificate", Failure::Kind::CertificateExpired, 0, false);
    }

    void three_troubles_open_it_and_only_the_servers_own_count()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(bool, opens);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!isOpen());
            exchangeFails(failure(Failure::Kind(kind), status));
            if (i < 2)
                wait();
        }
        QCOMPARE(isOpen(), opens);
    }

    void while_it_is_open_nothing_goes_by_itself()
    {
        open();
        QVERIFY(notBefore() > now());
        QCOMPARE(feed(Tick{}), QString());
        QCOMPARE(feed(TokenWanted{store::Entry::WarehouseToken}), QString());
        QCOMPARE(feed(PicklistsWanted{false}), QString());
        QVERIFY(*m_machine->wakeAt(now()) >= std::min(notBefore(), now() + 1s));
    }

    void half_open_one_question_goes_and_a_failure_makes_the_pause_longer()
    {
        open();
        milliseconds most{0};
        for (int i = 0; i < 30; ++i) {
            m_clock.advance(std::max(notBefore(), state().exchangeNotBefore) - now());
            exchangeFails(failure(Failure::Kind::ServerError, 500));
            QVERIFY(isOpen() && notBefore() > now());
            most = std::max(most, notBefore() - now());
        }
        QVERIFY(most > 2min && most <= 5min);
        m_clock.advance(std::max(notBefore(), state().exchangeNotBefore) - now());
        feed(Tick{});
        feed(RenewalPrepared{});
        QCOMPARE(state().work, Work::Exchanging);
        QCOMPARE(feed(PicklistsWanted{false}), QString()); // one at a time
        feed(ExchangeArrived{answer("warehouse-2", now())});
        QVERIFY(!state().trouble);
    }

    void a_picklist_question_may_be_the_one_that_goes()
    {
        State before = samples::state(Phase::SignedIn, now());
        before.refreshGrant = store::RefreshGrant::Unsupported;
        m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h, 42}, std::move(before));
        for (int i = 0; i < 3; ++i) {
            m_clock.advance(10s);
            QCOMPARE(feed(PicklistsWanted{false}), QStringLiteral("CountPicklists"));
            feed(PicklistsRefused{failure(Failure::Kind::TimedOut, 0)});
        }
        QVERIFY(isOpen());
        QVERIFY(!state().notice); // a look at the picklists tells nobody anything
        m_clock.advance(8s);
        QCOMPARE(feed(PicklistsWanted{false}), QStringLiteral("CountPicklists"));
        // Something is due for renewal meanwhile, and waits for that answer.
        State due = state().clone();
        due.session->warehouse->life.expiresAt = now();
        m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h, 42}, std::move(due));
        QCOMPARE(feed(Tick{}), QString());
        QVERIFY(*m_machine->wakeAt(now()) > now());
        feed(PicklistsCounted{3});
        QVERIFY(!state().trouble);
        QCOMPARE(feed(Tick{}), QStringLiteral("PrepareRenewal"));
    }

    // camunda-8-js #605: back-off also blocked the user's own "try again".
    void a_person_goes_through_at_once_and_closes_it_data()
    {
        QTest::addColumn<int>("wish");
        QTest::newRow("try now") << 0;
        QTest::newRow("a sign-in") << 1;
        QTest::newRow("pulling the picklists down") << 2;
    }

    void a_person_goes_through_at_once_and_closes_it()
    {
        QFETCH(int, wish);
        open();
        if (wish == 0) {
            QCOMPARE(feed(RenewRequested{}), QStringLiteral("PrepareRenewal"));
            QCOMPARE(feed(RenewalPrepared{}), QStringLiteral("RequestExchange"));
            feed(ExchangeArrived{answer("warehouse-2", now())});
        } else if (wish == 1) {
            QCOMPARE(feed(SignInRequested{picker, Secret("password"), {}, {}}), QStringLiteral("RequestUserToken"));
            feed(UserTokenArrived{answer("user-2", now())});
        } else {
            State held = state().clone();
            held.session->warehouse->life.expiresAt = now() + 1h;
            m_machine.emplace(Machine::Traits{0.5, true, Machine::SignInBy::Password, 12h, 42}, std::move(held));
            QVERIFY(isOpen());
            QCOMPARE(feed(PicklistsWanted{true}), QStringLiteral("CountPicklists"));
            feed(PicklistsCounted{3});
        }
        QVERIFY(!state().trouble);
    }

    void a_definite_answer_is_an_answer()
    {
        open();
        feed(RenewRequested{});
        feed(RenewalPrepared{});
        feed(ExchangeRefused{failure(Failure::Kind::NoActiveAssignment, 403)});
        QVERIFY(!state().trouble);
    }

    void a_sign_in_at_another_server_says_nothing_about_this_one()
    {
        open();
        feed(SignInRequested{{QStringLiteral("https://elsewhere.example"), picker.user}, Secret("password"), {}, {}});
        feed(UserTokenArrived{answer("user-2", now())});
        QVERIFY(isOpen());
        feed(AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(WarehouseTokenArrived{answer("warehouse-2", now()), "id"});
        QVERIFY(!state().trouble); // the session is another server's now
    }

    void a_retry_after_of_one_holds_for_all()
    {
        Failure busy = failure(Failure::Kind::TooManyRequests, 429);
        busy.retryAfter = std::chrono::seconds(600);
        const Instant told = now();
        exchangeFails(busy);
        QVERIFY(!isOpen());
        QVERIFY(notBefore() >= told + 600s && notBefore() <= told + 900s);
        QCOMPARE(feed(PicklistsWanted{false}), QString());
        feed(NetworkReturned{}); // which is no reason not to heed it
        QVERIFY(notBefore() >= told + 600s);
        QCOMPARE(feed(RenewRequested{}), QStringLiteral("PrepareRenewal")); // a person may
    }

    void a_network_that_returns_is_a_reason_to_ask_once_more()
    {
        for (int i = 0; i < 3; ++i) {
            exchangeFails(failure(Failure::Kind::TimedOut, 0));
            if (i < 2)
                wait();
        }
        QVERIFY(isOpen() && notBefore() > now());
        QCOMPARE(feed(NetworkReturned{}), QStringLiteral("PrepareRenewal"));
    }

    void the_same_seed_gives_the_same_history_and_another_another()
    {
        QList<Instant> pauses;
        for (const quint64 seed : {1U, 1U, 2U}) {
            init(true, seed);
            open();
            pauses << notBefore();
        }
        QCOMPARE(pauses.at(0), pauses.at(1));
        QVERIFY(pauses.at(0) != pauses.at(2));
    }

    // Sixteen commands that wait for one lock, and the first of them waits for the server's time limit.
    void what_another_process_has_found_out_meanwhile_is_not_asked_again_data()
    {
        QTest::addColumn<bool>("renew");
        QTest::newRow("a script that needs a token") << false;
        QTest::newRow("a person's wish, which is one wish with theirs") << true;
    }

    void what_another_process_has_found_out_meanwhile_is_not_asked_again()
    {
        QFETCH(bool, renew);
        init(false, 7);
        QCOMPARE(renew ? feed(RenewRequested{}) : feed(TokenWanted{store::Entry::WarehouseToken}),
                 QStringLiteral("PrepareRenewal"));
        m_clock.advance(30s);
        ServerTrouble theirs;
        theirs.breaker.failures = 1;
        theirs.kind = Failure::Kind::TimedOut;
        theirs.at = now();
        RenewalPrepared prepared;
        prepared.trouble = theirs;
        QCOMPARE(feed(std::move(prepared)), QStringLiteral("EndRenewal"));
        QCOMPARE(state().notice->kind, Kind::RenewalFailing);
        QCOMPARE(state().notice->failure->kind, Failure::Kind::TimedOut);
        QVERIFY(state().notice->failure->retryAfter > std::chrono::seconds(0));
        QVERIFY(!state().wanted);
    }

    // A cron job on ten thousand devices, each minute, for a server that is down.
    void a_script_waits_with_the_others_and_a_person_does_not()
    {
        ServerTrouble theirs;
        theirs.breaker.failures = 8;
        theirs.kind = Failure::Kind::ServerUnavailable;
        theirs.httpStatus = 503;
        for (const bool person : {false, true}) {
            init(false, 7);
            theirs.breaker.ownPause = now() + 2min;
            theirs.at = now() - 1min;
            QCOMPARE(person ? feed(RenewRequested{}) : feed(TokenWanted{store::Entry::WarehouseToken}),
                     QStringLiteral("PrepareRenewal"));
            RenewalPrepared prepared;
            prepared.trouble = theirs;
            QCOMPARE(feed(std::move(prepared)),
                     person ? QStringLiteral("RequestExchange") : QStringLiteral("EndRenewal"));
            QCOMPARE(state().notice.has_value(), !person);
        }
    }

    void trouble_is_shared_by_a_file_of_this_boot()
    {
        const QTemporaryDir folder;
        const SharedTrouble here(folder.path(), picker.server);
        QVERIFY(!here.read(m_clock.now()));
        ServerTrouble trouble;
        trouble.breaker = {4, now() + 20s, now() + 60s};
        trouble.kind = Failure::Kind::TimedOut;
        trouble.at = now();
        here.write(trouble, m_clock.now());
        QVERIFY(here.read(m_clock.now()) == trouble);
        QVERIFY(!SharedTrouble(folder.path(), QStringLiteral("https://elsewhere.example")).read(m_clock.now()));
        m_clock.reboot();
        QVERIFY(!here.read(m_clock.now()));
        here.write({}, m_clock.now());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

    void a_file_that_is_none_or_claims_too_much_is_not_believed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("noise") << QByteArray("\xff\x00\x7f{", 4);
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("no kind of trouble")
            << encode(ServerTrouble{{4, {}, {}}, Failure::Kind::CredentialsRejected, 400, {}}, m_clock.now().boot);
        QTest::newRow("no boot") << encode(ServerTrouble{{4, {}, {}}, Failure::Kind::TimedOut, 0, {}}, {});
    }

    void a_file_that_is_none_or_claims_too_much_is_not_believed()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!decodeTrouble(bytes, m_clock.now()));
        const ServerTrouble forever{{5000, now() + 1000h, now() + 1000h}, Failure::Kind::TimedOut, 0, now() + 1h};
        const auto read = decodeTrouble(encode(forever, m_clock.now().boot), m_clock.now());
        QVERIFY(read->breaker.notBefore() <= now() + 2h && read->at <= now());
    }
};

QTEST_GUILESS_MAIN(tst_session_trouble)
#include "tst_session_trouble.moc"
