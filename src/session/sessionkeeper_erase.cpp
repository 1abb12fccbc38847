// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/logging.h"
#include "session/sessionkeeper.h"
#include "session/writerule.h"

#include <QFileInfo>
#include <QPointer>

#include <algorithm>

namespace dockpass::session {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using platform::InstanceLock;
using store::Account;
using store::Entry;
using store::SessionIndex;

namespace {

Failure unusable(const QString &why)
{
    return Failure{.kind = Failure::Kind::ListUnusable, .detail = u"it cannot be written; "_s + why};
}

} // namespace

QDateTime SessionKeeper::lastListed() const
{
    return QFileInfo(m_index.file()).lastModified();
}

void SessionKeeper::markErasing(const Account &account)
{
    std::erase_if(m_untold, [&](const Untold &untold) { return untold.account == account; });
    if (m_store.isPersistent() && !m_index.setMarker(account, SessionIndex::Marker::Erasing))
        m_untold.push_back({account, lastListed()});
}

bool SessionKeeper::isTold(const Account &account)
{
    const auto untold = std::ranges::find(m_untold, account, &Untold::account);
    if (untold == m_untold.end())
        return true;
    if (untold->listed != lastListed() || !m_index.setMarker(account, SessionIndex::Marker::Erasing))
        return false;
    m_untold.erase(untold);
    return true;
}

void SessionKeeper::erase(const Account &account, const Erasure &what, QObject *context, EraseDone callback)
{
    for (const Order &order : m_orders) {
        const auto &save = order.entries;
        if (save && save->account == account && (what.ended.isEmpty() || what.ended == save->session))
            save->erased = true;
    }
    if (what.ended.isEmpty())
        return eraseUnderLock(account, what, context, std::move(callback));
    give({nullptr, [=, this, context = QPointer<QObject>(context)] {
              eraseUnderLock(account, what, this, [=, this](Result<Erased, Failure> result) {
                  const QPointer<SessionKeeper> self(this);
                  if (context)
                      callback(std::move(result));
                  if (self)
                      beginNext();
              });
          }});
}

void SessionKeeper::eraseUnderLock(const Account &account, const Erasure &what, QObject *context, EraseDone callback)
{
    InstanceLock &lock = lockOf(account);
    lock.hold(2s, context, [=, this, &lock](InstanceLock::Outcome outcome) {
        // Nobody else writes into a store of this process's own.
        const bool guarded = outcome != InstanceLock::Outcome::Busy || !m_store.isPersistent();
        const auto done = [=, this, &lock](Result<Erased, Failure> result) {
            if (outcome == InstanceLock::Outcome::Held)
                letGo(lock);
            callback(std::move(result));
        };
        if (what.ended.isEmpty())
            eraseSignedOut(account, what.mayAsk, guarded, context, done);
        else
            eraseEnded(account, what, guarded, context, done);
    });
}

void SessionKeeper::eraseEnded(const Account &account, const Erasure &what, bool guarded, QObject *context,
                               EraseDone done)
{
    const bool written = m_store.isPersistent() && m_index.change(account, store::ended(what.ended));
    const store::ListedSession now = listed(account);
    const bool told = written || isSignedOut(now) || !m_store.isPersistent();
    const auto judge = [=, this](const Found &there) {
        const Ruling ruling = mayErase(now, what.ended, there);
        if (ruling.what == Ruling::What::Obstacle)
            done(*ruling.obstacle);
        else if (ruling.what == Ruling::What::Leave)
            done(told ? Erased::Yes : Erased::Untold);
        else
            eraseEntries(account, what.mayAsk, told, guarded, context, done);
    };
    if (isSignedOut(now))
        judge(std::optional<Secret>());
    else if (!guarded) // whoever has the lock may be putting another one there
        done(Erased::Unguarded);
    else
        m_store.load(keyFor(account, Entry::UserToken), context, judge);
}

void SessionKeeper::eraseSignedOut(const Account &account, bool mayAsk, bool guarded, QObject *context, EraseDone done)
{
    const bool told = isTold(account);
    const auto untold = std::ranges::find(m_untold, account, &Untold::account);
    const store::ListedSession now = listed(account);
    if (mayErase(now, told).what == Ruling::What::Leave)
        return done(Erased::Yes);
    if (!told && now.marker == SessionIndex::Marker::Stored && untold->listed != lastListed())
        return done(unusable(u"others have written it"_s));
    eraseEntries(account, mayAsk, told, guarded, context, done);
}

void SessionKeeper::eraseEntries(const Account &account, bool mayAsk, bool told, bool guarded, QObject *context,
                                 EraseDone done)
{
    const auto finish = [=](Result<Done, Failure> erased) {
        if (erased.ok())
            done(!told ? Erased::Untold : guarded ? Erased::Yes : Erased::Unguarded);
        else if (told)
            done(std::move(erased).error());
        else
            done(unusable(nameOf(erased.error().kind) + u": "_s + erased.error().detail));
    };
    // Both at once: a save that is ordered after this comes after both of them. The second one asks nobody: either the
    // first has opened the store, or the person did not want it.
    auto first = std::make_shared<std::optional<Failure>>();
    const auto erase = mayAsk ? &store::TokenStore::erase : &store::TokenStore::eraseSilently;
    (m_store.*erase)(keyFor(account, Entry::WarehouseToken), context, [first](Result<Done, Failure> erased) {
        qCDebug(logging::session) << "entry of the warehouse token" << (erased.ok() ? "is gone" : "is not gone");
        if (!erased.ok())
            *first = std::move(erased).error();
    });
    m_store.eraseSilently(keyFor(account, Entry::UserToken), context, [first, finish](Result<Done, Failure> erased) {
        if (*first)
            finish(std::move(**first));
        else
            finish(std::move(erased));
    });
}

} // namespace dockpass::session
