// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"

#include <QTest>

using namespace dockpass::session;
using namespace dockpass::session::samples;
using dockpass::Failure;
using dockpass::Secret;

/// Each check is seen to fail: a world in which one thing is made wrong on purpose breaks it, and no other before it.
class tst_session_invariants : public QObject
{
    Q_OBJECT

    static Mutant mutantFor(Check check);

private Q_SLOTS:
    void each_check_bites_data();
    void each_check_bites();
};

namespace {

template<typename T>
bool has(const Effects &effects)
{
    return std::ranges::any_of(effects, [](const Effect &effect) { return std::holds_alternative<T>(effect); });
}

/// Sets `change` to work on a state that it is about.
template<typename Wanted, typename Change>
auto where(Wanted wanted, Change change)
{
    return [wanted, change](State &state, QByteArrayView event) {
        if (wanted(state, event))
            change(state);
    };
}

auto after(QByteArrayView name, Phase phase)
{
    return [name, phase](const State &state, QByteArrayView event) { return event == name && state.phase == phase; };
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

} // namespace

Mutant tst_session_invariants::mutantFor(Check check)
{
    Mutant mutant;
    switch (check) {
    case Check::OneRenewal:
        return emitting([](Effects &effects, const State &, QByteArrayView) {
            if (has<RequestExchange>(effects))
                effects.push_back(RequestExchange{});
        });
    case Check::OneRenewalOfAll:
        mutant.withoutLock = true;
        return mutant;
    case Check::OneQuestion:
        return emitting([](Effects &effects, const State &, QByteArrayView) {
            if (has<RequestAssignments>(effects))
                effects.push_back(RequestAssignments{});
        });
    case Check::ErasingForAReason: // a failed read ends the session for good
        return emitting([](Effects &effects, const State &state, QByteArrayView event) {
            if (event == "LoadFailed")
                effects.push_back(MarkErasing{state.account});
        });
    case Check::ErasedForAReason: // git-credential-manager #694
        mutant.losesEntries = true;
        return mutant;
    case Check::EntryWhole:
        mutant.saved = [](dockpass::store::SessionRecord &record) {
            record.refreshToken = Secret("refresh-of-another");
        };
        return mutant;
    case Check::NeverOlder:
        mutant.writesUnread = true;
        mutant.saved = [](dockpass::store::SessionRecord &record) { record.revision = 1000 - record.revision; };
        return mutant;
    case Check::RotatedIsSaved:
        return emitting([](Effects &effects, const State &, QByteArrayView event) {
            if (event == "RefreshArrived")
                std::erase_if(effects, [](const Effect &e) { return std::holds_alternative<SaveRecord>(e); });
        });
    case Check::RotatedBeforeUse:
        return emitting([](Effects &effects, const State &, QByteArrayView event) {
            if (event == "RefreshArrived" && has<SaveRecord>(effects))
                effects.push_back(RequestExchange{});
        });
    case Check::SentOnce: // a refresh of unknown outcome is repeated (stablyai/orca PR #18719)
        mutant.loaded = [](Session &session) { session.user.refreshSpent = false; };
        mutant.after = [](State &state, QByteArrayView) {
            if (state.session && state.work == Work::None)
                state.session->user.refreshSpent = false;
        };
        return mutant;
    case Check::MarkedBeforeSent:
        mutant.saved = [](dockpass::store::SessionRecord &record) { record.refreshSpent = false; };
        return mutant;
    case Check::TimePasses: // what is due is not done, and due again
        mutant = emitting([](Effects &effects, const State &, QByteArrayView event) {
            if (event == "Tick")
                effects.clear();
        });
        mutant.after = [](State &state, QByteArrayView event) {
            if (event == "Tick")
                state.work = Work::None;
        };
        return mutant;
    case Check::SomethingComes:
        mutant.losesAnswers = true;
        return mutant;
    case Check::SomebodyLooks:
        mutant = doing([](State &, QByteArrayView) {});
        mutant.neverWakes = true;
        return mutant;
    case Check::PhaseHolds:
        return doing(where(after("NoticeDismissed", Phase::SignedIn), [](State &state) {
            if (state.work == Work::None && !state.picklists.asking) {
                state.session.reset();
                state.picklists = {};
            }
        }));
    case Check::NoSecretLeft:
        return doing(
            where(after("RecordErased", Phase::SignedOut), [](State &state) { state.session = heldSession({}); }));
    case Check::AttemptOver:
        return doing(
            where(after("WarehouseTokenArrived", Phase::SignedIn), [](State &state) { state.attempt.emplace(); }));
    case Check::CodeOver:
        return doing(where(after("AssignmentsArrived", Phase::ChoosingWarehouse), [](State &state) {
            if (state.attempt->step == Attempt::Step::Choice)
                state.attempt->mfaCode = Secret("123456");
        }));
    case Check::PasswordTravels: // one that was kept for later
        return emitting([](Effects &effects, const State &state, QByteArrayView event) {
            if (event == "UserTokenRefused")
                effects.push_back(RequestUserToken{state.account, Secret("password")});
        });
    case Check::CauseHappened:
        return doing(where(after("NetworkReturned", Phase::SignedIn), [](State &state) {
            state.notice = Notice{Notice::Kind::RenewalFailing, failure(Failure::Kind::TlsFailed, 0)};
        }));
    case Check::WrongPasswordIsTrue: // every failure reads "user name or password invalid"
        return doing([](State &state, QByteArrayView event) {
            if (event == "UserTokenRefused" && state.notice && state.notice->failure)
                state.notice->failure->kind = Failure::Kind::CredentialsRejected;
        });
    case Check::MissingIsTrue: // nextcloud/desktop #870
        mutant.readsBelieve = true;
        return mutant;
    case Check::SignedOutIsTrue: // MSAL Android #2453
        mutant.erasuresBelieve = true;
        return mutant;
    case Check::EndedElsewhereIsTrue: // a list that cannot be read is taken for a sign-out
        return doing(where(after("KeychainSlow", Phase::SignedIn), [](State &state) {
            if (state.work == Work::None && state.saves == 0 && !state.picklists.asking) {
                State ended;
                ended.phase = Phase::SignedOut;
                ended.account = state.account;
                ended.chance = state.chance;
                state = std::move(ended);
                state.notice = Notice{Notice::Kind::SignedOutElsewhere};
            }
        }));
    case Check::LooksOnly:
        return doing([](State &state, QByteArrayView event) {
            if (event == "PicklistsRefused")
                state.network = state.network == Network::Online ? Network::Offline : Network::Online;
        });
    case Check::NumberOfThere:
        mutant.answered = [](Event &event) {
            if (auto *counted = std::get_if<PicklistsCounted>(&event))
                counted->count = 9003;
        };
        return mutant;
    case Check::RightPerson: // ADAL .NET #1181
        return doing(where(after("RecordLoaded", Phase::SignedIn),
                           [](State &state) { state.account = state.account == picker ? other : picker; }));
    case Check::NeverLonger:
        mutant.loaded = [](Session &session) { *session.user.life.expiresAt = *session.user.life.expiresAt + 100h; };
        return mutant;
    }
    return mutant;
}

void tst_session_invariants::each_check_bites_data()
{
    QTest::addColumn<int>("check");
    for (const CheckRow &row : allChecks())
        QTest::addRow("%s: %s", row.number, row.broken) << int(row.check);
}

void tst_session_invariants::each_check_bites()
{
    QFETCH(int, check);
    const Mutant mutant = mutantFor(Check(check));
    World::Traits traits{{true, true, 0.1, 0.2}, 0.02, 0.3, true};
    traits.twoProcesses = Check(check) == Check::OneRenewalOfAll;
    if (traits.twoProcesses)
        traits.server = {}; // exchanges only: a refresh token sent by both is another check's
    for (quint64 seed = 0; seed < 3000; ++seed) {
        World world(traits, Decisions(seed), nullptr, &mutant);
        world.run(300);
        // Without the lock other things break, too: in one life this, in another one that.
        if (!world.broken() || (mutant.withoutLock && world.broken()->check != Check(check)))
            continue;
        QVERIFY2(world.broken()->check == Check(check), qPrintable(world.complaint()));
        return;
    }
    QFAIL("a check that never fails checks nothing: give it a mutant in mutantFor()");
}

QTEST_GUILESS_MAIN(tst_session_invariants)
#include "tst_session_invariants.moc"
