// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/composition.h"

#include "platform/networkmonitor.h"
#include "platform/paths.h"
#include "store/filestore.h"
#include "store/keychainstore.h"
#include "store/memorystore.h"
#include "ui/translations.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTimer>

#include <utility>

namespace dockpass::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using policy::Layer;
using policy::Policy;
using policy::Setting;
using store::Account;

namespace {

session::Machine::SignInBy signInBy(const Policy &policy)
{
    using enum session::Machine::SignInBy;
    const QString grant = policy.text(Setting::Grant);
    return grant == QLatin1StringView("code") ? Code : grant == QLatin1StringView("password") ? Password : WhatIsThere;
}

std::unique_ptr<store::TokenStore> makeStore(const Policy &policy, Secret passphrase)
{
    const QString store = policy.text(Setting::Store);
    if (store == QLatin1StringView("memory"))
        return std::make_unique<store::MemoryStore>();
    if (store == QLatin1StringView("file"))
        return std::make_unique<store::FileStore>(storeFolders(), keySources(policy, std::move(passphrase)));
    return std::make_unique<store::KeychainStore>();
}

QStringList ownFolders(const store::SessionIndex &index)
{
    return {QFileInfo(index.file()).path(), platform::runtimeFolder()};
}

/// A session may have been kept there by another run, with other settings.
QStringList sealedFiles(const Account &account)
{
    QStringList files;
    for (const store::Entry entry : {store::Entry::UserToken, store::Entry::WarehouseToken})
        files +=
            store::FileVault::filesOf(storeFolders(), store::FileStore::nameOf({account.server, account.user, entry}));
    return files;
}

} // namespace

SettingsFound readSettings()
{
    Policy policy;
    // What is wrong is among the problems.
    static_cast<void>(policy.readFile(platform::systemPolicyFile(), Layer::System));
    static_cast<void>(policy.readFile(platform::userPolicyFile(), Layer::User));
    QList<Policy::Problem> problems = policy.problems();
    if (const QString server = policy.text(Setting::Server);
        !server.isEmpty() && !glue::serverAddress(server).isValid()) {
        const bool system = policy.layerOf(Setting::Server) == Layer::System;
        const QString file = system ? platform::systemPolicyFile() : platform::userPolicyFile();
        // What stands before an '@' may be a password.
        problems.append(
            {Policy::Problem::Kind::Invalid,
             u"%1:%2: server = %3"_s.arg(file).arg(policy.lineOf(Setting::Server)).arg(server.section(u'@', -1)),
             file});
    }
    return {std::move(policy), std::move(problems)};
}

Result<Policy, Policy::Problem> readPolicy()
{
    SettingsFound found = readSettings();
    if (!found.problems.isEmpty())
        return found.problems.takeFirst();
    return std::move(found.policy);
}

store::KeySources keySources(const Policy &policy, Secret passphrase)
{
    store::KeySources sources;
    sources.credentialFolder = platform::credentialFolder();
    sources.keyFile = policy.text(Setting::StoreKeyFile);
    sources.passphrase = std::move(passphrase);
    return sources;
}

store::FileVault::Folders storeFolders()
{
    return {platform::sessionFolder(), platform::generationFolder()};
}

glue::HttpOptions httpOptions(const Policy &policy)
{
    glue::HttpOptions options;
    options.caFile = policy.text(Setting::CaFile);
    options.allowHttpLoopback = policy.flag(Setting::AllowHttpLoopback);
    options.timeout = std::chrono::seconds(policy.number(Setting::Timeout));
    options.language = ui::languageFor(policy.text(Setting::Language));
    options.store = policy.text(Setting::ShopStore);
    options.behindCaptivePortal = platform::behindCaptivePortal;
    return options;
}

Account accountOfWindow(const store::SessionIndex &index, const QString &server)
{
    const QString address = glue::serverAddress(server).toString();
    for (const auto &account : {index.current(), index.lastUsed()}) {
        if (account && (address.isEmpty() || account->server == address))
            return *account;
    }
    return {address, {}};
}

Composition::Composition(const Policy &policy, bool automatic, Secret storePassphrase)
    : m_http(httpOptions(policy), m_clock)
    , m_backend(m_http, {policy.text(Setting::ClientId), policy.text(Setting::RedirectUri)})
    , m_store(makeStore(policy, std::move(storePassphrase)))
    , m_index(store::SessionIndex::defaultFile(), m_store->name())
    , m_session({m_backend, *m_store, m_index, m_clock, platform::lockFolders(), httpOptions(policy).timeout},
                {m_index.deviceJitter(), automatic, signInBy(policy), policy.duration(Setting::SessionLength),
                 QRandomGenerator::system()->generate64()})
    , m_residue({*m_store, m_index, ownFolders(m_index), {QDir::tempPath()}, sealedFiles})
{
}

Account Composition::accountFor(const QString &server, const QString &user) const
{
    const auto fits = [&](const Account &account) {
        return (server.isEmpty() || account.server == server) && (user.isEmpty() || account.user == user);
    };
    if (!server.isEmpty() && !user.isEmpty())
        return {server, user};
    if (const auto current = m_index.current(); current && fits(*current))
        return *current;
    QList<Account> known = m_index.accounts();
    known.removeIf([&](const Account &account) { return !fits(account); });
    if (known.size() == 1 && !(server.isEmpty() && user.isEmpty()))
        return known.first();
    if (const auto last = m_index.lastUsed(); last && fits(*last))
        return *last;
    return {server, user};
}

void Composition::lookForResidue(const Account &account, session::ResidueCheck::Callback callback)
{
    m_http.closeKept();
    m_residue.begin(account, m_session.traces(), std::move(callback));
}

void Composition::whenFinished(QObject *context, std::function<void()> then)
{
    // Whichever comes first; the other finds it done.
    const auto once = [done = std::make_shared<bool>(false), then = std::move(then)] {
        if (!std::exchange(*done, true))
            then();
    };
    QObject::connect(&m_session, &session::TokenManager::idle, context, once);
    QTimer::singleShot(m_session.isIdle() ? 0ms : 2s, context, once);
}

} // namespace dockpass::app
