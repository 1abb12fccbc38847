// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/machine.h"

#include <utility>

namespace dockpass::session {

using namespace Qt::StringLiterals;
using store::SessionIndex;
using Kind = Notice::Kind;

namespace {

/// A definite word that /authorize is not there, or not for us: the password was not judged. Anything else is the
/// sign-in's own failure, and the password is not sent again for it (contract 14, 23).
bool isNoWayIn(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::CodeGrantUnsupported:
    case Failure::Kind::AuthorizationRefused:
    case Failure::Kind::ClientRejected:
    case Failure::Kind::NotPermitted:
    case Failure::Kind::AcceptRefused:
        return true;
    default:
        return false;
    }
}

} // namespace

void Machine::started(const Started &event)
{
    leaveBehind(event.account);
    m_state.account = event.account;
    m_state.refreshGrant = event.refreshGrant;
    m_state.notice.reset();
    m_state.loading = m_state.recordExpected = false;
    for (const store::Account &account : event.unerased) {
        if (account == event.account)
            m_state.erasePending = true;
        else
            m_state.leftBehind.push_back({account});
    }
    eraseLeftovers();
    const bool unknown = event.marker == SessionIndex::Marker::Unknown;
    if (!event.account.isEmpty() && (unknown || event.marker == SessionIndex::Marker::Stored)) {
        load(event.account);
        return;
    }
    m_state.phase = Phase::SignedOut;
    if (unknown) {
        const QString why = u"it is damaged, or cannot be read"_s;
        m_state.notice = Notice{Kind::KeychainTrouble, Failure{.kind = Failure::Kind::ListUnusable, .detail = why}};
    } else if (!event.keptIn.isEmpty() && event.marker == SessionIndex::Marker::None) { // neither read nor missed here
        Failure failure{.kind = Failure::Kind::KeptElsewhere, .detail = u"kept in: "_s + event.keptIn};
        m_state.notice = Notice{.kind = Kind::KeptElsewhere, .failure = std::move(failure), .store = event.keptIn};
    }
}

void Machine::beginSignIn(SignInRequested &event)
{
    m_state.phase = Phase::SigningIn;
    m_state.notice.reset();
    m_state.attempt.emplace();
    m_state.attempt->account = event.account;
    m_state.attempt->grant = event.refreshGrant;
    m_state.attempt->wish = std::move(event.warehouse);
    const bool either = m_traits.signInBy == SignInBy::WhatIsThere;
    m_state.attempt->byCode =
        m_traits.signInBy == SignInBy::Code || (either && event.signInGrant != store::SignInGrant::Password);
    m_state.attempt->mayFallBack = either;
    m_state.attempt->remembered = event.signInGrant;
    if (m_state.attempt->byCode) {
        m_state.attempt->step = Attempt::Step::Authorization;
        emitEffect(RequestAuthorization{event.account, std::move(event.password)});
    } else {
        emitEffect(RequestUserToken{event.account, std::move(event.password)});
    }
}

void Machine::authorizationArrived(AuthorizationArrived &event)
{
    if (!isAwaited(Attempt::Step::Authorization))
        return;
    m_state.attempt->step = Attempt::Step::UserToken;
    emitEffect(RedeemCode{m_state.attempt->account, std::move(event.code)});
}

void Machine::authorizationRefused(AuthorizationRefused &event)
{
    if (!isAwaited(Attempt::Step::Authorization))
        return;
    Attempt &attempt = *m_state.attempt;
    attempt.step = Attempt::Step::UserToken;
    if (!attempt.mayFallBack || !isNoWayIn(event.failure.kind)) {
        userTokenRefused(event.failure);
        return;
    }
    attempt.byCode = false;
    emitEffect(RequestUserToken{attempt.account, std::move(event.password)});
}

void Machine::userTokenArrived(UserTokenArrived &event)
{
    if (!isAwaited(Attempt::Step::UserToken))
        return;
    m_state.network = Network::Online;
    // What has worked is tried first the next time.
    if (m_state.attempt->mayFallBack) {
        const auto grant = m_state.attempt->byCode ? store::SignInGrant::Code : store::SignInGrant::Password;
        // Not again what is known: the verdict has to grow old, so that a shop that gets /authorize is noticed.
        if (grant != m_state.attempt->remembered)
            emitEffect(RememberSignInGrant{m_state.attempt->account.server, grant});
    }
    m_state.attempt->user = pairFrom(std::move(event.answer));
    requestAssignments();
}

void Machine::userTokenRefused(const Failure &failure)
{
    if (!isAwaited(Attempt::Step::UserToken))
        return;
    m_state.network = failure.httpStatus == 0 ? Network::Offline : Network::Online;
    learnFromRefusal(failure.kind);
    leaveAttempt();
    m_state.notice = Notice{Kind::SignInFailed, failure};
}

