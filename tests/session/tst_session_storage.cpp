// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"
#include "session/sessionkeeper.h"
#include "store/memorystore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using store::Entry;
using Kind = Notice::Kind;

namespace {

/// A memory store that says of itself that it outlives the program.
class LastingStore final : public store::TokenStore
{
    Q_OBJECT
public:
    void load(const store::Key &key, QObject *context, Loaded callback) override
    {
        m_memory.load(key, context, std::move(callback));
    }
    void save(const store::Key &key, Secret bytes, QObject *context, Finished callback) override
    {
        if (late)
            return callback(failure(Failure::Kind::KeychainNoAnswer));
        m_memory.save(key, std::move(bytes), context,
                      [this, callback = std::move(callback)](Result<Done, Failure> done) {
                          onSaved(++m_saves);
                          callback(std::move(done));
                      });
    }
    void erase(const store::Key &key, QObject *context, Finished callback) override
    {
        m_memory.erase(key, context, std::move(callback));
    }
    [[nodiscard]] QString name() const override { return m_memory.name(); }
    [[nodiscard]] bool isIdle() const override { return m_memory.isIdle(); }
    [[nodiscard]] bool mayStillWrite() const override { return late; }

    bool late = false;                      ///< an order that was given up is still to be carried out
    std::function<void(int saves)> onSaved; ///< an entry is written

private:
    store::MemoryStore m_memory;
    int m_saves = 0;
};

} // namespace

/// How the machine takes what the store says, and what a keeper makes of a store's entries.
class tst_session_storage : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    QString feed(Machine &machine, Event event) { return names(machine.handle(std::move(event), m_clock.now())); }
    Machine starting()
    {
        return Machine({0.5, true, Machine::SignInBy::Password}, state(Phase::Starting, m_clock.now().instant));
    }

    struct Kept
    {
        QTemporaryDir folder;
        store::MemoryStore store;
        store::SessionIndex index{folder.filePath(QStringLiteral("sessions.conf"))};
        FakeClock clock;
        SessionKeeper keeper{store, index, clock, {folder.filePath(QStringLiteral("locks"))}};
    };
    static void put(Kept &kept, Entry entry, QByteArrayView bytes)
    {
        bool done = false;
        kept.store.save({picker.server, picker.user, entry}, Secret(bytes), &kept.store,
                        [&done](auto result) { done = result.ok(); });
        QTRY_VERIFY(done);
    }
    static std::optional<StoredSession> load(Kept &kept)
    {
        std::optional<StoredSession> loaded;
        kept.keeper.load(picker, &kept.store, [&loaded](auto result) {
            if (result.ok())
                loaded = std::move(result).value();
        });
        [&] { QTRY_VERIFY(loaded.has_value()); }();
        return loaded;
    }
    static void save(Kept &kept, const Session &session, const SaveRecord &what)
    {
        bool done = false;
        kept.keeper.save(picker, session, what, &kept.store, [&done](auto result) { done = result.ok(); });
        QTRY_VERIFY(done);
    }

