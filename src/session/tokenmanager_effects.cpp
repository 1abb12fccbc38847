// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/tokenmanager.h"

#include "base/logging.h"
#include "base/overloaded.h"
#include "session/kinds.h"

#include <QRandomGenerator>

namespace dockpass::session {

using glue::TokenAnswer;
using store::Account;
using store::SessionIndex;

namespace {

/// Names nobody else will draw: ties the entries of one sign-in together.
QByteArray newSessionId()
{
    QByteArray id(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(id.begin(), id.end());
    return id;
}

} // namespace

void TokenManager::carryOut(Effect effect)
{
    SessionIndex &index = m_parts.index;
    const bool persistent = m_parts.store.isPersistent();
    const char *const kind = kindOf(effect);
    qCDebug(logging::session) << "effect" << kind;
    std::visit(Overloaded{
                   [this](LoadRecord &e) { load(e.account); },
                   [this](SaveRecord &e) { save(e); },
                   [this](EraseRecord &e) { erase(e); },
                   [this](RequestAuthorization &e) { requestAuthorization(std::move(e)); },
                   [this](RedeemCode &e) { redeemCode(e); },
                   [this](RequestMfaTypes &) { requestMfaTypes(); },
                   [this](TriggerMfa &e) { triggerMfa(e.type); },
                   [this](RequestUserToken &e) { requestUserToken(std::move(e)); },
                   [this](RequestAssignments &) { requestAssignments(); },
                   [this](ActivateAssignment &e) { activateAssignment(e); },
                   [this](RequestWarehouseToken &) { requestWarehouseToken(); },
                   [this](CancelSignIn &) { m_attempt.reset(); },
                   [this](PrepareRenewal &) { prepareRenewal(); },
                   [this](RequestRefresh &) { requestRefresh(); },
                   [this](RequestExchange &) { requestExchange(); },
                   [this](EndRenewal &) { endRenewal(); },
                   [&](MarkStored &e) {
                       if (persistent && e.again) {
                           markAgain();
                       } else if (persistent) {
                           mark();
                           index.setCurrent(e.account);
                       }
                   },
                   [&](RestoreMark &e) {
                       if (persistent && m_before)
                           restoreMark(e.account);
                   },
                   [this](MarkErasing &e) { m_keeper.markErasing(e.account); },
                   [&](Unmark &e) {
                       // Not where another process has signed this account in again meanwhile.
                       if (persistent && index.marker(e.account) == SessionIndex::Marker::Erasing) {
                           index.change(e.account, store::gone());
                           index.clearCurrent(e.account);
                       }
                   },
                   [&](RememberSignInGrant &e) { index.setSignInGrant(e.server, e.grant, m_parts.clock.now().wall); },
                   [&](RememberRefreshGrant &e) { index.setRefreshGrant(e.server, e.grant, m_parts.clock.now().wall); },
                   [this](CountPicklists &) { countPicklists(); },
                   [this](ForgetPicklists &) { m_picklists.reset(); },
               },
               effect);
    qCDebug(logging::session) << "effect" << kind << "done, or on its way";
}

QByteArray TokenManager::heldSession() const
{
    return m_machine.state().session->id;
}

void TokenManager::mark()
{
    const Session &session = *m_machine.state().session;
    SessionIndex &index = m_parts.index;
    if (!m_before || m_before->session != session.id)
        m_before = Marks{session.id, {}, index.current()};
    const auto put = store::aboutToStore(session.id, signInTimeOf(session.term, m_parts.clock.now().boot));
    m_unmarked = !index.change(m_machine.state().account, [&](const store::ListedSession &now) {
        if (now.session != session.id)
            m_before->listed = now;
        return put(now);
    });
}

void TokenManager::markAgain()
{
    const Session &session = *m_machine.state().session;
    m_parts.index.putBack(m_machine.state().account, session.id, signInTimeOf(session.term, m_parts.clock.now().boot));
}

/// Not where another process has put something else down meanwhile.
void TokenManager::restoreMark(const Account &account)
{
    SessionIndex &index = m_parts.index;
    const store::ListedSession now = index.listed(account);
    index.change(account, store::takenBack(heldSession(), m_before->listed));
    if (now.marker != SessionIndex::Marker::Stored || now.session != heldSession())
        return;
    if (m_before->current)
        index.setCurrent(*m_before->current);
    else
        index.clearCurrent(account);
}

void TokenManager::load(const Account &account)
{
    m_load = std::make_unique<QObject>();
    m_keeper.load(account, m_load.get(), [this, account](Result<StoredSession, Failure> result) {
        if (result.ok())
            handle(RecordLoaded{account, std::move(result).value()});
        else
            handle(LoadFailed{account, std::move(result).error()});
    });
}

void TokenManager::save(const SaveRecord &effect)
{
    const State &state = m_machine.state();
    const QByteArray id = state.session->id;
    if (m_unmarked)
        mark();
    else if (m_parts.store.isPersistent() && m_parts.index.isLost())
        markAgain();
    if (m_unmarked) {
        // What nobody knows of is not written: it would lie there for ever.
        handle(SaveFailed{id, {.kind = Failure::Kind::ListUnusable, .detail = QStringLiteral("it cannot be written")}});
        return;
    }
    m_keeper.save(state.account, *state.session, effect, this,
                  [this, id](Result<SessionKeeper::Saved, SessionKeeper::NotSaved> result) {
                      using Saved = SessionKeeper::Saved;
                      if (!result.ok())
                          handle(SaveFailed{id, result.error().failure, result.error().partly});
                      else if (result.value() == Saved::Yes)
                          handle(RecordSaved{id});
                      else
                          handle(SaveObsolete{id, result.value() == Saved::Left, result.value() == Saved::Replaced});
                  });
}

void TokenManager::erase(const EraseRecord &effect)
{
    if (!m_machine.state().loading)
        m_load.reset(); // what has been read of it so far is nobody's business any more
    using Erased = SessionKeeper::Erased;
    m_keeper.erase(
        effect.account, {effect.mayAsk, effect.ended}, this,
        [this, account = effect.account](Result<Erased, Failure> result) {
            if (result.ok())
                handle(RecordErased{account, result.value() == Erased::Untold, result.value() == Erased::Unguarded});
            else
                handle(EraseFailed{account, std::move(result).error()});
        });
}

QObject *TokenManager::attemptContext()
{
    if (!m_attempt)
        m_attempt = std::make_unique<QObject>();
    return m_attempt.get();
}

void TokenManager::requestAuthorization(RequestAuthorization effect)
{
    m_attempt.reset(); // of an attempt before
    const auto password = std::make_shared<Secret>(std::move(effect.password));
    m_parts.backend.authorize(
        QUrl(effect.account.server), effect.account.user, *password, attemptContext(),
        [this, password](Result<glue::AuthorizationCode, Failure> result) {
            if (result.ok())
                handle(AuthorizationArrived{std::move(result).value()});
            else
                handle(session::AuthorizationRefused{std::move(result).error(), std::move(*password)});
        });
}

glue::GlueBackend::TokenCallback TokenManager::userTokenAnswer()
{
    return [this](Result<TokenAnswer, Failure> result) {
        if (result.ok())
            handle(UserTokenArrived{std::move(result).value()});
        else
            handle(UserTokenRefused{std::move(result).error()});
    };
}

void TokenManager::redeemCode(const RedeemCode &effect)
{
    m_parts.backend.redeem(QUrl(effect.account.server), effect.code, attemptContext(), userTokenAnswer());
}

void TokenManager::requestUserToken(RequestUserToken effect)
{
    m_attempt.reset();
    m_parts.backend.requestUserToken(QUrl(effect.account.server), effect.account.user, effect.password,
                                     attemptContext(), userTokenAnswer());
}

glue::GlueBackend::Caller TokenManager::attempted() const
{
    const State &state = m_machine.state();
    const Attempt &attempt = *state.attempt;
    return {QUrl(attempt.account.server), attempt.user ? attempt.user->accessToken : state.session->user.accessToken,
            attempt.mfaCode};
}

void TokenManager::requestAssignments()
{
    const State &state = m_machine.state();
    const auto &user = state.attempt->user ? *state.attempt->user : state.session->user;
    m_parts.backend.requestAssignments(attempted(), user.claims.userUuid, attemptContext(),
                                       [this](Result<QList<glue::Assignment>, Failure> result) {
                                           if (result.ok())
                                               handle(AssignmentsArrived{std::move(result).value()});
                                           else
                                               handle(AssignmentsRefused{std::move(result).error()});
                                       });
}

void TokenManager::activateAssignment(const ActivateAssignment &effect)
{
    m_parts.backend.activateAssignment(attempted(), effect.id, attemptContext(),
                                       [this](Result<glue::Assignment, Failure> result) {
                                           if (result.ok())
                                               handle(AssignmentActivated{std::move(result).value()});
                                           else
                                               handle(ActivationRefused{std::move(result).error()});
                                       });
}

void TokenManager::requestMfaTypes()
{
    m_parts.backend.requestMfaTypes(attempted(), attemptContext(), [this](Result<QStringList, Failure> result) {
        if (result.ok())
            handle(MfaTypesArrived{std::move(result).value()});
        else
            handle(MfaTypesRefused{std::move(result).error()});
    });
}

void TokenManager::triggerMfa(const QString &type)
{
    m_parts.backend.triggerMfa(attempted(), type, attemptContext(), [this](Result<Done, Failure> result) {
        if (result.ok())
            handle(MfaCodeSent{});
        else
            handle(MfaSendRefused{std::move(result).error()});
    });
}

void TokenManager::requestWarehouseToken()
{
    m_parts.backend.requestWarehouseToken(attempted(), attemptContext(), [this](Result<TokenAnswer, Failure> result) {
        if (result.ok())
            handle(WarehouseTokenArrived{std::move(result).value(), newSessionId()});
        else
            handle(WarehouseTokenRefused{std::move(result).error()});
    });
}

void TokenManager::countPicklists()
{
    m_picklists = std::make_unique<QObject>();
    const State &state = m_machine.state();
    m_parts.backend.countPicklists(QUrl(state.account.server), state.session->warehouse->accessToken, m_picklists.get(),
                                   [this](Result<qsizetype, Failure> result) {
                                       if (result.ok())
                                           handle(PicklistsCounted{result.value()});
                                       else
                                           handle(PicklistsRefused{std::move(result).error()});
                                   });
}

} // namespace dockpass::session
