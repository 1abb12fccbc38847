// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"
#include "session/sessionkeeper.h"
#include "store/memorystore.h"
#include "support/fulldisk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using store::SessionIndex;
using Kind = Notice::Kind;
using Fault = Failure::Kind;

namespace {

/// A memory that counts as a keychain, and can be locked.
class LockableStore final : public store::TokenStore
{
public:
    bool locked = false;
    int asked = 0; ///< how often a person was asked to unlock it

    void load(const store::Key &key, QObject *context, Loaded callback) override
    {
        m_memory.load(key, context, std::move(callback));
    }
    void save(const store::Key &key, Secret bytes, QObject *context, Finished callback) override
    {
        m_memory.save(key, std::move(bytes), context, std::move(callback));
    }
    void erase(const store::Key &key, QObject *context, Finished callback) override
    {
        asked += locked ? 1 : 0;
        eraseSilently(key, context, std::move(callback));
    }
    void eraseSilently(const store::Key &key, QObject *context, Finished callback) override
    {
        if (locked)
            callback(failure(Fault::KeychainLocked));
        else
            m_memory.erase(key, context, std::move(callback));
    }
    [[nodiscard]] QString name() const override { return m_memory.name(); }
    [[nodiscard]] bool isIdle() const override { return m_memory.isIdle(); }

private:
    store::MemoryStore m_memory;
};

} // namespace

/// A session that was signed out while the store could not prove it gone: never used again, erased as soon as it can be,
/// and nothing newer with it. MSAL Android #2453: sign-out "succeeded", and the token was still there.
class tst_session_tombstones : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    QString feed(Machine &machine, Event event) { return names(machine.handle(std::move(event), m_clock.now())); }
    Machine machine(Phase phase)
    {
        return Machine({0.5, true, Machine::SignInBy::Password}, state(phase, m_clock.now().instant));
    }
    void signIn(Machine &machine, const store::Account &account)
    {
        feed(machine, SignInRequested{account, Secret("password"), {}, {}});
        feed(machine, UserTokenArrived{answer("user-new", m_clock.now().instant)});
        feed(machine, AssignmentsRefused{failure(Fault::EndpointMissing, 404)});
        feed(machine, WarehouseTokenArrived{answer("warehouse-new", m_clock.now().instant), "id"});
    }
    /// Signed out, and not proven.
    Machine doubtful()
    {
        Machine machine = this->machine(Phase::SignedIn);
        feed(machine, SignOutRequested{});
        feed(machine, EraseFailed{picker, failure(Fault::KeychainLocked)});
        return machine;
    }

    struct Kept
    {
        QTemporaryDir folder;
        LockableStore store;
        SessionIndex index{folder.filePath(QStringLiteral("sessions.conf"))};
        FakeClock clock;
        SessionKeeper keeper{store, index, clock, {folder.filePath(QStringLiteral("locks"))}};

        Kept()
        {
            index.setMarker(picker, SessionIndex::Marker::Stored);
            bool done = false;
            keeper.save(picker, heldSession(clock.now().instant), {true, true}, &store, [&](auto) { done = true; });
            [&] { QTRY_VERIFY(done); }();
        }
        /// "erased", "untold", "unguarded", or the name of the failure.
        QString erase(bool mayAsk, const QByteArray &ended = {})
        {
            QString said;
            keeper.erase(picker, {mayAsk, ended}, &store, [&](const auto &result) {
                said = !result.ok()                                   ? nameOf(result.error().kind)
                    : result.value() == SessionKeeper::Erased::Untold ? QStringLiteral("untold")
                    : result.value() == SessionKeeper::Erased::Yes    ? QStringLiteral("erased")
                                                                      : QStringLiteral("unguarded");
            });
            [&] { QTRY_VERIFY(!said.isEmpty()); }();
            return said;
        }
        bool isThere()
        {
            std::optional<bool> there;
            keeper.load(picker, &store, [&](auto result) { there = result.ok() && result.value().session; });
            [&] { QTRY_VERIFY(there.has_value()); }();
            return *there;
        }
    };