private Q_SLOTS:
    // nextcloud/desktop #870 and many more: a locked keychain is not an empty one.
    void a_keychain_that_fails_leaves_everything_as_it_is_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("keychain");
        QTest::addColumn<int>("phase");
        QTest::newRow("locked") << int(Failure::Kind::KeychainLocked) << int(Keychain::Locked) << int(Phase::Starting);
        QTest::newRow("denied") << int(Failure::Kind::KeychainDenied) << int(Keychain::Failing) << int(Phase::Starting);
        QTest::newRow("absent") << int(Failure::Kind::KeychainAbsent) << int(Keychain::Absent) << int(Phase::Starting);
        QTest::newRow("failed") << int(Failure::Kind::KeychainFailed) << int(Keychain::Failing) << int(Phase::Starting);
        QTest::newRow("silent") << int(Failure::Kind::KeychainNoAnswer) << int(Keychain::Waiting)
                                << int(Phase::SignedOut);
        QTest::newRow("altered") << int(Failure::Kind::FileAltered) << int(Keychain::Failing) << int(Phase::Starting);
        QTest::newRow("put back") << int(Failure::Kind::FileRolledBack) << int(Keychain::Failing)
                                  << int(Phase::Starting);
        QTest::newRow("a disk that hangs")
            << int(Failure::Kind::FileNoAnswer) << int(Keychain::Waiting) << int(Phase::SignedOut);
    }

    void a_keychain_that_fails_leaves_everything_as_it_is()
    {
        QFETCH(int, fault);
        QFETCH(int, keychain);
        QFETCH(int, phase);
        Machine machine = starting();
        QCOMPARE(feed(machine, LoadFailed{picker, failure(Failure::Kind(fault))}), QString());
        QCOMPARE(int(machine.state().keychain), keychain);
        QCOMPARE(int(machine.state().phase), phase);
        QCOMPARE(machine.state().notice->kind, Kind::KeychainTrouble);
        QCOMPARE(feed(machine, KeychainRetryRequested{}), QStringLiteral("LoadRecord"));
        feed(machine, RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, false}});
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(!machine.state().notice);
    }

    void a_keychain_that_comes_back_late_brings_the_session()
    {
        Machine machine = starting();
        feed(machine, KeychainSlow{});
        QCOMPARE(machine.state().keychain, Keychain::Waiting);
        feed(machine, LoadFailed{picker, failure(Failure::Kind::KeychainNoAnswer)});
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("LoadRecord"));
        feed(machine, RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, false}});
        QCOMPARE(machine.state().phase, Phase::SignedIn);
    }

    void going_on_without_the_keychain_is_a_choice()
    {
        Machine machine = starting();
        feed(machine, LoadFailed{picker, failure(Failure::Kind::KeychainLocked)});
        feed(machine, KeychainDeclined{});
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY(!machine.state().notice);
        QCOMPARE(feed(machine, KeychainRecovered{}), QString());
    }

    void a_record_that_cannot_be_read_is_left_where_it_is_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("damaged") << int(store::RecordFault::Damaged) << int(Kind::RecordDamaged);
        QTest::newRow("from the future") << int(store::RecordFault::Future) << int(Kind::RecordFuture);
        QTest::newRow("gone") << -1 << int(Kind::RecordMissing);
    }

    void a_record_that_cannot_be_read_is_left_where_it_is()
    {
        QFETCH(int, fault);
        QFETCH(int, kind);
        Machine machine = starting();
        StoredSession stored;
        if (fault >= 0)
            stored.fault = store::RecordFault(fault);
        QCOMPARE(feed(machine, RecordLoaded{picker, std::move(stored)}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(int(machine.state().notice->kind), kind);
    }

    void a_command_that_stored_nothing_leaves_the_list_as_it_was_data()
    {
        QTest::addColumn<bool>("window");
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("partly");
        QTest::addColumn<QString>("effects");
        const QString restored = QStringLiteral("RestoreMark");
        QTest::newRow("locked") << false << int(Failure::Kind::KeychainLocked) << false << restored;
        QTest::newRow("absent") << false << int(Failure::Kind::KeychainAbsent) << false << restored;
        QTest::newRow("denied") << false << int(Failure::Kind::KeychainDenied) << false << restored;
        QTest::newRow("one entry is there") << false << int(Failure::Kind::KeychainLocked) << true << QString();
        QTest::newRow("may be there") << false << int(Failure::Kind::KeychainNoAnswer) << false << QString();
        QTest::newRow("nobody knows") << false << int(Failure::Kind::KeychainFailed) << false << QString();
        QTest::newRow("another key") << false << int(Failure::Kind::FileKeyWrong) << false << restored;
        QTest::newRow("a file may be there") << false << int(Failure::Kind::FileFailed) << false << QString();
        QTest::newRow("a file may come") << false << int(Failure::Kind::FileNoAnswer) << false << QString();
        QTest::newRow("a window goes on") << true << int(Failure::Kind::KeychainLocked) << false << QString();
    }

    void a_command_that_stored_nothing_leaves_the_list_as_it_was()
    {
        QFETCH(bool, window);
        QFETCH(int, fault);
        QFETCH(bool, partly);
        Machine machine({0, window, Machine::SignInBy::Password}, state(Phase::SignedOut, m_clock.now().instant));
        feed(machine, SignInRequested{picker, Secret("right"), {}, {}});
        feed(machine, UserTokenArrived{answer("user", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        QCOMPARE(feed(machine, WarehouseTokenArrived{answer("warehouse", m_clock.now().instant), "id"}),
                 QStringLiteral("MarkStored SaveRecord"));
        QTEST(feed(machine, SaveFailed{"id", failure(Failure::Kind(fault)), partly}), "effects");
        QCOMPARE(machine.state().notice->kind, Kind::NotStored);
    }

    // A window that goes on after `dockpassctl logout` would hold the tokens for days.
    // "Signed out elsewhere", it was said: what the second order found was what the first one had put back.
    void a_command_leaves_the_list_to_its_last_save()
    {
        Machine machine({0, false, Machine::SignInBy::Password}, state(Phase::SigningIn, m_clock.now().instant));
        feed(machine, UserTokenArrived{answer("user", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(machine, WarehouseTokenArrived{answer("warehouse", m_clock.now().instant), "id"});
        feed(machine, WarehouseChangeRequested{south().warehouseName});
        feed(machine, AssignmentsArrived{{north(), south(true)}});
        QCOMPARE(feed(machine, WarehouseTokenArrived{answer("warehouse-2", m_clock.now().instant), "id"}),
                 QStringLiteral("SaveRecord"));
        QCOMPARE(feed(machine, SaveFailed{"id", failure(Failure::Kind::KeychainLocked)}), QString());
        QCOMPARE(feed(machine, SaveFailed{"id", failure(Failure::Kind::KeychainLocked)}),
                 QStringLiteral("RestoreMark"));
    }

    void a_session_signed_out_elsewhere_ends_here_data()
    {
        QTest::addColumn<int>("marker");
        QTest::addColumn<bool>("ends");
        QTest::addColumn<QString>("effects");
        using Marker = store::SessionIndex::Marker;
        QTest::newRow("gone") << int(Marker::None) << true << QString();
        QTest::newRow("being erased") << int(Marker::Erasing) << true << QStringLiteral("EraseRecord");
        QTest::newRow("still there") << int(Marker::Stored) << false << QString();
        QTest::newRow("a list that cannot be read") << int(Marker::Unknown) << false << QString();
    }

    void a_session_signed_out_elsewhere_ends_here()
    {
        QFETCH(int, marker);
        QFETCH(bool, ends);
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        QTEST(feed(machine, ListingSeen{picker, store::SessionIndex::Marker(marker)}), "effects");
        QCOMPARE(!machine.state().session, ends);
        if (ends)
            QCOMPARE(machine.state().notice->kind, Kind::SignedOutElsewhere);
    }

    void what_is_being_erased_is_not_taken_up()
    {
        Machine machine = starting();
        feed(machine, RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, true}});
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY(!machine.state().session);
        QCOMPARE(machine.state().notice->kind, Kind::SignedOutElsewhere);
    }

    void a_list_that_cannot_be_read_proves_nothing()
    {
        Machine known({0, true});
        QCOMPARE(feed(known, Started{picker, store::SessionIndex::Marker::Unknown, {}, {}}),
                 QStringLiteral("LoadRecord"));
        Machine nobody({0, true});
        QCOMPARE(feed(nobody, Started{{}, store::SessionIndex::Marker::Unknown, {}, {}}), QString());
        QCOMPARE(nobody.state().phase, Phase::SignedOut);
        QCOMPARE(nobody.state().notice->failure->kind, Failure::Kind::ListUnusable);
    }

    void what_has_been_stored_stays_in_the_list()
    {
        Machine machine({0, false, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        const QByteArray id = machine.state().session->id;
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{StoredSession{}});
        feed(machine, RecordSaved{id});
        QCOMPARE(feed(machine, SaveFailed{id, failure(Failure::Kind::KeychainLocked)}), QString());
    }

    void what_an_earlier_save_left_out_is_made_up_for()
    {
        State before = state(Phase::SignedIn, m_clock.now().instant);
        before.refreshGrant = store::RefreshGrant::Unsupported;
        Machine machine({0, true, Machine::SignInBy::Password}, std::move(before));
        feed(machine, SaveFailed{machine.state().session->id, failure(Failure::Kind::KeychainLocked)});
        QVERIFY(!machine.state().stored);
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{StoredSession{}});
        const Effects effects =
            machine.handle(ExchangeArrived{answer("warehouse-2", m_clock.now().instant)}, m_clock.now());
        const auto &save = std::get<SaveRecord>(effects.at(0));
        QVERIFY(save.user && save.warehouse);
    }

    void what_another_session_saved_says_nothing_about_this_one()
    {
        Machine machine({0, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        QCOMPARE(feed(machine, SaveObsolete{"the session before", true}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        feed(machine, SaveFailed{"the session before", failure(Failure::Kind::KeychainLocked)});
        QVERIFY(!machine.state().notice);
    }

    // ADAL .NET #1181: the next person was in as a colleague.
    void a_colleagues_session_does_not_turn_up_under_a_failed_sign_in()
    {
        Machine machine = starting();
        feed(machine, SignInRequested{other, Secret("password"), {}, {}});
        feed(machine, RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, false}});
        feed(machine, UserTokenRefused{failure(Failure::Kind::CredentialsRejected)});
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->kind, Kind::SignInFailed);
        QVERIFY(!machine.state().session);
    }

    void a_session_that_turns_up_during_a_sign_in_survives_its_failure()
    {
        Machine machine = starting();
        feed(machine, SignInRequested{picker, Secret("password"), {}, {}});
        feed(machine, RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, false}});
        QCOMPARE(machine.state().phase, Phase::SigningIn);
        feed(machine, UserTokenRefused{failure(Failure::Kind::CredentialsRejected)});
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QCOMPARE(machine.state().account, picker);
    }

    void a_sign_in_that_cannot_be_stored_works_and_says_so()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password}, state(Phase::SigningIn, m_clock.now().instant));
        feed(machine, UserTokenArrived{answer("user", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Failure::Kind::EndpointMissing, 404)});
        feed(machine, WarehouseTokenArrived{answer("warehouse", m_clock.now().instant), "id"});
        feed(machine, SaveFailed{"id", failure(Failure::Kind::KeychainLocked)});
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QCOMPARE(machine.state().notice->kind, Kind::NotStored);
        QCOMPARE(feed(machine, KeychainRetryRequested{}), QStringLiteral("SaveRecord"));
        feed(machine, RecordSaved{"id"});
        QVERIFY(machine.state().stored);
        QVERIFY(!machine.state().notice);
    }

    void a_session_comes_back_as_it_was_kept()
    {
        Kept kept;
        Session before = heldSession(kept.clock.now().instant);
        before.user.revision = 7;
        before.user.refreshSpent = true;
        save(kept, before, {true, true});
        kept.clock.advance(1h);
        const auto after = load(kept);
        QVERIFY(after->session && after->session->warehouse);
        QCOMPARE(after->session->id, before.id);
        QVERIFY(after->session->user.accessToken == before.user.accessToken);
        QVERIFY(after->session->warehouse->refreshToken == before.warehouse->refreshToken);
        QCOMPARE(after->session->user.revision, 7u);
        QVERIFY(after->session->user.refreshSpent);
        QCOMPARE(after->session->user.life.expiresAt, before.user.life.expiresAt);
        QCOMPARE(after->session->warehouse->life.issuedAt, before.warehouse->life.issuedAt);
    }

    void a_kill_between_the_two_entries_of_a_sign_in_leaves_a_session()
    {
        Kept kept;
        save(kept, heldSession(kept.clock.now().instant), {true, true});
        Session next = heldSession(kept.clock.now().instant);
        next.id = "the-next-session";
        save(kept, next, {true, false}); // and no further
        const auto after = load(kept);
        QVERIFY(after->session);
        QCOMPARE(after->session->id, next.id);
        QVERIFY(!after->session->warehouse);
    }

    void a_damaged_entry_of_either_kind_is_a_damaged_record_data()
    {
        QTest::addColumn<int>("entry");
        QTest::newRow("user token") << int(Entry::UserToken);
        QTest::newRow("warehouse token") << int(Entry::WarehouseToken);
    }

    void a_damaged_entry_of_either_kind_is_a_damaged_record()
    {
        QFETCH(int, entry);
        Kept kept;
        save(kept, heldSession(kept.clock.now().instant), {true, true});
        put(kept, Entry(entry), "no record");
        const auto after = load(kept);
        QVERIFY(!after->session);
        QCOMPARE(after->fault, store::RecordFault::Damaged);
    }

    void no_entry_is_no_session()
    {
        Kept kept;
        const auto after = load(kept);
        QVERIFY(!after->session && !after->fault);
    }

    // Two windows of one person: what the one has renewed must not go back to what the other still has.
    void an_older_pair_is_not_written_over_a_newer_one_of_the_same_session()
    {
        Kept kept;
        const Session before = heldSession(kept.clock.now().instant);
        Session renewed = before.clone();
        renewed.user = pairFrom(answer("user-2", kept.clock.now().instant));
        renewed.user.revision = 1;
        save(kept, renewed, {true, true});
        save(kept, before, {true, true});
        QVERIFY(load(kept)->session->user.accessToken == renewed.user.accessToken);
        Session next = before.clone();
        next.id = "the-next-session";
        save(kept, next, {true, true}); // which begins to count anew
        QCOMPARE(load(kept)->session->id, next.id);
    }

    // A window that could not save at first tries again, after another one has signed the same person in.
    void a_later_session_is_not_written_over_data()
    {
        QTest::addColumn<bool>("neverListed");
        QTest::newRow("by one that was in the store") << false;
        QTest::newRow("by one that the list could not name") << true;
    }

    void a_later_session_is_not_written_over()
    {
        QFETCH(const bool, neverListed);
        Kept kept;
        LastingStore store;
        store.onSaved = [](int) {};
        SessionKeeper keeper(store, kept.index, kept.clock, {kept.folder.filePath(QStringLiteral("locks"))});
        const auto saved = [&](const Session &session, bool signIn) {
            std::optional<SessionKeeper::Saved> result;
            keeper.save(picker, session, {true, true, false, signIn}, &store,
                        [&result](auto done) { result = done.value(); });
            [&] { QTRY_VERIFY(result.has_value()); }();
            return result;
        };
        const Session ours = heldSession(kept.clock.now().instant);
        Session next = ours.clone();
        next.id = "the-next-session";
        next.term.endsAt = next.term.endsAt + milliseconds(1);
        const auto put = [&kept](const Session &session) {
            const auto signedIn = signInTimeOf(session.term, kept.clock.now().boot);
            return kept.index.change(picker, store::aboutToStore(session.id, signedIn));
        };
        if (!neverListed) {
            QVERIFY(put(ours));
            QCOMPARE(saved(ours, true), SessionKeeper::Saved::Yes);
        }
        QVERIFY(put(next));
        QCOMPARE(saved(next, true), SessionKeeper::Saved::Yes);
        if (neverListed)
            QVERIFY(put(ours));
        QCOMPARE(saved(ours, neverListed), SessionKeeper::Saved::Replaced);
        QCOMPARE(kept.index.listed(picker).session, next.id);
        std::optional<QByteArray> lies;
        keeper.load(picker, &store, [&lies](auto result) { lies = result.value().session->id; });
        QTRY_COMPARE(lies, next.id);
    }

    // The same person's: they go on with it, and nothing of theirs is unsaved.
    void a_session_that_was_replaced_is_taken_up()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        const QByteArray id = machine.state().session->id;
        feed(machine, SaveFailed{id, failure(Failure::Kind::KeychainLocked)});
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(machine, SaveObsolete{id, false, true}), QStringLiteral("PrepareRenewal"));
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        Session next = machine.state().session->clone();
        next.id = "the-next-session";
        QCOMPARE(feed(machine, RenewalPrepared{StoredSession{next.clone(), {}, false}}), QStringLiteral("EndRenewal"));
        QCOMPARE(machine.state().session->id, next.id);
        QVERIFY(machine.state().stored);
        QVERIFY(!machine.state().notice);
    }

    // The refresh token of the earlier one is not sent, and not told to have been.
    void a_session_that_was_replaced_is_not_renewed()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        const QByteArray id = machine.state().session->id;
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{StoredSession{machine.state().session->clone(), {}, false}});
        QCOMPARE(machine.state().work, Work::Marking);
        QCOMPARE(feed(machine, SaveObsolete{id, false, true}), QStringLiteral("PrepareRenewal"));
        QVERIFY(!machine.state().session->user.refreshSpent);
    }

    void a_command_whose_session_gave_way_to_what_cannot_be_read_says_so()
    {
        Machine machine({0, false, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{StoredSession{machine.state().session->clone(), {}, false}});
        feed(machine, SaveObsolete{machine.state().session->id, false, true});
        QVERIFY(!machine.state().notice);
        feed(machine, RenewalPrepared{});
        QCOMPARE(machine.state().notice->kind, Kind::NotStored);
    }

    // A window that could not save at first tries again, and had not seen that another one has begun to renew.
    void that_a_refresh_token_was_sent_is_taken_back_only_by_who_has_read_it_data()
    {
        QTest::addColumn<bool>("read");
        QTest::addColumn<bool>("dead");
        QTest::addColumn<bool>("staysSent");
        QTest::newRow("by a save beside a renewal") << false << false << true;
        QTest::newRow("by the renewal: certainly not handled") << true << false << false;
        QTest::newRow("by who knows that it is dead") << false << true << false;
    }

    void that_a_refresh_token_was_sent_is_taken_back_only_by_who_has_read_it()
    {
        QFETCH(const bool, read);
        QFETCH(const bool, dead);
        Kept kept;
        const Session before = heldSession(kept.clock.now().instant);
        Session marked = before.clone();
        marked.user.refreshSpent = true;
        save(kept, marked, {true, true});
        Session after = before.clone();
        if (dead)
            after.user.refreshToken.clear();
        save(kept, after, {true, true, read});
        QTEST(load(kept)->session->user.refreshSpent, "staysSent");
        QCOMPARE(load(kept)->session->user.refreshToken.isEmpty(), dead);
    }

    void only_a_renewal_that_has_read_the_record_says_so_data()
    {
        QTest::addColumn<bool>("readable");
        QTest::newRow("read") << true;
        QTest::newRow("could not be read") << false;
    }

    void only_a_renewal_that_has_read_the_record_says_so()
    {
        QFETCH(const bool, readable);
        Machine machine({0.5, true, Machine::SignInBy::Password}, state(Phase::SignedIn, m_clock.now().instant));
        const QByteArray id = machine.state().session->id;
        feed(machine, RenewRequested{});
        RenewalPrepared prepared;
        if (readable)
            prepared.stored = StoredSession{machine.state().session->clone(), {}, false};
        Effects effects = machine.handle(std::move(prepared), m_clock.now());
        if (readable) {
            QVERIFY(std::get<SaveRecord>(effects.at(0)).read); // the mark
            feed(machine, RecordSaved{id});
            feed(machine, RefreshRefused{failure(Failure::Kind::TimedOut)});
        }
        QCOMPARE(machine.state().work, Work::Exchanging);
        effects = machine.handle(ExchangeArrived{answer("warehouse-2", m_clock.now().instant)}, m_clock.now());
        QCOMPARE(std::get<SaveRecord>(effects.at(0)).read, readable);
        feed(machine, SaveFailed{id, failure(Failure::Kind::KeychainLocked)});
        QCOMPARE(machine.state().work, Work::None);
        effects = machine.handle(KeychainRecovered{}, m_clock.now());
        QVERIFY(!std::get<SaveRecord>(effects.at(0)).read); // beside a renewal
    }

    // Another window marked its refresh token and sent it; the save that came late took the mark away.
    void the_lock_stays_until_a_save_that_was_given_up_is_carried_out_data()
    {
        QTest::addColumn<bool>("idle");
        QTest::newRow("it answers again") << false;
        QTest::newRow("its last order is done") << true;
    }

    void the_lock_stays_until_a_save_that_was_given_up_is_carried_out()
    {
        QFETCH(const bool, idle);
        Kept kept;
        LastingStore store;
        SessionKeeper keeper(store, kept.index, kept.clock, {kept.folder.filePath(QStringLiteral("locks"))});
        kept.index.setMarker(picker, store::SessionIndex::Marker::Stored);
        store.late = true;
        bool failed = false;
        keeper.save(picker, heldSession(kept.clock.now().instant), {true, true}, &store,
                    [&failed](const auto &result) { failed = !result.ok(); });
        QTRY_VERIFY(failed);
        QVERIFY(keeper.lockOf(picker).isHeld());
        const auto end = [&] { idle ? Q_EMIT store.idle() : Q_EMIT store.recovered(); };
        end(); // of another order
        QVERIFY(keeper.lockOf(picker).isHeld());
        store.late = false;
        end();
        QVERIFY(!keeper.lockOf(picker).isHeld());
    }

    // What another process does under the lock is not written over; a person who has just signed in is not kept waiting.
    void only_a_sign_in_is_saved_without_the_lock()
    {
        Kept kept;
        save(kept, heldSession(kept.clock.now().instant), {true, true});
        const QDir locks(kept.folder.filePath(QStringLiteral("locks")));
        platform::InstanceLock another(locks.filePath(locks.entryList(QDir::Files).first()));
        another.hold(std::chrono::milliseconds(0), &another, [](auto) {});
        QVERIFY(another.isHeld());
        SessionKeeper second(kept.store, kept.index, kept.clock, {locks.path()}); // both wait at once
        QStringList told;
        const auto tell = [&told](const auto &saved) {
            told += saved.ok() ? QStringLiteral("saved") : nameOf(saved.error().failure.kind);
        };
        const Session session = heldSession(kept.clock.now().instant);
        kept.keeper.save(picker, session, {true, true, false, true}, &kept.store, tell);
        second.save(picker, session, {true, true}, &kept.store, tell);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 60'000);
        QCOMPARE(told.count(QStringLiteral("saved")), 1);
        QCOMPARE(told.count(QStringLiteral("RenewalBlocked")), 1);
    }

    void a_sign_out_between_the_entries_is_told_data()
    {
        QTest::addColumn<bool>("over");
        QTest::newRow("under way") << false;
        QTest::newRow("over, and the list knows of nothing") << true;
    }

    void a_sign_out_between_the_entries_is_told()
    {
        QFETCH(const bool, over);
        using Marker = store::SessionIndex::Marker;
        Kept kept;
        LastingStore store;
        SessionKeeper keeper(store, kept.index, kept.clock, {kept.folder.filePath(QStringLiteral("locks"))});
        kept.index.setMarker(picker, store::SessionIndex::Marker::Stored);
        // When both are written, and before the last look at the list.
        store.onSaved = [&kept, over](int saves) {
            if (saves == 2)
                kept.index.setMarker(picker, over ? Marker::None : Marker::Erasing);
        };
        std::optional<SessionKeeper::Saved> result;
        keeper.save(picker, heldSession(kept.clock.now().instant), {true, true}, &store,
                    [&result](auto done) { result = done.value(); });
        QTRY_VERIFY(result.has_value());
        QCOMPARE(*result, SessionKeeper::Saved::Left);
        QCOMPARE(kept.index.marker(picker), Marker::Erasing);
    }

    // The save has been judged right when it was ordered, and still reads what it would write over.
    void a_sign_out_while_a_save_reads_leaves_nothing_data()
    {
        QTest::addColumn<bool>("lasting");
        QTest::newRow("a store that lasts") << true;
        QTest::newRow("memory, of which the list says nothing") << false;
    }

    void a_sign_out_while_a_save_reads_leaves_nothing()
    {
        QFETCH(const bool, lasting);
        Kept kept;
        LastingStore lastingStore;
        store::TokenStore &store = lasting ? static_cast<store::TokenStore &>(lastingStore) : kept.store;
        lastingStore.onSaved = [](int) {};
        SessionKeeper keeper(store, kept.index, kept.clock, {kept.folder.filePath(QStringLiteral("locks"))});
        if (lasting)
            kept.index.setMarker(picker, store::SessionIndex::Marker::Stored);
        bool saved = false;
        bool erased = false;
        keeper.save(picker, heldSession(kept.clock.now().instant), {true, true}, &store,
                    [&saved](const auto &) { saved = true; });
        keeper.markErasing(picker);
        keeper.erase(picker, {}, &store, [&](const auto &) {
            erased = true;
            kept.index.setMarker(picker, store::SessionIndex::Marker::None); // as the machine does
        });
        QTRY_VERIFY(saved && erased);
        for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
            std::optional<bool> there;
            store.load({picker.server, picker.user, entry}, &store,
                       [&there](auto found) { there = found.ok() && found.value().has_value(); });
            QTRY_VERIFY(there.has_value());
            QVERIFY(!*there);
        }
    }

    void only_a_sign_in_replaces_what_a_later_version_has_written_data()
    {
        QTest::addColumn<bool>("signIn");
        QTest::newRow("sign-in") << true;
        QTest::newRow("renewal") << false;
    }

    void only_a_sign_in_replaces_what_a_later_version_has_written()
    {
        QFETCH(const bool, signIn);
        Kept kept;
        put(kept, Entry::UserToken, QByteArray::fromHex("a16776657273696f6e1863")); // {"version": 99}
        SessionKeeper &keeper = kept.keeper;
        std::optional<QString> result;
        keeper.save(picker, heldSession(kept.clock.now().instant), {true, true, false, signIn}, &kept.store,
                    [&result](auto saved) { result = saved.ok() ? QString() : nameOf(saved.error().failure.kind); });
        QTRY_VERIFY(result.has_value());
        QCOMPARE(*result, signIn ? QString() : QStringLiteral("RecordFuture"));
    }

    void erasing_takes_both_entries()
    {
        Kept kept;
        save(kept, heldSession(kept.clock.now().instant), {true, true});
        bool done = false;
        kept.keeper.erase(picker, {true}, &kept.store, [&done](auto result) { done = result.ok(); });
        QTRY_VERIFY(done);
        QVERIFY(!kept.keeper.lockOf(picker).isHeld());
        QVERIFY(!load(kept)->session);
    }

    // AppAuth-Android #693, #830: the wrong clock of a device.
    void a_clock_set_back_or_forth_between_two_starts_never_lengthens_a_life_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<bool>("valid");
        for (qint64 hours : {-100'000, -24, -1, 0, 1, 7})
            QTest::addRow("%lld h", static_cast<long long>(hours)) << hours << true;
        QTest::newRow("over") << qint64(9) << false;
        QTest::newRow("long over") << qint64(100'000) << false;
    }

    void a_clock_set_back_or_forth_between_two_starts_never_lengthens_a_life()
    {
        QFETCH(qint64, hours);
        QFETCH(bool, valid);
        const Now before = m_clock.now();
        const Session kept = heldSession(before.instant);
        store::SessionRecord record = recordOf(kept, kept.user, before);
        const Now after{Instant{5s}, before.wall.addSecs(hours * 3600)};
        const TokenPair pair = pairFrom(std::move(record), after);
        QCOMPARE(pair.life.validAt(after.instant), valid);
        QVERIFY(*pair.life.expiresAt - after.instant <= 8h);
        QCOMPARE(*pair.life.lifetime(), milliseconds(8h));
        QVERIFY(pair.life.issuedAt <= after.instant);
    }
};

QTEST_GUILESS_MAIN(tst_session_storage)
#include "tst_session_storage.moc"
