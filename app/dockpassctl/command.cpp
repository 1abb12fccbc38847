// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/command.h"

#include "app/dockpassctl/failing.h"
#include "app/dockpassctl/output.h"
#include "app/options.h"
#include "store/listrecovery.h"
#include "ui/notices.h"

#include <utility>

namespace dockpass::app {

using session::Notice;
using session::Phase;
using session::TokenManager;
using session::View;
using store::Account;

namespace {

QString nobody()
{
    return OptionText::tr("Nobody is signed in.");
}

/// Nobody is signed in, and that is all.
bool isNobody(const Notice &notice)
{
    return notice.kind == Notice::Kind::SignedOut && !notice.failure;
}

QString cannotWrite()
{
    return OptionText::tr("The result cannot be written to standard output.");
}

} // namespace

Command::Command(const Arguments &arguments, Secret password, Secret storePassphrase)
    : m_arguments(arguments)
    , m_parts(arguments.policy, false, std::move(storePassphrase))
    , m_password(std::move(password))
{
}

void Command::start()
{
    store::recoverList(m_parts.store(), m_parts.index(), this, [this] {
        m_account = m_parts.accountFor(m_arguments.server, m_arguments.user);
        begin();
    });
}

void Command::begin()
{
    if (m_arguments.verb != Verb::Login && endIfElsewhere())
        return;
    if (m_parts.store().isPersistent())
        m_markedBefore = m_parts.index().marker(m_account);
    TokenManager &session = m_parts.session();
    // The stored session is not looked at by a login: it stays as it is until there is a new one.
    const bool login = m_arguments.verb == Verb::Login;
    session.start(login ? Account{m_account.server, {}} : m_account);
    const bool named = m_parts.store().isPersistent() && !m_arguments.server.isEmpty() && !m_arguments.user.isEmpty();
    switch (m_arguments.verb) {
    case Verb::Login:
        watch(&Command::login);
        session.signIn(m_account, std::move(m_password), m_arguments.warehouse);
        break;
    case Verb::Status:
        watch(&Command::status);
        break;
    case Verb::Token:
        token();
        break;
    case Verb::Renew:
        renew();
        break;
    case Verb::Warehouses:
    case Verb::UseWarehouse:
        askForWarehouses();
        break;
    case Verb::Logout:
        if (named && m_markedBefore == store::SessionIndex::Marker::None)
            countUnlisted();
        else
            beginLogout(m_markedBefore != store::SessionIndex::Marker::None);
        break;
    case Verb::Doctor:
        Q_UNREACHABLE(); // see Doctor
    }
}

bool Command::endIfElsewhere()
{
    using Marker = store::SessionIndex::Marker;
    QString kept;
    for (const auto &[store, marker] : m_parts.index().elsewhere(m_account)) {
        if (marker == Marker::Stored)
            kept = store;
    }
    if (kept.isEmpty() || m_parts.index().marker(m_account) != Marker::None)
        return false;
    const QString text =
        OptionText::tr("The session of %1 is kept in another store; use --store %2.").arg(m_account.user, kept);
    const Failure failure{.kind = Failure::Kind::KeptElsewhere, .detail = QStringLiteral("kept in: ") + kept};
    if (m_arguments.json) {
        QJsonObject json;
        if (m_arguments.verb == Verb::Status)
            json = statusJson(m_parts.session().view(), m_parts.store().name());
        json[QStringLiteral("error")] = errorJson(failure, text);
        if (!print(json))
            say(cannotWrite());
    }
    say(failure, text);
    end(ExitKeychain);
    return true;
}

void Command::watch(void (Command::*step)())
{
    const auto look = [this, step] {
        if (!m_ended)
            (this->*step)();
    };
    connect(&m_parts.session(), &TokenManager::viewChanged, this, look);
    connect(&m_parts.session(), &TokenManager::idle, this, look);
    QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

void Command::login()
{
    const View view = m_parts.session().view();
    if (view.phase == Phase::SigningIn || view.phase == Phase::Starting || giveCode(view))
        return;
    if (view.phase == Phase::SignedOut) {
        if (view.notice)
            fail(*view.notice);
        return;
    }
    if (view.notice)
        fail(*view.notice); // signed in, but the session could not be kept
    else if (view.stored) {
        sayElsewhere(m_account);
        succeed(m_parts.store().isPersistent()
                    ? OptionText::tr("Signed in as %1.").arg(view.account.user)
                    : OptionText::tr("Signed in as %1. With --store memory the session has ended with this command.")
                          .arg(view.account.user));
    }
}

void Command::status()
{
    const View view = m_parts.session().view();
    const bool keychainTrouble = view.notice && view.notice->kind == Notice::Kind::KeychainTrouble;
    if ((view.phase == Phase::Starting && !keychainTrouble) || view.erasing)
        return;
    const QString store = m_parts.store().name();
    const bool written =
        m_arguments.json ? print(statusJson(view, store)) : print(statusText(view, store, m_parts.clock().now().wall));
    if (!written)
        failToWrite();
    else if (view.notice)
        endWith(*view.notice);
    else if (view.phase == Phase::SignedIn)
        end(ExitDone);
    else {
        sayWhoElse();
        end(ExitNotSignedIn);
    }
}

void Command::token()
{
    m_parts.session().withToken(m_arguments.kind, this, [this](Result<TokenManager::TokenUse, Notice> result) {
        if (!result.ok()) {
            fail(result.error());
        } else if (!printToken(result.value(), m_arguments.format)) {
            failToWrite();
        } else if (const auto notice = m_parts.session().view().notice;
                   notice && notice->kind == Notice::Kind::NotStored) {
            endWith(*notice); // the token is good, and the next command will not find it
        } else {
            end(ExitDone);
        }
    });
}

void Command::renew()
{
    watch(&Command::codeForRenewal);
    m_parts.session().renew(this, [this](Result<Done, Notice> result) {
        if (result.ok())
            succeed(renewedText(m_parts.session().view()));
        else
            fail(result.error());
    });
}

void Command::askForWarehouses()
{
    // The list wants a user token that lives: a renewal comes first where one is due.
    m_parts.session().withToken(store::Entry::UserToken, this, [this](Result<TokenManager::TokenUse, Notice> result) {
        if (!result.ok()) {
            fail(result.error());
            return;
        }
        m_parts.session().changeWarehouse(m_arguments.warehouse);
        watch(&Command::warehouses);
    });
}

void Command::warehouses()
{
    const View view = m_parts.session().view();
    if ((view.phase == Phase::ChoosingWarehouse && !view.choosing) || giveCode(view))
        return;
    if (view.choosing) {
        const bool written =
            m_arguments.json ? print(warehousesJson(view.warehouses)) : print(warehousesText(view.warehouses));
        if (written)
            end(ExitDone);
        else
            failToWrite();
    } else if (view.notice) {
        fail(*view.notice);
    } else if (view.stored) {
        succeed(OptionText::tr("Working in %1.").arg(view.warehouseName));
    }
}

void Command::succeed(const QString &text)
{
    if (m_ended)
        return;
    // Whoever reads the result may take their time.
    m_parts.http().closeKept();
    scrubStack();
    if (!m_arguments.json)
        say(text);
    else if (!print(statusJson(m_parts.session().view(), m_parts.store().name()))) {
        failToWrite();
        return;
    }
    end(ExitDone);
}

void Command::fail(const Notice &notice)
{
    if (m_ended)
        return; // told once: what is given up for it answers as well
    if (m_arguments.json) {
        QJsonObject error = errorJson(notice);
        if (isNobody(notice)) {
            error = errorJson({notice.kind, Failure{.kind = Failure::Kind::PasswordNeeded}});
            error[QStringLiteral("message")] = nobody();
            error[QStringLiteral("it")] = QJsonValue();
        }
        // The exit code is that of the failure all the same: it is what matters more.
        if (!print(QJsonObject{{QStringLiteral("error"), error}}))
            say(cannotWrite());
    }
    endWith(notice);
}

void Command::endWith(const Notice &notice)
{
    // Nobody is signed in, and nothing ended just now: no need for the long words of a sign-out.
    if (isNobody(notice))
        sayNobody();
    else
        say(notice);
    end(exitCodeFor(notice));
}

void Command::sayNobody() const
{
    say(nobody());
    sayWhoElse();
}

void Command::sayWhoElse() const
{
    using Marker = store::SessionIndex::Marker;
    for (const Account &known : m_parts.index().accounts()) {
        const Marker marker = m_parts.index().marker(known);
        if (known != m_account && marker == Marker::Erasing)
            say(OptionText::tr("%1 at %2 is signed out, but that session is not erased yet. It is as soon as that can "
                               "be done.")
                    .arg(known.user, known.server));
        else if (known != m_account && marker != Marker::None)
            say(OptionText::tr("A session of %1 at %2 is still stored; name both to act on it.")
                    .arg(known.user, known.server));
        sayElsewhere(known);
    }
}

void Command::sayElsewhere(const Account &account) const
{
    using Marker = store::SessionIndex::Marker;
    for (const auto &[store, marker] : m_parts.index().elsewhere(account))
        say((marker == Marker::Erasing
                 ? OptionText::tr(
                     "%1 at %2 is signed out, but a session is not erased yet from another store. The next "
                     "command with --store %3 does it.")
                 : OptionText::tr("A session of %1 at %2 is kept in another store; use --store %3 to act on it."))
                .arg(account.user, account.server, store));
}

void Command::failToWrite()
{
    end(wrongUse(cannotWrite()));
}

void Command::end(int exitCode)
{
    m_ended = true;
    m_parts.whenFinished(this, [this, exitCode] { Q_EMIT ended(exitCode); });
}

} // namespace dockpass::app
