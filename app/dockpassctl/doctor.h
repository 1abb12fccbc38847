// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/dockpassctl/arguments.h"
#include "app/dockpassctl/check.h"
#include "base/clock.h"
#include "glue/apiprobe.h"
#include "glue/httpclient.h"
#include "glue/networkprobe.h"
#include "store/filevault.h"
#include "store/keychainprobe.h"
#include "store/keychainstore.h"

#include <QObject>
#include <QUrl>

namespace dockpass::app {

/// Looks for what keeps people from signing in: the settings files, the list of sessions, each step of the way to the
/// server, then the keychain or what is in its place. A check that makes no sense after a failed one, or without a server,
/// is skipped; the keychain is asked in any case. Needs no credentials, reads no token, and changes nothing: to see
/// whether the list can be written it makes a copy beside it, and takes it away.
class Doctor final : public QObject
{
    Q_OBJECT
public:
    /// `server`: canonical, see glue::serverAddress(); invalid: none is known. `storePassphrase`: for `--store file` where
    /// there is no other key; empty: none was given.
    Doctor(const QUrl &server, const Arguments &arguments, Secret storePassphrase);

    /// Prints each check as soon as it is done, or all of them as JSON in the end.
    void start();
    /// Taking it down may wait for something that did not answer.
    [[nodiscard]] bool mayLinger() const;

Q_SIGNALS:
    /// Once, when everything is out.
    void ended(int exitCode);

private:
    // One step after the other; each records its check.
    void lookAtSettings();
    void lookAtList();
    void nameLookedUp(const Result<glue::NetworkFinding, Failure> &result);
    void connected(const Result<glue::NetworkFinding, Failure> &result);
    void handsShaken(const Result<glue::NetworkFinding, Failure> &result);
    void askEndpoint();
    void endpointAnswered(const Result<glue::EndpointFinding, Failure> &result);
    void askPasswordGrant();
    void askRefreshGrant();
    void askCodeGrant();
    void askWarehouseTokens();
    void grantsAnswered();
    void askKeychain();
    /// It answers: whether it holds what the list of sessions does not name.
    void lookForUnlisted();
    void lookAtFileStore();

    /// The check of the next subject in the order.
    void record(Check::Outcome outcome, const QString &finding, const QString &remedy = {});
    void recordFailure(const Failure &failure);
    void recordTime(const std::optional<glue::ServerTime> &told);
    /// A check of the server failed: skips what is left of it.
    void endWithServer(const Failure &failure);
    /// Skips what is left of the server, and goes on with the keychain.
    void skipToKeychain(const QString &why);
    void add(const Check &check);
    void finish();
    [[nodiscard]] Subject nextSubject() const { return static_cast<Subject>(m_checks.size()); }

    /// What the server would accept.
    struct Offers
    {
        glue::Offer password;
        glue::Offer refresh;
        glue::Offer code;
        glue::Offer warehouse;
    };

    const QUrl m_server;
    const bool m_json;
    store::FileVault m_files;
    const QString m_store; ///< the setting: where sessions are kept
    const QString m_grant; ///< the setting: which way in this device may take
    const QList<policy::Policy::Problem> m_problems;
    const QList<policy::Policy::Remark> m_remarks;
    SystemClock m_clock;
    glue::HttpClient m_http;
    glue::NetworkProbe m_network;
    glue::ApiProbe m_api;
    store::KeychainStore m_keychain; ///< touches nothing until it is asked
    store::KeychainProbe m_keychainProbe;
    Offers m_offers;
    QList<Check> m_checks;
    bool m_written = true; ///< so far, standard output took everything
};

} // namespace dockpass::app