private Q_SLOTS:
    void it_is_tried_again_when_the_store_opens_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<bool>("tried");
        QTest::addColumn<bool>("asks");
        QTest::newRow("opened") << "KeychainRecovered" << true << false;
        QTest::newRow("a person wants it") << "KeychainRetryRequested" << true << true;
        QTest::newRow("time") << "Tick" << false << false;
        QTest::newRow("slow") << "KeychainSlow" << false << false;
    }

    void it_is_tried_again_when_the_store_opens()
    {
        QFETCH(const QString, event);
        QFETCH(const bool, tried);
        QFETCH(const bool, asks);
        Machine machine = doubtful();
        QCOMPARE(machine.state().notice->kind, Kind::NotErased);
        for (const NamedEvent &named : allEvents(m_clock.now())) {
            if (QLatin1StringView(named.name) != event)
                continue;
            const Effects effects = machine.handle(named.make(), m_clock.now());
            QCOMPARE(names(effects), tried ? QStringLiteral("EraseRecord") : QString());
            if (tried)
                QCOMPARE(std::get<EraseRecord>(effects.at(0)).mayAsk, asks);
        }
        QVERIFY(!machine.state().session);
    }

    void one_that_fails_again_stays()
    {
        Machine machine = doubtful();
        feed(machine, KeychainRecovered{});
        QCOMPARE(feed(machine, EraseFailed{picker, failure(Fault::KeychainFailed)}), QString());
        QVERIFY(machine.state().erasePending);
        QCOMPARE(machine.state().notice->failure->kind, Fault::KeychainFailed);
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("EraseRecord"));
        QCOMPARE(feed(machine, KeychainRecovered{}), QString()); // one is under way
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QCOMPARE(machine.state().notice->kind, Kind::SignedOut);
        QCOMPARE(feed(machine, KeychainRecovered{}), QString());
    }

    // The first answer is not the last word: the keychain may have been unlocked in between.
    void a_sign_out_waits_for_its_own_order()
    {
        Machine machine({0.5, false, Machine::SignInBy::Password});
        feed(machine, Started{picker, SessionIndex::Marker::Erasing, {}, {picker}});
        QVERIFY(machine.isErasing());
        QCOMPARE(feed(machine, SignOutRequested{}), QStringLiteral("MarkErasing EraseRecord"));
        feed(machine, EraseFailed{picker, failure(Fault::KeychainLocked)});
        QCOMPARE(machine.state().phase, Phase::SigningOut);
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QCOMPARE(machine.state().notice->kind, Kind::SignedOut);
        QVERIFY(!machine.isErasing());
    }

    // The first order was for a session that was over, and found nothing of it.
    void a_sign_out_is_not_over_with_an_order_before_it()
    {
        Machine machine = this->machine(Phase::Starting);
        StoredSession over{heldSession(m_clock.now().instant), {}, false};
        over.session->term.endsAt = m_clock.now().instant;
        QCOMPARE(feed(machine, RecordLoaded{picker, std::move(over)}), QStringLiteral("EraseRecord"));
        QCOMPARE(feed(machine, SignOutRequested{}), QStringLiteral("MarkErasing EraseRecord"));
        QCOMPARE(feed(machine, RecordErased{picker}), QString());
        QCOMPARE(machine.state().phase, Phase::SigningOut);
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QCOMPARE(machine.state().phase, Phase::SignedOut);
    }

    void those_of_others_are_tried_again_too_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("opened") << 0;
        QTest::newRow("a session was read") << 1;
        QTest::newRow("a session was saved") << 2;
    }

    void those_of_others_are_tried_again_too()
    {
        QFETCH(const int, by);
        Machine machine({0.5, true, Machine::SignInBy::Password});
        QCOMPARE(feed(machine, Started{picker, SessionIndex::Marker::Stored, {}, {other}}),
                 QStringLiteral("EraseRecord LoadRecord"));
        QCOMPARE(feed(machine, EraseFailed{other, failure(Fault::KeychainLocked)}), QString());
        if (by == 2) {
            feed(machine, RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, false}});
            feed(machine, EraseFailed{other, failure(Fault::KeychainLocked)});
        }
        Event opened = KeychainRecovered{};
        if (by == 1)
            opened = RecordLoaded{picker, {heldSession(m_clock.now().instant), {}, false}};
        else if (by == 2)
            opened = RecordSaved{"session-0123456"};
        QVERIFY(feed(machine, std::move(opened)).split(u' ').contains(QStringLiteral("EraseRecord")));
        QCOMPARE(feed(machine, RecordErased{other}), QStringLiteral("Unmark"));
        QVERIFY(machine.state().leftBehind.empty());
        QVERIFY(!machine.state().notice);
    }

    void whoever_was_here_before_is_not_forgotten()
    {
        Machine machine = doubtful();
        signIn(machine, other);
        QCOMPARE(machine.state().phase, Phase::SignedIn);
        QVERIFY(!machine.state().erasePending);
        const Effects effects = machine.handle(RecordSaved{"id"}, m_clock.now());
        QCOMPARE(names(effects), QStringLiteral("EraseRecord"));
        QCOMPARE(std::get<EraseRecord>(effects.at(0)).account, picker);
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QVERIFY(machine.state().session);
    }

    void whoever_comes_back_is_not_erased()
    {
        Machine machine = doubtful();
        signIn(machine, other);
        signIn(machine, picker);
        QVERIFY(
            std::ranges::none_of(machine.state().leftBehind, [](const LeftBehind &l) { return l.account == picker; }));
        QVERIFY(!feed(machine, RecordSaved{"id"}).contains(QStringLiteral("EraseRecord")));
        QCOMPARE(feed(machine, RecordErased{picker}), QString());
    }

    void one_whose_list_is_lost_is_put_down_again()
    {
        Machine machine = this->machine(Phase::SignedIn);
        QCOMPARE(feed(machine, ListingSeen{picker, SessionIndex::Marker::Unknown, true}), QStringLiteral("MarkStored"));
        QCOMPARE(feed(machine, ListingSeen{picker, SessionIndex::Marker::Unknown}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedIn);
    }

    void one_that_another_process_left_is_watched_over()
    {
        Machine machine = this->machine(Phase::SignedIn);
        QCOMPARE(feed(machine, ListingSeen{picker, SessionIndex::Marker::Erasing}), QStringLiteral("EraseRecord"));
        feed(machine, EraseFailed{picker, failure(Fault::KeychainLocked)});
        QCOMPARE(machine.state().notice->kind, Kind::NotErased);
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("EraseRecord"));
    }

    // It was written while it was erased, and the mark was gone: an entry that nobody would ever look for again.
    void one_that_was_erased_while_another_process_had_the_lock_keeps_its_mark()
    {
        Machine machine = this->machine(Phase::SignedIn);
        feed(machine, SignOutRequested{});
        QCOMPARE(feed(machine, RecordErased{picker, false, true}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->kind, Kind::SignedOut);
        QCOMPARE(machine.state().notice->failure->kind, Fault::RenewalBlocked); // it may be there again in a moment
        QVERIFY(!machine.isErasing());
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("EraseRecord"));
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QVERIFY(!machine.state().notice->failure);
        QCOMPARE(feed(machine, KeychainRecovered{}), QString());
    }

    void so_does_that_of_others()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password});
        feed(machine, Started{picker, SessionIndex::Marker::None, {}, {other}});
        QCOMPARE(feed(machine, RecordErased{other, false, true}), QString());
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("EraseRecord"));
        QCOMPARE(feed(machine, RecordErased{other}), QStringLiteral("Unmark"));
        QCOMPARE(feed(machine, KeychainRecovered{}), QString());
    }

    // An old order's answer came after a session had begun and was signed out elsewhere: what others had put there was to
    // be erased on the strength of it.
    void an_answer_from_before_a_sign_in_is_no_reason_to_erase_data()
    {
        QTest::addColumn<bool>("untold");
        QTest::newRow("the list still names it") << true;
        QTest::newRow("another process had the lock") << false;
    }

    void an_answer_from_before_a_sign_in_is_no_reason_to_erase()
    {
        QFETCH(const bool, untold);
        Machine machine({0.5, true, Machine::SignInBy::Password});
        QCOMPARE(feed(machine, Started{picker, SessionIndex::Marker::Erasing, {}, {picker}}),
                 QStringLiteral("EraseRecord"));
        signIn(machine, picker);
        QCOMPARE(feed(machine, SaveObsolete{"id"}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(feed(machine, RecordErased{picker, untold, !untold}), QString());
        QCOMPARE(feed(machine, KeychainRecovered{}), QString());
        QCOMPARE(machine.state().notice->kind, Kind::SignedOutElsewhere);
    }

    // It came while that session's own erasure was under way: gone, it was said, and where that one failed the entry was
    // forgotten.
    void an_answer_from_before_a_sign_in_is_not_that_of_the_sign_out_after_it_data()
    {
        QTest::addColumn<bool>("anotherBetween");
        QTest::addColumn<bool>("erased");
        QTest::newRow("erased") << false << true;
        QTest::newRow("not erased") << false << false;
        QTest::newRow("another person between, not erased") << true << false;
    }

    void an_answer_from_before_a_sign_in_is_not_that_of_the_sign_out_after_it()
    {
        QFETCH(const bool, anotherBetween);
        QFETCH(const bool, erased);
        Machine machine({0.5, true, Machine::SignInBy::Password});
        QCOMPARE(feed(machine, Started{picker, SessionIndex::Marker::Erasing, {}, {picker}}),
                 QStringLiteral("EraseRecord"));
        if (anotherBetween)
            signIn(machine, other);
        signIn(machine, picker);
        QVERIFY(feed(machine, SignOutRequested{}).endsWith(QStringLiteral("MarkErasing EraseRecord")));
        QCOMPARE(feed(machine, erased ? Event(RecordErased{picker}) : EraseFailed{picker, failure(Fault::TimedOut)}),
                 QString());
        QCOMPARE(machine.state().phase, Phase::SigningOut);
        feed(machine, EraseFailed{picker, failure(Fault::KeychainLocked)});
        QCOMPARE(machine.state().notice->kind, Kind::NotErased);
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("EraseRecord"));
    }

    // Nor is it for what was written meanwhile.
    void an_order_from_before_a_sign_in_does_not_stand_for_what_is_erased_after_it()
    {
        Machine machine({0.5, true, Machine::SignInBy::Password});
        feed(machine, Started{picker, SessionIndex::Marker::Erasing, {}, {picker}});
        signIn(machine, picker);
        QCOMPARE(feed(machine, SaveObsolete{"id", true}), QStringLiteral("EraseRecord"));
        QCOMPARE(feed(machine, RecordErased{picker}), QString());
        QVERIFY(machine.state().erasePending);
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QVERIFY(!machine.state().erasePending);
    }

    // The process that was saving meanwhile, and could not take it back.
    void what_was_written_after_a_sign_out_is_erased_by_who_wrote_it_data()
    {
        QTest::addColumn<bool>("left");
        QTest::addColumn<QString>("effects");
        QTest::newRow("it is there") << true << "EraseRecord";
        QTest::newRow("it was taken back") << false << "";
    }

    void what_was_written_after_a_sign_out_is_erased_by_who_wrote_it()
    {
        QFETCH(const bool, left);
        QFETCH(const QString, effects);
        Machine machine = this->machine(Phase::SignedIn);
        QCOMPARE(feed(machine, SaveObsolete{machine.state().session->id, left}), effects);
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().erasePending, left);
        QCOMPARE(feed(machine, KeychainRecovered{}), QString());
    }

    // The save that failed may have written all the same: it came between the two erasures of who signed out.
    void what_an_earlier_save_may_have_written_is_erased_by_who_gave_it()
    {
        Machine machine = this->machine(Phase::SignedOut);
        signIn(machine, picker);
        feed(machine, SaveFailed{"id", failure(Fault::KeychainNoAnswer)});
        QCOMPARE(feed(machine, KeychainRecovered{}), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(machine, SaveObsolete{"id"}), QStringLiteral("EraseRecord"));
        QVERIFY(machine.state().erasePending);
    }

    void a_keeper_tells_that_another_process_had_the_lock()
    {
        Kept kept;
        const QDir locks(kept.folder.filePath(QStringLiteral("locks")));
        const QStringList files = locks.entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        platform::InstanceLock another(locks.filePath(files.first()));
        bool held = false;
        another.hold(std::chrono::milliseconds(0), &another,
                     [&](auto outcome) { held = outcome == platform::InstanceLock::Outcome::Held; });
        QVERIFY(held);
        kept.keeper.markErasing(picker);
        QCOMPARE(kept.erase(false), QStringLiteral("unguarded"));
        QVERIFY(!kept.isThere());
        another.letGo();
        QCOMPARE(kept.erase(false), QStringLiteral("erased"));
    }

    void what_the_list_could_not_be_told_is_said()
    {
        Machine machine = this->machine(Phase::SignedIn);
        feed(machine, SignOutRequested{});
        QCOMPARE(feed(machine, RecordErased{picker, true}), QString());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QCOMPARE(machine.state().notice->kind, Kind::SignedOut);
        QCOMPARE(machine.state().notice->failure->kind, Fault::ListUnusable);
        QCOMPARE(feed(machine, KeychainRetryRequested{}), QStringLiteral("EraseRecord"));
        QCOMPARE(feed(machine, RecordErased{picker}), QStringLiteral("Unmark"));
        QVERIFY(!machine.state().notice->failure);
    }

    // A session that is there was erased at the next start: the last try to save had written nothing, an earlier one had.
    void a_command_whose_earlier_save_may_have_written_leaves_the_list_alone_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("partly");
        QTest::newRow("nobody knows") << int(Fault::KeychainFailed) << false;
        QTest::newRow("one entry is there") << int(Fault::KeychainLocked) << true;
    }

    void a_command_whose_earlier_save_may_have_written_leaves_the_list_alone()
    {
        QFETCH(const int, fault);
        QFETCH(const bool, partly);
        Machine machine({0.5, false, Machine::SignInBy::Password}, state(Phase::SignedOut, m_clock.now().instant));
        signIn(machine, picker);
        QCOMPARE(feed(machine, SaveFailed{"id", failure(Fault(fault)), partly}), QString());
        QCOMPARE(feed(machine, KeychainRetryRequested{}), QStringLiteral("SaveRecord"));
        QCOMPARE(feed(machine, SaveFailed{"id", failure(Fault::KeychainDenied)}), QString());
        QCOMPARE(feed(machine, KeychainRetryRequested{}), QStringLiteral("SaveRecord")); // and is not marked again
    }

    // It found the list as it had left it, and took that for a sign-out by somebody else.
    void a_command_that_has_put_the_list_back_is_not_signed_out_by_that()
    {
        Machine machine({0.5, false, Machine::SignInBy::Password}, state(Phase::SignedOut, m_clock.now().instant));
        signIn(machine, picker);
        QCOMPARE(feed(machine, SaveFailed{"id", failure(Fault::KeychainLocked)}), QStringLiteral("RestoreMark"));
        feed(machine, RenewRequested{});
        feed(machine, RenewalPrepared{StoredSession{heldSession(m_clock.now().instant), {}, true}});
        QVERIFY(machine.state().session);
        QCOMPARE(machine.state().session->id, QByteArray("id"));
    }

    void a_session_that_was_taken_over_is_there_and_may_be_signed_out_elsewhere()
    {
        Machine machine = this->machine(Phase::SignedOut);
        signIn(machine, picker);
        feed(machine, SaveFailed{"id", failure(Fault::KeychainFailed)});
        QCOMPARE(feed(machine, ListingSeen{picker, SessionIndex::Marker::Erasing}), QString()); // nothing is proven
        QCOMPARE(feed(machine, RenewRequested{}), QStringLiteral("PrepareRenewal"));
        m_clock.advance(std::chrono::seconds(1));
        feed(machine, RenewalPrepared{StoredSession{heldSession(m_clock.now().instant), {}, false}});
        feed(machine, SaveFailed{machine.state().session->id, failure(Fault::KeychainLocked)});
        QVERIFY(
            feed(machine, ListingSeen{picker, SessionIndex::Marker::Erasing}).endsWith(QStringLiteral("EraseRecord")));
        QCOMPARE(machine.state().phase, Phase::SignedOut);
    }

    void a_keeper_asks_once_and_only_who_wants_it_data()
    {
        QTest::addColumn<bool>("mayAsk");
        QTest::addColumn<int>("asked");
        QTest::newRow("a person tries again") << true << 1;
        QTest::newRow("by itself") << false << 0;
    }

    void a_keeper_asks_once_and_only_who_wants_it()
    {
        QFETCH(const bool, mayAsk);
        Kept kept;
        kept.keeper.markErasing(picker);
        kept.store.locked = true;
        QCOMPARE(kept.erase(mayAsk), nameOf(Fault::KeychainLocked));
        QTEST(kept.store.asked, "asked");
        kept.store.locked = false;
        QVERIFY(kept.isThere());
        QCOMPARE(kept.erase(false), QStringLiteral("erased"));
        QVERIFY(!kept.isThere());
    }

    // Two windows: the one finds the old session over while the other one has just signed in.
    void a_keeper_erases_what_is_over_and_nothing_that_was_signed_in_since_data()
    {
        QTest::addColumn<bool>("listed");
        QTest::addColumn<bool>("saved");
        QTest::addColumn<bool>("stays");
        QTest::newRow("nobody has signed in") << false << false << false;
        QTest::newRow("signed in, not saved so far") << true << false << false;
        QTest::newRow("signed in and saved") << true << true << true;
    }

    void a_keeper_erases_what_is_over_and_nothing_that_was_signed_in_since()
    {
        QFETCH(const bool, listed);
        QFETCH(const bool, saved);
        QFETCH(const bool, stays);
        Kept kept;
        const QByteArray over = heldSession(kept.clock.now().instant).id;
        kept.index.change(picker, store::aboutToStore(over, {}));
        Session next = heldSession(kept.clock.now().instant);
        next.id = QByteArray(16, 'n');
        if (listed)
            QVERIFY(kept.index.change(picker, store::aboutToStore(next.id, {})));
        if (saved) {
            bool done = false;
            kept.keeper.save(picker, next, {true, true}, &kept.store, [&](const auto &) { done = true; });
            QTRY_VERIFY(done);
        }
        QCOMPARE(kept.erase(false, over), QStringLiteral("erased"));
        QCOMPARE(kept.index.marker(picker), listed ? SessionIndex::Marker::Stored : SessionIndex::Marker::Erasing);
        QCOMPARE(kept.isThere(), stays);
    }

    // The lock is the process's: it does not keep its own orders apart. It read that the old one lies there, the save
    // came in between, and the new one was erased.
    void what_is_saved_meanwhile_is_not_erased_for_what_was_there_before()
    {
        Kept kept;
        const QByteArray over = heldSession(kept.clock.now().instant).id;
        Session next = heldSession(kept.clock.now().instant);
        next.id = QByteArray(16, 'n');
        QVERIFY(kept.index.setMarker(picker, SessionIndex::Marker::Erasing));
        QVERIFY(kept.index.change(picker, store::aboutToStore(next.id, {})));
        std::optional<bool> saved;
        kept.keeper.save(picker, next, {true, true, false, true}, &kept.store,
                         [&](const auto &result) { saved = result.ok(); });
        QCOMPARE(kept.erase(false, over), QStringLiteral("erased"));
        QTRY_VERIFY(saved.has_value());
        QVERIFY(*saved);
        QVERIFY(kept.isThere());
    }

    void while_another_process_has_the_lock_only_the_list_decides_about_what_is_over_data()
    {
        QTest::addColumn<bool>("listed");
        QTest::newRow("nobody has signed in") << false;
        QTest::newRow("signed in") << true;
    }

    void while_another_process_has_the_lock_only_the_list_decides_about_what_is_over()
    {
        QFETCH(const bool, listed);
        Kept kept;
        const QByteArray over = heldSession(kept.clock.now().instant).id;
        kept.index.change(picker, store::aboutToStore(listed ? QByteArray(16, 'n') : over, {}));
        const QDir locks(kept.folder.filePath(QStringLiteral("locks")));
        platform::InstanceLock another(locks.filePath(locks.entryList(QDir::Files).first()));
        another.hold(std::chrono::milliseconds(0), &another, [](auto) {});
        QVERIFY(another.isHeld());
        QCOMPARE(kept.erase(false, over), QStringLiteral("unguarded"));
        QCOMPARE(kept.isThere(), listed);
    }

    void what_is_over_is_erased_where_the_list_cannot_be_told_but_nothing_else_data()
    {
        QTest::addColumn<bool>("ours");
        QTest::newRow("the one that is over") << true;
        QTest::newRow("another one") << false;
    }

    void what_is_over_is_erased_where_the_list_cannot_be_told_but_nothing_else()
    {
        QFETCH(const bool, ours);
        Kept kept;
        const QByteArray there = heldSession(kept.clock.now().instant).id;
        const test::FullDisk disk;
        QCOMPARE(kept.erase(false, ours ? there : QByteArray(16, 'n')), QStringLiteral("untold"));
        QCOMPARE(kept.isThere(), !ours);
    }

    void a_keeper_does_not_erase_a_new_session_with_an_old_sign_out()
    {
        Kept kept;
        kept.keeper.markErasing(picker);
        kept.index.setMarker(picker, SessionIndex::Marker::Stored); // signed in again, by another process
        QCOMPARE(kept.erase(false), QStringLiteral("erased"));
        QVERIFY(kept.isThere());
    }

    // Signed out while locked, signed in again, not saved either: the next start found the old session and went on with it.
    void what_was_signed_out_is_not_found_in_place_of_what_could_not_be_saved()
    {
        Kept kept;
        kept.store.locked = true;
        kept.keeper.markErasing(picker);
        QCOMPARE(kept.erase(false), nameOf(Fault::KeychainLocked));
        Session next = heldSession(kept.clock.now().instant);
        next.id = QByteArray(16, 'n');
        QVERIFY(kept.index.change(picker, store::aboutToStore(next.id, {})));
        QVERIFY(!kept.isThere());

        kept.store.locked = false;
        bool saved = false;
        kept.keeper.save(picker, next, {true, true}, &kept.store, [&](const auto &result) { saved = result.ok(); });
        QTRY_VERIFY(saved);
        QVERIFY(kept.isThere());
        QVERIFY(kept.index.listed(picker).since.isEmpty());
    }

    void what_was_signed_out_and_is_found_again_is_erased()
    {
        Machine machine({});
        (void)machine.handle(Started{picker, SessionIndex::Marker::Stored, {}, {}}, m_clock.now());
        StoredSession found;
        found.leftover = "the session before";
        const Effects effects = machine.handle(RecordLoaded{picker, std::move(found)}, m_clock.now());
        QCOMPARE(machine.state().phase, Phase::SignedOut);
        QVERIFY(!machine.state().session);
        QCOMPARE(names(effects), QStringLiteral("EraseRecord"));
        QCOMPARE(std::get<EraseRecord>(effects[0]).ended, QByteArray("the session before"));
    }

    // It took the old "stored" in the list for a new sign-in, erased nothing, and said that nothing was left.
    void a_sign_out_that_the_list_cannot_be_told_erases_all_the_same()
    {
        Kept kept;
        auto disk = std::make_unique<test::FullDisk>();
        kept.keeper.markErasing(picker);
        QCOMPARE(kept.erase(true), QStringLiteral("untold"));
        QVERIFY(!kept.isThere());
        QCOMPARE(kept.index.marker(picker), SessionIndex::Marker::Stored);
        disk.reset();
        QCOMPARE(kept.erase(true), QStringLiteral("erased"));
        QCOMPARE(kept.index.marker(picker), SessionIndex::Marker::Erasing); // until it is unmarked
    }

    void a_sign_out_that_is_neither_carried_out_nor_put_down_says_so()
    {
        Kept kept;
        auto disk = std::make_unique<test::FullDisk>();
        kept.keeper.markErasing(picker);
        kept.store.locked = true;
        QCOMPARE(kept.erase(true), nameOf(Fault::ListUnusable));
        // Somebody has written the list since: what it says now may be about a new session.
        disk.reset();
        kept.store.locked = false;
        QFile list(kept.index.file());
        QVERIFY(list.open(QIODevice::ReadWrite));
        QVERIFY(list.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
        QCOMPARE(kept.erase(false), nameOf(Fault::ListUnusable));
        QVERIFY(kept.isThere());
    }
};

QTEST_GUILESS_MAIN(tst_session_tombstones)
#include "tst_session_tombstones.moc"
