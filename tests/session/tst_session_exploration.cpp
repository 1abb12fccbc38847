// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"
#include "session/invariants.h"
#include "support/tally.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace dockpass::session;
using namespace dockpass::session::samples;
using dockpass::Secret;
using dockpass::store::RefreshGrant;
using dockpass::test::Tally;

/// No sequence of six events breaks an invariant, wherever it begins, and there is a way out of wherever it ends. Where
/// tst_session_world lives long lives of likely things, this one leaves nothing out.
class tst_session_exploration : public QObject
{
    Q_OBJECT

    Tally m_tally{"tst_session_exploration"};

public:
    /// The long form is one function that takes minutes; Qt Test stops one after five.
    static void initMain()
    {
        if (Tally::isTorture())
            qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // ms
    }

private Q_SLOTS:
    void initTestCase();
    void every_sequence_keeps_what_is_promised();
    void what_is_made_wrong_is_found_data();
    void what_is_made_wrong_is_found();
    void positions_of_one_form_go_on_alike();
};

namespace {

using Way = std::initializer_list<const char *>;

constexpr Way viaStock{"signs in", "no such grant", "a user token", "no such list", "a warehouse token", "saved"};
constexpr Way viaCode{"signs in", "a code of the server", "a user token", "no such list", "a warehouse token", "saved"};

struct Start
{
    const char *name;
    RefreshGrant shop = RefreshGrant::Supported;
    dockpass::store::SessionIndex::Marker marker{};
    std::vector<const char *> way{};
    bool automatic = true;
    bool later = false; ///< than another one: for the long form
};

std::vector<const char *> onFrom(Way first, Way then = {})
{
    std::vector<const char *> way(first);
    way.insert(way.end(), then);
    return way;
}

/// The term is written down anew every hour; then it is time to refresh, and the lock is asked for.
std::vector<const char *> halfALifeLater()
{
    std::vector<const char *> way(viaCode);
    for (int hour = 0; hour < 5; ++hour)
        way.insert(way.end(), {"it is time", "the lock; as it was", "saved"});
    way.push_back("it is time");
    return way;
}

std::vector<Start> starts()
{
    using Marker = dockpass::store::SessionIndex::Marker;
    const auto supported = RefreshGrant::Supported;
    const auto stock = RefreshGrant::Unsupported;
    return {
        {"nobody is known", supported},
        {"a session rests in the store", supported, Marker::Stored},
        {"one is to be erased", supported, Marker::Erasing},
        {"signed in, rotating", supported, Marker::None, onFrom(viaCode)},
        {"signed in, rotating, half of its life later", supported, Marker::None, halfALifeLater(), true, true},
        {"signed in, rotating, a refresh under way", supported, Marker::None,
         onFrom(viaCode, {"wants to renew", "the lock; as it was", "saved"})},
        {"signed in, stock", stock, Marker::None, onFrom(viaStock)},
        {"signed in, stock, an exchange under way", stock, Marker::None,
         onFrom(viaStock, {"wants to renew", "the lock; as it was", "saved", "refresh: unsupported", "saved"})},
        {"signed in, after nine hours", supported, Marker::None, onFrom(viaCode, {"nine hours pass"}), true, true},
        {"in an attempt", stock, Marker::None, onFrom({"signs in", "no such grant", "a user token"})},
        {"in an attempt, choosing", supported, Marker::None,
         onFrom(viaCode, {"wants another warehouse", "a list of warehouses"})},
        {"in an attempt, a code is wanted", supported, Marker::None,
         onFrom({"signs in", "a code of the server", "a user token", "no such list", "a code for the token"})},
        {"a command line", supported, Marker::Stored, {"a record is found"}, false},
    };
}

Position positionAt(const Start &start)
{
    Machine::Traits traits{0.5, start.automatic};
    traits.seed = 1;
    Outside outside;
    outside.now = dockpass::FakeClock().now();
    outside.shop = start.shop;
    Position position(traits, {}, outside, start.name);
    const bool nobody = start.marker == decltype(start.marker)::None;
    Started started{nobody ? dockpass::store::Account() : picker, start.marker, start.shop, {}};
    if (start.marker == decltype(start.marker)::Erasing) {
        started.unerased = {picker, other};
        position.outside.ended = {true, true};
    }
    QByteArray wrong = step(position, std::move(started), "Started");
    for (const char *name : start.way) {
        auto event = happening(name).come(position);
        if (!event)
            qFatal("%s: %s cannot come", start.name, name);
        if (wrong.isEmpty())
            wrong = step(position, std::move(*event), name);
    }
    if (!wrong.isEmpty())
        qFatal("%s: %s", start.name, wrong.constData());
    return position;
}

std::vector<Position> startingPositions()
{
    std::vector<Position> all;
    for (const Start &start : starts()) {
        if (!start.later || Tally::isTorture())
            all.push_back(positionAt(start));
    }
    return all;
}

/// All that comes next, a form each.
std::vector<std::pair<const char *, QByteArray>> formsAfter(const Position &position, std::vector<Position> &next)
{
    std::vector<std::pair<const char *, QByteArray>> forms;
    for (const Happening &of : alphabet()) {
        Position then = position.clone();
        auto event = of.come(then);
        if (!event)
            continue;
        (void)step(then, std::move(*event), of.name);
        forms.emplace_back(of.name, canonicalForm(then));
        next.push_back(std::move(then));
    }
    return forms;
}

struct Wrong
{
    const char *name;
    const char *broken; ///< how it is noticed
    Mutant mutant;
};

template<typename T>
bool has(const Effects &effects)
{
    return std::ranges::any_of(effects, [](const Effect &effect) { return std::holds_alternative<T>(effect); });
}

template<typename T>
void drop(Effects &effects)
{
    std::erase_if(effects, [](const Effect &effect) { return std::holds_alternative<T>(effect); });
}

Mutant doing(std::function<void(State &, QByteArrayView)> after)
{
    Mutant mutant;
    mutant.after = std::move(after);
    return mutant;
}

Mutant emitting(std::function<void(Effects &, const State &, QByteArrayView)> effects)
{
    Mutant mutant;
    mutant.effects = std::move(effects);
    return mutant;
}

/// What a machine might decide otherwise.
std::vector<Wrong> wrongDecisions()
{
    std::vector<Wrong> all;
    const auto add = [&all](const char *name, const char *broken, Mutant mutant) {
        all.push_back({name, broken, std::move(mutant)});
    };
    add("an exchange is not asked to wait for the lock", "a renewal without the lock",
        emitting([](Effects &effects, const State &, QByteArrayView) {
            if (has<PrepareRenewal>(effects))
                effects.push_back(RequestExchange{});
            drop<PrepareRenewal>(effects);
        }));
    add("the lock is kept", "a renewal that is over keeps its lock",
        emitting([](Effects &effects, const State &, QByteArrayView) { drop<EndRenewal>(effects); }));
    add("a renewal asks twice", "an effect twice", emitting([](Effects &effects, const State &, QByteArrayView) {
            if (has<RequestExchange>(effects))
                effects.push_back(RequestExchange{});
        }));
    add("effects without end", "an event with more effects than any needs",
        emitting([](Effects &effects, const State &state, QByteArrayView event) {
            for (int i = 0; i < 8 && event == "signs out"; ++i)
                effects.push_back(EraseRecord{state.account});
        }));
    add("a code is sent before anybody knows how", rowOf(Check::OneQuestion).broken,
        emitting([](Effects &effects, const State &, QByteArrayView) {
            if (has<RequestMfaTypes>(effects))
                effects.push_back(TriggerMfa{});
        }));
    add("a refresh whose answer was lost is repeated", rowOf(Check::SentOnce).broken,
        doing([](State &state, QByteArrayView) {
            if (state.session && state.work == Work::None)
                state.session->user.refreshSpent = false;
        }));
    add("a refresh token is sent unmarked", rowOf(Check::MarkedBeforeSent).broken,
        doing([](State &state, QByteArrayView) {
            if (state.work == Work::Refreshing)
                state.session->user.refreshSpent = false;
        }));
    add("a rotated pair is not saved", rowOf(Check::RotatedIsSaved).broken,
        emitting([](Effects &effects, const State &, QByteArrayView event) {
            if (event == "refreshed")
                drop<SaveRecord>(effects);
        }));
    add("a rotated pair is used at once", rowOf(Check::RotatedBeforeUse).broken,
        emitting([](Effects &effects, const State &, QByteArrayView event) {
            if (event == "refreshed")
                effects.push_back(RequestExchange{});
        }));
    add("a locked keychain is taken for an empty one", rowOf(Check::ErasingForAReason).broken,
        emitting([](Effects &effects, const State &state, QByteArrayView event) {
            if (event == "not read: locked")
                effects.push_back(MarkErasing{state.account});
        }));
    add("a server in trouble ends the session", "a session that works is given up",
        doing([](State &state, QByteArrayView event) {
            if (event != "exchange: no server" || state.phase != Phase::SignedIn)
                return;
            state.session.reset();
            state.phase = Phase::SignedOut;
        }));
    add("every failure is a wrong password", rowOf(Check::WrongPasswordIsTrue).broken,
        doing([](State &state, QByteArrayView event) {
            if (event == "no server for the password" && state.notice)
                state.notice->failure->kind = dockpass::Failure::Kind::CredentialsRejected;
        }));
    add("the password is kept for another try", rowOf(Check::PasswordTravels).broken,
        emitting([](Effects &effects, const State &state, QByteArrayView event) {
            if (event == "no server for the password")
                effects.push_back(RequestUserToken{state.account, Secret("password")});
        }));
    add("a token is left", rowOf(Check::NoSecretLeft).broken, doing([](State &state, QByteArrayView event) {
            if (event == "erased" && state.phase == Phase::SignedOut)
                state.session = heldSession({});
        }));
    add("what is due is not done", "due again and again, and no time passes", [] {
        Mutant mutant;
        const auto dropped = std::make_shared<bool>();
        mutant.effects = [dropped](Effects &effects, const State &, QByteArrayView event) {
            *dropped = event == "it is time" && has<PrepareRenewal>(effects);
            if (*dropped)
                drop<PrepareRenewal>(effects);
        };
        mutant.after = [dropped](State &state, QByteArrayView) {
            if (*dropped)
                state.work = Work::None;
        };
        return mutant;
    }());
    add("a sign-out that the keychain stops", "no way to sign out", doing([](State &state, QByteArrayView event) {
            if (event == "not erased" && state.phase == Phase::SignedOut)
                state.phase = Phase::Starting;
        }));
    add("a person cannot cancel", "no way out of an attempt", doing([](State &state, QByteArrayView event) {
            if (event != "cancels" || state.phase != Phase::SignedIn)
                return;
            state.phase = Phase::ChoosingWarehouse;
            state.attempt.emplace();
            state.attempt->step = Attempt::Step::Choice;
        }));
    add("an exchange is repeated for ever", "an attempt that no refusal ends", doing([](State &state, QByteArrayView) {
            if (state.attempt)
                state.attempt->exchangeRepeated = false;
        }));
    add("nobody looks after the time", rowOf(Check::SomebodyLooks).broken, [] {
        Mutant mutant;
        mutant.neverWakes = true;
        return mutant;
    }());
    add("an answer of the store is not waited for", rowOf(Check::SomethingComes).broken,
        doing([](State &state, QByteArrayView) { state.saves = 0; }));
    return all;
}

} // namespace

