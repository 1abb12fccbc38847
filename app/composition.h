// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "glue/gluebackend.h"
#include "glue/httpclient.h"
#include "policy/policy.h"
#include "session/residuecheck.h"
#include "session/tokenmanager.h"
#include "store/filevault.h"
#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace dockpass::app {

/// The settings of this run: built-in, then the administrator's file, then the user's, then the command line.
/// Each program adds its own command line afterwards.
Result<policy::Policy, policy::Policy::Problem> readPolicy();
/// The same for who looks at what is wrong: as much as can be understood of the files, and all that cannot.
struct SettingsFound
{
    policy::Policy policy;
    QList<policy::Policy::Problem> problems;
};
SettingsFound readSettings();
/// Where the key of `--store file` comes from, by these settings; a passphrase is not among them, and may be given.
store::KeySources keySources(const policy::Policy &policy, Secret passphrase = {});
/// Where this user's file store lies.
store::FileVault::Folders storeFolders();
/// How the network may be used, by these settings.
glue::HttpOptions httpOptions(const policy::Policy &policy);
/// Whose session the window begins with: the current one of this server, else whoever was here last, for the form.
/// Never one that somebody has left behind: people share the device. `server`: as typed or configured; may be empty.
store::Account accountOfWindow(const store::SessionIndex &index, const QString &server);

/// Everything a session needs, built once and taken down in the reverse order.
class Composition
{
public:
    /// `automatic`: the session renews by itself (window) or only when asked (command line). `storePassphrase`: for
    /// `--store file` where there is no other key.
    Composition(const policy::Policy &policy, bool automatic, Secret storePassphrase = {});

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] glue::HttpClient &http() { return m_http; }
    [[nodiscard]] const glue::HttpClient &http() const { return m_http; }
    [[nodiscard]] store::TokenStore &store() { return *m_store; }
    [[nodiscard]] store::SessionIndex &index() { return m_index; }
    [[nodiscard]] const store::SessionIndex &index() const { return m_index; }
    [[nodiscard]] session::TokenManager &session() { return m_session; }
    /// Looks for what is left of an account that has been signed out, in this process and on the device.
    void lookForResidue(const store::Account &account, session::ResidueCheck::Callback callback);
    void forgetResidue() { m_residue.forget(); }

    /// Whose session this is about, for what was named of server and user. Neither: the current one, or at least its
    /// server and user for the sign-in form. One: the current or the only known account that fits.
    [[nodiscard]] store::Account accountFor(const QString &server, const QString &user) const;

    /// Calls `then` once, when nothing is under way any more or after 2 s: a renewal or an order to the keychain
    /// is not cut off, and a keychain that hangs does not keep the program.
    void whenFinished(QObject *context, std::function<void()> then);

    /// Taking it down may wait for something that was given up: the network (see HttpClient::gaveUp()) or the store.
    [[nodiscard]] bool mayLinger() const { return m_http.gaveUp() || !m_store->isIdle(); }

private:
    SystemClock m_clock;
    glue::HttpClient m_http;
    glue::GlueBackend m_backend;
    std::unique_ptr<store::TokenStore> m_store;
    store::SessionIndex m_index;
    session::TokenManager m_session;
    session::ResidueCheck m_residue;
};

} // namespace dockpass::app
