// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/dockpassctl/check.h"
#include "base/clock.h"
#include "glue/apiprobe.h"
#include "glue/httpclient.h"
#include "glue/networkprobe.h"
#include "policy/policy.h"
#include "store/filevault.h"
#include "store/keychainprobe.h"
#include "store/keychainstore.h"

#include <QObject>
#include <QUrl>

namespace dockpass::app {

/// Looks for what keeps people from signing in: the settings files, each step of the way to the server, then the keychain or what is in its place. A check that
/// makes no sense after a failed one is skipped; the keychain is asked in any case. Knows no session: no credentials
/// are asked for, no token is read, nothing is changed anywhere.
class Doctor final : public QObject
{
    Q_OBJECT
public:
    /// `server`: canonical, see glue::serverAddress().
    Doctor(const QUrl &server, const policy::Policy &policy, bool json);

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
    void lookAtFileStore();

    /// The check of the next subject in the order.
    void record(Check::Outcome outcome, const QString &finding, const QString &remedy = {});
    void recordFailure(const Failure &failure);
    void recordTime(const std::optional<glue::ServerTime> &told);
    /// An earlier check failed: skips what is left of the server, and goes on with the keychain.
    void skipToKeychain();
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
    const bool m_needsPassphrase; ///< the file store has no other key
    const QString m_store;        ///< the setting: where sessions are kept
    const QString m_grant;        ///< the setting: which way in this device may take
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