void tst_session_exploration::initTestCase()
{
    m_tally.add("invariants broken", 0);
}

void tst_session_exploration::every_sequence_keeps_what_is_promised()
{
    constexpr qint64 mostEvents = 60'000'000; // of the long form: some minutes
    const int least = Tally::isTorture() ? 7 : 6;
    const int most = Tally::isTorture() ? 8 : 6;
    Exploration exploration(startingPositions());
    exploration.explore(most, mostEvents);
    m_tally.add("events", exploration.events);
    m_tally.add("states", exploration.states);
    m_tally.add("depth", exploration.depth);
    m_tally.add("invariants broken", exploration.broken.isEmpty() ? 0 : 1);
    qInfo("depth %d: %lld events, %lld states", exploration.depth, exploration.events, exploration.states);
    QVERIFY2(exploration.broken.isEmpty(), exploration.broken.constData());
    QVERIFY(exploration.depth >= least);
}

void tst_session_exploration::what_is_made_wrong_is_found_data()
{
    QTest::addColumn<int>("wrong");
    const auto all = wrongDecisions();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << int(i);
}

void tst_session_exploration::what_is_made_wrong_is_found()
{
    QFETCH(int, wrong);
    const Wrong of = wrongDecisions()[std::size_t(wrong)];
    Exploration exploration(startingPositions(), &of.mutant);
    QVERIFY(!exploration.explore(6, 1'000'000));
    QVERIFY2(exploration.broken.startsWith(of.broken), exploration.broken.constData());
}

/// Else what is not gone on from might lead to something else.
void tst_session_exploration::positions_of_one_form_go_on_alike()
{
    constexpr int depth = 3;
    std::map<QByteArray, std::vector<std::pair<const char *, QByteArray>>> known;
    std::vector<Position> positions = startingPositions();
    qint64 again = 0;
    for (int at = 0; at < depth; ++at) {
        std::vector<Position> next;
        for (const Position &position : positions) {
            std::vector<Position> after;
            auto forms = formsAfter(position, after);
            const auto [place, isNew] = known.try_emplace(canonicalForm(position), forms);
            if (isNew)
                std::ranges::move(after, std::back_inserter(next));
            again += isNew ? 0 : 1;
            QVERIFY2(place->second.size() == forms.size(), "another answer can come");
            for (std::size_t i = 0; i < forms.size(); ++i)
                QVERIFY2(place->second[i] == forms[i], forms[i].first);
        }
        positions = std::move(next);
    }
    QVERIFY(again > 1000);
}

QTEST_GUILESS_MAIN(tst_session_exploration)
#include "tst_session_exploration.moc"
