// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"

#include "stage.h"

namespace dockpass::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::Keychain;
using session::Notice;
using session::Phase;
using session::View;

namespace {

const QString host = u"glue-backend.example"_s;

View with(View view, const std::function<void(View &)> &change)
{
    change(view);
    return view;
}

View failedView(Failure failure)
{
    return with(signedOutView(), [&](View &view) { view.notice = signInFailed(std::move(failure)); });
}

View noticeView(View view, Notice::Kind kind, std::optional<Failure::Kind> fault = {})
{
    view.notice = Notice{kind};
    if (fault)
        view.notice->failure = Failure{.kind = *fault, .detail = u"org.freedesktop.secrets: no answer"_s};
    return view;
}

View startingView(Keychain keychain)
{
    return with(signedOutView(), [&](View &view) {
        view.phase = Phase::Starting;
        view.keychain = keychain;
    });
}

QList<Scene> signInScenes()
{
    const View clean = signedOutView();
    const View busy = with(clean, [](View &view) { view.phase = Phase::SigningIn; });
    return {
        {u"signin-first"_s, with(clean, [](View &view) { view.account.user.clear(); }), {}},
        {u"signin-remembered"_s, clean, {}},
        {u"signin-typed"_s, clean, [](Stage &stage) { stage.type(u"correct horse"_s); }},
        {u"signin-shown"_s, clean,
         [](Stage &stage) {
             stage.type(u"correct horse"_s);
             stage.press(Qt::Key_Tab);
             stage.press(Qt::Key_Space);
         }},
        {u"signin-capslock"_s, clean, [](Stage &stage) { stage.type(u"CORRECT"_s); }},
        {u"signin-empty-submit"_s, clean, [](Stage &stage) { stage.press(Qt::Key_Return); }},
        {u"signin-busy"_s, clean,
         [busy](Stage &stage) {
             stage.type(u"correct horse"_s);
             stage.press(Qt::Key_Return);
             stage.show(busy);
         }},
        {u"signin-button-focus"_s, clean,
         [](Stage &stage) {
             stage.press(Qt::Key_Tab);
             stage.press(Qt::Key_Tab);
         }},
        {u"signin-clock"_s, with(clean, [](View &view) { view.clockSkew = -3h; }), {}},
        {u"signin-no-server"_s, with(clean, [](View &view) { view.account = {}; }), {}},
    };
}

QList<Scene> failureScenes()
{
    return {
        {u"failed-credentials"_s,
         failedView({Failure::Kind::CredentialsRejected, 400, u"invalid_grant"_s, {}, host, {}}),
         {}},
        {u"failed-redirected"_s,
         failedView({Failure::Kind::Redirected, 301, {}, u"to https://www.example"_s, host, {}}),
         {}},
        {u"failed-other-page"_s, failedView({Failure::Kind::NotABackendApi, 200, {}, u"text/html"_s, host, {}}), {}},
        {u"failed-wait"_s, failedView({Failure::Kind::TooManyRequests, 429, {}, {}, host, 30s}), {}},
        {u"signedout"_s, noticeView(signedOutView(), Notice::Kind::SignedOut), {}},
        {u"not-erased"_s, noticeView(signedOutView(), Notice::Kind::NotErased, Failure::Kind::KeychainLocked), {}},
        {u"keychain-trouble"_s,
         noticeView(signedOutView(), Notice::Kind::KeychainTrouble, Failure::Kind::KeychainNoAnswer),
         {}},
        {u"list-unusable"_s,
         noticeView(signedOutView(), Notice::Kind::KeychainTrouble, Failure::Kind::ListUnusable),
         {}},
        {u"keychain-while-typing"_s, signedOutView(),
         [](Stage &stage) {
             stage.type(u"corr"_s);
             stage.show(startingView(Keychain::Waiting));
         }},
    };
}

using session::Residue;

/// After a sign-out, with this found in memory.
Residue residue(Residue::Verdict memory)
{
    using enum Residue::Verdict;
    return {{{Residue::Place::Store, Gone, 0, u"keychain: entries of this account: 0"_s},
             {Residue::Place::List, Gone, 0, u"no session of this account; server and user name stay, as meant"_s},
             {Residue::Place::Files, Gone, 0, u"pieces of tokens: 0; files searched: 2; files not readable: 0"_s},
             {Residue::Place::Memory, memory, 2, u"secrets held: 1; pieces of tokens: 1; bytes searched: 44204032"_s}}};
}

/// The failure for IT: usual facts, and as long as they can be.
QList<Scene> detailsScenes()
{
    const auto open = [](Stage &stage) { stage.click(u"detailsButton"_s); };
    const Failure certificate{.kind = Failure::Kind::CertificateExpired,
                              .detail = u"The certificate has expired (2026-11-01)"_s,
                              .host = host + u":8443"_s,
                              .requestId = u"dp-5f0c7a1e9b3d"_s,
                              .at = stageTime()};
    Failure longest = certificate;
    longest.kind = Failure::Kind::AnswerUnreadable;
    longest.httpStatus = 200;
    longest.code = QString(40, u'x');
    longest.host = u"glue-backend.department-of-logistics.warehouses-of-the-north.example:8443"_s;
    longest.detail = u"the answer is no JSON: unterminated string at 4711; "_s.repeated(12);
    const View signedOut = with(signedOutView(), [](View &view) { view.notice = Notice{Notice::Kind::SignedOut}; });
    return {
        {u"failure-certificate"_s, failedView(certificate), open},
        {u"residue-none"_s, signedOut,
         [](Stage &stage) { stage.model().showResidue(residue(Residue::Verdict::Gone)); }},
        {u"residue-found"_s, signedOut,
         [](Stage &stage) { stage.model().showResidue(residue(Residue::Verdict::Found)); }},
        {u"residue-details"_s, signedOut,
         [open](Stage &stage) {
             stage.model().showResidue(residue(Residue::Verdict::Found));
             open(stage);
         }},
        {u"failure-credentials"_s,
         failedView({Failure::Kind::CredentialsRejected, 400, u"invalid_grant"_s, {}, host, {}}), open},
        {u"failure-long"_s, failedView(longest), open},
        {u"failure-long-foot"_s, failedView(longest),
         [open](Stage &stage) {
             open(stage);
             stage.window()->grabWindow(); // lays it out: there is something to scroll
             for (int i = 0; i < 40; ++i)
                 stage.press(Qt::Key_Down);
         }},
        {u"failure-renewal"_s,
         with(signedInView(),
              [](View &view) {
                  view.notice = Notice{Notice::Kind::RenewalFailing,
                                       Failure{.kind = Failure::Kind::ServerUnavailable,
                                               .httpStatus = 503,
                                               .host = host,
                                               .requestId = u"dp-5f0c7a1e9b3d"_s,
                                               .at = stageTime()}};
              }),
         open},
    };
}

QList<Scene> codeScenes()
{
    using State = session::MfaDelivery::State;
    const auto view = [](State state, const QString &type = {}) {
        View made = signedOutView();
        made.phase = Phase::MfaCode;
        made.choosing = true;
        made.mfa = {state, type};
        return made;
    };
    const View sent = view(State::Sent, u"email"_s);
    return {
        {u"mfa-asking"_s, view(State::Asking), {}},
        {u"mfa-sent"_s, sent, {}},
        {u"mfa-typed"_s, sent, [](Stage &stage) { stage.type(u"482 901"_s); }},
        {u"mfa-empty"_s, sent, [](Stage &stage) { stage.press(Qt::Key_Return); }},
        {u"mfa-refused"_s, view(State::Refused), {}},
        {u"mfa-failed"_s, view(State::Failed), {}},
        {u"mfa-wrong"_s,
         with(sent,
              [](View &made) {
                  made.notice = Notice{Notice::Kind::CodeRefused,
                                       Failure{Failure::Kind::MfaCodeRejected, 400, u"5901"_s, {}, host, {}}};
              }),
         {}},
        {u"mfa-again"_s, with(sent, [](View &made) { made.reauthenticating = true; }), {}},
        {u"mfa-checking"_s, sent,
         [sent](Stage &stage) {
             stage.type(u"482901"_s);
             stage.press(Qt::Key_Return);
             stage.show(with(sent, [](View &made) { made.choosing = false; }));
         }},
    };
}

QList<Scene> signedInScenes()
{
    const View fresh = signedInView();
    const View soon = with(fresh, [](View &view) {
        view.signInSoon = true;
        view.signInNeededBy = stageTime().addSecs(40 * 60);
    });
    const auto ending = [fresh](int minutes, milliseconds length) {
        View view = fresh;
        view.signInSoon = true;
        view.sessionMinutesLeft = minutes;
        view.sessionLength = length;
        view.sessionEndsAt = view.signInNeededBy = stageTime().addSecs(60 * minutes);
        view.warehouseToken->expiresAt = view.sessionEndsAt;
        return view;
    };
    View over = noticeView(signedOutView(), Notice::Kind::SessionOver, Failure::Kind::SessionOver);
    over.notice->failure->detail.clear();
    over.notice->length = 12h;
    View elsewhere = noticeView(signedOutView(), Notice::Kind::KeptElsewhere, Failure::Kind::KeptElsewhere);
    elsewhere.notice->failure->detail = u"kept in: file"_s;
    elsewhere.notice->store = u"file"_s;
    return {
        {u"signin-kept-elsewhere"_s, elsewhere, {}},
        {u"signedin-ends"_s, ending(15, 12h), {}},
        {u"signedin-ends-last-minute"_s, ending(1, 90min), {}},
        {u"signedin-ends-leaving"_s, ending(4, 12h), [](Stage &stage) { stage.click(u"signOutButton"_s); }},
        {u"signedin-over"_s, over, {}},
        {u"signedin-over-details"_s, over, [](Stage &stage) { stage.click(u"detailsButton"_s); }},
        {u"signedin"_s, fresh, {}},
        {u"signedin-soon"_s, soon, {}},
        {u"signedin-offline"_s,
         with(fresh,
              [](View &view) {
                  view.network = session::Network::Offline;
                  view.notice = Notice{Notice::Kind::RenewalFailing,
                                       Failure{Failure::Kind::ServerUnavailable, 503, {}, {}, host, {}}};
              }),
         {}},
        {u"signedin-not-stored"_s,
         with(noticeView(fresh, Notice::Kind::NotStored, Failure::Kind::KeychainAbsent),
              [](View &view) { view.stored = false; }),
         {}},
        {u"signedin-clock"_s, with(fresh, [](View &view) { view.clockSkew = 14min; }), {}},
        {u"signedin-unknown"_s,
         with(fresh,
              [](View &view) {
                  view.warehouseId.reset();
                  view.warehouseToken->expiresAt.reset();
                  view.signInNeededBy.reset();
                  view.renewing = true;
              }),
         {}},
        {u"signedin-sign-out"_s, fresh, [](Stage &stage) { stage.click(u"signOutButton"_s); }},
        {u"signedin-signing-out"_s, with(fresh, [](View &view) { view.phase = Phase::SigningOut; }), {}},
        {u"signedin-again"_s, soon, [](Stage &stage) { stage.click(u"signInAgainButton"_s); }},
        {u"signedin-again-failed"_s, soon,
         [soon](Stage &stage) {
             stage.click(u"signInAgainButton"_s);
             stage.show(with(soon, [](View &view) {
                 view.notice =
                     signInFailed({Failure::Kind::CredentialsRejected, 400, u"invalid_grant"_s, {}, host, {}});
             }));
         }},
    };
}

View picklistView(std::optional<qsizetype> count, bool counting = false)
{
    return with(signedInView(), [&](View &view) {
        view.picklists = count;
        view.countingPicklists = counting;
    });
}

/// What waits to be picked; "signedin" is the page where nobody knows.
QList<Scene> picklistScenes()
{
    const View many = with(picklistView(101), [](View &view) {
        view.warehouseName = u"Berlin North"_s;
        view.signInSoon = true;
        view.signInNeededBy = stageTime().addSecs(40 * 60);
    });
    const View trouble = with(noticeView(picklistView(12), Notice::Kind::NotStored, Failure::Kind::KeychainAbsent),
                              [](View &view) { view.stored = false; });
    return {
        {u"picklists"_s, picklistView(3), {}},
        {u"picklists-one"_s, picklistView(1), {}},
        {u"picklists-none"_s, picklistView(0), {}},
        {u"picklists-many"_s, picklistView(101), {}},
        {u"picklists-many-soon"_s, many, {}},
        {u"picklists-trouble"_s, trouble, {}},
        {u"picklists-counting"_s, picklistView(3, true), {}},
        {u"picklists-focus"_s, picklistView(3), [](Stage &stage) { stage.press(Qt::Key_Tab); }},
    };
}

QList<Scene> warehouseScenes()
{
    const QList<glue::Assignment> few{{u"a-1"_s, {}, u"w-1"_s, u"Berlin North"_s, true, true},
                                      {u"a-2"_s, {}, u"w-2"_s, u"Berlin South"_s, true, false},
                                      {u"a-3"_s, {}, u"w-3"_s, u"Hamburg Harbour"_s, false, false}};
    QList<glue::Assignment> many = few;
    for (int i = 1; i <= 9; ++i)
        many.insert(2, {u"b-%1"_s.arg(i), {}, {}, u"Cold store %1"_s.arg(10 - i), true, false});
    many[2].warehouseName = u"Returns and repairs of large household appliances, second hall on the left, gate 17"_s;
    QList<glue::Assignment> twins = few;
    twins[0].warehouseName = twins[1].warehouseName;
    twins[0].warehouseUuid = u"6b1f2c2e-9d52-4d0e-8c7e-1f6f0a3d91b4"_s;
    twins[1].warehouseUuid = u"0d7c9f5a-4a3b-4f2f-a1e9-7c2b8e5530f2"_s;
    const auto view = [](const QList<glue::Assignment> &warehouses, bool choosing) {
        View made = signedOutView();
        made.phase = Phase::ChoosingWarehouse;
        made.warehouses = warehouses;
        made.choosing = choosing;
        return made;
    };
    const View failed = with(view(few, true), [](View &made) {
        made.notice =
            Notice{Notice::Kind::ChoiceFailed, Failure{Failure::Kind::AssignmentGone, 404, u"5201"_s, {}, host, {}}};
    });
    const View changing = with(view(few, true), [](View &made) { made.reauthenticating = true; });
    return {
        {u"warehouses"_s, view(few, true), {}},
        {u"warehouses-keyboard"_s, view(few, true), [](Stage &stage) { stage.press(Qt::Key_Tab); }},
        {u"warehouses-twins"_s, view(twins, true), [](Stage &stage) { stage.press(Qt::Key_Down); }},
        {u"warehouses-change"_s, changing, {}},
        {u"warehouses-under-way"_s, view(few, false), {}},
        {u"warehouses-failed"_s, failed, {}},
        {u"warehouses-many"_s, view(many, true), {}},
        {u"warehouses-found"_s, view(many, true),
         [](Stage &stage) {
             stage.press(Qt::Key_Tab);
             stage.type(u"south"_s);
         }},
    };
}

/// What a name can grow to.
View longNames(View view)
{
    view.account = {u"https://glue-backend.department-of-logistics.example:8443/v1/backend"_s,
                    u"anna-magdalena.oberhausen-wiesengrund@warehouse.example"_s};
    return view;
}

QList<Scene> longScenes()
{
    return {
        {u"long-signin"_s, longNames(signedOutView()), {}},
        {u"long-typing"_s, signedOutView(),
         [](Stage &stage) {
             stage.press(Qt::Key_Backtab);
             stage.type(u"anna-magdalena.oberhausen-wiesengrund@warehouse.example"_s);
         }},
        {u"long-signedin"_s, longNames(signedInView()), {}},
        {u"long-again"_s, longNames(signedInView()), [](Stage &stage) { stage.click(u"signInAgainButton"_s); }},
    };
}

QList<Scene> keychainScenes()
{
    return {
        {u"keychain-waiting"_s, startingView(Keychain::Waiting), {}},
        {u"keychain-locked"_s, startingView(Keychain::Locked), {}},
        {u"keychain-absent"_s, startingView(Keychain::Absent), {}},
        {u"keychain-failing"_s, startingView(Keychain::Failing), {}},
        {u"file-waiting"_s, with(startingView(Keychain::Waiting), [](View &view) { view.inKeychain = false; }), {}},
        {u"file-altered"_s,
         with(noticeView(startingView(Keychain::Failing), Notice::Kind::KeychainTrouble, Failure::Kind::FileAltered),
              [](View &view) { view.inKeychain = false; }),
         {}},
        {u"file-no-key"_s,
         with(noticeView(startingView(Keychain::Failing), Notice::Kind::KeychainTrouble, Failure::Kind::FileKeyMissing),
              [](View &view) { view.inKeychain = false; }),
         {}},
        {u"file-exposed"_s,
         with(noticeView(signedOutView(), Notice::Kind::KeychainTrouble, Failure::Kind::FileExposed),
              [](View &view) { view.inKeychain = false; }),
         {}},
    };
}

} // namespace

View signedOutView()
{
    View view;
    view.phase = Phase::SignedOut;
    view.keychain = Keychain::Ready;
    view.account = {u"https://"_s + host, u"picker@warehouse.example"_s};
    return view;
}

View signedInView()
{
    View view = signedOutView();
    view.phase = Phase::SignedIn;
    view.userToken = session::TokenFacts{stageTime().addSecs(8 * 3600), {u"user"_s, u"warehouse-user"_s}};
    view.warehouseToken = session::TokenFacts{stageTime().addDays(7), {u"warehouse"_s}};
    view.warehouseId = 1;
    view.stored = true;
    view.signInNeededBy = stageTime().addSecs(8 * 3600);
    return view;
}

Notice signInFailed(Failure failure)
{
    return {Notice::Kind::SignInFailed, std::move(failure)};
}

QList<Scene> scenes()
{
    return signInScenes() + failureScenes() + detailsScenes() + codeScenes() + signedInScenes() + picklistScenes()
        + warehouseScenes() + keychainScenes() + longScenes();
}

} // namespace dockpass::tests
