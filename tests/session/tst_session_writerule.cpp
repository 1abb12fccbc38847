// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/samples.h"
#include "session/writerule.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace dockpass::session::samples;
using store::ListedSession;
using Marker = ListedSession::Marker;
using What = Ruling::What;
using Fault = Failure::Kind;

/// What may be written over, erased and taken up, each case a row; and how the list changes.
class tst_session_writerule : public QObject
{
    Q_OBJECT

    enum class There { Nothing, Same, Older, Newer, Sent, Refused, Another, Before, Since, Damaged, Later };

    FakeClock m_clock;
    const QByteArray ours = QByteArray("ours").leftJustified(16, '-');

    Secret record(const QByteArray &id, quint64 revision, bool sent = false, bool dead = false,
                  milliseconds after = milliseconds(0))
    {
        Session session = heldSession(m_clock.now().instant);
        session.term.endsAt = session.term.endsAt + after;
        session.id = id.leftJustified(16, '-');
        session.user.revision = revision;
        session.user.refreshSpent = sent;
        if (dead)
            session.user.refreshToken.clear();
        return store::encode(recordOf(session, session.user, m_clock.now()));
    }
    Found found(There there)
    {
        switch (there) {
        case There::Nothing:
            return std::optional<Secret>();
        case There::Same:
            return std::optional(record("ours", 5));
        case There::Older:
            return std::optional(record("ours", 4));
        case There::Newer:
            return std::optional(record("ours", 6));
        case There::Sent:
            return std::optional(record("ours", 5, true));
        case There::Refused:
            return std::optional(record("ours", 5, false, true));
        case There::Before:
            return std::optional(record("another", 9, false, false, milliseconds(-1)));
        case There::Since:
            return std::optional(record("another", 9, false, false, milliseconds(1)));
        case There::Another:
            return std::optional(record("another", 9, true));
        case There::Damaged:
            return std::optional(Secret("no record"));
        case There::Later:
            return std::optional(Secret(QByteArray::fromHex("a16776657273696f6e1863"))); // {"version": 99}
        }
        Q_UNREACHABLE();
    }

private Q_SLOTS:
    void what_may_be_written_over_data()
    {
        QTest::addColumn<QByteArray>("listed");
        QTest::addColumn<int>("there");
        QTest::addColumn<bool>("read");
        QTest::addColumn<bool>("signIn");
        QTest::addColumn<bool>("dead");
        QTest::addColumn<int>("what");
        const auto row = [](const char *name, There there, bool read, bool signIn, bool dead, What what) {
            QTest::newRow(name) << QByteArray("ours") << int(there) << read << signIn << dead << int(what);
        };
        const auto another = [](const QByteArray &name, const char *listed, There there, bool signIn, What what) {
            QTest::newRow(name.constData()) << QByteArray(listed) << int(there) << true << signIn << false << int(what);
        };
        row("nothing", There::Nothing, false, false, false, What::Go);
        row("the same", There::Same, false, false, false, What::Go);
        row("an older one", There::Older, false, false, false, What::Go);
        row("a newer one", There::Newer, false, false, false, What::Leave);
        row("a newer one, by a renewal that has read it", There::Newer, true, false, false, What::Leave);
        row("one that was sent, unread", There::Sent, false, false, false, What::Leave);
        row("one that was sent, by who has read it", There::Sent, true, false, false, What::Go);
        row("one that was sent, by who knows it dead", There::Sent, false, false, true, What::Go);
        row("one that was refused, unread", There::Refused, false, false, false, What::Leave);
        row("one that was refused, by who knows it", There::Refused, false, false, true, What::Go);
        row("one of another session", There::Another, false, false, false, What::Go);
        row("a damaged one", There::Damaged, false, false, false, What::Go);
        row("one of a later version", There::Later, false, false, false, What::Obstacle);
        row("one of a later version, by a sign-in", There::Later, false, true, false, What::Go);
        another("another one, which is listed", "another", There::Another, false, What::Yield);
        another("another one, which is listed, by a sign-in", "another", There::Another, true, What::Yield);
        another("another one, while a third is listed", "third", There::Another, false, What::Yield);
        another("another one, while a third is listed, by a sign-in", "third", There::Another, true, What::Go);
        for (const bool signIn : {false, true}) {
            for (const char *listed : {"ours", "another", "third", ""}) {
                const QByteArray list = QByteArray(signIn ? "sign-in" : "renewal") + ", listed: " + listed;
                another("signed in before, " + list, listed, There::Before, signIn, What::Go);
                another("signed in since, " + list, listed, There::Since, signIn, What::Yield);
            }
        }
        another("another one, in an earlier version's list", "", There::Another, false, What::Go);
        another("our own, while another is listed", "another", There::Older, false, What::Go);
        another("a newer one, while another is listed", "another", There::Newer, false, What::Leave);
        another("nothing, while another is listed", "another", There::Nothing, false, What::Go);
        another("a damaged one, while another is listed", "another", There::Damaged, false, What::Go);
    }

