// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/renewalplan.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::session;
using namespace std::chrono_literals;
using store::RefreshGrant;
using Step = RenewalPlan::Step;

namespace {

constexpr Instant start{1000h};

/// A session of 8 h and 7 days signed in at `start`, on a server of which nothing is known, on a device of jitter 0.
RenewalInput fresh()
{
    RenewalInput input;
    input.user = {start, start + 8h, false};
    input.warehouse = TokenLife{start, start + 7 * 24h, false};
    input.hasRefreshToken = true;
    return input;
}

RenewalInput with(void (*change)(RenewalInput &))
{
    RenewalInput input = fresh();
    change(input);
    return input;
}

} // namespace

Q_DECLARE_METATYPE(dockpass::session::RenewalInput)

class tst_session_renewalplan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_ladder_data()
    {
        QTest::addColumn<RenewalInput>("input");
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("over");
        const auto row = [](const char *name, const RenewalInput &input, milliseconds after, Step step,
                            bool over = false) {
            QTest::newRow(name) << input << qint64(after / 1min) << int(step) << over;
        };
        const RenewalInput stock = with([](RenewalInput &in) { in.refreshGrant = RefreshGrant::Unsupported; });
        row("fresh tokens: nothing", fresh(), 0h, Step::None);
        row("before half-life: nothing", fresh(), 239min, Step::None);
        row("at half-life: the refresh grant is tried", fresh(), 4h, Step::Refresh);
        row("known not to refresh: nothing at half-life", stock, 4h, Step::None);
        row("no refresh token: nothing at half-life", with([](RenewalInput &in) { in.hasRefreshToken = false; }), 4h,
            Step::None);
        row("stock, user token over: the warehouse token goes on", stock, 9h, Step::None);
        row("stock, both over", stock, 8 * 24h, Step::None, true);
        row("user token over, refresh possible: refresh first", fresh(), 8 * 24h, Step::Refresh);
        row("no warehouse token: exchange", with([](RenewalInput &in) { in.warehouse.reset(); }), 1min, Step::Exchange);
        const RenewalInput refused = with([](RenewalInput &in) {
            in.warehouse.reset();
            in.exchangeRefused = true;
            in.exchangeNotBefore = start + 1h;
            in.refreshGrant = RefreshGrant::Unsupported;
        });
        row("a refused exchange waits, and does not end a session", refused, 1min, Step::None);
        row("... and is asked for again", refused, 1h, Step::Exchange);
        row("a spent refresh token waits for the end of the access token",
            with([](RenewalInput &in) { in.refreshSpent = true; }), 5h, Step::None);
        row("... and is sent once more then", with([](RenewalInput &in) { in.refreshSpent = true; }), 8h,
            Step::Refresh);
        row("a rejected user token: refresh", with([](RenewalInput &in) { in.user.rejected = true; }), 1min,
            Step::Refresh);
        row("a rejected user token, no refresh: the warehouse token goes on", with([](RenewalInput &in) {
                in.user.rejected = true;
                in.refreshGrant = RefreshGrant::Unsupported;
            }),
            1min, Step::None);
        row("back-off holds a refresh", with([](RenewalInput &in) { in.refreshNotBefore = start + 5h; }), 4h,
            Step::None);
        row("back-off of the refresh does not hold the exchange", with([](RenewalInput &in) {
                in.refreshNotBefore = start + 5h;
                in.warehouse = TokenLife{start, start + 2h, false};
            }),
            4h, Step::Exchange);
        row("wanted: exchange at once", with([](RenewalInput &in) { in.wanted = true; }), 1min, Step::Exchange);
        row("wanted, user token too: refresh at once", with([](RenewalInput &in) { in.wanted = in.wantedUser = true; }),
            1min, Step::Refresh);
        row("wanted on a stock server: no refresh", with([](RenewalInput &in) {
                in.wanted = in.wantedUser = true;
                in.refreshGrant = RefreshGrant::Unsupported;
            }),
            1min, Step::Exchange);
        row("unknown lifetimes: nothing by time", with([](RenewalInput &in) {
                in.user.expiresAt.reset();
                in.warehouse->expiresAt.reset();
            }),
            1000h, Step::None);
        row("a device woken after weeks in a shop that refreshes", fresh(), 21 * 24h, Step::Refresh);
    }

    void the_ladder()
    {
        QFETCH(RenewalInput, input);
        QFETCH(qint64, minutes);
        QFETCH(int, step);
        QFETCH(bool, over);
        const RenewalPlan plan = planRenewal(input, start + minutes * 1min);
        QCOMPARE(int(plan.step), step);
        QCOMPARE(plan.over, over);
    }

    // superset PR #5518: a fleet that renews in one second takes the server down.
    void devices_spread_between_half_life_and_the_last_tenth()
    {
        const TokenLife token{start, start + 10h, false};
        QCOMPARE(*renewalTime(token, 0), start + 5h);
        QCOMPARE(*renewalTime(token, 0.5), start + 7h);
        QVERIFY(*renewalTime(token, 0.999999) < start + 9h);
        QVERIFY(!renewalTime({start, {}, false}, 0.5));
    }

    void short_lived_warehouse_tokens_are_exchanged_while_the_user_token_lives()
    {
        RenewalInput input = fresh();
        input.refreshGrant = RefreshGrant::Unsupported;
        input.user.expiresAt = start + 60s;
        input.warehouse = TokenLife{start, start + 20s, false};
        QCOMPARE(planRenewal(input, start + 9s).step, Step::None);
        QCOMPARE(*planRenewal(input, start + 9s).next, start + 10s);
        QCOMPARE(planRenewal(input, start + 10s).step, Step::Exchange);
        // The last chance comes before the user token ends, although the warehouse token is young.
        input.warehouse = TokenLife{start + 52s, start + 72s, false};
        QCOMPARE(*planRenewal(input, start + 53s).next, start + 54s);
        QCOMPARE(planRenewal(input, start + 54s).step, Step::Exchange);
        // Afterwards nothing but a password helps, and that is said before the end.
        input.warehouse = TokenLife{start + 54s, start + 74s, false};
        const RenewalPlan end = planRenewal(input, start + 65s);
        QCOMPARE(end.step, Step::None);
        QVERIFY(!end.over && end.signInSoon);
        QCOMPARE(*end.signInNeededBy, start + 74s);
        QVERIFY(planRenewal(input, start + 74s).over);
    }

    void a_long_warehouse_token_is_not_exchanged_again_for_the_sake_of_it()
    {
        RenewalInput input = fresh();
        input.refreshGrant = RefreshGrant::Unsupported;
        QCOMPARE(planRenewal(input, start + 8h - 1min).step, Step::None);
    }

    void an_exchange_does_not_take_the_announcement_back()
    {
        RenewalInput input = fresh();
        input.refreshGrant = RefreshGrant::Unsupported;
        input.user = {start, start + 60s, false};
        for (std::chrono::seconds at = 0s; at < 54s; at += 10s) {
            input.warehouse = TokenLife{start + at, start + at + 20s, false};
            QCOMPARE(planRenewal(input, start + at + 5s).signInSoon, at + 5s >= 30s);
        }
        input.warehouse = TokenLife{start + 54s, start + 74s, false};
        QVERIFY(planRenewal(input, start + 54s).signInSoon);
    }

    void the_password_is_asked_for_ahead_of_time()
    {
        RenewalInput input = fresh();
        input.refreshGrant = RefreshGrant::Unsupported;
        const Instant end = start + 7 * 24h;
        QCOMPARE(*planRenewal(input, start).signInNeededBy, end);
        QVERIFY(!planRenewal(input, end - 31min).signInSoon);
        QCOMPARE(*planRenewal(input, end - 31min).wakeAt, end - 30min);
        QVERIFY(planRenewal(input, end - 30min).signInSoon);
    }

    void a_shop_that_refreshes_has_no_end_in_sight()
    {
        RenewalInput input = fresh();
        input.refreshGrant = RefreshGrant::Supported;
        QVERIFY(!planRenewal(input, start).signInNeededBy);
        input.exchangeRefused = true;
        QCOMPARE(*planRenewal(input, start).signInNeededBy, start + 7 * 24h);
    }

    void a_token_near_its_end_is_not_handed_out_without_a_try()
    {
        const TokenLife token{start, start + 100s, false};
        QVERIFY(comfortablyValid(token, start + 89s));
        QVERIFY(!comfortablyValid(token, start + 90s));
        QVERIFY(!comfortablyValid({start, start + 100s, true}, start));
        QVERIFY(comfortablyValid({start, {}, false}, start + 1000h));
        const TokenLife longLived{start, start + 8h, false};
        QVERIFY(comfortablyValid(longLived, start + 8h - 31s));
    }
};

QTEST_GUILESS_MAIN(tst_session_renewalplan)
#include "tst_session_renewalplan.moc"