/// The password is gone by now; the next try goes the other way.
void Machine::learnFromRefusal(Failure::Kind kind)
{
    using store::SignInGrant;
    const Attempt &attempt = *m_state.attempt;
    if (!attempt.mayFallBack)
        return;
    if (attempt.byCode && isNoWayIn(kind)) // at the redemption: /authorize was there
        emitEffect(RememberSignInGrant{attempt.account.server, SignInGrant::Password});
    else if (!attempt.byCode && kind == Failure::Kind::PasswordGrantUnsupported)
        emitEffect(RememberSignInGrant{attempt.account.server, SignInGrant::Unknown});
}

void Machine::warehouseTokenArrived(WarehouseTokenArrived &event)
{
    if (!isAwaited(Attempt::Step::WarehouseToken))
        return;
    if (m_state.attempt->change)
        completeChange(event);
    else
        completeSignIn(event);
}

void Machine::completeSignIn(WarehouseTokenArrived &event)
{
    if (m_state.work != Work::None)
        endRenewal(); // of the session that is being replaced
    Attempt attempt = std::move(*std::exchange(m_state.attempt, {}));
    const SessionTerm term = termFrom(attempt.user->life.issuedAt, m_traits.sessionLength);
    m_state.session = Session{event.sessionId, std::move(*attempt.user), pairFrom(std::move(event.answer)), term};
    m_state.session->warehouse->warehouseName = std::move(attempt.warehouseName);
    if (attempt.account.server != m_state.account.server)
        m_state.trouble.reset(); // of another server
    leaveBehind(attempt.account);
    m_state.account = std::move(attempt.account);
    m_state.refreshGrant = attempt.grant;
    // The shop may have got the grant meanwhile: with each sign-in its refresh token is worth one try (contract 2).
    if (attempt.grant == store::RefreshGrant::Unsupported && !m_state.session->user.refreshToken.isEmpty()) {
        m_state.refreshGrant = store::RefreshGrant::Unknown;
        emitEffect(RememberRefreshGrant{m_state.account.server, m_state.refreshGrant});
    }
    m_state.loading = m_state.recordExpected = m_state.stored = false;
    forgetRefusals();
    m_state.network = Network::Online;
    m_state.notice.reset();
    m_state.phase = Phase::SignedIn;
    m_state.listing = Listing::None;
    save(true, true);
}

void Machine::warehouseTokenRefused(const WarehouseTokenRefused &event)
{
    if (!isAwaited(Attempt::Step::WarehouseToken))
        return;
    if (needsMfaCode(event.failure.kind)) {
        askForCode(event.failure, Attempt::Step::WarehouseToken);
        return;
    }
    // A server may close a kept connection just when the second request is on its way. The password was right and an
    // exchange may be repeated: nobody should have to type again for that.
    if (event.failure.kind == Failure::Kind::ConnectionLost && !std::exchange(m_state.attempt->exchangeRepeated, true))
        emitEffect(RequestWarehouseToken{});
    else
        failAttempt(event.failure);
}

void Machine::leaveAttempt()
{
    const bool sameAccount = m_state.attempt && m_state.attempt->account == m_state.account;
    m_state.attempt.reset();
    m_state.phase = m_state.session ? Phase::SignedIn : m_state.loading ? Phase::Starting : Phase::SignedOut;
    // The keychain may have come back in the meantime; a session that is not saved is told so again, or is saved now.
    const bool unsaved = m_state.session && !m_state.stored;
    if (unsaved || (m_state.phase == Phase::SignedOut && m_state.keychain == Keychain::Ready && sameAccount))
        keychainAgain();
}

void Machine::beginSignOut()
{
    if (m_state.attempt)
        emitEffect(CancelSignIn{});
    if (m_state.account.isEmpty()) {
        leaveAttempt();
        return;
    }
    m_state.attempt.reset();
    eraseStored({});
    m_state.phase = Phase::SigningOut;
    m_state.notice.reset();
}

void Machine::endSession(Notice notice, bool erase)
{
    // A change of the warehouse ends with the session; a sign-in goes on.
    if (m_state.attempt && m_state.attempt->change) {
        emitEffect(CancelSignIn{});
        m_state.attempt.reset();
    }
    if (erase) {
        eraseStored(m_state.session->id);
    } else {
        if (m_state.work != Work::None)
            endRenewal();
        m_state.session.reset();
        m_state.stored = false;
    }
    if (!m_state.attempt)
        m_state.phase = Phase::SignedOut;
    m_state.notice = std::move(notice);
}

void Machine::eraseStored(const QByteArray &ended)
{
    m_state.ended = ended; // before the session goes, whose name it may be
    if (m_state.work != Work::None)
        endRenewal();
    m_state.session.reset();
    m_state.loading = m_state.recordExpected = m_state.stored = false;
    m_state.wanted = m_state.wantedUser = false;
    m_state.erasePending = true;
    if (m_state.ended.isEmpty())
        emitEffect(MarkErasing{m_state.account});
    erase(false); // who leaves need not know the keychain's password; who tries again may be asked
}

} // namespace dockpass::session