    void what_may_be_written_over()
    {
        QFETCH(const QByteArray, listed);
        QFETCH(const int, there);
        QFETCH(const bool, read);
        QFETCH(const bool, signIn);
        QFETCH(const bool, dead);
        QFETCH(const int, what);
        const ListedSession list{Marker::Stored, listed.isEmpty() ? listed : listed.leftJustified(16, '-')};
        const Ruling ruling = mayWrite(list, found(There(there)), record("ours", 5, false, dead), read, signIn);
        QCOMPARE(int(ruling.what), what);
        QCOMPARE(ruling.obstacle.has_value(), ruling.what == What::Obstacle);
    }

    void what_was_signed_out_is_written_over_whenever_it_was_signed_in()
    {
        const ListedSession since{Marker::Stored, ours, {ours}};
        QCOMPARE(int(mayWrite(since, found(There::Since), record("ours", 5), false, true).what), int(What::Go));
    }

    void what_cannot_be_read_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("signIn");
        QTest::addColumn<bool>("goes");
        for (const bool signIn : {false, true}) {
            const char *by = signIn ? "sign-in" : "renewal";
            QTest::addRow("locked, %s", by) << int(Fault::KeychainLocked) << signIn << true;
            QTest::addRow("altered, %s", by) << int(Fault::FileAltered) << signIn << true;
            QTest::addRow("put back, %s", by) << int(Fault::FileRolledBack) << signIn << true;
            QTest::addRow("no answer, %s", by) << int(Fault::KeychainNoAnswer) << signIn << false;
            QTest::addRow("denied, %s", by) << int(Fault::KeychainDenied) << signIn << false;
            QTest::addRow("a file of a later version, %s", by) << int(Fault::RecordFuture) << signIn << signIn;
        }
    }

    void what_cannot_be_read()
    {
        QFETCH(const int, fault);
        QFETCH(const bool, signIn);
        QFETCH(const bool, goes);
        const Ruling ruling = mayWrite({Marker::Stored, ours}, failure(Fault(fault)), record("ours", 5), false, signIn);
        QCOMPARE(int(ruling.what), int(goes ? What::Go : What::Obstacle));
        QVERIFY(goes || ruling.obstacle->kind == Fault(fault));
        // It may be the later one that the list names.
        const Ruling beside =
            mayWrite({Marker::Stored, QByteArray(16, 'l')}, failure(Fault(fault)), record("ours", 5), false, signIn);
        QCOMPARE(beside.what == What::Go, goes && Fault(fault) != Fault::KeychainLocked);
    }

    void what_is_over_may_be_erased_data()
    {
        QTest::addColumn<int>("marker");
        QTest::addColumn<int>("there");
        QTest::addColumn<int>("what");
        const auto row = [](const char *name, Marker marker, There there, What what) {
            QTest::newRow(name) << int(marker) << int(there) << int(what);
        };
        row("put down", Marker::Erasing, There::Another, What::Go);
        row("signed out already", Marker::None, There::Another, What::Go);
        row("another one is listed, ours lies there", Marker::Stored, There::Same, What::Go);
        row("another one lies there", Marker::Stored, There::Another, What::Leave);
        row("a warehouse token alone, or nothing", Marker::Stored, There::Nothing, What::Go);
        row("nobody can tell whose", Marker::Stored, There::Damaged, What::Leave);
        row("of a later version", Marker::Stored, There::Later, What::Leave);
        row("the list cannot be read, ours", Marker::Unknown, There::Same, What::Go);
        row("the list cannot be read, another one", Marker::Unknown, There::Another, What::Leave);
    }

    void what_is_over_may_be_erased()
    {
        QFETCH(const int, marker);
        QFETCH(const int, there);
        QFETCH(const int, what);
        QCOMPARE(int(mayErase({Marker(marker)}, ours, found(There(there))).what), what);
        const Ruling unread = mayErase({Marker(marker)}, ours, failure(Fault::KeychainLocked));
        QCOMPARE(unread.what == What::Obstacle, !isSignedOut({Marker(marker)}));
    }

    void what_was_signed_out_may_be_erased_unless_somebody_has_signed_in()
    {
        for (const Marker marker : {Marker::None, Marker::Stored, Marker::Erasing, Marker::Unknown}) {
            QCOMPARE(mayErase({marker}, true).what == What::Leave, marker == Marker::Stored);
            QVERIFY(mayErase({marker}, false).what == What::Go);
        }
    }

    void what_is_found_and_what_the_list_is_about()
    {
        QVERIFY(isSignedOut({Marker::None}) && isSignedOut({Marker::Erasing}));
        QVERIFY(!isSignedOut({Marker::Stored}) && !isSignedOut({Marker::Unknown}));
        QVERIFY(!isLeftover({Marker::Stored, "ours"}, "another"));
        QVERIFY(isLeftover({Marker::Stored, "ours", {"ours"}}, "another"));
        QVERIFY(!isLeftover({Marker::Stored, "ours", {"before", "ours"}}, "ours"));
        // Put down after the sign-out as well; its save may have written, whatever was said of it.
        QVERIFY(!isLeftover({Marker::Stored, "ours", {"before", "ours"}}, "before"));
    }

    void how_the_list_changes()
    {
        const ListedSession none;
        const ListedSession listed{Marker::Stored, "ours"};
        const ListedSession alone{Marker::Stored, "ours", {"ours"}};
        const ListedSession another{Marker::Stored, "another"};
        const ListedSession nameless{Marker::Stored};
        const ListedSession erasing{Marker::Erasing};
        const auto same = std::optional<ListedSession>();

        QCOMPARE(store::aboutToStore("ours", {})(none), listed);
        QCOMPARE(store::aboutToStore("ours", {})(another), listed);
        QCOMPARE(store::aboutToStore("ours", {})(erasing), alone);
        QCOMPARE(store::aboutToStore("ours", {})(ListedSession{Marker::Stored, "another", {"another"}}),
                 (ListedSession{Marker::Stored, "ours", {"another", "ours"}}));
        QCOMPARE(store::aboutToStore("ours", {})(alone), alone);
        QCOMPARE(store::inPlace("ours")(alone), listed);
        QCOMPARE(store::inPlace("ours")(listed), same);
        QCOMPARE(store::inPlace("another")(alone), same);
        QCOMPARE(store::takenBack("ours", erasing)(listed), erasing);
        for (const ListedSession &since : {none, another, erasing})
            QCOMPARE(store::takenBack("ours", erasing)(since), same);
        QCOMPARE(store::ended("ours")(listed), erasing);
        QCOMPARE(store::ended("ours")(nameless), erasing);
        QCOMPARE(store::ended("ours")(none), erasing);
        QCOMPARE(store::ended("ours")(another), same);
        QCOMPARE(store::ended("ours")(erasing), same);
        QCOMPARE(store::gone()(erasing), none);
        QCOMPARE(store::gone()(listed), same);
    }

    // Whenever they are put down, and once more: the later sign-in is the one that the list is about.
    void the_later_sign_in_is_listed()
    {
        const store::SignInTime early{"boot", Instant{milliseconds(1'000)}};
        const store::SignInTime late{"boot", Instant{milliseconds(2'000)}};
        const ListedSession none;
        const auto named = [](const char *session, const store::SignInTime &at, const char *beneath = "") {
            ListedSession listed{Marker::Stored, session};
            listed.signedIn = at;
            listed.beneath = beneath;
            return listed;
        };
        QCOMPARE(store::aboutToStore("late", late)(named("early", early)), named("late", late));
        QCOMPARE(store::aboutToStore("early", early)(named("late", late)), named("late", late, "early"));
        QCOMPARE(store::aboutToStore("late", late)(named("late", late)), named("late", late));
        QCOMPARE(store::aboutToStore("early", early)(named("unknown", {})), named("early", early));
        QCOMPARE(store::aboutToStore("early", early)(named("other", {"another boot", late.at})), named("early", early));

        ListedSession signedOut = named("late", late);
        signedOut.since = {"late"};
        const auto both = store::aboutToStore("early", early)(signedOut);
        QCOMPARE(both->session, QByteArray("late"));
        QCOMPARE(both->since, (QByteArrayList{"late", "early"}));

        QCOMPARE(store::takenBack("late", none)(named("late", late)), none);
        QCOMPARE(store::takenBack("late", none)(named("late", late, "early")), named("early", {}));
        QCOMPARE(store::takenBack("early", none)(named("late", late, "early")), named("late", late));
        QCOMPARE(store::takenBack("early", none)(named("late", late)), std::optional<ListedSession>());
        QCOMPARE(store::inPlace("late")(named("late", late, "early")), named("late", late));
        // Once more, where the folder could not be flushed: who is beneath stays.
        QCOMPARE(store::aboutToStore("late", late)(named("late", late, "early")), named("late", late, "early"));
        QCOMPARE(store::ended("early")(named("late", late, "early")), named("late", late));
        QCOMPARE(store::ended("late")(named("late", late, "early")), named("early", {}));
        QCOMPARE(store::ended("other")(named("late", late, "early")), std::optional<ListedSession>());
        QCOMPARE(store::foundLater("late", late)(named("early", {})), named("late", late));
        for (const ListedSession &now : {none, ListedSession{Marker::Erasing}, named("late", late)})
            QCOMPARE(store::foundLater("late", late)(now), std::optional<ListedSession>());
    }
};

QTEST_GUILESS_MAIN(tst_session_writerule)
#include "tst_session_writerule.moc"
