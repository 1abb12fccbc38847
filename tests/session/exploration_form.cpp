// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/exploration.h"

#include <algorithm>

namespace dockpass::session {

using namespace std::chrono_literals;

namespace {

/// Writes what decides, a number each.
class Form
{
public:
    explicit Form(Instant now) : m_now(now) { m_bytes.reserve(1000); }

    void add(qint64 number) { m_bytes.append(reinterpret_cast<const char *>(&number), sizeof number); }
    void add(const QString &text) { m_bytes += text.toUtf8() + '\0'; }
    template<typename E>
    requires std::is_enum_v<E>
    void add(E value) { add(qint64(value)); }
    void add(const store::Account &account) { add(account.isEmpty() ? -1 : numberOf(account)); }
    void add(const std::optional<Failure> &failure)
    {
        add(failure ? qint64(failure->kind) : -1);
        add(failure ? failure->httpStatus : -1);
    }
    /// A moment that is over decides no more.
    void addUntil(Instant at) { add(std::max(at - m_now, 0ms).count()); }
    void addExactly(Instant at) { add((at - m_now).count()); }

    void add(const TokenPair &pair)
    {
        const bool over = pair.life.expiresAt && *pair.life.expiresAt <= m_now;
        add(pair.life.rejected);
        add(over ? 1 : pair.life.expiresAt ? 2 : 3);
        if (pair.life.expiresAt && !over) {
            addExactly(*pair.life.expiresAt);
            addExactly(pair.life.issuedAt);
        }
        add(!pair.accessToken.isEmpty());
        add(!pair.refreshToken.isEmpty());
        add(pair.refreshSpent);
        add(pair.warehouseName);
    }
    void add(const Session &session)
    {
        add(session.user);
        add(session.warehouse.has_value());
        if (session.warehouse)
            add(*session.warehouse);
        addExactly(session.term.endsAt);
        add(session.term.length.count());
        addUntil(session.term.writtenAt.value_or(m_now - 1h) + 1h);
    }
    void add(const Attempt &attempt)
    {
        add(attempt.step);
        add(attempt.account);
        add(attempt.grant);
        add(attempt.user.has_value());
        if (attempt.user)
            add(*attempt.user);
        add(attempt.remembered);
        for (const bool is : {attempt.byCode, attempt.mayFallBack, attempt.change, attempt.exchangeRepeated,
                              attempt.reloaded, attempt.held, attempt.mfaCode.isEmpty(), attempt.wish.isEmpty()})
            add(is);
        for (const glue::Assignment &choice : attempt.choices) {
            add(choice.id);
            add(choice.active);
        }
        add(attempt.warehouseName);
        add(attempt.activating);
        add(attempt.blocked);
        add(attempt.mfa ? qint64(attempt.mfa->state) : -1);
        add(attempt.mfa && attempt.mfa->type.isEmpty());
    }

    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    Instant m_now;
    QByteArray m_bytes;
};

void addStore(Form &form, const State &state)
{
    form.add(state.keychain);
    for (const bool is : {state.loading, state.recordExpected, state.erasePending, state.stored})
        form.add(is);
    form.add(state.erasePending && !state.ended.isEmpty());
    form.add(state.erases);
    form.add(state.saves);
    form.add(state.listing);
    for (const LeftBehind &left : state.leftBehind) {
        form.add(left.account);
        form.add(left.erases);
        form.add(left.ended.isEmpty());
    }
}

void addRenewal(Form &form, const State &state)
{
    form.add(state.work);
    for (const bool is : {state.reread, state.spentBefore, state.wanted, state.wantedUser})
        form.add(is);
    form.add(state.doubted);
    form.add(state.refreshGrant);
    form.add(state.exchangeRefusal);
    form.add(std::min(state.refreshFailures, 6)); // the pause grows no more
    form.add(std::min(state.exchangeFailures, 6));
    form.addUntil(state.refreshNotBefore);
    form.addUntil(state.exchangeNotBefore);
    form.add(state.trouble.has_value());
    if (state.trouble) {
        form.add(std::min(state.trouble->breaker.failures, 9));
        form.addUntil(state.trouble->breaker.ownPause);
        form.addUntil(state.trouble->breaker.askedPause);
    }
}

void addPicklists(Form &form, const Picklists &lists)
{
    form.add(lists.count ? 1 : 0);
    if (lists.count)
        form.addExactly(lists.countedAt);
    for (const bool is : {lists.told, lists.wanted, lists.asking, lists.refused, lists.of.has_value()})
        form.add(is);
    form.addUntil(lists.notBefore);
}

void addOutside(Form &form, const Outside &outside, const State &state)
{
    form.add(outside.shop);
    for (const int person : {0, 1}) {
        form.add(outside.loads[std::size_t(person)]);
        form.add(outside.erases[std::size_t(person)]);
        form.add(outside.ended[std::size_t(person)]);
    }
    form.add(qint64(outside.saves.size()));
    for (const QByteArray &id : outside.saves)
        form.add(state.session && state.session->id == id);
    form.add(outside.signIn);
    form.add(outside.mfa);
    form.add(outside.renewal);
    form.add(outside.locked);
    form.add(state.session && !outside.sent.isEmpty() && state.session->user.refreshToken.view() == outside.sent);
}

} // namespace

QByteArray canonicalForm(const Position &position)
{
    const State &state = position.state();
    Form form(position.now());
    form.add(position.traits.automatic);
    form.add(state.phase);
    form.add(state.account);
    form.add(state.session.has_value());
    if (state.session)
        form.add(*state.session);
    form.add(state.attempt.has_value());
    if (state.attempt)
        form.add(*state.attempt);
    form.add(state.network);
    form.add(state.notice ? qint64(state.notice->kind) : -1);
    form.add(state.notice ? state.notice->failure : std::nullopt);
    addStore(form, state);
    addRenewal(form, state);
    addPicklists(form, state.picklists);
    addOutside(form, position.outside, state);
    return form.take();
}

} // namespace dockpass::session
